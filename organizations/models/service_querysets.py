"""What can be said of services and of applications for them in a query."""

from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, When
from django.utils import timezone

from organizations.models.organization import Organization
from organizations.states import ServiceStatus
from tcal.accounts.permissions import is_centre_staff


class ServiceQuerySet(models.QuerySet):
    def on_offer(self):
        return self.filter(is_offered=True)


class ServiceApplicationQuerySet(models.QuerySet):
    def awaiting_decision(self):
        return self.filter(status=ServiceStatus.WAITING).order_by("applied_at", "pk")

    def in_force(self, day=None):
        day = day or timezone.localdate()
        return self.filter(status=ServiceStatus.AGREED, starts_on__lte=day).filter(
            Q(ends_on=None) | Q(ends_on__gte=day)
        )

    def ending_soon(self, day=None):
        """Agreements in force whose last day is as near as their service is reminded of."""
        day = day or timezone.localdate()
        remind_from = ExpressionWrapper(
            F("ends_on") - F("service__remind_days"), output_field=models.DateField()
        )
        return (
            self.filter(status=ServiceStatus.AGREED, ends_on__gte=day)
            .alias(remind_from=remind_from)
            .filter(remind_from__lte=day)
        )

    def going_on(self):
        """What waits for a decision or is agreed."""
        return self.filter(status__in=[ServiceStatus.WAITING, ServiceStatus.AGREED])

    def going_on_first(self):
        """What waits for a decision, then what is agreed, then the past; the latest first."""
        order = Case(
            When(status=ServiceStatus.WAITING, then=0),
            When(status=ServiceStatus.AGREED, then=1),
            default=2,
        )
        return self.order_by(order, "-applied_at", "-pk")

    def with_document(self):
        """Agreements that are printed and signed."""
        return self.filter(status__in=[ServiceStatus.AGREED, ServiceStatus.ENDED]).exclude(
            service__agreement_text=""
        )

    def with_details(self):
        return self.select_related("service", "organization", "unit")

    def visible_to(self, user):
        """Staff see all of them, members those of their organisations."""
        if is_centre_staff(user):
            return self
        return self.filter(organization__in=Organization.objects.of_member(user).values("pk"))
