"""Giving back the time of a closure."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.models import Closure, Resource
from tcal.shared.periods import Period
from tcal.shared.registry import Fact, tell


def reopen(closure: Closure, *, by) -> None:
    """Give back the time of a closure that is not over yet; what has passed stays as it was.

    Raises ``ValidationError`` where it is over, or somebody else has reopened it.
    """
    with transaction.atomic():
        closed = Resource.objects.filter(pk__in=closure.allocations.values("resource"))
        resources = list(closed.locked())
        stored = Closure.objects.filter(pk=closure.pk).first()
        now = timezone.now()
        if stored is None or stored.ends_at <= now:
            raise ValidationError(_("This closure is over: there is nothing to reopen."))
        freed = Period(max(stored.starts_at, now), stored.ends_at)
        if stored.starts_at >= now:
            stored.delete()
        else:
            closure.ends_at = now
            closure.decided_by = by
            closure.save(update_fields=["ends_at", "decided_by"])
            closure.allocations.update(period=closure.period.as_range())
        tell(Fact.TIME_FREED, resources=resources, period=freed, by=by)
