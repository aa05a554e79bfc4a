from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.models.meeting import Meeting
from consultations.models.table import ThematicTable
from consultations.states import TOPIC_MOVES, Channel, TopicStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.history import tracked
from tcal.shared.mail import absolute_url, queue_mail
from tcal.shared.states import ForbiddenMove

# Places of a new table where the meeting has no table to take the number from.
USUAL_CAPACITY = 10


class TopicProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=TopicStatus.WAITING)

    def waiting_first(self):
        """Those without a decision, the oldest first, then the decided, the latest first."""
        return self.alias(
            is_decided=models.Case(models.When(status=TopicStatus.WAITING, then=0), default=1)
        ).order_by("is_decided", "-decided_at", "proposed_at", "pk")

    def with_usual_capacity(self):
        """Add ``usual_capacity``: the places of the meeting's largest table, otherwise ten."""
        largest = models.Max("meeting__tables__capacity")
        return self.annotate(usual_capacity=Coalesce(largest, USUAL_CAPACITY))

    def of_consultation(self, consultation):
        return self.filter(meeting__consultation=consultation)

    def visible_to(self, user):
        return self if is_coordinator(user) else self.none()

    def for_submission(self, submission_id):
        return self.filter(submission_id=submission_id)


@tracked(exclude=("author_name", "author_email", "author_phone", "organization_name"))
class TopicProposal(models.Model):
    """A topic that somebody misses at the tables. Accepted, it has a table of its own."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="topic_proposals", verbose_name=_("meeting")
    )
    topic = models.CharField(_("topic"), max_length=200)
    description = models.TextField(_("why it is worth a table"), max_length=2000, blank=True)
    author_name = models.CharField(_("first and last name"), max_length=120)
    author_email = models.EmailField(_("e-mail"), blank=True)
    author_phone = models.CharField(_("telephone"), max_length=30, blank=True)
    organization_name = models.CharField(_("organisation"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="pl", editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    channel = models.CharField(
        _("channel"), max_length=10, choices=Channel.choices, default=Channel.PORTAL
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=TopicStatus.choices,
        default=TopicStatus.WAITING,
        editable=False,
    )
    table = models.OneToOneField(
        ThematicTable,
        models.PROTECT,
        related_name="topic_proposal",
        null=True,
        editable=False,
        verbose_name=_("thematic table"),
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = TopicProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed topic")
        verbose_name_plural = _("proposed topics")
        ordering = ["proposed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__regex=r"\S"),
                name="topic_says_something",
                violation_error_message=_("Write the topic."),
            ),
            models.CheckConstraint(
                condition=Q(status=TopicStatus.ACCEPTED, table__isnull=False)
                | (~Q(status=TopicStatus.ACCEPTED) & Q(table__isnull=True)),
                name="accepted_topic_has_a_table",
                violation_error_message=_("An accepted topic has its table."),
            ),
            models.CheckConstraint(
                condition=~Q(status=TopicStatus.DECLINED) | Q(reason__regex=r"\S"),
                name="declined_topic_has_a_reason",
                violation_error_message=_("Say why, so that its author can be told."),
            ),
        ]

    def __str__(self):
        return self.topic

    @property
    def is_waiting(self) -> bool:
        return self.status == TopicStatus.WAITING

    @property
    def may_become_a_table(self) -> bool:
        return TopicStatus.ACCEPTED in TOPIC_MOVES[self.status]

    def become_a_table(self, *, by, capacity: int) -> ThematicTable:
        """Open a table of this topic under the meeting's next number, tell its author, return it.

        Raises ``ForbiddenMove`` when it has one already, ``ValidationError`` (``meeting_over``)
        when nobody will sit at it any more.
        """
        with transaction.atomic():
            meeting = self.meeting.locked()
            if meeting.is_cancelled or meeting.is_over:
                raise ValidationError(
                    gettext("The meeting is over or called off, so no table can be opened at it."),
                    code="meeting_over",
                )
            last = meeting.tables.aggregate(last=models.Max("number"))["last"] or 0
            table = ThematicTable(
                meeting=meeting,
                number=last + 1,
                topic=self.topic,
                brief=self.description[:800],
                capacity=capacity,
            )
            if meeting.is_on:
                table.opened_during_meeting_at = timezone.now()
            table.full_clean()
            table.save()
            self._move_to(TopicStatus.ACCEPTED, by=by, table=table)
            self._tell_author("topic_accepted")
            return table

    def decline(self, *, by, reason: str) -> None:
        """Say no and tell the author why.

        Raises ``ValidationError`` without a reason, ``ForbiddenMove`` when it has a table.
        """
        with transaction.atomic():
            self.meeting.locked()
            self._move_to(TopicStatus.DECLINED, by=by, reason=reason.strip())
            self._tell_author("topic_declined")

    def _move_to(self, status, *, by, table=None, reason: str = "") -> None:
        locked = TopicProposal.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
        if status not in TOPIC_MOVES[locked.status]:
            raise ForbiddenMove(locked.get_status_display())
        self.status, self.table, self.reason = status, table, reason
        self.decided_by, self.decided_at = by, timezone.now()
        self.validate_constraints()
        self.save(update_fields=["status", "table", "reason", "decided_by", "decided_at"])

    def _tell_author(self, letter: str) -> None:
        """Queue a letter; whoever gave no address is told by the coordinator."""
        if not self.author_email:
            return
        consultation = self.meeting.consultation
        queue_mail(
            f"consultations/mail/{letter}",
            to=self.author_email,
            language=self.language,
            context={
                "topic": self,
                "table": self.table,
                "meeting": self.meeting,
                "consultation": consultation,
                "consultation_url": absolute_url(consultation.get_absolute_url()),
            },
        )
