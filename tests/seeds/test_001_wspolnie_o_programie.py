"""Source 001: the consultation meeting of June 2019, in the demo and through the site."""

import io
import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from consultations.models import (
    Comment,
    Consultation,
    Meeting,
    Participation,
    Remark,
    TableProposal,
    TopicProposal,
)
from consultations.registration import enter_participation
from consultations.states import Channel, Outcome, ParticipationStatus, Sector, TopicStatus
from tcal.shared.models import QueuedMail
from tcal.shared.periods import WARSAW

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
    assert not people.filter(first_choice=None).exists()
    assert people.filter(email=None, phone="").exists(), "no address is needed"
    assert {person.channel for person in people} >= {Channel.PHONE, Channel.EMAIL}


def test_council_organises_it_together_with_the_city(client, consultation):
    meeting = consultation.meetings.get()
    assert meeting.co_organizers.get().name.startswith("Rada Działalności Pożytku Publicznego")
    assert (
        meeting.co_organizers.get().name in client.get(meeting.get_absolute_url()).content.decode()
    )


def test_programme_of_2019_is_downloaded_while_2020_is_consulted(client, consultation):
    first, second = consultation.stages.all()
    assert first.ends_at.date() == date(2019, 6, 26)
    assert first.documents.get().title.startswith("Program współpracy na 2019 rok")
    assert second.documents.get().title.startswith("Projekt programu")
    page = client.get(consultation.get_absolute_url()).content.decode()
    for document in (first.documents.get(), second.documents.get()):
        assert document.get_absolute_url() in page
        response = client.get(document.get_absolute_url())
        assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_topic_that_came_by_email_in_time_became_the_seventh_table(consultation):
    accepted = TopicProposal.objects.get(status=TopicStatus.ACCEPTED)
    assert accepted.table.number == 7
    assert accepted.table.topic == TABLES[6]
    assert accepted.channel == Channel.EMAIL
    assert accepted.proposed_at <= consultation.meetings.get().topic_proposals_until
    assert TopicProposal.objects.get(status=TopicStatus.DECLINED).reason


def test_proposals_written_at_the_tables_are_in_the_register(consultation):
    """In words and in writing; pictures are sent in the meeting's own test."""
    written = TableProposal.objects.filter(table__meeting__consultation=consultation)
    recorded = [proposal for proposal in written if hasattr(proposal, "remark")]
    assert len(recorded) >= 8
    assert all(one.remark.table == one.table for one in recorded)
    assert all(one.sent_text == one.text for one in recorded)


def test_substitute_led_a_table(consultation):
    table = consultation.meetings.get().tables.get(number=3)
    assert table.moderators.count() == 3
    assert table.moderator_of_ngos.is_substitute
    assert table.moderator_of_ngos.reason


def test_page_counts_its_views_and_can_be_shared(client, consultation):
    browser = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}
    before = consultation.page_views.count
    client.get(consultation.get_absolute_url(), **browser)
    consultation.page_views.refresh_from_db()
    assert consultation.page_views.count == before + 1
    page = client.get(consultation.get_absolute_url(), **browser).content.decode()
    assert "mailto:" in page


def test_poster_of_a_running_consultation_can_be_hung_up(client, world):
    now = world.consultations["now"]
    page = client.get(now.get_absolute_url()).content.decode()
    assert reverse("consultations:poster_pdf", args=[now.slug]) in page
    assert "sala warsztatowa" in _pdf(client, now, "plakat.pdf")


def test_comments_are_of_people_who_signed_in(client, world):
    now = world.consultations["now"]
    where = reverse("consultations:comment", args=[now.slug])
    assert "/login/" in client.post(where, {"text": "Bez konta"}).url
    client.force_login(world.users["volunteer"])
    client.post(where, {"text": "Podoba mi się stolik piąty.", "submission_id": str(uuid4())})
    written = now.comments.get(text="Podoba mi się stolik piąty.")
    assert written not in Comment.objects.visible_to(world.users["choir"])
    written.publish(by=world.users["coordinator"])
    client.logout()
    assert written.text in client.get(now.get_absolute_url()).content.decode()


def test_guest_declares_a_table_and_confirms_by_email(client, world):
    now = world.consultations["now"]
    table = now.meetings.get().tables.get(number=2)
    sent = client.post(
        reverse("consultations:register", args=[now.slug]),
        {
            "first_choice": table.pk,
            "name": "Gerard Gość",
            "email": "gerard@poczta.example",
            "submission_id": str(uuid4()),
        },
    )
    assert sent.status_code == 302, sent.context["form"].errors
    seat = Participation.objects.get(email="gerard@poczta.example")
    assert seat.status == ParticipationStatus.UNCONFIRMED
    letter = QueuedMail.objects.get(to="gerard@poczta.example")
    link = reverse("consultations:confirm", args=[seat.token()])
    assert link in letter.text
    client.post(link)
    seat.refresh_from_db()
    assert (seat.status, seat.table) == (ParticipationStatus.CONFIRMED, table)


def test_somebody_telephones_and_needs_no_address(world):
    now = world.consultations["now"]
    seat = enter_participation(
        now.meetings.get(),
        by=world.users["coordinator"],
        channel=Channel.PHONE,
        name="Telimena Dzwonek",
        phone="000 000 399",
        first_choice=now.meetings.get().tables.get(number=1),
    )
    assert (seat.status, seat.email) == (ParticipationStatus.CONFIRMED, None)


def test_topic_is_refused_a_second_after_its_hour(client, world):
    now = world.consultations["now"]
    meeting = now.meetings.get()
    where = reverse("consultations:propose_topic", args=[now.slug])
    data = {
        "topic": "cisza w bibliotekach",
        "author_name": "Celina Cicha",
        "author_email": "celina@poczta.example",
    }
    for late, stored in ((1, 0), (0, 1)):
        moment = meeting.topic_proposals_until + timedelta(seconds=late)
        with time_machine.travel(moment, tick=False):
            answer = client.post(where, data | {"submission_id": str(uuid4())})
        assert TopicProposal.objects.filter(topic="cisza w bibliotekach").count() == stored
        if late:
            page = answer.content.decode()
            assert "cisza w bibliotekach" in page
            assert now.coordinator_phone in page


def test_remarks_came_by_several_channels_and_are_all_answered(consultation):
    remarks = consultation.remarks.all()
    assert 12 <= len(remarks) <= 20
    assert {remark.outcome for remark in remarks} == set(Outcome.values)
    assert len({remark.channel for remark in remarks}) >= 5
    # Stage I: the download was the previous year's programme, so most point at no provision.
    assert remarks.filter(provision="").exists()
    assert [remark.number for remark in remarks] == list(range(1, len(remarks) + 1))
    days = [remark.received_on for remark in remarks]
    assert days == sorted(days)
    in_june = remarks.filter(stage__number=1)
    assert max(remark.received_on for remark in in_june) <= date(2019, 6, 26)
    assert remarks.filter(stage__number=2).exclude(provision="").count() == 2


def test_answers_of_2019_are_published_together_and_one_was_corrected(client, consultation):
    second, first = consultation.versions.latest_first()
    assert first.answers.count() == second.answers.count() == consultation.remarks.count()
    assert (first.published_at < second.published_at, bool(second.reason)) == (True, True)
    page = client.get(reverse("consultations:results", args=[consultation.slug])).content.decode()
    earlier = client.get(reverse("consultations:results", args=[consultation.slug, 1]))
    corrected = consultation.remarks.get(author_name="Lidia Cicha").number
    assert second.answers.get(remark__number=corrected).justification in page
    assert first.answers.get(remark__number=corrected).justification in earlier.content.decode()
    named = consultation.remarks.filter(is_name_public=True)
    assert named.exists()
    for remark in consultation.remarks.exclude(author_name=""):
        assert (remark.author_name in page) == remark.is_name_public, remark.author_name


def test_remark_points_at_the_document_and_may_come_as_a_picture(client, world):
    now = world.consultations["now"]
    document = now.consulted_texts.get()
    assert document.provisions.count() >= 25
    page = client.get(reverse("consultations:consulted_text", args=[now.slug])).content.decode()
    assert f"{reverse('consultations:remark', args=[now.slug])}?punkt=" in page
    drawn = now.remarks.exclude(pictures=None).get()
    assert drawn.provision_point in document.provisions.all()
    assert drawn.pictures.get().alt
    # A proposal of the first stage need not point at anything.
    assert now.remarks.filter(provision_point=None).exists()


def test_public_page_tells_all_that_the_announcement_told(client, consultation):
    page = client.get(consultation.get_absolute_url()).content.decode()
    page += client.get(consultation.meetings.get().get_absolute_url()).content.decode()
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
        for model in (Consultation, Meeting, Participation, Remark, TopicProposal, Comment)
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
