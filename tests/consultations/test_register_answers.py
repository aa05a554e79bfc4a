"""The page of one remark as the coordinator uses it: answered, joined, taken apart."""

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from consultations.merging import join
from consultations.publishing import publish_correction, publish_report
from consultations.states import Outcome
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture(autouse=True)
def _in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    with translation.override("en"):
        yield


def url_of(name, consultation, *args) -> str:
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


# Joining ---------------------------------------------------------------------------------------


def test_alike_remarks_are_suggested_and_joined(client, consultation, coordinator):
    make.remark(consultation=consultation, text="Proszę o dodatkowe ławki w parku miejskim.")
    make.remark(consultation=consultation, text="Wnoszę o dodatkowe ławki w parku miejskim!")
    make.remark(consultation=consultation, text="Zły termin rozliczenia dotacji.")
    client.force_login(coordinator)
    url = url_of("join_remark", consultation, 2)
    assert [remark.number for remark in client.get(url).context["alike"]] == [1]
    assert client.post(url, {"to": "1"}).url == url_of("answer", consultation, 2)
    assert consultation.remarks.get(number=2).merged_into.number == 1
    page = client.get(url_of("answer", consultation, 2)).content.decode()
    assert "It is joined to remark 1." in page
    assert "joined" in client.get(url_of("remarks", consultation)).content.decode()


def test_no_more_than_five_are_suggested(client, consultation, coordinator):
    for _number in range(8):
        make.remark(consultation=consultation)
    client.force_login(coordinator)
    assert len(client.get(url_of("join_remark", consultation, 1)).context["alike"]) == 5


@pytest.mark.parametrize("to", ["", "x", "0", "99", "2", "4", "7777777777777777"])
def test_wrong_number_is_named_beside_the_field(client, consultation, coordinator, to):
    """4 is of another consultation, 2 is the remark itself."""
    for _number in range(2):
        make.remark(consultation=consultation)
    make.remark(consultation=make.consultation(), number=4)
    client.force_login(coordinator)
    page = client.post(url_of("join_remark", consultation, 2), {"to": to})
    assert set(page.context["form"].errors) == {"to"}
    assert not consultation.remarks.exclude(merged_into=None).exists()


def test_remark_to_which_others_are_joined_is_not_joined(client, consultation, coordinator):
    first, second, _third = (make.remark(consultation=consultation) for _ in range(3))
    join(second, first, by=coordinator)
    client.force_login(coordinator)
    url = url_of("join_remark", consultation, 1)
    assert "Others are joined to this remark" in client.get(url).content.decode()
    assert client.post(url, {"to": "3"}).context["form"].errors["to"]
    first.refresh_from_db()
    assert first.merged_into is None


def test_taken_apart_once_and_told_when_it_was_done_already(client, consultation, coordinator):
    head, twin = make.remark(consultation=consultation), make.remark(consultation=consultation)
    join(twin, head, by=coordinator)
    client.force_login(coordinator)
    url = url_of("take_apart", consultation, 2)
    assert client.get(url).status_code == 405
    for said in ["is answered by itself again", "is not joined to another one any more"]:
        page = client.post(url, follow=True)
        assert said in page.content.decode()
    assert consultation.remarks.filter(merged_into=None).count() == 2


# The page of one remark ------------------------------------------------------------------------


def test_coordinator_sees_everything_about_a_remark(client, consultation, coordinator):
    point = make.consulted_text(consultation=consultation).provisions.get(label="§ 1")
    make.remark(
        consultation=consultation,
        author_name="Anna Ą",
        author_email="anna@poczta.example",
        author_address="ul. Cicha 3",
        provision_point=point,
        proposed_wording="Ma być lepiej",
    )
    make.remark(consultation=consultation, provision_point=point, text="Ja też o tym")
    client.force_login(coordinator)
    page = client.get(url_of("answer", consultation, 1)).content.decode()
    for said in ["Anna Ą", "anna@poczta.example", "ul. Cicha 3", "§ 1", "Ma być lepiej"]:
        assert said in page
    assert "Ja też o tym" in page


def test_page_of_a_remark_asks_the_same_however_many_speak_of_its_provision(
    client, consultation, coordinator
):
    client.force_login(coordinator)
    url = url_of("answer", consultation, 1)

    def add():
        make.remark(consultation=consultation, provision="§ 8")
        join(
            make.remark(consultation=consultation, provision="§ 8"),
            consultation.remarks.get(number=1),
            by=coordinator,
        )

    add()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _number in range(10):
        add()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one)


def test_prepared_correction_is_told_from_the_published_answer(client, coordinator):
    consultation = make.consultation(status="closed", days=-1)
    make.remark(consultation=consultation, outcome="accepted", justification="Słusznie.")
    publish_report(consultation, by=coordinator)
    client.force_login(coordinator)
    url = url_of("answer", consultation, 1)
    said = "A correction is prepared, not published yet"
    assert said not in client.get(url).content.decode()
    client.post(url, {"outcome": "rejected", "justification": "Jednak nie."})
    page = client.get(url).content.decode()
    assert said in page
    assert "Słusznie." in page
    publish_correction(consultation, by=coordinator, reason="Pomyłka.")
    assert said not in client.get(url).content.decode()


def test_answer_written_meanwhile_is_shown_and_not_written_over(client, consultation, coordinator):
    remark = make.remark(consultation=consultation)
    client.force_login(coordinator)
    url = url_of("answer", consultation, 1)
    seen = client.get(url).context["form"]["seen"].value()
    remark.answer(by=coordinator, outcome=Outcome.REJECTED, justification="Cudza odpowiedź.")
    mine = {"outcome": "accepted", "justification": "Moja odpowiedź.", "seen": seen}
    page = client.post(url, mine)
    assert "Cudza odpowiedź." in page.content.decode()
    assert "Moja odpowiedź." in page.content.decode()
    remark.refresh_from_db()
    assert remark.outcome == "rejected"
    again = page.context["form"]["seen"].value()
    assert client.post(url, mine | {"seen": again}).status_code == 302
    remark.refresh_from_db()
    assert remark.outcome == "accepted"


def test_same_answer_sent_twice_is_saved_once(client, consultation, coordinator):
    make.remark(consultation=consultation)
    client.force_login(coordinator)
    url = url_of("answer", consultation, 1)
    seen = client.get(url).context["form"]["seen"].value()
    sent = {"outcome": "accepted", "justification": "Dwie\r\nlinie", "seen": seen}
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 302]


def test_remark_joined_meanwhile_is_not_answered(client, consultation, coordinator):
    head, twin = make.remark(consultation=consultation), make.remark(consultation=consultation)
    client.force_login(coordinator)
    url = url_of("answer", consultation, 2)
    seen = client.get(url).context["form"]["seen"].value()
    join(twin, head, by=coordinator)
    page = client.post(url, {"outcome": "accepted", "justification": "Mój tekst", "seen": seen})
    assert "answered together with remark 1" in page.content.decode()
    assert "Mój tekst" in page.content.decode()
    twin.refresh_from_db()
    assert twin.outcome == ""


def test_after_the_last_answer_come_the_joined_ones_of_nobody(client, consultation, coordinator):
    """A joined remark does not wait; the way leads back to the register."""
    head, twin = make.remark(consultation=consultation), make.remark(consultation=consultation)
    join(twin, head, by=coordinator)
    client.force_login(coordinator)
    done = client.post(url_of("answer", consultation, 1), {"outcome": "accepted"})
    assert done.url == url_of("remarks", consultation)


def test_pictures_are_shown_with_what_can_be_seen(client, consultation, coordinator):
    remark = make.remark(consultation=consultation)
    make.remark_picture(remark=remark, alt="Szkic ławki")
    client.force_login(coordinator)
    page = client.get(url_of("answer", consultation, 1)).content.decode()
    picture = reverse("consultations:remark_picture", args=[consultation.slug, 1, 1])
    assert f'src="{picture}" alt="Szkic ławki"' in page
