"""Two consultations: the meeting of June 2019 with its real facts, and one that is open now.

Dates, places, tables and deadlines of 2019 are those of the city's announcement; the people, what
they said and what they were answered are invented.
"""

from datetime import date, datetime, time, timedelta
from operator import itemgetter

from consultations.deadlines import end_of_day
from consultations.models import (
    Consultation,
    CooperationProgramme,
    Meeting,
    TableModerator,
    ThematicTable,
)
from consultations.registration import enter_participation, register
from consultations.remarks import enter_remark, send_remark
from consultations.states import ProgrammeStatus, Sector
from tcal.portal.demo.consultation_2019 import (
    ANNOUNCEMENT_2019,
    PEOPLE_2019,
    PROCEEDINGS_2019,
    REMARKS_2019,
    TABLES_2019,
)
from tcal.portal.demo.consultation_now import (
    ANNOUNCEMENT_NOW,
    PEOPLE_NOW,
    REMARKS_NOW,
    TABLES_NOW,
)
from tcal.shared.periods import local_datetime

COORDINATOR_PHONE = "000 000 024"
COORDINATOR_EMAIL = "koordynator@tcal.example"


def load(world) -> None:
    """Load both. ``world`` is described in ``tcal.portal.demo``."""
    world.consultations = {"2019": _meeting_of_2019(world), "now": _open_now(world)}


def _meeting_of_2019(world) -> Consultation:
    coordinator = world.users["coordinator"]
    consultation = Consultation.objects.create(
        programme=_programme(2020, ProgrammeStatus.REPORTED),
        title="Wspólnie o programie 2020",
        summary="Pierwszy etap rozmowy o tym, jak miasto i organizacje będą współpracować "
        "w 2020 roku.",
        announcement=ANNOUNCEMENT_2019,
        file_number="BKS.0541.3.2019",
        opens_on=date(2019, 6, 12),
        closes_at=end_of_day(date(2019, 6, 26)),
        subject="Propozycje do Programu współpracy Gminy Miasta Toruń z organizacjami "
        "pozarządowymi na 2020 rok. Na pierwszym etapie nie było jeszcze projektu dokumentu; "
        "punktem wyjścia był program na 2019 rok.",
        form="Otwarte spotkanie przy stolikach tematycznych oraz zbieranie propozycji na piśmie, "
        "pocztą elektroniczną i ustnie.",
        announced_through="Ogłoszenie z 12 czerwca 2019 r. w miejskim serwisie dla organizacji "
        "pozarządowych oraz wiadomość do organizacji z bazy miasta.",
        council_opinion="Rada Działalności Pożytku Publicznego współorganizowała spotkanie "
        "i nie zgłosiła zastrzeżeń do jego przebiegu.",
        **_contact(coordinator),
    )
    meeting = Meeting.objects.create(
        consultation=consultation,
        title="Etap I: spotkanie przy stolikach tematycznych",
        starts_at=_local(2019, 6, 26, 16),
        ends_at=_local(2019, 6, 26, 19),
        place="Centrum Kulturalno-Kongresowe Jordanki",
        room="sala konferencyjna",
        address="al. Solidarności 1–3, Toruń",
        topic_proposals_until=_local(2019, 6, 19, 13),
        registration_until=end_of_day(date(2019, 6, 24)),
        proceedings=PROCEEDINGS_2019,
    )
    tables = _tables(meeting, TABLES_2019, world)
    consultation.publish(by=coordinator)
    for place, (name, organization, number, channel) in enumerate(PEOPLE_2019):
        enter_participation(
            meeting,
            by=coordinator,
            channel=channel,
            name=name,
            organization_name=organization,
            table=tables[number],
            registered_at=_local(2019, 6, 13 + place % 12, 9 + place % 7),
        )
    for day, channel, number, fields, outcome, justification in sorted(
        REMARKS_2019, key=itemgetter(0)
    ):
        remark = enter_remark(
            consultation,
            by=coordinator,
            channel=channel,
            received_on=date(2019, 6, day),
            table=tables.get(number),
            **fields,
        )
        remark.answer(by=coordinator, outcome=outcome, justification=justification)
    consultation.close(by=coordinator)
    consultation.publish_report(by=coordinator)
    return consultation


def _open_now(world) -> Consultation:
    coordinator = world.users["coordinator"]
    year = world.today.year + 1
    day = _working_day(world.today + timedelta(days=10))
    consultation = Consultation.objects.create(
        programme=_programme(year, ProgrammeStatus.CONSULTED),
        title=f"Wspólnie o programie {year}",
        summary="Pięć stolików, jedno popołudnie: powiedz, co w przyszłym roku ma się zmienić "
        "we współpracy miasta z organizacjami.",
        announcement=ANNOUNCEMENT_NOW.format(year=year),
        file_number=f"BKS.0541.3.{world.today.year}",
        opens_on=world.today - timedelta(days=2),
        closes_at=end_of_day(world.today + timedelta(days=21)),
        subject=f"Projekt Programu współpracy z organizacjami pozarządowymi na {year} rok.",
        form="Otwarte spotkanie przy stolikach tematycznych i zbieranie uwag.",
        announced_through="Ogłoszenie w portalu centrum i w Biuletynie Informacji Publicznej.",
        **_contact(coordinator),
    )
    meeting = Meeting.objects.create(
        consultation=consultation,
        title="Etap I: spotkanie przy stolikach tematycznych",
        starts_at=local_datetime(day, time(16)),
        ends_at=local_datetime(day, time(19)),
        place="Toruńskie Centrum Aktywności Lokalnej 2.Piętro",
        room="sala warsztatowa",
        address="ul. Konopnickiej 13, Toruń",
        topic_proposals_until=local_datetime(day - timedelta(days=5), time(13)),
        registration_until=end_of_day(day - timedelta(days=2)),
    )
    tables = _tables(meeting, TABLES_NOW, world)
    consultation.publish(by=coordinator)
    for name, organization, number, channel in PEOPLE_NOW:
        enter_participation(
            meeting,
            by=coordinator,
            channel=channel,
            name=name,
            organization_name=organization,
            table=tables[number],
        )
    for key, number in (("member", 3), ("manager", 1)):
        person = world.users[key]
        register(
            meeting,
            by=person,
            table=tables[number],
            name=person.name,
            email=person.email,
            organization_name="Fundacja Zielony Kąt",
        )
    for fields in REMARKS_NOW:
        send_remark(consultation, by=None, **fields)
    return consultation


def _contact(coordinator) -> dict:
    return {
        "coordinator_name": coordinator.name,
        "coordinator_phone": COORDINATOR_PHONE,
        "coordinator_email": COORDINATOR_EMAIL,
    }


def _programme(year: int, status: str) -> CooperationProgramme:
    return CooperationProgramme.objects.get_or_create(
        year=year,
        defaults={
            "title": "Program współpracy Gminy Miasta Toruń z organizacjami pozarządowymi "
            f"na {year} rok",
            "status": status,
        },
    )[0]


def _tables(meeting: Meeting, described: list[dict], world) -> dict[int, ThematicTable]:
    made = {}
    for number, described_table in enumerate(described, start=1):
        table = ThematicTable.objects.create(
            meeting=meeting,
            number=number,
            topic=described_table["topic"],
            brief=described_table["brief"],
            capacity=described_table["capacity"],
        )
        for sector in Sector:
            host = described_table.get(sector)
            # A host written "@key" is somebody who can sign in.
            account = world.users[host[1:]] if host and host.startswith("@") else None
            if host:
                TableModerator.objects.create(
                    table=table,
                    sector=sector,
                    name=account.name if account else host,
                    user=account,
                )
        made[number] = table
    return made


def _working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def _local(year: int, month: int, day: int, hour: int) -> datetime:
    return local_datetime(date(year, month, day), time(hour))
