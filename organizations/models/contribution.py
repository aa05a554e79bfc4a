from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import ContributionStatus
from tcal.shared.history import tracked


class ContributionQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(status=ContributionStatus.ACCEPTED)

    def awaiting_decision(self):
        return self.filter(status=ContributionStatus.DECLARED).order_by("declared_at", "pk")

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
