"""Departments of the city: each sees and answers what it was given, and nothing else."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from consultations.merging import join
from consultations.models import DepartmentMember
from consultations.publishing import publish_report
from consultations.states import Outcome
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

YES, NO, NOTHING, SIGN_IN = 200, 403, 404, 302


@pytest.fixture(autouse=True)
def _in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def clerk(db):
    return accounts.user(name="Wanda Wydziałowa")


@pytest.fixture
def department(clerk):
    return make.department(name="Wydział Kultury", members=[clerk])


@pytest.fixture
def given(consultation, department):
    """Remark 1 is the department's, 2 is another one's, 3 is nobody's."""
    other = make.department(name="Wydział Sportu", members=[accounts.user()])
    return [
        make.remark(consultation=consultation, department=whose, text=f"Treść {number}")
        for number, whose in enumerate([department, other, None], start=1)
    ]


def url_of(name, consultation, *args) -> str:
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


# Who may what ----------------------------------------------------------------------------------

WHO = ["visitor", "member", "clerk", "other clerk", "coordinator"]
ALLOWED = [
    ("remarks", "get", [], [SIGN_IN, NO, NO, NO, YES]),
    ("assign", "post", [], [SIGN_IN, NO, NO, NO, YES]),
    ("answer", "get", [1], [SIGN_IN, NOTHING, YES, NOTHING, YES]),
    ("answer", "post", [1], [SIGN_IN, NOTHING, YES, NOTHING, YES]),
    ("answer", "get", [3], [SIGN_IN, NOTHING, NOTHING, NOTHING, YES]),
    ("join_remark", "get", [1], [SIGN_IN, NOTHING, NO, NOTHING, YES]),
    ("take_apart", "post", [1], [SIGN_IN, NOTHING, NO, NOTHING, SIGN_IN]),
    ("answers_sheet", "get", [], [SIGN_IN, NO, YES, YES, YES]),
    ("import_answers", "get", [], [SIGN_IN, NO, YES, YES, YES]),
    ("my_remarks", "get", None, [SIGN_IN, NOTHING, YES, YES, NOTHING]),
]


@pytest.mark.parametrize(
    ("name", "method", "args", "expected"),
    ALLOWED,
    ids=[f"{name}-{method}-{args}" for name, method, args, _expected in ALLOWED],
)
def test_who_may_open_what(
    client, consultation, coordinator, clerk, given, name, method, args, expected
):
    other = DepartmentMember.objects.get(department=given[1].department).user
    people = dict(zip(WHO, [None, accounts.user(), clerk, other, coordinator], strict=True))
    path = (
        reverse("consultations:my_remarks") if args is None else url_of(name, consultation, *args)
    )
    found = []
    for person in people.values():
        client.logout()
        if person:
            client.force_login(person)
        found.append(getattr(client, method)(path).status_code)
    assert dict(zip(WHO, found, strict=True)) == dict(zip(WHO, expected, strict=True))


@pytest.mark.parametrize(
    ("name", "method", "args", "expected"),
    [
        ("answer", "get", [1], YES),
        ("answer", "post", [1], NO),
        ("import_answers", "get", [], NO),
        ("answers_sheet", "get", [], YES),
    ],
    ids=["read", "answer", "send a table", "take a table"],
)
def test_after_publication_departments_only_read(
    client, coordinator, department, clerk, name, method, args, expected
):
    consultation = make.consultation(status="closed", days=-1)
    make.remark(consultation=consultation, department=department, outcome="accepted")
    publish_report(consultation, by=coordinator)
    client.force_login(clerk)
    answer = getattr(client, method)(url_of(name, consultation, *args))
    assert answer.status_code == expected
    assert consultation.remarks.get().outcome == "accepted"


# Their page ------------------------------------------------------------------------------------


def test_departments_page_has_its_own_remarks_those_that_wait_first(client, clerk, given):
    given[0].answer(by=clerk, outcome=Outcome.ACCEPTED)
    waiting = make.remark(consultation=given[0].consultation, department=given[0].department)
    joined = make.remark(consultation=given[0].consultation, department=given[0].department)
    given[1].answer(by=clerk, outcome=Outcome.REJECTED, justification="Cudzy szkic.")
    join(joined, given[1], by=clerk)
    client.force_login(clerk)
    page = client.get(reverse("consultations:my_remarks"))
    shown = [remark.number for remark in page.context["page"]]
    assert shown == [waiting.number, 1, joined.number]
    assert (page.context["total"], page.context["waiting"]) == (3, 1)
    content = page.content.decode()
    assert "Treść 2" not in content
    assert "not accepted" not in content, "that is another department's draft"
    only = client.get(reverse("consultations:my_remarks"), {"outcome": "unanswered"})
    assert [remark.number for remark in only.context["page"]] == [waiting.number]


def test_draft_of_another_department_is_not_shown_on_a_joined_remark(client, clerk, given):
    given[1].answer(by=clerk, outcome=Outcome.REJECTED, justification="Cudzy szkic.")
    join(given[0], given[1], by=clerk)
    client.force_login(clerk)
    page = client.get(url_of("answer", given[0].consultation, 1)).content.decode()
    assert "together with no. 2" in page
    assert "Cudzy szkic." not in page
    assert "not accepted" not in page


def test_nobody_but_the_coordinator_sees_how_to_reach_the_author(
    client, consultation, clerk, department
):
    make.remark(
        consultation=consultation,
        department=department,
        author_name="Anna Tajna",
        author_email="anna@poczta.example",
        author_address="ul. Cicha 3",
        organization_name="Fundacja Próba",
    )
    client.force_login(clerk)
    page = client.get(url_of("answer", consultation, 1)).content.decode()
    assert "Fundacja Próba" in page
    for secret in ["Anna Tajna", "anna@poczta.example", "ul. Cicha 3"]:
        assert secret not in page


def test_answer_leads_to_the_next_one_of_the_department(client, clerk, given):
    consultation = given[0].consultation
    make.remark(consultation=consultation, department=given[0].department)
    client.force_login(clerk)
    sent = {"outcome": "accepted", "justification": ""}
    assert client.post(url_of("answer", consultation, 1), sent).url.endswith("/uwagi/4/")
    last = client.post(url_of("answer", consultation, 4), sent)
    assert last.url == reverse("consultations:my_remarks")
    answered = consultation.remarks.get(number=1)
    assert (answered.outcome, answered.answered_by) == ("accepted", clerk)


def test_remark_given_to_another_department_meanwhile_is_not_found(client, clerk, given):
    given[0].department = given[1].department
    given[0].save()
    client.force_login(clerk)
    answer = client.post(
        url_of("answer", given[0].consultation, 1), {"outcome": "accepted", "justification": ""}
    )
    assert answer.status_code == 404


def test_departments_page_asks_the_same_for_one_and_for_many(client, clerk, department, given):
    client.force_login(clerk)
    url = reverse("consultations:my_remarks")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    other = make.consultation()
    for _number in range(15):
        make.remark(consultation=given[0].consultation, department=department)
        make.remark(consultation=other, department=department)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one)


def test_department_without_remarks_is_told_what_comes(client, clerk, department):
    client.force_login(clerk)
    page = client.get(reverse("consultations:my_remarks")).content.decode()
    assert "No remark is given to your department" in page


def test_account_says_how_many_wait(client, clerk, given):
    client.force_login(clerk)
    page = client.get(reverse("account")).content.decode()
    assert "1 remark waits for an answer of your department." in page
    client.force_login(accounts.user())
    assert (
        reverse("consultations:my_remarks") not in client.get(reverse("account")).content.decode()
    )


# Kept in the administration ---------------------------------------------------------------------


def test_people_of_a_department_are_named_by_the_e_mail_of_their_account(signed_in):
    unit = make.department(name="Wydział Zdrowia")
    person = accounts.user(email="zofia@urzad.example")
    add = reverse("admin:consultations_departmentmember_add")
    assert signed_in.get(add).status_code == 200
    wrong = signed_in.post(add, {"department": unit.pk, "user": "nikt@urzad.example"})
    assert "Nobody has an account with this e-mail" in wrong.content.decode()
    signed_in.post(add, {"department": unit.pk, "user": person.email})
    assert DepartmentMember.objects.get().user == person
    twice = signed_in.post(add, {"department": unit.pk, "user": person.email})
    assert "This person is in this department already." in twice.content.decode()
    page = signed_in.get(reverse("admin:consultations_departmentmember_changelist"))
    assert "Wydział Zdrowia" in page.content.decode()


def test_organisations_are_no_departments(signed_in):
    from tests.factories import organizations

    ngo = organizations.organization()
    person = accounts.user()
    signed_in.post(
        reverse("admin:consultations_departmentmember_add"),
        {"department": ngo.pk, "user": person.email},
    )
    assert not DepartmentMember.objects.exists()
