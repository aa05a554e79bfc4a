"""The public benefit council (RDPP): its terms, invented members, sessions, minutes, opinions."""

from datetime import date, timedelta

from consultations.models import (
    AdvisoryBody,
    AdvisoryMember,
    AdvisoryTerm,
    BodySession,
    CooperationProgramme,
    Document,
    Opinion,
)
from organizations.models import Organization
from organizations.states import OrganizationStatus
from tcal.portal.demo.consultations.making import at, paper, working_day

NAME = "Rada Działalności Pożytku Publicznego Miasta Torunia"
WHAT_IT_DOES = """\
Rada doradza Prezydentowi i Radzie Miasta w sprawach, które łączą samorząd z organizacjami. \
Opiniuje roczne programy współpracy i projekty uchwał, a kiedy między organizacją a urzędem \
dochodzi do sporu, pomaga go rozstrzygnąć.

Posiedzenia są otwarte. Protokoły publikujemy po przyjęciu ich na następnym posiedzeniu."""

Role = AdvisoryMember.Role
# One member a line: name, role, whom they represent.
MEMBERS_2019 = [
    ("Leokadia Brodnicka", Role.CHAIR, "Fundacja Wspólny Stół"),
    ("Wiktor Przewoźnik", Role.DEPUTY, "Rada Miasta Torunia"),
    ("Sabina Młynarz", Role.SECRETARY, "Stowarzyszenie Trzy Pokolenia"),
    ("Jeremi Pasaż", Role.MEMBER, "Prezydent Miasta Torunia"),
    ("Klementyna Furtka", Role.MEMBER, "Stowarzyszenie Szlak i Ścieżka"),
    ("Oskar Poddasze", Role.MEMBER, "Rada Miasta Torunia"),
]
MEMBERS_NOW = [
    ("Sabina Młynarz", Role.CHAIR, "Stowarzyszenie Trzy Pokolenia"),
    ("Halina Głogowska", Role.DEPUTY, "Stowarzyszenie Chór Na Skarpie"),
    ("Teofil Kamieniczny", Role.SECRETARY, "Prezydent Miasta Torunia"),
    ("Michalina Zaułek", Role.MEMBER, "Rada Miasta Torunia"),
    ("Emil Świetlik", Role.MEMBER, "Fundacja Bez Progu"),
    ("Gaja Nabrzeżna", Role.MEMBER, "Rada Miasta Torunia"),
    ("Stanisław Olszewski", Role.MEMBER, "Klub Seniora Złota Nić"),
]
OPINION_2020 = """\
Rada pozytywnie opiniuje projekt programu współpracy na 2020 rok.

Rada cieszy się z opisu dostępności w każdej ofercie i z otwarcia centrum w soboty. Zwraca uwagę, \
że dwa nowe zadania wieloletnie w kulturze to mniej, niż proponowali uczestnicy spotkania, i prosi \
o powrót do tej sprawy przy następnym programie."""
OPINION_NOW = """\
Rada pozytywnie opiniuje projekt programu współpracy na {year} rok i rekomenduje jego uchwalenie.

Rada prosi, aby konkursy na zadania wieloletnie ogłaszać przed końcem roku."""


def load(world) -> None:
    body = AdvisoryBody.objects.create(
        name=NAME,
        short_name="RDPP",
        organization=_entry_in_the_registry(world),
        description=WHAT_IT_DOES,
        contact="Sekretariat Rady: rdpp@miasto.example, 000 000 026",
    )
    year = world.today.year
    _term(body, "kadencja 2018–2021", date(2018, 10, 1), date(2021, 9, 30), MEMBERS_2019)
    # Terms last three years; this one began the year before last, whatever year it is.
    _term(body, "obecna kadencja", date(year - 1, 1, 1), date(year + 1, 12, 31), MEMBERS_NOW)
    _session(
        body,
        date(2019, 6, 5),
        "Przygotowanie spotkania konsultacyjnego 26 czerwca: podział na stoliki, zaproszenie "
        "prowadzących ze strony organizacji, zasady zbierania propozycji.",
    )
    _opinion(body, 2020, date(2019, 10, 9), "4/2019", OPINION_2020)
    latest = working_day(world.today - timedelta(days=40))
    _session(
        body,
        latest,
        f"Harmonogram konsultacji programu na {year + 1} rok. Wybór przedstawicieli Rady do komisji "
        "konkursowych. Sprawy różne.",
    )
    _opinion(body, year, date(year - 1, 10, 14), f"7/{year - 1}", OPINION_NOW.format(year=year))
    world.council = body


def _entry_in_the_registry(world) -> Organization:
    """The council organises meetings together with the city, so it is in the registry too."""
    made = Organization.objects.create(
        name=NAME,
        legal_form="institution",
        status=OrganizationStatus.ACTIVE,
        description="Ciało doradcze samorządu i organizacji; współorganizuje konsultacje.",
        public_email="rdpp@miasto.example",
    )
    world.organizations["rdpp"] = made
    return made


def _term(body, name, starts_on, ends_on, people) -> None:
    term = AdvisoryTerm.objects.create(body=body, name=name, starts_on=starts_on, ends_on=ends_on)
    AdvisoryMember.objects.bulk_create(
        AdvisoryMember(term=term, name=person, role=role, represents=represents, position=position)
        for position, (person, role, represents) in enumerate(people, start=1)
    )


def _session(body, day, topics) -> None:
    session = BodySession.objects.create(body=body, held_on=day, topics=topics)
    paper(
        f"Protokół posiedzenia RDPP z {day:%d.%m.%Y}",
        f"Posiedzenie otworzyła przewodnicząca o godzinie 15:00; obecnych było pięć osób.\n\n{topics}"
        "\n\nPo dyskusji członkowie Rady przyjęli ustalenia bez głosów przeciwnych. Na tym "
        "posiedzenie zakończono.",
        eyebrow=NAME,
        kind=Document.Kind.MINUTES,
        added_at=at(day + timedelta(days=14), 12),
        session=session,
    )


def _opinion(body, year, day, number, text) -> None:
    opinion = Opinion.objects.create(
        body=body,
        programme=CooperationProgramme.objects.get(year=year),
        given_on=day,
        number=number,
        text=text,
    )
    paper(
        f"Opinia RDPP o programie współpracy na {year} rok",
        text,
        eyebrow=f"Uchwała nr {number} z {day:%d.%m.%Y}",
        kind=Document.Kind.OPINION,
        added_at=at(day, 12),
        opinion=opinion,
    )
