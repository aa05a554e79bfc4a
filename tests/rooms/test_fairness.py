"""Late cancelling, no-shows, strikes and suspension: to the microsecond, and to the month."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from rooms.changes import request_change
from rooms.fairness import free_until, standing_of, suspended_until
from rooms.models import Booking, FairnessRules, Quota, Strike
from rooms.months import moment_months_later, months_later
from rooms.quota import QuotaLedger
from rooms.states import BookingStatus, StrikeKind, StrikeStatus
from rooms.waitlist import accept_offer
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

HOUR, MICROSECOND = timedelta(hours=1), timedelta(microseconds=1)
NOVEMBER = date(2026, 11, 1)


def at(moment):
    return time_machine.travel(moment, tick=False)


def letters_about_strikes():
    return QueuedMail.objects.filter(text__contains=reverse("rooms:strikes"))


@pytest.fixture
def book(member, organization, room, staff):
    """A confirmed booking of Thursday 26 November, or of another day."""

    def make(starts=17, ends=19, *, confirmed=True, day=date(2026, 11, 26), **fields):
        booking = rooms.booking(
            by=member,
            **{"organization": organization, "room": room} | fields,
            period=rooms.period(starts, ends, day=day),
        )
        if confirmed and booking.status == BookingStatus.PENDING:
            booking.confirm(by=staff)
        return booking

    return make


@pytest.fixture
def strike(book, member, organization):
    """A strike given at a moment, for a booking that was called off late."""

    def make(moment, **fields):
        # Made for another organisation: this one may be suspended already.
        another = organizations.organization(members=[member])
        booking = book(8, 9, organization=another, day=date(2026, 11, 27))
        booking.allocations.all().delete()
        Booking.objects.filter(pk=booking.pk).update(
            organization=organization, status=BookingStatus.CANCELLED, cancelled_late=True
        )
        booking.refresh_from_db()
        return Strike.objects.create(
            organization=organization,
            booking=booking,
            kind=StrikeKind.LATE_CANCELLING,
            given_at=moment,
            **fields,
        )

    return make


# Calendar months -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 10, 31), 12, date(2027, 10, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 2, 28), -12, date(2026, 2, 28)),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_those_of_the_calendar(day, months, later):
    assert months_later(day, months) == later


def test_months_keep_warsaws_clock():
    """From summer to winter time: noon stays noon, by UTC it is an hour later."""
    assert moment_months_later(datetime(2026, 9, 1, 10, tzinfo=UTC), 3) == datetime(
        2026, 12, 1, 11, tzinfo=UTC
    )
    # There is no half past two on the night of 28 March 2027.
    assert moment_months_later(datetime(2026, 12, 28, 1, 30, tzinfo=UTC), 3) == datetime(
        2027, 3, 28, 1, tzinfo=UTC
    )


# Cancelling ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "is_late"), [(-MICROSECOND, False), (timedelta(), False), (MICROSECOND, True)]
)
def test_forty_eight_hours_before_is_in_time_to_the_microsecond(book, member, after, is_late):
    booking = book()
    limit = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert free_until(booking) == limit

    with at(limit + after):
        strike = booking.cancel(by=member)

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED
    assert booking.cancelled_late is is_late
    assert (strike is not None) is is_late
    assert Strike.objects.count() == is_late


def test_hours_before_the_start_pass_by_the_real_clock(book, member):
    """The clocks go forward on 26 March 2028: 48 hours before 17:00 of the 27th is 16:00."""
    with at(datetime(2028, 3, 1, 9, tzinfo=UTC)):
        booking = book(day=date(2028, 3, 27))

    assert free_until(booking) == datetime(2028, 3, 25, 15, tzinfo=UTC)


def test_hours_are_a_setting(book, member):
    FairnessRules.objects.create(pk=1, free_cancelling_hours=2)
    booking = book()

    with at(booking.starts_at - 2 * HOUR):
        assert booking.cancel(by=member) is None
    other = book(9, 10)
    with at(other.starts_at - HOUR):
        assert other.cancel(by=member).kind == StrikeKind.LATE_CANCELLING


def test_late_cancelling_frees_the_time_but_not_the_hours(book, member, organization):
    Quota.objects.create(kind="ngo", hours=10)
    late, timely = book(9, 12), book(14, 16)

    timely.cancel(by=member)
    with at(late.starts_at - HOUR):
        late.cancel(by=member)

    assert not late.allocations.exists()
    assert QuotaLedger.load(organization, late.period).left(NOVEMBER) == 7 * HOUR


def test_request_that_nobody_answered_may_be_withdrawn_at_any_time(book, member, organization):
    Quota.objects.create(kind="ngo", hours=10)
    booking = book(confirmed=False)

    with at(booking.starts_at - HOUR):
        booking.cancel(by=member)

    assert not Strike.objects.exists()
    assert QuotaLedger.load(organization, booking.period).left(NOVEMBER) == 10 * HOUR


def test_staff_cancelling_counts_nothing(book, staff, organization):
    Quota.objects.create(kind="ngo", hours=10)
    booking = book()

    with at(booking.starts_at - HOUR):
        booking.cancel(by=staff, reason="Awaria ogrzewania")

    booking.refresh_from_db()
    assert not booking.cancelled_late
    assert not Strike.objects.exists()
    assert QuotaLedger.load(organization, booking.period).left(NOVEMBER) == 10 * HOUR


def test_staff_of_the_same_organisation_are_no_exception(book, staff, organization):
    organizations.membership(organization=organization, user=staff)
    mine, closed = book(), book(9, 10)

    with at(mine.starts_at - HOUR):
        mine.cancel(by=staff, reason="Nie przyjdziemy")
    with at(closed.starts_at - HOUR):
        closed.cancel(by=staff, reason="Zamknięte", by_the_centre=True)

    assert [one.booking for one in Strike.objects.all()] == [mine]


def test_the_centre_and_the_city_get_no_strikes(book, member, staff):
    city = organizations.organization(legal_form="institution", is_operator=True, members=[member])
    late, unused = book(organization=city), book(9, 10, organization=city)

    with at(late.starts_at - HOUR):
        late.cancel(by=member)
    with at(unused.starts_at):
        unused.mark_no_show(by=staff)

    assert not Strike.objects.exists()


def test_moving_away_late_is_no_strike(book, member, room):
    room.instant_for = ["ngo"]
    room.save()
    booking = book()

    with at(booking.starts_at - HOUR):
        request_change(
            booking,
            room=room,
            period=rooms.period(9, 10, day=date(2026, 11, 30)),
            by=member,
            submission_id=uuid4(),
        )

    assert not Strike.objects.exists()


def test_late_is_judged_by_where_the_booking_was_moved_meanwhile(book, member):
    booking = book(day=date(2026, 11, 30))
    Booking.objects.filter(pk=booking.pk).update(starts_at=NOW + 24 * HOUR, ends_at=NOW + 25 * HOUR)

    assert booking.cancel(by=member)


def test_strike_that_fails_leaves_the_booking_as_it_was(book, member, monkeypatch):
    booking = book()

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Strike, "tell_organization", fail)
    with at(booking.starts_at - HOUR), pytest.raises(RuntimeError):
        booking.cancel(by=member)

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED
    assert not Strike.objects.exists()


# Nobody came -----------------------------------------------------------------------------------


def test_nobody_coming_is_a_strike(book, staff, organization, member):
    booking = book()

    with at(booking.starts_at + HOUR):
        booking.mark_no_show(by=staff)

    given = Strike.objects.get()
    assert (given.kind, given.booking, given.organization) == ("no_show", booking, organization)
    assert given.given_by == staff
    assert letters_about_strikes().get().to == member.email


def test_nobody_comes_only_once(book, staff):
    booking, old_page = book(), None
    old_page = Booking.objects.get(pk=booking.pk)

    with at(booking.starts_at + HOUR):
        booking.mark_no_show(by=staff)
        with pytest.raises(ForbiddenMove):
            old_page.mark_no_show(by=staff)

    assert Strike.objects.count() == 1


def test_managers_and_whoever_booked_get_one_letter_each(book, member, organization):
    manager = accounts.user(email="szefowa@ngo.example")
    organizations.membership(organization=organization, user=manager, role="manager")
    booking = book()
    QueuedMail.objects.all().delete()

    with at(booking.starts_at - HOUR):
        booking.cancel(by=member)

    letters = letters_about_strikes()
    assert sorted(letters.values_list("to", flat=True)) == sorted([member.email, manager.email])
    assert booking.reference in letters[0].text


# Suspension ------------------------------------------------------------------------------------


def days_ago(days):
    return NOW - timedelta(days=days)


def test_one_strike_suspends_nothing(strike, organization):
    strike(NOW)

    assert suspended_until(organization) is None
    assert standing_of(organization).counting == 1


def test_two_strikes_suspend_for_three_months_exactly(strike, organization):
    strike(days_ago(30))
    strike(NOW)
    until = datetime(2027, 2, 22, 9, 0, tzinfo=UTC)

    assert suspended_until(organization) == until
    assert suspended_until(organization, until - MICROSECOND) == until
    assert suspended_until(organization, until) is None


def test_from_the_last_of_a_month_to_the_last_of_a_shorter_one(strike, organization):
    strike(datetime(2026, 11, 1, 9, tzinfo=UTC))
    strike(datetime(2026, 11, 30, 9, tzinfo=UTC))

    assert suspended_until(organization) == datetime(2027, 2, 28, 9, tzinfo=UTC)


@pytest.mark.parametrize(("later", "is_suspended"), [(timedelta(), True), (MICROSECOND, False)])
def test_strikes_count_together_for_twelve_months(strike, organization, later, is_suspended):
    strike(datetime(2025, 11, 22, 9, tzinfo=UTC))
    strike(NOW + later)

    with at(NOW + HOUR):
        assert (suspended_until(organization) is not None) is is_suspended


def test_the_latest_strike_that_completes_a_count_is_what_matters(strike, organization):
    for days in [300, 200, 10]:
        strike(days_ago(days))

    assert suspended_until(organization) == moment_months_later(days_ago(10), 3)


def test_old_suspensions_are_over(strike, organization):
    strike(days_ago(200))
    strike(days_ago(150))

    assert suspended_until(organization) is None
    assert standing_of(organization).counting == 2


def test_numbers_are_settings(strike, organization):
    FairnessRules.objects.create(
        pk=1, strikes_to_suspend=3, strikes_within_months=1, suspended_months=1
    )
    strike(days_ago(40))
    strike(days_ago(2))
    third = strike(days_ago(1))
    assert suspended_until(organization) is None

    strike(NOW)
    assert suspended_until(organization) == moment_months_later(NOW, 1)
    third.lift(by=None, reason="Pomyłka")
    assert suspended_until(organization) is None


def test_lifted_strike_sets_free_again(strike, organization, staff, book, room, member):
    strike(days_ago(30))
    second = strike(NOW)
    request = rooms.booking_request(
        organization=organization, room=room, period=rooms.period(9, 10)
    )
    with pytest.raises(ValidationError) as refusal:
        rooms.booking(by=member, organization=organization, room=room, period=request.period)
    (error,) = refusal.value.error_dict["organization"]
    assert error.code == "suspended"
    assert "2027, 10:00" in error.message

    second.lift(by=staff, reason="Kierowniczka była w szpitalu")

    assert rooms.booking(by=member, organization=organization, room=room, period=request.period)


def test_appeal_alone_changes_nothing(strike, organization, member):
    strike(days_ago(30))
    second = strike(NOW)

    second.file_appeal(text="Chorowaliśmy.", by=member)

    assert suspended_until(organization)


def test_other_organisations_are_not_concerned(strike, organization, member, room):
    strike(days_ago(30))
    strike(NOW)
    other = organizations.organization(members=[member])

    assert rooms.booking(by=member, organization=other, room=room, period=rooms.period(9, 10))


def test_what_is_booked_stays_and_may_be_moved(book, strike, organization, member, room):
    booking = book()
    strike(days_ago(30))
    strike(NOW)

    change = request_change(
        booking, room=room, period=rooms.period(9, 10), by=member, submission_id=uuid4()
    )

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CONFIRMED
    assert change.is_awaiting


def test_suspended_organisation_does_not_wait_nor_take_offers(
    book, strike, organization, member, room, staff
):
    other = organizations.organization(members=[member])
    taken = book(organization=other)
    rooms.waitlist_entry(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )
    taken.cancel(by=member)
    offered = Booking.objects.get(status=BookingStatus.OFFERED)
    book(9, 11, organization=other)
    strike(days_ago(30))
    strike(NOW)

    with pytest.raises(ValidationError) as refusal:
        accept_offer(offered, by=member)
    assert "suspended" in {e.code for es in refusal.value.error_dict.values() for e in es}
    with pytest.raises(ValidationError) as refusal:
        rooms.waitlist_entry(
            by=member, organization=organization, room=room, period=rooms.period(9, 11)
        )
    assert "suspended" in {e.code for es in refusal.value.error_dict.values() for e in es}
    offered.refresh_from_db()
    assert offered.status == BookingStatus.OFFERED


def test_freed_time_is_not_offered_to_who_may_not_take_it(book, strike, organization, member, room):
    other, third = (organizations.organization(members=[member]) for _number in range(2))
    taken = book(organization=other)
    for one in [organization, third]:
        rooms.waitlist_entry(by=member, organization=one, room=room, period=rooms.period(17, 19))
    strike(days_ago(30))
    strike(NOW)

    taken.cancel(by=member)

    assert Booking.objects.get(status=BookingStatus.OFFERED).organization == third


def test_two_late_cancellings_suspend(book, member, organization, room):
    """The whole story, by the verbs alone."""
    first, second = book(9, 11), book(17, 19)
    with at(first.starts_at - HOUR):
        first.cancel(by=member)
    with at(second.starts_at - HOUR):
        second.cancel(by=member)
        assert suspended_until(organization) == datetime(2027, 2, 26, 15, tzinfo=UTC)
        with pytest.raises(ValidationError):
            book(9, 10, day=date(2026, 12, 1), confirmed=False)
    assert "2027, 16:00" in letters_about_strikes().latest("pk").text


# Appeals ---------------------------------------------------------------------------------------


def test_life_of_a_strike(strike, member, staff):
    given = strike(NOW)
    given.file_appeal(text=" Chorowaliśmy. ", by=member)
    assert (given.appeal, given.appealed_by, given.appealed_at) == ("Chorowaliśmy.", member, NOW)

    given.uphold(by=staff, reason="Nikt nie zadzwonił.")
    given.lift(by=staff, reason="Znalazł się e-mail z odwołaniem.")

    given.refresh_from_db()
    assert given.status == StrikeStatus.LIFTED
    assert given.decided_by == staff
    answers = letters_about_strikes().order_by("pk").values_list("text", flat=True)
    assert "Nikt nie zadzwonił." in answers[0]
    assert "Znalazł się e-mail" in answers[1]


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        ("given", {"file_appeal", "lift"}),
        ("appealed", {"uphold", "lift"}),
        ("upheld", {"lift"}),
        ("lifted", set()),
    ],
)
def test_only_allowed_moves(strike, member, staff, status, allowed):
    for verb in ["file_appeal", "uphold", "lift"]:
        given = strike(NOW)
        Strike.objects.filter(pk=given.pk).update(
            status=status, appeal="Bo tak", appealed_at=NOW, decision_reason="x"
        )
        words = {"text": "Proszę"} if verb == "file_appeal" else {"reason": "Bo"}
        if verb in allowed:
            getattr(given, verb)(by=staff, **words)
        else:
            with pytest.raises(ForbiddenMove):
                getattr(given, verb)(by=staff, **words)


@pytest.mark.parametrize("verb", ["uphold", "lift"])
def test_decision_needs_a_reason(strike, staff, member, verb):
    given = strike(NOW)
    given.file_appeal(text="Proszę", by=member)

    with pytest.raises(ValidationError) as refusal:
        getattr(given, verb)(by=staff, reason="  ")

    assert "reason" in refusal.value.error_dict
    given.refresh_from_db()
    assert given.is_appealed


def test_appeal_needs_a_text(strike, member):
    with pytest.raises(ValidationError) as refusal:
        strike(NOW).file_appeal(text="  ", by=member)

    assert "appeal" in refusal.value.error_dict
