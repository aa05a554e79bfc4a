from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rooms.months import moment_months_later, months_later
from tcal.shared.history import tracked
from tcal.shared.periods import local_today


@tracked()
class FairnessRules(models.Model):
    """What the centre asks of organisations so that nobody keeps a room empty: one row."""

    free_cancelling_hours = models.PositiveSmallIntegerField(
        _("hours before the start until which cancelling is free"), default=48
    )
    strikes_to_suspend = models.PositiveSmallIntegerField(
        _("strikes that suspend new bookings"), default=2, validators=[MinValueValidator(1)]
    )
    strikes_within_months = models.PositiveSmallIntegerField(
        _("counted over so many months"), default=12, validators=[MinValueValidator(1)]
    )
    suspended_months = models.PositiveSmallIntegerField(
        _("months without new bookings"), default=3, validators=[MinValueValidator(1)]
    )
    hours_per_point = models.PositiveSmallIntegerField(
        _("hours a month for each point of a contribution"), default=1
    )
    contributions_within_months = models.PositiveSmallIntegerField(
        _("contributions count for so many months"), default=12, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("rules of fairness")
        verbose_name_plural = _("rules of fairness")
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="there_is_one_set_of_fairness_rules",
                violation_error_message=_("There is one set of rules; edit the existing entry."),
            ),
            models.CheckConstraint(
                condition=Q(
                    strikes_to_suspend__gte=1, strikes_within_months__gte=1, suspended_months__gte=1
                ),
                name="fairness_rules_count_from_one",
                violation_error_message=_("Give at least one."),
            ),
        ]

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "FairnessRules":
        """Return the rules; where nobody has changed them yet, with default values and unsaved."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def free_until(self, starts_at: datetime) -> datetime:
        """Until when a booking may be cancelled freely; this moment itself is in time."""
        return starts_at.astimezone(UTC) - timedelta(hours=self.free_cancelling_hours)

    def suspension_by(self, given: Iterable[datetime]) -> datetime | None:
        """Return until when strikes given at these times suspend new bookings, past or to come.

        From the latest strike that completed a count: it and as many before it as are needed lie
        within the months. None where no count was ever complete.
        """
        given, needed = sorted(given), self.strikes_to_suspend
        completing = [
            last
            for first, last in zip(given, given[needed - 1 :], strict=False)
            if last <= moment_months_later(first, self.strikes_within_months)
        ]
        return moment_months_later(completing[-1], self.suspended_months) if completing else None

    def contributions_count_since(self) -> date:
        """The first day on which a contribution still counts today, by Warsaw's calendar."""
        return months_later(local_today(), -self.contributions_within_months)


@dataclass(frozen=True)
class Standing:
    """Where an organisation stands by the rules of fairness at one moment.

    ``given`` are the times of its strikes that nobody took back.
    """

    rules: FairnessRules
    given: tuple[datetime, ...]
    now: datetime

    @property
    def counting(self) -> int:
        """How many strikes would count together with one given now."""
        months = self.rules.strikes_within_months
        return sum(self.now <= moment_months_later(one, months) for one in self.given)

    @property
    def suspended_until(self) -> datetime | None:
        """Until when nothing new may be booked; from that moment on it may. None: it may now."""
        until = self.rules.suspension_by(self.given)
        return until if until is not None and self.now < until else None

    def after(self, strikes: int) -> "Standing":
        """Return where it would stand with so many strikes more, given now."""
        return Standing(self.rules, (*self.given, *[self.now] * strikes), self.now)
