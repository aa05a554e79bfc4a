"""Consultations, meetings and what people say there."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from consultations.models import (
    Consultation,
    CooperationProgramme,
    Meeting,
    Participation,
    Remark,
    TableModerator,
    ThematicTable,
)
from consultations.states import Sector
from tcal.shared.periods import WARSAW

_numbers = count(1)

# Clicks of a frozen clock that most tests share: an ordinary Tuesday noon in Warsaw.
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=WARSAW)


def programme(*, year=None, **fields) -> CooperationProgramme:
    year = year or 2000 + next(_numbers) % 100
    made, _new = CooperationProgramme.objects.get_or_create(
        year=year, defaults={"title": f"Program współpracy na {year} rok", **fields}
    )
    return made


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


def moderator(*, table, sector, name=None, user=None) -> TableModerator:
    return TableModerator.objects.create(
        table=table, sector=sector, name=name or f"Moderator {next(_numbers)}", user=user
    )


def participation(*, meeting, table=None, name=None, status="confirmed", **fields) -> Participation:
    number = next(_numbers)
    if status == "unconfirmed":
        fields.setdefault("held_until", timezone.now() + timedelta(hours=24))
    return Participation.objects.create(
        meeting=meeting,
        table=table,
        name=name or f"Osoba Próbna{number}",
        status=status,
        **{"email": f"uczestnik{number}@tcal.example", **fields},
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
