from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rooms.models.booking import Booking
from rooms.models.resource import Resource
from rooms.states import ChangeStatus
from tcal.shared.history import tracked
from tcal.shared.periods import Period


class BookingChangeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(booking__in=Booking.objects.visible_to(user))

    def awaiting_answer(self):
        """Open ones, the longest waiting first."""
        return self.filter(status=ChangeStatus.AWAITING).order_by("proposed_at", "pk")

    def awaiting_staff(self):
        return self.awaiting_answer().filter(kind=BookingChange.Kind.REQUEST)

    def awaiting_organization(self):
        return self.awaiting_answer().filter(kind=BookingChange.Kind.PROPOSAL)

    def of_bookings(self, bookings):
        return self.filter(booking__in=bookings)

    def overdue(self):
        return self.awaiting_answer().filter(answer_by__lt=timezone.now())


@tracked()
class BookingChange(models.Model):
    """Another time or room for a booking: asked for by its organisation, or proposed by staff.

    While it waits, both the old and the new time are held, by allocations of the same booking, so
    that they do not block each other. Made and decided by ``rooms.changes``.
    """

    class Kind(models.TextChoices):
        REQUEST = "request", _("the organisation asks")
        PROPOSAL = "proposal", _("staff propose")

    booking = models.ForeignKey(
        Booking, models.CASCADE, related_name="changes", verbose_name=_("booking")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    room = models.ForeignKey(Resource, models.PROTECT, related_name="+", verbose_name=_("room"))
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    message = models.TextField(_("message"), max_length=1000, blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ChangeStatus.choices,
        default=ChangeStatus.AWAITING,
        editable=False,
    )
    answer_by = models.DateTimeField(_("answer expected by"))
    submission_id = models.UUIDField(unique=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = BookingChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a booking")
        verbose_name_plural = _("changes of bookings")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="change_ends_after_it_starts",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.UniqueConstraint(
                fields=["booking"],
                condition=Q(status=ChangeStatus.AWAITING),
                name="booking_has_one_open_change",
                violation_error_message=_(
                    "A change of this booking waits for an answer already. Withdraw it first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=ChangeStatus.REJECTED, kind="request") | ~Q(decision_reason=""),
                name="refused_change_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
        ]

    def __str__(self):
        return f"{self.booking.reference} → {self.room}"

    @property
    def period(self) -> Period:
        return Period(self.starts_at, self.ends_at)

    @property
    def is_proposal(self) -> bool:
        return self.kind == self.Kind.PROPOSAL

    @property
    def is_awaiting(self) -> bool:
        return self.status == ChangeStatus.AWAITING
