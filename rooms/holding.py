"""Taking time: locks in the one order used everywhere, then rows on what really holds time."""

from collections.abc import Iterable

from organizations.models import Organization
from rooms.availability import held_period
from rooms.models import Allocation, Resource
from tcal.shared.periods import Period


def lock_organization(organization) -> Organization:
    """Lock the organisation's row until the transaction ends; return it as it is now."""
    return Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=organization.pk)


def lock_resources(resources: Iterable[Resource]) -> dict[int, Resource]:
    """Lock resources and the parts of divisible ones; return them as they are now, by id.

    To be called after the organisation's lock and before a booking's.
    """
    rows = Resource.objects.with_leaves_of(resources).locked().prefetch_related("parts")
    return {resource.pk: resource for resource in rows}


def hold(booking, room: Resource, period: Period, equipment: dict[Resource, int], *, change=None):
    """Write what a booking of this room and equipment holds, buffers included.

    A divisible hall is held by each of its parts, for the time that the hall's own buffers ask.
    Raises ``IntegrityError`` by the name of the constraint or guard where something is taken.
    """
    held = {leaf.pk: (leaf, 1, held_period(room, period)) for leaf in room.leaves}
    for thing, pieces in equipment.items():
        held[thing.pk] = (thing, pieces, held_period(thing, period))
    for pk in sorted(held):
        resource, quantity, span = held[pk]
        Allocation.objects.create(
            resource=resource,
            booking=booking,
            change=change,
            quantity=quantity,
            period=span.as_range(),
        )
