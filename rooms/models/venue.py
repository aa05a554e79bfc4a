from datetime import time

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
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


class Season(models.Model):
    """Days with hours of their own, such as the summer. Both days belong to it."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="seasons")
    name = models.CharField(_("name"), max_length=80)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="season_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day can't be before the first."),
            ),
            ExclusionConstraint(
                name="seasons_of_a_venue_do_not_overlap",
                expressions=[
                    ("venue", RangeOperators.EQUAL),
                    (
                        Func(
                            "first_day",
                            "last_day",
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Another season covers some of these days already."),
            ),
        ]

    def __str__(self):
        return self.name


class OpeningHours(models.Model):
    """Hours of one weekday, local time. Closing not after opening means: on the next day.

    On the days of a season only its own hours count. Hours of, say, the first Saturday of a month
    (``nth``) replace the ordinary hours of that day.
    """

    class Nth(models.IntegerChoices):
        FIRST = 1, _("first in the month")
        SECOND = 2, _("second in the month")
        THIRD = 3, _("third in the month")
        FOURTH = 4, _("fourth in the month")
        LAST = -1, _("last in the month")

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=list(WEEKDAYS.items()))
    nth = models.SmallIntegerField(
        _("which in the month"),
        choices=Nth.choices,
        null=True,
        blank=True,
        help_text=_("Empty: every week."),
    )
    season = models.ForeignKey(
        Season,
        models.CASCADE,
        related_name="opening_hours",
        null=True,
        blank=True,
        verbose_name=_("season"),
        help_text=_("Empty: outside seasons."),
    )
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
                fields=["venue", "season", "weekday", "nth", "opens_at"],
                nulls_distinct=False,
                name="opening_hours_are_stated_once",
                violation_error_message=_("These hours are entered already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"


class OpeningPromise(models.Model):
    """What the centre promised the city about its hours, checked against them.

    Such as: five days a week, eight hours a day, twice a week until 20:00.
    """

    venue = models.OneToOneField(Venue, models.CASCADE, related_name="opening_promise")
    days_a_week = models.PositiveSmallIntegerField(
        _("days a week"), default=5, validators=[MinValueValidator(1), MaxValueValidator(7)]
    )
    hours_a_day = models.PositiveSmallIntegerField(
        _("hours on each of them"), default=8, validators=[MinValueValidator(1)]
    )
    late_days = models.PositiveSmallIntegerField(_("days a week with late hours"), default=2)
    late_until = models.TimeField(_("late hours last until"), default=time(20))

    class Meta:
        verbose_name = _("promise about opening hours")
        verbose_name_plural = _("promises about opening hours")
        constraints = [
            models.CheckConstraint(
                condition=Q(days_a_week__range=(1, 7), late_days__lte=7, hours_a_day__gte=1),
                name="promise_is_of_days_of_a_week",
                violation_error_message=_("A week has seven days."),
            )
        ]

    def __str__(self):
        return str(self.venue)


class SpecialDay(models.Model):
    """A date with other hours than its weekday. Without hours the venue is closed.

    Several entries of one date are its hours together: staffed until three, then without staff.
    """

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
                fields=["venue", "day", "opens_at"],
                nulls_distinct=False,
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
