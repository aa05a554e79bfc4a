"""The register of remarks as the coordinator uses it: found, given to departments."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from consultations.merging import join
from consultations.publishing import publish_report
from consultations.states import Outcome
from tests.factories import consultations as make
from tests.factories import organizations

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture(autouse=True)
def _in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def department(db):
    return make.department(name="Wydział Kultury", members=[])


@pytest.fixture
def register(client, consultation, coordinator):
    """``register(outcome="unanswered")``: the page of the coordinator."""
    client.force_login(coordinator)
    url = reverse("consultations:remarks", args=[consultation.slug])
    return lambda **query: client.get(url, query)


def numbers(page) -> list[int]:
    return [remark.number for remark in page.context["page"]]


def url_of(name, consultation, *args) -> str:
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


# Finding -------------------------------------------------------------------------------------


@pytest.fixture
def various(consultation, department):
    table = make.table(meeting=make.meeting(consultation=consultation), number=4)
    stage = make.stage(consultation=consultation)
    text = make.consulted_text(consultation=consultation)
    point = text.provisions.get(label="§ 1 ust. 1")
    first = make.remark(consultation=consultation, text="Więcej ławek", channel="paper")
    make.remark(consultation=consultation, text="Ławki!", department=department, outcome="partly")
    make.remark(consultation=consultation, reason="bo brakuje ŁAWEK", table=table, channel="table")
    make.remark(consultation=consultation, provision="§ 8 ust. 2", stage=stage, outcome="accepted")
    make.remark(consultation=consultation, provision_point=point)
    joined = make.remark(consultation=consultation, text="Jak w jedynce")
    join(joined, first, by=None)
    return {"table": table.pk, "stage": stage.pk, "department": department.pk}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"outcome": "unanswered"}, [1, 3, 5, 6]),
        ({"outcome": "partly"}, [2]),
        ({"q": "BRAKUJE ławek"}, [3]),
        ({"channel": "paper"}, [1]),
        ({"table": "table"}, [3]),
        ({"stage": "stage"}, [4]),
        ({"department": "department"}, [2]),
        ({"department": "nobody", "outcome": "unanswered"}, [1, 3, 5, 6]),
        ({"provision": "§ 8"}, [4]),
        ({"provision": "§ 1 ust"}, [5]),
        ({"joined": "joined"}, [6]),
        ({"joined": "heads"}, [1]),
        ({"joined": "alone", "outcome": "unanswered"}, [3, 5]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_register_is_narrowed(register, various, query, found):
    query = {name: various.get(value, value) for name, value in query.items()}
    page = register(**query)
    assert numbers(page) == found


def test_what_is_no_choice_shows_everything_with_an_error(register, various):
    page = register(channel="pigeon")
    assert page.context["filter"].form.errors
    assert page.status_code == 200


def test_joined_remark_ends_like_its_head_and_both_say_so(register, consultation, coordinator):
    head, twin = make.remark(consultation=consultation), make.remark(consultation=consultation)
    join(twin, head, by=coordinator)
    head.answer(by=coordinator, outcome=Outcome.EXPLAINED)
    page = register(outcome="explained")
    assert numbers(page) == [1, 2]
    assert "together with no. 1" in page.content.decode()
    chips = {chip["value"]: chip["count"] for chip in page.context["chips"]}
    assert chips == {
        None: 2,
        "unanswered": 0,
        "accepted": 0,
        "partly": 0,
        "rejected": 0,
        "explained": 2,
    }


def test_register_of_one_and_of_many_asks_the_same(register, consultation, department):
    point = make.consulted_text(consultation=consultation).provisions.first()

    def add():
        head = make.remark(consultation=consultation, department=department, provision_point=point)
        join(make.remark(consultation=consultation), head, by=None)

    add()
    register()
    with CaptureQueriesContext(
        connection,
    ) as one:
        register()
    for _number in range(15):
        add()
    with CaptureQueriesContext(connection) as many:
        register()
    assert len(many) == len(one)


def test_pages_keep_what_was_looked_for(register, consultation):
    for _number in range(51):
        make.remark(consultation=consultation)
    page = register(outcome="unanswered", page=2)
    assert numbers(page) == [51]
    assert "outcome=unanswered&amp;page=1" in page.content.decode()


def test_empty_register_says_what_to_do_next(register):
    assert "No remarks yet" in register().content.decode()
    assert "No such remark" in register(q="smok").content.decode()


def test_prepared_corrections_are_named(client, coordinator):
    consultation = make.consultation(status="closed", days=-1)
    remark = make.remark(consultation=consultation, outcome="accepted")
    publish_report(consultation, by=coordinator)
    client.force_login(coordinator)
    url = url_of("remarks", consultation)
    assert client.get(url).context["corrected"] == []
    remark.refresh_from_db()
    remark.answer(by=coordinator, outcome=Outcome.EXPLAINED, justification="Pomyłka.")
    assert client.get(url).context["corrected"] == [1]


# Giving to departments -------------------------------------------------------------------------


def test_ticked_remarks_are_given_and_the_address_keeps_the_filters(
    client, consultation, coordinator, department
):
    for _number in range(3):
        make.remark(consultation=consultation)
    client.force_login(coordinator)
    done = client.post(
        url_of("assign", consultation) + "?channel=portal",
        {"numbers": [1, 3], "department": department.pk},
    )
    assert done.url == url_of("remarks", consultation) + "?channel=portal"
    given = consultation.remarks.filter(department=department).in_order()
    assert [remark.number for remark in given] == [1, 3]
    page = client.get(done.url).content.decode()
    assert "Remarks 1, 3 are answered by: Wydział Kultury." in page
    assert "has nobody who could answer in the portal" in page


def test_everything_found_is_given_also_from_other_pages(
    client, consultation, coordinator, department
):
    for _number in range(52):
        make.remark(consultation=consultation, channel="paper")
    make.remark(consultation=consultation)
    client.force_login(coordinator)
    client.post(
        url_of("assign", consultation) + "?channel=paper",
        {"everything_found": "on", "department": department.pk},
    )
    assert consultation.remarks.filter(department=department).count() == 52


def test_remark_is_taken_from_its_department(client, consultation, coordinator, department):
    make.remark(consultation=consultation, department=department)
    client.force_login(coordinator)
    done = client.post(
        url_of("assign", consultation), {"numbers": [1], "department": "nobody", "back": "1"}
    )
    assert done.url == url_of("answer", consultation, 1)
    assert consultation.remarks.get().department is None


@pytest.mark.parametrize(
    "sent",
    [
        {"department": "unit"},
        {"numbers": [1]},
        {"numbers": [1], "department": "999999"},
        {"numbers": [1], "department": "ngo"},
        {"numbers": [1, 7], "department": "unit"},
        {"numbers": ["x", "²"], "department": "unit"},
    ],
    ids=["nothing ticked", "no department", "unknown", "not a unit", "unknown number", "no number"],
)
def test_wrong_giving_keeps_what_was_ticked_and_gives_nothing(
    client, consultation, coordinator, department, sent
):
    make.remark(consultation=consultation)
    known = {"unit": department.pk, "ngo": organizations.organization().pk}
    if "department" in sent:
        sent = sent | {"department": known.get(sent["department"], sent["department"])}
    client.force_login(coordinator)
    page = client.post(url_of("assign", consultation), sent)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert page.context["page"][0].is_ticked == (1 in sent.get("numbers", []))
    assert consultation.remarks.get().department is None


def test_reading_the_address_of_giving_leads_to_the_register(client, consultation, coordinator):
    client.force_login(coordinator)
    done = client.get(url_of("assign", consultation) + "?q=a")
    assert done.url == url_of("remarks", consultation) + "?q=a"
