"""Letters about bookings: to whom they go and what they put into a calendar."""

import base64
from datetime import date
from uuid import uuid4

import pytest

from rooms.changes import accept_change, propose_change, request_change
from rooms.models import Booking
from rooms.series import cancel_series
from rooms.states import BookingStatus, Channel
from rooms.waitlist import accept_offer
from tcal.shared.models import Centre, QueuedMail
from tcal.shared.periods import WARSAW
from tests import calendars
from tests.factories import accounts, organizations, rooms
from tests.rooms import series as series_factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


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


def letter() -> QueuedMail:
    return QueuedMail.objects.order_by("pk").last()


def recipients() -> list[str]:
    return list(QueuedMail.objects.order_by("pk").values_list("to", flat=True))


def inside(mail) -> tuple[str, list]:
    """The method that the attachment's type and its content agree on, and the events."""
    (attachment,) = mail.attachments
    content = base64.b64decode(attachment["base64"])
    calendar, events = calendars.read(content)
    method = calendar.one("METHOD").value
    assert attachment["type"] == f"text/calendar; method={method}"
    assert attachment["name"].endswith(".ics")
    return method, sorted(events.values(), key=lambda event: event.starts_at)


# The entry for the calendar --------------------------------------------------------------------


def test_every_step_of_a_booking_is_in_its_letter(book, staff):
    booking = book()
    method, (requested,) = inside(letter())
    assert (method, requested.status) == ("PUBLISH", "TENTATIVE")
    assert (requested.starts_at, requested.ends_at) == (booking.starts_at, booking.ends_at)

    booking.confirm(by=staff)
    method, (confirmed,) = inside(letter())
    assert (method, confirmed.status) == ("PUBLISH", "CONFIRMED")

    booking.cancel(by=staff, reason="Awaria")
    method, (cancelled,) = inside(letter())
    assert (method, cancelled.status) == ("CANCEL", "CANCELLED")

    assert requested.uid == confirmed.uid == cancelled.uid
    assert requested.sequence < confirmed.sequence < cancelled.sequence


@pytest.mark.parametrize("verb", ["reject", "expire"])
def test_request_that_comes_to_nothing_is_taken_off_the_calendar(book, staff, verb):
    booking = book()
    _method, (before,) = inside(letter())
    if verb == "reject":
        booking.reject(by=staff, reason="Remont")
    else:
        booking.expire()

    method, (after,) = inside(letter())

    assert (method, after.status, after.uid) == ("CANCEL", "CANCELLED", before.uid)
    assert after.sequence > before.sequence


def test_accepted_change_moves_the_entry(book, member, staff, room):
    booking = book()
    booking.confirm(by=staff)
    _method, (before,) = inside(letter())
    change = propose_change(
        booking,
        room=room,
        period=rooms.period(10, 12),
        message="Remont",
        by=staff,
        submission_id=uuid4(),
    )
    assert letter().attachments == []
    accept_change(change, by=member)

    method, (after,) = inside(letter())

    assert (method, after.uid, after.starts_at) == ("PUBLISH", before.uid, rooms.at(10))
    assert after.sequence > before.sequence


def test_change_that_waits_for_staff_moves_nothing_yet(book, member, staff, room):
    booking = book()
    booking.confirm(by=staff)
    request_change(
        booking, room=room, period=rooms.period(10, 12), by=member, submission_id=uuid4()
    )

    assert letter().attachments == []


def test_letter_names_the_centre_as_organizer(book):
    Centre.objects.update_or_create(pk=1, defaults={"email": "centrum@tcal.example"})
    book()
    content = base64.b64decode(letter().attachments[0]["base64"])

    assert b"ORGANIZER:mailto:centrum@tcal.example\r\n" in content
    inside(letter())


def test_series_has_all_its_days_in_one_file(organization, room, member, staff):
    series = series_factory.book(
        series_factory.plan(organization=organization, room=room), by=member
    )
    method, booked = inside(letter())
    cancel_series(series, since=series_factory.THURSDAYS[2], by=member)

    cancelled_method, cancelled = inside(letter())

    # CANCEL is for one entry; of several, each says that it is cancelled.
    assert (method, cancelled_method) == ("PUBLISH", "PUBLISH")
    assert {event.status for event in booked} == {"TENTATIVE"}
    assert {event.status for event in cancelled} == {"CANCELLED"}
    assert [event.uid for event in cancelled] == [event.uid for event in booked[2:]]
    assert len(booked) == 4  # Christmas Eve is a holiday
    # By the wall clock, across any change of it.
    assert {event.starts_at.astimezone(WARSAW).hour for event in booked} == {17}


def test_offer_stands_in_no_calendar_until_it_is_taken(book, member, organization, room, staff):
    taken = book()
    rooms.waitlist_entry(by=member, organization=organization, room=room, period=taken.period)
    taken.cancel(by=staff, reason="Awaria")
    offer = Booking.objects.get(status=BookingStatus.OFFERED)
    offered = QueuedMail.objects.get(subject__contains=offer.reference)
    assert offered.attachments == []

    accept_offer(offer, by=member)

    assert inside(letter())[1][0].uid == f"booking-{offer.pk}@portal.example"


# Who is written to -----------------------------------------------------------------------------


def test_letters_about_what_was_typed_in_at_the_desk_go_to_the_address_left(book, staff, member):
    booking = book()
    Booking.objects.update(
        contact_email="telefon@ngo.example", channel=Channel.PHONE, requested_by=staff
    )
    QueuedMail.objects.all().delete()
    booking = Booking.objects.get()
    booking.cancel(by=member, reason="Choroba")

    assert recipients() == ["telefon@ngo.example"]
    assert letter().attachments


def test_changes_of_it_are_told_there_as_well(book, staff, room):
    booking = book()
    Booking.objects.update(
        contact_email="telefon@ngo.example", channel=Channel.PHONE, requested_by=staff
    )
    QueuedMail.objects.all().delete()
    propose_change(
        Booking.objects.get(pk=booking.pk),
        room=room,
        period=rooms.period(10, 12),
        message="Remont",
        by=accounts.staff(),
        submission_id=uuid4(),
    )

    assert recipients() == ["telefon@ngo.example"]


def test_without_an_address_the_managers_are_told_and_not_the_staff(book, staff, organization):
    manager = accounts.user(email="szefowa@ngo.example", language="en")
    organizations.membership(organization=organization, user=manager, role="manager")
    book()
    Booking.objects.update(channel=Channel.DESK, requested_by=staff)
    QueuedMail.objects.all().delete()
    Booking.objects.get().cancel(by=staff, reason="Awaria")

    assert recipients() == ["szefowa@ngo.example"]


def test_letter_to_an_address_is_in_the_language_of_its_account(book, staff):
    accounts.user(email="known@ngo.example", language="en")
    book()
    Booking.objects.update(
        contact_email="Known@ngo.example", channel=Channel.DESK, requested_by=staff
    )
    Booking.objects.get().cancel(by=staff, reason="x")

    assert "cancelled" in letter().subject
