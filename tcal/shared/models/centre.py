from django.db import models
from django.utils.translation import gettext_lazy as _

from tcal.shared.history import tracked


@tracked()
class Centre(models.Model):
    """The centre that this installation serves: one row, edited by staff.

    The environment holds deployment; everything that a centre decides about itself is here.
    """

    name = models.CharField(
        _("full name"), max_length=200, default="Toruńskie Centrum Aktywności Lokalnej"
    )
    short_name = models.CharField(_("short name"), max_length=40, default="2.Piętro")
    tagline = models.CharField(_("one sentence about the centre"), max_length=200, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=80, default="Toruń")
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)
    getting_in = models.TextField(_("how to get in, also without stairs"), blank=True)
    is_demo = models.BooleanField(_("demo data loaded"), default=False, editable=False)

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centre")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1),
                name="there_is_one_centre",
                violation_error_message=_("There is one centre; edit the existing entry."),
            )
        ]

    def __str__(self):
        return self.short_name

    @classmethod
    def current(cls) -> "Centre":
        """Return the centre, made with default values where nobody has described it yet."""
        return cls.objects.get_or_create(pk=1)[0]

    @property
    def address(self) -> str:
        town = " ".join(filter(None, [self.postal_code, self.city]))
        return ", ".join(filter(None, [self.street, town]))
