"""Sending a remark about a point, and what the coordinator enters for who wrote on paper."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from consultations.consulted_texts import save_consulted_text
from consultations.models import Remark
from consultations.remarks import send_remark
from tcal.shared.models import QueuedMail
from tcal.shared.periods import local_today
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

TEXT = "Rozdział 1\nCele\n§ 1. 1. Miasto wspiera organizacje.\n2. Tryb:\n1) konkurs."


def filled_in(**fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "text": "Więcej ławek.",
        "author_name": "Jola Nowak",
        "author_email": "jola@ngo.example",
        **fields,
    }


@pytest.fixture
def document(consultation):
    return save_consulted_text(consultation, by=None, number=1, title="Projekt", text=TEXT)


@pytest.fixture
def url(consultation, document):
    return reverse("consultations:remark", args=[consultation.slug])


def test_form_about_a_point_shows_its_wording_and_asks_for_no_provision(client, url):
    page = client.get(f"{url}?punkt=4")
    assert "§ 1 ust. 2" in page.content.decode()
    assert "1) konkurs." in page.content.decode()
    assert "provision" not in page.context["form"].fields


def test_remark_about_a_point_keeps_its_label_and_wording(client, url, consultation, document):
    client.post(f"{url}?punkt=4", filled_in(provision="§ 99", present_wording="podrobione"))
    remark = consultation.remarks.get()
    assert remark.provision_point == document.provisions.get(position=4)
    assert remark.provision == "§ 1 ust. 2"
    assert remark.present_wording == "Tryb:\n1) konkurs."


@pytest.mark.parametrize("asked", ["99", "x", "0", "-1", "9" * 30, "1&dokument=7"])
def test_point_that_is_not_there_keeps_the_text_and_asks_to_cite_it(
    client, url, consultation, asked
):
    assert client.get(f"{url}?punkt={asked}").status_code == 200
    page = client.post(f"{url}?punkt={asked}", filled_in(text="Moja treść"))
    assert page.status_code == 200
    assert "Moja treść" in page.content.decode()
    assert f'action="{url}"' in page.content.decode()
    assert not consultation.remarks.exists()


def test_point_of_another_consultation_is_refused(consultation, document):
    other = make.consultation()
    with pytest.raises(ValidationError) as refusal:
        send_remark(other, by=None, text="x", provision_point=document.provisions.first())
    assert refusal.value.code == "remark_points_at_a_provision_of_its_text"
    assert not other.remarks.exists()


def test_second_after_the_deadline_is_too_late_and_the_text_is_kept(client, url, consultation):
    with time_machine.travel(consultation.closes_at + timedelta(seconds=1), tick=False):
        page = client.post(f"{url}?punkt=4", filled_in(text="Moja treść"))
    assert "Moja treść" in page.content.decode()
    assert not consultation.remarks.exists()


@pytest.mark.parametrize("field", ["text", "proposed_wording", "reason"])
def test_ten_thousand_characters_are_refused_and_none_is_lost(client, url, consultation, field):
    typed = "ą" * 10_000
    page = client.post(url, filled_in(**{field: typed}))
    assert set(page.context["form"].errors) == {field}
    assert typed in page.content.decode()
    assert "maxlength" not in str(page.context["form"][field])


def test_new_lines_count_as_one_character(client, url, consultation):
    assert client.post(url, filled_in(text="a\r\n" * 2500)).status_code == 302
    assert consultation.remarks.get().text == ("a\n" * 2500).strip()


def test_emoji_is_kept_and_html_is_escaped(client, url, consultation):
    client.post(url, filled_in(text="Brawo 👏 <script>alert(1)</script>"))
    stored = consultation.remarks.get()
    assert stored.text == "Brawo 👏 <script>alert(1)</script>"
    page = client.get(_own_page_from_letter())
    assert "Brawo 👏 &lt;script&gt;" in page.content.decode()


def _own_page_from_letter() -> str:
    text = QueuedMail.objects.latest("pk").text
    return next(word for word in text.split() if "/uwaga/" in word)


def test_author_gets_one_letter_with_the_number_and_the_own_page(client, url, consultation):
    make.remark(consultation=consultation, number=11)
    typed = filled_in()
    client.post(url, typed)
    client.post(url, typed)
    letter = QueuedMail.objects.get(to="jola@ngo.example")
    assert "12" in letter.subject
    assert client.get(_own_page_from_letter()).context["remark"].number == 12


@pytest.mark.parametrize(("language", "said"), [("pl", "Twoja uwaga"), ("en", "Your remark")])
def test_letter_is_in_the_language_of_the_page(client, url, consultation, language, said):
    client.cookies["django_language"] = language
    client.post(url, filled_in())
    assert consultation.remarks.get().language == language
    assert said in QueuedMail.objects.get().subject


def test_same_words_sent_anew_are_two_remarks(client, url, consultation):
    client.post(url, filled_in())
    client.post(url, filled_in())
    assert [remark.number for remark in consultation.remarks.in_order()] == [1, 2]


def test_signed_in_author_finds_the_remark_on_the_account(client, url, consultation):
    person = accounts.user()
    client.force_login(person)
    client.post(url, filled_in())
    page = client.get(reverse("account")).content.decode()
    assert "/konsultacje/uwaga/" in page
    client.force_login(accounts.user())
    assert "/konsultacje/uwaga/" not in client.get(reverse("account")).content.decode()


def test_closing_while_one_writes_keeps_the_text(client, url, consultation):
    consultation.status = "closed"
    consultation.closes_at = make.NOW - timedelta(seconds=1)
    consultation.save()
    page = client.post(url, filled_in(text="Moja treść"))
    assert "Moja treść" in page.content.decode()


# What the coordinator enters ---------------------------------------------------------------------


def entered(**fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "channel": "paper",
        "received_on": "2026-11-20",
        "text": "Z kartki.",
        **fields,
    }


@pytest.fixture
def entry_url(consultation, document):
    return reverse("consultations:enter_remark", args=[consultation.slug])


def test_entered_remark_takes_number_and_wording_of_its_point(
    client, coordinator, consultation, document, entry_url
):
    point = document.provisions.get(label="§ 1 ust. 1")
    client.force_login(coordinator)
    client.post(entry_url, entered(provision_point=point.pk, author_address="ul. Próbna 1"))
    remark = consultation.remarks.get()
    assert remark.provision_point == point
    assert remark.provision == "§ 1 ust. 1"
    assert remark.present_wording == "Miasto wspiera organizacje."
    assert remark.author_address == "ul. Próbna 1"
    assert not QueuedMail.objects.exists()


def test_what_the_coordinator_typed_wins_over_the_point(
    client, coordinator, consultation, document, entry_url
):
    client.force_login(coordinator)
    point = document.provisions.last()
    client.post(entry_url, entered(provision_point=point.pk, provision="§ 1 pkt 1"))
    assert consultation.remarks.get().provision == "§ 1 pkt 1"


def test_point_of_another_consultation_can_not_be_chosen(
    client, coordinator, consultation, entry_url
):
    other = save_consulted_text(make.consultation(), by=None, number=1, title="Inny", text=TEXT)
    client.force_login(coordinator)
    page = client.post(entry_url, entered(provision_point=other.provisions.first().pk))
    assert set(page.context["form"].errors) == {"provision_point"}
    assert not Remark.objects.exists()


def test_consent_needs_a_name(client, coordinator, entry_url):
    client.force_login(coordinator)
    page = client.post(entry_url, entered(is_name_public="on"))
    assert set(page.context["form"].errors) == {"author_name"}


def test_without_a_consulted_text_no_point_is_asked_for(client, coordinator):
    client.force_login(coordinator)
    url = reverse("consultations:enter_remark", args=[make.consultation().slug])
    assert "provision_point" not in client.get(url).context["form"].fields


def test_remark_to_enter_starts_as_one_on_paper_of_today(client, coordinator, entry_url):
    client.force_login(coordinator)
    form = client.get(entry_url).context["form"]
    assert form["channel"].value() == "paper"
    assert form["received_on"].value() == local_today()
