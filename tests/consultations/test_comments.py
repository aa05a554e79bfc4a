"""Comments: written by people who are signed in, shown, hidden and reported."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from consultations.comments import report_comment, write_comment
from consultations.models import Comment
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def person():
    return accounts.user(name="Marta Pisarska", email="marta@ngo.example")


@pytest.fixture
def url(consultation):
    return reverse("consultations:comment", args=[consultation.slug])


def address(name, comment) -> str:
    return reverse(f"consultations:{name}", args=[comment.consultation.slug, comment.key])


def typed(**fields) -> dict:
    return {"submission_id": str(uuid4()), "text": "Czy można przyjść z dzieckiem?", **fields}


def test_comment_waits_and_only_its_author_sees_it(client, consultation, url, person):
    client.force_login(person)
    page = client.post(url, typed(), follow=True)
    assert "Czy można przyjść z dzieckiem?" in page.content.decode()
    assert "notice--wait" in page.content.decode()
    comment = consultation.comments.get()
    assert (comment.status, comment.author_name) == ("waiting", "Marta Pisarska")

    for other in (None, accounts.user()):
        client.logout()
        if other:
            client.force_login(other)
        content = client.get(consultation.get_absolute_url()).content.decode()
        assert "z dzieckiem" not in content

    comment.publish(by=accounts.coordinator())
    client.logout()
    assert "z dzieckiem" in client.get(consultation.get_absolute_url()).content.decode()


def test_visitor_is_led_to_signing_in_and_back_to_the_comments(client, consultation, url, person):
    assert client.post(url, typed()).url.startswith(reverse("account_login"))
    client.force_login(person)
    assert client.get(url).url == f"{consultation.get_absolute_url()}#comments"
    assert not Comment.objects.exists()


def test_form_sent_twice_makes_one_comment(client, consultation, url, person):
    client.force_login(person)
    sent = typed()
    assert client.post(url, sent).url == client.post(url, sent).url
    assert consultation.comments.count() == 1


@pytest.mark.parametrize("text", ["", "  \n "], ids=["nothing", "white space"])
def test_empty_comment_is_refused_beside_the_field(client, consultation, url, person, text):
    client.force_login(person)
    page = client.post(url, typed(text=text))
    assert page.context["comment_form"].errors == {"text": ["Napisz komentarz."]}
    assert not consultation.comments.exists()


def test_too_long_comment_is_refused_and_kept(client, consultation, url, person):
    client.force_login(person)
    page = client.post(url, typed(text="ą" * 2001))
    assert set(page.context["comment_form"].errors) == {"text"}
    assert "ą" * 2001 in page.content.decode()
    assert not consultation.comments.exists()


def test_markup_in_a_comment_is_shown_as_text(client, consultation):
    make.comment(consultation=consultation, text="<script>alert(1)</script>")
    content = client.get(consultation.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in content
    assert "&lt;script&gt;alert(1)" in content


def test_closed_consultation_shows_comments_and_takes_none(client, person):
    closed = make.consultation(status="closed", days=-1)
    make.comment(consultation=closed, text="Dziękujemy za spotkanie")
    with pytest.raises(ValidationError) as refusal:
        write_comment(closed, by=person, text="Za późno")
    assert refusal.value.code == "comments_over"
    client.force_login(person)
    page = client.get(closed.get_absolute_url())
    assert "Dziękujemy za spotkanie" in page.content.decode()
    assert page.context["comment_form"] is None


def test_comment_refused_meanwhile_is_kept_on_the_page(client, person):
    closed = make.consultation(status="closed", days=-1)
    client.force_login(person)
    page = client.post(
        reverse("consultations:comment", args=[closed.slug]), typed(text="Zdanie do zachowania")
    )
    assert "Zdanie do zachowania" in page.content.decode()
    assert "nie są już przyjmowane" in page.content.decode()
    assert not Comment.objects.exists()


def test_flood_of_comments_from_one_address_is_stopped(client, url, person):
    client.force_login(person)
    answers = [client.post(url, {"text": ""}).status_code for _number in range(31)]
    assert (set(answers[:30]), answers[30]) == ({200}, 429)


def test_comments_of_a_draft_are_not_found(client, person):
    draft = make.consultation(status="draft")
    client.force_login(person)
    url = reverse("consultations:comment", args=[draft.slug])
    assert client.post(url, typed()).status_code == 404


# Authors -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["waiting", "published"])
def test_author_withdraws_the_comment(client, consultation, person, status):
    comment = make.comment(consultation=consultation, user=person, status=status, text="Cofam to")
    client.force_login(person)
    assert client.get(address("withdraw_comment", comment)).status_code == 200
    client.post(address("withdraw_comment", comment))
    comment.refresh_from_db()
    assert comment.status == "withdrawn"
    assert "Cofam to" not in client.get(consultation.get_absolute_url()).content.decode()
    assert client.post(address("withdraw_comment", comment)).status_code == 403


def test_hidden_comment_disappears_and_its_author_is_told_why(client, consultation, person):
    comment = make.comment(consultation=consultation, user=person, text="Nie na temat")
    comment.hide(by=accounts.coordinator(), reason="To nie dotyczy programu.")
    letter = QueuedMail.objects.get()
    assert letter.to == person.email
    assert "To nie dotyczy programu." in letter.text
    assert "Nie na temat" in letter.text
    assert "Nie na temat" not in client.get(consultation.get_absolute_url()).content.decode()
    client.force_login(person)
    own = client.get(consultation.get_absolute_url()).content.decode()
    assert "To nie dotyczy programu." in own


def test_comment_is_not_hidden_without_a_reason(consultation):
    comment = make.comment(consultation=consultation)
    with pytest.raises(ValidationError):
        comment.hide(by=accounts.coordinator(), reason="  ")
    comment.refresh_from_db()
    assert comment.status == "published"
    assert not QueuedMail.objects.exists()


@pytest.mark.parametrize("verb", ["publish", "withdraw", "keep"])
def test_withdrawn_comment_does_not_move_any_more(consultation, verb):
    comment = make.comment(consultation=consultation, status="withdrawn")
    with pytest.raises(ForbiddenMove):
        getattr(comment, verb)(by=accounts.coordinator())


# Reports -------------------------------------------------------------------------------------


def test_reported_comment_stays_until_the_moderator_looks(client, consultation, person):
    comment = make.comment(consultation=consultation, text="Ostre słowa")
    client.force_login(person)
    assert client.get(address("report_comment", comment)).status_code == 200
    client.post(address("report_comment", comment), {"reason": "Obraża uczestników."})
    assert comment.reports.get().reason == "Obraża uczestników."
    assert "Ostre słowa" in client.get(consultation.get_absolute_url()).content.decode()
    assert list(Comment.objects.awaiting_moderator()) == [comment]
    comment.keep(by=accounts.coordinator())
    assert not Comment.objects.awaiting_moderator()
    assert comment.reports.get().settled_at


def test_person_reports_a_comment_once(client, consultation, person):
    comment = make.comment(consultation=consultation)
    report_comment(comment, by=person, reason="Pierwszy raz")
    with pytest.raises(ValidationError) as refusal:
        report_comment(comment, by=person, reason="Drugi raz")
    assert refusal.value.code == "comment_is_reported_by_a_person_once"
    client.force_login(person)
    page = client.post(address("report_comment", comment), {"reason": "Trzeci raz"})
    assert "Trzeci raz" in page.content.decode()
    assert page.context["form"].errors
    assert comment.reports.count() == 1


def test_report_needs_words(client, consultation, person):
    comment = make.comment(consultation=consultation)
    client.force_login(person)
    page = client.post(address("report_comment", comment), {"reason": " "})
    assert set(page.context["form"].errors) == {"reason"}


# Who may do what -----------------------------------------------------------------------------

SIGN_IN, OK, NO, NOT_FOUND = 302, 200, 403, 404
WHO_MAY = {
    ("withdraw_comment", "published"): (SIGN_IN, OK, NO, NO, NO),
    ("withdraw_comment", "waiting"): (SIGN_IN, OK, NOT_FOUND, NOT_FOUND, NO),
    ("withdraw_comment", "hidden"): (SIGN_IN, NO, NOT_FOUND, NOT_FOUND, NO),
    ("report_comment", "published"): (SIGN_IN, NO, OK, OK, OK),
    ("report_comment", "waiting"): (SIGN_IN, NO, NOT_FOUND, NOT_FOUND, NO),
    ("moderate_comment", "published"): (SIGN_IN, NO, NO, NO, OK),
    ("moderate_comment", "waiting"): (SIGN_IN, NO, NOT_FOUND, NOT_FOUND, OK),
}


@pytest.mark.parametrize(("page", "status"), WHO_MAY)
def test_who_may_do_what_with_a_comment(client, consultation, page, status):
    author = accounts.user()
    comment = make.comment(consultation=consultation, user=author, status=status)
    people = [None, author, accounts.user(), accounts.staff(), accounts.coordinator()]
    answers = []
    for person in people:
        client.logout()
        if person:
            client.force_login(person)
        answers.append(client.get(address(page, comment)).status_code)
    assert tuple(answers) == WHO_MAY[page, status]


def test_comment_of_another_consultation_is_not_found(client, consultation, coordinator):
    comment = make.comment(consultation=make.consultation())
    client.force_login(coordinator)
    wrong = reverse("consultations:moderate_comment", args=[consultation.slug, comment.key])
    assert client.get(wrong).status_code == 404


# The moderator -------------------------------------------------------------------------------


def test_moderator_publishes_with_one_click(client, consultation, coordinator):
    comment = make.comment(consultation=consultation, status="waiting")
    client.force_login(coordinator)
    answer = client.post(address("moderate_comment", comment), {"decision": "publish"})
    assert answer.url == reverse("consultations:comments", args=[consultation.slug])
    comment.refresh_from_db()
    assert (comment.status, comment.decided_by) == ("published", coordinator)


def test_hiding_without_a_reason_is_refused_beside_the_field(client, consultation, coordinator):
    comment = make.comment(consultation=consultation, status="waiting")
    client.force_login(coordinator)
    page = client.post(address("moderate_comment", comment), {"decision": "hide", "reason": " "})
    assert set(page.context["form"].errors) == {"reason"}
    client.post(address("moderate_comment", comment), {"decision": "hide", "reason": "Reklama."})
    comment.refresh_from_db()
    assert (comment.status, comment.reason) == ("hidden", "Reklama.")


def test_decision_about_what_changed_meanwhile_is_explained(client, consultation, coordinator):
    comment = make.comment(consultation=consultation, status="withdrawn")
    client.force_login(coordinator)
    page = client.post(address("moderate_comment", comment), {"decision": "publish"}, follow=True)
    assert page.status_code == 200
    comment.refresh_from_db()
    assert comment.status == "withdrawn"


def test_queue_is_the_coordinators_own(client, consultation):
    url = reverse("consultations:comments", args=[consultation.slug])
    assert client.get(url).status_code == 302
    for person, status in [(accounts.user(), 403), (accounts.staff(), 403)]:
        client.force_login(person)
        assert client.get(url).status_code == status


@pytest.mark.parametrize("state", ["", "all"])
def test_queue_costs_the_same_with_1_and_30_comments(client, coordinator, state):
    client.force_login(coordinator)
    costs = set()
    for rows in (1, 30):
        shown = make.consultation()
        for _row in range(rows):
            make.comment(consultation=shown, status="waiting")
            make.comment_report(comment=make.comment(consultation=shown))
        url = reverse("consultations:comments", args=[shown.slug]) + f"?state={state}"
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
        assert page.context["page"].paginator.count == 2 * rows
        costs.add(len(queries))
    assert len(costs) == 1


def test_empty_queue_says_what_to_do(client, consultation, coordinator):
    client.force_login(coordinator)
    for state in ["", "all"]:
        url = reverse("consultations:comments", args=[consultation.slug]) + f"?state={state}"
        assert "empty-state" in client.get(url).content.decode()
