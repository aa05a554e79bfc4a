from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from consultations.states import COMMENT_MOVES, CommentStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.history import tracked
from tcal.shared.mail import absolute_url, queue_mail
from tcal.shared.states import ForbiddenMove


def random_key() -> str:
    return get_random_string(12)


class CommentQuerySet(models.QuerySet):
    def published(self):
        return self.filter(status=CommentStatus.PUBLISHED)

    def waiting(self):
        return self.filter(status=CommentStatus.WAITING)

    def reported(self):
        """Published, with a report that nobody looked at yet."""
        unsettled = CommentReport.objects.filter(settled_at=None)
        return self.published().filter(pk__in=unsettled.values("comment"))

    def awaiting_moderator(self):
        """New ones, and published ones that somebody reported; the longest waiting first."""
        unsettled = CommentReport.objects.filter(comment=models.OuterRef("pk"), settled_at=None)
        return (
            self.annotate(reported_at=models.Subquery(unsettled.values("created_at")[:1]))
            .filter(
                Q(status=CommentStatus.WAITING)
                | Q(status=CommentStatus.PUBLISHED, reported_at__isnull=False)
            )
            .annotate(waits_since=Coalesce("reported_at", "created_at"))
            .order_by("waits_since", "pk")
        )

    def seen_by_author_only(self, user):
        """Those of a signed-in person that other people don't see: they wait or were hidden."""
        return self.filter(user=user, status__in=[CommentStatus.WAITING, CommentStatus.HIDDEN])

    def visible_to(self, user):
        """The published ones, one's own, and all of them for coordinators."""
        if is_coordinator(user):
            return self
        visible = Q(status=CommentStatus.PUBLISHED)
        if user.is_authenticated:
            visible |= Q(user=user)
        return self.filter(visible)


@tracked(exclude=("author_name", "text"))
class Comment(models.Model):
    """What somebody signed in wrote under a consultation. Shown after a moderator's decision."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name=_("consultation")
    )
    key = models.CharField(max_length=12, unique=True, default=random_key, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consultation_comments",
        verbose_name=_("account"),
    )
    author_name = models.CharField(_("signed as"), max_length=120)
    text = models.TextField(_("comment"), max_length=2000)
    status = models.CharField(
        _("status"), max_length=10, choices=CommentStatus.choices, default=CommentStatus.WAITING
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="comment_says_something",
                violation_error_message=_("Write your comment."),
            ),
            models.CheckConstraint(
                condition=~Q(status=CommentStatus.HIDDEN) | Q(reason__regex=r"\S"),
                name="hidden_comment_has_a_reason",
                violation_error_message=_("Say why the comment is hidden; its author is told."),
            ),
        ]

    def __str__(self):
        return self.text[:60]

    @property
    def is_waiting(self) -> bool:
        return self.status == CommentStatus.WAITING

    @property
    def is_published(self) -> bool:
        return self.status == CommentStatus.PUBLISHED

    @property
    def is_hidden(self) -> bool:
        return self.status == CommentStatus.HIDDEN

    @property
    def is_withdrawn(self) -> bool:
        return self.status == CommentStatus.WITHDRAWN

    def publish(self, *, by) -> None:
        """Show it to everybody. Raises ``ForbiddenMove``."""
        self._move_to(CommentStatus.PUBLISHED, by=by)

    def hide(self, *, by, reason: str) -> None:
        """Take it off the page and tell its author why.

        Raises ``ValidationError`` without a reason, ``ForbiddenMove``.
        """
        with transaction.atomic():
            self._move_to(CommentStatus.HIDDEN, by=by, reason=reason.strip())
            queue_mail(
                "consultations/mail/comment_hidden",
                to=self.user.email,
                language=self.user.language,
                context={
                    "comment": self,
                    "consultation": self.consultation,
                    "consultation_url": absolute_url(self.consultation.get_absolute_url()),
                },
            )

    def keep(self, *, by) -> None:
        """Leave a reported comment where it is. Raises ``ForbiddenMove`` unless it is published."""
        with transaction.atomic():
            locked = self._locked()
            if locked.status != CommentStatus.PUBLISHED:
                raise ForbiddenMove(locked.get_status_display())
            self._settle_reports(by=by)

    def withdraw(self, *, by) -> None:
        """Its author takes it back."""
        self._move_to(CommentStatus.WITHDRAWN, by=by)

    def _move_to(self, status, *, by, reason: str = "") -> None:
        with transaction.atomic():
            locked = self._locked()
            if status not in COMMENT_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status, self.reason = status, reason
            self.decided_by, self.decided_at = by, timezone.now()
            self.validate_constraints()
            self.save(update_fields=["status", "reason", "decided_by", "decided_at"])
            self._settle_reports(by=by)

    def _locked(self) -> "Comment":
        return Comment.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)

    def _settle_reports(self, *, by) -> None:
        self.reports.filter(settled_at=None).update(settled_at=timezone.now(), settled_by=by)


class CommentReport(models.Model):
    """Somebody signed in thinks that a comment breaks the rules."""

    comment = models.ForeignKey(
        Comment, models.CASCADE, related_name="reports", verbose_name=_("comment")
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("what is wrong with it"), max_length=500)
    created_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    settled_at = models.DateTimeField(_("looked at"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "user"],
                name="comment_is_reported_by_a_person_once",
                violation_error_message=_("You have reported this comment already."),
            )
        ]

    def __str__(self):
        return self.reason
