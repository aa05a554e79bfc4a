"""Yearly programmes of cooperation: their tasks with invented amounts, their papers, their status."""

from datetime import date, timedelta

from consultations.models import CooperationProgramme, Document, PriorityTask
from consultations.states import ProgrammeStatus
from organizations.models import PublicTaskSphere
from tcal.portal.demo.consultations.making import at, paper

TITLE = "Program współpracy Gminy Miasta Toruń z organizacjami pozarządowymi na {year} rok"
SUMMARY = """\
Program mówi, jakie zadania publiczne miasto zleca organizacjom, ile na nie przeznacza i jak pomaga \
organizacjom inaczej niż pieniędzmi: lokalami, szkoleniami, promocją i doradztwem."""
PRINCIPLES = """\
Samorząd i organizacje współpracują na zasadach pomocniczości, suwerenności stron, partnerstwa, \
efektywności, uczciwej konkurencji i jawności.

Zadania priorytetowe z kwotami są w tabeli na stronie programu. Zadania wieloletnie mają wskazany \
rok zakończenia.

Dokument przykładowy: kwoty są zmyślone."""

# Code of the sphere, task, złoty in the first year, how many years it lasts.
TASKS = [
    ("16", "Wydarzenia kulturalne i edukacja artystyczna w dzielnicach", 1_450_000, 1),
    ("17", "Zajęcia sportowe dla dzieci i młodzieży w klubach osiedlowych", 2_300_000, 1),
    ("10", "Kluby seniora i wolontariat osób starszych", 420_000, 3),
    ("7", "Asystencja i transport osób z niepełnosprawnościami", 780_000, 3),
    ("18", "Opieka mieszkańców nad zielenią osiedlową", 160_000, 1),
    ("31", "Wsparcie rodzin i animacja sąsiedzka", 540_000, 2),
    ("33", "Prowadzenie centrum aktywności lokalnej i pomoc młodym organizacjom", 380_000, 3),
    ("27", "Promocja i organizacja wolontariatu", None, 1),
]


def load(world) -> None:
    year = world.today.year
    world.programmes = {
        2019: _adopted(2019, date(2018, 11, 22), "25/18", reported_on=date(2020, 5, 28)),
        2020: _adopted(2020, date(2019, 11, 21), "262/19", reported_on=date(2021, 5, 27)),
    }
    last_report = date(year, 5, 27)
    is_reported = world.today >= last_report
    world.programmes[year - 1] = _adopted(
        year - 1,
        date(year - 2, 11, 20),
        f"118/{(year - 2) % 100}",
        reported_on=last_report if is_reported else None,
    )
    world.programmes[year] = _adopted(year, date(year - 1, 11, 19), f"143/{(year - 1) % 100}")
    world.programmes[year + 1] = _consulted(world, year + 1)


def _adopted(year, adopted_on, number, *, reported_on=None) -> CooperationProgramme:
    made = CooperationProgramme.objects.create(
        year=year,
        title=TITLE.format(year=year),
        summary=SUMMARY,
        status=ProgrammeStatus.REPORTED if reported_on else ProgrammeStatus.ADOPTED,
        adopted_on=adopted_on,
        resolution_number=f"{number} Rady Miasta",
        report_published_on=reported_on,
    )
    _tasks(made)
    paper(
        made.title,
        f"{SUMMARY}\n\n{PRINCIPLES}",
        eyebrow=f"Uchwała nr {number} Rady Miasta z {adopted_on:%d.%m.%Y}",
        kind=Document.Kind.PROGRAMME,
        added_at=at(adopted_on + timedelta(days=7), 10),
        programme=made,
    )
    if reported_on:
        paper(
            f"Sprawozdanie z programu współpracy za {year} rok",
            f"W {year} roku organizacje wykonały zadania z wszystkich dziedzin programu.\n\n"
            "Ogłoszono dziewięć konkursów, podpisano 74 umowy, w tym 21 wieloletnich.\n\n"
            "Dokument przykładowy: liczby są zmyślone.",
            kind=Document.Kind.REPORT,
            added_at=at(reported_on, 10),
            programme=made,
        )
    return made


def _consulted(world, year) -> CooperationProgramme:
    made = CooperationProgramme.objects.create(
        year=year, title=TITLE.format(year=year), summary=SUMMARY, status=ProgrammeStatus.CONSULTED
    )
    _tasks(made)
    paper(
        f"Projekt programu współpracy na {year} rok",
        f"{SUMMARY}\n\n{PRINCIPLES}",
        eyebrow="Projekt do konsultacji",
        kind=Document.Kind.DRAFT,
        added_at=at(world.today - timedelta(days=2), 10),
        programme=made,
    )
    return made


def _tasks(programme) -> None:
    """The money grows a little every year; tasks of several years end in different ones."""
    spheres = {sphere.code: sphere for sphere in PublicTaskSphere.objects.all()}
    growth = 100 + 4 * (programme.year - 2019)
    PriorityTask.objects.bulk_create(
        PriorityTask(
            programme=programme,
            position=position,
            sphere=spheres[code],
            title=title,
            amount=amount and amount * growth // 100,
            until_year=programme.year + years - 1 if years > 1 else None,
        )
        for position, (code, title, amount, years) in enumerate(TASKS, start=1)
    )
