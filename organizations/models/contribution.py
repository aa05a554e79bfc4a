from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Case, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import CONTRIBUTION_MOVES, ContributionStatus
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.states import ForbiddenMove


class ContributionQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(status=ContributionStatus.ACCEPTED)

    def awaiting_decision(self):
        return self.filter(status=ContributionStatus.DECLARED).order_by("declared_at", "pk")

    def waiting_first(self):
        """What waits for a decision, then the latest."""
        is_waiting = Case(When(status=ContributionStatus.DECLARED, then=0), default=1)
        return self.order_by(is_waiting, "-made_on", "-pk")

    def made_since(self, day):
        return self.filter(made_on__gte=day)


@tracked()
class Contribution(models.Model):
    """What an organisation gave to the others: knowledge, organisation or things.

    Declared by the organisation and decided by staff, or recorded by staff. Its points raise the
    organisation's hours of rooms.
    """

    class Kind(models.TextChoices):
        KNOW_HOW = "know_how", _("know-how")
        ORGANISATION = "organisation", _("organisation and work")
        MATERIAL = "material", _("things and materials")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="contributions", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    description = models.CharField(_("what was given"), max_length=300)
    made_on = models.DateField(_("when"), default=timezone.localdate)
    points = models.PositiveSmallIntegerField(
        _("points"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Each point gives hours of rooms a month, by the rules of fairness."),
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ContributionStatus.choices,
        default=ContributionStatus.DECLARED,
        editable=False,
    )
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    declared_at = models.DateTimeField(_("declared"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(points__range=(1, 100)),
                name="contribution_is_worth_one_to_a_hundred_points",
                violation_error_message=_("Give between 1 and 100 points."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ContributionStatus.REJECTED) | ~Q(decision_reason=""),
                name="refused_contribution_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.description}"

    @property
    def is_declared(self) -> bool:
        return self.status == ContributionStatus.DECLARED

    @property
    def is_accepted(self) -> bool:
        return self.status == ContributionStatus.ACCEPTED

    def accept(self, *, by) -> None:
        """Let it count, with the points that it has. Raises ``ForbiddenMove``."""
        self._move_to(ContributionStatus.ACCEPTED, by=by)

    def reject(self, *, by, reason: str) -> None:
        """Say that it does not count, or no longer. Raises ``ForbiddenMove``."""
        if not reason.strip():
            raise ValidationError({"reason": _("Give the reason: the organisation will read it.")})
        self._move_to(ContributionStatus.REJECTED, by=by, reason=reason)

    def _move_to(self, status, *, by, reason=""):
        with transaction.atomic():
            # Hours of rooms depend on it: whoever books for the organisation waits here.
            Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.organization_id
            )
            stored = Contribution.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.pk
            )
            if status not in CONTRIBUTION_MOVES[stored.status]:
                raise ForbiddenMove(stored.get_status_display())
            self.points = stored.points
            self.status = status
            self.decided_by = by
            self.decided_at = timezone.now()
            self.decision_reason = reason.strip()
            self.save(update_fields=["status", "decided_by", "decided_at", "decision_reason"])
            if self.declared_by:
                queue_mail(
                    f"organizations/mail/contribution_{status}",
                    to=self.declared_by.email,
                    language=self.declared_by.language,
                    context={"contribution": self, "organization": self.organization},
                )
