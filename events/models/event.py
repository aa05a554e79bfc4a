import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.content import EventContent
from events.models.queryset import EventQuerySet
from events.states import ANNOUNCED, EVENT_MOVES, EventStatus
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.search import SEARCH_FIELDS
from tcal.shared.slugs import unique_slug
from tcal.shared.states import ForbiddenMove

# What somebody who comes has to know again when it changes.
IN_CALENDARS = ["title", "starts_at", "ends_at", "booking_id", "place_name", "address", "status"]


def _row(prefix: str) -> str:
    return ", ".join(f'{prefix}."{column}"' for column in IN_CALENDARS)


@tracked(exclude=("contact_name", "public_email", "public_phone", *SEARCH_FIELDS))
class Event(EventContent):
    """Something to come to, announced by an organisation and published by staff."""

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=EventStatus.choices,
        default=EventStatus.DRAFT,
        editable=False,
    )
    submission_id = models.UUIDField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("submitted by"),
        null=True,
        editable=False,
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, editable=False)
    published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
        null=True,
        editable=False,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    # Kept by a trigger. Calendars that people subscribe to follow it: RFC 5545, 3.8.7.4.
    sequence = models.PositiveIntegerField(default=0, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta(EventContent.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="event_has_an_address_of_its_own",
                violation_error_message=_("Another event has this address already."),
            ),
            models.UniqueConstraint(
                fields=["submission_id"],
                name="event_is_sent_in_once",
                violation_error_message=_("This event was sent already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="event_ends_after_it_starts",
                violation_error_message=_("The end must be later than the start."),
            ),
            models.CheckConstraint(
                condition=Q(booking__isnull=False) | ~Q(place_name=""),
                name="event_has_a_place",
                violation_error_message=_(
                    "Say where it takes place: choose a booked room or write the place."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_free=True) | ~Q(price=""),
                name="paid_event_says_its_price",
                violation_error_message=_("Say how much it costs, or mark it as free of charge."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[EventStatus.RETURNED, EventStatus.CANCELLED])
                | ~Q(decision_reason=""),
                name="returned_or_cancelled_event_has_a_reason",
                violation_error_message=_("Give the reason: those whom it concerns will read it."),
            ),
        ]
        indexes = [
            *EventContent.Meta.indexes,
            models.Index(
                fields=["starts_at"],
                name="event_announced_start",
                condition=Q(status__in=sorted(ANNOUNCED)),
            ),
            models.Index(
                fields=["ends_at"],
                name="event_announced_end",
                condition=Q(status__in=sorted(ANNOUNCED)),
            ),
            models.Index(
                fields=["submitted_at"],
                name="event_awaiting_decision",
                condition=Q(status=EventStatus.SUBMITTED),
            ),
        ]
        triggers = [
            # Any change that a calendar shows counts, whoever makes it and in whatever way.
            pgtrigger.Trigger(
                name="sequence_grows_with_published_changes",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=f"""
                    NEW.sequence := OLD.sequence;
                    IF OLD.status IN ('published', 'cancelled')
                       AND ({_row("OLD")}) IS DISTINCT FROM ({_row("NEW")}) THEN
                        NEW.sequence := OLD.sequence + 1;
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Event.objects.all(), self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("events:event", args=[self.slug])

    @property
    def is_announced(self) -> bool:
        return self.status in ANNOUNCED

    @property
    def is_called_off(self) -> bool:
        return self.status == EventStatus.CANCELLED

    @property
    def can_be_called_off(self) -> bool:
        return EventStatus.CANCELLED in EVENT_MOVES[self.status] and not self.is_over

    # What is decided about it -------------------------------------------------------------------

    def submit(self, *, by) -> None:
        """Hand it to staff. Raises ``ForbiddenMove`` unless it is with its author."""
        self._move_to(
            EventStatus.SUBMITTED,
            submitted_by=by,
            submitted_at=timezone.now(),
            decided_by=None,
            decided_at=None,
            decision_reason="",
        )

    def publish(self, *, by) -> None:
        """Show it to everybody. Raises ``ForbiddenMove`` unless it awaits a decision."""
        now = timezone.now()
        self._move_to(
            EventStatus.PUBLISHED,
            decided_by=by,
            decided_at=now,
            decision_reason="",
            published_at=now,
            mail="published",
        )

    def return_to_author(self, *, by, reason: str) -> None:
        """Ask for a correction. Raises ``ForbiddenMove`` unless it awaits a decision."""
        self._move_to(
            EventStatus.RETURNED,
            decided_by=by,
            decided_at=timezone.now(),
            decision_reason=reason.strip(),
            mail="returned",
        )

    def cancel(self, *, by, reason: str) -> None:
        """Call it off; its page stays. Raises ``ForbiddenMove`` unless it is published."""
        self._move_to(
            EventStatus.CANCELLED,
            decided_by=by,
            decided_at=timezone.now(),
            decision_reason=reason.strip(),
            # Who calls off an event of one's own needs no letter about it.
            mail="cancelled" if by != self.submitted_by else None,
        )

    def revise(self) -> None:
        """Save a corrected text. Raises ``ForbiddenMove`` when its status has changed meanwhile."""
        with transaction.atomic():
            locked = self._locked()
            if locked.status != self.status or self.is_called_off:
                raise ForbiddenMove(locked.get_status_display())
            self.save()
            self.refresh_from_db(fields=["sequence"])

    def _move_to(self, status, *, mail=None, **fields):
        with transaction.atomic():
            locked = self._locked()
            if status not in EVENT_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            for name, value in fields.items():
                setattr(self, name, value)
            self.save(update_fields=["status", "changed_at", *fields])
            self.refresh_from_db(fields=["sequence"])
            if mail and self.submitted_by:
                queue_mail(
                    f"events/mail/{mail}",
                    to=self.submitted_by.email,
                    language=self.submitted_by.language,
                    context={"event": self, "reason": self.decision_reason},
                )

    def _locked(self) -> "Event":
        return Event.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
