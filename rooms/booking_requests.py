"""Asking for a room: the rules, in the order in which people want to hear them, then the rows."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organizations.models import Organization
from organizations.permissions import can_act_for
from rooms.availability import Availability, held_period
from rooms.models import Allocation, Booking, Resource
from rooms.states import BookingStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_time_range
from tcal.shared.periods import WARSAW, Period

TAKEN = "resource_is_used_by_one_at_a_time"


@dataclass(frozen=True)
class BookingRequest:
    """What somebody asks for. ``equipment`` says how many pieces of each resource."""

    organization: Organization
    room: Resource
    period: Period
    people: int
    purpose: str
    responsible_person: str
    responsible_phone: str
    title_is_public: bool = False
    equipment: dict[Resource, int] = field(default_factory=dict)

    @property
    def resources(self) -> list[Resource]:
        return [self.room, *self.equipment]


def request_booking(request: BookingRequest, *, by, submission_id) -> Booking:
    """Store a booking with everything that it takes, or nothing; return it.

    The same ``submission_id`` from the same person returns the first booking. Raises
    ``PermissionDenied`` for an organisation that the person does not belong to and
    ``ValidationError`` with a dictionary by field where a rule is in the way; codes: ``inactive``,
    ``past``, ``closed``, ``capacity``, ``equipment``, and the constraint's name for taken time.
    """
    try:
        with refusals_as_validation_errors(), transaction.atomic():
            return _store(request, by=by, submission_id=submission_id)
    except ValidationError as error:
        if getattr(error, "code", None) == TAKEN:
            raise ValidationError({"start": ValidationError(error.message, code=TAKEN)}) from error
        raise


def _store(request: BookingRequest, *, by, submission_id) -> Booking:
    organization = Organization.objects.select_for_update(of=("self",), no_key=True).get(
        pk=request.organization.pk
    )
    resources = {
        resource.pk: resource
        for resource in Resource.objects.filter(
            pk__in=[resource.pk for resource in request.resources]
        ).locked()
    }
    if not can_act_for(by, organization):
        raise PermissionDenied
    # Looked up under the lock: of two clicks at once, the second waits here for the first.
    first = Booking.objects.filter(submission_id=submission_id, requested_by=by).first()
    if first:
        return first
    refuse_what_breaks_a_rule(request)
    booking = Booking(
        organization=organization,
        room=resources[request.room.pk],
        starts_at=request.period.starts_at,
        ends_at=request.period.ends_at,
        people=request.people,
        purpose=request.purpose,
        title_is_public=request.title_is_public,
        responsible_person=request.responsible_person,
        responsible_phone=request.responsible_phone,
        submission_id=submission_id,
        requested_by=by,
        requested_at=timezone.now(),
    )
    at_once = all(resource.confirms_at_once for resource in resources.values())
    if at_once:
        booking.status = BookingStatus.CONFIRMED
        booking.decided_at = booking.requested_at
    booking.full_clean()
    booking.save()
    quantities = {request.room.pk: 1} | {
        resource.pk: pieces for resource, pieces in request.equipment.items()
    }
    for pk in sorted(quantities):
        Allocation.objects.create(
            resource=resources[pk],
            booking=booking,
            quantity=quantities[pk],
            period=held_period(resources[pk], request.period).as_range(),
        )
    booking.tell_requester("booking_confirmed" if at_once else "booking_requested")
    return booking


def refuse_what_breaks_a_rule(request: BookingRequest) -> None:
    """Raise ``ValidationError`` by field, with the reason and what would work; else return."""
    room, period = request.room, request.period
    if not room.is_active:
        _refuse(
            "room",
            "inactive",
            _("“%(room)s” can't be booked now. Choose another room.") % {"room": room},
        )
    if period.starts_at < timezone.now():
        _refuse("day", "past", _("This time has passed. Choose a later one."))
    if request.people > room.capacity:
        _refuse(
            "people",
            "capacity",
            ngettext(
                "“%(room)s” is for %(count)d person. Choose a larger room or come in a smaller group.",
                "“%(room)s” is for %(count)d people. Choose a larger room or come in a smaller group.",
                room.capacity,
            )
            % {"room": room, "count": room.capacity},
        )
    availability = Availability.load(request.resources, period)
    if not availability.is_open(room, period):
        _refuse("start", "closed", _closed_message(availability, room, period))
    if not availability.is_free(room, period):
        _refuse("start", TAKEN, _taken_message(availability, room, period))
    for resource, pieces in request.equipment.items():
        free = availability.pieces_free(resource, period)
        if pieces > free:
            _refuse(_equipment_field(resource), "equipment", _too_few_message(resource, free))


def _refuse(field_name: str, code: str, message: str):
    raise ValidationError({field_name: ValidationError(message, code=code)})


def _equipment_field(resource: Resource) -> str:
    return f"equipment_{resource.pk}"


def _closed_message(availability: Availability, room: Resource, period: Period) -> str:
    calendar = availability.calendar(room)
    day = period.starts_at.astimezone(WARSAW).date()
    hours = calendar.periods_on(day)
    note = calendar.note_on(day)
    if not hours:
        return (
            _("The centre is closed on this day: %(note)s. Choose another day.") % {"note": note}
            if note
            else _("The centre is closed on this day. Choose another day.")
        )
    return _("On this day the centre is open %(hours)s. Choose a time within these hours.") % {
        "hours": ", ".join(human_time_range(one.starts_at, one.ends_at) for one in hours)
    }


def _taken_message(availability: Availability, room: Resource, period: Period) -> str:
    taken = next(
        held for held in availability.held(room) if held.period.overlaps(held_period(room, period))
    )
    return _("“%(room)s” is taken %(hours)s. Choose one of the times below or another room.") % {
        "room": room,
        "hours": human_time_range(taken.starts_at, taken.ends_at),
    }


def _too_few_message(resource: Resource, free: int) -> str:
    if not free:
        return _("All pieces are lent at this time. Book without, or choose another time.")
    return ngettext(
        "There are %(all)d; %(count)d is free at this time.",
        "There are %(all)d; %(count)d are free at this time.",
        free,
    ) % {"all": resource.quantity, "count": free}
