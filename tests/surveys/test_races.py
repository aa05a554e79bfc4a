"""Real threads on a real PostgreSQL: everybody answers once."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tcal.surveys.answering import send_answers
from tcal.surveys.models import Answer, HasAnswered, Response
from tcal.surveys.questions import save_question
from tests.factories import accounts
from tests.factories import surveys as make
from tests.factories.organizations import organization
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def sending(survey, question, *, by, organization=None, submission_id=None):
    return lambda: send_answers(
        survey,
        answers=[Answer(question=question, text="Głos.")],
        submission_id=submission_id or uuid4(),
        by=by,
        organization=organization,
    )


@pytest.mark.parametrize("is_anonymous", [False, True], ids=["signed", "anonymous"])
def test_members_of_one_organisation_answer_at_one_moment(is_anonymous):
    survey = make.survey(audience="organizations", is_anonymous=is_anonymous)
    question = make.question(survey=survey)
    people = [accounts.user() for _number in range(4)]
    own = organization(members=people)
    results = all_at_once(
        [sending(survey, question, by=person, organization=own) for person in people]
    )
    assert results.count(True) == 1
    refused = [result for result in results if result is not True]
    assert all(list(refusal.error_dict) == ["organization"] for refusal in refused)
    assert (Response.objects.count(), Answer.objects.count()) == (1, 1)


def test_one_form_sent_many_times_is_stored_once():
    survey = make.survey(audience="link", is_anonymous=True)
    question = make.question(survey=survey)
    number = uuid4()
    results = all_at_once([sending(survey, question, by=None, submission_id=number)] * 5)
    assert sorted(results) == [False] * 4 + [True]
    assert Response.objects.count() == 1


def test_many_people_answer_an_anonymous_survey_at_one_moment():
    survey = make.survey(is_anonymous=True)
    question = make.question(survey=survey)
    people = [accounts.user() for _number in range(8)]
    results = all_at_once([sending(survey, question, by=person) for person in people])
    assert results == [True] * 8
    assert HasAnswered.objects.count() == Response.objects.count() == 8


def test_first_answer_and_a_change_of_the_question_do_not_cross():
    """Whichever comes first: no answer is left at words that it was not given to."""
    survey = make.survey()
    question = make.question(survey=survey, text="Przed?")
    person = accounts.user()

    def change():
        question.text = "Po?"
        return save_question(question)

    changed, sent = all_at_once([change, sending(survey, question, by=person)])
    question.refresh_from_db()
    assert sent is True
    assert question.text == ("Przed?" if isinstance(changed, ValidationError) else "Po?")
