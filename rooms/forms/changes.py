"""Moving a booking, proposing another room or time, refusing a change."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rooms.forms.fields import validate_day_in_reach
from rooms.forms.hours import HoursMixin
from rooms.models import BookingChange, Resource
from rooms.prefill import NAMES, address_of
from tcal.shared.decisions import REASON_MAX_LENGTH
from tcal.shared.forms import PortalForm, SubmissionIdMixin

WHERE_AND_WHEN = ("room", "day", "start", "start_season", "end", "end_season")


def with_choice(data, choice: str):
    """Return what was sent, with the room and the time of the button that was pressed."""
    if not choice:
        return data
    said = QueryDict(choice)
    changed = data.copy()
    for name, field in NAMES.items():
        if field in WHERE_AND_WHEN:
            changed[field] = said.get(name, "")
    return changed


class MoveForm(HoursMixin, SubmissionIdMixin, PortalForm):
    """Another room or time for a booking; filled in with what it has now."""

    field_order = [*WHERE_AND_WHEN, "message"]

    room = forms.ModelChoiceField(
        Resource.objects.none(), label=_("Room"), to_field_name="slug", empty_label=None
    )
    message = forms.CharField(
        label=_("Message to the staff"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example why it has to be this time."),
    )

    def __init__(self, data=None, *args, booking, given=None, **kwargs):
        if data is not None:
            data = with_choice(data, data.get("choice", ""))
        said = address_of(booking.room, booking.period)
        said |= {name: given[name] for name in said if given and given.get(name)}
        super().__init__(
            data, *args, initial={NAMES[name]: value for name, value in said.items()}, **kwargs
        )
        self._offer_rooms(booking)
        if booking.has_begun:
            # Its day may be yesterday; that only the end can still change is judged by the verb.
            self.fields["day"].validators.remove(validate_day_in_reach)
        self.prepare_hours(self.room_in_question)

    def _offer_rooms(self, booking):
        field = self.fields["room"]
        bookable = Resource.objects.bookable().with_capacity()
        field.queryset = (
            (bookable | Resource.objects.filter(pk=booking.room_id))
            .select_related("venue")
            .prefetch_related("parts")
            .in_polish_order()
        )
        self._rooms = {
            room.slug: room
            for room in field.queryset
            if room.is_open_to(booking.organization) or room == booking.room
        }
        field.choices = [(slug, str(room)) for slug, room in self._rooms.items()]

    @property
    def room_in_question(self) -> Resource | None:
        return self._rooms.get(str(self.given("room")))


class ProposalForm(MoveForm):
    message = forms.CharField(
        label=_("Message to the organisation"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why, and why this would suit. It comes in the letter with the proposal."),
        error_messages={"required": _("Write why: the organisation will read it in the letter.")},
    )


class RefusalForm(PortalForm):
    """Staff give a reason; the organisation may."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=REASON_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, change: BookingChange, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.required = not change.is_proposal
        if change.is_proposal:
            field.help_text = _("Not required. The staff read it.")
        else:
            field.help_text = _("The organisation will read it in the letter.")
            field.error_messages["required"] = _("Give the reason: the organisation will read it.")
