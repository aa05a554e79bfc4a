import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import OrganizationKind
from organizations.models import Organization
from tcal.shared.history import tracked


class HouseRulesQuerySet(models.QuerySet):
    def in_force(self) -> "HouseRules | None":
        """Return what people accept now; None where the centre has published no rules."""
        return self.order_by("-number").first()


class HouseRules(models.Model):
    """One version of the rules of the rooms. Published versions stay: bookings refer to them."""

    number = models.PositiveIntegerField(_("version"), unique=True, editable=False)
    text_pl = models.TextField(_("text (Polish)"), max_length=20_000)
    text_en = models.TextField(_("text (English)"), max_length=20_000, blank=True)
    published_at = models.DateTimeField(_("published"), default=timezone.now, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = HouseRulesQuerySet.as_manager()

    class Meta:
        verbose_name = _("rules of the rooms")
        verbose_name_plural = _("rules of the rooms")
        ordering = ["-number"]
        triggers = [
            pgtrigger.Protect(
                name="published_rules_stay_as_they_were",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self):
        return str(_("version %(number)d") % {"number": self.number})

    def save(self, *args, **kwargs):
        if self.number is None:
            latest = HouseRules.objects.in_force()
            self.number = latest.number + 1 if latest else 1
        super().save(*args, **kwargs)

    @property
    def text(self) -> str:
        english = translation.get_language() == "en" and self.text_en
        return self.text_en if english else self.text_pl


@tracked()
class UnstaffedAccess(models.Model):
    """Staff trust this organisation with the rooms when nobody of the centre is there."""

    organization = models.OneToOneField(
        Organization,
        models.PROTECT,
        related_name="unstaffed_access",
        verbose_name=_("organisation"),
    )
    valid_until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; empty: until withdrawn.")
    )
    note = models.CharField(_("note for staff"), max_length=200, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    granted_at = models.DateTimeField(_("granted"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("authorisation for hours without staff")
        verbose_name_plural = _("authorisations for hours without staff")
        ordering = ["organization__name_sort"]

    def __str__(self):
        return str(self.organization)


@tracked()
class Quota(models.Model):
    """How many hours of rooms an organisation of this kind has in a calendar month.

    A kind without a row has no limit; the centre and the city have none anyway.
    """

    kind = models.CharField(
        _("kind of organisation"), max_length=12, choices=OrganizationKind.choices, unique=True
    )
    hours = models.PositiveSmallIntegerField(_("hours a month"), validators=[MinValueValidator(1)])
    young_extra_hours = models.PositiveSmallIntegerField(
        _("more for young organisations"), default=0
    )
    young_years = models.PositiveSmallIntegerField(
        _("young: years since founding, at most"), default=2
    )

    class Meta:
        verbose_name = _("quota of hours")
        verbose_name_plural = _("quotas of hours")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gte=1),
                name="quota_leaves_at_least_an_hour",
                violation_error_message=_("Give at least one hour a month."),
            )
        ]

    def __str__(self):
        return self.get_kind_display()
