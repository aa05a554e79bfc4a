from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _


class SkillQuerySet(models.QuerySet):
    def on_offer(self):
        """Skills that can still be chosen; retired ones stay on old records."""
        return self.filter(is_retired=False)


class Skill(models.Model):
    """Something that a volunteer can do and an offer may need. Staff keep the list."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_pl = models.CharField(_("name (Polish)"), max_length=80)
    name_en = models.CharField(_("name (English)"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_retired = models.BooleanField(
        _("no longer offered"),
        default=False,
        help_text=_("It stays on profiles and offers that have it."),
    )

    objects = SkillQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ["position", "name_pl"]

    def __str__(self):
        return self.name_en if translation.get_language() == "en" else self.name_pl
