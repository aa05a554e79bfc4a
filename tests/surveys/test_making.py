"""Making a survey in the portal: its questions, opening, closing, copies, invitations."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tcal.shared.periods import WARSAW
from tcal.shared.states import ForbiddenMove
from tcal.surveys.models import Question, Survey
from tcal.surveys.questions import save_question
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization
from tests.surveys.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def draft():
    return make.survey(title="Potrzeby szkoleniowe", status="draft", audience="organizations")


def address(name, survey, *args):
    return reverse(f"surveys:{name}", args=[survey.slug, *args])


def filled(**changed):
    return {
        "title": "Łatwe pytania",
        "introduction": "",
        "audience": "people",
        "closes_on": "2026-12-01",
        **changed,
    }


def test_new_survey_is_a_draft_until_the_end_of_a_day(desk, staff):
    page = desk.post(reverse("surveys:new"), filled(is_anonymous="on"))
    made = Survey.objects.get()
    assert page.url == address("manage", made)
    assert (made.slug, made.status, made.is_anonymous) == ("latwe-pytania", "draft", True)
    assert made.closes_at == datetime(2026, 12, 1, 23, 59, 59, tzinfo=WARSAW)
    assert (made.opens_at, made.created_by) == (None, staff)


def test_moments_come_back_as_they_were_given(desk):
    data = filled(closes_time="13:00", opens_on="2026-11-28", opens_time="08:30")
    desk.post(reverse("surveys:new"), data)
    made = Survey.objects.get()
    assert made.opens_at == datetime(2026, 11, 28, 8, 30, tzinfo=WARSAW)
    form = desk.get(address("edit", made)).context["form"]
    assert desk.post(address("edit", made), data).status_code == 302
    assert str(form["closes_time"].value()) == "13:00:00"
    assert 'value="2026-12-01"' in str(form["closes_on"])


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"closes_on": ""}, "closes_on"),
        ({"closes_on": "31.02.2026"}, "closes_on"),
        ({"opens_on": "2026-12-02"}, "closes_on"),
        ({"closes_on": "2027-03-28", "closes_time": "02:30"}, "closes_on"),
        ({"audience": "link", "only_invited": "on"}, "only_invited"),
        ({"title": ""}, "title"),
    ],
    ids=["no_day", "no_such_day", "opens_after", "skipped_hour", "limited_link", "no_title"],
)
def test_wrong_survey_is_refused_beside_the_field(desk, changed, field):
    page = desk.post(reverse("surveys:new"), filled(**changed))
    assert set(page.context["form"].errors) == {field}
    assert not Survey.objects.exists()


def test_what_was_promised_is_not_changed_by_the_form(desk, staff):
    survey = make.survey(is_anonymous=True, title="Otwarta")
    desk.post(address("edit", survey), filled(title="Nowy tytuł", audience="link"))
    survey.refresh_from_db()
    assert (survey.title, survey.audience, survey.is_anonymous) == ("Nowy tytuł", "people", True)


QUESTIONS = {
    "single": {"choices": "tak\r\n\r\n nie ", "other": "inaczej"},
    "multiple": {"choices": "a\nb\nc", "max_choices": "2"},
    "scale": {"scale_from": "0", "scale_to": "10", "low_label": "nigdy", "high_label": "zawsze"},
    "ranking": {"choices": "a\nb\nc"},
    "text": {},
    "matrix": {"rows": "sala\nsprzęt", "choices": "źle\ndobrze"},
}


@pytest.mark.parametrize("kind", QUESTIONS)
def test_question_of_each_kind_is_made_and_shown_again(desk, draft, kind):
    data = {"text": "O co chodzi?", "help_text": "Krótko.", **QUESTIONS[kind]}
    assert desk.get(address("new_question", draft, kind)).status_code == 200
    page = desk.post(address("new_question", draft, kind), data)
    assert page.url == address("manage", draft)
    made = draft.questions.get()
    assert (made.kind, made.position, made.is_required) == (kind, 1, False)
    assert made.what_is_missing() == ""
    wanted = [line.strip() for line in data.get("choices", "").split("\n") if line.strip()]
    assert [one.label for one in made.choices if not one.is_other] == wanted
    form = desk.get(address("edit_question", draft, made.pk)).context["form"]
    assert all(form[name].value() not in (None, "", []) for name in data)
    kept = {option.pk for option in made.options.all()}
    desk.post(address("edit_question", draft, made.pk), data | {"text": "Inaczej?"})
    assert {option.pk for option in made.options.all()} == kept
    assert draft.questions.get().text == "Inaczej?"
    assert desk.get(address("preview", draft)).status_code == 200
    assert desk.get(address("manage", draft)).status_code == 200


@pytest.mark.parametrize(
    ("kind", "changed", "field"),
    [
        ("single", {"choices": "tak"}, "choices"),
        ("single", {"choices": "tak\nTAK"}, "choices"),
        ("single", {"choices": "x" * 201 + "\nb"}, "choices"),
        ("single", {"choices": "\n".join(map(str, range(31)))}, "choices"),
        ("single", {"choices": "a\nb", "other": "A"}, "other"),
        ("multiple", {"choices": "a\nb", "max_choices": "0"}, "max_choices"),
        ("scale", {"scale_from": "5", "scale_to": "1"}, "scale_to"),
        ("scale", {"scale_from": "", "scale_to": "5"}, "scale_from"),
        ("matrix", {"rows": "", "choices": "a\nb"}, "rows"),
        ("text", {"text": ""}, "text"),
    ],
    ids=[
        "one_choice",
        "twice",
        "long_line",
        "too_many",
        "other_twice",
        "no_choice_allowed",
        "scale_down",
        "scale_without_start",
        "no_rows",
        "no_question",
    ],
)
def test_wrong_question_is_refused_beside_the_field(desk, draft, kind, changed, field):
    page = desk.post(address("new_question", draft, kind), {"text": "Co?", **changed})
    assert set(page.context["form"].errors) == {field}
    assert not Question.objects.exists()


def test_unknown_kind_of_question_is_not_found(desk, draft):
    assert desk.get(address("new_question", draft, "telepathy")).status_code == 404


def test_choice_left_out_is_gone_and_the_others_keep_their_rows(draft):
    question = make.question(survey=draft, kind="single", choices=["a", "b", "c"], other="inne")
    before = {option.label: option.pk for option in question.choices}
    save_question(Question.objects.with_options().get(pk=question.pk), choices=["c", "nowa", "a"])
    after = {option.label: option.pk for option in Question.objects.get().choices}
    assert list(after) == ["c", "nowa", "a"]
    assert (after["a"], after["c"]) == (before["a"], before["c"])


def test_questions_move_and_are_removed_without_gaps(desk, draft):
    first, second, third = (make.question(survey=draft, text=text) for text in "abc")

    def order():
        return list(draft.questions.in_order().values_list("position", "text"))

    desk.post(address("move_up", draft, third.pk))
    assert order() == [(1, "a"), (2, "c"), (3, "b")]
    desk.post(address("move_down", draft, first.pk))
    assert order() == [(1, "c"), (2, "a"), (3, "b")]
    desk.post(address("move_up", draft, third.pk))
    assert order() == [(1, "c"), (2, "a"), (3, "b")], "the first stays"
    assert desk.get(address("remove_question", draft, first.pk)).status_code == 200
    desk.post(address("remove_question", draft, first.pk))
    assert order() == [(1, "c"), (2, "b")]
    assert desk.get(address("move_up", draft, second.pk)).status_code == 405


def test_questions_stay_once_somebody_has_answered(desk):
    survey = make.survey()
    question = make.question(survey=survey, text="Pierwotne?")
    make.question(survey=survey, is_required=False)
    make.response(survey=survey)
    page = desk.post(address("edit_question", survey, question.pk), {"text": "Inne?"})
    assert page.context["form"].non_field_errors()
    for name in ("move_down", "remove_question"):
        assert desk.post(address(name, survey, question.pk)).status_code == 302
    page = desk.post(address("new_question", survey, "text"), {"text": "Dodatkowe?"})
    assert page.context["form"].non_field_errors()
    texts = survey.questions.in_order().values_list("text", flat=True)
    assert next(iter(texts)) == "Pierwotne?"
    assert len(texts) == 2


def test_draft_with_gaps_is_not_opened_and_says_all_of_them(desk, draft, staff):
    make.question(survey=draft, kind="single", choices=["tylko jedna"])
    make.question(survey=draft, kind="matrix", choices=["a", "b"])
    Survey.objects.filter(pk=draft.pk).update(closes_at=NOW - timedelta(days=1), only_invited=True)
    draft.refresh_from_db()
    assert len(desk.get(address("manage", draft)).context["problems"]) == 4
    with pytest.raises(ValidationError) as refused:
        draft.open(by=staff)
    assert len(refused.value.messages) == 4
    desk.post(address("open", draft))
    draft.refresh_from_db()
    assert draft.is_draft


def test_draft_without_questions_is_not_opened(draft, staff):
    with pytest.raises(ValidationError):
        draft.open(by=staff)


def test_anonymous_survey_of_a_few_invited_is_not_opened(staff):
    draft = make.survey(status="draft", is_anonymous=True, only_invited=True)
    make.question(survey=draft)
    draft.invited_people.set([accounts.user() for _number in range(4)])
    with pytest.raises(ValidationError):
        draft.open(by=staff)
    draft.invited_people.add(accounts.user())
    draft.open(by=staff)


def test_life_of_a_survey(desk, draft, staff):
    make.question(survey=draft)
    desk.post(address("open", draft))
    draft.refresh_from_db()
    assert (draft.status, draft.opened_by, draft.opened_at) == ("open", staff, NOW)
    assert desk.get(address("close", draft)).status_code == 200
    desk.post(address("close", draft))
    draft.refresh_from_db()
    assert (draft.status, draft.closed_by, draft.closed_at) == ("closed", staff, NOW)
    for verb in (draft.open, draft.close):
        with pytest.raises(ForbiddenMove):
            verb(by=staff)
    for name in ("open", "close", "delete"):
        assert desk.post(address(name, draft)).status_code == 302
    draft.refresh_from_db()
    assert draft.is_closed


def test_only_drafts_are_deleted(desk, draft):
    make.one_of_each_kind(draft)
    assert desk.get(address("delete", draft)).status_code == 200
    assert desk.post(address("delete", draft)).url == reverse("surveys:desk")
    assert not Survey.objects.exists()


def test_copy_is_a_draft_with_the_same_questions(desk, staff):
    survey = make.survey(status="closed", audience="organizations", only_invited=True)
    make.one_of_each_kind(survey)
    survey.invited_organizations.add(organization())
    page = desk.post(address("copy", survey), {"title": "Za rok", "closes_on": "2027-01-31"})
    copy = Survey.objects.get(title="Za rok")
    assert page.url == address("manage", copy)
    assert copy.is_draft
    assert copy.created_by == staff
    for one in (survey, copy):
        one.drawn = [
            (q.position, q.kind, q.text, [(o.label, o.is_row, o.is_other) for o in q.options.all()])
            for q in one.questions.in_order()
        ]
    assert copy.drawn == survey.drawn
    assert copy.invited_organizations.count() == 1
    copy.open(by=staff)


def test_organisations_are_found_invited_and_uninvited(desk):
    survey = make.survey(audience="organizations", only_invited=True)
    wanted = organization(name="Klub Seniora Próbny")
    organization(name="Chór Próbny")
    page = desk.get(address("invitations", survey), {"q": "seniorow"})
    assert page.context["found"] == [wanted]
    for _number in range(2):
        desk.post(address("invite_organization", survey, wanted.slug))
    assert list(survey.invited_organizations.all()) == [wanted]
    assert desk.get(address("invitations", survey), {"q": "seniorow"}).context["found"] == []
    desk.post(address("uninvite_organization", survey, wanted.slug))
    assert not survey.invited_organizations.exists()


def test_people_are_invited_by_e_mail_all_or_none(desk):
    survey = make.survey(only_invited=True)
    person = accounts.user(email="Ada@tcal.example")
    url = address("invitations", survey)
    page = desk.post(url, {"emails": "ada@tcal.example\nnikt@tcal.example"})
    assert "nikt@tcal.example" in page.context["form"].errors["emails"][0]
    assert not survey.invited_people.exists()
    assert desk.post(url, {"emails": "ADA@tcal.example\n"}).status_code == 302
    assert list(survey.invited_people.all()) == [person]
    assert person.name in desk.get(url).content.decode()
    desk.post(address("uninvite_person", survey, person.pk))
    assert not survey.invited_people.exists()


def test_survey_for_everybody_has_no_invitations(desk, draft):
    assert desk.get(address("invitations", draft)).url == address("manage", draft)


def test_reserved_words_are_no_addresses():
    assert make.survey(title="Obsługa").slug == "obsluga-2"
    assert make.survey(title="O").slug == "o-2"


def test_link_to_the_survey_is_shown_to_be_sent(desk):
    survey = make.survey(audience="link")
    page = desk.get(address("manage", survey))
    assert f"http://testserver/ankiety/o/{survey.token}/" in page.content.decode()
    assert desk.get(address("survey", survey)).url == survey.get_absolute_url()
