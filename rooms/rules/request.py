"""What somebody asks for, and the circumstances that it is judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from organizations.models import Organization
from rooms.availability import Availability
from rooms.models import HouseRules, Resource, UnstaffedAccess
from rooms.quota import QuotaLedger
from tcal.shared.periods import Period, local_today

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
    """Everything that the rules look at, as it is at one moment."""

    organization: Organization
    availability: Availability
    quota: QuotaLedger
    may_be_alone: bool
    rules: HouseRules | None
    now: datetime

    @classmethod
    def load(cls, organization, resources: Iterable[Resource], during: Period, *, without=None):
        """Six queries at most, however many resources and however long the time.

        ``without`` is a booking about to be replaced: what it holds and uses does not count.
        """
        return cls(
            organization=organization,
            availability=Availability.load(resources, during, without=without),
            quota=QuotaLedger.load(organization, during, without=without),
            may_be_alone=may_be_alone(organization),
            rules=HouseRules.objects.in_force(),
            now=timezone.now(),
        )


def may_be_alone(organization) -> bool:
    """Whether the organisation may use rooms while nobody of the centre is there."""
    if organization.is_operator:
        return True
    valid = Q(valid_until=None) | Q(valid_until__gte=local_today())
    return UnstaffedAccess.objects.filter(valid, organization=organization).exists()
