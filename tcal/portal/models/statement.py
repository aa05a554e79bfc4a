from django.db import models
from django.db.models import Q
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from tcal.portal.markup import as_html
from tcal.portal.models.page import Page
from tcal.shared.history import tracked
from tcal.shared.models import Centre
from tcal.shared.periods import local_today


class StatementStatus(models.TextChoices):
    """How far the site keeps the act of 4 April 2019 on digital accessibility (art. 10)."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partially compliant")
    NONE = "none", _("not compliant")


@tracked(exclude=("person", "email", "phone"))
class AccessibilityStatement(models.Model):
    """What the accessibility statement states besides the text of its page.

    Each field is an element with an official id, by which auditors' programs read the page.
    """

    page = models.OneToOneField(Page, models.CASCADE, related_name="statement", editable=False)
    published_on = models.DateField(_("portal published on"), default=local_today)
    changed_on = models.DateField(_("last major change of the portal"), default=local_today)
    prepared_on = models.DateField(_("statement prepared on"), default=local_today)
    reviewed_on = models.DateField(
        _("statement last reviewed"),
        null=True,
        blank=True,
        help_text=_("By 31 March each year, and after each rebuild of the portal."),
    )
    status = models.CharField(
        _("compliance"),
        max_length=7,
        choices=StatementStatus.choices,
        default=StatementStatus.PARTIAL,
    )
    person = models.CharField(_("who answers for accessibility"), max_length=120, blank=True)
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Leave empty for that of the centre.")
    )
    phone = models.CharField(
        _("telephone"),
        max_length=30,
        blank=True,
        help_text=_("Leave empty for that of the centre."),
    )
    procedure_pl = models.TextField(_("requests and complaints (Polish)"), max_length=10_000)
    procedure_en = models.TextField(
        _("requests and complaints (English)"), max_length=10_000, blank=True
    )
    building_pl = models.TextField(_("access to the building (Polish)"), max_length=10_000)
    building_en = models.TextField(
        _("access to the building (English)"), max_length=10_000, blank=True
    )
    apps_pl = models.TextField(_("mobile applications (Polish)"), max_length=5_000)
    apps_en = models.TextField(_("mobile applications (English)"), max_length=5_000, blank=True)

    class Meta:
        verbose_name = _("facts of the accessibility statement")
        verbose_name_plural = _("facts of the accessibility statement")
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on=None) | Q(reviewed_on__gte=models.F("prepared_on")),
                name="statement_is_reviewed_after_it_is_prepared",
                violation_error_message=_("A review can't be earlier than the statement itself."),
            )
        ]

    def __str__(self):
        return str(self.page)

    def part(self, name: str, centre: Centre) -> str:
        """Return a part as HTML in the language of the page: procedure, building or apps."""
        text = getattr(self, f"{name}_{self.page.lang}") or getattr(self, f"{name}_pl")
        return mark_safe(as_html(text, centre=centre, first_heading=3))
