"""Source 001: the consultation meeting of June 2019, in the demo and through the site."""

import io
import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from consultations.models import Consultation, Meeting, Participation, Remark
from consultations.states import Channel, Outcome, ParticipationStatus, Sector
from tcal.portal.demo import consultations as demo
from tcal.shared.periods import WARSAW, local_today
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.database]

TABLES = [
    "kultura",
    "sport i rekreacja",
    "promocja miasta i turystyka, środowisko",
    "rodzina, polityka społeczna, integracja i aktywizacja mieszkańców",
    "ochrona zdrowia i niepełnosprawność",
    "seniorzy",
    "oferta i regulamin Toruńskiego Centrum Aktywności Lokalnej 2.Piętro",
]


@pytest.fixture
def world():
    loaded = SimpleNamespace(
        today=local_today(),
        users={
            "coordinator": accounts.coordinator(email="koordynator@tcal.example"),
            "moderator": accounts.user(name="Mira Moderatorska", email="moderator@tcal.example"),
            "member": accounts.user(name="Marta Członkowska"),
            "manager": accounts.user(name="Marek Menedżerski"),
        },
        organizations={},
        rooms={},
    )
    demo.load(loaded)
    return loaded


@pytest.fixture
def consultation(world):
    return world.consultations["2019"]


def test_meeting_has_the_date_place_and_deadlines_of_the_announcement(consultation):
    meeting = consultation.meetings.get()
    assert meeting.starts_at == datetime(2019, 6, 26, 16, tzinfo=WARSAW)
    assert "Jordanki" in meeting.place
    assert meeting.room == "sala konferencyjna"
    assert meeting.address.startswith("al. Solidarności 1–3")
    assert meeting.topic_proposals_until == datetime(2019, 6, 19, 13, tzinfo=WARSAW)
    assert meeting.registration_until == datetime(2019, 6, 24, 23, 59, 59, tzinfo=WARSAW)


def test_seven_tables_are_led_by_both_sectors(consultation):
    tables = consultation.meetings.get().tables.all()
    assert [table.topic for table in tables] == TABLES
    assert all(
        {host.sector for host in table.moderators.all()} == set(Sector.values) for table in tables
    )
    assert tables[6].moderator_of_ngos.user.email == "moderator@tcal.example"


def test_participants_declared_a_table_and_need_no_address(consultation):
    people = Participation.objects.of_consultation(consultation)
    assert people.count() >= 40
    assert not people.exclude(status=ParticipationStatus.CONFIRMED).exists()
    assert not people.filter(table=None).exists()
    assert {person.channel for person in people} >= {Channel.PHONE, Channel.EMAIL}


def test_remarks_came_by_several_channels_and_are_all_answered(consultation):
    remarks = consultation.remarks.all()
    assert 12 <= len(remarks) <= 16
    assert {remark.outcome for remark in remarks} == set(Outcome.values)
    assert len({remark.channel for remark in remarks}) >= 5
    # Stage I: the download was the previous year's programme, so most point at no provision.
    assert remarks.filter(provision="").exists()
    assert [remark.number for remark in remarks] == list(range(1, len(remarks) + 1))
    days = [remark.received_on for remark in remarks]
    assert days == sorted(days)
    assert max(days) <= date(2019, 6, 26)


def test_public_page_tells_all_that_the_announcement_told(client, consultation):
    page = client.get(consultation.get_absolute_url()).content.decode()
    for said in ["Jordanki", "sala konferencyjna", "Solidarności 1–3", "13:00", "000 000 024"]:
        assert said in page
    assert "koordynator@tcal.example" in page
    assert all(topic in page for topic in TABLES)
    for hidden in [person.name for person in Participation.objects.all()]:
        assert hidden not in page


def test_contacts_are_invented(world):
    """No address or telephone of a real official: only those that nobody can have."""
    everything = " ".join(
        str(value)
        for model in (Consultation, Meeting, Participation, Remark)
        for row in model.objects.values()
        for value in row.values()
    )
    addresses = re.findall(r"[\w.+-]+@[\w.-]*\w", everything)
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
    phones = Consultation.objects.values_list("coordinator_phone", flat=True)
    assert all(phone.startswith("000 000 ") for phone in phones)


def test_coordinator_prints_the_three_documents(client, world, consultation):
    client.force_login(world.users["coordinator"])
    attendance = _pdf(client, consultation, "lista-obecnosci.pdf")
    people = consultation.meetings.get().participations.count()
    assert f"{people} " in attendance
    assert "Żaneta Ładna" in attendance
    cards = _pages(client, consultation, "karty-stolikow.pdf")
    assert len(cards) == 7
    report = _pdf(client, consultation, "sprawozdanie.pdf")
    assert "BKS.0541.3.2019" in report
    assert "26 czerwca 2019" in report
    assert "uwzględniono częściowo" in report


def test_open_consultation_can_be_joined_today(client, world):
    now = world.consultations["now"]
    assert now.takes_remarks
    meeting = now.meetings.get()
    assert meeting.takes_registrations
    assert meeting.tables.count() == 5
    assert str(world.today.year + 1) in now.title
    home = client.get(f"/konsultacje/{now.slug}/zapisy/")
    assert home.status_code == 200


def _pages(client, consultation, document) -> list[str]:
    response = client.get(f"{consultation.get_absolute_url()}{document}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]


def _pdf(client, consultation, document) -> str:
    return " ".join(" ".join(_pages(client, consultation, document)).split())
