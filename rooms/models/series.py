from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every second week")
    MONTHLY = "monthly", _("every month, on the same weekday of the month")


class BookingSeriesQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.filter(organization__in=Organization.objects.of_member(user))


@tracked()
class BookingSeries(models.Model):
    """A booking that repeats. Times are local, so that it keeps its hour through a clock change.

    What was booked are its ``bookings``; what was left out, its ``skipped_days``. Made and changed
    by ``rooms.series``.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="booking_series", verbose_name=_("organisation")
    )
    frequency = models.CharField(_("how often"), max_length=12, choices=Frequency.choices)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    starts_at = models.TimeField(_("from"))
    ends_at = models.TimeField(
        _("until"), help_text=_("Not later than the start: on the next day.")
    )
    purpose = models.CharField(_("what for"), max_length=200)
    submission_id = models.UUIDField(unique=True, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    requested_at = models.DateTimeField(_("booked"), default=timezone.now, editable=False)

    objects = BookingSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series of bookings")
        verbose_name_plural = _("series of bookings")
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="series_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day can't be before the first."),
            )
        ]

    def __str__(self):
        return self.purpose

    def get_absolute_url(self):
        return reverse("rooms:series", args=[self.pk])


class SkippedDay(models.Model):
    """A day of a series on which nothing was booked, and why; it can be added again."""

    series = models.ForeignKey(
        BookingSeries, models.CASCADE, related_name="skipped_days", verbose_name=_("series")
    )
    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("skipped day")
        verbose_name_plural = _("skipped days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "day"],
                name="series_skips_a_day_once",
                violation_error_message=_("This day is skipped already."),
            )
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"
