"""Consultations, meetings and what people say there, written as they would be after the verbs."""

from datetime import datetime, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from consultations.models import (
    Comment,
    CommentReport,
    Consultation,
    ConsultationStage,
    Meeting,
    Participation,
    PhoneCall,
    PlannedSeat,
    ProposalPicture,
    Remark,
    SeatingPlan,
    TableModerator,
    TableProposal,
    ThematicTable,
    TopicProposal,
    Vote,
)
from consultations.states import Channel, Sector
from tcal.shared.periods import WARSAW
from tests.factories import accounts, pictures
from tests.factories.answers import (  # noqa: F401 - one module for all that tests make
    answers_import,
    consulted_text,
    corrected,
    department,
    department_member,
    document_in_the_making,
    published,
    remark_picture,
)
from tests.factories.programmes import (  # noqa: F401 - one module for all that tests make
    SMALL_PDF,
    body,
    body_member,
    document,
    opinion,
    programme,
    session,
    task,
    term,
)

_numbers = count(1)

# Clicks of a frozen clock that most tests share: an ordinary Tuesday noon in Warsaw.
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=WARSAW)


# Consultations ----------------------------------------------------------------------------------


def consultation(*, title=None, status="published", days=10, **fields) -> Consultation:
    """Return a consultation whose remarks are accepted for ``days`` more (before, if negative)."""
    now = timezone.now()
    values = {
        "programme": fields.pop("programme", None) or programme(),
        "title": title or f"Konsultacje próbne {next(_numbers)}",
        "summary": "Pytamy o przyszłoroczny program.",
        "announcement": "Zapraszamy do rozmowy.",
        "coordinator_name": "Klara Koordynatorska",
        "coordinator_phone": "000 000 024",
        "coordinator_email": "koordynator@tcal.example",
        "file_number": "BKS.0541.1.2026",
        "opens_on": (now - timedelta(days=30)).astimezone(WARSAW).date(),
        "closes_at": now + timedelta(days=days),
        "status": status,
        **fields,
    }
    return Consultation.objects.create(**values)


def stage(*, consultation, days=10, channels=("portal", "email"), **fields) -> ConsultationStage:
    """Return a stage that began ten days ago and lasts for ``days`` more."""
    now = timezone.now()
    number = consultation.stages.count() + 1
    return ConsultationStage.objects.create(
        consultation=consultation,
        channels=list(channels),
        **{
            "number": number,
            "title": f"Etap {number}",
            "starts_on": (now - timedelta(days=10)).astimezone(WARSAW).date(),
            "ends_at": now + timedelta(days=days),
            **fields,
        },
    )


def comment(*, consultation, user=None, status="published", **fields) -> Comment:
    user = user or accounts.user()
    if status == "hidden":
        fields.setdefault("reason", "Nie na temat.")
    return Comment.objects.create(
        consultation=consultation,
        user=user,
        status=status,
        **{"author_name": user.name, "text": f"Komentarz próbny {next(_numbers)}", **fields},
    )


def comment_report(*, comment, user=None, **fields) -> CommentReport:
    return CommentReport.objects.create(
        comment=comment, user=user or accounts.user(), **{"reason": "Obraża.", **fields}
    )


def remark(*, consultation, outcome="", justification="", **fields) -> Remark:
    last = consultation.remarks.order_by("number").last()
    if outcome:
        fields.setdefault("answered_at", timezone.now())
        justification = justification or "Tak zdecydowano."
    return Remark.objects.create(
        consultation=consultation,
        outcome=outcome,
        justification=justification,
        **{
            "number": last.number + 1 if last else 1,
            "received_on": timezone.localdate(),
            "author_name": "Roman Uważny",
            "text": "Proszę o więcej ławek przy stolikach.",
            **fields,
        },
    )


# Meetings ---------------------------------------------------------------------------------------


def meeting(*, consultation=None, days=7, tables=0, **fields) -> Meeting:
    """Return a meeting in ``days`` days, with registration until the day before it."""
    starts_at = fields.pop("starts_at", timezone.now() + timedelta(days=days))
    made = Meeting.objects.create(
        **{
            "consultation": consultation or globals()["consultation"](),
            "title": "Spotkanie przy stolikach",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=3),
            "place": "Dom Spotkań",
            "room": "sala duża",
            "address": "ul. Próbna 1",
            "registration_until": starts_at - timedelta(days=1),
            **fields,
        }
    )
    for _number in range(tables):
        table(meeting=made, moderated=True)
    return made


def meeting_now(*, consultation=None, **fields) -> Meeting:
    """Return a meeting that began an hour ago: its tables' links work."""
    return meeting(
        consultation=consultation, starts_at=timezone.now() - timedelta(hours=1), **fields
    )


def table(
    *, meeting, number=None, topic=None, capacity=10, moderated=False, **fields
) -> ThematicTable:
    number = number or meeting.tables.count() + 1
    made = ThematicTable.objects.create(
        meeting=meeting,
        number=number,
        topic=topic or f"temat {number}",
        capacity=capacity,
        **fields,
    )
    if moderated:
        moderator(table=made, sector=Sector.LOCAL_GOVERNMENT)
        moderator(table=made, sector=Sector.NGO)
    return made


def moderator(*, table, sector=Sector.NGO, name=None, user=None, **fields) -> TableModerator:
    return TableModerator.objects.create(
        table=table,
        sector=sector,
        name=name or f"Moderator {next(_numbers)}",
        user=user,
        **fields,
    )


def topic(*, meeting, topic=None, **fields) -> TopicProposal:
    return TopicProposal.objects.create(
        meeting=meeting,
        topic=topic or f"temat zgłoszony {next(_numbers)}",
        **{
            "author_name": "Tola Tematowa",
            "author_email": "tola@poczta.example",
            "submission_id": uuid4(),
            **fields,
        },
    )


def participation(
    *, meeting, table=None, name=None, status="confirmed", waiting_for=None, **fields
) -> Participation:
    """Return somebody's seat; the first choice is the table unless told otherwise.

    ``status="waiting"`` needs ``waiting_for``. Nobody has a telephone unless given one.
    """
    number = next(_numbers)
    if status == "unconfirmed":
        fields.setdefault("held_until", timezone.now() + timedelta(hours=24))
    if waiting_for:
        fields.setdefault("waiting_since", timezone.now())
    return Participation.objects.create(
        meeting=meeting,
        table=table,
        waiting_for=waiting_for,
        name=name or f"Osoba Próbna{number}",
        status=status,
        **{
            "email": f"uczestnik{number}@tcal.example",
            "first_choice": waiting_for or table,
            **fields,
        },
    )


def call(*, participation, about="moved", **fields) -> PhoneCall:
    return PhoneCall.objects.create(
        participation=participation,
        about=about,
        **{"message": "Spotkanie zaczyna się o 17:00.", **fields},
    )


def seating_plan(*, meeting, seats=None, made_by=None, **fields) -> SeatingPlan:
    """Return a plan; ``seats`` are tables by participation."""
    plan = SeatingPlan.objects.create(
        meeting=meeting,
        made_by=made_by or accounts.coordinator(),
        **{"fingerprint": "0" * 64, **fields},
    )
    for person, place in (seats or {}).items():
        PlannedSeat.objects.create(
            plan=plan, participation=person, table=place, from_table=person.table
        )
    return plan


# At the tables ----------------------------------------------------------------------------------


def proposal(*, table, text=None, status="shown", number=None, **fields) -> TableProposal:
    """Return a proposal with the table's next number after its paper cards."""
    last = table.proposals.order_by("number").last()
    number = number or max(last.number if last else 0, table.meeting.paper_cards) + 1
    text = text or f"Propozycja próbna {next(_numbers)}"
    return TableProposal.objects.create(
        table=table,
        number=number,
        text=text,
        status=status,
        **{"sent_text": text, "channel": Channel.TABLE, "position": number, **fields},
    )


def proposal_picture(*, proposal, alt="Arkusz z rysunkiem", **fields) -> ProposalPicture:
    return ProposalPicture.objects.create(
        proposal=proposal,
        image=pictures.upload(name="arkusz.jpg"),
        alt=alt,
        **{"width": 1600, "height": 1000, **fields},
    )


def vote(*, proposal, voter=None) -> Vote:
    return Vote.objects.create(
        proposal=proposal, table_id=proposal.table_id, voter=voter or uuid4()
    )
