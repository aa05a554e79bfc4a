"""What becomes of bookings: a choir that comes every week, changes, and people who wait."""

from datetime import time, timedelta
from uuid import uuid4

from rooms.booking_requests import request_booking
from rooms.changes import propose_change, request_change
from rooms.models import Frequency
from rooms.series import AS_PLANNED, SKIPPED, Recurrence, SeriesPlan, book_series, preview
from rooms.states import BookingStatus
from rooms.waitlist import join_waitlist
from tcal.portal.demo.rooms.bookings import open_period, request_for
from tcal.shared.periods import Period

THURSDAY, SATURDAY = 3, 5
PRACTICES = 10
HOUR = timedelta(hours=1)


def load(world):
    practices = _weekly_practices(world)
    # The open ones are announced as events.
    world.bookings += practices[:2]
    _wait(world, "zlota_nic", "seniors", practices[1], "Wieczór przy herbacie")
    _offer(world)
    _request_later_hours(world)
    _propose_a_larger_room(world)
    _book_without_staff(world)


def _weekly_practices(world) -> list:
    """Ten Thursdays; one is left out, as are those on which the centre is closed."""
    choir = world.users["choir"]
    plan = SeriesPlan(
        recurrence=Recurrence(
            frequency=Frequency.WEEKLY,
            first_day=_next(world, THURSDAY),
            starts_at=time(17),
            ends_at=time(20),
            count=PRACTICES,
        ),
        organization=world.organizations["chor"],
        room=world.rooms["kanapowa"],
        people=15,
        purpose="Próba chóru",
        responsible_person=choir.name,
        responsible_phone=choir.phone,
        title_is_public=True,
        rules=world.house_rules,
    )
    days = preview(plan).days
    away = [one.day for one in days if not one.problem][3]
    choices = {one.day: SKIPPED if one.problem or one.day == away else AS_PLANNED for one in days}
    seen = preview(plan, choices).fingerprint
    series = book_series(plan, choices, by=choir, submission_id=uuid4(), seen=seen)
    practices = list(series.bookings.order_by("starts_at"))
    for booking in practices:
        booking.confirm(by=world.users["staff"])
    return practices


def _next(world, weekday: int):
    """The next such day after today."""
    return world.today + timedelta(days=(weekday - world.today.weekday() - 1) % 7 + 1)


def _wait(world, organization, who, taken, purpose):
    """Wait for the room and the time of a booking."""
    person = world.users[who]
    return join_waitlist(
        organization=world.organizations[organization],
        room=taken.room,
        period=taken.period,
        people=8,
        needs=(),
        purpose=purpose,
        responsible_person=person.name,
        responsible_phone=person.phone,
        by=person,
        submission_id=uuid4(),
    )


def _offer(world) -> None:
    """Somebody waited, and the room has just come free."""
    period = open_period(world, 9, 13, 14.5)
    request = request_for(world, "kuchnia", period, "harcerze", "scouts", "Ciasteczka na biwak")
    booking = request_booking(request, by=world.users["scouts"], submission_id=uuid4())
    _wait(world, "zielony_kat", "member", booking, "Próba kiszonek")
    booking.cancel(by=world.users["scouts"])


def _request_later_hours(world) -> None:
    booking = _booked_for(world, "Kiszonki bez tajemnic")
    request_change(
        booking,
        room=booking.room,
        period=Period(booking.starts_at + HOUR, booking.ends_at + HOUR),
        message="Główki kapusty dojadą dopiero po czwartej.",
        by=world.users["member"],
        submission_id=uuid4(),
    )


def _propose_a_larger_room(world) -> None:
    booking = _booked_for(world, "Spotkanie wolontariuszy")
    propose_change(
        booking,
        room=world.rooms["konferencyjna_a"],
        period=booking.period,
        message="W warsztatowej wymieniamy tego dnia lampy. Na parterze jest więcej miejsca, "
        "rzutnik i pętla indukcyjna też tam są.",
        by=world.users["staff"],
        submission_id=uuid4(),
    )


def _booked_for(world, purpose):
    return next(
        one
        for one in world.bookings
        if one.purpose == purpose and one.status == BookingStatus.CONFIRMED
    )


def _book_without_staff(world) -> None:
    """On Saturday afternoon only who was authorised may come."""
    offset = (_next(world, SATURDAY) - world.today).days
    period = open_period(world, offset + 7, 14, 17, staffed_only=False)
    request = request_for(world, "kanapowa", period, "harcerze", "scouts", "Zbiórka zastępu", True)
    booking = request_booking(request, by=world.users["scouts"], submission_id=uuid4())
    booking.confirm(by=world.users["staff"])
