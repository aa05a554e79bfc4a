from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.models.booking import Booking
from rooms.states import StrikeStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked


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
        """Return the rules, made with default values where nobody has changed them yet."""
        return cls.objects.get_or_create(pk=1)[0]


class StrikeQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.filter(organization__in=Organization.objects.of_member(user))

    def counting(self):
        """All but those that staff lifted: an appeal alone takes nothing back."""
        return self.exclude(status=StrikeStatus.LIFTED)

    def awaiting_decision(self):
        return self.filter(status=StrikeStatus.APPEALED).order_by("appealed_at", "pk")


@tracked(exclude=("appeal",))
class Strike(models.Model):
    """An organisation kept a room from others: it cancelled late, or nobody came.

    Given by the verbs of a booking, appealed and decided by ``rooms.fairness``.
    """

    class Kind(models.TextChoices):
        LATE_CANCELLING = "late", _("cancelled late")
        NO_SHOW = "no_show", _("nobody came")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="strikes", verbose_name=_("organisation")
    )
    booking = models.OneToOneField(
        Booking, models.PROTECT, related_name="strike", verbose_name=_("booking")
    )
    kind = models.CharField(_("what for"), max_length=10, choices=Kind.choices)
    given_at = models.DateTimeField(_("given"), default=timezone.now, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=StrikeStatus.choices,
        default=StrikeStatus.GIVEN,
        editable=False,
    )
    appeal = models.TextField(_("appeal"), max_length=3000, blank=True)
    appealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    appealed_at = models.DateTimeField(_("appealed"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = StrikeQuerySet.as_manager()

    class Meta:
        verbose_name = _("strike")
        verbose_name_plural = _("strikes")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StrikeStatus.APPEALED)
                | Q(appealed_at__isnull=False) & ~Q(appeal=""),
                name="appeal_says_why",
                violation_error_message=_("Write why the strike should be taken back."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[StrikeStatus.UPHELD, StrikeStatus.LIFTED])
                | ~Q(decision_reason=""),
                name="decided_strike_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_kind_display()}"
