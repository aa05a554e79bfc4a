"""What belongs to an organisation's page besides its entry."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from tcal.shared.history import tracked
from tcal.shared.pictures import PublicPicture


class Logo(PublicPicture):
    """The organisation's sign, drawn anew from what was sent."""

    organization = models.OneToOneField(
        Organization, models.CASCADE, related_name="logo", verbose_name=_("organisation")
    )

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")

    def __str__(self):
        return str(self.organization)


class PartnershipPart(models.Model):
    """An organisation that makes up a partnership."""

    partnership = models.ForeignKey(
        Organization, models.CASCADE, related_name="parts", verbose_name=_("partnership")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="partnerships", verbose_name=_("organisation")
    )

    class Meta:
        verbose_name = _("organisation of a partnership")
        verbose_name_plural = _("organisations of partnerships")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organization"],
                name="organization_is_in_a_partnership_once",
                violation_error_message=_("This organisation is in the partnership already."),
            ),
            models.CheckConstraint(
                condition=~Q(partnership=F("organization")),
                name="partnership_is_not_a_part_of_itself",
                violation_error_message=_("A partnership can't be a part of itself."),
            ),
        ]

    def __str__(self):
        return f"{self.partnership}: {self.organization}"


class TaxListEntry(models.Model):
    """An organisation of the yearly list of those who may be given 1.5% of the income tax.

    Being on the list of a year, not public-benefit status alone, entitles to that year's badge.
    """

    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        related_name="tax_list_entries",
        verbose_name=_("organisation"),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("The year in which people file the tax return.")
    )
    purpose = models.CharField(_("purpose to write in the tax return"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("entry in the list of 1.5% of tax")
        verbose_name_plural = _("entries in the lists of 1.5% of tax")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year"],
                name="organization_is_on_a_years_tax_list_once",
                violation_error_message=_("The organisation is on this year's list already."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2004, 2100)),
                name="tax_list_is_of_a_plausible_year",
                violation_error_message=_("Give the year in four digits, such as 2027."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}, {self.year}"


@tracked()
class RegisterCheck(models.Model):
    """What the National Court Register said about an entry when staff asked."""

    class Result(models.TextChoices):
        SAME = "same", _("the same as in the register")
        DIFFERENT = "different", _("different from the register")
        NOT_FOUND = "not_found", _("not in the register")
        UNREACHABLE = "unreachable", _("the register did not answer")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="register_checks")
    checked_at = models.DateTimeField(_("checked"), default=timezone.now)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    result = models.CharField(_("result"), max_length=11, choices=Result.choices)
    differences = models.JSONField(default=list)

    class Meta:
        verbose_name = _("check in the register")
        verbose_name_plural = _("checks in the register")
        ordering = ["-checked_at", "-pk"]

    def __str__(self):
        return f"{self.organization}: {self.get_result_display()}"


class RegistryImport(models.Model):
    """A table of organisations, read and shown before anything is entered."""

    file_name = models.CharField(_("file"), max_length=200)
    rows = models.JSONField(default=list, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    read_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)
    entered_at = models.DateTimeField(_("entered"), null=True, editable=False)

    class Meta:
        verbose_name = _("import of organisations")
        verbose_name_plural = _("imports of organisations")
        ordering = ["-read_at"]

    def __str__(self):
        return self.file_name
