from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _


class Venue(models.Model):
    """A building with its own opening hours."""

    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    closed_on_public_holidays = models.BooleanField(
        _("closed on public holidays"),
        default=True,
        help_text=_("A special day with hours opens it on a holiday all the same."),
    )
    answer_within_hours = models.PositiveSmallIntegerField(
        _("hours in which staff answer a request"),
        default=72,
        validators=[MinValueValidator(1)],
        help_text=_("Unanswered, it expires then, or when the booked time begins."),
    )
    reminder_hours = models.PositiveSmallIntegerField(
        _("hours before that at which staff are reminded"), default=24
    )
    door_code_minutes = models.PositiveSmallIntegerField(
        _("minutes before the start at which the door code is shown"), default=120
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["pk"]

    def __str__(self):
        return self.name


class OpeningHours(models.Model):
    """Hours of one weekday, local time. Closing not after opening means: on the next day."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    opens_at = models.TimeField(_("opens"))
    closes_at = models.TimeField(
        _("closes"), help_text=_("Not later than the opening: on the next day.")
    )
    is_staffed = models.BooleanField(
        _("with staff"),
        default=True,
        help_text=_("Without staff, only organisations that staff authorised may book."),
    )

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__range=(0, 6)),
                name="opening_hours_are_of_a_weekday",
                violation_error_message=_("Choose a day of the week."),
            ),
            models.UniqueConstraint(
                fields=["venue", "weekday", "opens_at"],
                name="opening_hours_are_stated_once",
                violation_error_message=_("These hours are entered already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"


class SpecialDay(models.Model):
    """A date with other hours than its weekday. Without hours the venue is closed."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="special_days")
    day = models.DateField(_("day"))
    opens_at = models.TimeField(_("opens"), null=True, blank=True)
    closes_at = models.TimeField(_("closes"), null=True, blank=True)
    is_staffed = models.BooleanField(_("with staff"), default=True)
    note = models.CharField(_("what people read"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "day"],
                name="special_day_is_stated_once",
                violation_error_message=_("This day is entered already: change that entry."),
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None)
                | Q(opens_at__isnull=False, closes_at__isnull=False) & ~Q(opens_at=F("closes_at")),
                name="special_day_has_both_hours_or_none",
                violation_error_message=_(
                    "Give both the opening and the closing hour, or neither for a closed day."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"
