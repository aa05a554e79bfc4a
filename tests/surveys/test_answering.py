"""The form, and the verb behind it: what is stored, what is refused and how."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tcal.surveys.answering import has_answered, send_answers
from tcal.surveys.invitations import invite
from tcal.surveys.models import Answer, Response
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization
from tests.surveys.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def every_kind():
    survey = make.survey()
    return survey, make.one_of_each_kind(survey)


@pytest.fixture
def person(client):
    made = accounts.user(name="Ada Odpowiadająca")
    client.force_login(made)
    return made


def send(client, survey, data):
    return client.post(survey.get_absolute_url(), data)


def errors_of(page):
    return {name: list(errors) for name, errors in page.context["form"].errors.items()}


def test_every_kind_of_answer_is_stored(client, person, every_kind):
    survey, asked = every_kind
    several = [str(option.pk) for option in asked["multiple"].choices[:2]]
    single = f"q{asked['single'].pk}"
    page = send(
        client,
        survey,
        make.typed(
            asked,
            **{
                f"q{asked['multiple'].pk}": several,
                single: str(asked["single"].other.pk),
                f"{single}_other": "jeszcze inaczej",
            },
        ),
    )
    assert page.url == reverse("surveys:thanks", args=[survey.slug])
    response = Response.objects.get()
    assert (response.user, response.answered_at) == (person, NOW)
    stored = {
        (a.question.kind, a.option and a.option.label, a.row and a.row.label, a.number, a.text)
        for a in response.answers.all()
    }
    assert stored == {
        ("single", "inne", None, None, "jeszcze inaczej"),
        ("multiple", "rano", None, None, ""),
        ("multiple", "po południu", None, None, ""),
        ("scale", None, None, 4, ""),
        ("ranking", "sala", None, 1, ""),
        ("ranking", "sprzęt", None, 2, ""),
        ("ranking", "porady", None, 3, ""),
        ("text", None, None, None, "Dziękuję."),
        ("matrix", "dobrze", "czystość", None, ""),
        ("matrix", "dobrze", "dojazd", None, ""),
    }


def test_nothing_filled_in_is_said_beside_every_question(client, person, every_kind):
    survey, _asked = every_kind
    page = send(client, survey, {"submission_id": str(uuid4())})
    wrong = errors_of(page)
    assert len(wrong) == 4 + 3 + 2, "four of one field, three places, two rows"
    assert page.status_code == 200
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("single", "999999", "not on the list"),
        ("single", "drop table", "not on the list"),
        ("scale", "6", "not on the list"),
        ("scale", "-1", "not on the list"),
        ("text", "x" * 5001, "5000"),
        ("text", "\x00", "ull"),
        ("text", "   ", "required"),
    ],
    ids=["unknown", "nonsense", "too_high", "negative", "long", "null", "blank"],
)
def test_bad_input_is_refused_beside_the_question(client, person, every_kind, kind, value, said):
    survey, asked = every_kind
    client.cookies["django_language"] = "en"
    name = f"q{asked[kind].pk}"
    page = send(client, survey, make.typed(asked, **{name: value}))
    assert set(errors_of(page)) == {name}
    assert said in errors_of(page)[name][0]
    assert not Response.objects.exists()


def test_choice_of_another_surveys_question_is_refused(client, person, every_kind):
    survey, asked = every_kind
    foreign = make.question(survey=make.survey(), kind="single", choices=["obce", "cudze"])
    for kind in ("single", "multiple"):
        name = f"q{asked[kind].pk}"
        page = send(client, survey, make.typed(asked, **{name: str(foreign.choices[0].pk)}))
        assert set(errors_of(page)) == {name}
    assert not Answer.objects.exists()


def test_two_things_in_one_place_and_too_many_choices_are_refused(client, person, every_kind):
    survey, asked = every_kind
    last = f"q{asked['ranking'].pk}_{asked['ranking'].choices[2].pk}"
    several = f"q{asked['multiple'].pk}"
    all_three = [str(option.pk) for option in asked["multiple"].choices]
    page = send(client, survey, make.typed(asked, **{last: "1", several: all_three}))
    assert set(errors_of(page)) == {last, several}
    assert "Dziękuję." in page.content.decode(), "what was typed stays"


def test_other_asks_which_and_words_without_it_are_not_lost(client, person, every_kind):
    survey, asked = every_kind
    name = f"q{asked['single'].pk}"
    page = send(client, survey, make.typed(asked, **{name: str(asked["single"].other.pk)}))
    assert set(errors_of(page)) == {f"{name}_other"}
    page = send(client, survey, make.typed(asked, **{f"{name}_other": "coś jeszcze"}))
    assert set(errors_of(page)) == {f"{name}_other"}
    assert "coś jeszcze" in page.content.decode()


def test_optional_questions_may_be_left_out_but_a_ranking_not_by_half(client, person):
    survey = make.survey()
    asked = make.one_of_each_kind(survey)
    survey.questions.update(is_required=False)
    half = f"q{asked['ranking'].pk}_{asked['ranking'].choices[0].pk}"
    page = send(client, survey, {"submission_id": str(uuid4()), half: "1"})
    assert len(errors_of(page)) == 2
    assert send(client, survey, {"submission_id": str(uuid4())}).status_code == 302
    assert Response.objects.get().answers.count() == 0


def test_the_same_form_sent_twice_is_stored_once_and_thanked_twice(client, person, every_kind):
    survey, asked = every_kind
    data = make.typed(asked)
    assert [send(client, survey, data).status_code for _n in range(2)] == [302, 302]
    assert Response.objects.count() == 1


def test_second_answer_of_a_person_is_refused_with_what_was_typed(client, person, every_kind):
    survey, asked = every_kind
    send(client, survey, make.typed(asked))
    again = make.typed(asked, **{f"q{asked['text'].pk}": "Jeszcze jedno."})
    page = send(client, survey, again)
    assert page.status_code == 200
    assert "Jeszcze jedno." in page.content.decode()
    assert Response.objects.count() == 1
    assert client.get(survey.get_absolute_url()).context["form"] is None


def test_one_answer_counts_for_the_organisation(client, person):
    survey = make.survey(audience="organizations")
    make.question(survey=survey)
    colleague = accounts.user()
    own = organization(name="Nasza", members=[person, colleague])
    other = organization(name="Druga", members=[person])
    make.response(survey=survey, by=colleague, organization=own)

    form = client.get(survey.get_absolute_url()).context["form"]
    assert list(form.fields["organization"].queryset) == [other]

    text = f"q{survey.questions.get().pk}"
    late = {"submission_id": str(uuid4()), "organization": own.pk, text: "Za późno."}
    page = send(client, survey, late)
    assert set(errors_of(page)) == {"organization"}
    assert "Nasza" in errors_of(page)["organization"][0]
    assert "Za późno." in page.content.decode()

    assert send(client, survey, late | {"organization": other.pk}).status_code == 302
    stored = Response.objects.get(organization=other)
    assert (stored.user, stored.answered_at) == (person, NOW)
    assert client.get(survey.get_absolute_url()).context["refusal"]


def test_nobody_answers_for_an_organisation_of_others(client, person):
    survey = make.survey(audience="organizations")
    make.question(survey=survey)
    foreign = organization(name="Obca")
    data = {"submission_id": str(uuid4()), "organization": foreign.pk}
    page = send(client, survey, data | {f"q{survey.questions.get().pk}": "Nie moje."})
    assert "organization" in errors_of(page)
    with pytest.raises(PermissionDenied):
        send_answers(survey, answers=[], submission_id=uuid4(), by=person, organization=foreign)
    assert not Response.objects.exists()


def test_link_is_answered_without_an_account_and_names_nobody(client):
    survey = make.survey(audience="link")
    make.question(survey=survey)
    data = {f"q{survey.questions.get().pk}": "Z linku."}
    for _number in range(2):
        page = send(client, survey, data | {"submission_id": str(uuid4())})
        assert page.url == reverse("surveys:thanks_by_link", args=[survey.token])
        assert client.get(page.url).status_code == 200
    assert set(Response.objects.values_list("user", "organization", "answered_at")) == {
        (None, None, NOW)
    }


def test_forms_of_visitors_are_counted(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"public_form": "2/m/ip"}
    survey = make.survey(audience="link")
    make.question(survey=survey)
    answers = [send(client, survey, {}).status_code for _number in range(3)]
    assert answers == [200, 200, 429]


def test_deadline_is_inclusive_and_a_second_later_is_too_late(client, person, survey):
    data = {f"q{survey.questions.get().pk}": "Zdążę?", "submission_id": str(uuid4())}
    with time_machine.travel(survey.closes_at + timedelta(seconds=1), tick=False):
        page = send(client, survey, data)
        assert page.status_code == 200
        assert "Zdążę?" in page.content.decode()
        assert page.context["form"].non_field_errors()
        assert client.get(survey.get_absolute_url()).context["form"] is None
    assert not Response.objects.exists()
    with time_machine.travel(survey.closes_at, tick=False):
        assert send(client, survey, data).status_code == 302


@pytest.mark.parametrize("status", ["draft", "closed"])
def test_only_an_open_survey_takes_answers(status):
    survey = make.survey(status=status)
    with pytest.raises(ValidationError) as refused:
        send_answers(survey, answers=[], submission_id=uuid4(), by=accounts.user())
    assert refused.value.code == "not_taken"


def test_answers_are_not_taken_before_the_opening_moment(client, person):
    survey = make.survey(opens_at=NOW + timedelta(hours=1))
    make.question(survey=survey)
    assert client.get(survey.get_absolute_url()).context["form"] is None
    with time_machine.travel(survey.opens_at, tick=False):
        assert client.get(survey.get_absolute_url()).context["form"]


def test_question_added_meanwhile_is_not_left_out(person, survey):
    answers = [Answer(question=survey.questions.get(), text="Jedno.")]
    make.question(survey=survey, kind="matrix", choices=["a", "b"], rows=["x", "y"])
    with pytest.raises(ValidationError) as refused:
        send_answers(survey, answers=answers, submission_id=uuid4(), by=person)
    assert refused.value.code == "required"
    assert not Response.objects.exists()


def test_limited_survey_exists_only_for_the_invited(client, person):
    survey = make.survey()
    make.question(survey=survey)
    invite(survey, people=[accounts.user()])
    assert client.get(survey.get_absolute_url()).status_code == 404
    invite(survey, people=[person])
    assert client.get(survey.get_absolute_url()).context["form"]


def test_anonymous_survey_knows_that_somebody_answered_and_nothing_else(client, person):
    survey = make.survey(is_anonymous=True)
    make.question(survey=survey)
    data = {f"q{survey.questions.get().pk}": "Szczerze.", "submission_id": str(uuid4())}
    assert [send(client, survey, data).status_code for _n in range(2)] == [302, 302]
    response = Response.objects.get()
    assert (response.user, response.organization, response.answered_at) == (None, None, None)
    assert has_answered(survey, by=person)
    assert [mark.user for mark in survey.marks.all()] == [person]
    page = send(client, survey, data | {"submission_id": str(uuid4())})
    assert page.context["form"].non_field_errors()
    assert Response.objects.count() == 1


def test_address_of_the_page_prefers_an_organisation(client, person):
    survey = make.survey(audience="organizations")
    make.question(survey=survey)
    organization(members=[person])
    wanted = organization(members=[person])
    page = client.get(f"{survey.get_absolute_url()}?organizacja={wanted.slug}")
    assert page.context["form"]["organization"].initial == wanted


def test_without_an_organisation_the_page_says_what_to_do(client, person):
    survey = make.survey(audience="organizations")
    page = client.get(survey.get_absolute_url())
    assert page.context["form"] is None
    assert page.context["refusal"]
