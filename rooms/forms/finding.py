"""Looking for a room: the one form above the results."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.finding import Wish
from rooms.forms.fields import (
    AT_LEAST_ONE_PERSON,
    DateInput,
    TimeInput,
    local_instant,
    validate_day_in_reach,
)
from rooms.models import Resource
from rooms.opening import next_open_hour
from tcal.shared.dates import human_duration, human_time
from tcal.shared.forms import PortalForm
from tcal.shared.periods import WARSAW, Period

DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480]
MOST_DAYS = 5
FURTHER_DAYS = MOST_DAYS - 1

FOLLOWING, WEEKLY = "kolejne", "co-tydzien"
STEPS = {FOLLOWING: timedelta(days=1), WEEKLY: timedelta(days=7)}
# People come to a desk one by one.
DEFAULT_PEOPLE = {Resource.Kind.DESK: "1"}


class DatesInput(forms.Widget):
    """Several inputs of one name; the template draws them."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data


class DatesField(forms.Field):
    """Up to four more days; those left empty don't count."""

    widget = DatesInput

    def to_python(self, value) -> list[date]:
        given = [text for text in value or [] if text.strip()]
        return [forms.DateField().clean(text) for text in given]

    def validate(self, value):
        for day in value:
            validate_day_in_reach(day)


class RoomSearchForm(PortalForm):
    """Everything has a sensible default. ``cleaned_data["wishes"]`` is one wish for each day."""

    dzien = forms.DateField(
        label=gettext_lazy("Day"), widget=DateInput, validators=[validate_day_in_reach]
    )
    od = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput)
    minut = forms.TypedChoiceField(label=gettext_lazy("For how long"), coerce=int)
    osob = forms.IntegerField(
        label=gettext_lazy("People"),
        min_value=1,
        max_value=500,
        error_messages=AT_LEAST_ONE_PERSON,
    )
    rodzaj = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    potrzeby = forms.MultipleChoiceField(
        label=gettext_lazy("Needed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    oraz = forms.ChoiceField(label=gettext_lazy("Repeat it"), required=False)
    takze = DatesField(label=gettext_lazy("Or choose more days"), required=False)

    def __init__(self, data, *, features, calendars, **kwargs):
        """``features`` are offered as needs; ``calendars`` say what to begin with."""
        filled = QueryDict(mutable=True) if data is None else data.copy()
        for name, value in default_search(calendars, filled.get("rodzaj")).items():
            if not filled.get(name):
                filled[name] = value
        super().__init__(filled, **kwargs)
        self.fields["minut"].choices = [
            (minutes, human_duration(timedelta(minutes=minutes))) for minutes in DURATIONS
        ]
        self.fields["rodzaj"].choices = [
            ("", _("any room or desk")),
            (Resource.Kind.ROOM, _("a room")),
            (Resource.Kind.DESK, _("a desk or workstation")),
        ]
        self.fields["oraz"].choices = [
            ("", _("only the days chosen")),
            (FOLLOWING, _("also on the four following days")),
            (WEEKLY, _("also on the same weekday of four weeks")),
        ]
        self.fields["potrzeby"].choices = [(one.code, str(one)) for one in features]

    @property
    def further_days(self) -> list[str]:
        """What stands in the four inputs of more days."""
        given = [text for text in self.data.getlist("takze") if text.strip()][:FURTHER_DAYS]
        return given + [""] * (FURTHER_DAYS - len(given))

    @property
    def asks_for_more_days(self) -> bool:
        return bool(self.data.get("oraz") or any(self.further_days) or self.errors.get("takze"))

    @property
    def needs_in_words(self) -> list[str]:
        chosen = self.cleaned_data.get("potrzeby", [])
        return [label for code, label in self.fields["potrzeby"].choices if code in chosen]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            days = self._days(cleaned)
        except ValidationError as error:
            self.add_error("takze", error)
            return cleaned
        periods = [self._period(day, cleaned) for day in days]
        if not self.errors:
            cleaned["wishes"] = [
                Wish(
                    period=period,
                    people=cleaned["osob"],
                    needs=frozenset(cleaned["potrzeby"]),
                    kind=cleaned["rodzaj"],
                )
                for period in periods
            ]
        return cleaned

    def _days(self, cleaned) -> list[date]:
        days = {cleaned["dzien"], *cleaned["takze"]}
        if step := STEPS.get(cleaned["oraz"]):
            further = [cleaned["dzien"] + number * step for number in range(1, MOST_DAYS)]
            for day in further:
                validate_day_in_reach(day)
            days |= set(further)
        if len(days) > MOST_DAYS:
            raise ValidationError(_("Choose at most five days in all."))
        return sorted(days)

    def _period(self, day: date, cleaned) -> Period | None:
        starts_at = local_instant(self, "od", day, cleaned["od"])
        if starts_at is None:
            return None
        if starts_at < timezone.now() and "od" not in self.errors:
            self.add_error(
                "od",
                _("It is %(now)s now: choose a later hour or another day.")
                % {"now": human_time(timezone.now())},
            )
        return Period(starts_at, starts_at + timedelta(minutes=cleaned["minut"]))


def default_search(calendars=None, kind: str | None = "") -> dict[str, str]:
    """What a visitor who has not asked anything yet most likely looks for."""
    start = next_open_hour(calendars).astimezone(WARSAW)
    return {
        "dzien": f"{start:%Y-%m-%d}",
        "od": f"{start:%H:%M}",
        "minut": "120",
        "osob": DEFAULT_PEOPLE.get(kind, "10"),
    }
