"""What staff look at before they decide on a booking: its organisation's record, and the day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from rooms.fairness import standing_of
from rooms.models import Booking, Resource, Standing, WaitlistEntry
from rooms.quota import QuotaLedger, by_month
from rooms.rules import alone_until
from rooms.states import BookingStatus, WaitlistStatus
from tcal.shared.dates import hours_text
from tcal.shared.periods import WARSAW, Period, day_bounds, local_today

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class MonthOfQuota:
    """Hours of one month; ``left`` is None where the organisation has no limit."""

    month: date
    used: timedelta
    left: timedelta | None

    @property
    def used_in_words(self) -> str:
        return hours_text(self.used)

    @property
    def left_in_words(self) -> str:
        return hours_text(self.left)


@dataclass(frozen=True)
class OrganizationRecord:
    """How an organisation has kept to its bookings of the last twelve months."""

    took_place: int
    nobody_came: int
    cancelled: int
    refused: int
    waiting: int
    quota: list[MonthOfQuota]
    member_since: datetime
    alone_until: date | None
    standing: Standing

    @property
    def may_be_alone(self) -> bool:
        return self.alone_until is not None and self.alone_until >= local_today()

    @property
    def trust_ends_on(self) -> date | None:
        """The last day of the authorisation, where it has one."""
        return self.alone_until if self.may_be_alone and self.alone_until < date.max else None


def record_of(organization, during: Period) -> OrganizationRecord:
    """Return the record, with the quota of the months that a period touches."""
    lately = Q(starts_at__gte=timezone.now() - YEAR)
    counts = organization.bookings.aggregate(
        took_place=Count("pk", filter=lately & Q(status=BookingStatus.COMPLETED)),
        nobody_came=Count("pk", filter=lately & Q(status=BookingStatus.NO_SHOW)),
        cancelled=Count(
            "pk",
            # An offer of the waiting list that was let go is no cancelled booking.
            filter=lately & Q(status=BookingStatus.CANCELLED) & ~_declined_offer(),
        ),
        refused=Count("pk", filter=lately & Q(status=BookingStatus.REJECTED)),
        waiting=Count("pk", filter=Q(status=BookingStatus.PENDING)),
    )
    ledger = QuotaLedger.load(organization, during)
    return OrganizationRecord(
        **counts,
        quota=[
            MonthOfQuota(month, ledger.used[month], ledger.left(month))
            for month in by_month(during)
        ],
        member_since=organization.submitted_at,
        alone_until=alone_until(organization),
        standing=standing_of(organization),
    )


def _declined_offer() -> Q:
    return Q(waitlist_entry__isnull=False) & ~Q(waitlist_entry__status=WaitlistStatus.SERVED)


def others_on_that_day(booking: Booking) -> list[Booking]:
    """Return what else holds the room, its parts or its whole, on the booking's local days."""
    leaves = Resource.objects.with_leaves_of([booking.room])
    return list(
        Booking.objects.holding_time()
        .filter(pk__in=_bookings_of(leaves, _days_of(booking)))
        .exclude(pk=booking.pk)
        .select_related("room", "organization")
        .order_by("starts_at", "pk")
    )


def waiting_for_that_day(booking: Booking) -> list[WaitlistEntry]:
    """Return who waits, first come first, for this room or for any at the booking's time."""
    return list(
        WaitlistEntry.objects.waiting()
        .filter(Q(room=booking.room) | Q(room=None))
        .filter(starts_at__lt=booking.ends_at, ends_at__gt=booking.starts_at)
        .select_related("room", "organization")
    )


def _bookings_of(resources, span: Period):
    return (
        Booking.objects.filter(
            starts_at__lt=span.ends_at,
            ends_at__gt=span.starts_at,
            allocations__resource__in=resources,
        )
        .order_by()
        .values("pk")
    )


def _days_of(booking: Booking) -> Period:
    first = booking.starts_at.astimezone(WARSAW).date()
    last = (booking.ends_at - timedelta(microseconds=1)).astimezone(WARSAW).date()
    return Period(day_bounds(first).starts_at, day_bounds(last).ends_at)
