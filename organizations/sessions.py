"""The record of sessions within an agreement: with a coach, an accountant or a lawyer."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.models import CoachingSession, ServiceApplication
from organizations.service_permissions import can_record_session


def record_session(application, *, held_on, hours, coach, summary, by) -> CoachingSession:
    """Write down a session that took place; return it. The same written again is the first one.

    Raises ``PermissionDenied`` and ``ValidationError`` by field.
    """
    with transaction.atomic():
        stored = (
            ServiceApplication.objects.select_for_update(of=("self",), no_key=True)
            .select_related("service")
            .get(pk=application.pk)
        )
        if not can_record_session(by, stored):
            raise PermissionDenied
        _check_day(stored, held_on)
        told = {
            "held_on": held_on,
            "hours": hours,
            "coach": coach.strip(),
            "summary": summary.strip(),
        }
        if first := stored.sessions.filter(**told, recorded_by=by).first():
            return first
        session = CoachingSession(application=stored, recorded_by=by, **told)
        session.full_clean()
        session.save()
    return session


def hours_of(application) -> Decimal:
    """Return how many hours the sessions of the agreement took."""
    return application.sessions.aggregate(hours=Sum("hours"))["hours"] or Decimal(0)


def _check_day(application, day) -> None:
    if day > timezone.localdate():
        raise ValidationError(
            {"held_on": _("This day is still to come. Record the session when it is over.")}
        )
    if day < application.starts_on or (application.ends_on and day > application.ends_on):
        raise ValidationError({"held_on": _("The agreement was not in force on this day.")})
