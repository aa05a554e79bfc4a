"""Bookings around today: what took place, what is confirmed, what waits for staff.

Days that are closed move a booking to the nearest open one. What waits has hours in its room that
nothing else of the plan takes, so that holidays never push two into one another.
"""

from datetime import time, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone

from rooms.booking_requests import BookingRequest, request_booking
from rooms.holding import hold
from rooms.models import Allocation, Booking, Venue
from rooms.opening import load_opening_calendars
from rooms.states import BookingStatus
from tcal.shared.periods import Period, local_datetime

# day offset, room, from, until, organisation, who, what for, public, equipment
PLAN = [
    (-13, "warsztatowa", 16, 19, "zielony_kat", "manager", "Warsztaty budowania karmników", True, {}),
    (-12, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {}),
    (-11, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (-10, "konferencyjna", 10, 16, "osrodek", "animator", "Forum sąsiadów", True, {}),
    (-9, "zwierzen", 12, 14, "zlota_nic", "seniors", "Dyżur rzecznika seniorów", False, {}),
    (-8, "warsztatowa", 9, 13, "harcerze", "scouts", "Kurs pierwszej pomocy", True, {"laptop": 2}),
    (-6, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {}),
    (-5, "kuchnia", 15, 18, "zlota_nic", "seniors", "Pierniki z dziećmi", True, {}),
    (-3, "warsztatowa", 17, 19, "zielony_kat", "member", "Zebranie zespołu", False, {"projector": 1}),
    (-2, "komputerowa", 16, 18, "harcerze", "scouts", "Montaż filmu ze zlotu", False, {}),
    (1, "warsztatowa", 10, 13, "zielony_kat", "manager", "Szkolenie z zieleni miejskiej", True, {}),
    (2, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (2, "zwierzen", 12, 14, "zlota_nic", "seniors", "Dyżur rzecznika seniorów", False, {}),
    (3, "warsztatowa", 16, 20, "harcerze", "scouts", "Narada drużynowych", False, {"projector": 1}),
    (4, "kanapowa", 10, 12, "zlota_nic", "seniors", "Kawiarenka seniora", True, {"flipchart": 1}),
    (4, "komputerowa", 17, 19, "zielony_kat", "manager", "Pisanie oferty na konkurs", False, {}),
    (5, "kuchnia", 15, 18, "zielony_kat", "member", "Kiszonki bez tajemnic", True, {}),
    (5, "konferencyjna_b", 16, 18, "uks", "coach", "Rozciąganie dla wioślarzy", True, {}),
    (6, "warsztatowa", 9, 13, "harcerze", "scouts", "Kurs pierwszej pomocy", True, {"laptop": 4}),
    (7, "konferencyjna", 9, 15, "osrodek", "animator", "Spotkanie rad okręgów", True, {}),
    (9, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (10, "warsztatowa", 17, 19, "zielony_kat", "member", "Spotkanie wolontariuszy", True, {}),
    (12, "zwierzen", 9, 11, "chor", "choir", "Rozmowa z księgową", False, {}),
]  # fmt: skip

# The same, and how many hours ago it was asked for. Staff answer within three days, and all of
# these begin later.
WAITING = [
    (4, "kanapowa", 13, 16, "zielony_kat", "member", "Zebranie zarządu", False, {"projector": 1}, 70),
    (5, "kuchnia", 9, 12, "zlota_nic", "seniors", "Śniadanie sąsiedzkie", True, {}, 49),
    (6, "komputerowa", 13, 15, "laka", "neighbour", "Rysujemy mapę łąki", True, {}, 26),
    (8, "warsztatowa", 14, 15.5, "chor", "choir", "Nagranie na konkurs", True, {"speakers": 1}, 5),
]  # fmt: skip


def load(world):
    world.calendar = load_opening_calendars(
        Venue.objects.all(), world.today - timedelta(days=90), world.today + timedelta(days=120)
    )[world.venue.pk]
    world.bookings = []
    for offset, room, since, until, *row in PLAN:
        period = open_period(world, offset, since, until)
        request = request_for(world, room, period, *row)
        who = world.users[row[1]]
        booking = _past(world, request, by=who) if offset < 0 else _booked(world, request, by=who)
        if booking:
            world.bookings.append(booking)
    for offset, room, since, until, *row, hours_ago in WAITING:
        period = open_period(world, offset, since, until)
        request = request_for(world, room, period, *row)
        booking = request_booking(request, by=world.users[row[1]], submission_id=uuid4())
        _asked_long_ago(booking, timedelta(hours=hours_ago))
        world.bookings.append(booking)


def open_period(world, offset, since, until, *, staffed_only=True) -> Period:
    """Hours on the day, or on the nearest later one (for past ones, earlier) that is open then."""
    day = world.today + timedelta(days=offset)
    while True:
        period = Period(local_datetime(day, _clock(since)), local_datetime(day, _clock(until)))
        open_hours = world.calendar.periods_touching(period, staffed_only=staffed_only)
        if any(hours.contains(period) for hours in open_hours):
            return period
        day += timedelta(days=1 if offset > 0 else -1)


def _clock(hour: float) -> time:
    return time(int(hour), int(hour % 1 * 60))


def request_for(
    world, room, period, organization, who, purpose, public=False, lent=()
) -> BookingRequest:
    """What somebody of the demo asks for; keys of ``world`` instead of rows."""
    return BookingRequest(
        organization=world.organizations[organization],
        room=world.rooms[room],
        period=period,
        people=min(12, world.rooms[room].capacity),
        purpose=purpose,
        responsible_person=world.users[who].name,
        responsible_phone=world.users[who].phone,
        title_is_public=public,
        equipment={world.rooms[key]: pieces for key, pieces in dict(lent).items()},
        rules=world.house_rules,
    )


def _booked(world, request, *, by) -> Booking | None:
    try:
        booking = request_booking(request, by=by, submission_id=uuid4())
    except ValidationError:
        # A public holiday has moved two of the plan's bookings to the same time.
        return None
    if booking.status == BookingStatus.PENDING:
        booking.confirm(by=world.users["staff"])
    return booking


def _asked_long_ago(booking, ago: timedelta) -> None:
    asked_at, answer_by = booking.requested_at - ago, booking.answer_by - ago
    Booking.objects.filter(pk=booking.pk).update(requested_at=asked_at, answer_by=answer_by)
    booking.requested_at, booking.answer_by = asked_at, answer_by


def _past(world, request, *, by) -> Booking | None:
    """What took place can't be asked for any more: the rows are written as they would be now."""
    if Allocation.objects.filter(
        resource__in=request.room.leaves, period__overlap=request.period.as_range()
    ):
        return None
    booking = written_as_past(world, request, BookingStatus.COMPLETED, by=by)
    hold(booking, request.room, request.period, request.equipment)
    return booking


def written_as_past(world, request, status, *, by, **also) -> Booking:
    """Write the row of a booking that was confirmed in time; it holds nothing yet."""
    asked_at = request.period.starts_at - timedelta(days=5)
    fields = {
        "decided_by": world.users["staff"],
        "decided_at": min(asked_at + timedelta(hours=3), timezone.now()),
    }
    return Booking.objects.create(
        organization=request.organization,
        room=request.room,
        starts_at=request.period.starts_at,
        ends_at=request.period.ends_at,
        people=request.people,
        purpose=request.purpose,
        title_is_public=request.title_is_public,
        responsible_person=request.responsible_person,
        responsible_phone=request.responsible_phone,
        rules=request.rules,
        fee=request.fee,
        status=status,
        submission_id=uuid4(),
        requested_by=by,
        requested_at=asked_at,
        **fields | also,
    )
