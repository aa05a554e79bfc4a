"""Who may do what: every person against every action, in one table."""

from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from organizations.models import Membership
from rooms.changes import propose_change, request_change
from rooms.closures import close
from rooms.models import Booking, Damage, Handover, HouseRules, Strike
from rooms.permissions import can_see_door_code, door_code_for
from rooms.states import BookingStatus
from rooms.urls import urlpatterns
from tests.factories import accounts, organizations, rooms
from tests.rooms import series as series_factory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

# What somebody gets: the page or the deed, the sign-in page, "not allowed" or "there is no such".
YES, SIGN_IN, NO, NOTHING = "yes", "sign in", "no", "nothing"

MEMBERS = ["member", "colleague", "manager"]
STRANGERS = ["resident", "other", "coordinator", "former"]


def answers(**by_person) -> dict:
    """Everybody's answer: ``members`` and ``strangers`` stand for several people."""
    members, strangers = by_person.pop("members"), by_person.pop("strangers", NOTHING)
    return {
        "anonymous": SIGN_IN,
        **dict.fromkeys(MEMBERS, members),
        **dict.fromkeys(STRANGERS, strangers),
        **by_person,
    }


OWN = answers(members=YES, staff=YES)
ONLY_MEMBERS = answers(members=YES, staff=NO)
ONLY_STAFF = answers(members=NO, staff=YES)
SIGNED_IN = answers(members=YES, strangers=YES, staff=YES)
# The desk's own pages: everybody else is told so, whatever the address.
DESK = answers(members=NO, strangers=NO, staff=YES)
# About one booking: who may not see it is not told that there is one.
DESK_OF_ONE = ONLY_STAFF
ADMIN = answers(members=SIGN_IN, strangers=SIGN_IN, staff=YES, coordinator=NO)

# Name, method, what it is about, and everybody's answer.
TABLE = [
    ("booking", "get", "confirmed", OWN),
    ("booking_pdf", "get", "confirmed", OWN),
    ("booking_ics", "get", "confirmed", OWN),
    ("cancel", "get", "confirmed", OWN),
    ("cancel", "post", "confirmed", OWN),
    ("change", "get", "confirmed", ONLY_MEMBERS),
    ("change", "post", "confirmed", ONLY_MEMBERS),
    ("propose", "get", "confirmed", ONLY_STAFF),
    ("propose", "post", "confirmed", ONLY_STAFF),
    ("accept_change", "post", "proposal", ONLY_MEMBERS),
    ("refuse_change", "get", "proposal", ONLY_MEMBERS),
    ("refuse_change", "post", "proposal", ONLY_MEMBERS),
    ("withdraw_change", "post", "proposal", ONLY_STAFF),
    ("accept_change", "post", "request", ONLY_STAFF),
    ("refuse_change", "get", "request", ONLY_STAFF),
    ("refuse_change", "post", "request", ONLY_STAFF),
    ("withdraw_change", "post", "request", ONLY_MEMBERS),
    ("accept_offer", "post", "offered", ONLY_MEMBERS),
    ("decline_offer", "post", "offered", ONLY_MEMBERS),
    ("leave_waitlist", "get", "entry", OWN),
    ("leave_waitlist", "post", "entry", OWN),
    ("series", "get", "series", OWN),
    ("change_series", "get", "series", ONLY_MEMBERS),
    ("cancel_series", "get", "series", OWN),
    ("cancel_series", "post", "series", OWN),
    ("add_skipped_day", "post", "series", ONLY_MEMBERS),
    ("book", "get", None, SIGNED_IN),
    ("new_series", "get", None, SIGNED_IN),
    ("join_waitlist", "get", None, SIGNED_IN),
    ("waitlist", "get", None, SIGNED_IN),
    ("my_bookings", "get", None, SIGNED_IN),
    ("my_bookings_csv", "get", None, SIGNED_IN),
    ("my_bookings_xlsx", "get", None, SIGNED_IN),
    ("calendars", "get", None, SIGNED_IN),
    ("strikes", "get", None, SIGNED_IN),
    ("desk", "get", None, DESK),
    ("enter_booking", "get", None, DESK),
    ("walk_in", "get", None, DESK),
    ("swap", "get", None, DESK),
    ("import_bookings", "get", None, DESK),
    ("import_template", "get", None, DESK),
    ("new_closure", "get", None, DESK),
    ("day_sheet_pdf", "get", None, DESK),
    ("damages", "get", None, DESK),
    ("new_damage", "get", None, DESK),
    ("damages_csv", "get", None, DESK),
    ("damages_xlsx", "get", None, DESK),
    ("closure", "get", "closure", DESK),
    ("reopen_closure", "post", "closure", DESK),
    ("repair_damage", "post", "damage", DESK),
    ("move_booking", "get", "confirmed", DESK_OF_ONE),
    ("hand_over", "get", "confirmed", DESK_OF_ONE),
    ("take_back", "get", "handed over", DESK_OF_ONE),
    ("protocol_pdf", "get", "handed over", OWN),
    ("appeal", "get", "strike", ONLY_MEMBERS),
]
ADMIN_TABLE = [
    ("change", "get", ["pending"]),
    ("decide", "post", ["pending", "confirm"]),
    ("decide", "post", ["pending", "reject"]),
    ("decide", "post", ["confirmed", "cancel"]),
]
# Open to everybody, or tested with what they are for.
ELSEWHERE = {
    "find", "week", "room", "room_ics", "equipment", "house_rules", "door", "week_sheet_pdf",
    "calendar_feed", "revoke_calendar", "door_card_pdf", "check_in", "handover_photo",
    "import_preview",
}  # fmt: skip


@pytest.fixture
def people(member, staff, organization):
    former = accounts.user(name="Była Osoba")
    organizations.membership(organization=organization, user=former, status="ended")
    colleague, manager, other = (accounts.user(name=name) for name in ["Ktoś", "Szefowa", "Obcy"])
    organizations.membership(organization=organization, user=colleague)
    organizations.membership(organization=organization, user=manager, role="manager")
    organizations.organization(members=[other], managers=[accounts.user()])
    return {
        "anonymous": None,
        "resident": accounts.user(),
        "member": member,
        "colleague": colleague,
        "manager": manager,
        "other": other,
        "former": former,
        "staff": accounts.staff(email="inna@tcal.example"),
        "coordinator": accounts.coordinator(),
    }


@pytest.fixture
def things(member, staff, organization, room):
    """One of each thing that the table speaks of, made by their own verbs."""

    def book(starts, ends, **fields):
        return rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends),
            **fields,
        )

    def confirmed(starts, ends):
        booking = book(starts, ends)
        booking.confirm(by=staff)
        return booking

    def changed(verb, starts, *, by, **fields):
        return verb(
            confirmed(starts, starts + 1),
            room=room,
            period=rooms.period(starts, starts + 1, day=date(2026, 11, 27)),
            by=by,
            submission_id=uuid4(),
            **fields,
        )

    offered = book(8, 9)
    Booking.objects.filter(pk=offered.pk).update(status=BookingStatus.OFFERED)
    book(18, 20)
    plan = series_factory.plan(organization=organization, room=rooms.room(venue=room.venue))
    handed_over = confirmed(16, 17)
    Handover.objects.create(booking=handed_over, handed_over_by=staff, received_by="Anna Próbna")
    other_room = rooms.room(venue=room.venue)
    return {
        "handed over": handed_over,
        "closure": close([other_room], rooms.period(9, 10), reason="Remont", by=staff),
        "damage": Damage.objects.create(
            resource=other_room, description="Pęknięta szyba", reported_by=staff
        ),
        "strike": Strike.objects.create(
            organization=organization, booking=confirmed(17, 18), kind="late"
        ),
        "confirmed": confirmed(9, 10),
        "pending": book(10, 11),
        "offered": offered,
        "proposal": changed(propose_change, 12, by=staff, message="Remont"),
        "request": changed(request_change, 14, by=member),
        "entry": rooms.waitlist_entry(
            by=member, organization=organization, room=room, period=rooms.period(18, 20)
        ),
        "series": series_factory.book(plan, by=member),
    }


@contextmanager
def undone():
    """Whatever is done inside is taken back, so that the next person finds things as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(person, method, path) -> str:
    client = Client()
    if person:
        client.force_login(person)
    data = {"day": "2026-11-26", "reason": "Powód", "message": "Powód"} if method == "post" else {}
    with undone():
        response = getattr(client, method)(path, data)
    if response.status_code == 302 and "/login/" in response.url:
        return SIGN_IN
    return {200: YES, 302: YES, 403: NO, 404: NOTHING}[response.status_code]


def test_everybody_gets_what_the_table_says(people, things):
    wrong = {}
    for name, method, about, expected in TABLE:
        path = reverse(f"rooms:{name}", args=[things[about].pk] if about else [])
        for who, person in people.items():
            if (found := ask(person, method, path)) != expected[who]:
                wrong[name, method, about, who] = found
    assert wrong == {}


def test_only_staff_decide_in_the_administration(people, things):
    wrong = {}
    for name, method, (about, *decision) in ADMIN_TABLE:
        path = reverse(f"admin:rooms_booking_{name}", args=[things[about].pk, *decision])
        for who, person in people.items():
            if (found := ask(person, method, path)) != ADMIN[who]:
                wrong[name, about, *decision, who] = found
    assert wrong == {}


def test_table_speaks_of_every_address():
    assert {pattern.name for pattern in urlpatterns} == {row[0] for row in TABLE} | ELSEWHERE


def test_who_left_the_organization_loses_what_they_booked(things, member):
    path = reverse("rooms:booking", args=[things["confirmed"].pk])
    assert ask(member, "get", path) == YES

    Membership.objects.filter(user=member).update(status="ended")

    assert ask(member, "get", path) == NOTHING


def test_staff_do_not_decide_on_what_they_asked_for(organization, room, staff):
    organizations.membership(organization=organization, user=staff)
    booking = rooms.booking(
        by=staff, organization=organization, room=room, period=rooms.period(9, 10)
    )

    for decision in ("confirm", "reject"):
        path = reverse("admin:rooms_booking_decide", args=[booking.pk, decision])
        assert ask(staff, "post", path) == NO
    assert ask(staff, "get", reverse("rooms:propose", args=[booking.pk])) == NO


# Door codes --------------------------------------------------------------------------------------

CODE = "4711#"
SEES_CODE = {"member": True, "manager": True, "staff": True}


@pytest.fixture
def door(things, room):
    room.door_code = CODE
    room.save()
    room.venue.door_code_minutes = 90
    room.venue.save()
    return Booking.objects.get(pk=things["confirmed"].pk)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (rooms.at(7, 30) - timedelta(seconds=1), False),
        (rooms.at(7, 30), True),
        (rooms.at(9), True),
        (rooms.at(10) - timedelta(seconds=1), True),
        (rooms.at(10), False),
    ],
)
def test_door_code_is_shown_shortly_before_and_during(door, member, moment, shown):
    with time_machine.travel(moment, tick=False):
        assert door_code_for(member, door) == (CODE if shown else "")
        assert can_see_door_code(member, door, moment) is shown


def test_door_code_is_for_few(door, people):
    path = reverse("rooms:booking", args=[door.pk])
    with time_machine.travel(rooms.at(8), tick=False):
        for who, person in people.items():
            if person is None:
                continue
            client = Client()
            client.force_login(person)
            page = client.get(path).content.decode()
            assert (CODE in page) == SEES_CODE.get(who, False), who
            assert bool(door_code_for(person, door)) == SEES_CODE.get(who, False), who


@pytest.mark.parametrize("status", BookingStatus.values)
def test_door_code_is_for_confirmed_bookings(door, member, status):
    Booking.objects.filter(pk=door.pk).update(status=status, decision_reason="x")
    door.refresh_from_db()

    with time_machine.travel(rooms.at(9), tick=False):
        assert bool(door_code_for(member, door)) == (status == BookingStatus.CONFIRMED)


def test_who_booked_and_left_sees_no_code(door, member):
    Membership.objects.filter(user=member).update(status="ended")

    with time_machine.travel(rooms.at(9), tick=False):
        assert door_code_for(member, door) == ""


def test_divisible_hall_is_opened_by_the_codes_of_its_parts(venue, member, organization, staff):
    left = rooms.room(venue=venue, name="Sala A", door_code="11")
    right = rooms.room(venue=venue, name="Sala B", door_code="22")
    open_one = rooms.room(venue=venue, name="Sala C")
    hall = rooms.room(venue=venue, name="Sala ABC", parts=[right, left, open_one])
    booking = rooms.booking(
        by=member, organization=organization, room=hall, period=rooms.period(9, 10)
    )
    booking.confirm(by=staff)

    with time_machine.travel(rooms.at(9), tick=False):
        assert door_code_for(member, booking) == "Sala A: 11, Sala B: 22"
        booking.room.door_code = "33"
        assert door_code_for(member, booking) == "33"


# The rules of the rooms --------------------------------------------------------------------------

RULES = reverse("rooms:house_rules")


def test_rules_in_force_are_public(client):
    HouseRules.objects.create(text_pl="Sprzątamy po sobie.\n\nGasimy światło.")

    page = client.get(RULES).content.decode()

    assert "<p>Sprzątamy po sobie.</p>" in page
    assert "22 listopada 2026" in page


def test_earlier_version_is_read_by_its_number(client):
    HouseRules.objects.create(text_pl="Pierwsze zasady.")
    HouseRules.objects.create(text_pl="Drugie zasady.")

    assert "Drugie zasady." in client.get(RULES).content.decode()
    old = client.get(RULES, {"wersja": "1"}).content.decode()
    assert "Pierwsze zasady." in old
    assert "Drugie zasady." not in old
    assert RULES in old


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "", "1" * 30, "²"])
def test_version_that_there_is_not(client, number):
    HouseRules.objects.create(text_pl="Pierwsze zasady.")

    assert client.get(RULES, {"wersja": number}).status_code == 404


def test_page_without_rules_says_what_to_do(client):
    page = client.get(RULES)

    assert page.status_code == 200
    assert reverse("rooms:find") in page.content.decode()
