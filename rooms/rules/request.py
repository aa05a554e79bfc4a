"""What somebody asks for, and the circumstances that it is judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone

from organizations.models import Organization
from rooms.availability import Availability
from rooms.fairness import suspended_until
from rooms.models import HouseRules, Resource, UnstaffedAccess
from rooms.quota import QuotaLedger
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
    rules: HouseRules | None = None

    @property
    def resources(self) -> list[Resource]:
        return [self.room, *self.equipment]

    @property
    def fee(self) -> Decimal:
        """What it costs in PLN by the stated fees; nothing is paid in the portal."""
        hours = Decimal(self.period.duration / timedelta(hours=1))
        per_hour = self.room.fee_per_hour + sum(
            thing.fee_per_hour * pieces for thing, pieces in self.equipment.items()
        )
        return (per_hour * hours).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Problem:
    """Why something can't be booked: beside which field, a code for programs, a sentence."""

    field: str
    code: str
    message: str

    def as_error(self) -> ValidationError:
        return ValidationError({self.field: ValidationError(self.message, code=self.code)})


@dataclass(frozen=True)
class Circumstances:
    """Everything that the rules look at, as it is at one moment.

    ``grace`` is how long ago a booking may have begun: not at all, but for staff at the desk.
    """

    organization: Organization
    availability: Availability
    quota: QuotaLedger
    alone_until: date | None
    rules: HouseRules | None
    now: datetime
    grace: timedelta = timedelta()
    suspended_until: datetime | None = None

    @classmethod
    def load(cls, organization, resources: Iterable[Resource], during: Period, *, without=None):
        """Ten queries at most, however many resources and however long the time.

        ``without`` is a booking about to be replaced: what it holds and uses does not count.
        """
        now = timezone.now()
        return cls(
            organization=organization,
            availability=Availability.load(resources, during, without=without),
            quota=QuotaLedger.load(organization, during, without=without),
            alone_until=alone_until(organization),
            rules=HouseRules.objects.in_force(),
            now=now,
            suspended_until=suspended_until(organization, now),
        )

    def may_be_alone(self, period: Period) -> bool:
        """Whether the organisation is trusted with the rooms on the day when this begins."""
        day = period.starts_at.astimezone(WARSAW).date()
        return self.alone_until is not None and day <= self.alone_until


def alone_until(organization) -> date | None:
    """Return the last day on which it may use rooms while nobody of the centre is there.

    ``date.max`` where there is no last day; None where staff do not trust it so far.
    """
    if organization.is_operator:
        return date.max
    access = UnstaffedAccess.objects.filter(organization=organization).first()
    return access and (access.valid_until or date.max)
