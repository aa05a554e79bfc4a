"""What can be said of surveys in a query."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from organizations.models import Organization
from tcal.surveys.permissions import manages_surveys
from tcal.surveys.states import Audience, SurveyStatus


class SurveyQuerySet(models.QuerySet):
    def taking_answers(self):
        """The same for one of them: ``Survey.takes_answers``."""
        now = timezone.now()
        return self.filter(
            Q(opens_at=None) | Q(opens_at__lte=now),
            status=SurveyStatus.OPEN,
            closes_at__gte=now,
        )

    def by_link(self):
        """Not drafts, and meant for whoever holds their link."""
        return self.filter(audience=Audience.LINK).exclude(status=SurveyStatus.DRAFT)

    def visible_to(self, user):
        """All for who manages them; otherwise those past draft that ask accounts, this one too."""
        if not user.is_authenticated:
            return self.none()
        if manages_surveys(user):
            return self
        own = Organization.objects.active().of_member(user)
        is_asked = (
            Q(only_invited=False)
            | Q(pk__in=self.model.invited_people.through.objects.filter(user=user).values("survey"))
            | Q(
                pk__in=self.model.invited_organizations.through.objects.filter(
                    organization__in=own.values("pk")
                ).values("survey")
            )
        )
        return self.filter(is_asked).exclude(
            Q(status=SurveyStatus.DRAFT) | Q(audience=Audience.LINK)
        )

    def latest_first(self):
        return self.order_by("-created_at", "-pk")

    def soonest_to_close(self):
        return self.order_by("closes_at", "pk")
