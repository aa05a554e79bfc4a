import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.deadlines import WarsawDate, deadline_text
from consultations.models.consultation_queryset import ConsultationQuerySet
from consultations.models.programme import CooperationProgramme
from consultations.states import CONSULTATION_MOVES, Channel, ConsultationStatus
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.periods import WARSAW
from tcal.shared.search import Searchable
from tcal.shared.slugs import unique_slug
from tcal.shared.states import ForbiddenMove

_EVERY_REMARK_IS_ANSWERED = """
    IF EXISTS (
        SELECT 1 FROM consultations_remark r
        LEFT JOIN consultations_remark head ON head.id = r.merged_into_id
        WHERE r.consultation_id = NEW.id AND COALESCE(head.outcome, r.outcome) = ''
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('a remark of consultation %s has no answer', NEW.id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'published_report_answers_every_remark',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


def _who_did_it(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=verbose_name,
    )


@tracked(
    exclude=(
        "coordinator_name",
        "coordinator_phone",
        "coordinator_email",
        "search_document",
        "search_text",
    )
)
class Consultation(Searchable):
    """What people are asked about, until when they may answer, and whom they can ask.

    The coordinator's contact is public. ``opens_on`` and ``closes_at`` bound the time for remarks;
    meetings have deadlines of their own. The texts at the end are sections of the final report.
    """

    programme = models.ForeignKey(
        CooperationProgramme,
        models.PROTECT,
        related_name="consultations",
        verbose_name=gettext_lazy("programme"),
    )
    title = models.CharField(gettext_lazy("title"), max_length=200)
    slug = models.SlugField(gettext_lazy("address"), max_length=80, unique=True, editable=False)
    summary = models.CharField(
        gettext_lazy("in one sentence"),
        max_length=300,
        help_text=gettext_lazy("What is consulted and why it is worth taking part."),
    )
    announcement = models.TextField(gettext_lazy("announcement"), max_length=10_000)
    coordinator_name = models.CharField(gettext_lazy("coordinator"), max_length=120)
    coordinator_phone = models.CharField(gettext_lazy("coordinator's telephone"), max_length=30)
    coordinator_email = models.EmailField(gettext_lazy("coordinator's e-mail"))
    file_number = models.CharField(
        gettext_lazy("file number"),
        max_length=60,
        blank=True,
        help_text=gettext_lazy("The reference printed on every document."),
    )
    opens_on = models.DateField(gettext_lazy("remarks from"))
    closes_at = models.DateTimeField(gettext_lazy("remarks until"))
    status = models.CharField(
        gettext_lazy("status"),
        max_length=10,
        choices=ConsultationStatus.choices,
        default=ConsultationStatus.DRAFT,
        editable=False,
    )
    published_at = models.DateTimeField(gettext_lazy("published"), null=True, editable=False)
    published_by = _who_did_it(gettext_lazy("published by"))
    closed_at = models.DateTimeField(gettext_lazy("closed"), null=True, editable=False)
    closed_by = _who_did_it(gettext_lazy("closed by"))
    report_published_at = models.DateTimeField(
        gettext_lazy("report published"), null=True, editable=False
    )
    report_published_by = _who_did_it(gettext_lazy("report published by"))

    subject = models.TextField(gettext_lazy("subject of the consultation"), blank=True)
    form = models.TextField(gettext_lazy("form of the consultation"), blank=True)
    announced_through = models.TextField(gettext_lazy("how it was announced"), blank=True)
    council_opinion = models.TextField(
        gettext_lazy("opinion of the public benefit council"), blank=True
    )

    result = models.TextField(
        gettext_lazy("what changed"),
        max_length=10_000,
        blank=True,
        help_text=gettext_lazy("Shown with the answers: what will be different, thanks to whom."),
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = gettext_lazy("consultation")
        verbose_name_plural = gettext_lazy("consultations")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on__lte=WarsawDate("closes_at")),
                name="remarks_close_after_they_open",
                violation_error_message=gettext_lazy(
                    "The last day for remarks can't be before the first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(report_published_at=None) | Q(status=ConsultationStatus.CLOSED),
                name="report_is_published_of_a_closed_consultation",
                violation_error_message=gettext_lazy(
                    "Close the consultation first, then publish its report."
                ),
            ),
        ]
        triggers = [
            Guard(
                name="published_report_answers_every_remark",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("report_published_at"),
                condition=pgtrigger.Q(
                    old__report_published_at__isnull=True, new__report_published_at__isnull=False
                ),
                func=_EVERY_REMARK_IS_ANSWERED,
                violation_error_message=gettext_lazy(
                    "The report can't be published while a remark has no answer."
                ),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Consultation.objects.all(), self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("consultations:consultation", args=[self.slug])

    def search_parts(self):
        return [("A", self.title), ("B", self.summary), ("C", self.announcement)]

    @property
    def is_published(self) -> bool:
        return self.status != ConsultationStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.status == ConsultationStatus.CLOSED

    @property
    def takes_remarks(self) -> bool:
        """Whether the remark form is open; the last second counts. Reads the stages.

        The same for many of them: ``taking_remarks()``.
        """
        now = timezone.now()
        if (
            self.status != ConsultationStatus.PUBLISHED
            or now.astimezone(WARSAW).date() < self.opens_on
            or self.closes_at < now
        ):
            return False
        stages = self.stages.all()
        return not stages or any(s.is_open and Channel.PORTAL in s.channels for s in stages)

    @property
    def is_between_stages(self) -> bool:
        """Whether the time for remarks lasts, yet no stage takes them through the portal now."""
        today = timezone.now().astimezone(WARSAW).date()
        in_time = self.opens_on <= today and not self.deadline_has_passed
        return (
            self.takes_comments and in_time and bool(self.stages.all()) and not self.takes_remarks
        )

    @property
    def remarks_until(self):
        """The deadline of a remark that is written now: of the running stage where there are any."""
        running = [s for s in self.stages.all() if s.is_open and Channel.PORTAL in s.channels]
        return min(self.closes_at, max((s.ends_at for s in running), default=self.closes_at))

    @property
    def takes_comments(self) -> bool:
        """Whether people who are signed in may write under it."""
        return self.status == ConsultationStatus.PUBLISHED

    @property
    def deadline_has_passed(self) -> bool:
        """Whether no remark can come in time any more."""
        return self.closes_at < timezone.now()

    @property
    def next_meeting(self):
        """The meeting one can sign up for, otherwise the latest; None where there is none."""
        meetings = self.meetings.select_related("consultation")
        return meetings.taking_registrations().first() or meetings.order_by("starts_at").last()

    def unanswered_numbers(self) -> list[int]:
        return list(self.remarks.unanswered().order_by("number").values_list("number", flat=True))

    def check_report_can_be_made(self) -> None:
        """Raise ``ValidationError`` saying what keeps the final report from being printed."""
        if not self.deadline_has_passed:
            raise ValidationError(
                _("Remarks are accepted until %(deadline)s. The final report is made after that.")
                % {"deadline": deadline_text(self.closes_at)},
                code="remarks_still_open",
            )
        if unanswered := self.unanswered_numbers():
            raise ValidationError(
                _(
                    "The report can't be made yet: remarks without an answer: %(numbers)s. "
                    "Answer each of them first."
                )
                % {"numbers": ", ".join(map(str, unanswered))},
                code="unanswered_remarks",
            )

    def publish(self, *, by) -> None:
        """Announce it. Raises ``ForbiddenMove`` unless it is a draft."""
        self._move_to(ConsultationStatus.PUBLISHED, by=by, stamp="published")

    def close(self, *, by) -> None:
        """End the collecting of remarks. Raises ``ValidationError`` before their deadline."""
        if not self.deadline_has_passed:
            raise ValidationError(
                _("Remarks are accepted until %(deadline)s. Close the consultation after that.")
                % {"deadline": deadline_text(self.closes_at)},
                code="remarks_still_open",
            )
        self._move_to(ConsultationStatus.CLOSED, by=by, stamp="closed")

    def locked(self) -> "Consultation":
        """Return a fresh copy whose row is locked until the end of the transaction."""
        return Consultation.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)

    def _move_to(self, status, *, by, stamp: str) -> None:
        with transaction.atomic():
            locked = self.locked()
            if status not in CONSULTATION_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self._sign(stamp, "status", by=by)

    def _sign(self, stamp: str, *changed: str, by) -> None:
        """Save who took a step, and when."""
        setattr(self, f"{stamp}_at", timezone.now())
        setattr(self, f"{stamp}_by", by)
        self.save(update_fields=[*changed, f"{stamp}_at", f"{stamp}_by"])
