"""Forms of the desk: bookings for whoever telephones or stands there, moves, swaps, walk-ins."""

import re

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.models import Organization
from rooms.desk_work import WAIVABLE
from rooms.forms.booking import BookingForm
from rooms.forms.changes import MoveForm
from rooms.forms.fields import AT_LEAST_ONE_PERSON
from rooms.models import Booking
from rooms.states import BookingStatus, Channel
from tcal.shared.dates import human_time_range
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.shared.periods import day_bounds

MOST_SUGGESTED = 5
NUMBERED = re.compile(r"\(nr (\d{1,9})\)$")


class SearchInput(forms.TextInput):
    """A text field that suggests as one types; without JavaScript too."""

    template_name = "rooms/widgets/search_input.html"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.suggestions = []

    def get_context(self, name, value, attrs):
        attrs = {**(attrs or {}), "list": f"{name}_suggestions", "autocomplete": "off"}
        context = super().get_context(name, value, attrs)
        context["suggestions"] = self.suggestions
        return context


class OrganizationField(forms.CharField):
    """An active organisation by its name, a part of it, or its number in the portal."""

    widget = SearchInput

    def __init__(self, **kwargs):
        super().__init__(**{"max_length": 250, **kwargs})

    def suggest(self) -> None:
        """Read the names; to be called when a form is made."""
        self.widget.suggestions = list(self._by_label)

    @cached_property
    def _by_label(self) -> dict[str, Organization]:
        known = {}
        for one in Organization.objects.active().in_polish_order():
            label = f"{one} (nr {one.pk})" if str(one) in known else str(one)
            known[label] = one
        return known

    def prepare_value(self, value):
        """Numbers come from addresses; people read names."""
        if str(value).isascii() and str(value).isdigit():
            named = {one.pk: label for label, one in self._by_label.items()}
            return named.get(int(value), "")
        return value

    def clean(self, value) -> Organization | None:
        text = " ".join(str(super().clean(value) or "").split())
        if not text:
            return None
        return self._by_label.get(text) or self._looked_for(text)

    def _looked_for(self, text: str) -> Organization:
        wanted = text.casefold()
        same = [one for one in self._by_label.values() if str(one).casefold() == wanted]
        if number := NUMBERED.search(text) or (text.isascii() and re.fullmatch(r"(\d{1,9})", text)):
            same = [one for one in self._by_label.values() if one.pk == int(number.group(1))]
        found = (
            same
            or [one for one in self._by_label.values() if wanted in str(one).casefold()]
            or list(Organization.objects.active().search(text)[: MOST_SUGGESTED + 1])
        )
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(
                _("No active organisation has this name. Enter it in the registry first."),
                code="unknown",
            )
        names = ", ".join(f"“{one}”" for one in found[:MOST_SUGGESTED])
        raise forms.ValidationError(
            _("Several organisations fit: %(names)s. Write the whole name of one."),
            code="several",
            params={"names": names},
        )


class WaivingMixin(forms.Form):
    """Rules that staff may set aside are shown as warnings, each with a box to tick.

    A tick counts for what it was shown for: with another room, time or organisation the warnings
    are shown anew.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.warnings = []

    @property
    def subject(self) -> str:
        """What the ticks are about."""
        cleaned = self.cleaned_data
        period = cleaned["period"]
        about = [cleaned["room"].pk, int(period.starts_at.timestamp())]
        about += [int(period.ends_at.timestamp()), getattr(cleaned.get("organization"), "pk", "")]
        return "-".join(map(str, about))

    @property
    def waived(self) -> frozenset[str]:
        """The codes that were ticked."""
        ticked = (value.partition(":") for value in self.data.getlist("waive"))
        return frozenset(
            code for code, _colon, subject in ticked if code in WAIVABLE and subject == self.subject
        )

    def add_refusal(self, error) -> None:
        """Errors that staff may waive become warnings; the others stand beside their fields."""
        subject, waived = self.subject, self.waived
        by_field = getattr(error, "error_dict", None)
        if by_field is None:
            super().add_refusal(error)
            return
        for field, errors in by_field.items():
            for one in errors:
                if one.code in WAIVABLE:
                    self.warnings.append(
                        {
                            "value": f"{one.code}:{subject}",
                            "message": one.messages[0],
                            "is_ticked": one.code in waived,
                        }
                    )
                else:
                    self.add_error(field if field in self.fields else None, one)
        if self.warnings:
            self.add_error(
                None, _("Look at what is unusual about this booking, and say whether to go on.")
            )


class EntryForm(WaivingMixin, BookingForm):
    """A booking for any active organisation."""

    organization = OrganizationField(
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("Type a part of the name."),
        error_messages={"required": gettext_lazy("Write which organisation books.")},
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How it came"),
        choices=[
            (one.value, one.label)
            for one in (Channel.PHONE, Channel.DESK, Channel.EMAIL, Channel.PAPER)
        ],
        initial=Channel.PHONE.value,
        widget=forms.RadioSelect,
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("E-mail for the confirmation"),
        required=False,
        help_text=gettext_lazy("Without it the letter goes to the organisation's managers."),
    )

    def _offer_organizations(self, user):
        self.fields["organization"].suggest()

    def _ask_for_rules(self) -> None:
        super()._ask_for_rules()
        if self.rules:
            field = self.fields["rules_accepted"]
            field.required = False
            field.label = _("They know and accept the rules of the rooms (%(version)s)") % {
                "version": self.rules
            }


class MoveAtOnceForm(WaivingMixin, MoveForm):
    """Any room and time for a booking, at once."""

    message = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Not required. The organisation reads it in the letter."),
    )

    def _offer_rooms(self, booking):
        super()._offer_rooms(booking)
        # Staff may give a room to an organisation of a kind that can't book it by itself.
        self._rooms = {room.slug: room for room in self.fields["room"].queryset}
        self.fields["room"].choices = [(slug, str(room)) for slug, room in self._rooms.items()]


class WalkInForm(PortalForm):
    """How many people are at the door, and for how long. Sent by GET."""

    osob = forms.IntegerField(
        label=gettext_lazy("How many people"),
        min_value=1,
        max_value=500,
        initial=2,
        error_messages=AT_LEAST_ONE_PERSON,
    )
    minut = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        coerce=int,
        initial=60,
        choices=[
            (30, gettext_lazy("half an hour")),
            (60, gettext_lazy("an hour")),
            (90, gettext_lazy("an hour and a half")),
            (120, gettext_lazy("two hours")),
            (180, gettext_lazy("three hours")),
            (240, gettext_lazy("four hours")),
        ],
    )


class SwapChoiceForm(PortalForm):
    """Two confirmed bookings of a day that have not begun. Sent by GET."""

    pierwsza = forms.ModelChoiceField(
        Booking.objects.none(),
        label=gettext_lazy("First booking"),
        empty_label=gettext_lazy("Choose…"),
    )
    druga = forms.ModelChoiceField(
        Booking.objects.none(),
        label=gettext_lazy("Second booking"),
        empty_label=gettext_lazy("Choose…"),
    )

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        bounds = day_bounds(day)
        offered = (
            Booking.objects.upcoming()
            .filter(
                status=BookingStatus.CONFIRMED,
                starts_at__lt=bounds.ends_at,
                ends_at__gt=bounds.starts_at,
            )
            .select_related("room", "organization")
        )
        choices = [("", _("Choose…")), *((one.pk, label_of(one)) for one in offered)]
        for name in ("pierwsza", "druga"):
            field = self.fields[name]
            field.queryset = Booking.objects.select_related("room", "organization")
            field.choices = choices
            field.error_messages["invalid_choice"] = _("Choose one of the bookings of this day.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("pierwsza") and cleaned.get("pierwsza") == cleaned.get("druga"):
            self.add_error("druga", _("Choose two different bookings."))
        return cleaned


class SwapForm(SubmissionIdMixin, PortalForm):
    """Go on with the swap, and say why; warnings are ticked by code."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Not required. Both organisations read it in the letter."),
    )

    @property
    def waived(self) -> frozenset[str]:
        return WAIVABLE & frozenset(self.data.getlist("waive"))


def label_of(booking) -> str:
    hours = human_time_range(booking.starts_at, booking.ends_at)
    return f"{hours}, {booking.room}: {booking.organization} ({booking.reference})"
