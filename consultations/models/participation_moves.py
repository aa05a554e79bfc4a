"""The life of a seat: verbs that move it from status to status, with the meeting's row locked."""

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.letters import write_to
from consultations.models.participation_queryset import CONFIRMATION_SALT, SEAT_SALT
from consultations.states import PARTICIPATION_MOVES, ParticipationStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove


class ParticipationMoves:
    """What ``Participation`` can do; its fields are there."""

    @property
    def is_confirmed(self) -> bool:
        return self.status == ParticipationStatus.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        """Whether they are on the waiting list only, without a place at any table."""
        return self.status == ParticipationStatus.WAITING

    @property
    def is_settled(self) -> bool:
        """Whether the coordinator counts on them: confirmed, or on the waiting list."""
        return self.is_confirmed or self.is_waiting

    @property
    def is_withdrawn(self) -> bool:
        return self.status == ParticipationStatus.WITHDRAWN

    @property
    def may_still_be_confirmed(self) -> bool:
        """Whether the link in the letter still works: the place is held, the meeting ahead."""
        return (
            self.status == ParticipationStatus.UNCONFIRMED
            and self.held_until >= timezone.now()
            and not self.meeting.has_started
            and not self.meeting.is_cancelled
        )

    @property
    def may_be_changed(self) -> bool:
        """Whether the person may still choose other tables, by the link to the own page."""
        return self.is_settled and self.meeting.takes_registrations

    @property
    def may_be_given_up(self) -> bool:
        return self.is_settled and not self.meeting.has_started and not self.meeting.is_cancelled

    @property
    def place_in_queue(self) -> int | None:
        """How manyeth one is for the place waited for, from 1; None for who waits for nothing."""
        if not (self.is_settled and self.waiting_for_id):
            return None
        queue = self.meeting.participations.waiting().filter(waiting_for=self.waiting_for_id)
        return list(queue.values_list("pk", flat=True)).index(self.pk) + 1

    def token(self) -> str:
        """Return the signed token of the confirmation link."""
        return signing.dumps(self.pk, salt=CONFIRMATION_SALT)

    def seat_token(self) -> str:
        """Return the signed token of the person's own page; it works until the meeting's end."""
        return signing.dumps(self.pk, salt=SEAT_SALT)

    @property
    def own_page(self) -> str:
        """The secret address of the person's own page: for them and for nobody else."""
        return reverse("consultations:seat", args=[self.seat_token()])

    def confirm(self) -> None:
        """Take the seat for good, or the place on the waiting list where there is no seat.

        Raises ``ValidationError`` when the hold is over, ``ForbiddenMove`` when there is nothing
        to confirm any more.
        """
        with refusals_as_validation_errors(), transaction.atomic():
            self.lock()
            if self.status == ParticipationStatus.UNCONFIRMED and not self.may_still_be_confirmed:
                raise ValidationError(
                    _("This link was valid for a day and has expired. Sign up again."),
                    code="link_expired",
                )
            seated = self.table_id or not self.waiting_for_id
            self._move_to(ParticipationStatus.CONFIRMED if seated else ParticipationStatus.WAITING)
            write_to(self, "registered")
            self._tell_of_places()

    def withdraw(self, *, by) -> None:
        """Give the seat back; it goes to whoever waits for it.

        ``by`` is None for the person's own link, which works until the meeting begins. Raises
        ``ForbiddenMove`` when it was given back before, ``ValidationError`` when it is too late.
        """
        with refusals_as_validation_errors(), transaction.atomic():
            self.lock()
            if by is None and self.meeting.has_started and not self.is_withdrawn:
                raise ValidationError(
                    _("The meeting has begun, so the place can't be given up here any more."),
                    code="meeting_started",
                )
            was_settled = self.is_settled
            self._move_to(ParticipationStatus.WITHDRAWN)
            if was_settled and self.email and not self.meeting.has_started:
                write_to(self, "withdrawn")
            self._tell_of_places()

    def take_place(self, table) -> None:
        """Sit at the table; whoever sits at the table waited for waits no more.

        The meeting's row is locked, and there is a place. ``consultations.waiting`` and the
        coordinator's moves call it and tell the person.
        """
        if self.is_waiting:
            self._check_move_to(ParticipationStatus.CONFIRMED)
            self.status = ParticipationStatus.CONFIRMED
        self.table = table
        if self.waiting_for == table:
            self.waiting_for = self.waiting_since = None
        self.save(update_fields=["table", "status", "waiting_for", "waiting_since"])

    def take_choices(self) -> None:
        """Save other choices and what came of them; the meeting's row is locked."""
        if self.is_waiting and self.table:
            self._check_move_to(ParticipationStatus.CONFIRMED)
            self.status = ParticipationStatus.CONFIRMED
        self.save(
            update_fields=[
                "first_choice",
                "second_choice",
                "table",
                "status",
                "waiting_for",
                "waiting_since",
            ]
        )

    def lock(self) -> None:
        """Lock the meeting, then this row, and read it anew."""
        meeting = self.meeting.locked()
        rows = type(self).objects.select_for_update(of=("self",), no_key=True)
        self.refresh_from_db(from_queryset=rows)
        self.meeting = meeting

    def _move_to(self, status) -> None:
        self._check_move_to(status)
        self.status = status
        self.held_until = None
        if status == ParticipationStatus.WITHDRAWN:
            self.waiting_for = self.waiting_since = None
        self.save(update_fields=["status", "held_until", "waiting_for", "waiting_since"])

    def _check_move_to(self, status) -> None:
        if status not in PARTICIPATION_MOVES[self.status]:
            raise ForbiddenMove(self.get_status_display())

    def _tell_of_places(self) -> None:
        """Let those who wait have what is free now; it may be this person."""
        tell(Fact.PLACES_FREED, meeting=self.meeting)
        meeting = self.meeting
        self.refresh_from_db()
        self.meeting = meeting
