"""What was published: dated versions of the answers, and who was told."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from consultations.models.remark import Remark
from consultations.states import OUTCOMES_TO_JUSTIFY, Outcome
from tcal.accounts.permissions import is_coordinator


class ReportVersionQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-number")

    def with_letters_to_print(self):
        """Those with letters on paper not posted yet; how many there are is in ``waiting``."""
        on_paper = Q(letters__email="", letters__sent_at=None)
        return (
            self.annotate(waiting=models.Count("letters", filter=on_paper))
            .filter(waiting__gt=0)
            .order_by("number")
        )


class ReportVersion(models.Model):
    """All answers as they were published together; a correction makes the next version.

    Versions are never changed. They hold no names: an author's consent is asked of the remark
    whenever a version is shown, so that a withdrawn one takes the name out of every version.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="versions", verbose_name=_("consultation")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    published_at = models.DateTimeField(_("published"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("published by")
    )
    reason = models.CharField(_("what was corrected and why"), max_length=500, blank=True)

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the report")
        verbose_name_plural = _("versions of the report")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="report_version_number_is_given_once",
                violation_error_message=_("The report is published already."),
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(reason__regex=r"\S"),
                name="correction_says_what_was_corrected",
                violation_error_message=_("Say what was corrected and why."),
            ),
        ]

    def __str__(self):
        return f"{self.consultation}, {self.number}"


class PublishedAnswerQuerySet(models.QuerySet):
    def leading(self):
        """Without those that were answered together with another remark."""
        return self.filter(answered_with=None)

    def with_leading_number(self):
        """Add ``leading_number``: of the remark together with which it was answered, or its own."""
        return self.annotate(leading_number=Coalesce("answered_with", "remark__number"))

    def of_author(self, email: str):
        return self.filter(remark__author_email__iexact=email).exclude(remark__author_email="")

    def for_reading(self):
        """With what a page or a letter says of each remark, in the order of the numbers."""
        return self.select_related(
            "remark__table", "remark__stage", "remark__provision_point"
        ).order_by("remark__number")


class PublishedAnswer(models.Model):
    """The answer to one remark in one version."""

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="answers")
    remark = models.ForeignKey(Remark, models.PROTECT, related_name="published_answers")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    justification = models.TextField(_("justification"), max_length=5000, blank=True)
    # The number of the remark together with which it was answered.
    answered_with = models.PositiveIntegerField(null=True)

    objects = PublishedAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("published answer")
        verbose_name_plural = _("published answers")
        ordering = ["version", "remark__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "remark"],
                name="remark_is_answered_once_in_a_version",
                violation_error_message=_("This version answers the remark already."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome=""),
                name="published_answer_has_an_outcome",
                violation_error_message=_("Choose one of the four outcomes."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=OUTCOMES_TO_JUSTIFY) | Q(justification__regex=r"\S"),
                name="published_answer_is_justified",
                violation_error_message=_(
                    "Say why: a remark that is not accepted, or only partly, needs a justification."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.remark}: {self.get_outcome_display()}"

    @property
    def says(self) -> tuple:
        """What is compared to learn whether an answer changed."""
        return self.outcome, self.justification, self.answered_with


class AnswerLetterQuerySet(models.QuerySet):
    def visible_to(self, user):
        """They hold addresses: the coordinators' own."""
        return self if is_coordinator(user) else self.none()

    def of_consultation(self, consultation):
        return self.filter(version__consultation=consultation)

    def by_mail(self):
        return self.exclude(email="")

    def on_paper(self):
        return self.filter(email="")

    def unsent(self):
        return self.filter(sent_at=None)


class AnswerLetter(models.Model):
    """Somebody was told how their remarks ended, once for a version.

    Authors without an e-mail address get a letter on paper: ``sent_at`` is when it was posted.
    """

    version = models.ForeignKey(ReportVersion, models.PROTECT, related_name="letters")
    email = models.EmailField(_("e-mail"), blank=True)
    remark = models.ForeignKey(
        Remark,
        models.PROTECT,
        related_name="letters",
        null=True,
        help_text="Set for a letter on paper: whose it is.",
    )
    sent_at = models.DateTimeField(_("sent"), null=True)

    objects = AnswerLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter with answers")
        verbose_name_plural = _("letters with answers")
        constraints = [
            models.UniqueConstraint(
                "version",
                Lower("email"),
                condition=~Q(email=""),
                name="author_is_told_once",
                violation_error_message=_("This author was told already."),
            ),
            models.UniqueConstraint(
                fields=["version", "remark"],
                name="author_on_paper_is_told_once",
                violation_error_message=_("This author was told already."),
            ),
            models.CheckConstraint(
                condition=Q(email="", remark__isnull=False)
                | (~Q(email="") & Q(remark__isnull=True)),
                name="letter_goes_by_mail_or_by_post",
                violation_error_message=_("A letter goes to an e-mail address or by post."),
            ),
        ]

    def __str__(self):
        return self.email or str(self.remark)

    @property
    def is_on_paper(self) -> bool:
        return not self.email

    @property
    def answers(self) -> PublishedAnswerQuerySet:
        """The published answers that it tells of: all of this author's in its version."""
        answers = self.version.answers.for_reading()
        if self.is_on_paper:
            return answers.filter(remark=self.remark_id)
        return answers.of_author(self.email)


class AnswersImport(models.Model):
    """A department's table that came back, read and shown before any answer is taken from it."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="answer_imports")
    file_name = models.CharField(_("file"), max_length=200)
    rows = models.JSONField(default=list)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(_("read"), default=timezone.now)
    taken_at = models.DateTimeField(_("answers taken"), null=True)

    class Meta:
        verbose_name = _("import of answers")
        verbose_name_plural = _("imports of answers")
        ordering = ["-read_at"]

    def __str__(self):
        return self.file_name
