from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.models.booking import Booking
from rooms.models.resource import Feature, Resource
from rooms.states import WAITLIST_MOVES, WaitlistStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked
from tcal.shared.periods import Period
from tcal.shared.states import ForbiddenMove


class WaitlistQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.of_organizations_of(user)

    def of_organizations_of(self, user):
        return self.filter(organization__in=Organization.objects.of_member(user))

    def waiting(self):
        """Those whom a freed time may be offered, first come first."""
        return self.filter(status=WaitlistStatus.WAITING, starts_at__gt=timezone.now()).order_by(
            "joined_at", "pk"
        )

    def waiting_or_offered(self):
        """Those that may still come to something, the next time first."""
        return self.filter(
            status__in=[WaitlistStatus.WAITING, WaitlistStatus.OFFERED],
            starts_at__gt=timezone.now(),
        ).order_by("starts_at", "pk")

    def settled(self):
        """Taken, given up or passed by the clock, the latest first."""
        return self.exclude(pk__in=self.model.objects.waiting_or_offered().values("pk")).order_by(
            "-starts_at", "-pk"
        )

    def overlapping(self, period: Period):
        return self.filter(starts_at__lt=period.ends_at, ends_at__gt=period.starts_at)

    def of_active_organizations(self):
        return self.filter(organization__in=Organization.objects.active())

    def with_details(self):
        return self.select_related("organization", "room", "booking__room").prefetch_related(
            "needs"
        )

    def with_place(self):
        """Annotate ``ahead``: how many joined earlier for the same room, or any, and such a time."""
        earlier = (
            WaitlistEntry.objects.waiting()
            .filter(starts_at__lt=OuterRef("ends_at"), ends_at__gt=OuterRef("starts_at"))
            .filter(Q(room=OuterRef("room")) | Q(room=None))
            .filter(
                Q(joined_at__lt=OuterRef("joined_at"))
                | Q(joined_at=OuterRef("joined_at"), pk__lt=OuterRef("pk"))
            )
            .order_by()
        )
        counted = earlier.annotate(all=Value(1)).values("all").annotate(n=Count("pk")).values("n")
        return self.annotate(
            ahead=Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
        )


@tracked(exclude=("responsible_person", "responsible_phone"))
class WaitlistEntry(models.Model):
    """Somebody who would take a room, or any room that fits, if it became free.

    A freed time is held for the first whom it fits as a booking in status ``offered``. Made and
    moved by ``rooms.waitlist``.
    """

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="waitlist", verbose_name=_("organisation")
    )
    room = models.ForeignKey(
        Resource,
        models.PROTECT,
        related_name="waitlist",
        null=True,
        blank=True,
        verbose_name=_("room"),
        help_text=_("Empty: any room that fits."),
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    people = models.PositiveSmallIntegerField(
        _("number of people"), validators=[MinValueValidator(1)]
    )
    needs = models.ManyToManyField(Feature, verbose_name=_("needed"), related_name="+", blank=True)
    purpose = models.CharField(_("what for"), max_length=200)
    responsible_person = models.CharField(_("responsible person"), max_length=120)
    responsible_phone = models.CharField(_("telephone on that day"), max_length=30)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=WaitlistStatus.choices,
        default=WaitlistStatus.WAITING,
        editable=False,
    )
    booking = models.OneToOneField(
        Booking,
        models.PROTECT,
        related_name="waitlist_entry",
        null=True,
        editable=False,
        verbose_name=_("what was offered"),
    )
    submission_id = models.UUIDField(unique=True, editable=False)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    joined_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects = WaitlistQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiting-list entry")
        verbose_name_plural = _("waiting list")
        ordering = ["joined_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="waitlist_entry_ends_after_it_starts",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="waitlist_entry_is_for_at_least_one_person",
                violation_error_message=_("State how many people will come: at least one."),
            ),
            models.UniqueConstraint(
                fields=["organization", "room", "starts_at", "ends_at"],
                condition=Q(status=WaitlistStatus.WAITING),
                nulls_distinct=False,
                name="organization_waits_for_a_time_once",
                violation_error_message=_("Your organisation waits for this time already."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[WaitlistStatus.OFFERED, WaitlistStatus.SERVED])
                | Q(booking__isnull=False),
                name="offered_waitlist_entry_has_a_booking",
                violation_error_message=_("What is offered is a booking."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["joined_at"],
                name="waitlist_of_waiting",
                condition=Q(status=WaitlistStatus.WAITING),
            )
        ]

    def __str__(self):
        return f"{self.organization}: {self.purpose}"

    @property
    def period(self) -> Period:
        return Period(self.starts_at, self.ends_at)

    @property
    def place(self) -> int | None:
        """Which in the queue for its room, from 1; None for any room. Needs ``with_place``."""
        return None if self.room_id is None else self.ahead + 1

    @property
    def is_waiting(self) -> bool:
        return self.status == WaitlistStatus.WAITING and self.starts_at > timezone.now()

    @property
    def is_offered(self) -> bool:
        return self.status == WaitlistStatus.OFFERED

    @property
    def has_passed(self) -> bool:
        """Nothing came free in time."""
        return self.status == WaitlistStatus.WAITING and self.starts_at <= timezone.now()

    def offer(self, booking) -> None:
        """Note what is held for it. Raises ``ForbiddenMove`` unless it is waiting."""
        self.booking = booking
        self._move_to(WaitlistStatus.OFFERED, "booking")

    def settle(self, *, taken: bool) -> None:
        """Note whether the offer was taken; called by the booking that was offered."""
        self._move_to(WaitlistStatus.SERVED if taken else WaitlistStatus.DECLINED)

    def leave(self) -> None:
        """Wait no longer. Raises ``ForbiddenMove`` unless it is waiting."""
        self._move_to(WaitlistStatus.LEFT)

    def _move_to(self, status, *fields):
        with transaction.atomic():
            locked = WaitlistEntry.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.pk
            )
            if status not in WAITLIST_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self.save(update_fields=["status", *fields])
