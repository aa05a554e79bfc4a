"""When a venue is open: seasons, days such as the last Saturday, special days, holidays, clocks."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import translation

from rooms.models import OpeningHours, Season, SpecialDay, Venue
from rooms.opening import load_opening_calendars
from rooms.usual_hours import hours_of_the_year, usual_hours
from tcal.portal.context_processors import opening_in_words
from tcal.shared.periods import WARSAW
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FIRST_SATURDAY, SECOND_SATURDAY = date(2026, 11, 7), date(2026, 11, 14)
FOURTH_SATURDAY_WHICH_IS_LAST = date(2026, 11, 28)
FOURTH_SATURDAY_OF_FIVE, FIFTH_SATURDAY = date(2026, 10, 24), date(2026, 10, 31)
SATURDAY = 5
NINE, THREE, FIVE = time(9), time(15), time(17)
LAST = OpeningHours.Nth.LAST
SUMMER = (date(2027, 7, 1), date(2027, 8, 31))


@pytest.fixture
def venue():
    return rooms.venue(weekdays=range(6))


@pytest.fixture
def summer(venue):
    first, last = SUMMER
    return Season.objects.create(venue=venue, name="Wakacje", first_day=first, last_day=last)


def opens(venue, weekday, opens_at, closes_at, **fields):
    return OpeningHours.objects.create(
        venue=venue, weekday=weekday, opens_at=opens_at, closes_at=closes_at, **fields
    )


def special(venue, day, opens_at=None, closes_at=None, **fields):
    return SpecialDay.objects.create(
        venue=venue, day=day, opens_at=opens_at, closes_at=closes_at, **fields
    )


def calendar(venue, first, last=None):
    return load_opening_calendars(Venue.objects.filter(pk=venue.pk), first, last or first)[venue.pk]


def hours(venue, day, *, staffed_only=False):
    return [
        tuple(f"{at.astimezone(WARSAW):%H:%M}" for at in (one.starts_at, one.ends_at))
        for one in calendar(venue, day).periods_on(day, staffed_only=staffed_only)
    ]


# Days such as the first Saturday -----------------------------------------------------------


@pytest.fixture
def _first_saturday(venue):
    opens(venue, SATURDAY, NINE, THREE, nth=1)
    opens(venue, SATURDAY, THREE, FIVE, nth=1, is_staffed=False)


@pytest.mark.usefixtures("_first_saturday")
def test_first_saturday_has_its_hours_instead_of_the_weekly_ones(venue):
    assert hours(venue, FIRST_SATURDAY) == [("09:00", "17:00")]
    assert hours(venue, FIRST_SATURDAY, staffed_only=True) == [("09:00", "15:00")]
    assert hours(venue, SECOND_SATURDAY) == [("08:00", "20:00")]


@pytest.mark.parametrize(
    ("day", "is_last"),
    [
        (FOURTH_SATURDAY_WHICH_IS_LAST, True),
        (FOURTH_SATURDAY_OF_FIVE, False),
        (FIFTH_SATURDAY, True),
        (date(2026, 12, 26), True),
        (date(2028, 2, 26), True),
    ],
)
def test_last_saturday_is_the_last_of_its_month(day, is_last):
    venue = rooms.venue(closed_on_public_holidays=False)
    opens(venue, SATURDAY, NINE, THREE, nth=LAST)

    assert hours(venue, day) == [("09:00", "15:00") if is_last else ("08:00", "20:00")]


def test_saturday_that_is_fourth_and_last_has_the_hours_of_both(venue):
    opens(venue, SATURDAY, NINE, THREE, nth=4)
    opens(venue, SATURDAY, FIVE, time(19), nth=LAST)

    assert hours(venue, FOURTH_SATURDAY_WHICH_IS_LAST) == [("09:00", "15:00"), ("17:00", "19:00")]
    assert hours(venue, FOURTH_SATURDAY_OF_FIVE) == [("09:00", "15:00")]


def test_last_sunday_opens_a_venue_that_is_closed_on_sundays(venue):
    opens(venue, 6, NINE, THREE, nth=LAST)

    assert hours(venue, date(2026, 11, 29)) == [("09:00", "15:00")]
    assert hours(venue, date(2026, 11, 22)) == []


# Seasons -----------------------------------------------------------------------------------


def test_season_counts_from_its_first_to_its_last_day_and_only_its_own_hours(venue, summer):
    opens(venue, 3, NINE, THREE, season=summer)

    first_thursday, last_day = date(2027, 7, 1), date(2027, 8, 31)
    assert hours(venue, first_thursday) == [("09:00", "15:00")]
    assert hours(venue, date(2027, 7, 2)) == []
    assert hours(venue, first_thursday - timedelta(days=1)) == [("08:00", "20:00")]
    assert hours(venue, last_day) == []
    assert hours(venue, last_day + timedelta(days=1)) == [("08:00", "20:00")]


def test_nth_days_of_the_year_do_not_count_within_a_season(venue, summer):
    opens(venue, SATURDAY, NINE, THREE, nth=1)
    opens(venue, SATURDAY, FIVE, time(19), season=summer)

    assert hours(venue, date(2027, 7, 3)) == [("17:00", "19:00")]
    opens(venue, SATURDAY, NINE, time(12), nth=1, season=summer)
    assert hours(venue, date(2027, 7, 3)) == [("09:00", "12:00")]
    assert hours(venue, date(2027, 7, 10)) == [("17:00", "19:00")]


def test_season_of_another_venue_does_not_count(venue, summer):
    other = rooms.venue()

    assert hours(other, date(2027, 7, 2)) == [("08:00", "20:00")]


def test_day_that_a_season_closes_says_so(venue, summer):
    opens(venue, 3, NINE, THREE, season=summer)
    friday, sunday = date(2027, 7, 2), date(2027, 7, 4)

    asked = calendar(venue, friday, sunday)

    assert asked.note_on(friday) == "Wakacje"
    assert asked.note_on(sunday) == ""
    assert asked.note_on(date(2027, 7, 1)) == ""


def test_holiday_inside_a_season_is_closed_where_the_venue_keeps_it(venue):
    assumption = date(2027, 8, 15)  # A Sunday.
    season = Season.objects.create(
        venue=venue, name="Sierpień", first_day=date(2027, 8, 1), last_day=date(2027, 8, 31)
    )
    opens(venue, 6, NINE, THREE, season=season)

    assert hours(venue, assumption) == []
    assert hours(venue, assumption + timedelta(days=7)) == [("09:00", "15:00")]
    Venue.objects.update(closed_on_public_holidays=False)
    assert hours(venue, assumption) == [("09:00", "15:00")]


# Special days ------------------------------------------------------------------------------


def test_several_entries_of_a_special_day_are_its_hours_together(venue):
    special(venue, SECOND_SATURDAY, NINE, THREE, note="Dzień otwarty")
    special(venue, SECOND_SATURDAY, THREE, FIVE, is_staffed=False, note="Dzień otwarty")
    special(venue, SECOND_SATURDAY, time(18), time(20))

    assert hours(venue, SECOND_SATURDAY) == [("09:00", "17:00"), ("18:00", "20:00")]
    assert hours(venue, SECOND_SATURDAY, staffed_only=True) == [
        ("09:00", "15:00"),
        ("18:00", "20:00"),
    ]
    assert calendar(venue, SECOND_SATURDAY).note_on(SECOND_SATURDAY) == "Dzień otwarty"


def test_entry_without_hours_closes_the_day_whatever_else_is_entered(venue):
    special(venue, SECOND_SATURDAY, NINE, THREE)
    special(venue, SECOND_SATURDAY, note="Awaria")

    assert hours(venue, SECOND_SATURDAY) == []
    assert calendar(venue, SECOND_SATURDAY).note_on(SECOND_SATURDAY) == "Awaria"


@pytest.mark.usefixtures("_first_saturday")
def test_special_day_goes_before_nth_day_season_and_holiday(venue, summer):
    christmas = date(2026, 12, 25)
    for day in [FIRST_SATURDAY, date(2027, 7, 2), christmas]:
        special(venue, day, time(10), time(12))
        assert hours(venue, day) == [("10:00", "12:00")]


def test_hours_past_midnight_reach_into_a_closed_day(venue):
    special(venue, date(2026, 11, 10), time(20), time(2))
    independence_day = rooms.period(0, 1, day=date(2026, 11, 11))

    assert calendar(venue, date(2026, 11, 11)).covers(independence_day)


# The nights in which the clocks change ------------------------------------------------------


def test_night_of_a_nth_day_lasts_as_long_as_it_really_does():
    venue = rooms.venue(weekdays=[])
    opens(venue, SATURDAY, time(22), time(6), nth=LAST)
    spring, autumn = date(2026, 3, 28), date(2026, 10, 24)

    (short,) = calendar(venue, spring).periods_on(spring)
    assert short.duration == timedelta(hours=7)
    assert calendar(venue, autumn).periods_on(autumn) == []
    opens(venue, SATURDAY, time(22), time(6), nth=4)
    (long,) = calendar(venue, autumn).periods_on(autumn)
    assert long.duration == timedelta(hours=9)


def test_hours_that_the_clocks_skip_are_no_hours():
    venue = rooms.venue(weekdays=[])
    opens(venue, 6, time(2), time(3))
    opens(venue, 6, time(2, 15), time(4))

    assert hours(venue, date(2026, 3, 29)) == [("03:00", "04:00")]
    assert hours(venue, date(2026, 3, 22)) == [("02:00", "04:00")]


# Cost and words ----------------------------------------------------------------------------


@pytest.mark.usefixtures("_first_saturday")
def test_one_query_however_much_is_entered(venue, summer, django_assert_num_queries):
    rooms.venue()
    for number in range(10):
        special(venue, SECOND_SATURDAY + timedelta(days=number), NINE, THREE)
        opens(venue, number % 7, time(number), THREE, season=summer)

    with django_assert_num_queries(1):
        calendars = load_opening_calendars(Venue.objects.all(), FIRST_SATURDAY, SUMMER[1])
        for one in calendars.values():
            for offset in range(300):
                one.periods_on(FIRST_SATURDAY + timedelta(days=offset))


@pytest.mark.usefixtures("_first_saturday")
def test_nth_days_stand_after_the_week(venue):
    opens(venue, 2, FIVE, time(19), nth=LAST)
    with translation.override("en"):
        lines = usual_hours(calendar(venue, FIRST_SATURDAY))

    assert [(line.days, line.staffed, line.unstaffed) for line in lines] == [
        ("Monday–Saturday", "8:00–20:00", ""),
        ("last Wednesday of the month", "17:00–19:00", ""),
        ("first Saturday of the month", "9:00–15:00", "15:00–17:00"),
    ]


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        (date(2027, 4, 1), [""]),
        (date(2027, 5, 2), ["Usual hours", "Wakacje (1 July 2027 – 31 August 2027)"]),
        (date(2027, 7, 1), ["Wakacje (1 July 2027 – 31 August 2027)", "Usual hours"]),
        (date(2027, 9, 1), [""]),
    ],
)
def test_season_is_announced_and_stands_first_while_it_runs(venue, summer, today, titles):
    opens(venue, 3, NINE, THREE, season=summer)
    with translation.override("en"):
        parts = hours_of_the_year(calendar(venue, today), today)

    assert [part.title for part in parts] == titles


@pytest.mark.usefixtures("_first_saturday")
def test_foot_of_the_page_tells_hours_without_staff_apart(venue):
    special(venue, date(2026, 11, 9), NINE, THREE, is_staffed=False)
    with translation.override("en"):
        asked = calendar(venue, FIRST_SATURDAY, SECOND_SATURDAY)
        said = [opening_in_words(asked, date(2026, 11, day)) for day in (7, 9, 10, 11, 15)]

    assert said == [
        "Open today 9:00–15:00, without staff 15:00–17:00",
        "Open today without staff 9:00–15:00",
        "Open today 8:00–20:00",
        "Closed today (National Independence Day)",
        "Closed today",
    ]


def test_room_page_shows_the_season_that_runs(client, venue, summer, time_machine):
    time_machine.move_to(datetime(2027, 7, 5, 10, tzinfo=WARSAW))
    opens(venue, 3, NINE, THREE, season=summer)
    room = rooms.room(venue=venue)

    page = client.get(room.get_absolute_url()).content.decode()

    assert "Wakacje (" in page
    assert "9:00–15:00" in page
