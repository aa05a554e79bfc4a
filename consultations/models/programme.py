from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.states import ProgrammeStatus
from tcal.shared.history import tracked


@tracked()
class CooperationProgramme(models.Model):
    """The city's programme of cooperation with organisations for one year."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ProgrammeStatus.choices,
        default=ProgrammeStatus.DRAFT,
    )

    class Meta:
        verbose_name = _("cooperation programme")
        verbose_name_plural = _("cooperation programmes")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(year__range=(1999, 2100)),
                name="programme_is_for_a_plausible_year",
                violation_error_message=_("Give the year in four digits, such as 2027."),
            )
        ]

    def __str__(self):
        return self.title
