"""The life of a booking: verbs that move it from status to status, each under the same locks."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.letters import tell_about_booking
from rooms.models.fairness_rules import FairnessRules
from rooms.models.querysets import CHECK_IN_OPENS
from rooms.models.resource import Resource
from rooms.permissions import cancels_in_its_name
from rooms.states import BOOKING_MOVES, HOLDS_TIME, BookingStatus, ChangeStatus, StrikeKind
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_period, human_time
from tcal.shared.periods import Period
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove

if TYPE_CHECKING:
    from rooms.models.fairness import Strike


def lock_organization_of(booking) -> None:
    Organization.objects.select_for_update(of=("self",), no_key=True).get(
        pk=booking.organization_id
    )


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

    def cancel(
        self, *, by, reason: str = "", tells: bool = True, by_the_centre: bool = False
    ) -> "Strike | None":
        """Give the time back; the organisation's own decision or, with a reason, the staff's.

        A confirmed booking that the organisation itself calls off after the free time keeps its
        hours in the quota, and the organisation gets a strike, which is returned. ``by_the_centre``
        says that it is not the organisation's decision, whoever carries it out: a closure, say.
        ``tells`` is off where one letter tells about several bookings and strikes.
        Raises ``ValidationError`` once it has begun, unless staff call it off: an organisation
        that used the room, or left it empty, does not get its hours back that way.
        """
        if self.has_begun and not is_centre_staff(by):
            raise ValidationError(
                _("This booking has begun, so it can't be cancelled any more. Tell the staff."),
                code="begun",
            )
        mail, now = "booking_cancelled" if tells else None, timezone.now()
        with transaction.atomic():
            # Under this lock nobody moves or confirms it between judging and cancelling.
            lock_organization_of(self)
            is_late = (
                not by_the_centre
                and cancels_in_its_name(by, self)
                and type(self)
                .objects.get(pk=self.pk)
                .is_late_to_cancel(FairnessRules.current(), now)
            )
            self._move_to(
                BookingStatus.CANCELLED, by=by, reason=reason, mail=mail, cancelled_late=is_late
            )
            if not is_late:
                return None
            return self._give_strike(StrikeKind.LATE_CANCELLING, given_by=None, tells=tells)

    def is_late_to_cancel(self, rules: FairnessRules, now) -> bool:
        """Whether others counted on its time already: confirmed, and past the free moment."""
        return self.status == BookingStatus.CONFIRMED and now > rules.free_until(self.starts_at)

    def _give_strike(self, kind, *, given_by, tells: bool = True) -> "Strike":
        strike = self.organization.strikes.create(
            booking=self, kind=kind, given_at=timezone.now(), given_by=given_by
        )
        if tells:
            strike.tell_organization("strike_given")
        return strike

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

    @property
    def is_open_for_check_in(self) -> bool:
        """Whether somebody may still say that they came; not once somebody did."""
        return (
            self.status == BookingStatus.CONFIRMED
            and self.checked_in_at is None
            and self.starts_at - CHECK_IN_OPENS <= timezone.now() < self.ends_at
        )

    def check_in(self, *, by) -> None:
        """They came: written down once, the first time stays.

        Raises ``ForbiddenMove`` unless the booking is confirmed, ``ValidationError`` outside the
        time from ``CHECK_IN_OPENS`` before its start up to its end.
        """
        with transaction.atomic():
            stored = type(self).objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if stored.checked_in_at is None or stored.status not in HOLDS_TIME:
                stored._refuse_check_in(timezone.now())
                stored.checked_in_at = timezone.now()
                stored.checked_in_by = by
                stored.save(update_fields=["checked_in_at", "checked_in_by"])
        for name in ["status", "starts_at", "ends_at", "checked_in_at", "checked_in_by_id"]:
            setattr(self, name, getattr(stored, name))

    def _refuse_check_in(self, now) -> None:
        if self.status != BookingStatus.CONFIRMED:
            raise ForbiddenMove(self.get_status_display())
        if now < self.starts_at - CHECK_IN_OPENS:
            opens_at = human_period(self.starts_at - CHECK_IN_OPENS, None)
            raise ValidationError(
                _("It is too early to check in. Checking in opens %(moment)s.")
                % {"moment": opens_at},
                code="too_early",
            )
        if now >= self.ends_at:
            raise ValidationError(
                _("This booking ended at %(time)s. If you were there, tell the staff.")
                % {"time": human_time(self.ends_at)},
                code="too_late",
            )

    def complete(self, *, by=None) -> None:
        """It took place. Who confirmed it, and when, stays as it was: the confirmation says so."""
        self._move_to(BookingStatus.COMPLETED, by=by)

    def mark_no_show(self, *, by, reason: str = "") -> None:
        """Nobody came: the organisation gets a strike. Raises ``ValidationError`` before it begins."""
        if not self.has_begun:
            raise ValidationError(
                _("This booking has not begun yet: nobody can know whether they will come."),
                code="not_begun",
            )
        with transaction.atomic():
            self._move_to(BookingStatus.NO_SHOW, by=by, reason=reason)
            if not self.organization.is_operator:
                self._give_strike(StrikeKind.NO_SHOW, given_by=by)

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
            lock_organization_of(self)
            resources = list(Resource.objects.held_by(self).locked())
            stored = type(self).objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if (
                status not in BOOKING_MOVES[stored.status]
                or only_from not in (None, stored.status)
                or only_waiting_until not in (None, stored.answer_by)
            ):
                raise ForbiddenMove(stored.get_status_display())
            if status == BookingStatus.NO_SHOW and stored.checked_in_at:
                raise ValidationError(
                    _("Somebody checked in at %(time)s, so it can't be said that nobody came.")
                    % {"time": human_time(stored.checked_in_at)},
                    code="checked_in",
                )
            if status == BookingStatus.NO_SHOW and hasattr(stored, "handover"):
                raise ValidationError(
                    _("The room was handed over, so it can't be said that nobody came."),
                    code="handed_over",
                )
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
        tell_about_booking(self, mail, equipment=equipment)
