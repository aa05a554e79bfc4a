"""Calendars to subscribe to: a room's for everybody, a person's and an organisation's by token.

A feed is read again and again for months, so what is given back does not just vanish: it stays as
``CANCELLED``, for calendars that keep what they once read.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.calendar_entries import CANCELLED, entry_of, place_of, public_uid
from rooms.models import Allocation, Booking, BookingChange, CalendarLink, Resource
from rooms.states import HOLDS_TIME, BookingStatus, ChangeStatus
from tcal.shared.ical import CalendarEntry
from tcal.shared.periods import Period

FEED_PAST = timedelta(days=30)
FEED_FUTURE = timedelta(days=400)


def window() -> Period:
    now = timezone.now()
    return Period(now - FEED_PAST, now + FEED_FUTURE)


# A room ------------------------------------------------------------------------------------


def room_entries(room: Resource) -> list[CalendarEntry]:
    """Return when a room is taken: no more is said than on its page. Needs the room's venue.

    A divisible hall is taken whenever one of its parts is, and the other way round.
    """
    held = (
        Allocation.objects.during(window())
        .filter(Q(resource=room) | Q(resource__in=room.parts.values("pk")))
        .select_related("booking", "closure", "change")
        .order_by("period", "pk")
    )
    # A booking of the whole hall holds each part; it is one entry all the same.
    entries = {entry.uid: entry for entry in (_taken(one, room) for one in held)}
    for entry in _given_back(room):
        entries.setdefault(entry.uid, entry)
    return list(entries.values())


def _taken(allocation, room) -> CalendarEntry:
    if closure := allocation.closure:
        return _entry(room, _closure_uid(room, closure), closure, title=closure.reason)
    booking = allocation.booking
    title = booking.public_title or _("Taken")
    if change := allocation.change:
        # A change that waits for an answer holds another time than its booking.
        return _entry(room, _change_uid(room, change), change, title=title)
    return _entry(
        room, _booking_uid(room, booking), booking, title=title, sequence=booking.sequence
    )


def _given_back(room) -> list[CalendarEntry]:
    """What held the room once: called-off bookings, those moved elsewhere, answered changes."""
    places = Resource.objects.filter(
        Q(pk=room.pk) | Q(wholes=room) | Q(parts=room) | Q(parts__wholes=room)
    ).values("pk")
    lately = Booking.objects.during(window())
    called_off = lately.exclude(status__in=HOLDS_TIME).filter(room__in=places)
    moved_away = (
        lately.filter(changes__status=ChangeStatus.ACCEPTED, history__room__in=places)
        .exclude(room__in=places)
        .distinct()
    )
    answered = (
        BookingChange.objects.exclude(status=ChangeStatus.AWAITING)
        # What nobody had to agree to never held a time beside that of its booking.
        .exclude(status=ChangeStatus.ACCEPTED, decided_by=None)
        .filter(starts_at__lt=window().ends_at, ends_at__gt=window().starts_at, room__in=places)
    )
    gone = {"title": _("Cancelled"), "status": CANCELLED}
    return [
        *(
            _entry(room, _booking_uid(room, one), one, sequence=one.sequence, **gone)
            for one in [*called_off, *moved_away]
        ),
        *(_entry(room, _change_uid(room, one), one, sequence=1, **gone) for one in answered),
    ]


def _entry(room, uid, times, **fields) -> CalendarEntry:
    return CalendarEntry(
        uid=uid,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        location=place_of(room),
        **fields,
    )


def _booking_uid(room, booking) -> str:
    return public_uid(room.pk, None, booking.pk, None)


def _change_uid(room, change) -> str:
    return public_uid(room.pk, None, change.booking_id, change.pk)


def _closure_uid(room, closure) -> str:
    return public_uid(room.pk, closure.pk, None, None)


# People and organisations ------------------------------------------------------------------


def link_entries(link: CalendarLink) -> list[CalendarEntry]:
    """Return the bookings of the link's organisation, or of all organisations of its owner.

    Empty for an organisation that the owner has left: calendars then drop what they have. Offers
    of the waiting list stand in no calendar until they are taken.
    """
    bookings = (
        Booking.objects.of_organizations_of(link.owner)
        .during(window())
        .not_expired()
        .exclude(status=BookingStatus.OFFERED)
        .select_related("organization", "room__venue")
        .order_by("starts_at", "pk")
    )
    if link.organization_id:
        bookings = bookings.filter(organization=link.organization_id)
    return [entry_of(booking) for booking in bookings]
