"""Who should sit where: a plan made by the solver, and the rounds of a World Café."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.meeting import Meeting
from consultations.models.participation import Participation
from consultations.models.table import ThematicTable
from consultations.states import SeatingStatus
from tcal.accounts.permissions import is_coordinator


class SeatingPlanQuerySet(models.QuerySet):
    def proposed(self):
        return self.filter(status=SeatingStatus.PROPOSED)

    def decided(self):
        """Accepted or dismissed: kept as history."""
        return self.exclude(status=SeatingStatus.PROPOSED)

    def visible_to(self, user):
        return self if is_coordinator(user) else self.none()


class SeatingPlan(models.Model):
    """Seats for everybody anew. Nothing moves until the coordinator accepts it."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="seating_plans", verbose_name=_("meeting")
    )
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=SeatingStatus.choices,
        default=SeatingStatus.PROPOSED,
    )
    most_of_one_organization = models.PositiveSmallIntegerField(
        _("most people of one organisation at a table"), null=True, blank=True
    )
    largest_difference = models.PositiveSmallIntegerField(
        _("largest difference between tables"),
        default=2,
        help_text=_("How many more people may sit at the largest table than at the smallest."),
    )
    # Who was where when the plan was made; a plan of another state is refused.
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )

    objects = SeatingPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("seating plan")
        verbose_name_plural = _("seating plans")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(status=SeatingStatus.PROPOSED),
                name="one_seating_plan_waits_for_acceptance",
                violation_error_message=_("A plan for this meeting waits for acceptance already."),
            ),
            models.CheckConstraint(
                condition=Q(most_of_one_organization=None) | Q(most_of_one_organization__gte=1),
                name="at_least_one_of_an_organization_may_sit_at_a_table",
                violation_error_message=_("At least one person of each organisation has to fit."),
            ),
        ]

    def __str__(self):
        return f"{self.meeting}, {self.get_status_display()}"


class PlannedSeat(models.Model):
    """One person's place in a plan, with where they sit now."""

    plan = models.ForeignKey(SeatingPlan, models.CASCADE, related_name="seats")
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    table = models.ForeignKey(ThematicTable, models.CASCADE, related_name="+")
    from_table = models.ForeignKey(ThematicTable, models.CASCADE, related_name="+", null=True)

    class Meta:
        verbose_name = _("planned seat")
        verbose_name_plural = _("planned seats")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "participation"],
                name="person_has_one_seat_in_a_plan",
                violation_error_message=_("This person has a seat in the plan already."),
            )
        ]

    def __str__(self):
        return f"{self.participation}: {self.table}"


class RotationSeat(models.Model):
    """At which table somebody sits in a round of a World Café. Rounds count from 1."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="rotation")
    round = models.PositiveSmallIntegerField(_("round"))
    table = models.ForeignKey(ThematicTable, models.CASCADE, related_name="rotation")

    class Meta:
        verbose_name = _("seat in a round")
        verbose_name_plural = _("seats in rounds")
        ordering = ["round", "table__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "round"],
                name="person_sits_at_one_table_in_a_round",
                violation_error_message=_("This person has a table in this round already."),
            ),
            models.CheckConstraint(
                condition=Q(round__gte=1),
                name="rounds_count_from_one",
                violation_error_message=_("Rounds are counted from one."),
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.table}"
