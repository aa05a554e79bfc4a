"""How the remarks of 2019 were answered, published and corrected; all of it invented."""

from datetime import date

from consultations.assigning import assign
from consultations.consulted_texts import save_consulted_text
from consultations.merging import join
from consultations.models import AnswerLetter, Consultation, ReportVersion
from consultations.publishing import publish_correction, publish_report
from consultations.states import Outcome
from tcal.portal.demo.consultations import draft_programme, making

# Which department answers what was said at a table; the rest is the coordinator's.
AT_TABLES = {1: "culture", 5: "health", 6: "health"}
# Whose remark is answered together with whose.
JOINED = ("Agata Żak", "Natalia Klucz")
WITHDREW_THE_CONSENT = "Rafał Klon"

RESULT = """\
Z osiemnastu propozycji i uwag większość zmieniła program albo to, jak działa centrum.

Konkursy na wydarzenia kulturalne są ogłaszane jesienią, a oferta zawiera opis dostępności. Opieka \
mieszkańców nad zielenią osiedlową trafiła do zadań priorytetowych, a na uzupełnienie oferty są \
trzy tygodnie. Grupy sąsiedzkie mogą korzystać z inicjatywy lokalnej.

Centrum jest otwarte w pierwszą sobotę miesiąca, a w sali skrzynkowej stanęły skrytki."""

CORRECTED = "Lidia Cicha"
CORRECTED_ANSWER = "W budżecie na 2020 rok są już środki na dwie pętle; będą dostępne w centrum."
REASON = "Przy uwadze o pętlach indukcyjnych: po zmianie budżetu kupione zostaną dwie, nie jedna."

ANSWERED_AT = making.at(date(2019, 9, 24), 12)
PUBLISHED_AT = making.at(date(2019, 9, 27), 12)
POSTED_AT = making.at(date(2019, 10, 1), 10)
CORRECTED_AT = making.at(date(2019, 10, 14), 9)


def put_the_draft_on_the_page(consultation, coordinator):
    """Return the draft of the second stage, in points."""
    return save_consulted_text(
        consultation,
        by=coordinator,
        number=1,
        title=draft_programme.title(2020),
        text=draft_programme.text(2020),
        stage=consultation.stages.get(number=2),
    )


def who_answers(world, table: int | None):
    """The account of the department, or the coordinator's."""
    return world.users[AT_TABLES.get(table, "coordinator")]


def publish(world, consultation, coordinator) -> None:
    """Two versions: the answers published together, and one of them corrected."""
    for table, key in AT_TABLES.items():
        numbers = consultation.remarks.filter(table__number=table).values_list("number", flat=True)
        assign(consultation, list(numbers), to=world.departments[key], by=coordinator)
    twin, head = (consultation.remarks.get(author_name=name) for name in JOINED)
    join(twin, head, by=coordinator)
    first = publish_report(consultation, by=coordinator)
    consultation.remarks.get(author_name=CORRECTED).answer(
        by=coordinator, outcome=Outcome.ACCEPTED, justification=CORRECTED_ANSWER
    )
    second = publish_correction(consultation, by=coordinator, reason=REASON)
    consultation.remarks.get(author_name=WITHDREW_THE_CONSENT).withdraw_name_consent()
    _as_it_was(consultation, first, second)


def _as_it_was(consultation, first, second) -> None:
    """The letters on paper were posted; that about the correction still lies on the desk."""
    Consultation.objects.filter(pk=consultation.pk).update(report_published_at=PUBLISHED_AT)
    ReportVersion.objects.filter(pk=first.pk).update(published_at=PUBLISHED_AT)
    ReportVersion.objects.filter(pk=second.pk).update(published_at=CORRECTED_AT)
    AnswerLetter.objects.filter(version=first).update(sent_at=POSTED_AT)
    consultation.remarks.exclude(outcome="").update(answered_at=ANSWERED_AT)
    consultation.remarks.filter(author_name=CORRECTED).update(answered_at=CORRECTED_AT)
