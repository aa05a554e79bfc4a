"""Which days a series has, whatever was asked for."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms.models import Frequency
from rooms.series import MOST_DAYS, Choice, Recurrence
from rooms.series.recurrence import LAST, week_of_month
from tcal.shared.periods import WARSAW, AmbiguousLocalTime, NonexistentLocalTime, Period

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
FREQUENCIES = st.sampled_from(Frequency)


def recurrence(frequency=Frequency.WEEKLY, first_day=date(2026, 11, 26), **fields):
    return Recurrence(
        frequency, first_day, **{"starts_at": time(17), "ends_at": time(19), "count": 5, **fields}
    )


@given(FREQUENCIES, DAYS, st.integers(1, 200))
def test_days_begin_with_the_first_and_are_as_many_as_asked(frequency, first_day, count):
    days = recurrence(frequency, first_day, count=count).days

    assert days[0] == first_day
    assert len(days) == min(count, MOST_DAYS)
    assert days == sorted(set(days))
    assert {day.weekday() for day in days} == {first_day.weekday()}


@given(FREQUENCIES, DAYS, st.integers(0, 800))
def test_no_day_is_after_the_last_one_and_none_before_it_is_missing(frequency, first_day, ahead):
    until = first_day + timedelta(days=ahead)
    asked = recurrence(frequency, first_day, until=until, count=None)

    days = asked.days

    assert days[-1] <= until
    longer = recurrence(frequency, first_day, count=MOST_DAYS).days
    assert days == [day for day in longer if day <= until]


@given(DAYS, st.integers(1, 53), st.sampled_from([Frequency.WEEKLY, Frequency.FORTNIGHTLY]))
def test_weeks_between_days_are_as_asked(first_day, count, frequency):
    days = recurrence(frequency, first_day, count=count).days

    weeks = 1 if frequency == Frequency.WEEKLY else 2
    assert all(later - earlier == timedelta(weeks=weeks) for earlier, later in pairwise(days))


@given(DAYS, st.integers(2, 53))
def test_monthly_days_come_once_a_month_in_the_same_week_of_it(first_day, count):
    days = recurrence(Frequency.MONTHLY, first_day, count=count).days

    months = [day.year * 12 + day.month for day in days]
    assert months == list(range(months[0], months[0] + count))
    number = week_of_month(first_day)
    for day in days:
        if number == LAST:
            assert (day + timedelta(days=7)).month != day.month
        else:
            assert week_of_month(day) == number


def test_first_saturdays():
    assert recurrence(Frequency.MONTHLY, date(2026, 12, 5), count=4).days == [
        date(2026, 12, 5),
        date(2027, 1, 2),
        date(2027, 2, 6),
        date(2027, 3, 6),
    ]


def test_fifth_saturday_means_the_last_of_each_month():
    assert recurrence(Frequency.MONTHLY, date(2026, 10, 31), count=4).days == [
        date(2026, 10, 31),
        date(2026, 11, 28),
        date(2026, 12, 26),
        date(2027, 1, 30),
    ]


def test_days_end_with_the_calendar():
    assert len(recurrence(Frequency.MONTHLY, date(9999, 11, 26), count=12).days) == 2
    assert len(recurrence(Frequency.WEEKLY, date(9999, 12, 20), count=12).days) == 2


@given(DAYS.filter(lambda day: day.month not in (3, 10)), st.times(), st.times())
def test_local_hours_stay_whatever_the_day(first_day, starts_at, ends_at):
    starts_at, ends_at = starts_at.replace(fold=0), ends_at.replace(fold=0)
    asked = recurrence(Frequency.WEEKLY, first_day, starts_at=starts_at, ends_at=ends_at, count=3)
    for day in asked.days:
        try:
            period = asked.period_on(day)
        except (AmbiguousLocalTime, NonexistentLocalTime):
            continue
        first, last = period.starts_at.astimezone(WARSAW), period.ends_at.astimezone(WARSAW)
        assert (first.date(), first.time()) == (day, starts_at)
        assert last.time().replace(fold=0) == ends_at
        assert (last.date() - day).days == (1 if ends_at <= starts_at else 0)


@pytest.mark.parametrize(
    ("first_day", "offsets"),
    [(date(2026, 10, 22), [2, 1]), (date(2027, 3, 25), [1, 2])],
)
def test_hour_stays_through_the_clock_change(first_day, offsets):
    asked = recurrence(first_day=first_day, count=2)

    starts = [asked.period_on(day).starts_at.astimezone(WARSAW) for day in asked.days]

    assert [start.hour for start in starts] == [17, 17]
    assert [start.utcoffset() for start in starts] == [timedelta(hours=one) for one in offsets]


@pytest.mark.parametrize(
    ("day", "error"),
    [(date(2026, 10, 25), AmbiguousLocalTime), (date(2027, 3, 28), NonexistentLocalTime)],
)
def test_hour_that_the_clocks_skip_or_repeat_is_not_guessed(day, error):
    asked = recurrence(first_day=day, starts_at=time(2, 30), ends_at=time(5))

    with pytest.raises(error):
        asked.period_on(day)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice(skip=True),
        Choice(room=7),
        Choice(without=frozenset({12, 3})),
        Choice(
            room=7,
            period=Recurrence(
                Frequency.WEEKLY, date(2026, 11, 26), time(17), time(19), count=1
            ).period_on(date(2026, 11, 26)),
            without=frozenset({3}),
        ),
    ],
)
def test_choice_is_read_as_it_was_written(choice):
    assert Choice.parse(choice.code) == choice


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "room",
        "room-x",
        "at-1-2",
        "at-20261126T1800Z-20261126T1600Z",
        "without",
        "room-1-2",
        "x/",
    ],
)
def test_nonsense_is_no_choice(nonsense):
    with pytest.raises(ValueError):  # noqa: PT011
        Choice.parse(nonsense)


@given(st.text(max_size=30))
def test_any_text_is_a_choice_or_refused(text):
    try:
        choice = Choice.parse(text)
    except ValueError:
        return
    assert isinstance(choice.period, Period | None)
