"""What may be asked for a booking that there is already."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.models import Booking, BookingChange, Resource
from rooms.quota import QuotaLedger, by_month
from rooms.rules import BookingRequest, Circumstances, Problem, problems_with
from rooms.rules.policy import about_the_quota
from rooms.states import BookingStatus
from tcal.shared.periods import Period
from tcal.shared.states import ForbiddenMove

CHANGEABLE = frozenset({BookingStatus.PENDING, BookingStatus.CONFIRMED})


def request_to_move(booking: Booking, room: Resource, period: Period) -> BookingRequest:
    """Return what the booking would ask for in another room or at another time."""
    along = booking.allocations.settled().filter(resource__kind=Resource.Kind.EQUIPMENT)
    return BookingRequest(
        organization=booking.organization,
        room=room,
        period=period,
        people=booking.people,
        purpose=booking.purpose,
        responsible_person=booking.responsible_person,
        responsible_phone=booking.responsible_phone,
        title_is_public=booking.title_is_public,
        equipment={held.resource: held.quantity for held in along.select_related("resource")},
        rules=booking.rules,
    )


def may_be_changed(booking: Booking) -> bool:
    """Whether it is still to come, or goes on with everybody's consent."""
    until = booking.ends_at if booking.status == BookingStatus.CONFIRMED else booking.starts_at
    return booking.status in CHANGEABLE and timezone.now() < until


def refuse_move(request: BookingRequest, booking: Booking, *, by_staff: bool) -> None:
    """Raise ``ValidationError`` with the reason and what would work; else return.

    A start that stays is not judged again by notice and horizon, nor are the accepted rules and a
    suspension, which is about new bookings. Hours
    that the booking has in a month already are no question of the quota. ``by_staff`` waives the
    notice, which is there for them.
    """
    refuse_impossible_move(request, booking)
    circumstances = circumstances_of_move(request, booking)
    for problem in problems_of_move(request, booking, circumstances, by_staff=by_staff):
        raise problem.as_error()


def refuse_impossible_move(request: BookingRequest, booking: Booking) -> None:
    """Raise ``ValidationError`` where no other room or time would help, or nothing is changed."""
    if booking.status not in CHANGEABLE:
        raise ForbiddenMove(booking.get_status_display())
    if not may_be_changed(booking):
        raise ValidationError(
            _("This booking has begun or is over: it can't be moved any more. Book anew."),
            code="over",
        )
    if request.room == booking.room and request.period == booking.period:
        raise _beside(
            "start", "unchanged", _("The booking has this room and time now. Choose another.")
        )
    now = timezone.now()
    keeps_start = _keeps_start(request, booking)
    if booking.has_begun and not keeps_start:
        raise _beside(
            "start",
            "begun",
            _("The booking has begun: room and start stay, and only the end can be changed."),
        )
    if request.period.ends_at <= now and keeps_start:
        raise _beside("end", "past", _("This time has passed. Choose a later one."))


def circumstances_of_move(request: BookingRequest, booking: Booking) -> Circumstances:
    return Circumstances.load(
        request.organization, request.resources, request.period, without=booking
    )


def problems_of_move(
    request: BookingRequest,
    booking: Booking,
    circumstances: Circumstances,
    *,
    by_staff: bool,
    waived: frozenset[str] = frozenset(),
) -> Iterator[Problem]:
    """Yield what is in the way of a move, the most telling first, as ``refuse_move`` judges it.

    The circumstances have to be loaded without the booking.
    """
    not_asked = {"rules", "suspended"}
    if by_staff:
        not_asked.add("notice")
    if _keeps_start(request, booking):
        not_asked.add("horizon")
        notice = timedelta(hours=request.room.notice_hours)
        earliest = min(circumstances.now, booking.starts_at - notice)
        circumstances = replace(circumstances, now=earliest)
    if _takes_no_more_hours(request, booking):
        not_asked.add("quota")
    yield from problems_with(request, circumstances, waived=waived | not_asked)


def refuse_what_no_longer_fits(request: BookingRequest, change: BookingChange) -> None:
    """Judge again at the answer what the held time does not secure: the clock and the quota."""
    booking = change.booking
    if booking.status not in CHANGEABLE:
        raise ForbiddenMove(booking.get_status_display())
    if change.answer_by < timezone.now():
        raise ValidationError(
            _("The time to answer has passed: the booking stays as it was."), code="too_late"
        )
    if _takes_no_more_hours(request, booking):
        return
    quota = QuotaLedger.load(request.organization, request.period, without=booking)
    for problem in about_the_quota(request, quota):
        raise problem.as_error()


def _keeps_start(request: BookingRequest, booking: Booking) -> bool:
    return request.room == booking.room and request.period.starts_at == booking.starts_at


def _takes_no_more_hours(request: BookingRequest, booking: Booking) -> bool:
    has = by_month(booking.period)
    return all(
        hours <= has.get(month, timedelta()) for month, hours in by_month(request.period).items()
    )


def _beside(field: str, code: str, message: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})
