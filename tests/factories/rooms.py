from datetime import date, datetime, time
from itertools import count
from uuid import uuid4

from rooms.booking_requests import BookingRequest, request_booking
from rooms.models import Feature, OpeningHours, Part, Resource, Venue
from rooms.models.policy import every_kind
from rooms.waitlist import join_waitlist
from tcal.shared.periods import Period, local_datetime

numbers = count(1)


def venue(*, weekdays=range(7), opens_at=time(8), closes_at=time(20), **fields):
    made = Venue.objects.create(name="2.Piętro", **fields)
    OpeningHours.objects.bulk_create(
        OpeningHours(venue=made, weekday=day, opens_at=opens_at, closes_at=closes_at)
        for day in weekdays
    )
    return made


def feature(*, code="projector"):
    return Feature.objects.get_or_create(
        code=code, defaults={"name_pl": f"{code} po polsku", "name_en": code}
    )[0]


def room(*, venue, name=None, capacity=20, features=(), parts=(), confirms_at_once=False, **fields):
    """``parts`` makes it a divisible hall."""
    if confirms_at_once:
        fields["instant_for"] = every_kind()
    made = Resource.objects.create(
        venue=venue, name=name or f"Sala {next(numbers)}", capacity=capacity, **fields
    )
    made.features.set(features)
    for part in parts:
        Part.objects.create(whole=made, part=part)
    return made


def equipment(*, venue, name=None, quantity=3, features=(), **fields):
    made = Resource.objects.create(
        venue=venue,
        kind=Resource.Kind.EQUIPMENT,
        name=name or f"Rzutnik {next(numbers)}",
        quantity=quantity,
        **fields,
    )
    made.features.set(features)
    return made


def at(hour, minute=0, *, day=date(2026, 11, 26)) -> datetime:
    return local_datetime(day, time(hour, minute), fold=0)


def period(starts, ends, *, day=date(2026, 11, 26)) -> Period:
    """Whole hours or ``(hour, minute)`` of a day."""
    first = at(*starts, day=day) if isinstance(starts, tuple) else at(starts, day=day)
    last = at(*ends, day=day) if isinstance(ends, tuple) else at(ends, day=day)
    return Period(first, last)


def booking_request(*, organization, room, period, **fields):
    return BookingRequest(
        organization=organization,
        room=room,
        period=period,
        **{
            "people": 5,
            "purpose": "Zebranie zarządu",
            "responsible_person": "Anna Próbna",
            "responsible_phone": "000 000 111",
            **fields,
        },
    )


def booking(*, by, submission_id=None, **fields):
    return request_booking(booking_request(**fields), by=by, submission_id=submission_id or uuid4())


def waitlist_entry(*, by, organization, room, period, submission_id=None, **fields):
    return join_waitlist(
        organization=organization,
        room=room,
        period=period,
        by=by,
        submission_id=submission_id or uuid4(),
        **{
            "people": 5,
            "needs": (),
            "purpose": "Próba chóru",
            "responsible_person": "Ewa Czekająca",
            "responsible_phone": "000 000 222",
            **fields,
        },
    )
