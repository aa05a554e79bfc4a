"""Sending a remark, and the coordinator's answers."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from consultations.models import Remark
from consultations.publishing import publish_report
from consultations.remarks import enter_remark
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def filled_in(**fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "text": "Więcej ławek.",
        "author_name": "Jola Nowak",
        "author_email": "jola@ngo.example",
        **fields,
    }


@pytest.fixture
def url(consultation):
    return reverse("consultations:remark", args=[consultation.slug])


def test_remark_gets_the_next_number_and_a_page_that_says_so(client, url, consultation):
    make.remark(consultation=consultation, number=4)
    page = client.post(url, filled_in(), follow=True)
    remark = consultation.remarks.latest("number")
    assert remark.number == 5
    assert (remark.channel, str(remark.received_on)) == ("portal", "2026-11-24")
    assert "5" in page.context["remark"].__str__()
    assert "jola@ngo.example" not in page.content.decode()


def test_remark_needs_neither_a_provision_nor_an_organisation(client, url, consultation):
    assert client.post(url, filled_in()).status_code == 302
    remark = consultation.remarks.get()
    assert (remark.provision, remark.organization_name, remark.is_name_public) == ("", "", False)


def test_form_sent_twice_leads_to_the_first_result(client, url, consultation):
    typed = filled_in()
    first, second = client.post(url, typed), client.post(url, typed)
    assert first.url == second.url
    assert consultation.remarks.count() == 1


@pytest.mark.parametrize("field", ["text", "author_name", "author_email"])
def test_missing_field_is_named_and_the_rest_is_kept(client, url, consultation, field):
    page = client.post(url, filled_in(provision="§ 8 ust. 2", **{field: "  "}))
    assert set(page.context["form"].errors) == {field}
    assert "§ 8 ust. 2" in page.content.decode()
    assert not consultation.remarks.exists()


def test_too_long_text_is_refused_and_kept(client, url, consultation):
    text = "ą" * 5001
    page = client.post(url, filled_in(text=text))
    assert set(page.context["form"].errors) == {"text"}
    assert text in page.content.decode()


def test_remarks_are_accepted_until_the_last_second(client, url, consultation):
    with time_machine.travel(consultation.closes_at, tick=False):
        assert client.post(url, filled_in()).status_code == 302


@pytest.mark.parametrize("moment", ["too early", "too late"])
def test_at_other_times_the_contact_is_shown_and_the_text_kept(client, moment):
    if moment == "too early":
        consultation = make.consultation(opens_on=(NOW + timedelta(days=1)).date())
    else:
        consultation = make.consultation(days=0, closes_at=NOW - timedelta(seconds=1))
    url = reverse("consultations:remark", args=[consultation.slug])
    page = client.post(url, filled_in(text="Zachowana treść"))
    content = page.content.decode()
    assert "Zachowana treść" in content
    assert "000 000 024" in content
    assert not Remark.objects.exists()


def test_signed_in_author_finds_the_own_data_and_is_remembered(client, url, consultation):
    person = accounts.user(name="Marta Członkowska", email="marta@ngo.example")
    client.force_login(person)
    form = client.get(url).context["form"]
    assert form["author_name"].value() == "Marta Członkowska"
    assert form["author_email"].value() == "marta@ngo.example"
    client.post(url, filled_in())
    assert consultation.remarks.get().user == person


def test_page_with_the_number_belongs_to_its_consultation(client, consultation):
    remark = make.remark(consultation=consultation, submission_id=uuid4())
    other = make.consultation()
    wrong = reverse("consultations:remark_received", args=[other.slug, remark.submission_id])
    assert client.get(wrong).status_code == 404


def test_name_is_published_only_with_consent(consultation):
    person = make.remark(consultation=consultation, author_name="Jola Nowak")
    assert person.public_author == ""
    person.organization_name = "Fundacja Próba"
    assert person.public_author == "Fundacja Próba"
    person.is_name_public = True
    assert person.public_author == "Jola Nowak, Fundacja Próba"


# The coordinator -----------------------------------------------------------------------------


def test_coordinator_enters_a_remark_that_came_on_paper(consultation, table, coordinator):
    remark = enter_remark(
        consultation,
        by=coordinator,
        channel="paper",
        received_on=NOW.date(),
        text="Kartka ze stolika.",
        table=table,
    )
    assert (remark.number, remark.author_email, remark.entered_by) == (1, "", coordinator)


def test_answer_leads_to_the_next_remark_that_waits(client, consultation, coordinator):
    for _number in range(3):
        make.remark(consultation=consultation)
    client.force_login(coordinator)
    answer = {"outcome": "accepted", "justification": ""}
    second = reverse("consultations:answer", args=[consultation.slug, 2])
    assert client.post(second, answer).url.endswith("/uwagi/3/")
    remark = consultation.remarks.get(number=2)
    assert (remark.outcome, remark.answered_by, remark.answered_at) == (
        "accepted",
        coordinator,
        NOW,
    )
    client.post(reverse("consultations:answer", args=[consultation.slug, 3]), answer)
    last = client.post(reverse("consultations:answer", args=[consultation.slug, 1]), answer)
    assert last.url == reverse("consultations:remarks", args=[consultation.slug])


@pytest.mark.parametrize("outcome", ["partly", "rejected"])
def test_missing_justification_is_named_beside_the_field(
    client, consultation, coordinator, outcome
):
    make.remark(consultation=consultation)
    client.force_login(coordinator)
    url = reverse("consultations:answer", args=[consultation.slug, 1])
    page = client.post(url, {"outcome": outcome, "justification": "  "})
    assert set(page.context["form"].errors) == {"justification"}
    assert consultation.remarks.get().outcome == ""


@pytest.mark.parametrize("outcome", ["", "maybe"])
def test_outcome_is_one_of_four(client, consultation, coordinator, outcome):
    make.remark(consultation=consultation)
    client.force_login(coordinator)
    url = reverse("consultations:answer", args=[consultation.slug, 1])
    page = client.post(url, {"outcome": outcome, "justification": "Zapisane uzasadnienie"})
    assert set(page.context["form"].errors) == {"outcome"}
    assert "Zapisane uzasadnienie" in page.content.decode()
    assert consultation.remarks.get().outcome == ""


@pytest.mark.parametrize("outcome", ["", "maybe", "rejected"])
def test_verb_refuses_what_the_form_refuses(consultation, coordinator, outcome):
    remark = make.remark(consultation=consultation)
    with pytest.raises(ValidationError):
        remark.answer(by=coordinator, outcome=outcome, justification=" ")
    remark.refresh_from_db()
    assert remark.outcome == ""


def test_published_answers_are_not_changed_by_preparing_a_correction(client, coordinator):
    consultation = make.consultation(status="closed", days=-1)
    remark = make.remark(consultation=consultation, outcome="accepted")
    version = publish_report(consultation, by=coordinator)
    client.force_login(coordinator)
    url = reverse("consultations:answer", args=[consultation.slug, remark.number])
    client.post(url, {"outcome": "explained", "justification": "x"})
    assert version.answers.get().outcome == "accepted"
    assert consultation.remarks.get().outcome == "explained"


# The consultation's own steps ----------------------------------------------------------------


def test_life_of_a_consultation(client, coordinator):
    consultation = make.consultation(status="draft", days=1)
    client.force_login(coordinator)

    def step(name):
        client.post(reverse(f"consultations:{name}", args=[consultation.slug]))
        consultation.refresh_from_db()

    step("publish")
    assert (consultation.status, consultation.published_by) == ("published", coordinator)
    step("close")
    assert consultation.status == "published", "remarks are still accepted"
    with time_machine.travel(consultation.closes_at + timedelta(seconds=1), tick=False):
        make.remark(consultation=consultation)
        step("publish_report")
        assert consultation.report_published_at is None, "it is not closed"
        step("close")
        assert consultation.status == "closed"
        step("publish_report")
        assert consultation.report_published_at is None, "a remark has no answer"
        consultation.remarks.get().answer(by=coordinator, outcome="accepted")
        step("publish_report")
        assert consultation.report_published_by == coordinator


def test_wrong_move_raises(consultation, coordinator):
    with pytest.raises(ForbiddenMove):
        consultation.publish(by=coordinator)


def test_page_seen_long_ago_does_not_publish_twice(coordinator):
    consultation = make.consultation(status="closed", days=-1)
    make.remark(consultation=consultation, outcome="accepted")
    stale = type(consultation).objects.get(pk=consultation.pk)
    publish_report(consultation, by=coordinator)
    with pytest.raises(ValidationError) as refusal:
        publish_report(stale, by=coordinator)
    assert refusal.value.code == "report_published"


def test_flood_of_forms_from_one_address_is_stopped(client, consultation):
    url = reverse("consultations:remark", args=[consultation.slug])

    answers = [client.post(url, {"text": ""}).status_code for _number in range(31)]

    assert set(answers[:30]) == {200}
    assert answers[30] == 429
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "Uwagi przyjmowano do"), (1, "Uwagi są przyjmowane od")],
)
def test_closed_form_says_whether_the_time_has_passed(client, days, said):
    status = "closed" if days < 0 else "published"
    opens_on = (NOW + timedelta(days=1 if days > 0 else -30)).date()
    shown = make.consultation(days=days, status=status, opens_on=opens_on)
    page = client.get(reverse("consultations:remark", args=[shown.slug]))
    assert said in page.content.decode()


def test_missing_name_and_address_are_asked_for_in_words(client, url):
    page = client.post(url, filled_in(author_name="", author_email=""))
    assert page.context["form"].errors == {
        "author_name": ["Podaj imię i nazwisko."],
        "author_email": ["Podaj adres e-mail."],
    }
