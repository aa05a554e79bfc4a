from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tcal.shared.periods import (
    WARSAW,
    AmbiguousLocalTime,
    NonexistentLocalTime,
    Period,
    day_bounds,
    local_datetime,
    local_today,
    merged,
    subtracted,
)

AUTUMN_NIGHT = date(2026, 10, 25)
SPRING_NIGHT = date(2026, 3, 29)


def period(start: float, end: float) -> Period:
    """Hours of one ordinary day."""
    midnight = datetime(2026, 11, 26, tzinfo=UTC)
    return Period(midnight + timedelta(hours=start), midnight + timedelta(hours=end))


def test_local_today_is_warsaws_date():
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        assert local_today() == date(2026, 11, 23)
    with time_machine.travel(datetime(2026, 7, 1, 21, 59, tzinfo=UTC), tick=False):
        assert local_today() == date(2026, 7, 1)


def test_local_datetime_of_an_ordinary_time_is_in_warsaw():
    moment = local_datetime(date(2026, 11, 26), time(17))
    assert moment.tzinfo is WARSAW
    assert moment.astimezone(UTC) == datetime(2026, 11, 26, 16, tzinfo=UTC)


def test_local_datetime_of_the_hour_that_comes_twice_is_not_guessed():
    with pytest.raises(AmbiguousLocalTime) as raised:
        local_datetime(AUTUMN_NIGHT, time(2, 30))
    first, second = raised.value.first, raised.value.second
    assert first.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert second.astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert local_datetime(AUTUMN_NIGHT, time(2, 30), fold=0).utcoffset() == timedelta(hours=2)
    assert local_datetime(AUTUMN_NIGHT, time(2, 30), fold=1).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("at", [time(1, 59), time(3), time(3, 1)])
def test_local_datetime_beside_the_repeated_hour_is_plain(at):
    assert local_datetime(AUTUMN_NIGHT, at).time() == at


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_local_datetime_of_a_skipped_time_offers_the_first_valid_one(fold):
    with pytest.raises(NonexistentLocalTime) as raised:
        local_datetime(SPRING_NIGHT, time(2, 15), fold=fold)
    first_valid = raised.value.first_valid
    assert first_valid.astimezone(UTC) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert first_valid.time() == time(3)


def test_local_datetime_beside_the_skipped_hour_is_plain():
    assert local_datetime(SPRING_NIGHT, time(1, 59)).utcoffset() == timedelta(hours=1)
    assert local_datetime(SPRING_NIGHT, time(3)).utcoffset() == timedelta(hours=2)


def test_local_datetime_refuses_a_time_with_a_zone():
    with pytest.raises(ValueError, match="no time zone"):
        local_datetime(SPRING_NIGHT, time(12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "day", "at", "sentence"),
    [
        (
            "en",
            AUTUMN_NIGHT,
            time(2, 30),
            (
                "On 25 October 2026 the clocks go back and 2:30 comes twice. "
                "Choose a time before 2:00 or from 3:00."
            ),
        ),
        (
            "pl",
            AUTUMN_NIGHT,
            time(2, 30),
            (
                "25 października 2026 zegary cofają się i godzina 2:30 wypada dwa razy. "
                "Proszę wybrać godzinę przed 2:00 albo od 3:00."
            ),
        ),
        (
            "en",
            SPRING_NIGHT,
            time(2, 5),
            (
                "On 29 March 2026 the clocks go forward and there is no 2:05. "
                "Choose 3:00 or a later time, or a time before the change."
            ),
        ),
        (
            "pl",
            SPRING_NIGHT,
            time(2, 5),
            (
                "29 marca 2026 zegary przesuwają się do przodu i godziny 2:05 nie ma. "
                "Proszę wybrać 3:00 lub późniejszą godzinę albo godzinę sprzed zmiany czasu."
            ),
        ),
    ],
)
def test_local_time_errors_explain_themselves_in_the_readers_language(language, day, at, sentence):
    with pytest.raises(ValueError, match=r".") as raised:
        local_datetime(day, at)
    with translation.override(language):
        assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("day", "hours"), [(AUTUMN_NIGHT, 25), (SPRING_NIGHT, 23), (date(2026, 11, 26), 24)]
)
def test_day_bounds_last_as_long_as_the_day_really_does(day, hours):
    bounds = day_bounds(day)
    assert bounds.duration == timedelta(hours=hours)
    assert bounds.starts_at.astimezone(WARSAW).time() == time.min
    assert bounds.ends_at == day_bounds(day + timedelta(days=1)).starts_at


@pytest.mark.parametrize("day", [date.min, date.max])
def test_day_bounds_of_the_ends_of_the_calendar_is_a_value_error(day):
    with pytest.raises(ValueError, match=r"."):
        day_bounds(day)


def test_period_counts_real_time_across_the_change_of_clocks():
    night = Period(
        local_datetime(AUTUMN_NIGHT, time(1)),
        local_datetime(AUTUMN_NIGHT, time(4)),
    )
    assert night.duration == timedelta(hours=4)
    night = Period(
        local_datetime(AUTUMN_NIGHT, time(2, 30), fold=0),
        local_datetime(AUTUMN_NIGHT, time(2, 30), fold=1),
    )
    assert night.duration == timedelta(hours=1)
    assert night.widened(timedelta(minutes=15), timedelta(minutes=30)).duration == timedelta(
        minutes=105
    )


def test_period_refuses_a_reversed_an_empty_and_a_naive_one():
    noon = datetime(2026, 11, 26, 12, tzinfo=UTC)
    for ends_at in (noon, noon - timedelta(hours=1)):
        with pytest.raises(ValueError, match=r"."):
            Period(noon, ends_at)
    with pytest.raises(ValueError, match="time zone"):
        Period(noon.replace(tzinfo=None), noon)


def test_period_is_half_open():
    morning, noon = period(9, 12), period(12, 13)
    assert not morning.overlaps(noon)
    assert not noon.overlaps(morning)
    assert morning.overlaps(period(11.99, 12))
    assert morning.contains(morning.starts_at)
    assert not morning.contains(morning.ends_at)
    assert morning.contains(morning)
    assert morning.contains(period(10, 12))
    assert not morning.contains(period(10, 12.01))


def test_period_is_the_same_whatever_zone_it_was_given_in():
    there = Period(local_datetime(SPRING_NIGHT, time(9)), local_datetime(SPRING_NIGHT, time(10)))
    assert there == Period(
        datetime(2026, 3, 29, 7, tzinfo=UTC), datetime(2026, 3, 29, 8, tzinfo=UTC)
    )


def test_period_goes_to_a_range_and_back():
    assert period(9, 10).as_range().lower_inc
    assert not period(9, 10).as_range().upper_inc
    assert Period.from_range(period(9, 10).as_range()) == period(9, 10)


@pytest.mark.parametrize(
    "value",
    [
        DateTimeTZRange(empty=True),
        DateTimeTZRange(None, datetime(2026, 1, 1, tzinfo=UTC)),
        DateTimeTZRange(datetime(2026, 1, 1, tzinfo=UTC), None),
        DateTimeTZRange(
            datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC), bounds="[]"
        ),
    ],
)
def test_period_is_not_made_of_a_range_that_is_no_period(value):
    with pytest.raises(ValueError, match="period"):
        Period.from_range(value)


def test_merged_joins_what_touches_and_keeps_gaps():
    assert merged([period(12, 13), period(9, 10), period(10, 11), period(9, 9.5)]) == [
        period(9, 11),
        period(12, 13),
    ]
    assert merged([]) == []


def test_subtracted_leaves_the_gaps():
    whole = period(9, 20)
    assert subtracted(whole, []) == [whole]
    assert subtracted(whole, [period(8, 10), period(12, 13), period(12.5, 14), period(19, 23)]) == [
        period(10, 12),
        period(14, 19),
    ]
    assert subtracted(whole, [period(20, 21), period(7, 9)]) == [whole]
    assert subtracted(whole, [period(0, 24)]) == []


@st.composite
def some_periods(draw):
    starts = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8))
    return [period(start, start + length) for start, length in starts]


@given(some_periods())
def test_subtracted_and_taken_make_up_the_whole(taken):
    whole = period(5, 30)
    left = subtracted(whole, taken)
    for hour in range(5, 30):
        one_hour = period(hour, hour + 1)
        is_taken = any(each.overlaps(one_hour) for each in taken)
        assert any(each.contains(one_hour) for each in left) is not is_taken
    assert merged(left) == left
