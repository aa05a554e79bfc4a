"""The page of one's own remark by the link in the letter."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core import signing
from django.urls import reverse
from pypdf import PdfReader

from consultations.merging import join
from consultations.own_remarks import own_page, remark_token
from consultations.publishing import publish_correction, publish_report
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(_at_noon, db):
    return make.consultation(status="closed", days=-1)


def read(client, remark) -> str:
    return client.get(own_page(remark)).content.decode()


@pytest.mark.parametrize(
    "forge",
    [
        lambda remark: "abc",
        lambda remark: f"{remark.pk}:podpis",
        lambda remark: remark_token(remark)[:-1],
        lambda remark: remark_token(remark).replace(str(remark.pk), str(remark.pk + 1), 1),
        lambda remark: signing.dumps(remark.pk),
        lambda remark: signing.Signer(salt="inna").sign(str(remark.pk)),
        lambda remark: signing.Signer(salt="consultations.remark").sign("x"),
    ],
    ids=["word", "guessed", "cut", "of-another", "no-salt", "other-salt", "no-number"],
)
@pytest.mark.parametrize(
    "name", ["my_remark", "withdraw_name_consent", "my_remark_picture", "my_answer_letter_pdf"]
)
def test_forged_token_is_not_found(client, consultation, forge, name):
    remark = make.remark(consultation=consultation, is_name_public=True)
    make.remark(consultation=consultation)
    args = [forge(remark), *([1] if name == "my_remark_picture" else [])]
    url = reverse(f"consultations:{name}", args=args)
    ask = client.post if name == "withdraw_name_consent" else client.get
    assert ask(url).status_code == 404
    remark.refresh_from_db()
    assert remark.is_name_public


def test_page_shows_the_remark_and_not_who_sent_it(client, consultation):
    remark = make.remark(
        consultation=consultation,
        text="Moja treść",
        provision="§ 8",
        author_email="jola@ngo.example",
        author_address="ul. Próbna 1",
    )
    page = read(client, remark)
    assert "Moja treść" in page
    assert "§ 8" in page
    assert "jola@ngo.example" not in page
    assert "ul. Próbna 1" not in page
    assert "noindex" in page


def test_draft_answer_is_not_shown(client, consultation):
    remark = make.remark(
        consultation=consultation, outcome="rejected", justification="Szkic odpowiedzi"
    )
    assert "Szkic odpowiedzi" not in read(client, remark)
    assert client.get(own_page(remark)).context["answer"] is None


def test_published_answer_is_shown_and_a_correction_only_once_it_is_published(
    client, closed, coordinator
):
    remark = make.remark(consultation=closed, outcome="rejected", justification="Brak pieniędzy")
    publish_report(closed, by=coordinator)
    assert "Brak pieniędzy" in read(client, remark)
    remark.answer(by=coordinator, outcome="accepted", justification="Znalazły się")
    assert "Znalazły się" not in read(client, remark)
    publish_correction(closed, by=coordinator, reason="Nowe środki")
    page = read(client, remark)
    assert "Znalazły się" in page
    assert "Brak pieniędzy" not in page


def test_joined_remark_has_the_answer_of_the_other_one(client, closed, coordinator):
    head = make.remark(consultation=closed, outcome="explained", justification="Razem")
    remark = make.remark(consultation=closed)
    join(remark, head, by=coordinator)
    publish_report(closed, by=coordinator)
    assert "Razem" in read(client, remark)
    assert client.get(own_page(remark)).context["answer"].answered_with == head.number


# The consent to the name -------------------------------------------------------------------------


@pytest.fixture
def named(closed, coordinator):
    remark = make.remark(
        consultation=closed, author_name="Jola Jawna", is_name_public=True, outcome="accepted"
    )
    publish_report(closed, by=coordinator)
    return remark


def test_opening_the_link_changes_nothing(client, named):
    page = client.get(reverse("consultations:withdraw_name_consent", args=[remark_token(named)]))
    assert page.status_code == 200
    named.refresh_from_db()
    assert named.is_name_public


def test_withdrawn_consent_takes_the_name_away_and_is_recorded_once(client, named):
    url = reverse("consultations:withdraw_name_consent", args=[remark_token(named)])
    assert client.post(url).url == own_page(named)
    named.refresh_from_db()
    first = named.name_consent_withdrawn_at
    assert (named.is_name_public, named.public_author) == (False, "")
    assert first is not None
    again = client.post(url, follow=True)
    named.refresh_from_db()
    assert named.name_consent_withdrawn_at == first
    assert again.status_code == 200
    assert "zgoda/" not in again.content.decode()


def test_name_that_was_never_public_has_no_consent_to_withdraw(client, consultation):
    remark = make.remark(consultation=consultation)
    url = reverse("consultations:withdraw_name_consent", args=[remark_token(remark)])
    assert client.get(url).url == own_page(remark)
    client.post(url)
    remark.refresh_from_db()
    assert remark.name_consent_withdrawn_at is None


# On the account ----------------------------------------------------------------------------------


def test_account_lists_own_remarks_with_the_same_queries(
    client, consultation, django_assert_max_num_queries
):
    counts = []
    for count in (1, 30):
        person = accounts.user()
        for _number in range(count):
            make.remark(consultation=consultation, user=person)
        client.force_login(person)
        client.get(reverse("account"))
        with django_assert_max_num_queries(60) as queries:
            page = client.get(reverse("account")).content.decode()
        counts.append((len(queries), page.count("/konsultacje/uwaga/")))
    assert counts[0][0] == counts[1][0]
    assert [shown for _queries, shown in counts] == [1, 20]


def test_letter_is_read_from_the_own_page_after_publication_only(client, closed, coordinator):
    remark = make.remark(
        consultation=closed, outcome="accepted", author_email="jola@ngo.example", text="Ławki."
    )
    url = reverse("consultations:my_answer_letter_pdf", args=[remark_token(remark)])
    assert client.get(url).status_code == 404
    publish_report(closed, by=coordinator)
    assert url in read(client, remark)
    response = client.get(url)
    assert response["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    assert "Ławki." in text


def test_letter_of_somebody_else_is_never_shown(client, closed, coordinator):
    nobody = make.remark(consultation=closed, outcome="accepted", author_name="", author_email="")
    make.remark(
        consultation=closed, outcome="accepted", author_name="", author_email="x@ngo.example"
    )
    publish_report(closed, by=coordinator)
    url = reverse("consultations:my_answer_letter_pdf", args=[remark_token(nobody)])
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("coordinator", 302), ("staff", 404), ("visitor", "in")]
)
def test_coordinator_records_a_consent_withdrawn_by_telephone(client, consultation, role, status):
    remark = make.remark(consultation=consultation, is_name_public=True, author_name="Zofia Ż")
    person = {"coordinator": accounts.coordinator, "staff": accounts.staff}.get(role)
    if person:
        client.force_login(person())
    url = reverse("consultations:hide_name", args=[consultation.slug, remark.number])
    response = client.post(url)
    remark.refresh_from_db()
    assert remark.is_name_public is (role != "coordinator")
    if status == "in":
        assert "/login/" in response.url
    else:
        assert response.status_code == status


def test_consent_withdrawn_twice_keeps_the_first_date(consultation):
    remark = make.remark(consultation=consultation, is_name_public=True)
    remark.withdraw_name_consent()
    first = remark.name_consent_withdrawn_at
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        remark.withdraw_name_consent()
    remark.refresh_from_db()
    assert remark.name_consent_withdrawn_at == first
