"""What happens within a service: sessions with a coach, letters that came."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.models.service import ServiceApplication
from tcal.shared.history import tracked


@tracked(exclude=("summary",))
class CoachingSession(models.Model):
    """A meeting with a coach, accountant or lawyer within an agreement."""

    application = models.ForeignKey(
        ServiceApplication, models.PROTECT, related_name="sessions", verbose_name=_("agreement")
    )
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=2)
    coach = models.CharField(_("with whom"), max_length=120)
    summary = models.TextField(_("what was done"), max_length=2000)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24),
                name="session_lasts_up_to_a_day",
                violation_error_message=_("Give between a quarter of an hour and 24 hours."),
            )
        ]

    def __str__(self):
        return f"{self.application}, {self.held_on:%d.%m.%Y}"


class ReceivedMail(models.Model):
    """A letter or parcel that came to the centre for an organisation."""

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="received_mail",
        verbose_name=_("organisation"),
    )
    received_on = models.DateField(_("received on"), default=timezone.localdate)
    sender = models.CharField(_("from whom"), max_length=200, blank=True)
    is_registered = models.BooleanField(_("registered or official letter"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    logged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    logged_at = models.DateTimeField(default=timezone.now, editable=False)
    collected_on = models.DateField(_("collected on"), null=True, blank=True)
    collected_by = models.CharField(_("collected by"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("mail for an organisation")
        verbose_name_plural = _("mail for organisations")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(collected_on=None) | Q(collected_on__gte=F("received_on")),
                name="mail_is_collected_after_it_came",
                violation_error_message=_("Mail can't be collected before it came."),
            ),
            models.CheckConstraint(
                condition=Q(collected_on=None) | ~Q(collected_by=""),
                name="collected_mail_names_who_took_it",
                violation_error_message=_("Write who collected it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}, {self.received_on:%d.%m.%Y}"
