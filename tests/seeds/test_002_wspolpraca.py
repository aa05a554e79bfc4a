"""Source 002: yearly programmes, what they are for, and the council that advises on them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from consultations.models import AdvisoryBody, CooperationProgramme, PriorityTask
from consultations.states import ProgrammeStatus, Sector
from organizations.permissions import can_act_for
from tcal.portal.models import Page
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def read(client, address) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_archive_has_a_programme_for_each_year(client, world):
    page = read(client, reverse("programmes:list"))
    years = [2019, 2020, world.today.year - 1, world.today.year, world.today.year + 1]
    for year in years:
        assert reverse("programmes:programme", args=[year]) in page
    assert CooperationProgramme.objects.count() == len(set(years))


def test_programme_shows_status_documents_and_consultations(client, world):
    programme = world.programmes[2020]
    page = read(client, programme.get_absolute_url())
    assert programme.status == ProgrammeStatus.REPORTED
    assert programme.resolution_number in page
    assert world.consultations["2019"].get_absolute_url() in page
    kinds = {document.kind for document in programme.documents.all()}
    assert kinds == {"programme", "report"}
    for document in programme.documents.all():
        assert document.get_absolute_url() in page


def test_priority_tasks_have_amounts_and_last_years(client, world):
    programme = world.programmes[2020]
    page = read(client, programme.get_absolute_url())
    tasks = list(programme.tasks.all())
    assert all(task.title in page for task in tasks)
    assert any(task.is_multi_year for task in tasks)
    assert any(task.amount is None for task in tasks)
    table = client.get(reverse("programmes:tasks_csv", args=[2020])).content.decode("utf-8-sig")
    assert len(table.strip().splitlines()) >= len(tasks) + 1
    assert PriorityTask.objects.get(programme=programme, sphere__code="16").amount == Decimal(
        "1508000.00"
    )


def test_departments_of_the_city_answer_what_they_were_given(client, world):
    now = world.consultations["now"]
    culture, health = world.departments["culture"], world.departments["health"]
    assert {culture.legal_form, health.legal_form} == {"institution"}
    client.force_login(world.users["culture"])
    mine = read(client, reverse("consultations:my_remarks"))
    ours, theirs = (now.remarks.filter(department=one).first() for one in (culture, health))
    assert reverse("consultations:answer", args=[now.slug, ours.number]) in mine
    other = reverse("consultations:answer", args=[now.slug, theirs.number])
    assert other not in mine
    assert client.get(other).status_code == 404


def test_draft_is_the_coordinators_own_until_it_is_consulted(client, world):
    draft = make.programme(year=world.today.year + 2)
    assert client.get(draft.get_absolute_url()).status_code == 404
    draft.start_consulting(by=world.users["coordinator"])
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_council_shows_its_term_members_and_minutes(client, world):
    body = AdvisoryBody.objects.get()
    page = read(client, body.get_absolute_url())
    members = list(body.current_term.members.all())
    assert len(members) >= 5
    assert all(member.name in page for member in members)
    for session in body.sessions.all():
        minutes = session.documents.get()
        assert minutes.get_absolute_url() in page
        response = client.get(minutes.get_absolute_url())
        assert response["Content-Disposition"].startswith("attachment")
        assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_opinion_of_the_council_is_attached_to_the_programme(client, world):
    opinion = world.programmes[2020].opinions.get()
    page = read(client, world.programmes[2020].get_absolute_url())
    assert opinion.number in page
    assert opinion.documents.get().get_absolute_url() in page


def test_city_and_its_units_are_actors(world):
    """They have entries in the registry, act through people, organise and moderate."""
    city, unit = world.organizations["city"], world.organizations["osrodek"]
    assert {city.legal_form, unit.legal_form} == {"institution"}
    assert can_act_for(world.users["coordinator"], city)
    assert world.council.organization.consultation_meetings.count() == 3
    tables = world.consultations["2019"].meetings.get().tables.all()
    assert all(table.moderator_of(Sector.LOCAL_GOVERNMENT) for table in tables)


def test_forms_and_principles_of_cooperation_have_pages(client, world):
    titles = " ".join(Page.objects.know_how().shown().values_list("title_pl", flat=True)).lower()
    assert "formy" in titles
    assert "zasady" in titles
