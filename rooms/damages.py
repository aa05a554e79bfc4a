"""What is broken: told at the next bookings of that thing, and taken out of use if need be."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.closures import close, conflicts_of, reopen
from rooms.holding import lock_resources
from rooms.models import Allocation, Booking, Closure, Damage, Handover, Part, Resource
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_period
from tcal.shared.periods import Period


def report_damage(
    resource: Resource,
    description: str,
    *,
    by,
    handover: Handover | None = None,
    out_of_use_until: datetime | None = None,
) -> Damage:
    """Record what is broken; with ``out_of_use_until`` nobody can book the thing until then.

    What comes in several pieces is closed with all of them. Raises ``ValidationError`` for the
    field ``out_of_use_until`` that names the bookings in the way, and then records nothing: whoever
    reports it moves them first, or records the damage without closing.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        lock_resources([resource])
        damage = Damage(
            resource=resource, description=description.strip(), handover=handover, reported_by=by
        )
        damage.full_clean()
        if out_of_use_until:
            damage.closure = _closed(resource, out_of_use_until, handover, by=by)
        damage.save()
    return damage


def repair(damage: Damage, *, by) -> None:
    """It works again: what was closed because of it is opened.

    Raises ``ValidationError`` when somebody has said so already.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        lock_resources([damage.resource])
        damage.refresh_from_db(
            from_queryset=Damage.objects.select_for_update(of=("self",), no_key=True)
        )
        if damage.repaired_at:
            raise ValidationError(
                _("%(who)s recorded this repair already: %(when)s.")
                % {"who": damage.repaired_by, "when": human_period(damage.repaired_at, None)},
                code="repaired_already",
            )
        damage.repaired_at, damage.repaired_by = timezone.now(), by
        damage.save(update_fields=["repaired_at", "repaired_by"])
        if damage.closure and not damage.closure.is_over:
            reopen(damage.closure, by=by)
            # A closure that had not begun is gone altogether.
            damage.refresh_from_db(fields=["closure"])


def known_damages(booking: Booking):
    """Return what is broken now of the things that a booking takes, the latest first.

    A part of a divisible hall shows what was reported about the whole, and the other way round.
    """
    things = (
        Q(resource=booking.room_id)
        | Q(resource__in=Allocation.objects.filter(booking=booking).values("resource"))
        | Q(resource__in=Part.objects.filter(part=booking.room_id).values("whole"))
    )
    return Damage.objects.unrepaired().filter(things).select_related("resource", "closure")


def _closed(resource, until: datetime, handover, *, by) -> Closure:
    begins = _free_of(handover, resource)
    if until <= begins:
        raise ValidationError(
            {"out_of_use_until": _("Choose a later day: this one is over already.")}
        )
    period = Period(begins, until)
    conflicts = conflicts_of([resource], period)
    # Cleaning after a booking that is over gives way; whatever else there is, is named.
    settlements = [] if conflicts and all(one.is_over for one in conflicts) else None
    reason = _("Out of use: repair")
    try:
        return close([resource], period, reason=reason, by=by, settlements=settlements)
    except ValidationError as refusal:
        if getattr(refusal, "code", "") != "bookings_in_the_way":
            raise
        advice = _(
            "Or leave this field empty: the damage is then recorded and shown at these bookings, "
            "and the thing stays in use."
        )
        raise ValidationError(
            {"out_of_use_until": ValidationError(f"{refusal.messages[0]} {advice}", refusal.code)}
        ) from refusal


def _free_of(handover, resource) -> datetime:
    """From when a thing can be closed: whoever returns it before the end still holds it."""
    now = timezone.now()
    if handover is None:
        return now
    held_until = Allocation.objects.filter(
        booking=handover.booking_id,
        resource__in=[leaf.pk for leaf in resource.leaves],
    ).aggregate(latest=Max("period__endswith"))["latest"]
    return max(now, held_until or now)
