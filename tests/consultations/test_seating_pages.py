"""The page of seating everybody anew, and two coordinators who decide at one moment."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from consultations.models import Participation, SeatingPlan
from consultations.seating import accept, make_plan
from tcal.shared.models import QueuedMail
from tests.factories import accounts
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

ADDRESSES = [
    "seating",
    "seating_csv",
    "seating_xlsx",
    "rotation",
    "rotation_pdf",
    "rotation_csv",
    "rotation_xlsx",
    "meeting_attendance_pdf",
]
STEPS = ["accept_seating", "dismiss_seating"]


def address(meeting, name="seating") -> str:
    return reverse(f"consultations:{name}", args=[meeting.consultation.slug, meeting.number])


@pytest.fixture
def exchange(meeting):
    one, two = (make.table(meeting=meeting, topic=t, capacity=2) for t in ("kultura", "sport"))
    for number in range(2):
        make.participation(meeting=meeting, table=one, first_choice=two, name=f"Ala Ż{number}")
        make.participation(meeting=meeting, table=two, first_choice=one, name=f"Ola Ć{number}")
    return meeting


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


def planned(client, meeting) -> SeatingPlan:
    response = client.post(address(meeting), {"largest_difference": "2"})
    assert response.status_code == 302
    return SeatingPlan.objects.proposed().get()


def test_plan_is_made_read_and_accepted(signed_in, exchange):
    plan = planned(signed_in, exchange)
    page = signed_in.get(address(exchange))
    text = page.content.decode()
    assert "Ala Ż0" in text
    assert [row[1:] for row in page.context["size_rows"]] == [[2, 2, 2, 2], [2, 2, 2, 2]]
    assert len(page.context["move_rows"]) == 4
    response = signed_in.post(address(exchange, "accept_seating"), {"plan": plan.pk}, follow=True)
    (message,) = response.context["messages"]
    assert "4" in str(message)
    assert QueuedMail.objects.count() == 4
    assert Participation.objects.get(name="Ala Ż0").table.number == 2
    assert list(response.context["decided"]) == [plan]


def test_plan_is_dismissed_and_kept(signed_in, exchange):
    plan = planned(signed_in, exchange)
    page = signed_in.post(address(exchange, "dismiss_seating"), {"plan": plan.pk}, follow=True)
    assert page.context["plan"] is None
    assert list(page.context["decided"]) == [plan]
    assert Participation.objects.get(name="Ala Ż0").table.number == 1


def test_stale_plan_is_shown_so_and_can_not_be_accepted(signed_in, exchange):
    plan = planned(signed_in, exchange)
    table = make.table(meeting=exchange)
    page = signed_in.get(address(exchange))
    assert page.context["is_stale"]
    assert address(exchange, "accept_seating") not in page.content.decode()
    signed_in.post(address(exchange, "accept_seating"), {"plan": plan.pk})
    assert SeatingPlan.objects.proposed().get() == plan
    assert not table.participations.exists()


@pytest.mark.parametrize("shown", ["", "0", "x", "99999"])
def test_only_the_plan_on_the_page_is_accepted(signed_in, exchange, shown):
    planned(signed_in, exchange)
    response = signed_in.post(address(exchange, "accept_seating"), {"plan": shown})
    assert response.status_code == 404


def test_plan_of_another_meeting_is_not_accepted_here(signed_in, exchange, coordinator):
    plan = planned(signed_in, exchange)
    other = make.meeting(consultation=exchange.consultation)
    assert signed_in.post(address(other, "accept_seating"), {"plan": plan.pk}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"largest_difference": ""}, "largest_difference"),
        ({"largest_difference": "-1"}, "largest_difference"),
        ({"largest_difference": "dwa"}, "largest_difference"),
        ({"largest_difference": "2", "most_of_one_organization": "0"}, "most_of_one_organization"),
    ],
    ids=["empty", "negative", "word", "nobody"],
)
def test_wrong_number_is_answered_beside_its_field(signed_in, exchange, typed, field):
    page = signed_in.post(address(exchange), typed)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {field}
    assert not SeatingPlan.objects.exists()


def test_meeting_without_tables_or_people_says_what_to_do(signed_in, meeting):
    page = signed_in.get(address(meeting))
    assert page.context["refusal"]
    page = signed_in.post(address(meeting), {"largest_difference": "2"})
    assert page.context["form"].non_field_errors()


def test_plan_as_csv_and_xlsx(signed_in, exchange):
    planned(signed_in, exchange)
    text = signed_in.get(address(exchange, "seating_csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[1] for row in rows[1:]] == ["Ola Ć0", "Ola Ć1", "Ala Ż0", "Ala Ż1"]
    assert rows[3][5:7] == ["1. kultura", "2. sport"]
    content = signed_in.get(address(exchange, "seating_xlsx")).content
    assert load_workbook(io.BytesIO(content)).active.max_row == 5


def test_without_a_plan_there_is_no_file(signed_in, exchange):
    assert signed_in.get(address(exchange, "seating_csv")).status_code == 404


def test_page_asks_as_often_for_few_as_for_many(signed_in, meeting, coordinator):
    one, two = (make.table(meeting=meeting, capacity=40) for _table in range(2))
    make.participation(meeting=meeting, table=one, first_choice=two)
    make_plan(meeting, by=coordinator, largest_difference=40)
    signed_in.get(address(meeting))  # what is cached once is not counted
    with CaptureQueriesContext(connection) as few:
        assert len(signed_in.get(address(meeting)).context["move_rows"]) == 1
    for _number in range(29):
        make.participation(meeting=meeting, table=one, first_choice=two, second_choice=one)
    make_plan(meeting, by=coordinator, largest_difference=40)
    SeatingPlan.objects.filter(status="dismissed").delete()
    with CaptureQueriesContext(connection) as many:
        assert len(signed_in.get(address(meeting)).context["move_rows"]) == 30
    assert len(many) == len(few)


@pytest.mark.parametrize("role", ["visitor", "member", "staff"])
def test_only_the_coordinator_seats_and_rotates(client, exchange, coordinator, role):
    plan = make_plan(exchange, by=coordinator)
    if role != "visitor":
        client.force_login(accounts.staff() if role == "staff" else accounts.user())
    for name in ADDRESSES + STEPS:
        method = client.post if name in STEPS else client.get
        response = method(address(exchange, name), {"plan": plan.pk})
        if role == "visitor":
            assert response.status_code == 302, name
            assert "/login/" in response.url
        else:
            assert response.status_code == 403, name
    plan.refresh_from_db()
    assert plan.status == "proposed"


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_not_links(signed_in, exchange, name):
    assert signed_in.get(address(exchange, name)).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_accept_once(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator)
    people = [coordinator, *(accounts.coordinator() for _one in range(3))]
    results = all_at_once(
        [
            lambda by=by: accept(SeatingPlan.objects.get(pk=plan.pk), by=by) and "accepted"
            for by in people
        ]
    )
    assert results.count("accepted") == 1
    assert QueuedMail.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_who_withdraws_while_a_plan_is_accepted_is_not_seated(exchange, coordinator):
    plan = make_plan(exchange, by=coordinator)
    person = Participation.objects.get(name="Ala Ż0")
    all_at_once(
        [
            lambda: accept(SeatingPlan.objects.get(pk=plan.pk), by=coordinator),
            lambda: Participation.objects.get(pk=person.pk).withdraw(by=coordinator),
        ]
    )
    person.refresh_from_db()
    assert person.status == "withdrawn"
    for table in exchange.tables.all():
        assert table.participations.confirmed().count() <= table.capacity
