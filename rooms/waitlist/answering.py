"""One click: the organisation takes what was offered, or leaves it to the next."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.permissions import can_act_for
from rooms.booking_requests import answer_deadline, status_on_request
from rooms.fairness import suspended_until
from rooms.holding import lock_organization
from rooms.models import Booking, HouseRules, Resource
from rooms.quota import QuotaLedger
from rooms.rules import BookingRequest, fairness, policy
from rooms.states import BookingStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_day, human_time
from tcal.shared.states import ForbiddenMove


def accept_offer(booking: Booking, *, by) -> Booking:
    """Take the offered time; return the booking, confirmed or waiting for staff by the policy.

    The deadline itself is still in time. Taking it twice is taking it once. Raises
    ``PermissionDenied`` for somebody else's offer, and ``ValidationError`` where it is too late or
    a suspension or the month's quota doesn't allow it: then the offer stays until its deadline.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        organization = lock_organization(booking.organization)
        list(Resource.objects.held_by(booking).locked())
        booking = (
            Booking.objects.select_for_update(of=("self",), no_key=True)
            .select_related("room__venue", "requested_by")
            .prefetch_related("allocations__resource")
            .get(pk=booking.pk)
        )
        if not can_act_for(by, organization):
            raise PermissionDenied
        if _is_taken_already(booking, by):
            return booking
        if booking.status != BookingStatus.OFFERED:
            raise ForbiddenMove(booking.get_status_display())
        _refuse_when_late(booking)
        request = _request_of(booking, organization)
        for problem in _problems_now(request):
            raise problem.as_error()
        booking.accept(
            status=status_on_request(request),
            rules=HouseRules.objects.in_force(),
            answer_by=answer_deadline(booking.room, booking.starts_at),
            by=by,
        )
        return booking


def decline_offer(booking: Booking, *, by) -> None:
    """Let the offered time go to the next. Raises ``ForbiddenMove`` unless it is on offer."""
    booking.decline(by=by)


def _is_taken_already(booking, by) -> bool:
    return (
        booking.status in (BookingStatus.PENDING, BookingStatus.CONFIRMED)
        and booking.requested_by == by
        and hasattr(booking, "waitlist_entry")
    )


def _problems_now(request):
    """What may have come up since the offer was made: the rest was judged then."""
    yield from fairness.about_the_suspension(suspended_until(request.organization))
    yield from policy.about_the_quota(
        request, QuotaLedger.load(request.organization, request.period)
    )


def _refuse_when_late(booking) -> None:
    if timezone.now() > booking.answer_by:
        raise ValidationError(
            _(
                "This time was held for you until %(day)s, %(time)s, and passes to the next in the "
                "queue. Join the waiting list again, or look for another room."
            )
            % {"day": human_day(booking.answer_by), "time": human_time(booking.answer_by)},
            code="too_late",
        )


def _request_of(booking, organization) -> BookingRequest:
    return BookingRequest(
        organization=organization,
        room=booking.room,
        period=booking.period,
        people=booking.people,
        purpose=booking.purpose,
        responsible_person=booking.responsible_person,
        responsible_phone=booking.responsible_phone,
        title_is_public=booking.title_is_public,
        equipment={held.resource: held.quantity for held in booking.equipment},
    )
