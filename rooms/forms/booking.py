"""Asking for a room. Times are local; verbs get instants."""

from urllib.parse import urlencode

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.models import Organization
from rooms.forms.fields import AT_LEAST_ONE_PERSON, telephone
from rooms.forms.hours import HoursMixin
from rooms.forms.rules import RulesMixin
from rooms.models import Resource
from rooms.prefill import NAMES
from rooms.quota import QuotaLedger
from rooms.rules import BookingRequest
from rooms.wording import fee_in_words, policy_in_words
from tcal.shared.dates import hours_text, human_month
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.shared.periods import day_bounds, local_today

MOST_PIECES = 9_999


class BookingForm(RulesMixin, HoursMixin, SubmissionIdMixin, PortalForm):
    """Asking for a room. ``booking_request`` is what the verb gets."""

    field_order = ["room", "day", "start", "start_season", "end", "end_season", "organization"]

    room = forms.ModelChoiceField(
        Resource.objects.none(),
        label=gettext_lazy("Room"),
        to_field_name="slug",
        empty_label=gettext_lazy("Choose…"),
    )
    organization = forms.ModelChoiceField(Organization.objects.none(), label=gettext_lazy("For"))
    purpose = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=200,
        help_text=gettext_lazy("For example: choir practice, board meeting."),
    )
    title_is_public = forms.BooleanField(
        label=gettext_lazy("Show what it is for in the public calendar"), required=False
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many people"),
        min_value=1,
        max_value=500,
        error_messages=AT_LEAST_ONE_PERSON,
    )
    responsible_person = forms.CharField(
        label=gettext_lazy("Responsible person"),
        max_length=120,
        help_text=gettext_lazy("Takes the room over and hands it back."),
    )
    responsible_phone = forms.CharField(
        label=gettext_lazy("Telephone on that day"),
        max_length=30,
        validators=[telephone],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=gettext_lazy("Seen only by your organisation and the centre's staff."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.equipment = list(Resource.objects.bookable().equipment().in_polish_order())
        self._offer_rooms()
        self._offer_equipment()
        self._offer_organizations(user)
        self.prepare_hours(self.room_in_question)

    @cached_property
    def room_in_question(self) -> Resource | None:
        """The room that was sent or filled in beforehand; None while it is not known."""
        return self._rooms.get(str(self.given("room")))

    def _offer_rooms(self):
        field = self.fields["room"]
        field.queryset = (
            Resource.objects.bookable()
            .with_capacity()
            .select_related("venue")
            .prefetch_related("parts")
            .in_polish_order()
        )
        self._rooms = {room.slug: room for room in field.queryset}
        field.choices = [
            ("", field.empty_label),
            *((slug, str(room)) for slug, room in self._rooms.items()),
        ]
        if room := self.room_in_question:
            field.help_text = _("“%(room)s” is booked: %(policy)s.") % {
                "room": room,
                # It may end with an abbreviation that has its own full stop.
                "policy": policy_in_words(room).rstrip("."),
            }
            if fee := fee_in_words(room):
                field.help_text = f"{field.help_text} {fee}"

    def _offer_equipment(self):
        for thing in self.equipment:
            pieces = _("Pieces in all: %(count)d.") % {"count": thing.quantity}
            self.fields[thing.field_name] = forms.IntegerField(
                label=thing.name,
                min_value=0,
                max_value=MOST_PIECES,
                required=False,
                initial=0,
                help_text=f"{pieces} {fee_in_words(thing)}".strip(),
                error_messages={
                    "min_value": _("Give 0 or more."),
                    "max_value": _("There are not so many. %(pieces)s") % {"pieces": pieces},
                },
            )

    def _offer_organizations(self, user):
        """Offer those that may book the room, or at least some room while none is chosen."""
        field = self.fields["organization"]
        field.queryset = Organization.objects.active().of_member(user).in_polish_order()
        field.error_messages["invalid_choice"] = _("Choose one of your organisations.")
        field.empty_label = None
        own = list(field.queryset)
        rooms = [self.room_in_question] if self.room_in_question else self._rooms.values()
        may = [one for one in own if any(room.is_open_to(one) for room in rooms)]
        # Where none may, all stay: another room can be chosen in the same form.
        field.choices = [(one.pk, str(one)) for one in may or own]
        field.help_text = " ".join(
            [*self._hours_left(may), *self._who_may_not(own, may)] if rooms else []
        )

    def _hours_left(self, organizations) -> list[str]:
        """What is left of the quota in the month of the day, or of today, for each of them."""
        day = self.understood("day") or local_today()
        ledgers = QuotaLedger.load_each(organizations, day_bounds(day))
        limited = [(one, ledgers[one.pk]) for one in organizations if ledgers[one.pk].limit]
        if not limited:
            return []
        month = human_month(day)
        if len(organizations) == 1:
            ((_one, ledger),) = limited
            return [
                _("Left in %(month)s: %(left)s of %(limit)s.")
                % {
                    "month": month,
                    "left": hours_text(ledger.left(day)),
                    "limit": hours_text(ledger.limit),
                }
            ]
        each = ", ".join(f"{one}: {hours_text(ledger.left(day))}" for one, ledger in limited)
        return [_("Left in %(month)s: %(each)s.") % {"month": month, "each": each}]

    def _who_may_not(self, own, may) -> list[str]:
        if self.room_in_question is None or len(may) == len(own):
            return []
        if not may:
            return [_("None of your organisations can book this room. Choose another room above.")]
        names = ", ".join(str(one) for one in own if one not in may)
        return [_("This room can't be booked by: %(names)s.") % {"names": names}]

    @property
    def equipment_fields(self):
        return [self[thing.field_name] for thing in self.equipment]

    @property
    def kept(self) -> dict:
        """What an alternative keeps of what was typed; contact data stay out of addresses."""
        asked = self.booking_request
        kept = {
            "cel": asked.purpose,
            "jawna": "1" if asked.title_is_public else "",
            "organizacja": asked.organization.pk,
        }
        kept |= {thing.field_name: pieces for thing, pieces in asked.equipment.items()}
        return {name: value for name, value in kept.items() if value}

    @property
    def series_query(self) -> str:
        """What is known so far, for the form of a series; contact data stay out of addresses."""
        names = {name: field for name, field in NAMES.items() if not name.endswith("_czas")}
        names |= {thing.field_name: thing.field_name for thing in self.equipment}
        given = {name: self.given(field) for name, field in names.items()}
        return urlencode({name: value for name, value in given.items() if value})

    @cached_property
    def booking_request(self) -> BookingRequest:
        """What was asked for; to be read before a refusal is added, which drops what it names."""
        data = self.cleaned_data
        return BookingRequest(
            organization=data["organization"],
            room=data["room"],
            period=data["period"],
            people=data["people"],
            purpose=data["purpose"],
            responsible_person=data["responsible_person"],
            responsible_phone=data["responsible_phone"],
            title_is_public=data["title_is_public"],
            equipment={
                thing: pieces for thing in self.equipment if (pieces := data.get(thing.field_name))
            },
            rules=self.accepted_rules,
        )


class CancellationForm(PortalForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Not required. The organisation and the staff see it."),
    )
