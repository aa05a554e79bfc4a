"""The life of a booking: verbs that move it from status to status, each under the same locks."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.models.resource import Resource
from rooms.states import BOOKING_MOVES, HOLDS_TIME, BookingStatus, ChangeStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.mail import queue_mail
from tcal.shared.periods import Period
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove


class BookingMoves:
    """What ``Booking`` can do; its fields are there."""

    def confirm(self, *, by, reason: str = "") -> None:
        """Say yes. Raises ``ForbiddenMove`` unless the booking awaits the decision of staff."""
        self._move_to(
            BookingStatus.CONFIRMED,
            by=by,
            reason=reason,
            mail="booking_confirmed",
            only_from=BookingStatus.PENDING,
        )

    def reject(self, *, by, reason: str) -> None:
        """Say no with a reason, and free the time."""
        self._move_to(BookingStatus.REJECTED, by=by, reason=reason, mail="booking_rejected")

    def cancel(self, *, by, reason: str = "", tells: bool = True) -> None:
        """Give the time back; the organisation's own decision or, with a reason, the staff's.

        ``tells`` is off where one letter tells about several bookings.
        Raises ``ValidationError`` once it has begun, unless staff call it off: an organisation
        that used the room, or left it empty, does not get its hours back that way.
        """
        if self.has_begun and not is_centre_staff(by):
            raise ValidationError(
                _("This booking has begun, so it can't be cancelled any more. Tell the staff."),
                code="begun",
            )
        mail = "booking_cancelled" if tells else None
        self._move_to(BookingStatus.CANCELLED, by=by, reason=reason, mail=mail)

    def expire(self) -> None:
        """Nobody answered in time: free what was held. Raises ``ForbiddenMove``."""
        mail = "offer_expired" if self.status == BookingStatus.OFFERED else "booking_expired"
        # What was accepted or moved a moment ago waits anew, for somebody else or longer.
        self._move_to(
            BookingStatus.EXPIRED,
            by=None,
            mail=mail,
            only_from=self.status,
            only_waiting_until=self.answer_by,
        )

    def accept(self, *, status, rules, answer_by, by) -> None:
        """Take what the waiting list offered; for ``rooms.waitlist.accept_offer``.

        From now on it is a booking of whoever took it: ``confirmed``, or ``pending`` until
        ``answer_by``. Raises ``ForbiddenMove`` unless it is on offer.
        """
        is_confirmed = status == BookingStatus.CONFIRMED
        self._move_to(
            status,
            by=by,
            reason="",
            mail="booking_confirmed" if is_confirmed else "booking_requested",
            only_from=BookingStatus.OFFERED,
            rules=rules,
            answer_by=None if is_confirmed else answer_by,
            requested_by=by,
            requested_at=timezone.now(),
        )

    def decline(self, *, by) -> None:
        """Let an offer of the waiting list go. Raises ``ForbiddenMove`` unless it is on offer."""
        self._move_to(
            BookingStatus.CANCELLED,
            by=by,
            reason="",
            mail="offer_declined",
            only_from=BookingStatus.OFFERED,
        )

    def complete(self, *, by=None) -> None:
        """It took place. Who confirmed it, and when, stays as it was: the confirmation says so."""
        self._move_to(BookingStatus.COMPLETED, by=by)

    def mark_no_show(self, *, by, reason: str = "") -> None:
        """Nobody came. Raises ``ValidationError`` before the booking begins."""
        if not self.has_begun:
            raise ValidationError(
                _("This booking has not begun yet: nobody can know whether they will come."),
                code="not_begun",
            )
        self._move_to(BookingStatus.NO_SHOW, by=by, reason=reason)

    def _move_to(
        self,
        status,
        *,
        by,
        reason="",
        mail=None,
        only_from=None,
        only_waiting_until=None,
        **also,
    ):
        with transaction.atomic():
            # The one order of locks: organisation, resources by id, booking.
            Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.organization_id
            )
            resources = list(Resource.objects.held_by(self).locked())
            stored = type(self).objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if (
                status not in BOOKING_MOVES[stored.status]
                or only_from not in (None, stored.status)
                or only_waiting_until not in (None, stored.answer_by)
            ):
                raise ForbiddenMove(stored.get_status_display())
            # The page may have been opened before the booking was moved.
            for name in ["room_id", "starts_at", "ends_at", "fee"]:
                setattr(self, name, getattr(stored, name))
            for name, value in also.items():
                setattr(self, name, value)
            self.status = status
            if status != BookingStatus.COMPLETED:
                self.decided_by = by
                self.decided_at = timezone.now()
                self.decision_reason = reason.strip()
            self.sequence = stored.sequence + 1
            self.save(
                update_fields=[
                    "status",
                    "decided_by",
                    "decided_at",
                    "decision_reason",
                    "sequence",
                    *also,
                ]
            )
            # Whoever got it from the waiting list has taken it, or leaves it to the next.
            if stored.status == BookingStatus.OFFERED and hasattr(self, "waitlist_entry"):
                self.waitlist_entry.settle(taken=status in HOLDS_TIME)
            freed = self._withdraw_changes(by=by)
            # The letter says it also where it is given back now.
            equipment = self.equipment if mail else []
            if status not in HOLDS_TIME:
                self.allocations.all().delete()
                freed.append(self.period)
            for period in freed:
                tell(Fact.TIME_FREED, resources=resources, period=period, by=by)
            if mail:
                self.tell_requester(mail, equipment=equipment)

    def _withdraw_changes(self, *, by) -> list[Period]:
        """A decision on the booking settles what was asked about it; return what is freed."""
        waiting = list(self.changes.awaiting_answer())
        if waiting:
            self.changes.awaiting_answer().update(
                status=ChangeStatus.WITHDRAWN, decided_by=by, decided_at=timezone.now()
            )
            self.allocations.proposed().delete()
        return [change.period for change in waiting]

    def tell_requester(self, mail: str, *, equipment=None) -> None:
        """Queue a letter about this booking to who made it; with what it has taken along."""
        queue_mail(
            f"rooms/mail/{mail}",
            to=self.requested_by.email,
            language=self.requested_by.language,
            context={
                "booking": self,
                "equipment": self.equipment if equipment is None else equipment,
            },
        )
