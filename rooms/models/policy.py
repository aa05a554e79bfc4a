"""What may be booked, by whom, for how long and how early: set by staff for each resource."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import OrganizationKind

STEPS = [5, 10, 15, 20, 30, 60]


def every_kind() -> list[str]:
    return [kind.value for kind in OrganizationKind]


def registered_kinds() -> list[str]:
    """All but groups of residents, who book where staff allow it."""
    return [kind.value for kind in OrganizationKind if kind != OrganizationKind.GROUP]


def _kinds(label, *, default, help_text):
    return ArrayField(
        models.CharField(max_length=12, choices=OrganizationKind.choices),
        verbose_name=label,
        default=default,
        blank=True,
        help_text=help_text,
    )


class BookingPolicy(models.Model):
    """The rules of booking one resource. Lengths in minutes, notice in hours, horizon in days."""

    minutes_before = models.PositiveSmallIntegerField(
        _("minutes kept free before"), default=0, help_text=_("For setting up.")
    )
    minutes_after = models.PositiveSmallIntegerField(
        _("minutes kept free after"), default=0, help_text=_("For cleaning and airing.")
    )
    shortest_minutes = models.PositiveSmallIntegerField(
        _("shortest booking (minutes)"), default=15, validators=[MinValueValidator(1)]
    )
    longest_minutes = models.PositiveSmallIntegerField(
        _("longest booking (minutes)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as long as the centre is open."),
    )
    step_minutes = models.PositiveSmallIntegerField(
        _("step (minutes)"),
        choices=[(step, str(step)) for step in STEPS],
        default=15,
        help_text=_("Bookings start and end at multiples of it, counted from the full hour."),
    )
    notice_hours = models.PositiveSmallIntegerField(
        _("booked at least so many hours ahead"), default=0
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("booked at most so many days ahead"), default=366, validators=[MinValueValidator(1)]
    )
    open_to = _kinds(
        _("who may book"),
        default=every_kind,
        help_text=_("Groups without registration are, for example, residents of one house."),
    )
    instant_for = _kinds(
        _("confirmed at once for"),
        default=list,
        help_text=_("Bookings of all others wait for the decision of staff."),
    )
    fee_per_hour = models.DecimalField(
        _("fee for an hour (PLN)"),
        max_digits=7,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
        help_text=_("Only stated: nothing is paid in the portal."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(shortest_minutes__gte=1),
                name="%(class)s_is_booked_for_some_time",
                violation_error_message=_("The shortest booking lasts at least one minute."),
            ),
            models.CheckConstraint(
                condition=Q(longest_minutes=None) | Q(longest_minutes__gte=F("shortest_minutes")),
                name="%(class)s_longest_booking_is_not_shorter_than_the_shortest",
                violation_error_message=_(
                    "The longest booking can't be shorter than the shortest."
                ),
            ),
            models.CheckConstraint(
                condition=Q(longest_minutes=None)
                | Exact(Mod(F("longest_minutes"), F("step_minutes")), 0),
                name="%(class)s_longest_booking_is_of_whole_steps",
                violation_error_message=_("The longest booking has to be a multiple of the step."),
            ),
            models.CheckConstraint(
                condition=Q(step_minutes__in=STEPS),
                name="%(class)s_is_booked_in_steps_that_fill_an_hour",
                violation_error_message=_("Choose one of the steps: they fill an hour evenly."),
            ),
            models.CheckConstraint(
                condition=Q(fee_per_hour__gte=0),
                name="%(class)s_costs_nothing_or_more",
                violation_error_message=_("The fee can't be less than nothing."),
            ),
        ]

    @property
    def step(self) -> timedelta:
        return timedelta(minutes=self.step_minutes)

    @property
    def shortest(self) -> timedelta:
        return timedelta(minutes=self.shortest_minutes)

    @property
    def longest(self) -> timedelta | None:
        return timedelta(minutes=self.longest_minutes) if self.longest_minutes else None

    def is_open_to(self, organization) -> bool:
        return organization.is_operator or organization.kind in self.open_to

    def confirms_at_once_for(self, organization) -> bool:
        return organization.is_operator or organization.kind in self.instant_for

    @property
    def confirms_everyone_at_once(self) -> bool:
        return set(self.open_to) <= set(self.instant_for)

    @property
    def confirms_some_at_once(self) -> bool:
        return bool(set(self.open_to) & set(self.instant_for))
