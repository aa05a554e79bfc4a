"""Remarks on their way to an answer: who answers them, what they point at, what was published."""

from itertools import count

from consultations.models import (
    AnswersImport,
    ConsultedText,
    DepartmentMember,
    DocumentInTheMaking,
    Provision,
    RemarkPicture,
    ReportVersion,
)
from consultations.publishing import publish_correction, publish_report
from organizations.legal_forms import LegalForm
from organizations.models import Organization
from tests.factories import accounts, organizations, pictures

_numbers = count(1)

# As a programme of cooperation is divided: how deep, how it is cited, what it says.
POINTS = [
    (Provision.Level.CHAPTER, "Rozdział 1", "Postanowienia ogólne"),
    (Provision.Level.PARAGRAPH, "§ 1", "Program określa zasady współpracy."),
    (Provision.Level.SECTION, "§ 1 ust. 1", "Miasto zleca zadania publiczne."),
    (Provision.Level.POINT, "§ 1 ust. 1 pkt 1", "w otwartych konkursach ofert;"),
]


def department(*, name=None, members=(), **fields) -> Organization:
    """Return a city department whose members may answer what it is given."""
    made = organizations.organization(
        name=name or f"Wydział Próbny {next(_numbers)}", legal_form=LegalForm.INSTITUTION, **fields
    )
    for person in members:
        department_member(department=made, user=person)
    return made


def department_member(*, department=None, user=None) -> DepartmentMember:
    return DepartmentMember.objects.create(
        department=department or globals()["department"](), user=user or accounts.user()
    )


def consulted_text(*, consultation, points=POINTS, **fields) -> ConsultedText:
    """Return a document in points, each given as (level, label, text)."""
    number = consultation.consulted_texts.count() + 1
    made = ConsultedText.objects.create(
        consultation=consultation,
        **{"number": number, "title": f"Projekt programu {number}", **fields},
    )
    Provision.objects.bulk_create(
        Provision(document=made, position=position, level=level, label=label, text=text)
        for position, (level, label, text) in enumerate(points, start=1)
    )
    return made


def remark_picture(*, remark, alt="Szkic ławki przy stoliku", **fields) -> RemarkPicture:
    return RemarkPicture.objects.create(
        remark=remark,
        image=pictures.upload(name="szkic.jpg"),
        alt=alt,
        **{"width": 1600, "height": 1000, **fields},
    )


def published(*, consultation, by=None) -> ReportVersion:
    """Publish the report of a closed consultation all of whose remarks are answered."""
    return publish_report(consultation, by=by or accounts.coordinator())


def corrected(*, consultation, by=None, reason="Poprawiono uzasadnienie.") -> ReportVersion:
    """Publish the next version, after an answer was changed."""
    return publish_correction(consultation, by=by or accounts.coordinator(), reason=reason)


def answers_import(*, consultation, by, **fields) -> AnswersImport:
    """Return a table of answers that came back and was read, with nothing in it."""
    return AnswersImport.objects.create(
        consultation=consultation, read_by=by, **{"file_name": "odpowiedzi.xlsx", **fields}
    )


def document_in_the_making(*, consultation, asked_by, **fields) -> DocumentInTheMaking:
    return DocumentInTheMaking.objects.create(
        consultation=consultation,
        asked_by=asked_by,
        **{"kind": DocumentInTheMaking.Kind.REPORT, **fields},
    )
