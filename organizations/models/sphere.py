from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _


class SphereQuerySet(models.QuerySet):
    def on_offer(self, *, also_of=None):
        """Spheres that can still be chosen; retired ones stay on old records, as ``also_of`` is."""
        today = timezone.localdate()
        offered = models.Q(valid_until=None) | models.Q(valid_until__gte=today)
        if also_of is not None and also_of.pk:
            offered |= models.Q(pk__in=also_of.spheres.values("pk"))
        return self.filter(offered)


class PublicTaskSphere(models.Model):
    """A sphere of public tasks. ``sort_key`` orders codes as the act does: 1, 1a, 1aa, 1b, 2."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    sort_key = models.PositiveSmallIntegerField(_("order"))
    name_pl = models.CharField(_("name (Polish)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = SphereQuerySet.as_manager()

    class Meta:
        verbose_name = _("sphere of public tasks")
        verbose_name_plural = _("spheres of public tasks")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name_en if translation.get_language() == "en" else self.name_pl
