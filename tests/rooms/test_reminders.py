"""Letters that the clock sends: the reminder of the day before, and the digest of the morning."""

import base64
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from rooms.deadlines import keep_deadlines
from rooms.digest import send_digests
from rooms.models import Booking, SpecialDay
from rooms.reminders import remind_people
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tests import calendars
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
STARTS = rooms.at(17)
DAY_BEFORE = STARTS - 24 * HOUR


@pytest.fixture
def book(member, organization, room):
    def make(starts=17, ends=19, **fields):
        return rooms.booking(
            **{
                "by": member,
                "organization": organization,
                "room": room,
                "period": rooms.period(starts, ends, day=fields.pop("day", date(2026, 11, 26))),
                **fields,
            }
        )

    return make


def at(moment):
    return time_machine.travel(moment, tick=False)


def letter() -> QueuedMail:
    return QueuedMail.objects.order_by("pk").last()


def recipients() -> list[str]:
    return list(QueuedMail.objects.order_by("pk").values_list("to", flat=True))


# The reminder ----------------------------------------------------------------------------------


@pytest.fixture
def confirmed(book, staff):
    booking = book()
    booking.confirm(by=staff)
    QueuedMail.objects.all().delete()
    return booking


@pytest.mark.parametrize(
    ("moment", "reminded"),
    [
        (DAY_BEFORE - SECOND, 0),
        (DAY_BEFORE, 1),
        (STARTS - SECOND, 1),
        (STARTS, 0),
    ],
)
def test_reminder_is_sent_within_the_day_before(confirmed, member, moment, reminded):
    with at(moment):
        assert remind_people() == reminded
        assert remind_people() == 0

    assert recipients() == [member.email] * reminded


def test_reminder_says_when_and_where_and_has_the_entry(confirmed):
    with at(DAY_BEFORE):
        remind_people()

    assert confirmed.reference in letter().subject
    assert confirmed.room.name in letter().text
    (attachment,) = letter().attachments
    (event,) = calendars.events(base64.b64decode(attachment["base64"]))
    assert event.status == "CONFIRMED"


def test_reminder_tells_from_when_the_code_is_shown_but_never_the_code(confirmed, room):
    with at(DAY_BEFORE):
        remind_people()
        assert "15:00" not in letter().text
        Booking.objects.update(reminded_at=None)
        room.door_code = "4711#"
        room.save()
        remind_people()

    for text in [letter().text, letter().html]:
        assert "15:00" in text
        assert "4711" not in text


def test_nobody_is_reminded_of_what_they_have_just_booked_or_got(book):
    with at(DAY_BEFORE + SECOND):
        book()
        Booking.objects.update(status=BookingStatus.CONFIRMED)
        assert remind_people() == 0
    Booking.objects.update(requested_at=NOW, decided_at=DAY_BEFORE + SECOND)
    with at(DAY_BEFORE + HOUR):
        assert remind_people() == 0
        Booking.objects.update(decided_at=DAY_BEFORE)
        assert remind_people() == 1


@pytest.mark.parametrize(
    "status", [one for one in BookingStatus if one not in {"confirmed", "pending", "rejected"}]
)
def test_only_what_is_confirmed_is_reminded_of(confirmed, status):
    Booking.objects.update(status=status, answer_by=STARTS)

    with at(DAY_BEFORE):
        assert remind_people() == 0


def test_what_moved_to_another_day_is_reminded_of_again(confirmed):
    with at(DAY_BEFORE):
        remind_people()
    Booking.objects.update(starts_at=STARTS + 48 * HOUR, ends_at=STARTS + 50 * HOUR)
    with at(STARTS):
        assert remind_people() == 0
    with at(STARTS + 24 * HOUR):
        assert remind_people() == 1
        assert remind_people() == 0


def test_reminder_goes_to_the_managers_where_the_person_has_left(confirmed, organization, member):
    manager = accounts.user(email="szefowa@ngo.example")
    organizations.membership(organization=organization, user=manager, role="manager")
    organization.memberships.get(user=member).end(by=manager)
    QueuedMail.objects.all().delete()

    with at(DAY_BEFORE):
        remind_people()

    assert recipients() == ["szefowa@ngo.example"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once(confirmed):
    with at(DAY_BEFORE):
        done = all_at_once([remind_people] * 3)

    assert sum(done) == 1
    assert QueuedMail.objects.count() == 1


# The digest ------------------------------------------------------------------------------------


def morning(hour=7, minute=0, *, day=date(2026, 11, 24)) -> datetime:
    return rooms.at(hour, minute, day=day)


@pytest.fixture
def waiting(book, staff):
    booking = book()
    QueuedMail.objects.all().delete()
    return booking


@pytest.mark.parametrize(
    ("hour", "minute", "sent"), [(6, 59, 0), (7, 0, 1), (11, 59, 1), (12, 0, 0), (18, 0, 0)]
)
def test_digest_is_sent_in_the_morning_and_once(waiting, staff, hour, minute, sent):
    with at(morning(hour, minute)):
        assert send_digests() == sent
        assert send_digests() == 0

    assert recipients() == [staff.email] * sent


def test_digest_lists_what_waits_everywhere(waiting, staff, room):
    organizations.organization(status="pending", submitted_at=NOW, name="Nowa Fundacja")

    with at(morning()):
        send_digests()

    for text in [letter().text, letter().html]:
        assert room.name in text
        assert "Nowa Fundacja" in text
        assert reverse("admin:rooms_booking_change", args=[waiting.pk]) in text


def test_digest_comes_again_on_the_next_day(waiting, staff):
    for day in (24, 25):
        with at(morning(day=date(2026, 11, day))):
            assert send_digests() == 1

    assert len(set(QueuedMail.objects.values_list("subject", flat=True))) == 2


def test_nothing_waits_no_digest(staff, venue):
    with at(morning()):
        assert send_digests() == 0


def test_what_came_after_seven_waits_for_the_next_digest(book, staff):
    with at(morning(8)):
        book()
        assert send_digests() == 0
    with at(morning(day=date(2026, 11, 25))):
        assert send_digests() == 1


def test_no_digest_on_days_when_the_centre_is_closed(waiting, staff, venue):
    SpecialDay.objects.create(venue=venue, day=date(2026, 11, 24), note="Remont")

    with at(morning()):
        assert send_digests() == 0


def test_digest_is_for_staff_only_each_in_their_language(waiting, staff):
    accounts.staff(email="english@tcal.example", language="en")
    accounts.staff(email="former@tcal.example", is_active=False)
    accounts.coordinator()

    with at(morning()):
        assert send_digests() == 2
        assert send_digests() == 0

    assert set(recipients()) == {staff.email, "english@tcal.example"}
    assert len(set(QueuedMail.objects.values_list("subject", flat=True))) == 2


def test_digest_comes_at_seven_by_the_clock_of_summer_too(book, staff):
    book(day=date(2027, 4, 2))
    Booking.objects.update(answer_by=rooms.at(12, day=date(2027, 4, 2)))

    with at(datetime(2027, 3, 31, 4, 59, 59, tzinfo=UTC)):
        assert send_digests() == 0
    with at(datetime(2027, 3, 31, 5, 0, tzinfo=UTC)):
        assert send_digests() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_one_digest(waiting, staff):
    with at(morning()):
        done = all_at_once([send_digests] * 3)

    assert sum(done) == 1
    assert QueuedMail.objects.count() == 1


def test_deadlines_include_reminders_and_digests(confirmed, book, staff):
    book(8, 9, day=date(2026, 11, 27))

    with at(rooms.at(8, day=date(2026, 11, 25))):
        assert keep_deadlines().endswith("announced 0, digests 1")
    with at(DAY_BEFORE):
        assert keep_deadlines().endswith("announced 1, digests 0")
