"""How many hours of rooms an organisation has in a calendar month, and how many are left."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum

from organizations.models import Contribution
from rooms.models import Booking, FairnessRules, Quota
from rooms.states import COUNTS_AGAINST_QUOTA
from tcal.shared.periods import WARSAW, Period, day_bounds, local_today

ZERO = timedelta()


def by_month(period: Period) -> dict[date, timedelta]:
    """Split a period at local month ends; return how long it lasts in each, by its first day."""
    parts = {}
    month = _first_of_month(period.starts_at.astimezone(WARSAW).date())
    while day_bounds(month).starts_at < period.ends_at:
        following = _next_month(month)
        whole = Period(day_bounds(month).starts_at, day_bounds(following).starts_at)
        parts[month] = min(whole.ends_at, period.ends_at) - max(whole.starts_at, period.starts_at)
        month = following
    return parts


@dataclass
class QuotaLedger:
    """An organisation's limit and what it has used of it. ``limit`` is None where there is none."""

    limit: timedelta | None
    used: dict[date, timedelta]

    @classmethod
    def load(cls, organization, during: Period, *, without: Booking | None = None):
        """Read the months that a period touches: at most four queries.

        ``without`` leaves out a booking that is about to be replaced. The organisation has to be
        locked by whoever wants the answer to stay true.
        """
        return cls.load_each([organization], during, without=without)[organization.pk]

    @classmethod
    def load_each(cls, organizations, during: Period, *, without: Booking | None = None) -> dict:
        """The same for several organisations, by id: four queries however many there are."""
        limits = limits_of(organizations)
        ledgers = {pk: cls(limit, defaultdict(timedelta)) for pk, limit in limits.items()}
        limited = [pk for pk, limit in limits.items() if limit is not None]
        if not limited:
            return ledgers
        months = list(by_month(during))
        whole = Period(
            day_bounds(months[0]).starts_at, day_bounds(_next_month(months[-1])).starts_at
        )
        spans = (
            # Cancelled too late for others to plan with it: its hours stay used.
            Booking.objects.filter(Q(status__in=COUNTS_AGAINST_QUOTA) | Q(cancelled_late=True))
            .filter(organization__in=limited)
            .filter(starts_at__lt=whole.ends_at, ends_at__gt=whole.starts_at)
            .exclude(pk=without.pk if without else None)
            .values_list("organization", "starts_at", "ends_at")
        )
        for organization, starts_at, ends_at in spans:
            ledgers[organization].add(Period(starts_at, ends_at))
        return ledgers

    def left(self, month: date) -> timedelta | None:
        """Return what is left in the month of this day, never less than nothing; None: no limit."""
        if self.limit is None:
            return None
        return max(ZERO, self.limit - self.used[_first_of_month(month)])

    def exceeded_by(self, period: Period) -> date | None:
        """Return the first month in which the period does not fit, or None."""
        if self.limit is None:
            return None
        return next(
            (
                month
                for month, duration in by_month(period).items()
                if self.used[month] + duration > self.limit
            ),
            None,
        )

    def add(self, period: Period) -> None:
        """Count a booking that is about to be made too, as in a series."""
        for month, duration in by_month(period).items():
            self.used[month] += duration

    def take_back(self, period: Period) -> None:
        """No longer count a booking that is about to be replaced."""
        for month, duration in by_month(period).items():
            self.used[month] -= duration


def limit_of(organization) -> timedelta | None:
    """Return the hours a month; None where unlimited.

    Those of its kind, more while it is young, and what it has for its contributions.
    """
    return limits_of([organization])[organization.pk]


def limits_of(organizations) -> dict[int, timedelta | None]:
    """Return each organisation's hours a month by its id, None where unlimited, in three queries."""
    bound = [one for one in organizations if not one.is_operator]
    kinds = {one.kind for one in bound}
    quotas = {quota.kind: quota for quota in Quota.objects.filter(kind__in=kinds)} if kinds else {}
    limited = [one for one in bound if one.kind in quotas]
    earned = earned_hours_of(limited)
    limits = {one.pk: _hours(one, quotas[one.kind]) + earned[one.pk] for one in limited}
    return {one.pk: limits.get(one.pk) for one in organizations}


def _hours(organization, quota: Quota) -> timedelta:
    hours = quota.hours
    if is_young(organization, quota.young_years):
        hours += quota.young_extra_hours
    return timedelta(hours=hours)


def earned_hours_of(organizations) -> dict[int, timedelta]:
    """Return by id the hours a month that each has for what it gave to others, in two queries."""
    if not organizations:
        return {}
    rules = FairnessRules.current()
    points = dict(
        Contribution.objects.accepted()
        .made_since(rules.contributions_count_since())
        .filter(organization__in=organizations)
        .order_by()
        .values_list("organization")
        .annotate(points=Sum("points"))
    )
    hours = {pk: count * rules.hours_per_point for pk, count in points.items()}
    return {one.pk: timedelta(hours=hours.get(one.pk, 0)) for one in organizations}


def is_young(organization, years: int) -> bool:
    """Whether it was founded at most so many years ago, by Warsaw's calendar."""
    founded, today = organization.founded_on, local_today()
    if founded is None:
        return False
    return (today.year - years, today.month, today.day) <= (
        founded.year,
        founded.month,
        founded.day,
    )


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)
