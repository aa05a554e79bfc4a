"""The pages of moving a booking, for its organisation and for staff."""

import re
from datetime import date
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.changes import propose_change, request_change
from rooms.models import Booking, BookingChange, Quota
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.registry import desk_queues
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )


@pytest.fixture
def confirmed(booking, staff):
    booking.confirm(by=staff)
    return booking


@pytest.fixture
def asked(confirmed, member, room):
    return request_change(
        confirmed,
        room=room,
        period=rooms.period(15, 18),
        message="Goście przyjadą wcześniej.",
        by=member,
        submission_id=uuid4(),
    )


@pytest.fixture
def proposed(booking, staff, venue):
    return propose_change(
        booking,
        room=rooms.room(venue=venue, name="Sala widokowa", fee_per_hour=20),
        period=rooms.period(17, 19),
        message="W warsztatowej pękła rura.",
        by=staff,
        submission_id=uuid4(),
    )


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def text(response) -> str:
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(words).split())


def form_data(for_room, **changes):
    return {
        "room": for_room.slug,
        "day": "2026-11-26",
        "start": "15:00",
        "end": "18:00",
        "message": "",
        "submission_id": str(uuid4()),
        **changes,
    }


def url(name, thing):
    return reverse(f"rooms:{name}", args=[thing.pk])


# Asking ---------------------------------------------------------------------------------------


def test_form_is_filled_in_with_what_the_booking_has(as_, member, confirmed, room):
    page = as_(member).get(url("change", confirmed)).content.decode()

    assert f'value="{room.slug}" selected' in page
    assert 'value="2026-11-26"' in page
    assert 'value="17:00"' in page
    assert 'value="19:00"' in page


def test_member_asks_and_sees_both_times(as_, member, confirmed, room):
    response = as_(member).post(url("change", confirmed), form_data(room), follow=True)

    assert BookingChange.objects.get().is_awaiting
    page = text(response)
    assert "17:00–19:00" in page
    assert "15:00–18:00" in page
    assert url("withdraw_change", BookingChange.objects.get()) in response.content.decode()


def test_pending_booking_is_moved_at_once(as_, member, booking, room):
    as_(member).post(url("change", booking), form_data(room))

    booking.refresh_from_db()
    assert booking.period == rooms.period(15, 18)


def test_refused_change_says_why_beside_the_field_and_what_is_free(
    as_, member, confirmed, room, venue
):
    person = accounts.user()
    rooms.booking(
        by=person,
        organization=organizations.organization(members=[person]),
        room=room,
        period=rooms.period(14, 16),
    )
    free = rooms.room(venue=venue, name="Sala widokowa")

    response = as_(member).post(url("change", confirmed), form_data(room, message="Bardzo prosimy"))

    assert "start" in response.context["form"].errors
    assert "Bardzo prosimy" in response.content.decode()
    choices = response.context["choices"]
    assert [(one.room, one.period) for one in choices.rooms] == [(free, rooms.period(15, 18))]
    assert rooms.period(16, 19) in [one.period for one in choices.times]
    assert not BookingChange.objects.exists()


def test_choice_is_taken_with_one_click(as_, member, confirmed, room, venue):
    free = rooms.room(venue=venue, name="Sala widokowa")
    choice = f"sala={free.slug}&dzien=2026-11-27&od=10%3A00&do=12%3A00"

    as_(member).post(url("change", confirmed), form_data(room, choice=choice))

    change = BookingChange.objects.get()
    assert change.room == free
    assert change.period == rooms.period(10, 12, day=date(2026, 11, 27))


def test_nothing_is_offered_instead_of_what_exceeds_the_quota(
    as_, member, confirmed, room, organization
):
    Quota.objects.create(kind=organization.kind, hours=2)

    response = as_(member).post(url("change", confirmed), form_data(room))

    assert "quota" in {error.code for error in response.context["form"].non_field_errors().data}
    assert response.context["choices"] is None


@pytest.mark.parametrize("choice", ["x", "sala=&od=25:00", "%00", "message=hej"])
def test_choice_that_makes_no_sense_is_refused(as_, member, confirmed, room, choice):
    response = as_(member).post(url("change", confirmed), form_data(room, choice=choice))

    assert response.status_code == 200
    assert response.context["form"].errors
    assert not BookingChange.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": "14:00"}, "end"),
        ({"day": "2026-11-20"}, "day"),
        ({"day": ""}, "day"),
        ({"room": "nie-ma-takiej"}, "room"),
        ({"start": "25:00"}, "start"),
        ({"start": "17:00", "end": "19:00"}, "start"),
    ],
)
def test_bad_input_is_told_beside_its_field(as_, member, confirmed, room, changes, field):
    response = as_(member).post(url("change", confirmed), form_data(room, **changes))

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not BookingChange.objects.exists()


def test_equipment_is_no_room_to_move_to(as_, member, confirmed, projectors):
    response = as_(member).post(url("change", confirmed), form_data(projectors))

    assert "room" in response.context["form"].errors


def test_running_booking_is_extended_on_the_page(as_, member, confirmed, room):
    with time_machine.travel(rooms.at(18), tick=False):
        assert as_(member).get(url("change", confirmed)).status_code == 200
        data = form_data(room, start="17:00", end="20:00")
        as_(member).post(url("change", confirmed), data)

    assert BookingChange.objects.get().period == rooms.period(17, 20)


def test_old_page_gets_an_answer_in_words(as_, member, staff, confirmed, room):
    confirmed.cancel(by=staff)

    response = as_(member).post(url("change", confirmed), form_data(room))
    assert response.context["form"].non_field_errors()
    response = as_(member).get(url("change", confirmed), follow=True)
    assert response.redirect_chain[0][0] == confirmed.get_absolute_url()


def test_form_is_not_offered_while_a_change_waits(as_, member, asked):
    response = as_(member).get(url("change", asked.booking))

    assert response.url == asked.booking.get_absolute_url()


# Proposing ------------------------------------------------------------------------------------


def test_staff_see_what_is_free_and_propose_it_with_one_click(as_, staff, booking, venue):
    free = rooms.room(venue=venue, name="Sala widokowa")
    page = as_(staff).get(url("propose", booking))
    (choice,) = page.context["choices"].rooms
    assert (choice.room, choice.period) == (free, rooms.period(17, 19))
    assert page.context["choices"].times

    data = form_data(booking.room, choice=choice.value, message="W warsztatowej pękła rura.")
    as_(staff).post(url("propose", booking), data)

    change = BookingChange.objects.get()
    assert change.is_proposal
    assert change.room == free
    assert Booking.objects.get().status == BookingStatus.PENDING


def test_what_is_free_costs_the_same_with_many_rooms(as_, staff, booking, venue):
    rooms.room(venue=venue)
    client = as_(staff)

    def queries():
        with CaptureQueriesContext(connection) as made:
            client.get(url("propose", booking))
        return len(made)

    queries()
    few = queries()
    for _number in range(10):
        rooms.room(venue=venue)
    assert queries() == few


def test_proposal_without_a_message_keeps_the_choice(as_, staff, booking, venue):
    free = rooms.room(venue=venue, name="Sala widokowa")
    choice = f"sala={free.slug}&dzien=2026-11-26&od=17:00&do=19:00"

    response = as_(staff).post(url("propose", booking), form_data(booking.room, choice=choice))

    assert list(response.context["form"].errors) == ["message"]
    assert f'value="{free.slug}" selected' in response.content.decode()


# Answering ------------------------------------------------------------------------------------


def test_member_accepts_a_proposal_with_one_click(as_, member, proposed):
    page = as_(member).get(proposed.booking.get_absolute_url())
    accept = url("accept_change", proposed)
    assert accept in page.content.decode()
    for said in ["Sala widokowa", "W warsztatowej pękła rura.", "40"]:
        assert said in text(page)

    as_(member).post(accept)

    booking = Booking.objects.get()
    assert booking.status == BookingStatus.CONFIRMED
    assert booking.room == proposed.room


def test_member_refuses_a_proposal_without_a_reason(as_, member, proposed):
    page = url("refuse_change", proposed)
    assert as_(member).get(page).status_code == 200

    as_(member).post(page, {"reason": ""})

    proposed.refresh_from_db()
    assert proposed.status == ChangeStatus.REJECTED


def test_staff_refuse_with_a_reason(as_, staff, asked):
    response = as_(staff).post(url("refuse_change", asked), {"reason": " "})
    assert "reason" in response.context["form"].errors

    as_(staff).post(url("refuse_change", asked), {"reason": "Wtedy jest sprzątanie."})

    asked.refresh_from_db()
    assert asked.status == ChangeStatus.REJECTED


def test_second_click_says_what_happened(as_, member, proposed):
    as_(member).post(url("accept_change", proposed))
    response = as_(member).post(url("accept_change", proposed), follow=True)

    assert [message.level_tag for message in response.context["messages"]][-1] in {
        "error",
        "danger",
    }


@pytest.mark.parametrize("name", ["accept_change", "withdraw_change"])
def test_answers_are_given_by_post(as_, member, proposed, name):
    assert as_(member).get(url(name, proposed)).status_code == 405


def test_who_reaches_which_page(as_, client, member, staff, asked, booking):
    stranger = accounts.user()
    organizations.organization(members=[stranger])
    pages = {
        #                         member, staff, stranger
        ("get", url("change", booking)): (302, 403, 404),
        ("get", url("propose", booking)): (403, 302, 404),
        ("get", url("refuse_change", asked)): (403, 200, 404),
        ("post", url("accept_change", asked)): (403, 302, 404),
        ("post", url("withdraw_change", asked)): (302, 403, 404),
    }
    for (method, page), expected in pages.items():
        got = []
        for person in [member, staff, stranger]:
            BookingChange.objects.filter(pk=asked.pk).update(status="awaiting")
            client.force_login(person)
            got.append(getattr(client, method)(page).status_code)
        assert tuple(got) == expected, page
        client.logout()
        assert "/konto/login/" in getattr(client, method)(page).url


# The desk ---------------------------------------------------------------------------------------


def test_change_waits_on_the_desk_and_is_accepted_in_the_admin(as_, staff, asked):
    (queue,) = [one for one in desk_queues(staff) if one.name == "booking_changes"]
    item = queue.item(queue.waiting(staff).get())
    client = as_(staff)
    assert client.get(item.url).status_code == 200
    assert client.get(queue.url()).status_code == 200

    client.post(reverse("admin:rooms_bookingchange_decide", args=[asked.pk, "accept"]))

    assert Booking.objects.get().period == rooms.period(15, 18)
    assert not queue.waiting(staff).exists()


def test_change_is_refused_in_the_admin_with_a_reason(as_, staff, asked):
    decide = reverse("admin:rooms_bookingchange_decide", args=[asked.pk, "refuse"])
    as_(staff).post(decide, {"reason": ""})
    asked.refresh_from_db()
    assert asked.is_awaiting

    as_(staff).post(decide, {"reason": "Wtedy jest sprzątanie."})
    asked.refresh_from_db()
    assert asked.status == ChangeStatus.REJECTED


def test_proposal_is_no_work_of_the_desk(as_, staff, proposed):
    (queue,) = [one for one in desk_queues(staff) if one.name == "booking_changes"]

    assert not queue.waiting(staff).exists()
    client = as_(staff)
    client.post(reverse("admin:rooms_bookingchange_decide", args=[proposed.pk, "withdraw"]))
    proposed.refresh_from_db()
    assert proposed.status == ChangeStatus.WITHDRAWN
