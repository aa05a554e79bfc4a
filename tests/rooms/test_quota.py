"""Hours of rooms in a calendar month: who has how many, and what counts against them."""

from datetime import date, time, timedelta

import pytest
import time_machine

from rooms.models import Booking, Quota
from rooms.quota import QuotaLedger, by_month, is_young, limit_of
from rooms.states import BookingStatus
from tcal.shared.periods import Period, local_datetime
from tests.factories import organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def local(year, month, day, hour, minute=0, fold=0):
    return local_datetime(date(year, month, day), time(hour, minute), fold=fold)


# Months ----------------------------------------------------------------------------------------


def test_period_is_split_at_local_midnight():
    """Midnight in Warsaw is 23:00 UTC of the day before."""
    parts = by_month(Period(local(2026, 11, 30, 22), local(2026, 12, 1, 3)))

    assert parts == {NOVEMBER: 2 * HOUR, DECEMBER: 3 * HOUR}


def test_period_up_to_midnight_lies_in_one_month():
    assert by_month(Period(local(2026, 11, 30, 22), local(2026, 12, 1, 0))) == {NOVEMBER: 2 * HOUR}
    assert by_month(Period(local(2026, 12, 1, 0), local(2026, 12, 1, 1))) == {DECEMBER: HOUR}


def test_period_over_several_months_is_in_each_of_them():
    parts = by_month(Period(local(2026, 11, 30, 23), local(2027, 1, 1, 1)))

    assert list(parts) == [NOVEMBER, DECEMBER, date(2027, 1, 1)]
    assert parts[DECEMBER] == 31 * 24 * HOUR


@pytest.mark.parametrize(
    ("starts", "ends", "hours"),
    [
        (local(2026, 10, 25, 1), local(2026, 10, 25, 4), 4),  # 2:00 comes twice
        (local(2026, 3, 29, 1), local(2026, 3, 29, 4), 2),  # there is no 2:30
    ],
)
def test_hours_that_pass_are_counted_on_the_nights_of_clock_changes(starts, ends, hours):
    ((_month, duration),) = by_month(Period(starts, ends)).items()

    assert duration == hours * HOUR


def test_month_with_a_clock_change_has_all_its_hours():
    parts = by_month(Period(local(2026, 10, 1, 0), local(2026, 11, 1, 0)))

    assert parts == {date(2026, 10, 1): 31 * 24 * HOUR + HOUR}


# Limits ----------------------------------------------------------------------------------------


def test_kind_without_a_quota_has_no_limit(organization):
    assert limit_of(organization) is None
    assert QuotaLedger.load(organization, rooms.period(17, 19)).left(NOVEMBER) is None
    assert (
        QuotaLedger.load(organization, rooms.period(17, 19)).exceeded_by(rooms.period(8, 20))
        is None
    )


@pytest.mark.parametrize(
    ("kind", "legal_form"),
    [
        ("ngo", "foundation"),
        ("group", "informal_group"),
        ("partnership", "partnership"),
        ("institution", "institution"),
    ],
)
def test_each_kind_has_its_own_quota(kind, legal_form):
    Quota.objects.create(kind=kind, hours=7)

    assert limit_of(organizations.organization(legal_form=legal_form)) == 7 * HOUR
    other = "institution" if kind != "institution" else "association"
    assert limit_of(organizations.organization(legal_form=other)) is None


def test_the_centre_and_the_city_have_no_limit():
    Quota.objects.create(kind="institution", hours=1)

    city = organizations.organization(legal_form="institution", is_operator=True)

    assert limit_of(city) is None


@pytest.mark.parametrize(
    ("founded_on", "young"),
    [
        (None, False),
        (date(2026, 11, 22), True),
        (date(2024, 11, 23), True),
        (date(2024, 11, 22), True),
        (date(2024, 11, 21), False),
    ],
)
def test_young_are_those_of_at_most_two_years(founded_on, young):
    """On 22 November 2026; the anniversary itself still counts."""
    Quota.objects.create(kind="ngo", hours=10, young_extra_hours=5, young_years=2)
    organization = organizations.organization(founded_on=founded_on)

    assert is_young(organization, 2) is young
    assert limit_of(organization) == (15 if young else 10) * HOUR


def test_founded_on_a_leap_day_is_young_until_the_end_of_february():
    organization = organizations.organization(founded_on=date(2024, 2, 29))

    with time_machine.travel("2026-02-28T12:00Z", tick=False):
        assert is_young(organization, 2)
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        assert not is_young(organization, 2)


# What counts -----------------------------------------------------------------------------------


@pytest.fixture
def _ten_hours():
    Quota.objects.create(kind="ngo", hours=10)


@pytest.fixture
def book(member, organization, room):
    def make(period):
        return rooms.booking(by=member, organization=organization, room=room, period=period)

    return make


def left(organization, month=NOVEMBER, **options):
    return QuotaLedger.load(organization, rooms.period(17, 19), **options).left(month)


COUNTS = {
    BookingStatus.OFFERED: False,
    BookingStatus.PENDING: True,
    BookingStatus.CONFIRMED: True,
    BookingStatus.REJECTED: False,
    BookingStatus.EXPIRED: False,
    BookingStatus.CANCELLED: False,
    BookingStatus.COMPLETED: True,
    BookingStatus.NO_SHOW: True,
}


@pytest.mark.usefixtures("_ten_hours")
@pytest.mark.parametrize("status", BookingStatus.values)
def test_what_holds_or_held_time_counts(book, organization, status):
    book(rooms.period(9, 12))
    Booking.objects.update(status=status, decision_reason="x")

    assert left(organization) == (7 if COUNTS[status] else 10) * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_all_rooms_and_the_whole_month_count(member, organization, venue, book):
    book(rooms.period(9, 12))
    rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue),
        period=rooms.period(9, 10, day=date(2026, 11, 30)),
    )

    assert left(organization) == 6 * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_others_and_other_months_do_not_count(member, organization, room, book):
    other = organizations.organization(members=[member])
    rooms.booking(by=member, organization=other, room=room, period=rooms.period(9, 12))
    book(rooms.period(9, 12, day=date(2026, 12, 1)))

    assert left(organization) == 10 * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_buffers_do_not_count(organization, venue, member):
    room = rooms.room(venue=venue, minutes_before=30, minutes_after=30)
    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(9, 10))

    assert left(organization) == 9 * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_a_booking_about_to_be_replaced_does_not_count(organization, book):
    booking = book(rooms.period(9, 19))

    assert left(organization) == 0 * HOUR
    assert left(organization, without=booking) == 10 * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_lowered_quota_leaves_nothing_rather_than_less(organization, book):
    book(rooms.period(9, 18))
    Quota.objects.update(hours=5)

    assert left(organization) == 0 * HOUR


@pytest.mark.usefixtures("_ten_hours")
def test_each_month_is_judged_by_itself(organization, venue, member):
    """Over the end of November: two hours in one month, three in the other."""
    hall = rooms.room(venue=rooms.venue(opens_at=time(0), closes_at=time(0)))
    night = Period(local(2026, 11, 30, 22), local(2026, 12, 1, 3))

    def exceeded(used_in_november, used_in_december):
        ledger = QuotaLedger.load(organization, night)
        ledger.used[NOVEMBER] += used_in_november * HOUR
        ledger.used[DECEMBER] += used_in_december * HOUR
        return ledger.exceeded_by(night)

    assert hall.pk
    assert exceeded(8, 7) is None
    assert exceeded(9, 7) == NOVEMBER
    assert exceeded(8, 8) == DECEMBER
    assert exceeded(9, 8) == NOVEMBER


@pytest.mark.usefixtures("_ten_hours")
def test_booking_over_the_end_of_a_month_is_found_from_both(organization, member):
    hall = rooms.room(venue=rooms.venue(opens_at=time(0), closes_at=time(0)))
    night = Period(local(2026, 11, 30, 22), local(2026, 12, 1, 3))
    rooms.booking(by=member, organization=organization, room=hall, period=night)

    assert left(organization, NOVEMBER) == 8 * HOUR
    in_december = QuotaLedger.load(organization, rooms.period(9, 10, day=date(2026, 12, 15)))
    assert in_december.left(date(2026, 12, 15)) == 7 * HOUR


def test_series_is_counted_as_it_is_planned(organization):
    Quota.objects.create(kind="ngo", hours=5)
    ledger = QuotaLedger.load(organization, rooms.period(9, 11))

    ledger.add(rooms.period(9, 11))
    assert ledger.exceeded_by(rooms.period(12, 15)) is None
    ledger.add(rooms.period(12, 15))
    assert ledger.exceeded_by(rooms.period(16, 17)) == NOVEMBER
