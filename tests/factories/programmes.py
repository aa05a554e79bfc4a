"""Yearly programmes, the councils that advise on them, and documents of all kinds."""

from datetime import date, timedelta
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from pypdf import PdfWriter

from consultations.models import (
    AdvisoryBody,
    AdvisoryMember,
    AdvisoryTerm,
    BodySession,
    CooperationProgramme,
    Document,
    Opinion,
    PriorityTask,
)

_numbers = count(1)


def _small_pdf() -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(width=420, height=595)
    writer.write(out)
    return out.getvalue()


SMALL_PDF = _small_pdf()


def programme(*, year=None, status="draft", **fields) -> CooperationProgramme:
    """Return the year's programme; an adopted one has its resolution, a reported one its day."""
    year = year or 2000 + next(_numbers) % 100
    values = {"title": f"Program współpracy na {year} rok", "status": status}
    if status in ("adopted", "reported"):
        values |= {"adopted_on": date(year - 1, 11, 20), "resolution_number": f"{year % 97}/{year}"}
    if status == "reported":
        values["report_published_on"] = date(year + 1, 5, 25)
    made, _new = CooperationProgramme.objects.get_or_create(year=year, defaults=values | fields)
    return made


def task(*, programme, title=None, amount="12000.00", **fields) -> PriorityTask:
    number = next(_numbers)
    return PriorityTask.objects.create(
        programme=programme,
        title=title or f"Zadanie próbne {number}",
        amount=amount,
        **{"position": number, **fields},
    )


def body(*, name=None, **fields) -> AdvisoryBody:
    return AdvisoryBody.objects.create(name=name or f"Rada Próbna {next(_numbers)}", **fields)


def term(*, body, starts_on=date(2026, 1, 1), ends_on=date(2028, 12, 31), **fields) -> AdvisoryTerm:
    return AdvisoryTerm.objects.create(
        body=body, starts_on=starts_on, ends_on=ends_on, **{"name": "kadencja próbna", **fields}
    )


def body_member(*, term, name=None, role="member", **fields) -> AdvisoryMember:
    return AdvisoryMember.objects.create(
        term=term, name=name or f"Radny Próbny{next(_numbers)}", role=role, **fields
    )


def session(*, body, held_on=None, **fields) -> BodySession:
    held_on = held_on or date(2026, 1, 1) + timedelta(days=next(_numbers))
    return BodySession.objects.create(body=body, held_on=held_on, **fields)


def opinion(*, programme, body=None, **fields) -> Opinion:
    return Opinion.objects.create(
        programme=programme,
        body=body or globals()["body"](),
        **{"given_on": date(2026, 10, 20), "text": "Rada opiniuje program pozytywnie.", **fields},
    )


def document(*, title=None, content=SMALL_PDF, extension="pdf", **fields) -> Document:
    """Return a document in the private storage; name its one owner, such as ``programme=``."""
    return Document.objects.create(
        title=title or f"Dokument próbny {next(_numbers)}",
        file=ContentFile(content, f"dokument.{extension}"),
        extension=extension,
        size=len(content),
        **fields,
    )
