"""Taking a seat at a meeting: in the portal, or entered by the coordinator for somebody else.

The meeting's row is locked first, so that of two people who want the last place one gets it and the
other gets the second choice, or reads where there still are places.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.letters import write_to
from consultations.models import Meeting, Participation, ThematicTable
from consultations.places import Placement, find_place
from consultations.states import ParticipationStatus
from consultations.waiting import end_holds, promote
from tcal.shared.conflicts import refusals_as_validation_errors

# How long a guest's place waits for the link in the letter to be opened.
HOLD = timedelta(hours=24)


def register(
    meeting: Meeting,
    *,
    by,
    first_choice: ThematicTable | None,
    second_choice: ThematicTable | None = None,
    name: str,
    email: str = "",
    organization_name: str = "",
    accessibility_needs: str = "",
    wants_invitations: bool = False,
    waits_if_full: bool = False,
    language: str = "pl",
    submission_id=None,
) -> Participation:
    """Take a seat in the portal and queue the letter about it.

    ``by`` is who is signed in: confirmed at once, under the account's own address. A guest
    (``None``) gets a link to confirm at ``email``. With the first choice full they sit at the
    second and wait for the first; with both full they wait, if ``waits_if_full``. The returned
    seat's ``placement`` says which; a guest whose address is confirmed already gets a letter that
    says so, nothing changes, and ``placement`` is what a stranger would have got: the page must
    not tell who takes part. Sent twice, it returns the first result.

    Raises ``ValidationError`` past the deadline (``registration_over``), for no table, a full one
    or one of another meeting (beside ``first_choice`` or ``second_choice``), and for a signed-in
    person who has a seat (``already_registered``).
    """
    if by:
        email = by.email
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        if first := _first_result(submission_id):
            return _with(first, Placement(first.table, first.waiting_for))
        check_is_open(meeting)
        seat = _seat_of(meeting, email=email, user=by)
        has_seat = seat is not None and seat.is_settled
        if by and has_seat:
            raise _registered_already(seat)
        _check_table_is_chosen(meeting, first_choice)
        # Places that nobody holds any more are first of all theirs who wait.
        end_holds(meeting, besides=seat)
        promote(meeting)
        placement = find_place(
            meeting,
            first_choice=first_choice,
            second_choice=second_choice,
            waits_if_full=waits_if_full,
            besides=None if has_seat else _without_table(seat),
        )
        if has_seat:
            write_to(seat, "already_registered")
            return _with(seat, placement)
        seat = seat or Participation(meeting=meeting)
        seat.meeting = meeting
        seat.waiting_for = seat.waiting_since = None
        placement.give_to(seat)
        seat.first_choice, seat.second_choice = first_choice, second_choice
        seat.user = by
        seat.name = " ".join(name.split())
        seat.email = email
        seat.organization_name = " ".join(organization_name.split())
        seat.accessibility_needs = accessibility_needs.strip()
        seat.wants_invitations = wants_invitations
        seat.language = by.language if by else language
        seat.submission_id = submission_id
        seat.registered_at = timezone.now()
        seat.status = _status(placement) if by else ParticipationStatus.UNCONFIRMED
        seat.held_until = None if by else timezone.now() + HOLD
        seat.save()
        # Who signs up again for another table leaves the place that was held.
        promote(meeting)
        write_to(seat, "registered" if by else "confirm_registration")
        return _with(seat, placement)


def enter_participation(
    meeting: Meeting,
    *,
    by,
    channel: str,
    name: str,
    first_choice: ThematicTable | None = None,
    second_choice: ThematicTable | None = None,
    email: str | None = None,
    phone: str = "",
    organization_name: str = "",
    accessibility_needs: str = "",
    wants_invitations: bool = False,
    waits_if_full: bool = False,
    registered_at=None,
    submission_id=None,
) -> Participation:
    """Enter somebody who phoned, wrote or came in: confirmed at once, no address needed.

    Who left an address gets the letter with the link to the own page, unless the meeting has
    begun. The coordinator decides about lateness, so there is no deadline. Sent twice, it returns
    the first result. Raises ``ValidationError`` for full tables and those of another meeting, an address that has a seat,
    and a meeting that is called off.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        if first := _first_result(submission_id):
            return _with(first, Placement(first.table, first.waiting_for))
        if meeting.is_cancelled:
            raise ValidationError(_("The meeting is called off."), code="meeting_cancelled")
        end_holds(meeting)
        promote(meeting)
        placement = find_place(
            meeting,
            first_choice=first_choice,
            second_choice=second_choice,
            waits_if_full=waits_if_full,
        )
        seat = Participation(
            meeting=meeting,
            first_choice=first_choice,
            second_choice=second_choice,
            name=" ".join(name.split()),
            email=email or None,
            phone=" ".join(phone.split()),
            organization_name=" ".join(organization_name.split()),
            accessibility_needs=accessibility_needs.strip(),
            wants_invitations=wants_invitations,
            status=_status(placement),
            channel=channel,
            entered_by=by,
            registered_at=registered_at or timezone.now(),
            submission_id=submission_id,
        )
        placement.give_to(seat)
        seat.save()
        if seat.email and not meeting.has_started:
            write_to(seat, "registered")
        return _with(seat, placement)


def check_is_open(meeting: Meeting) -> None:
    """Raise ``ValidationError`` unless somebody who signs up now is in time."""
    if not meeting.takes_registrations:
        raise ValidationError(_("Registration for this meeting is over."), code="registration_over")


def _check_table_is_chosen(meeting, first_choice) -> None:
    if first_choice is None and meeting.tables.exists():
        raise ValidationError(
            {"first_choice": _("Choose the table at which you want to sit.")}, code="no_table"
        )


def _first_result(submission_id) -> Participation | None:
    if submission_id is None:
        return None
    return Participation.objects.filter(submission_id=submission_id).first()


def _seat_of(meeting: Meeting, *, email: str, user) -> Participation | None:
    """The seat of this address or account, one that counts first."""
    mine = Q(email__iexact=email)
    if user:
        mine |= Q(user=user)
    seats = meeting.participations.not_withdrawn().filter(mine)
    return min(seats, key=lambda seat: (not seat.is_settled, seat.pk), default=None)


def _registered_already(seat: Participation) -> ValidationError:
    if seat.is_waiting:
        said = _("You are on the waiting list of this meeting already, for table %(table)s.") % {
            "table": seat.waiting_for
        }
    elif seat.table:
        said = _("You are signed up for this meeting already: table %(table)s.") % {
            "table": seat.table
        }
    else:
        said = _("You are signed up for this meeting already.")
    return ValidationError(said, code="already_registered")


def _without_table(seat: Participation | None) -> Participation | None:
    """Who signs up once more does not keep the table that was held for them so far."""
    if seat:
        seat.table = None
    return seat


def _status(placement: Placement) -> str:
    return ParticipationStatus.WAITING if placement.only_waits else ParticipationStatus.CONFIRMED


def _with(seat: Participation, placement: Placement) -> Participation:
    seat.placement = placement
    return seat
