"""The rooms' pages as their visitors meet them."""

import re
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from rooms.closures import close
from rooms.models import Booking
from rooms.states import BookingStatus
from tests.factories import accounts, organizations, rooms
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def booking(member, organization, room):
    return rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        purpose="Tajne zebranie",
    )


def form_data(for_room, for_organization, **changes):
    return {
        "room": for_room.slug,
        "day": "2026-11-26",
        "start": "17:00",
        "end": "19:00",
        "organization": for_organization.pk,
        "purpose": "Warsztaty żywności",
        "people": "12",
        "responsible_person": "Anna Próbna",
        "responsible_phone": "000 000 111",
        "submission_id": str(uuid4()),
        **changes,
    }


def search(client, **query):
    return client.get(
        reverse("rooms:find"), {"dzien": "2026-11-26", "od": "17:00", "minut": "120", **query}
    )


# Finding ---------------------------------------------------------------------------------------


def test_search_offers_a_ready_button(client, room):
    page = search(client, osob="12").content.decode()

    assert "Zarezerwuj 17:00–19:00" in page
    assert (
        f"sala={room.slug}&amp;dzien=2026-11-26&amp;od=17%3A00&amp;do=19%3A00&amp;osob=12" in page
    )


def test_search_without_a_question_shows_the_next_full_hour(client, room):
    response = client.get(reverse("rooms:find"))

    assert response.status_code == 200
    assert response.context["wish"] is not None


@pytest.mark.parametrize(
    "query",
    [
        {"dzien": "32.13.2026"},
        {"dzien": "0001-01-01"},
        {"dzien": "9999-12-31"},
        {"od": "25:99"},
        {"osob": "-3"},
        {"osob": "9" * 40},
        {"minut": "13"},
        {"potrzeby": "nie-ma-takiej"},
        {"dzien": "2026-11-20"},
    ],
)
def test_search_answers_nonsense_beside_the_field(client, room, query):
    response = search(client, **query)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "invalid-feedback" in response.content.decode()


def test_search_does_not_tell_who_booked(client, booking):
    page = search(client).content.decode()

    assert booking.purpose not in page
    assert str(booking.organization) not in page


@pytest.mark.parametrize("address", ["week", "room", "room_ics"])
@pytest.mark.parametrize(
    ("title_is_public", "status", "is_shown"),
    [(True, "confirmed", True), (True, "pending", False), (False, "confirmed", False)],
)
def test_public_calendars_show_only_titles_that_are_public_and_agreed_to(
    client, booking, address, title_is_public, status, is_shown
):
    Booking.objects.update(title_is_public=title_is_public, status=status)
    url = reverse(f"rooms:{address}", args=[] if address == "week" else [booking.room.slug])

    page = client.get(url, {"od": "2026-11-26"}).content.decode()

    assert (booking.purpose in page) == is_shown
    assert str(booking.organization) not in page
    assert booking.responsible_person not in page
    assert booking.responsible_phone not in page


def test_room_calendar_has_local_times_and_stable_uids(client, booking):
    url = reverse("rooms:room_ics", args=[booking.room.slug])

    (event,) = Calendar.from_ical(client.get(url).content).walk("VEVENT")
    (again,) = Calendar.from_ical(client.get(url).content).walk("VEVENT")

    assert event.decoded("dtstart") == booking.starts_at
    assert event["uid"] == again["uid"]


def test_week_marks_what_is_closed(client, room, staff):
    close([room], rooms.period(8, 20), reason="Malowanie ścian", by=staff)

    page = client.get(reverse("rooms:week"), {"od": "2026-11-26"}).content.decode()

    assert "Malowanie ścian" in page


@pytest.mark.parametrize("day", ["", "nic", "2026-99-99"])
def test_week_of_nonsense_is_this_week(client, room, day):
    response = client.get(reverse("rooms:week"), {"od": day})

    assert response.context["week"].first.isoformat() == "2026-11-16"


def test_week_far_away_is_not_found(client, room):
    assert client.get(reverse("rooms:week"), {"od": "3026-01-01"}).status_code == 404


@pytest.mark.parametrize("address", ["find", "week"])
def test_public_pages_cost_the_same_with_one_and_with_thirty_rows(
    client, venue, room, projectors, member, organization, django_assert_max_num_queries, address
):
    def cost():
        with django_assert_max_num_queries(8) as queries:
            client.get(
                reverse(f"rooms:{address}"), {"od": "2026-11-26"} if address == "week" else {}
            )
        return len(queries)

    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(8, 9))
    few = cost()
    for number in range(29):
        rooms.booking(
            by=member,
            organization=organization,
            room=rooms.room(venue=venue, name=f"Sala {number}"),
            period=rooms.period(8, 9),
        )
    assert cost() == few


# Booking ---------------------------------------------------------------------------------------


def test_choice_survives_signing_in(client, room):
    url = f"{reverse('rooms:book')}?sala={room.slug}&dzien=2026-11-26&od=17:00&do=19:00"

    response = client.get(url)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    assert "sala%3D" in response.url


def test_form_is_filled_in_from_the_address(signed_in, room, organization):
    page = signed_in.get(
        reverse("rooms:book"), {"sala": room.slug, "dzien": "2026-11-26", "od": "17:00"}
    )

    form = page.context["form"]
    assert form["room"].value() == room.slug
    assert form["responsible_person"].value() == "Marta Członkowska"


def test_member_books_and_sees_the_booking(signed_in, room, organization):
    response = signed_in.post(reverse("rooms:book"), form_data(room, organization), follow=True)

    booking = Booking.objects.get()
    assert response.redirect_chain == [(booking.get_absolute_url(), 302)]
    page = response.content.decode()
    assert "Warsztaty żywności" in page
    assert "czeka na potwierdzenie" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": "16:00"}, "end"),
        ({"end": "17:00"}, "end"),
        ({"people": "200"}, "people"),
        ({"people": "0"}, "people"),
        ({"start": "6:00"}, "start"),
        ({"day": "2026-11-20"}, "day"),
        ({"day": "2028-11-20"}, "day"),
        ({"day": "jutro"}, "day"),
        ({"room": "nie-ma"}, "room"),
        ({"organization": "999999"}, "organization"),
        ({"purpose": ""}, "purpose"),
        ({"purpose": "x" * 10_000}, "purpose"),
        ({"purpose": "a\x00b"}, "purpose"),
        ({"submission_id": "nic"}, "submission_id"),
        ({"responsible_phone": "zadzwoń"}, "responsible_phone"),
        ({"responsible_phone": "112"}, "responsible_phone"),
        ({"day": "2027-10-31", "start": "2:30"}, "start_season"),
        ({"day": "2027-03-28", "start": "2:30"}, "start"),
    ],
)
def test_bad_input_is_answered_beside_the_field_and_kept(
    signed_in, room, organization, changes, field
):
    data = form_data(room, organization, **changes)

    response = signed_in.post(reverse("rooms:book"), data)

    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors[field]
    assert not Booking.objects.exists()
    assert {name: form.data[name] for name in data} == {k: str(v) for k, v in data.items()}


def test_taken_slot_offers_what_would_work(signed_in, room, organization, booking):
    response = signed_in.post(reverse("rooms:book"), form_data(room, organization))

    page = response.content.decode()
    assert "zajęta 17:00–19:00" in page
    assert "do=21" not in page
    assert response.context["instead"].times
    assert Booking.objects.count() == 1


def test_alternative_keeps_what_was_typed(signed_in, room, organization, booking, projectors):
    data = form_data(room, organization, **{f"equipment_{projectors.pk}": "2"})

    page = signed_in.post(reverse("rooms:book"), data).content.decode()

    links = re.findall(r'href="([^"]*sala=[^"]*)"', page.split('id="instead"')[1])
    form = signed_in.get(unescape(links[0])).context["form"]
    assert form["purpose"].value() == "Warsztaty żywności"
    assert int(form["organization"].value()) == organization.pk
    assert form[f"equipment_{projectors.pk}"].value() == "2"
    assert "000+000" not in links[0]


def test_foreign_organization_in_the_form_is_refused(signed_in, room, organization):
    foreign = organizations.organization()

    response = signed_in.post(reverse("rooms:book"), form_data(room, foreign))

    assert response.context["form"].errors["organization"]
    assert not Booking.objects.exists()


def test_person_without_an_organization_is_told_what_to_do(client, room):
    client.force_login(accounts.user())

    page = client.get(reverse("rooms:book")).content.decode()

    assert reverse("organizations:register") in page


def test_sending_the_form_twice_leads_to_the_same_booking(signed_in, room, organization):
    data = form_data(room, organization)

    first = signed_in.post(reverse("rooms:book"), data)
    second = signed_in.post(reverse("rooms:book"), data)

    assert first.url == second.url
    assert Booking.objects.count() == 1


def test_confirmation_pdf_can_be_read(signed_in, booking, staff):
    booking.confirm(by=staff)

    response = signed_in.get(reverse("rooms:booking_pdf", args=[booking.pk]))

    text = pdf_text(response.content)
    assert "Potwierdzenie rezerwacji" in text
    assert "czwartek, 26 listopada 2026" in text
    assert "Sala warsztatowa" in text
    assert "strona 1 z 1" in text
    reader = PdfReader(BytesIO(response.content))
    assert reader.trailer["/Root"]["/Lang"] == "pl"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_booking_that_is_not_confirmed_has_no_confirmation(signed_in, booking):
    assert signed_in.get(reverse("rooms:booking_pdf", args=[booking.pk])).status_code == 403


# Who may what ----------------------------------------------------------------------------------

ROLES = ["anonymous", "signed_in", "member", "other_member", "staff"]
MATRIX = {
    #               anonymous, signed_in, member, other_member, staff
    ("get", "my_bookings"): [302, 200, 200, 200, 200],
    ("get", "book"): [302, 200, 200, 200, 200],
    ("get", "booking"): [302, 404, 200, 404, 200],
    ("get", "cancel"): [302, 404, 200, 404, 200],
    ("post", "cancel"): [302, 404, 302, 404, 302],
    ("get", "booking_pdf"): [302, 404, 200, 404, 200],
}


@pytest.mark.parametrize(("method", "address"), MATRIX)
@pytest.mark.parametrize("role", ROLES)
def test_pages_of_a_booking_are_for_its_people_and_staff(
    client, booking, staff, member, role, method, address
):
    booking.confirm(by=staff)
    people = {
        "signed_in": accounts.user,
        "member": lambda: member,
        "staff": lambda: staff,
    }
    if role == "other_member":
        other = accounts.user()
        organizations.organization(members=[other])
        client.force_login(other)
    elif role != "anonymous":
        client.force_login(people[role]())
    args = [] if address in {"my_bookings", "book"} else [booking.pk]

    response = getattr(client, method)(reverse(f"rooms:{address}", args=args))

    assert response.status_code == MATRIX[method, address][ROLES.index(role)]
    if response.status_code == 302 and role == "anonymous":
        assert response.url.startswith(reverse("account_login"))


def test_unknown_booking_asks_a_visitor_to_sign_in(client):
    assert client.get(reverse("rooms:booking", args=[999_999])).status_code == 302


def test_cancelled_booking_frees_the_time(signed_in, booking, room, organization):
    signed_in.post(reverse("rooms:cancel", args=[booking.pk]), {"reason": "Chora prowadząca"})
    signed_in.post(reverse("rooms:book"), form_data(room, organization))

    booking.refresh_from_db()
    assert booking.status == BookingStatus.CANCELLED
    assert booking.decision_reason == "Chora prowadząca"
    assert Booking.objects.filter(status=BookingStatus.PENDING).count() == 1


def test_cancelling_twice_is_answered_in_words(signed_in, booking):
    url = reverse("rooms:cancel", args=[booking.pk])
    signed_in.post(url)

    page = signed_in.post(url, follow=True).content.decode()

    assert "Otwórz stronę jeszcze raz" in page


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-26 16:20+01:00", ("2026-11-26", "17:00")),
        ("2026-11-26 19:20+01:00", ("2026-11-27", "08:00")),
        ("2026-11-28 16:00+01:00", ("2026-11-30", "08:00")),  # Saturday evening
        ("2026-12-24 22:00+01:00", ("2026-12-28", "08:00")),  # Christmas, then a weekend
    ],
)
def test_search_starts_with_the_next_open_hour(client, member, moment, expected):
    rooms.room(venue=rooms.venue(weekdays=range(5)))

    with time_machine.travel(moment, tick=False):
        form = client.get(reverse("rooms:find")).context["form"]

    assert (form["dzien"].value(), form["od"].value()) == expected


def test_week_that_is_over_gives_way_to_the_next(client):
    rooms.room(venue=rooms.venue(weekdays=range(5)))

    with time_machine.travel("2026-11-28 16:00+01:00", tick=False):
        week = client.get(reverse("rooms:week")).context["week"]

    assert week.first.isoformat() == "2026-11-30"
