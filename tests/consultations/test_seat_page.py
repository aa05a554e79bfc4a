"""The own page by the link in the letters, and what it refuses."""

import base64
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from consultations.models import Participation
from tcal.shared.models import QueuedMail
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def other(meeting):
    return make.table(meeting=meeting, number=7)


@pytest.fixture
def seat(meeting, table, other):
    return make.participation(
        meeting=meeting, table=table, name="Jola Nowak", email="jola@ngo.example"
    )


def withdraw_url(seat) -> str:
    return reverse("consultations:withdraw", args=[seat.seat_token()])


def test_page_shows_the_seat_and_the_calendar(client, seat, meeting):
    content = client.get(seat.own_page).content.decode()
    for said in ["Jola Nowak", "1. kultura", "Dom Spotkań", "spotkanie.ics", "noindex"]:
        assert said in content


@pytest.mark.parametrize("which", ["forged", "of another purpose", "a number", "of nobody"])
@pytest.mark.parametrize("name", ["seat", "withdraw"])
def test_wrong_link_is_not_found(client, seat, name, which):
    token = {
        "forged": seat.seat_token()[:-2] + "xx",
        "of another purpose": seat.token(),
        "a number": str(seat.pk),
        "of nobody": Participation(pk=999_999).seat_token(),
    }[which]
    url = reverse(f"consultations:{name}", args=[token])
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404
    seat.refresh_from_db()
    assert seat.status == "confirmed"
    assert (
        client.post(reverse("consultations:confirm", args=[seat.seat_token()])).status_code == 404
    )


def test_link_works_until_the_meeting_ends_and_then_tells_nothing(client, seat, meeting):
    with time_machine.travel(meeting.ends_at - timedelta(seconds=1), tick=False):
        assert client.get(seat.own_page).status_code == 200
    with time_machine.travel(meeting.ends_at, tick=False):
        for url in (seat.own_page, withdraw_url(seat)):
            page = client.get(url)
            assert page.status_code == 410
            assert "Nowak" not in page.content.decode()
        assert client.post(withdraw_url(seat)).status_code == 410


def test_place_is_given_up_by_a_button_after_a_question(client, seat):
    page = client.get(withdraw_url(seat))
    assert page.status_code == 200
    seat.refresh_from_db()
    assert seat.status == "confirmed", "programs that open links must not give it up"
    page = client.post(withdraw_url(seat), follow=True)
    seat.refresh_from_db()
    assert seat.status == "withdrawn"
    assert page.status_code == 200
    letter = QueuedMail.objects.get()
    assert "METHOD:CANCEL" in attached(letter)


def attached(letter) -> str:

    (file,) = letter.attachments
    return base64.b64decode(file["base64"]).decode()


def test_given_up_twice_is_harmless(client, seat):
    for _time in range(2):
        assert client.post(withdraw_url(seat), follow=True).status_code == 200
    assert QueuedMail.objects.count() == 1


def test_place_is_not_given_up_once_the_meeting_has_begun(client, seat, meeting):
    with time_machine.travel(meeting.starts_at, tick=False):
        page = client.post(withdraw_url(seat), follow=True)
    assert page.status_code == 200
    assert [message.level_tag for message in page.context["messages"]]
    seat.refresh_from_db()
    assert seat.status == "confirmed"


def test_other_tables_are_chosen_on_the_page(client, seat, other):
    assert client.get(seat.own_page).context["form"]["first_choice"].value() == seat.table_id
    page = client.post(seat.own_page, {"first_choice": other.pk}, follow=True)
    seat.refresh_from_db()
    assert seat.table == other
    assert str(other) in page.content.decode()
    assert seat.own_page in QueuedMail.objects.get().text


def test_full_table_is_refused_beside_the_field_and_the_seat_kept(client, seat, meeting):
    full = make.table(meeting=meeting, number=8, capacity=1)
    make.participation(meeting=meeting, table=full)
    page = client.post(seat.own_page, {"first_choice": full.pk})
    assert "7" in page.context["form"].errors["first_choice"][0]
    seat.refresh_from_db()
    assert seat.table.number == 1


@pytest.mark.parametrize("value", ["", "abc", "999999"])
def test_no_table_or_an_unknown_one_is_refused(client, seat, value):
    page = client.post(seat.own_page, {"first_choice": value})
    assert page.context["form"].errors["first_choice"]
    seat.refresh_from_db()
    assert seat.table.number == 1


def test_a_second_after_the_deadline_there_is_the_contact_instead(client, seat, other, meeting):
    with time_machine.travel(meeting.registration_until + timedelta(seconds=1), tick=False):
        assert "000 000 024" in client.get(seat.own_page).content.decode()
        client.post(seat.own_page, {"first_choice": other.pk})
        seat.refresh_from_db()
        assert seat.table.number == 1
        assert client.get(withdraw_url(seat)).status_code == 200


def test_queue_is_told_in_words(client, meeting, table):
    full = make.table(meeting=meeting, number=9, capacity=1)
    make.participation(meeting=meeting, table=full)
    first, second = [
        make.participation(meeting=meeting, table=table, waiting_for=full) for _n in range(2)
    ]
    assert (first.place_in_queue, second.place_in_queue) == (1, 2)
    assert str(full) in client.get(second.own_page).content.decode()
    assert second.name not in client.get(first.own_page).content.decode()


def test_cancelled_meeting_is_said_so_and_nothing_can_be_done(client, seat, meeting):
    type(meeting).objects.filter(pk=meeting.pk).update(
        cancelled_at=meeting.starts_at, cancel_reason="Awaria ogrzewania."
    )
    content = client.get(seat.own_page).content.decode()
    assert "Awaria ogrzewania." in content
    assert "rezygnacja" not in content


def test_unconfirmed_guest_is_led_to_confirming(client, meeting, table):
    guest = make.participation(meeting=meeting, table=table, status="unconfirmed")
    assert "/potwierdz/" in client.get(guest.own_page).url


def test_confirmed_guest_is_led_from_the_first_letter_to_the_page(client, seat):
    response = client.get(reverse("consultations:confirm", args=[seat.token()]))
    assert "/miejsce/" in response.url


def test_signed_in_person_finds_the_page_after_signing_up(client, meeting, table):
    person = accounts.user()
    seat = make.participation(meeting=meeting, table=table, user=person)
    client.force_login(person)
    assert client.get(seat.own_page).status_code == 200
