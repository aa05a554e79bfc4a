from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.deadlines import WarsawDate
from consultations.models.consultation import Consultation
from consultations.states import Channel
from tcal.shared.history import tracked
from tcal.shared.periods import WARSAW


class StageQuerySet(models.QuerySet):
    def open_now(self):
        """Running now; the last second counts."""
        now = timezone.now()
        return self.filter(starts_on__lte=now.astimezone(WARSAW).date(), ends_at__gte=now)

    def running_on(self, day):
        """Stages that lasted on a local day, the last one included."""
        return self.alias(last_day=WarsawDate("ends_at")).filter(
            starts_on__lte=day, last_day__gte=day
        )

    def through(self, channel: str):
        """Stages in which people may speak this way."""
        return self.filter(channels__contains=[channel])


@tracked()
class ConsultationStage(models.Model):
    """A part of a consultation with dates, channels and documents of its own.

    At the first stage people bring proposals; later ones discuss a draft. Where a consultation
    has stages, remarks come in through the portal only while one of them takes them.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="stages", verbose_name=_("consultation")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what happens in it"), max_length=3000, blank=True)
    starts_on = models.DateField(_("from"))
    ends_at = models.DateTimeField(
        _("until"), help_text=_("A date without an hour lasts until midnight.")
    )
    channels = ArrayField(
        models.CharField(max_length=10, choices=Channel.choices),
        verbose_name=_("how to take part"),
        default=list,
        blank=True,
    )

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("stage of a consultation")
        verbose_name_plural = _("stages of a consultation")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="stage_number_is_given_once_in_a_consultation",
                violation_error_message=_("The consultation has a stage with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=WarsawDate("ends_at")),
                name="stage_ends_after_it_starts",
                violation_error_message=_("The stage must end later than it begins."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def channel_names(self) -> list[str]:
        return [str(Channel(channel).label) for channel in self.channels]

    @property
    def is_open(self) -> bool:
        now = timezone.now()
        return self.starts_on <= now.astimezone(WARSAW).date() and now <= self.ends_at

    @property
    def is_ahead(self) -> bool:
        return timezone.now().astimezone(WARSAW).date() < self.starts_on

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()


class PageViews(models.Model):
    """How often a consultation's page was opened. A number only: nobody is recognised."""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, primary_key=True, related_name="page_views"
    )
    count = models.PositiveBigIntegerField(_("times opened"), default=0)

    class Meta:
        verbose_name = _("page views")
        verbose_name_plural = _("page views")

    def __str__(self):
        return str(self.count)
