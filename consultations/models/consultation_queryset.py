from django.db import models
from django.db.models import Max, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from consultations.states import Channel, ConsultationStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.periods import WARSAW
from tcal.shared.search import SearchQuerySet


class ConsultationQuerySet(SearchQuerySet):
    def published(self):
        """Announced to everybody, whether still running or over."""
        return self.exclude(status=ConsultationStatus.DRAFT)

    def current(self):
        """Published, and there is still something to take part in: a meeting or remarks."""
        return self.filter(status=ConsultationStatus.PUBLISHED).filter(self._still_running())

    def finished(self):
        return self.published().exclude(pk__in=self.model.objects.current().order_by().values("pk"))

    def with_published_answers(self):
        return self.published().exclude(report_published_at=None)

    def taking_remarks(self):
        """The same for one of them: ``Consultation.takes_remarks``."""
        now = timezone.now()
        stages = self.model._meta.get_field("stages").related_model.objects
        through_portal = stages.open_now().through(Channel.PORTAL)
        return self.filter(
            ~Q(pk__in=stages.values("consultation"))
            | Q(pk__in=through_portal.values("consultation")),
            status=ConsultationStatus.PUBLISHED,
            opens_on__lte=now.astimezone(WARSAW).date(),
            closes_at__gte=now,
        )

    def with_next_meeting(self):
        """Add ``meeting_starts_at``: the nearest meeting ahead, otherwise the latest one."""
        return self.annotate(
            meeting_starts_at=Coalesce(
                Min("meetings__starts_at", filter=Q(meetings__starts_at__gt=timezone.now())),
                Max("meetings__starts_at"),
            )
        )

    def with_number_of_comments(self):
        """Add ``number_of_comments``: how many are published under it."""
        comments = self.model._meta.get_field("comments").related_model.objects
        published = comments.published().filter(consultation=models.OuterRef("pk")).order_by()
        counted = published.values("consultation").annotate(n=models.Count("pk")).values("n")
        return self.annotate(number_of_comments=Coalesce(models.Subquery(counted), 0))

    def visible_to(self, user):
        """Drafts are for coordinators only."""
        return self if is_coordinator(user) else self.published()

    def latest_first(self):
        return self.order_by("-opens_on", "-pk")

    def _still_running(self) -> Q:
        now = timezone.now()
        with_meeting_ahead = self.model.objects.filter(meetings__ends_at__gt=now)
        return Q(closes_at__gte=now) | Q(pk__in=with_meeting_ahead.values("pk"))
