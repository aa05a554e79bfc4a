"""Who may open what: role × address, and the same number of queries however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tcal.surveys.models import Survey
from tcal.surveys.permissions import can_answer, can_manage, can_see_results
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

ROLES = ["visitor", "member", "other_member", "staff", "coordinator"]
# For a survey that asks the member's organisation only. "in" leads to the sign-in page.
ASKED = ["in", 200, 404, 200, 200]
MANAGERS = ["in", 403, 404, 200, 200]
LISTS = ["in", 200, 200, 200, 200]
DESK = ["in", 403, 403, 200, 200]
MATRIX = {
    "list": LISTS,
    "desk": DESK,
    "new": DESK,
    "survey": ASKED,
    "thanks": ASKED,
    "manage": MANAGERS,
    "edit": MANAGERS,
    "preview": MANAGERS,
    "close": MANAGERS,
    "delete": MANAGERS,
    "copy": MANAGERS,
    "invitations": MANAGERS,
    "new_question": MANAGERS,
    "edit_question": MANAGERS,
    "remove_question": MANAGERS,
    "results": MANAGERS,
    "texts": MANAGERS,
    "results_pdf": MANAGERS,
    "answers_csv": MANAGERS,
    "answers_xlsx": MANAGERS,
}
STEPS = ["open", "close", "delete", "move_up", "move_down", "remove_question", "copy"]


@pytest.fixture(autouse=True)
def _no_slow_documents(monkeypatch):
    """What the documents say is tested elsewhere; here only who may ask for them."""
    monkeypatch.setattr("tcal.shared.pdf.render_pdf", lambda *args, **kwargs: b"%PDF-1.7")


@pytest.fixture
def people():
    return {
        "visitor": None,
        "member": accounts.user(),
        "other_member": accounts.user(),
        "staff": accounts.staff(),
        "coordinator": accounts.coordinator(),
    }


@pytest.fixture
def limited(people):
    """Asks one organisation; has a question."""
    survey = make.survey(audience="organizations", only_invited=True)
    make.question(survey=survey)
    survey.invited_organizations.add(organization(members=[people["member"]]))
    organization(members=[people["other_member"]])
    return survey


def address(name, survey):
    question = survey.questions.first()
    arguments = {
        "list": [],
        "desk": [],
        "new": [],
        "new_question": [survey.slug, "text"],
        **{
            one: [survey.slug, question.pk]
            for one in ("edit_question", "remove_question", "texts", "move_up", "move_down")
        },
    }
    return reverse(f"surveys:{name}", args=arguments.get(name, [survey.slug]))


def answer_to(client, person, url, *, method="get"):
    client.logout()
    if person:
        client.force_login(person)
    response = getattr(client, method)(url)
    if response.status_code == 302 and "/login/" in response.url:
        return "in"
    return response.status_code


@pytest.mark.parametrize("name", MATRIX)
def test_who_opens_what(client, people, limited, name):
    url = address(name, limited)
    assert [answer_to(client, people[role], url) for role in ROLES] == MATRIX[name]


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_taken_by_managers_only(client, people, limited, name):
    url = address(name, limited)
    answers = [answer_to(client, people[role], url, method="post") for role in ROLES[:3]]
    assert answers == ["in", 403, 404]
    assert limited.questions.count() == 1
    limited.refresh_from_db()
    assert limited.status == "open"


def test_draft_exists_for_managers_only(client, people):
    draft = make.survey(status="draft")
    url = reverse("surveys:survey", args=[draft.slug])
    answers = [answer_to(client, people[role], url) for role in ROLES]
    assert answers == ["in", 404, 404, 200, 200]


@pytest.mark.parametrize(("status", "expected"), [("draft", 404), ("open", 200), ("closed", 200)])
def test_link_is_public_and_a_draft_is_not_there(client, people, status, expected):
    survey = make.survey(audience="link", status=status)
    make.question(survey=survey)
    url = reverse("surveys:by_link", args=[survey.token])
    assert {answer_to(client, people[role], url) for role in ROLES} == {expected}
    assert answer_to(client, None, reverse("surveys:by_link", args=["nie-ma"])) == 404


def test_survey_with_a_link_is_not_found_by_its_title(client, people):
    survey = make.survey(audience="link")
    url = reverse("surveys:survey", args=[survey.slug])
    answers = [answer_to(client, people[role], url) for role in ROLES]
    assert answers == ["in", 404, 404, 302, 302]


def test_survey_of_accounts_has_no_public_link(client):
    survey = make.survey()
    assert answer_to(client, None, reverse("surveys:by_link", args=[survey.token])) == 404


def test_permission_functions(people, limited):
    own = limited.invited_organizations.get()
    for role, person in people.items():
        if person:
            manages = role in {"staff", "coordinator"}
            assert can_manage(person, limited) is manages
            assert can_see_results(person, limited) is manages
            assert can_answer(person, limited, own) is (role == "member")
            assert can_answer(person, make.survey())


def test_managers_may_open_surveys_in_the_administration(client, people, limited):
    for role in ("staff", "coordinator"):
        assert people[role].has_perm("surveys.view_survey")
    url = reverse("admin:surveys_survey_changelist")
    assert answer_to(client, people["staff"], url) == 200
    assert answer_to(client, people["member"], url) == "in"


def queries_of(client, url):
    """Of the second visit: the first one fills what the process remembers."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["desk", "list"])
def test_lists_cost_the_same_with_one_and_thirty(client, people, name):
    organization(members=[people["staff"]])
    client.force_login(people["staff"])
    url = reverse(f"surveys:{name}")

    def add():
        for audience in ("people", "organizations"):
            make.question(survey=make.survey(audience=audience))

    add()
    once = queries_of(client, url)
    for _number in range(15):
        add()
    assert queries_of(client, url) == once


@pytest.mark.parametrize(
    "name", ["survey", "manage", "preview", "results", "texts", "answers_csv", "invitations"]
)
def test_pages_cost_the_same_with_more_questions_and_answers(client, people, limited, name):
    client.force_login(people["staff"])

    def grow():
        make.one_of_each_kind(Survey.objects.get(pk=limited.pk))

    grow()
    url = address(name, limited)
    limited.questions.update(is_required=False)
    _answer(limited)
    once = queries_of(client, url)
    for _number in range(30):
        _answer(limited)
    assert queries_of(client, url) == once


def _answer(survey):
    person = accounts.user()
    own = organization(members=[person])
    survey.invited_organizations.add(own)
    make.response(survey=survey, by=person, organization=own)


def test_form_costs_the_same_with_more_questions(client, people, limited):
    client.force_login(people["member"])
    url = address("survey", limited)
    make.one_of_each_kind(limited)
    once = queries_of(client, url)
    for _number in range(5):
        make.one_of_each_kind(limited)
    assert queries_of(client, url) == once
