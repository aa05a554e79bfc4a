from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from consultations.models.published import ReportVersion
from consultations.models.remark import Remark
from tcal.accounts.permissions import is_coordinator
from tcal.shared.storage import private_storage

# No part of a document takes as long: its worker was killed.
SILENT_AFTER = timedelta(minutes=5)
# In the queue, until the worker has time.
WAITS_AT_MOST = timedelta(hours=1)


class DocumentInTheMakingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if is_coordinator(user) else self.none()

    def ready(self):
        """The latest first."""
        return self.exclude(finished_at=None).order_by("-finished_at", "-pk")

    def unfinished(self):
        return self.filter(finished_at=None, failed_at=None)

    def silent(self):
        """Whose worker went silent, or never came."""
        now = timezone.now()
        return self.unfinished().filter(
            Q(steps_done__gt=0, stepped_at__lt=now - SILENT_AFTER)
            | Q(steps_done=0, stepped_at__lt=now - WAITS_AT_MOST)
        )

    def in_the_works(self):
        """Waiting for the worker or being made by it."""
        return self.unfinished().exclude(pk__in=self.model.objects.silent().values("pk"))

    def with_names_of_today(self):
        """Made after the last withdrawal of a consent to publish a name."""
        withdrawn = Remark.objects.filter(
            consultation=OuterRef("consultation"),
            name_consent_withdrawn_at__gte=OuterRef("asked_at"),
        )
        return self.exclude(Exists(withdrawn))


class DocumentInTheMaking(models.Model):
    """A long document made in the background, with how far it is."""

    class Kind(models.TextChoices):
        REPORT = "report", _("final report")
        BUNDLE = "bundle", _("bundle for the Public Information Bulletin")
        LETTERS = "letters", _("answer letters to print")

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, related_name="documents_in_the_making"
    )
    version = models.ForeignKey(
        ReportVersion,
        models.CASCADE,
        related_name="+",
        null=True,
        help_text="None: before publication, with the answers as they are now.",
    )
    kind = models.CharField(_("document"), max_length=8, choices=Kind.choices)
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    steps = models.PositiveIntegerField(default=1)
    steps_done = models.PositiveIntegerField(default=0)
    stepped_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(_("ready"), null=True)
    failed_at = models.DateTimeField(_("failed"), null=True)
    file = models.FileField(
        _("file"), storage=private_storage, upload_to="made/", blank=True, max_length=200
    )

    objects = DocumentInTheMakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("document in the making")
        verbose_name_plural = _("documents in the making")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(steps_done__lte=F("steps")),
                name="document_is_not_more_than_ready",
                violation_error_message=_("More steps are done than there are."),
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | ~Q(file=""),
                name="ready_document_has_its_file",
                violation_error_message=_("A document that is ready has its file."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def percent(self) -> int:
        return round(100 * self.steps_done / self.steps) if self.steps else 0

    @property
    def is_going(self) -> bool:
        """Whether it waits for the worker or is being made; looking again makes sense."""
        return not (self.finished_at or self.failed_at or self.is_silent)

    @property
    def is_silent(self) -> bool:
        """Whether its worker seems to have been killed; the same for many: ``silent()``."""
        limit = SILENT_AFTER if self.steps_done else WAITS_AT_MOST
        is_over = self.finished_at or self.failed_at
        return not is_over and self.stepped_at < timezone.now() - limit

    @property
    def names_are_outdated(self) -> bool:
        """Whether somebody withdrew the consent to their name since it was asked for."""
        return self.consultation.remarks.filter(
            name_consent_withdrawn_at__gte=self.asked_at
        ).exists()
