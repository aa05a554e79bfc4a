"""Asking for a room: what competes is locked, the rules are judged, then all rows or none."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from organizations.permissions import can_act_for
from rooms.holding import hold, lock_organization, lock_resources
from rooms.models import Booking, BookingSeries, Resource
from rooms.rules import TAKEN, BookingRequest, refuse_what_breaks_a_rule
from rooms.states import AWAITS_ANSWER, BookingStatus
from tcal.shared.conflicts import refusals_as_validation_errors


def request_booking(request: BookingRequest, *, by, submission_id) -> Booking:
    """Store a booking with everything that it takes, or nothing; return it.

    The same ``submission_id`` from the same person returns the first booking. Raises
    ``PermissionDenied`` for an organisation that the person does not belong to and
    ``ValidationError`` with a dictionary by field where a rule is in the way; the codes are those
    of ``rooms.rules``, and the constraint's name where a race was lost.
    """
    with refusals_beside_fields(), transaction.atomic():
        organization = lock_organization(request.organization)
        resources = lock_resources(request.resources)
        if not can_act_for(by, organization):
            raise PermissionDenied
        # Looked up under the lock: of two clicks at once, the second waits here for the first.
        first = Booking.objects.filter(submission_id=submission_id, requested_by=by).first()
        if first:
            return first
        request = as_they_are_now(request, organization, resources)
        refuse_what_breaks_a_rule(request)
        booking = write_booking(
            request, by=by, submission_id=submission_id, status=status_on_request(request)
        )
        booking.tell_requester(
            "booking_confirmed"
            if booking.status == BookingStatus.CONFIRMED
            else "booking_requested"
        )
        return booking


@contextmanager
def refusals_beside_fields():
    """Like ``refusals_as_validation_errors``; taken time is told beside the start."""
    try:
        with refusals_as_validation_errors():
            yield
    except ValidationError as error:
        if getattr(error, "code", None) == TAKEN:
            raise ValidationError({"start": ValidationError(error.message, code=TAKEN)}) from error
        raise


def as_they_are_now(request, organization, resources: dict[int, Resource]) -> BookingRequest:
    """Return the request with the rows as they were locked, not as the form once read them."""
    return replace(
        request,
        organization=organization,
        room=resources[request.room.pk],
        equipment={resources[thing.pk]: pieces for thing, pieces in request.equipment.items()},
    )


def status_on_request(request: BookingRequest) -> BookingStatus:
    """Confirmed where everything that is asked for is confirmed at once for this organisation."""
    at_once = all(
        resource.confirms_at_once_for(request.organization) for resource in request.resources
    )
    return BookingStatus.CONFIRMED if at_once else BookingStatus.PENDING


def write_booking(
    request: BookingRequest,
    *,
    by,
    submission_id,
    status: BookingStatus,
    series: BookingSeries | None = None,
    series_day=None,
    answer_by=None,
    **also,
) -> Booking:
    """Write the rows of a booking; for use cases that hold the locks and have judged the rules.

    ``answer_by`` defaults to the time that staff give themselves; ``also`` are further fields of
    the booking, such as its channel. Tells nobody.
    """
    now = timezone.now()
    if status in AWAITS_ANSWER and answer_by is None:
        answer_by = answer_deadline(request.room, request.period.starts_at)
    booking = Booking(
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
        series=series,
        series_day=series_day,
        answer_by=answer_by,
        submission_id=submission_id,
        requested_by=by,
        requested_at=now,
        decided_at=now if status == BookingStatus.CONFIRMED else None,
        **also,
    )
    booking.full_clean()
    booking.save()
    hold(booking, request.room, request.period, request.equipment)
    return booking


def answer_deadline(room: Resource, starts_at):
    """Until when staff answer: within the hours of the venue, at the latest when it begins."""
    return min(timezone.now() + timedelta(hours=room.venue.answer_within_hours), starts_at)
