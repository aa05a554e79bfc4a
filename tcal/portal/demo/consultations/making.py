"""What the consultations of the demo have in common: contacts, meetings' tables, papers."""

from datetime import date, datetime, time, timedelta

import holidays
from django.core.files.base import ContentFile

from consultations.models import Document, Meeting, TableModerator, ThematicTable
from consultations.states import Sector
from tcal.shared.pdf import render_pdf
from tcal.shared.periods import local_datetime

HOLIDAYS = holidays.country_holidays("PL")
COORDINATOR_PHONE = "000 000 024"
COORDINATOR_EMAIL = "koordynator@tcal.example"


def author(name, organization="", *, public=False, **fields) -> dict:
    """The fields of a remark that say who sent it."""
    return {
        "author_name": name,
        "organization_name": organization,
        "is_name_public": public,
        **fields,
    }


def contact(coordinator) -> dict:
    return {
        "coordinator_name": coordinator.name,
        "coordinator_phone": COORDINATOR_PHONE,
        "coordinator_email": COORDINATOR_EMAIL,
    }


def paper(title: str, text: str, *, kind: str, added_at: datetime, eyebrow="", **owner) -> Document:
    """Return a document of one or two printed pages; ``text`` is split at empty lines."""
    content = render_pdf(
        "portal/pdf/demo_document.html",
        {"title": title, "eyebrow": eyebrow, "paragraphs": text.split("\n\n")},
    )
    return Document.objects.create(
        title=title,
        kind=kind,
        file=ContentFile(content, "dokument.pdf"),
        extension="pdf",
        size=len(content),
        added_at=added_at,
        **owner,
    )


def open_tables(meeting: Meeting, described: list[dict], world) -> dict[int, ThematicTable]:
    """Return the tables by their numbers, each with the moderators named in its description."""
    made = {}
    for number, told in enumerate(described, start=1):
        made[number] = ThematicTable.objects.create(
            meeting=meeting,
            number=number,
            topic=told["topic"],
            brief=told["brief"],
            capacity=told["capacity"],
        )
        seat_moderators(made[number], told, world)
    return made


def seat_moderators(table: ThematicTable, told: dict, world) -> None:
    for sector in Sector:
        host = told.get(sector)
        if not host:
            continue
        # A host written "@key" is somebody who can sign in.
        account = world.users[host[1:]] if host.startswith("@") else None
        TableModerator.objects.create(
            table=table, sector=sector, name=account.name if account else host, user=account
        )


def working_day(day: date) -> date:
    """Return this day or the first one after it on which offices work."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return local_datetime(day, time(hour, minute))
