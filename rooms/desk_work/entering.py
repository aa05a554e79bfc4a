"""A booking for whoever telephones, writes or stands at the desk: confirmed at once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rooms.booking_requests import as_they_are_now, refusals_beside_fields, write_booking
from rooms.desk_work.waiving import WAIVABLE, at_the_desk, refuse_all
from rooms.holding import lock_organization, lock_resources
from rooms.models import Booking
from rooms.rules import BookingRequest, Circumstances, problems_with
from rooms.states import BookingStatus, Channel
from tcal.accounts.permissions import is_centre_staff


def enter_booking(
    request: BookingRequest,
    *,
    channel: Channel,
    contact_email: str = "",
    waived: frozenset[str] = frozenset(),
    by,
    submission_id,
) -> Booking:
    """Store a confirmed booking for any active organisation; return it.

    ``waived`` are codes of rules that staff set aside, of ``WAIVABLE``. The letter goes to
    ``contact_email``, or to the organisation's managers. The same ``submission_id`` from the same
    person returns the first booking.

    Raises ``PermissionDenied`` for others than staff, and ``ValidationError`` by field with every
    problem that is not waived.
    """
    if not is_centre_staff(by):
        raise PermissionDenied
    with refusals_beside_fields(), transaction.atomic():
        organization = lock_organization(request.organization)
        resources = lock_resources(request.resources)
        first = Booking.objects.filter(submission_id=submission_id, requested_by=by).first()
        if first:
            return first
        request = as_they_are_now(request, organization, resources)
        refuse_inactive(organization)
        circumstances = Circumstances.load(organization, request.resources, request.period)
        refuse_all(
            problems_with(request, at_the_desk(circumstances), waived=WAIVABLE & frozenset(waived))
        )
        booking = write_booking(
            request,
            by=by,
            submission_id=submission_id,
            status=BookingStatus.CONFIRMED,
            channel=channel,
            contact_email=contact_email,
            decided_by=by,
        )
        booking.tell_requester("booking_confirmed")
        return booking


def refuse_inactive(organization) -> None:
    if not organization.is_active:
        raise ValidationError(
            {
                "organization": ValidationError(
                    _("“%(organization)s” is not active in the registry, so it can't book.")
                    % {"organization": organization},
                    code="inactive_organization",
                )
            }
        )
