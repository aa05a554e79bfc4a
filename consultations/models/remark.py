import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models.consultation import Consultation
from consultations.models.proposal import TableProposal
from consultations.models.stage import ConsultationStage
from consultations.models.table import ThematicTable
from consultations.states import OUTCOMES_TO_JUSTIFY, Channel, Outcome
from tcal.accounts.permissions import is_coordinator
from tcal.shared.guards import Guard
from tcal.shared.history import tracked

# In the narrowest column of the report's table that holds free text.
MAY_TAKE_A_PAGE = 700


class RemarkQuerySet(models.QuerySet):
    def answered(self):
        return self.exclude(outcome="")

    def unanswered(self):
        return self.filter(outcome="")

    def visible_to(self, user):
        """The register is the coordinators' own until the report is published."""
        return self if is_coordinator(user) else self.none()

    def for_submission(self, submission_id):
        """What one sending of the form made: its random number is known to the sender only."""
        return self.filter(submission_id=submission_id)

    def in_order(self):
        return self.order_by("number")

    def counted_by_outcome(self) -> dict[str, int]:
        """Return how many remarks ended each way, how many wait, and their ``total``."""
        counted = dict(self.order_by().values_list("outcome").annotate(Count("pk")))
        return {
            "total": sum(counted.values()),
            "unanswered": counted.get("", 0),
            **{outcome.value: counted.get(outcome.value, 0) for outcome in Outcome},
        }


_TABLE_IS_OF_THE_CONSULTATION = """
    IF NEW.table_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_thematictable t
        JOIN consultations_meeting m ON m.id = t.meeting_id
        WHERE t.id = NEW.table_id AND m.consultation_id = NEW.consultation_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('table %s is of another consultation', NEW.table_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'remark_comes_from_a_table_of_its_consultation',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


@tracked(exclude=("author_name", "author_email", "organization_name"))
class Remark(models.Model):
    """What somebody wants changed, numbered in its consultation, and the city's answer.

    At the first stage it is a proposal and need not point at any provision. The author's name is
    published only with consent; the organisation's is not personal.
    """

    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        related_name="remarks",
        verbose_name=gettext_lazy("consultation"),
    )
    number = models.PositiveIntegerField(gettext_lazy("number"))
    channel = models.CharField(
        gettext_lazy("channel"), max_length=10, choices=Channel.choices, default=Channel.PORTAL
    )
    received_on = models.DateField(gettext_lazy("received on"))
    table = models.ForeignKey(
        ThematicTable,
        models.PROTECT,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("thematic table"),
    )
    stage = models.ForeignKey(
        ConsultationStage,
        models.PROTECT,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("stage"),
    )
    proposal = models.OneToOneField(
        TableProposal,
        models.PROTECT,
        related_name="remark",
        null=True,
        blank=True,
        editable=False,
        verbose_name=gettext_lazy("proposal of a table"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consultation_remarks",
        null=True,
        verbose_name=gettext_lazy("account"),
    )
    author_name = models.CharField(gettext_lazy("first and last name"), max_length=120, blank=True)
    author_email = models.EmailField(gettext_lazy("e-mail"), blank=True)
    organization_name = models.CharField(gettext_lazy("organisation"), max_length=200, blank=True)
    is_name_public = models.BooleanField(
        gettext_lazy("the author agreed to publishing the name"), default=False
    )
    provision = models.CharField(
        gettext_lazy("provision"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("Chapter, paragraph or point, such as § 8(2)(4)."),
    )
    present_wording = models.TextField(gettext_lazy("present wording"), max_length=5000, blank=True)
    text = models.TextField(gettext_lazy("text of the remark"), max_length=5000)
    proposed_wording = models.TextField(
        gettext_lazy("proposed wording"), max_length=5000, blank=True
    )
    reason = models.TextField(gettext_lazy("author's reasons"), max_length=5000, blank=True)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    created_at = models.DateTimeField(gettext_lazy("entered"), default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=gettext_lazy("entered by"),
    )
    outcome = models.CharField(
        gettext_lazy("outcome"), max_length=10, choices=Outcome.choices, blank=True
    )
    justification = models.TextField(gettext_lazy("justification"), max_length=5000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=gettext_lazy("answered by"),
    )
    answered_at = models.DateTimeField(gettext_lazy("answered"), null=True, editable=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("remark")
        verbose_name_plural = gettext_lazy("remarks")
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="remark_number_is_given_once_in_a_consultation",
                violation_error_message=gettext_lazy("This number is given to another remark."),
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="remark_says_something",
                violation_error_message=gettext_lazy("Write what you want to say."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=OUTCOMES_TO_JUSTIFY) | Q(justification__regex=r"\S"),
                name="partly_or_not_accepted_remark_has_a_justification",
                violation_error_message=gettext_lazy(
                    "Say why: a remark that is not accepted, or only partly, needs a justification."
                ),
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answered_at=None)
                | (~Q(outcome="") & Q(answered_at__isnull=False)),
                name="answered_remark_knows_when",
                violation_error_message=gettext_lazy("Answer remarks on their own page."),
            ),
        ]
        triggers = [
            Guard(
                name="remark_comes_from_a_table_of_its_consultation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("table_id", "consultation_id"),
                func=_TABLE_IS_OF_THE_CONSULTATION,
                violation_error_message=gettext_lazy(
                    "This table belongs to another consultation. Choose one of this one's."
                ),
            )
        ]

    def __str__(self):
        return _("remark %(number)d") % {"number": self.number}

    @property
    def is_answered(self) -> bool:
        return bool(self.outcome)

    @property
    def is_long(self) -> bool:
        """Whether it may take more than a page of the report's table, whatever the column."""
        written = (self.text + self.proposed_wording, self.present_wording, self.reason)
        return max(map(len, (*written, self.justification))) > MAY_TAKE_A_PAGE

    @property
    def came_by(self) -> str:
        """The channel, and which table when it was said at one."""
        if self.table:
            return _("table %(number)d") % {"number": self.table.number}
        return self.get_channel_display()

    @property
    def public_author(self) -> str:
        """Who sent it, as far as it may be published; empty for a person without consent."""
        name = self.author_name if self.is_name_public else ""
        return ", ".join(filter(None, [name, self.organization_name]))

    def answer(self, *, by, outcome, justification: str = "") -> None:
        """Give the city's answer, or correct it until the report is published.

        Raises ``ValidationError`` without a justification where one is due, for an unknown
        outcome, and after the report was published.
        """
        with transaction.atomic():
            consultation = self.consultation.locked()
            if consultation.report_published_at:
                raise ValidationError(
                    _("The report with the answers is published; they can't be changed here."),
                    code="report_published",
                )
            self.outcome = outcome
            self.justification = justification.strip()
            self.answered_by = by
            self.answered_at = timezone.now()
            changed = ["outcome", "justification", "answered_by", "answered_at"]
            self.clean_fields(
                exclude=[f.name for f in self._meta.fields if f.name not in changed[:2]]
            )
            if not outcome:
                raise ValidationError(
                    {"outcome": _("Choose one of the four outcomes.")}, code="no_outcome"
                )
            self.validate_constraints()
            self.save(update_fields=changed)
