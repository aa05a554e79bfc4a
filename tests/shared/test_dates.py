from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine
from django.template import engines
from django.utils import translation

from tcal.shared import dates
from tcal.shared.periods import local_datetime

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def a_wednesday_in_november():
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=False):
        yield


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return local_datetime(day, time(hour, minute))


@pytest.mark.parametrize(
    ("day", "pl", "en"),
    [
        (date(2026, 11, 24), "wczoraj, wtorek 24 listopada", "yesterday, Tuesday 24 November"),
        (date(2026, 11, 25), "dziś, środa 25 listopada", "today, Wednesday 25 November"),
        (date(2026, 11, 26), "jutro, czwartek 26 listopada", "tomorrow, Thursday 26 November"),
        (date(2026, 11, 27), "piątek 27 listopada", "Friday 27 November"),
        (date(2026, 5, 3), "niedziela 3 maja", "Sunday 3 May"),
        (date(2027, 1, 1), "piątek 1 stycznia 2027", "Friday 1 January 2027"),
        (date(2019, 6, 26), "środa 26 czerwca 2019", "Wednesday 26 June 2019"),
    ],
)
def test_human_day_reads_as_a_person_would_say_it(day, pl, en):
    with translation.override("pl"):
        assert dates.human_day(day) == pl
    with translation.override("en"):
        assert dates.human_day(day) == en


def test_human_day_of_a_moment_is_warsaws_day():
    with translation.override("pl"):
        late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
        assert dates.human_day(late) == "jutro, czwartek 26 listopada"
        assert dates.human_day(late, today=date(2026, 11, 26)) == "dziś, czwartek 26 listopada"


def test_human_date_has_the_month_in_the_genitive():
    with translation.override("pl"):
        assert dates.human_date(date(2026, 11, 6)) == "6 listopada 2026"
    with translation.override("en"):
        assert dates.human_date(date(2026, 11, 6)) == "6 November 2026"


def test_human_time_range_has_no_leading_zero_and_an_en_dash():
    assert dates.human_time_range(moment(TODAY, 9), moment(TODAY, 15)) == "9:00–15:00"
    assert dates.human_time_range(time(9, 5), time(17, 30)) == "9:05–17:30"
    assert dates.human_time_range(moment(TODAY, 17), None) == "17:00"
    assert dates.human_time_range(moment(TODAY, 20), moment(date(2026, 11, 26), 0)) == "20:00–24:00"


def test_human_time_range_says_which_of_two_equal_hours_is_meant():
    night = date(2026, 10, 25)
    first = local_datetime(night, time(2, 30), fold=0)
    second = local_datetime(night, time(2, 30), fold=1)
    with translation.override("pl"):
        assert dates.human_time_range(first, second) == "2:30 (czas letni)–2:30 (czas zimowy)"
    with translation.override("en"):
        assert dates.human_time_range(first, moment(night, 4)) == "2:30 (summer time)–4:00"


@pytest.mark.parametrize(
    ("starts", "ends", "pl"),
    [
        ((26, 17), (26, 19), "jutro, czwartek 26 listopada, 17:00–19:00"),
        ((26, 20), (27, 0), "jutro, czwartek 26 listopada, 20:00–24:00"),
        (
            (26, 22),
            (27, 6),
            "jutro, czwartek 26 listopada, 22:00 – piątek 27 listopada, 6:00",
        ),
        (
            (27, 12),
            (29, 0),
            "piątek 27 listopada, 12:00 – sobota 28 listopada, 24:00",
        ),
        ((27, 0), (28, 0), "piątek 27 listopada, cały dzień"),
        ((27, 0), (30, 0), "piątek 27 listopada – niedziela 29 listopada"),
    ],
)
def test_human_period_names_the_days_it_touches(starts, ends, pl):
    start, end = (moment(date(2026, 11, day), hour) for day, hour in (starts, ends))
    with translation.override("pl"):
        assert dates.human_period(start, end) == pl.replace(" – ", f" {dates.DASH} ")
        assert dates.human_period(start.astimezone(UTC), end.astimezone(UTC)) == pl


def test_human_period_in_english_and_without_an_end():
    start = moment(date(2026, 11, 26), 17)
    with translation.override("en"):
        assert (
            dates.human_period(start, start + timedelta(hours=2))
            == "tomorrow, Thursday 26 November, 17:00–19:00"
        )
        assert dates.human_period(start, None) == "tomorrow, Thursday 26 November, 17:00"


@pytest.mark.parametrize(
    ("duration", "pl", "en"),
    [
        (timedelta(hours=2), "2 godz.", "2 h"),
        (timedelta(hours=1, minutes=30), "1 godz. 30 min", "1 h 30 min"),
        (timedelta(minutes=45), "45 min", "45 min"),
        (timedelta(0), "0 min", "0 min"),
        (timedelta(days=1), "1 dzień", "1 day"),
        (timedelta(days=5, hours=3), "5 dni 3 godz.", "5 days 3 h"),
        (timedelta(minutes=-30), "−30 min", "−30 min"),
    ],
)
def test_human_duration(duration, pl, en):
    with translation.override("pl"):
        assert dates.human_duration(duration) == pl
    with translation.override("en"):
        assert dates.human_duration(duration) == en


@pytest.mark.parametrize(
    ("hours", "pl", "en"),
    [
        (1, "1 godzina", "1 hour"),
        (2, "2 godziny", "2 hours"),
        (5, "5 godzin", "5 hours"),
        (22, "22 godziny", "22 hours"),
        (112, "112 godzin", "112 hours"),
        (Decimal("1.50"), "1,5 godziny", "1.5 hours"),
        (Decimal("10.00"), "10 godzin", "10 hours"),
        (timedelta(minutes=45), "0,75 godziny", "0.75 hours"),
    ],
)
def test_hours_text_counts_as_the_language_does(hours, pl, en):
    with translation.override("pl"):
        assert dates.hours_text(hours) == pl
    with translation.override("en"):
        assert dates.hours_text(hours) == en


def test_template_filters_say_dates_and_stay_silent_about_none():
    booking = SimpleNamespace(
        starts_at=moment(date(2026, 11, 26), 17), ends_at=moment(date(2026, 11, 26), 19)
    )
    template = engines["django"].from_string(
        "{% load portal %}{{ booking|human_period }}|{{ booking|human_range }}|"
        "{{ booking.starts_at|human_day }}|{{ booking.starts_at|human_date }}|{{ long|human_duration }}"
        "|{{ none|human_day }}{{ none|human_date }}{{ none|human_period }}{{ none|human_range }}"
        "{{ none|human_duration }}"
    )
    with translation.override("en"):
        shown = template.render({"booking": booking, "long": timedelta(hours=2), "none": None})
    assert shown == (
        "tomorrow, Thursday 26 November, 17:00–19:00|17:00–19:00|"
        "tomorrow, Thursday 26 November|26 November 2026|2 h|"
    )
