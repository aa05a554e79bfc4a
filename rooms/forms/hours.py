"""A day and two hours of it, as people write them, turned into a period.

An end not later than the start is on the next day, where the venue is open past midnight. An hour
that comes twice when the clocks go back is asked about, one that they skip is explained.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.forms.fields import DateInput, TimeInput, validate_day_in_reach
from rooms.models import Venue
from rooms.opening import load_opening_calendars
from rooms.seasons import Season
from tcal.shared.dates import human_day, human_time
from tcal.shared.periods import (
    AmbiguousLocalTime,
    NonexistentLocalTime,
    Period,
    day_bounds,
    local_datetime,
)

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hour:
    """An hour of a local day and the instants that it names: one, or none, or two."""

    day: date
    at: time
    season: str = ""

    @cached_property
    def all_readings(self) -> list[datetime]:
        """In UTC: two datetimes of one zone would be compared by their wall clocks."""
        try:
            return [local_datetime(self.day, self.at).astimezone(UTC)]
        except AmbiguousLocalTime as twice:
            return [twice.first.astimezone(UTC), twice.second.astimezone(UTC)]
        except NonexistentLocalTime:
            return []

    @property
    def comes_twice(self) -> bool:
        return len(self.all_readings) == 2

    @property
    def readings(self) -> list[datetime]:
        """What is left of them once the season was chosen."""
        if self.comes_twice and self.season:
            return [self.all_readings[Season(self.season).fold]]
        return self.all_readings


def end_of(start: Hour, at: time, season: str = "") -> Hour:
    """Return the hour at which what starts then ends: on the same day or on the next one."""
    end = Hour(start.day, at, season)
    if end.comes_twice and season:
        return end
    is_later = (
        any(one > min(start.readings) for one in end.readings)
        if end.readings and start.readings
        else at > start.at
    )
    return end if is_later else Hour(start.day + DAY, at, season)


class HoursMixin(forms.Form):
    """Fields of a day and its hours; after cleaning, ``cleaned_data["period"]``.

    The form says which room is meant: ``room_in_question``, None while it is not known.
    """

    day = forms.DateField(
        label=gettext_lazy("Day"), widget=DateInput, validators=[validate_day_in_reach]
    )
    start = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput)
    start_season = forms.ChoiceField(
        label=gettext_lazy("From: which of the two hours?"),
        choices=Season.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    end = forms.TimeField(label=gettext_lazy("Until"), widget=TimeInput)
    end_season = forms.ChoiceField(
        label=gettext_lazy("Until: which of the two hours?"),
        choices=Season.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def given(self, name: str):
        """Return a field's value as it was sent or filled in beforehand."""
        # Not by ``self[name]``, which would fix the field's help text as it is now.
        field = self.fields[name]
        if self.is_bound:
            return field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return self.get_initial_for_field(field, name)

    def understood(self, name: str):
        """Return a field's value, sent or filled in beforehand; None where it makes no sense."""
        try:
            return self.fields[name].clean(self.given(name))
        except forms.ValidationError:
            return None

    @cached_property
    def start_hour(self) -> Hour | None:
        day, at = self.understood("day"), self.understood("start")
        if day is None or at is None:
            return None
        return Hour(day, at, self.understood("start_season") or "")

    @cached_property
    def end_hour(self) -> Hour | None:
        at = self.understood("end")
        if self.start_hour is None or at is None:
            return None
        return end_of(self.start_hour, at, self.understood("end_season") or "")

    @property
    def asks_about_start(self) -> bool:
        return bool(self.start_hour and self.start_hour.comes_twice)

    @property
    def asks_about_end(self) -> bool:
        return bool(self.end_hour and self.end_hour.comes_twice)

    def prepare_hours(self, room) -> None:
        """Say beside the end when it is on the next day; let the pickers follow the policy."""
        if room:
            for name in ("start", "end"):
                self.fields[name].widget.attrs["step"] = room.step_minutes * 60
        if self.end_hour and self.end_hour.day > self.start_hour.day:
            if self._is_open_past_midnight(room):
                self.fields["end"].help_text = _("Ends the next day: %(day)s.") % {
                    "day": human_day(self.end_hour.day)
                }
        elif self.start_hour and self._is_open_past_midnight(room):
            self.fields["end"].help_text = _("An hour not later than the start: the next day.")

    def _is_open_past_midnight(self, room) -> bool:
        """Whether some hours of the venue that begin on the day, or before, last over its end."""
        if room is None or self.start_hour is None:
            return False
        midnight = day_bounds(self.start_hour.day).ends_at
        return any(
            hours.starts_at < midnight <= hours.ends_at for hours in self._opening_hours(room)
        )

    def _opening_hours(self, room) -> list[Period]:
        day = self.start_hour.day
        venue = Venue.objects.filter(pk=room.venue_id)
        calendar = load_opening_calendars(venue, day - DAY, day + DAY)[room.venue_id]
        return calendar.periods_touching(day_bounds(day))

    def clean(self):
        cleaned = super().clean()
        if {"day", "start", "end"} <= cleaned.keys():
            starts_at = self._instant("start", self.start_hour)
            ends_at = self._instant("end", self.end_hour)
            if starts_at and ends_at:
                if self._ends_too_early(starts_at, ends_at):
                    self.add_error("end", _("The end must be later than the start."))
                else:
                    cleaned["period"] = Period(starts_at, ends_at)
        return cleaned

    def _instant(self, name: str, hour: Hour) -> datetime | None:
        if not hour.readings:
            try:
                local_datetime(hour.day, hour.at)
            except NonexistentLocalTime as error:
                self.add_error(name, str(error))
            return None
        if len(hour.readings) == 2:
            self.add_error(
                f"{name}_season",
                _("On %(day)s the clocks go back and %(time)s comes twice. Choose which is meant.")
                % {"day": human_day(hour.day), "time": human_time(hour.at)},
            )
            return None
        return hour.readings[0]

    def _ends_too_early(self, starts_at, ends_at) -> bool:
        """Whether the end, as it was typed, can't be on the next day either."""
        if ends_at <= starts_at:
            return True
        if self.end_hour.day == self.start_hour.day:
            return False
        room = self.room_in_question
        if room is None:
            return False
        # Hours that last into the next day make the end one of the next day; whether it is too
        # late then, the rules say better.
        midnight = day_bounds(self.start_hour.day).ends_at
        return not any(
            hours.contains(starts_at) and (hours.ends_at > midnight or hours.ends_at >= ends_at)
            for hours in self._opening_hours(room)
        )
