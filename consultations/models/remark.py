import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models.consultation import Consultation
from consultations.models.consulted_text import Provision
from consultations.models.proposal import TableProposal
from consultations.models.remark_guards import (
    JOINS_ONE_OF_ITS_CONSULTATION,
    PROVISION_IS_OF_THE_CONSULTATION,
    TABLE_IS_OF_THE_CONSULTATION,
)
from consultations.models.remark_querysets import RemarkQuerySet
from consultations.models.stage import ConsultationStage
from consultations.models.table import ThematicTable
from consultations.states import OUTCOMES_TO_JUSTIFY, Channel, Outcome
from organizations.legal_forms import LegalForm
from organizations.models import Organization
from tcal.shared.guards import Guard
from tcal.shared.history import tracked

# In the narrowest column of the report's table that holds free text.
MAY_TAKE_A_PAGE = 700


@tracked(exclude=("author_name", "author_email", "author_address", "organization_name"))
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
    author_address = models.CharField(
        gettext_lazy("address for the answer on paper"), max_length=250, blank=True
    )
    organization_name = models.CharField(gettext_lazy("organisation"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="pl", editable=False)
    is_name_public = models.BooleanField(
        gettext_lazy("the author agreed to publishing the name"), default=False
    )
    name_consent_withdrawn_at = models.DateTimeField(
        gettext_lazy("consent withdrawn"), null=True, editable=False
    )
    provision_point = models.ForeignKey(
        Provision,
        models.PROTECT,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("point of the consulted document"),
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
    department = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="remarks_to_answer",
        limit_choices_to={"legal_form": LegalForm.INSTITUTION},
        null=True,
        blank=True,
        verbose_name=gettext_lazy("department"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="merged",
        null=True,
        editable=False,
        verbose_name=gettext_lazy("answered together with"),
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
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="remark_is_not_joined_to_itself",
                violation_error_message=gettext_lazy("A remark can't be joined to itself."),
            ),
            models.CheckConstraint(
                condition=Q(name_consent_withdrawn_at=None) | Q(is_name_public=False),
                name="withdrawn_consent_hides_the_name",
                violation_error_message=gettext_lazy(
                    "The author withdrew the consent; the name can't be public."
                ),
            ),
        ]
        triggers = [
            Guard(
                name="remark_comes_from_a_table_of_its_consultation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("table_id", "consultation_id"),
                func=TABLE_IS_OF_THE_CONSULTATION,
                violation_error_message=gettext_lazy(
                    "This table belongs to another consultation. Choose one of this one's."
                ),
            ),
            Guard(
                name="remark_joins_another_one_of_its_consultation",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id"),
                func=JOINS_ONE_OF_ITS_CONSULTATION,
                violation_error_message=gettext_lazy(
                    "Join it to a remark of the same consultation that is not joined to another "
                    "one; take apart first what is joined to this one."
                ),
            ),
            Guard(
                name="remark_points_at_a_provision_of_its_text",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("provision_point_id", "consultation_id"),
                func=PROVISION_IS_OF_THE_CONSULTATION,
                violation_error_message=gettext_lazy(
                    "This point belongs to the document of another consultation."
                ),
            ),
        ]

    def __str__(self):
        return _("remark %(number)d") % {"number": self.number}

    @property
    def is_answered(self) -> bool:
        return bool(self.answering.outcome)

    @property
    def answering(self) -> "Remark":
        """The remark whose answer is this one's: itself, or the one to which it is joined."""
        return self.merged_into or self

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

    def withdraw_name_consent(self) -> None:
        """Take the author's name off everything public. Done again, it keeps the first date."""
        with transaction.atomic():
            self.consultation.locked()
            self.refresh_from_db(fields=["is_name_public", "name_consent_withdrawn_at"])
            if self.name_consent_withdrawn_at:
                return
            self.is_name_public = False
            self.name_consent_withdrawn_at = timezone.now()
            self.save(update_fields=["is_name_public", "name_consent_withdrawn_at"])

    def answer(self, *, by, outcome, justification: str = "") -> None:
        """Write down the city's answer. Nobody sees it before ``consultations.publishing``.

        Afterwards this prepares a correction. Raises ``ValidationError`` without a justification
        where one is due, for an unknown outcome, and for a remark that is joined to another one.
        """
        with transaction.atomic():
            self.consultation.locked()
            self.refresh_from_db(fields=["merged_into"])
            if self.merged_into:
                raise ValidationError(
                    _("This remark is answered together with remark %(number)d. Answer that one.")
                    % {"number": self.merged_into.number},
                    code="joined",
                )
            self.outcome, self.justification = outcome, justification.strip()
            self.answered_by, self.answered_at = by, timezone.now()
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
