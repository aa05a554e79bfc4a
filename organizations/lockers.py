"""Which of the things that a service lets out are free, and when."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.models import ServiceApplication, ServiceUnit
from organizations.states import ServiceStatus

# What the constraint `thing_is_let_to_one_organization_at_a_time` speaks of.
HOLDS_THE_UNIT = [ServiceStatus.AGREED, ServiceStatus.ENDED]


@dataclass(frozen=True)
class Availability:
    """``next_on`` is the first day when one becomes free, where none is; None when nobody knows."""

    total: int
    free: int
    next_on: date | None = None


def lettings(starts_on, ends_on, *, besides=None):
    """Return agreements for things, in force on any of these days; ``ends_on`` None is for ever."""
    held = ServiceApplication.objects.filter(
        unit__isnull=False, starts_on__isnull=False, status__in=HOLDS_THE_UNIT
    ).filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        held = held.filter(starts_on__lte=ends_on)
    return held.exclude(pk=besides.pk) if besides is not None else held


def free_units(service, starts_on, ends_on, *, besides=None):
    """Return the QuerySet of the service's things that are free on all of these days."""
    held = lettings(starts_on, ends_on, besides=besides).filter(unit=OuterRef("pk"))
    return ServiceUnit.objects.filter(~Exists(held), service=service, is_usable=True)


def availability(service, day=None) -> Availability | None:
    """What is free on this day, today by default; None where nothing is let out by number."""
    day = day or timezone.localdate()
    total = service.units.filter(is_usable=True).count()
    if not total:
        return None
    free = free_units(service, day, day).count()
    return Availability(total, free, None if free else _next_free_day(service, day))


def _next_free_day(service, day) -> date | None:
    """The first day after the last letting of one of them, counted with those agreed ahead."""
    last_days = (
        ServiceUnit.objects.filter(service=service, is_usable=True)
        .exclude(pk__in=lettings(day, None).filter(ends_on=None).values("unit"))
        .annotate(
            last_day=Max(
                "applications__ends_on",
                filter=Q(applications__status__in=HOLDS_THE_UNIT),
            )
        )
        .aggregate(first=Min("last_day"))["first"]
    )
    return date.fromordinal(last_days.toordinal() + 1) if last_days else None


def taken_message(unit, starts_on, ends_on, *, besides=None) -> str:
    """Say that it is let to another organisation, and which ones are free on these days."""
    free = list(
        free_units(unit.service, starts_on, ends_on, besides=besides).values_list("name", flat=True)
    )
    sentence = _("“%(unit)s” is let to another organisation in these days.") % {"unit": unit}
    if free:
        return f"{sentence} " + _("Free then: %(names)s.") % {"names": ", ".join(free)}
    return f"{sentence} " + _("None is free in all of these days: choose other dates.")
