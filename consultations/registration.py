"""Taking a seat at a meeting: in the portal, or entered by the coordinator for somebody else.

The meeting's row is locked first, so that of two people who want the last place one gets it and the
other reads where there still are places.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Meeting, Participation, ThematicTable
from consultations.states import ParticipationStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.mail import absolute_url, queue_mail

# How long a guest's place waits for the link in the letter to be opened.
HOLD = timedelta(hours=24)


def register(
    meeting: Meeting,
    *,
    by,
    table: ThematicTable,
    name: str,
    email: str = "",
    organization_name: str = "",
    language: str = "pl",
    submission_id=None,
) -> Participation:
    """Take a seat in the portal and queue the letter about it.

    ``by`` is who is signed in: confirmed at once, under the account's own address. A guest
    (``None``) gets a link to confirm at ``email``. A guest whose address is confirmed already gets a letter that
    says so and nothing changes: the page must not tell strangers who takes part.
    Sent twice, it returns the first result. Raises ``ValidationError`` past the deadline
    (``registration_over``), for a full table or one of another meeting (beside ``table``), and for
    a signed-in person who has a seat (``already_registered``).
    """
    if by:
        email = by.email
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = _locked(meeting)
        if first := _first_result(submission_id):
            return first
        _check_is_open(meeting)
        seat = _seat_of(meeting, email=email, user=by)
        if seat and seat.is_confirmed:
            return _has_a_seat(seat, by=by)
        seat = seat or Participation(meeting=meeting)
        _check_place(meeting, table, besides=seat)
        seat.table = table
        seat.user = by
        seat.name = " ".join(name.split())
        seat.email = email
        seat.organization_name = " ".join(organization_name.split())
        seat.language = by.language if by else language
        seat.submission_id = submission_id
        seat.registered_at = timezone.now()
        seat.status = ParticipationStatus.CONFIRMED if by else ParticipationStatus.UNCONFIRMED
        seat.held_until = None if by else timezone.now() + HOLD
        seat.save()
        _write_to(seat, "registered" if by else "confirm_registration")
        return seat


def enter_participation(
    meeting: Meeting,
    *,
    by,
    channel: str,
    name: str,
    table: ThematicTable | None = None,
    email: str | None = None,
    organization_name: str = "",
    registered_at=None,
) -> Participation:
    """Enter somebody who phoned, wrote or came in: confirmed at once, no address needed.

    The coordinator decides about lateness, so there is no deadline. Raises ``ValidationError`` for
    a full table, one of another meeting, and an address that has a seat.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = _locked(meeting)
        seat = Participation(
            meeting=meeting,
            table=table,
            name=" ".join(name.split()),
            email=email or None,
            organization_name=" ".join(organization_name.split()),
            status=ParticipationStatus.CONFIRMED,
            channel=channel,
            entered_by=by,
            registered_at=registered_at or timezone.now(),
        )
        _check_place(meeting, table, besides=seat)
        seat.save()
        return seat


def free_tables(meeting: Meeting) -> list[ThematicTable]:
    return list(meeting.tables.with_a_place())


def _locked(meeting: Meeting) -> Meeting:
    return (
        Meeting.objects.select_for_update(of=("self",), no_key=True)
        .select_related("consultation")
        .get(pk=meeting.pk)
    )


def _first_result(submission_id) -> Participation | None:
    if submission_id is None:
        return None
    return Participation.objects.filter(submission_id=submission_id).first()


def _check_is_open(meeting: Meeting) -> None:
    if not meeting.takes_registrations:
        raise ValidationError(_("Registration for this meeting is over."), code="registration_over")


def _seat_of(meeting: Meeting, *, email: str, user) -> Participation | None:
    """The seat of this address or account, a confirmed one first."""
    mine = Q(email__iexact=email)
    if user:
        mine |= Q(user=user)
    return meeting.participations.not_withdrawn().filter(mine).order_by("status", "pk").first()


def _has_a_seat(seat: Participation, *, by) -> Participation:
    if by:
        raise ValidationError(
            _("You are signed up for this meeting already: table %(table)s.")
            % {"table": seat.table},
            code="already_registered",
        )
    _write_to(seat, "already_registered")
    return seat


def _check_place(meeting: Meeting, table: ThematicTable | None, *, besides: Participation) -> None:
    if table and table.meeting_id != meeting.pk:
        raise ValidationError(
            {"table": _("There is no such table at this meeting. Choose one of those listed.")},
            code="foreign_table",
        )
    others = meeting.participations.taking_a_seat().exclude(pk=besides.pk)
    if meeting.capacity is not None and others.count() >= meeting.capacity:
        raise ValidationError(_("All places at this meeting are taken."), code="meeting_full")
    if table and others.filter(table=table).count() >= table.capacity:
        raise ValidationError({"table": _full(table, free_tables(meeting))}, code="table_full")


def _full(table: ThematicTable, free: list[ThematicTable]) -> str:
    taken = _("All places at table %(table)s are taken.") % {"table": table}
    if not free:
        none_left = _("There are no places at the other tables either.")
        return f"{taken} {none_left}"
    left = ngettext(
        "There are still places at table %(numbers)s.",
        "There are still places at tables %(numbers)s.",
        len(free),
    ) % {"numbers": get_text_list([str(other.number) for other in free], _("and"))}
    return f"{taken} {left}"


def _write_to(seat: Participation, letter: str) -> None:
    consultation = seat.meeting.consultation
    link = reverse("consultations:confirm", args=[seat.token()])
    queue_mail(
        f"consultations/mail/{letter}",
        to=seat.email,
        language=seat.language,
        context={
            "participation": seat,
            "meeting": seat.meeting,
            "table": seat.table,
            "consultation": consultation,
            "consultation_url": absolute_url(consultation.get_absolute_url()),
            "confirm_url": absolute_url(link),
        },
    )
