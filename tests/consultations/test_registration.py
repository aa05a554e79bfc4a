"""Taking a seat: in time, at a table of the meeting, once, and as long as there are places."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from consultations.models import Participation
from consultations.registration import HOLD
from tcal.shared.models import QueuedMail
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def filled_in(table, **fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "name": "Jola  Nowak ",
        "email": "jola@ngo.example",
        "organization_name": "Fundacja Próba",
        "first_choice": table.pk if table else "",
        **fields,
    }


@pytest.fixture
def url(meeting):
    return reverse("consultations:register", args=[meeting.consultation.slug])


def link_in(mail: QueuedMail) -> str:
    return re.search(r"https://portal\.example(/\S+)", mail.text)[1]


def test_guest_confirms_with_the_link_in_the_letter(client, url, table):
    response = client.post(url, filled_in(table))
    assert response.status_code == 302
    assert response.url.endswith("/zapisy/poczta/")
    seat = Participation.objects.get()
    assert (seat.status, seat.name, seat.table) == ("unconfirmed", "Jola Nowak", table)

    letter = QueuedMail.objects.get()
    assert letter.to == "jola@ngo.example"
    link = link_in(letter)
    client.get(link)
    seat.refresh_from_db()
    assert seat.status == "unconfirmed", "programs that open links must not confirm"

    assert client.post(link, follow=True).status_code == 200
    seat.refresh_from_db()
    assert seat.status == "confirmed"
    assert seat.held_until is None


def test_link_expires_and_the_place_is_free_again(client, url, meeting, table):
    client.post(url, filled_in(table))
    link = link_in(QueuedMail.objects.get())
    with time_machine.travel(NOW + HOLD, tick=False):
        assert meeting.tables.with_seats().get().taken == 1, "the last second counts"
    with time_machine.travel(NOW + HOLD + timedelta(seconds=1), tick=False):
        assert meeting.tables.with_seats().get().taken == 0
        page = client.post(link, follow=True)
        assert page.status_code == 200
        assert Participation.objects.get().status == "unconfirmed"
        # The same address can sign up again.
        client.post(url, filled_in(table))
    assert Participation.objects.get().held_until == NOW + 2 * HOLD + timedelta(seconds=1)


def test_forged_link_is_not_found(client, meeting, table):
    seat = make.participation(meeting=meeting, table=table, status="unconfirmed")
    assert client.post(reverse("consultations:confirm", args=[f"{seat.pk}"])).status_code == 404
    forged = seat.token()[:-2] + "xx"
    assert client.post(reverse("consultations:confirm", args=[forged])).status_code == 404
    seat.refresh_from_db()
    assert seat.status == "unconfirmed"


def test_confirming_twice_is_harmless(client, url, table):
    client.post(url, filled_in(table))
    link = link_in(QueuedMail.objects.get())
    client.post(link)
    assert client.post(link, follow=True).status_code == 200
    assert Participation.objects.get().status == "confirmed"


def test_signed_in_person_is_confirmed_at_once_under_the_own_address(client, url, table):
    person = accounts.user(name="Marta Członkowska", email="marta@ngo.example")
    client.force_login(person)
    form = client.get(url).context["form"]
    assert form["name"].value() == "Marta Członkowska"
    assert "email" not in form.fields

    page = client.post(url, filled_in(table, email="kto-inny@ngo.example"), follow=True)
    seat = Participation.objects.get()
    assert (seat.status, seat.user, seat.email) == ("confirmed", person, "marta@ngo.example")
    assert "1. kultura" in page.content.decode()
    assert QueuedMail.objects.get().to == "marta@ngo.example"


def test_registration_is_open_until_the_last_second(client, url, meeting, table):
    with time_machine.travel(meeting.registration_until, tick=False):
        assert client.post(url, filled_in(table)).status_code == 302
    assert Participation.objects.count() == 1


def test_a_second_late_shows_the_contact_and_keeps_what_was_typed(client, url, meeting, table):
    with time_machine.travel(meeting.registration_until + timedelta(seconds=1), tick=False):
        page = client.post(url, filled_in(table, organization_name="Fundacja Zapisana"))
    content = page.content.decode()
    assert page.status_code == 200
    assert "000 000 024" in content
    assert "koordynator@tcal.example" in content
    assert "Fundacja Zapisana" in content
    assert "jola@ngo.example" in content
    assert not Participation.objects.exists()
    assert not QueuedMail.objects.exists()


@pytest.mark.parametrize("which", ["unknown", "of another meeting", "not a number", "none"])
def test_wrong_table_is_refused_beside_the_field(client, url, table, which):
    foreign = make.table(meeting=make.meeting())
    value = {
        "unknown": 999_999,
        "of another meeting": foreign.pk,
        "not a number": "abc",
        "none": "",
    }[which]
    page = client.post(
        url, {**filled_in(None, organization_name="Fundacja Zapisana"), "first_choice": value}
    )
    form = page.context["form"]
    assert set(form.errors) == {"first_choice"}
    assert "Fundacja Zapisana" in page.content.decode()
    assert not Participation.objects.exists()
    assert not QueuedMail.objects.exists()


def test_full_table_is_refused_with_the_numbers_of_those_that_have_places(
    client, url, meeting, table
):
    make.table(meeting=meeting, number=5)
    make.participation(meeting=meeting, table=table)
    make.participation(meeting=meeting, table=table, status="unconfirmed")
    page = client.post(url, filled_in(table))
    (error,) = page.context["form"].errors["first_choice"]
    assert "5" in error
    assert Participation.objects.count() == 2


def test_full_meeting_is_refused_although_the_table_has_places(client, url, meeting, table):
    type(meeting).objects.filter(pk=meeting.pk).update(capacity=1)
    make.participation(meeting=meeting)
    page = client.post(url, filled_in(table))
    assert page.context["form"].non_field_errors()
    assert Participation.objects.count() == 1


def test_confirmed_address_is_told_by_letter_and_the_page_keeps_the_secret(
    client, url, meeting, table
):
    other = make.table(meeting=meeting)
    seat = make.participation(meeting=meeting, table=table, email="Jola@ngo.example")
    response = client.post(url, filled_in(other))
    assert response.url.endswith("/zapisy/poczta/")
    seat.refresh_from_db()
    assert (seat.table, Participation.objects.count()) == (table, 1)
    letter = QueuedMail.objects.get()
    assert str(table) in letter.text
    assert "/potwierdz/" not in letter.text


def test_unconfirmed_address_signs_up_again_at_another_table(client, url, meeting, table):
    other = make.table(meeting=meeting)
    client.post(url, filled_in(table))
    client.post(url, filled_in(other, name="Jolanta Nowak"))
    seat = Participation.objects.get()
    assert (seat.table, seat.name) == (other, "Jolanta Nowak")
    assert QueuedMail.objects.count() == 2


def test_signed_in_person_twice_reads_at_which_table(client, url, meeting, table):
    person = accounts.user()
    client.force_login(person)
    client.post(url, filled_in(table))
    page = client.post(url, filled_in(make.table(meeting=meeting)))
    assert str(table) in str(page.context["form"].non_field_errors())
    assert Participation.objects.get().table == table


def test_form_sent_twice_leads_to_the_first_result(client, url, table):
    typed = filled_in(table)
    first, second = client.post(url, typed), client.post(url, typed)
    assert first.url == second.url
    assert Participation.objects.count() == 1
    assert QueuedMail.objects.count() == 1


def test_withdrawn_place_is_free_and_can_be_taken_again(client, url, meeting, table, coordinator):
    seat = make.participation(meeting=meeting, table=table, email="jola@ngo.example")
    seat.withdraw(by=coordinator)
    client.post(url, filled_in(table))
    assert Participation.objects.not_withdrawn().count() == 1


def test_draft_can_not_be_signed_up_for(client, coordinator, table):
    draft = make.consultation(status="draft")
    meeting = make.meeting(consultation=draft)
    own_table = make.table(meeting=meeting)
    url = reverse("consultations:register", args=[draft.slug])
    assert client.get(url).status_code == 404
    client.force_login(coordinator)
    page = client.post(url, filled_in(own_table))
    assert page.status_code == 200
    assert not Participation.objects.exists()
