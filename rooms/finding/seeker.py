"""In whose name somebody looks: what they may book, and how much of it this month."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from organizations.models import Organization
from rooms.models import Resource, UnstaffedAccess
from rooms.quota import QuotaLedger
from tcal.shared.periods import Period, day_bounds


@dataclass(frozen=True)
class HoursLeft:
    """What is left of a quota in one month."""

    organization: Organization
    month: date
    left: timedelta
    limit: timedelta
    is_enough: bool

    @property
    def hours(self) -> Decimal:
        """What is left as a number of hours, with at most two decimal places."""
        return Decimal(round(self.left / timedelta(minutes=0.6))) / 100


@dataclass(frozen=True)
class Seeker:
    """The organisations of whoever looks. Without any, what anybody might book is shown."""

    organizations: tuple[Organization, ...] = ()
    may_be_alone: frozenset[int] = frozenset()
    quotas: dict[int, QuotaLedger] = field(default_factory=dict)

    @classmethod
    def load(cls, user, days: Iterable[date]) -> "Seeker":
        """No query for anonymous visitors, otherwise four however many organisations."""
        if not user.is_authenticated:
            return ANYBODY
        organizations = tuple(Organization.objects.active().of_member(user).in_polish_order())
        if not organizations:
            return ANYBODY
        days = sorted(days)
        valid = Q(valid_until=None) | Q(valid_until__gte=days[-1])
        trusted = UnstaffedAccess.objects.filter(valid, organization__in=organizations)
        during = Period(day_bounds(days[0]).starts_at, day_bounds(days[-1]).ends_at)
        return cls(
            organizations,
            frozenset(trusted.values_list("organization", flat=True))
            | {one.pk for one in organizations if one.is_operator},
            QuotaLedger.load_each(organizations, during),
        )

    @property
    def is_anybody(self) -> bool:
        return not self.organizations

    def who_may_book(self, resource: Resource) -> tuple[Organization, ...]:
        return tuple(one for one in self.organizations if resource.is_open_to(one))

    def needs_staff(self, organizations) -> bool:
        """Whether none of them may use rooms while nobody of the centre is there."""
        return bool(organizations) and not self.may_be_alone & {one.pk for one in organizations}

    def hours_left(self, wishes) -> list[HoursLeft]:
        """What is left in each month of the wishes, for each organisation that has a quota."""
        lines = []
        for organization in self.organizations:
            ledger = self.quotas[organization.pk]
            if ledger.limit is None:
                continue
            wanted = {}
            for wish in wishes:
                month = wish.day.replace(day=1)
                wanted[month] = wanted.get(month, timedelta()) + wish.period.duration
            for month, duration in wanted.items():
                left = ledger.left(month)
                lines.append(HoursLeft(organization, month, left, ledger.limit, duration <= left))
        return lines


ANYBODY = Seeker()
