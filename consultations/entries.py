"""What the coordinator does for people who telephone, write or come to the office.

Entering itself is ``registration.enter_participation``, ``topics.enter_topic`` and
``remarks.enter_remark``.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.calls import call_or_write
from consultations.models import Meeting, Participation, PhoneCall, ThematicTable
from consultations.on_the_day import check_place
from consultations.states import ParticipationStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.registry import Fact, tell
from tcal.shared.states import ForbiddenMove

CONTACT = (
    "name",
    "email",
    "phone",
    "organization_name",
    "accessibility_needs",
    "wants_invitations",
)


def probable_duplicates(
    meeting: Meeting, *, name: str, email: str | None = None, phone: str = "", besides=None
) -> list[Participation]:
    """Return who at the meeting has the same name, e-mail address or telephone number."""
    people = meeting.participations.not_withdrawn().exclude(pk=besides and besides.pk)
    key, digits = _name_key(name), _digits(phone)
    return [
        person
        for person in people.select_related("table").in_polish_order()
        if (key and _name_key(person.name) == key)
        or (email and person.email and person.email.casefold() == email.casefold())
        or (digits and _digits(person.phone) == digits)
    ]


def change_contact(seat: Participation, *, by, **fields) -> None:
    """Correct who somebody is and what they need; ``fields`` are some of ``CONTACT``.

    Raises ``ValidationError`` for an address that another seat of the meeting has, and
    ``ForbiddenMove`` for somebody who withdrew.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        stored = _locked(seat)
        for field, value in fields.items():
            if field not in CONTACT:
                raise TypeError(f"{field} is not a part of somebody's contact")
            setattr(stored, field, value)
        stored.name = " ".join(stored.name.split())
        stored.email = stored.email or None
        if not stored.email and stored.status == ParticipationStatus.UNCONFIRMED:
            raise ValidationError(
                {"email": _("A place that waits for confirmation needs an e-mail address.")},
                code="needs_email",
            )
        stored.save(update_fields=list(fields))
        _copy(stored, seat, *fields)


def move_to_table(seat: Participation, *, by, table: ThematicTable) -> None:
    """Seat somebody at another table and tell them, unless the meeting has begun.

    Who only waited is confirmed. Who waits for another table still goes on waiting for it. The
    place that becomes free goes to who waits for it. Raises ``ValidationError`` for a full table,
    one of another meeting, and the table at which they sit; ``ForbiddenMove`` for who withdrew.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        stored = _locked(seat)
        meeting = stored.meeting
        if meeting.is_over or meeting.is_cancelled:
            raise ValidationError(_("The meeting is over or called off."), code="meeting_over")
        if stored.status == ParticipationStatus.UNCONFIRMED:
            raise ValidationError(
                _("This person has not confirmed the place yet. Enter them by hand instead."),
                code="unconfirmed",
            )
        if stored.table_id == table.pk:
            raise ValidationError(
                {"table": _("This person sits at that table already.")}, code="same_table"
            )
        check_place(meeting, table, besides=stored)
        stored.table, stored.status = table, ParticipationStatus.CONFIRMED
        if stored.waiting_for_id in (table.pk, None) or stored.first_choice_id == table.pk:
            stored.waiting_for = stored.waiting_since = None
        stored.save(update_fields=["table", "status", "waiting_for", "waiting_since"])
        if not meeting.has_started:
            call_or_write(
                stored,
                about=PhoneCall.About.SEAT,
                message=lambda: _("You sit at table %(table)s.") % {"table": table},
                letter="table_changed",
            )
            tell(Fact.PLACES_FREED, meeting=meeting)
        stored.refresh_from_db(fields=["table", "status", "waiting_for", "waiting_since"])
        _copy(stored, seat, "table", "status", "waiting_for", "waiting_since")


def _locked(seat: Participation) -> Participation:
    meeting = seat.meeting.locked()
    stored = Participation.objects.select_for_update(of=("self",), no_key=True).get(pk=seat.pk)
    stored.meeting = meeting
    if stored.status == ParticipationStatus.WITHDRAWN:
        raise ForbiddenMove(stored.get_status_display())
    return stored


def _copy(stored: Participation, seat: Participation, *fields: str) -> None:
    for field in fields:
        setattr(seat, field, getattr(stored, field))


def _name_key(name: str) -> tuple:
    """Nowak Anna and Anna  nowak are one name."""
    return tuple(sorted(name.casefold().split()))


def _digits(phone: str) -> str:
    """The last nine digits: with or without +48."""
    digits = "".join(filter(str.isdigit, phone))
    return digits[-9:] if len(digits) >= 7 else ""
