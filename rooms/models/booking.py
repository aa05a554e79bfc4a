from datetime import timedelta

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.models.resource import Resource
from rooms.models.rules import HouseRules
from rooms.models.series import BookingSeries
from rooms.states import AWAITS_ANSWER, BOOKING_MOVES, HOLDS_TIME, BookingStatus, ChangeStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.periods import Period
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove


class BookingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A booking is its organisation's: of all its members, and of staff."""
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.of_organizations_of(user)

    def of_organizations_of(self, user):
        return self.filter(organization__in=Organization.objects.of_member(user))

    def awaiting_decision(self):
        """Pending ones, the longest waiting first."""
        return self.filter(status=BookingStatus.PENDING).order_by("requested_at", "pk")

    def overdue(self):
        """Requests and offers that nobody answered in time."""
        return self.filter(status__in=AWAITS_ANSWER, answer_by__lt=timezone.now())

    def not_expired(self):
        """Offers that passed are of no interest to anybody: lists leave them out."""
        return self.exclude(status=BookingStatus.EXPIRED, waitlist_entry__isnull=False)

    def holding_time(self):
        return self.filter(status__in=HOLDS_TIME)

    def upcoming(self):
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self):
        return self.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def with_details(self):
        return self.select_related("organization", "room", "requested_by").prefetch_related(
            "allocations__resource"
        )


@tracked(exclude=("responsible_person", "responsible_phone"))
class Booking(models.Model):
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

    def confirm(self, *, by, reason: str = "") -> None:
        """Say yes. Raises ``ForbiddenMove`` unless the booking awaits a decision."""
        self._move_to(BookingStatus.CONFIRMED, by=by, reason=reason, mail="booking_confirmed")

    def reject(self, *, by, reason: str) -> None:
        """Say no with a reason, and free the time."""
        self._move_to(BookingStatus.REJECTED, by=by, reason=reason, mail="booking_rejected")

    def cancel(self, *, by, reason: str = "") -> None:
        """Give the time back; the organisation's own decision or, with a reason, the staff's."""
        self._move_to(BookingStatus.CANCELLED, by=by, reason=reason, mail="booking_cancelled")

    def expire(self) -> None:
        """Nobody answered in time: free what was held. Raises ``ForbiddenMove``."""
        mail = "offer_expired" if self.status == BookingStatus.OFFERED else "booking_expired"
        self._move_to(BookingStatus.EXPIRED, by=None, reason="", mail=mail)

    def _move_to(self, status, *, by, reason, mail):
        with transaction.atomic():
            # The one order of locks: organisation, resources by id, booking.
            Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.organization_id
            )
            resources = list(Resource.objects.held_by(self).locked())
            locked = Booking.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if status not in BOOKING_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self.decided_by = by
            self.decided_at = timezone.now()
            self.decision_reason = reason.strip()
            self.sequence = locked.sequence + 1
            self.save(
                update_fields=[
                    "status",
                    "decided_by",
                    "decided_at",
                    "decision_reason",
                    "sequence",
                ]
            )
            if status not in HOLDS_TIME:
                self.changes.filter(status=ChangeStatus.AWAITING).update(
                    status=ChangeStatus.WITHDRAWN, decided_by=by, decided_at=self.decided_at
                )
                self.allocations.all().delete()
                tell(Fact.TIME_FREED, resources=resources, period=self.period, by=by)
            self.tell_requester(mail)

    def tell_requester(self, mail: str) -> None:
        """Queue a letter about this booking to who made it."""
        queue_mail(
            f"rooms/mail/{mail}",
            to=self.requested_by.email,
            language=self.requested_by.language,
            context={"booking": self},
        )

    @property
    def duration(self) -> timedelta:
        return self.period.duration
