"""Whether hours keep what was promised: five days, eight hours, twice a week until 20:00."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import translation

from rooms.models import OpeningHours, OpeningPromise, Season, SpecialDay
from rooms.opening_promises import check_ordinary_weeks, check_promise
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

# An ordinary week, and the one with Independence Day on a Wednesday.
WEEK, WEEK_OF_THE_HOLIDAY = (
    (date(2026, 11, 23), date(2026, 11, 29)),
    (date(2026, 11, 9), date(2026, 11, 15)),
)


def opens(venue, *weekdays, until, since=9, **fields):
    for weekday in weekdays:
        OpeningHours.objects.create(
            venue=venue, weekday=weekday, opens_at=time(since), closes_at=time(until), **fields
        )


@pytest.fixture
def venue():
    """Monday to Friday 9–17, on Tuesdays and Thursdays 12–20: just what Łódź asks for."""
    venue = rooms.venue(weekdays=[])
    opens(venue, 0, 2, 4, until=17)
    opens(venue, 1, 3, since=12, until=20)
    return venue


@pytest.fixture
def promise(venue):
    """The contract of the centre in Łódź, as the defaults have it."""
    return OpeningPromise.objects.create(venue=venue)


def missing(weeks):
    return [week.missing for week in weeks]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_hours_that_are_just_enough_keep_the_promise(promise):
    assert missing(check_promise(promise, *WEEK)) == [[]]
    assert missing(check_ordinary_weeks(promise, WEEK[0])) == [[]]


def test_public_holiday_is_named_as_the_reason(promise):
    (week,) = check_promise(promise, *WEEK_OF_THE_HOLIDAY)

    assert week.missing == ["days with 8 hours or more: 4 of 5"]
    assert len(week.reasons) == 1
    assert "11 November: National Independence Day" in week.reasons[0]


def test_special_day_is_named_as_the_reason(promise, venue):
    SpecialDay.objects.create(venue=venue, day=date(2026, 11, 24), note="Inwentaryzacja")
    SpecialDay.objects.create(
        venue=venue, day=date(2026, 11, 28), opens_at=time(9), closes_at=time(17)
    )

    (week,) = check_promise(promise, *WEEK)

    assert week.missing == ["days until 20:00 or later: 1 of 2"]
    assert [reason.split(": ")[1] for reason in week.reasons] == ["Inwentaryzacja", "other hours"]


@pytest.mark.parametrize(
    ("until", "kept"), [(time(19, 59), False), (time(20), True), (time(1), True), (time(0), True)]
)
def test_late_means_until_the_promised_hour(promise, venue, until, kept):
    OpeningHours.objects.filter(weekday=1).update(closes_at=until)
    if until == time(19, 59):
        OpeningHours.objects.filter(weekday=1).update(opens_at=time(9))

    (week,) = check_promise(promise, *WEEK)

    assert week.is_kept == kept


def test_hours_without_staff_do_not_count(promise, venue):
    OpeningHours.objects.filter(weekday=3).update(is_staffed=False)

    (week,) = check_promise(promise, *WEEK)

    assert (week.open_days, week.late_days) == (4, 1)
    assert len(week.missing) == 2


def test_hours_in_two_parts_count_together_and_overlapping_ones_once(promise, venue):
    OpeningHours.objects.filter(weekday=0).delete()
    opens(venue, 0, since=8, until=12)
    opens(venue, 0, since=11, until=15)
    (week,) = check_promise(promise, *WEEK)
    assert week.open_days == 4

    opens(venue, 0, since=16, until=17)
    (week,) = check_promise(promise, *WEEK)
    assert week.open_days == 5


def test_whole_weeks_are_checked_in_one_query(promise, django_assert_num_queries):
    with django_assert_num_queries(1):
        weeks = check_promise(promise, date(2026, 11, 25), date(2026, 12, 14))

    assert [week.first_day for week in weeks] == [
        date(2026, 11, 23),
        date(2026, 11, 30),
        date(2026, 12, 7),
        date(2026, 12, 14),
    ]


def test_season_is_checked_by_itself(promise, venue):
    summer = Season.objects.create(
        venue=venue, name="Wakacje", first_day=date(2027, 7, 1), last_day=date(2027, 8, 31)
    )
    opens(venue, 0, 1, 2, 3, 4, until=17, season=summer)

    ordinary, in_summer = check_ordinary_weeks(promise, date(2026, 11, 23))

    assert ordinary.is_kept
    assert in_summer.season == "Wakacje"
    assert in_summer.missing == ["days until 20:00 or later: 0 of 2"]


def test_promise_of_no_late_days_asks_for_none(promise, venue):
    promise.late_days = 0
    OpeningHours.objects.all().delete()
    opens(venue, 0, 1, 2, 3, 4, until=17)

    assert missing(check_promise(promise, *WEEK)) == [[]]


def test_venue_tells_staff_whether_the_promise_is_kept(client, staff, promise, venue):
    client.force_login(staff)
    url = reverse("admin:rooms_venue_change", args=[venue.pk])

    page = client.get(url).content.decode()
    assert page.count("promise-kept") == 5

    OpeningHours.objects.filter(weekday=3).delete()
    page = client.get(url).content.decode()
    assert page.count("promise-broken") == 5
