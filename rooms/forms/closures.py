"""Closing rooms and equipment, and deciding about every booking in the way."""

from datetime import time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.closures import Action, Conflict, Settlement
from rooms.closures.settling import actions_for
from rooms.forms.fields import DateInput, TimeInput, local_instant
from rooms.forms.hours import HoursMixin
from rooms.models import Closure, Resource, Venue
from rooms.prefill import NAMES, address_of
from tcal.shared.decisions import REASON_MAX_LENGTH
from tcal.shared.forms import PortalForm
from tcal.shared.periods import Period, local_today

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
OTHER = "other"
ROOM = "room:"


class ResourceChoices(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, resource):
        return f"{resource} ({resource.get_kind_display()})" if resource.is_equipment else resource


class ClosureForm(PortalForm):
    """What is closed, when and why; ``cleaned_data`` has ``closed`` and ``period`` too."""

    venues = forms.ModelMultipleChoiceField(
        Venue.objects.order_by("pk"),
        label=gettext_lazy("The whole venue"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Every room and desk in it, with all parts of divisible halls."),
    )
    resources = ResourceChoices(
        Resource.objects.order_by("-kind", "name_sort", "name"),
        label=gettext_lazy("Or only"),
        required=False,
        help_text=gettext_lazy("A divisible hall is closed with all its parts."),
    )
    first_day = forms.DateField(label=gettext_lazy("From"), widget=DateInput)
    since = forms.TimeField(
        label=gettext_lazy("hour"),
        widget=TimeInput,
        required=False,
        help_text=gettext_lazy("Empty: from the beginning of the day."),
    )
    last_day = forms.DateField(label=gettext_lazy("Until"), widget=DateInput)
    until = forms.TimeField(
        label=gettext_lazy("hour"),
        widget=TimeInput,
        required=False,
        help_text=gettext_lazy("Empty: until the end of the day."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=Closure._meta.get_field("reason").max_length,
        help_text=gettext_lazy("Everybody reads it in the calendar, for example: painting."),
    )

    def clean(self):
        cleaned = super().clean()
        if {"venues", "resources"} <= cleaned.keys():
            if not cleaned["venues"] and not cleaned["resources"]:
                self.add_error("resources", _("Choose what is closed."))
            else:
                cleaned["closed"] = self._closed(cleaned)
        if {"first_day", "since", "last_day", "until"} <= cleaned.keys():
            self._clean_period(cleaned)
        return cleaned

    def _closed(self, cleaned) -> list[Resource]:
        of_venues = Resource.objects.with_capacity().filter(venue__in=cleaned["venues"])
        return list({one.pk: one for one in [*of_venues, *cleaned["resources"]]}.values())

    def _clean_period(self, cleaned):
        first, last = cleaned["first_day"], cleaned["last_day"]
        if last < first:
            self.add_error("last_day", _("The closure can't end before it starts."))
            return
        if first > local_today() + LONGEST:
            self.add_error("first_day", _("Choose a day within the next twelve months."))
            return
        if last - first > LONGEST:
            self.add_error("last_day", _("Close for a year at most; go on later if need be."))
            return
        starts_at = local_instant(self, "since", first, cleaned["since"] or time.min)
        ends_at = (
            local_instant(self, "until", last, cleaned["until"])
            if cleaned["until"]
            else local_instant(self, "until", last + DAY, time.min)
        )
        if not starts_at or not ends_at:
            return
        now = timezone.now()
        if ends_at <= starts_at:
            self.add_error("until", _("The closure can't end before it starts."))
        elif ends_at <= now:
            self.add_error("last_day", _("This time has passed. Choose a later one."))
        else:
            # What has passed can't be closed any more: a burst pipe closes from this minute on.
            this_minute = now.replace(second=0, microsecond=0)
            cleaned["period"] = Period(max(starts_at, this_minute), ends_at)


class SettlementForm(HoursMixin, PortalForm):
    """What becomes of one booking in the way. Fields of the hours count for "another time" only."""

    field_order = ["what", "room", "day", "start", "start_season", "end", "end_season", "reason"]

    seen = forms.CharField(widget=forms.HiddenInput)
    what = forms.ChoiceField(
        label=gettext_lazy("What becomes of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Decide what becomes of this booking.")},
    )
    room = forms.ModelChoiceField(
        Resource.objects.none(),
        label=gettext_lazy("Room"),
        to_field_name="slug",
        empty_label=None,
    )
    reason = forms.CharField(
        label=gettext_lazy("What the organisation reads"),
        max_length=REASON_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy("Give the reason: the organisation will read it.")
        },
    )

    def __init__(self, data=None, *, conflict: Conflict, places, rooms, reason: str = ""):
        said = address_of(conflict.room, conflict.period)
        super().__init__(
            data,
            prefix=conflict.key,
            initial={NAMES[name]: value for name, value in said.items()}
            | {"reason": reason, "seen": conflict.version},
        )
        self.conflict = conflict
        self._rooms = {room.slug: room for room in rooms}
        self.fields["room"].queryset = Resource.objects.bookable().with_capacity()
        self.fields["room"].choices = [(room.slug, str(room)) for room in rooms]
        self.fields["what"].choices = self._choices(places)
        self.prepare_hours(None)

    def _choices(self, places):
        conflict, actions = self.conflict, actions_for(self.conflict)
        if Action.REFUSE in actions:
            label = (
                _("Withdraw the proposal; the booking stays as it is")
                if conflict.change.is_proposal
                else _("Refuse the change; the booking stays as it is")
            )
            return [(Action.REFUSE.value, label)]
        choices = []
        if Action.WITHOUT in actions:
            things = ", ".join(str(thing) for thing in conflict.resources)
            choices.append(
                (Action.WITHOUT.value, _("Keep it without: %(things)s") % {"things": things})
            )
        if Action.MOVE in actions:
            choices += [
                (
                    f"{ROOM}{room.slug}",
                    _("Move to “%(room)s” at the same time (up to %(people)d people)")
                    % {"room": room, "people": room.capacity},
                )
                for room in places
            ]
            choices.append((OTHER, _("Move to another time or room, chosen below")))
        label = _("Take the offer back") if conflict.is_offer else _("Call it off")
        return [*choices, (Action.CANCEL.value, label)]

    @property
    def may_move(self) -> bool:
        return Action.MOVE in actions_for(self.conflict)

    @property
    def is_other(self) -> bool:
        return self.given("what") == OTHER

    @property
    def room_in_question(self) -> Resource | None:
        return self._rooms.get(str(self.given("room")))

    def clean(self):
        if not self.is_other:
            for name in ["room", "day", "start", "start_season", "end", "end_season"]:
                self._errors.pop(name, None)
            return self.cleaned_data
        return super().clean()

    @property
    def is_of_what_is_shown(self) -> bool:
        """Whether the person decided on the conflict as it is now."""
        return self.given("seen") == self.conflict.version

    def settlement(self) -> Settlement:
        """Return the decision of a valid form."""
        data, conflict = self.cleaned_data, self.conflict
        what = data["what"]
        if what == OTHER:
            return Settlement(conflict, Action.MOVE, data["reason"], data["room"], data["period"])
        if what.startswith(ROOM):
            room = self._rooms[what.removeprefix(ROOM)]
            return Settlement(conflict, Action.MOVE, data["reason"], room, conflict.period)
        return Settlement(conflict, Action(what), data["reason"])

    def add_refusal(self, error) -> None:
        """Rules speak of the fields of "another time"; where those were not used, of the choice."""
        if self.is_other or not hasattr(error, "error_dict"):
            super().add_refusal(error)
        else:
            self.add_error("what", error.messages)
