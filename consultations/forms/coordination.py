"""What the coordinator fills in about a meeting: new times, calling off, tables on the day."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.fields import DeadlineField
from consultations.models import Meeting, MissingModerator, PhoneCall, TableModerator, ThematicTable
from consultations.states import Sector
from rooms.booking_choice import BookingChoiceField
from rooms.models import Booking
from tcal.accounts.models import User
from tcal.shared.fields import LocalDateTimeField
from tcal.shared.forms import PortalForm
from tcal.shared.periods import WARSAW

MOST_PLACES = 200


class BrowserDeadlineField(DeadlineField):
    """The same deadline with the browser's own fields for a date and an hour."""

    def __init__(self, **kwargs):
        widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            time_attrs={"type": "time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )
        super().__init__(widget=widget, **kwargs)
        date, time = self.widget.widgets
        # Each of the two fields has a name of its own for those who can't see which is which.
        date.attrs["aria-label"], time.attrs["aria-label"] = (
            gettext_lazy("day"),
            gettext_lazy("hour"),
        )


class RescheduleForm(PortalForm):
    """When and where the meeting takes place from now on."""

    starts_at = LocalDateTimeField(label=gettext_lazy("Start"))
    ends_at = LocalDateTimeField(label=gettext_lazy("End"))
    booking = BookingChoiceField(
        label=gettext_lazy("Room booked in the centre"),
        queryset=Booking.objects.none(),
        required=False,
        empty_label=gettext_lazy("another place, written below"),
        help_text=gettext_lazy(
            "Confirmed bookings of yours and of the centre are here. The room has to be booked for the whole time."
        ),
        error_messages={"invalid_choice": gettext_lazy("Choose one of the bookings listed.")},
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leave it empty when you have chosen a booked room."),
    )
    room = forms.CharField(label=gettext_lazy("Room"), max_length=120, required=False)
    address = forms.CharField(
        label=gettext_lazy("Address of the place"), max_length=200, required=False
    )
    registration_until = BrowserDeadlineField(label=gettext_lazy("Registration until"))
    topic_proposals_until = BrowserDeadlineField(
        label=gettext_lazy("Topics may be proposed until"), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("One sentence. Those who come read or hear it."),
    )

    def __init__(self, *args, meeting: Meeting, user, **kwargs):
        initial = {name: getattr(meeting, name) for name in self.base_fields if name != "reason"}
        initial |= {"starts_at": _typed(meeting.starts_at), "ends_at": _typed(meeting.ends_at)}
        super().__init__(*args, initial=initial, **kwargs)
        coming = Booking.objects.confirmed().upcoming()
        offered = coming & Booking.objects.visible_to(user)
        offered |= coming.filter(organization__is_operator=True)
        offered |= Booking.objects.filter(pk=meeting.booking_id)
        self.fields["booking"].queryset = offered.select_related("room")

    def clean(self):
        typed = super().clean()
        if typed.get("booking") and typed.get("place"):
            self.add_error("place", _("Choose a booked room or write another place, not both."))
        starts_at, ends_at = typed.get("starts_at"), typed.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("The meeting must end later than it begins."))
        for name in ("registration_until", "topic_proposals_until"):
            if starts_at and typed.get(name) and typed[name] > starts_at:
                self.add_error(
                    name, _("This must be before the meeting begins. Give an earlier moment.")
                )
        return typed


def _typed(moment) -> str:
    """As the browser's field for a moment wants it: on Warsaw's clocks."""
    return moment.astimezone(WARSAW).strftime("%Y-%m-%dT%H:%M")


class CancelMeetingForm(PortalForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=Meeting._meta.get_field("cancel_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stands in the letter, on the call list and on the page."),
        error_messages={
            "required": gettext_lazy("Write why the meeting is called off: people will read it.")
        },
    )


class CallMadeForm(PortalForm):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=PhoneCall._meta.get_field("note").max_length,
        required=False,
    )


class OpenTableForm(PortalForm):
    """One more table, opened on the day."""

    topic = forms.CharField(
        label=gettext_lazy("Topic of the table"),
        max_length=ThematicTable._meta.get_field("topic").max_length,
        error_messages={"required": gettext_lazy("Write the topic.")},
    )
    brief = forms.CharField(
        label=gettext_lazy("What the table talks about"),
        max_length=ThematicTable._meta.get_field("brief").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"), min_value=1, max_value=MOST_PLACES, initial=10
    )


class CapacityForm(PortalForm):
    capacity = forms.IntegerField(label=gettext_lazy("Places"), min_value=1, max_value=MOST_PLACES)


class _SectorForm(PortalForm):
    sector = forms.ChoiceField(
        label=gettext_lazy("For whom"),
        choices=Sector.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two sectors.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=MissingModerator._meta.get_field("reason").max_length,
        help_text=gettext_lazy("For example: fell ill this morning."),
        error_messages={"required": gettext_lazy("Say why: it stays in the record of the table.")},
    )


class MissingModeratorForm(_SectorForm):
    """Why the table works without a moderator of one sector."""


class SubstituteForm(_SectorForm):
    """Who leads the table instead: by the account's address, or only by name."""

    name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=TableModerator._meta.get_field("name").max_length,
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail of their account"),
        required=False,
        help_text=gettext_lazy(
            "With an account they can work at the table in the portal. Without one the name is "
            "enough."
        ),
    )

    field_order = ["sector", "name", "email", "reason"]

    def clean(self):
        typed = super().clean()
        typed["user"] = None
        if email := typed.get("email"):
            typed["user"] = User.objects.filter(email__iexact=email, is_active=True).first()
            if typed["user"] is None:
                self.add_error(
                    "email",
                    _("There is no account with this address. Correct it, or write only the name."),
                )
        elif not typed.get("name") and "email" not in self.errors:
            self.add_error(
                "name",
                _("Write the name of the substitute, or the e-mail address of their account."),
            )
        return typed

    @property
    def for_the_verb(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "email"}
