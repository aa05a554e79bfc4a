"""The page of one booking, the list of one's own, and what can be taken away from them."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from openpyxl import load_workbook

from rooms.changes import propose_change, refuse_change, request_change
from rooms.models import Booking, HouseRules
from rooms.states import BookingStatus
from tests.factories import accounts, organizations, rooms
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def book(member, organization, room):
    def make(starts=17, ends=19, **fields):
        fields = {"by": member, "organization": organization, "room": room} | fields
        return rooms.booking(period=rooms.period(starts, ends), **fields)

    return make


def page_of(client, booking) -> str:
    return client.get(booking.get_absolute_url()).content.decode()


# The booking's page ----------------------------------------------------------------------------


def test_waiting_booking_says_until_when_staff_answer(signed_in, book):
    page = page_of(signed_in, book())

    assert "25 listopada, 10:00" in page  # 72 hours from now


def test_page_says_fee_rules_and_equipment(signed_in, book, venue, projectors):
    rules = HouseRules.objects.create(text_pl="Zostaw salę taką, jaką chcesz zastać.")
    room = rooms.room(venue=venue, fee_per_hour=Decimal("12.50"))

    page = page_of(signed_in, book(room=room, rules=rules, equipment={projectors: 2}))

    assert "25 zł" in page
    assert f"{reverse('rooms:house_rules')}?wersja=1" in page
    assert "Rzutnik × 2" in page


def test_free_booking_says_nothing_of_a_fee(signed_in, book):
    assert " zł" not in page_of(signed_in, book())


def test_booking_to_come_can_be_moved_repeated_and_cancelled(signed_in, book):
    booking = book()

    page = page_of(signed_in, booking)

    for name in ("change", "cancel"):
        assert reverse(f"rooms:{name}", args=[booking.pk]) in page
    assert f"jak={booking.pk}" in page
    assert reverse("rooms:new_series") in page


def test_booking_that_began_can_be_neither_moved_nor_cancelled(signed_in, book):
    booking = book()

    with time_machine.travel(booking.starts_at + timedelta(hours=3), tick=False):
        page = page_of(signed_in, booking)

    for name in ("change", "cancel"):
        assert reverse(f"rooms:{name}", args=[booking.pk]) not in page


def test_open_change_is_shown_and_keeps_from_a_second_one(signed_in, book, staff, room):
    booking = book()
    propose_change(
        booking,
        room=room,
        period=rooms.period(10, 12),
        message="Malujemy.",
        by=staff,
        submission_id="0b0e4a7e-0000-4000-8000-000000000001",
    )

    page = page_of(signed_in, booking)

    assert "Malujemy." in page
    assert reverse("rooms:change", args=[booking.pk]) not in page
    listed = signed_in.get(reverse("rooms:my_bookings"))
    assert [one.booking for one in listed.context["proposed"]] == [booking]


def test_history_tells_of_changes_too(signed_in, book, staff, member, room):
    booking = book()
    booking.confirm(by=staff)
    change = request_change(
        booking,
        room=room,
        period=rooms.period(10, 12),
        by=member,
        submission_id="0b0e4a7e-0000-4000-8000-000000000002",
    )
    refuse_change(change, by=staff, reason="Rano jest szkolenie.")

    entries = signed_in.get(booking.get_absolute_url()).context["history"]

    assert "Rano jest szkolenie." in {entry.text for entry in entries}
    assert any("10:00–12:00" in entry.text for entry in entries)


def test_door_code_is_shown_shortly_before_to_the_one_who_booked(client, book, room, staff, member):
    room.door_code = "4711#"
    room.save()
    booking = book()
    booking.confirm(by=staff)
    colleague = accounts.user()
    organizations.membership(organization=booking.organization, user=colleague)

    def shown(person, before):
        with time_machine.travel(booking.starts_at - before, tick=False):
            client.force_login(person)
            return "4711#" in page_of(client, booking)

    assert shown(member, timedelta(hours=1))
    assert not shown(member, timedelta(hours=3))
    assert not shown(colleague, timedelta(hours=1))


# Documents -------------------------------------------------------------------------------------


@pytest.fixture
def hall(venue):
    parts = [rooms.room(venue=venue, name=f"Sala {letter}", capacity=10) for letter in "AB"]
    return rooms.room(
        venue=venue, name="Aula", capacity=20, parts=parts, fee_per_hour=Decimal("20")
    )


def test_confirmation_says_parts_fee_and_rules(signed_in, book, hall, staff):
    rules = HouseRules.objects.create(text_pl="Zostaw salę taką, jaką chcesz zastać.")
    booking = book(room=hall, rules=rules)
    booking.confirm(by=staff)

    text = pdf_text(signed_in.get(reverse("rooms:booking_pdf", args=[booking.pk])).content)

    assert "Części sali Sala A, Sala B" in text
    assert "40 zł, płatne w centrum" in text
    assert "wersja 1 z 22 listopada 2026" in text
    assert "17:00–19:00" in text


def test_confirmation_never_has_a_door_code(signed_in, book, room, staff):
    room.door_code = "4711#"
    room.save()
    booking = book()
    booking.confirm(by=staff)

    with time_machine.travel(booking.starts_at - timedelta(minutes=30), tick=False):
        document = signed_in.get(reverse("rooms:booking_pdf", args=[booking.pk])).content
        calendar = signed_in.get(reverse("rooms:booking_ics", args=[booking.pk])).content

    assert "4711" not in pdf_text(document)
    assert b"4711" not in calendar
    assert b"000 000" not in calendar
    assert booking.responsible_person.encode() not in calendar


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (BookingStatus.PENDING, "TENTATIVE"),
        (BookingStatus.CONFIRMED, "CONFIRMED"),
        (BookingStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_calendar_of_a_booking_follows_its_status(signed_in, book, member, staff, status, expected):
    booking = book()
    url = reverse("rooms:booking_ics", args=[booking.pk])
    (before,) = Calendar.from_ical(signed_in.get(url).content).walk("VEVENT")
    if status == BookingStatus.CONFIRMED:
        booking.confirm(by=staff)
    if status == BookingStatus.CANCELLED:
        booking.cancel(by=member)

    (event,) = Calendar.from_ical(signed_in.get(url).content).walk("VEVENT")

    assert event["status"] == expected
    assert event["uid"] == before["uid"]
    assert (event["sequence"] > before["sequence"]) == (status != BookingStatus.PENDING)


# The list --------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["", "minione"])
def test_list_costs_the_same_with_one_and_with_thirty_rows(signed_in, book, when, projectors):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            response = signed_in.get(reverse("rooms:my_bookings"), {"kiedy": when})
        return len(queries), len(response.context["page"].object_list)

    def add(count):
        for _number in range(count):
            made = book(8, 9, equipment={projectors: 1})
            if when:
                days = 20 + Booking.objects.count()
                Booking.objects.filter(pk=made.pk).update(
                    starts_at=made.starts_at - timedelta(days=days),
                    ends_at=made.ends_at - timedelta(days=days),
                )
            made.allocations.all().delete()

    add(1)
    cost()
    few, rows = cost()
    assert rows == 1
    add(29)
    many, rows = cost()
    assert rows == 20
    # The number of pages is asked only where there is more than one.
    assert many <= few


def test_list_of_nobody_says_what_to_do(client):
    client.force_login(accounts.user())

    assert reverse("rooms:find") in client.get(reverse("rooms:my_bookings")).content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9" * 50])
def test_nonsense_as_a_page_shows_one(signed_in, book, page):
    book()

    response = signed_in.get(reverse("rooms:my_bookings"), {"page": page, "kiedy": "x"})

    assert response.status_code == 200


def test_table_has_own_bookings_only_and_no_telephone(signed_in, book, venue, projectors):
    mine = book(purpose="=HYPERLINK(1)", equipment={projectors: 2})
    other = accounts.user()
    foreign = rooms.booking(
        by=other,
        organization=organizations.organization(members=[other]),
        room=rooms.room(venue=venue),
        period=rooms.period(9, 10),
        purpose="Cudza",
    )

    content = signed_in.get(reverse("rooms:my_bookings_csv")).content.decode("utf-8-sig")
    workbook = load_workbook(
        BytesIO(signed_in.get(reverse("rooms:my_bookings_xlsx")).content), read_only=True
    )

    _head, row = csv.reader(StringIO(content), delimiter=";")
    assert row[0] == mine.reference
    assert mine.responsible_phone not in content
    assert foreign.purpose not in content
    cells = list(workbook.active.iter_rows(values_only=True))[1]
    assert cells[1] == "'=HYPERLINK(1)"
    assert str(cells[2]) == "2026-11-26 17:00:00"
    assert "Rzutnik × 2" in cells


# Who may what ----------------------------------------------------------------------------------

ROLES = ["anonymous", "signed_in", "member", "other_member", "staff"]
MATRIX = {
    #                   anonymous, signed_in, member, other_member, staff
    "my_bookings_csv": [302, 200, 200, 200, 200],
    "my_bookings_xlsx": [302, 200, 200, 200, 200],
    "booking_ics": [302, 404, 200, 404, 200],
    "booking_pdf": [302, 404, 200, 404, 200],
}


@pytest.mark.parametrize("address", MATRIX)
@pytest.mark.parametrize("role", ROLES)
def test_downloads_are_for_the_organization_and_staff(client, book, staff, member, role, address):
    booking = book()
    booking.confirm(by=staff)
    if role == "other_member":
        other = accounts.user()
        organizations.organization(members=[other])
        client.force_login(other)
    elif role != "anonymous":
        person = {"signed_in": accounts.user, "member": lambda: member, "staff": lambda: staff}
        client.force_login(person[role]())
    args = [] if address.startswith("my_bookings") else [booking.pk]

    response = client.get(reverse(f"rooms:{address}", args=args))

    assert response.status_code == MATRIX[address][ROLES.index(role)]
    if response.status_code == 200 and role in {"signed_in", "other_member"}:
        assert booking.purpose.encode() not in response.content


def test_staff_of_no_organization_get_no_link_to_repeat(client, book, staff):
    client.force_login(staff)

    assert "jak=" not in page_of(client, book())


def test_day_of_the_week_is_kept_by_repetition(signed_in, book):
    page = page_of(signed_in, book())

    assert f"dzien={date(2026, 12, 3)}" in page
