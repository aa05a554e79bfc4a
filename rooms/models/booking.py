from datetime import timedelta

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.models.booking_moves import BookingMoves
from rooms.models.querysets import BookingQuerySet
from rooms.models.resource import Resource
from rooms.models.rules import HouseRules
from rooms.models.series import BookingSeries
from rooms.states import (
    AWAITS_ANSWER,
    HOLDS_TIME,
    TITLE_MAY_BE_SHOWN,
    BookingStatus,
    Channel,
)
from tcal.shared.history import tracked
from tcal.shared.periods import Period


@tracked(exclude=("responsible_person", "responsible_phone", "contact_email"))
class Booking(BookingMoves, models.Model):
    """A room for an organisation at a time, with the equipment taken along.

    ``starts_at``/``ends_at`` are what was asked for; the time held, with buffers, is in the
    allocations. Made by ``rooms.booking_requests.request_booking``.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="bookings", verbose_name=_("organisation")
    )
    room = models.ForeignKey(
        Resource, models.PROTECT, related_name="bookings", verbose_name=_("room")
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    people = models.PositiveSmallIntegerField(
        _("number of people"), validators=[MinValueValidator(1)]
    )
    purpose = models.CharField(_("what for"), max_length=200)
    title_is_public = models.BooleanField(
        _("show what it is for in the public calendar"), default=False
    )
    responsible_person = models.CharField(_("responsible person"), max_length=120)
    responsible_phone = models.CharField(_("telephone on that day"), max_length=30)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=BookingStatus.choices,
        default=BookingStatus.PENDING,
        editable=False,
    )
    rules = models.ForeignKey(
        HouseRules,
        models.PROTECT,
        related_name="bookings",
        verbose_name=_("rules accepted"),
        null=True,
        editable=False,
    )
    fee = models.DecimalField(
        _("fee (PLN)"), max_digits=8, decimal_places=2, default=0, editable=False
    )
    series = models.ForeignKey(
        BookingSeries,
        models.PROTECT,
        related_name="bookings",
        verbose_name=_("series"),
        null=True,
        editable=False,
    )
    series_day = models.DateField(null=True, editable=False)
    answer_by = models.DateTimeField(_("answer expected by"), null=True, editable=False)
    staff_reminded_at = models.DateTimeField(null=True, editable=False)
    submission_id = models.UUIDField(unique=True, editable=False)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="bookings",
        verbose_name=_("booked by"),
        editable=False,
    )
    channel = models.CharField(
        _("how it came"),
        max_length=8,
        choices=Channel.choices,
        default=Channel.PORTAL,
        editable=False,
    )
    contact_email = models.EmailField(
        _("e-mail for the confirmation"),
        blank=True,
        help_text=_("Where somebody booked by telephone or at the desk."),
    )
    cancelled_late = models.BooleanField(default=False, editable=False)
    checked_in_at = models.DateTimeField(_("came"), null=True, editable=False)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    reminded_at = models.DateTimeField(null=True, editable=False)
    requested_at = models.DateTimeField(_("booked"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="booking_ends_after_it_starts",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="booking_is_for_at_least_one_person",
                violation_error_message=_("State how many people will come: at least one."),
            ),
            models.CheckConstraint(
                condition=~Q(status=BookingStatus.REJECTED) | ~Q(decision_reason=""),
                name="refused_booking_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(AWAITS_ANSWER)) | Q(answer_by__isnull=False),
                name="waiting_booking_states_until_when_it_waits",
                violation_error_message=_("What waits for an answer waits until a stated time."),
            ),
            models.CheckConstraint(
                condition=Q(series=None, series_day=None)
                | Q(series__isnull=False, series_day__isnull=False),
                name="booking_of_a_series_states_its_day",
                violation_error_message=_("A booking of a series belongs to one of its days."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_late=False) | Q(status=BookingStatus.CANCELLED),
                name="only_cancelled_booking_was_cancelled_late",
                violation_error_message=_("Only a cancelled booking can be cancelled late."),
            ),
            models.UniqueConstraint(
                fields=["series", "series_day"],
                condition=Q(status__in=sorted(HOLDS_TIME)),
                name="series_is_booked_once_a_day",
                violation_error_message=_("This day of the series is booked already."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"],
                name="booking_awaiting_decision",
                condition=Q(status=BookingStatus.PENDING),
            ),
            models.Index(fields=["organization", "starts_at"], name="booking_of_organization"),
        ]

    def __str__(self):
        return f"{self.reference} {self.purpose}"

    def get_absolute_url(self):
        return reverse("rooms:booking", args=[self.pk])

    @property
    def reference(self) -> str:
        """The number that people say on the telephone."""
        return f"R-{self.pk:05d}"

    @property
    def period(self) -> Period:
        return Period(self.starts_at, self.ends_at)

    @property
    def public_title(self) -> str:
        """What everybody may read in the calendar; empty where only "taken" is shown."""
        shown = self.title_is_public and self.status in TITLE_MAY_BE_SHOWN
        return self.purpose if shown else ""

    @property
    def holds_time(self) -> bool:
        return self.status in HOLDS_TIME

    @property
    def equipment(self) -> list:
        """Allocations of what was taken along with the room."""
        return [
            held
            for held in self.allocations.all()
            if held.resource.is_equipment and held.change_id is None
        ]

    @property
    def duration(self) -> timedelta:
        return self.period.duration

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()
