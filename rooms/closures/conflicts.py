"""What stands in the way of a closure: bookings, offers of the waiting list, pending changes."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from rooms.models import Allocation, Booking, BookingChange, Resource
from rooms.states import HOLDS_TIME, BookingStatus
from tcal.shared.periods import Period

OVER = frozenset({BookingStatus.COMPLETED, BookingStatus.NO_SHOW})


@dataclass(frozen=True)
class Conflict:
    """A booking in the way, or only a change of it (``change``) that waits for an answer.

    ``resources`` are those to be closed that it holds.
    """

    booking: Booking
    resources: tuple[Resource, ...]
    change: BookingChange | None = None

    @property
    def key(self) -> str:
        """A name that stays the same from page to page."""
        return f"zmiana-{self.change.pk}" if self.change else f"rezerwacja-{self.booking.pk}"

    @property
    def version(self) -> str:
        """Differs as soon as something happened to the booking: staff decided on what they saw."""
        resources = "-".join(str(resource.pk) for resource in self.resources)
        return f"{self.booking.sequence}-{self.booking.status}-{resources}"

    @property
    def is_offer(self) -> bool:
        return self.booking.status == BookingStatus.OFFERED

    @property
    def is_only_equipment(self) -> bool:
        return all(resource.is_equipment for resource in self.resources)

    @property
    def is_over(self) -> bool:
        """Only its cleaning lasts, or nobody came: there is nothing to ask anybody about."""
        booking = self.booking
        return booking.status in OVER or booking.ends_at <= timezone.now()

    @property
    def period(self) -> Period:
        return (self.change or self.booking).period

    @property
    def room(self) -> Resource:
        return (self.change or self.booking).room


def leaves_of(resources) -> list[Resource]:
    """Return what has to be closed: the parts of divisible halls, the others themselves."""
    rows = Resource.objects.with_leaves_of(resources).prefetch_related("parts").order_by("pk")
    return [resource for resource in rows if resource.leaves == [resource]]


def conflicts_of(resources, period: Period) -> list[Conflict]:
    """Return what holds any of the resources, or parts of them, in the period; the earliest first.

    Three queries however many there are.
    """
    held = (
        Allocation.objects.during(period)
        .filter(resource__in=leaves_of(resources), booking__status__in=HOLDS_TIME)
        .select_related(
            "resource",
            "change__room",
            "booking__room__venue",
            "booking__organization",
            "booking__requested_by",
        )
        .order_by("resource")
    )
    settled, proposed = defaultdict(dict), defaultdict(dict)
    bookings, changes = {}, {}
    for row in held:
        booking = bookings.setdefault(row.booking_id, row.booking)
        if row.change_id is None:
            settled[booking.pk][row.resource_id] = row.resource
        else:
            changes[booking.pk] = row.change
            row.change.booking = booking
            proposed[booking.pk][row.resource_id] = row.resource
    found = [
        # What happens to the booking settles its change too.
        Conflict(booking, tuple(settled[pk].values()))
        if pk in settled
        else Conflict(booking, tuple(proposed[pk].values()), changes[pk])
        for pk, booking in bookings.items()
    ]
    return sorted(found, key=lambda one: (one.period, one.booking.pk))


def bookings_in_the_way(resources, period: Period):
    """Return the bookings that hold any of the resources during the period."""
    return (
        Booking.objects.holding_time()
        .filter(allocations__in=Allocation.objects.during(period).filter(resource__in=resources))
        .select_related("room", "organization")
        .distinct()
    )
