"""What visitors see, and how many queries it costs."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultations.deadlines import deadline_text, end_of_day
from consultations.models import Consultation
from consultations.publishing import publish_report
from consultations.sections import CONSULTATION_SEARCH, open_consultation
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


def queries_of(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def fill(consultation, *, rows):
    meeting = make.meeting(consultation=consultation)
    for _row in range(rows):
        table = make.table(meeting=meeting, moderated=True)
        make.participation(meeting=meeting, table=table)
        make.remark(consultation=consultation, outcome="accepted", table=table)


@pytest.mark.parametrize("name", ["consultation", "register", "participants", "remarks"])
def test_pages_of_a_consultation_cost_the_same_with_1_and_30_rows(client, coordinator, name):
    client.force_login(coordinator)
    small, large = make.consultation(), make.consultation()
    fill(small, rows=1)
    fill(large, rows=30)
    costs = {
        queries_of(client, reverse(f"consultations:{name}", args=[consultation.slug]))
        for consultation in (small, large)
    }
    assert len(costs) == 1


def test_list_costs_the_same_with_1_and_30_consultations(client):
    url = reverse("consultations:list")
    make.meeting(consultation=make.consultation())
    one = queries_of(client, url)
    for _number in range(29):
        make.meeting(consultation=make.consultation())
    assert queries_of(client, url) == one


@pytest.mark.parametrize("status", ["published", "closed"])
def test_public_page_costs_at_most_8_queries(client, status):
    consultation = make.consultation(status=status, days=5 if status == "published" else -1)
    fill(consultation, rows=7)
    if status == "closed":
        Consultation.objects.filter(pk=consultation.pk).update(report_published_at=NOW)
    assert queries_of(client, consultation.get_absolute_url()) <= 8
    assert queries_of(client, reverse("consultations:list")) <= 8
    assert queries_of(client, reverse("consultations:register", args=[consultation.slug])) <= 8
    assert queries_of(client, reverse("consultations:remark", args=[consultation.slug])) <= 8


def test_list_is_filtered_and_paginated(client):
    for _number in range(21):
        make.consultation(title="Trwające")
    make.consultation(title="Skończone", days=-1)
    make.consultation(title="Skończone, ale ze spotkaniem", days=-1)
    make.meeting(consultation=Consultation.objects.latest("pk"))
    make.consultation(title="Zamknięte", status="closed", days=-1)
    make.consultation(title="Tajny szkic", status="draft")
    url = reverse("consultations:list")

    everything = client.get(url).context["page"]
    assert everything.paginator.count == 24
    assert client.get(url, {"page": 2}).context["page"].object_list
    current = client.get(url, {"state": "current"}).context["page"]
    assert current.paginator.count == 22
    finished = client.get(url, {"state": "finished"})
    titles = {consultation.title for consultation in finished.context["page"]}
    assert titles == {"Skończone", "Zamknięte"}
    assert "Tajny szkic" not in finished.content.decode()
    assert client.get(url, {"state": "nonsense"}).status_code == 200


def test_empty_lists_say_what_to_do(client):
    for state in ["", "current", "finished"]:
        page = client.get(reverse("consultations:list"), {"state": state} if state else {})
        assert "empty-state" in page.content.decode()


def test_page_tells_what_when_where_and_whom_to_ask(client, meeting, table):
    make.table(meeting=meeting, topic="bez moderatorów")
    make.participation(meeting=meeting, table=table, name="Ukryta Osoba")
    make.remark(consultation=meeting.consultation, text="Ukryta treść uwagi")
    content = client.get(meeting.consultation.get_absolute_url()).content.decode()
    for said in ["Dom Spotkań", "sala duża", "ul. Próbna 1", "000 000 024", "kultura"]:
        assert said in content
    assert all(str(host) in content for host in table.moderators.all())
    assert content.count("<em>") == 2, "two moderators are to be confirmed"
    assert "Ukryta" not in content


def test_outcomes_are_shown_only_after_the_report_is_published(client, coordinator):
    consultation = make.consultation(status="closed", days=-1)
    make.remark(consultation=consultation, outcome="partly")
    url = consultation.get_absolute_url()
    assert client.get(url).context["counts"] is None
    publish_report(consultation, by=coordinator)
    counts = client.get(url).context["counts"]
    assert (counts["total"], counts["partly"], counts["accepted"]) == (1, 1, 0)


def test_own_seat_is_shown_to_its_owner_only(client, meeting, table):
    person, other = accounts.user(), accounts.user()
    make.participation(meeting=meeting, table=table, user=person)
    url = meeting.consultation.get_absolute_url()
    client.force_login(person)
    assert len(client.get(url).context["my_seats"]) == 1
    client.force_login(other)
    assert not client.get(url).context["my_seats"]


def test_first_page_invites_to_the_open_consultation(client):
    assert open_consultation() is None
    consultation = make.consultation()
    assert open_consultation()["action_url"] == consultation.get_absolute_url()
    meeting = make.meeting(consultation=consultation, tables=2)
    assert open_consultation()["action_url"].endswith("/zapisy/")
    assert "2" in open_consultation()["text"]
    assert consultation.title in client.get(reverse("home")).content.decode()
    with time_machine.travel(meeting.registration_until + timedelta(seconds=1), tick=False):
        assert open_consultation()["action_url"] == consultation.get_absolute_url()
    with time_machine.travel(consultation.closes_at + timedelta(seconds=1), tick=False):
        assert open_consultation() is None


def test_search_finds_published_consultations_in_any_form_of_a_word():
    make.consultation(title="Wspólnie o programie")
    make.consultation(title="Program w szkicu", status="draft")
    request = RequestFactory().get("/")
    request.user = accounts.user()
    found = CONSULTATION_SEARCH.find(request, "programy")
    assert [consultation.title for consultation in found] == ["Wspólnie o programie"]


def test_deadline_says_the_hour_only_where_there_is_one():
    whole_day = end_of_day((NOW + timedelta(days=1)).date())
    assert deadline_text(whole_day).startswith("25 ")
    assert "23:59" not in deadline_text(whole_day)
    assert deadline_text(NOW.replace(hour=13)).endswith("13:00")
    assert "2019" in deadline_text(whole_day.replace(year=2019))


def test_end_of_day_is_local_on_both_nights_of_the_clock_change():
    for day in ["2026-03-29", "2026-10-25"]:
        moment = end_of_day(NOW.date().fromisoformat(day))
        assert moment.isoformat().startswith(f"{day}T23:59:59")
