"""The public learns that a room is taken, and a title where it was made public: nothing else."""

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from rooms.changes import propose_change
from rooms.models import Booking, UnstaffedAccess
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tests.factories import accounts, organizations, rooms
from tests.pdf import pdf_text
from tests.rooms import series as series_factory
from tests.urls import all_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

PUBLIC_TITLE = "Otwarte czytanie wierszy"
SHOWN_TO_NOBODY_ELSE = {
    "purpose": "Tajne-zebranie-zarzadu",
    "person": "Tajna-Osoba-Odpowiedzialna",
    "phone": "000 000 987",
    "account": "Tajny-Rezerwujacy",
    "e-mail": "tajny-rezerwujacy@ngo.example",
    "e-mail for the centre": "tajny-kontakt@ngo.example",
    "telephone for the centre": "000 000 654",
    "door code": "7391#",
    "reason": "Tajny-powod-decyzji",
    "message of a change": "Tajna-wiadomosc-zmiany",
    "title of a request": "Tajna-prosba",
    "title of a series": "Tajne-proby-choru",
    "title on the waiting list": "Tajne-czekanie",
    "person on the waiting list": "Tajna-Osoba-Czekajaca",
    "telephone on the waiting list": "000 000 321",
    "note for staff": "Tajna-notatka-obslugi",
    "staff who decided": "Tajna-Obsluga",
}
ORGANIZATION = "Fundacja-Niewidoczna"
SECRET = SHOWN_TO_NOBODY_ELSE


@pytest.fixture
def member(db):
    return accounts.user(name=SECRET["account"], email=SECRET["e-mail"])


@pytest.fixture
def staff(db):
    return accounts.staff(name=SECRET["staff who decided"])


@pytest.fixture
def organization(member):
    return organizations.organization(
        name=ORGANIZATION,
        members=[member],
        contact_email=SECRET["e-mail for the centre"],
        contact_phone=SECRET["telephone for the centre"],
    )


@pytest.fixture
def room(venue):
    return rooms.room(
        venue=venue, name="Sala warsztatowa", capacity=20, door_code=SECRET["door code"]
    )


@pytest.fixture
def things(member, staff, organization, room, projectors):
    """Everything that a booking can have to hide, all on one day in one room."""
    UnstaffedAccess.objects.create(organization=organization, note=SECRET["note for staff"])

    def book(starts, ends, purpose, **fields):
        return rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends),
            purpose=purpose,
            responsible_person=SECRET["person"],
            responsible_phone=SECRET["phone"],
            **fields,
        )

    confirmed = book(17, 19, SECRET["purpose"], equipment={projectors: 1})
    confirmed.confirm(by=staff, reason=SECRET["reason"])
    public = book(9, 10, PUBLIC_TITLE, title_is_public=True)
    public.confirm(by=staff, reason=SECRET["reason"])
    change = propose_change(
        confirmed,
        room=room,
        period=rooms.period(14, 16),
        message=SECRET["message of a change"],
        by=staff,
        submission_id=uuid4(),
    )
    pending = book(11, 12, SECRET["title of a request"], title_is_public=True)
    offered = book(12, 13, SECRET["title of a request"])
    Booking.objects.filter(pk=offered.pk).update(status=BookingStatus.OFFERED)
    rejected = book(19, 20, SECRET["title of a request"], title_is_public=True)
    rejected.reject(by=staff, reason=SECRET["reason"])
    entry = rooms.waitlist_entry(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 18),
        purpose=SECRET["title on the waiting list"],
        responsible_person=SECRET["person on the waiting list"],
        responsible_phone=SECRET["telephone on the waiting list"],
    )
    series = series_factory.book(
        series_factory.plan(
            organization=organization,
            room=rooms.room(venue=room.venue, name="Sala chóru"),
            purpose=SECRET["title of a series"],
            responsible_person=SECRET["person"],
            responsible_phone=SECRET["phone"],
        ),
        by=member,
    )
    return {
        "confirmed": confirmed,
        "public": public,
        "pending": pending,
        "offered": offered,
        "rejected": rejected,
        "change": change,
        "entry": entry,
        "series": series,
    }


DAY = "2026-11-26"


def pages_of_rooms(room, projectors) -> list[str]:
    find, week = reverse("rooms:find"), reverse("rooms:week")
    return [
        find,
        f"{find}?dzien={DAY}&od=17:00&do=19:00&osob=10",
        f"{find}?dzien={DAY}&od=17:00&do=19:00&osob=10&potrzeby=projector",
        f"{find}?dzien={DAY}&od=9:00&do=20:00",
        week,
        f"{week}?dzien={DAY}",
        f"{week}?od={DAY}",
        reverse("rooms:room", args=[room.slug]),
        f"{reverse('rooms:room', args=[room.slug])}?dzien={DAY}",
        f"{reverse('rooms:room', args=[room.slug])}?od={DAY}",
        reverse("rooms:room_ics", args=[room.slug]),
        reverse("rooms:door", args=[room.slug]),
        reverse("rooms:equipment", args=[projectors.slug]),
        reverse("rooms:house_rules"),
        reverse("home"),
        f"{reverse('search')}?q=Sala",
        f"{reverse('search')}?q=rezerwacja",
        reverse("sitemap"),
    ]


def other_public_pages(organization) -> list[str]:
    public = [address.path for address in all_addresses() if address.is_public]
    return [*public, reverse("organizations:organization", args=[organization.slug])]


def said_by(client, path) -> str:
    """The whole answer: headers, cookies and content, also of feeds, tables and documents."""
    response = client.get(path)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type", "").startswith("application/pdf"):
        return pdf_text(content)
    # Long lines of calendars are folded.
    text = content.decode(errors="replace").replace("\r\n ", "")
    return f"{response.headers}\n{response.cookies}\n{text}"


def leaks(client, paths, secrets) -> dict:
    found = {}
    for path in paths:
        said = said_by(client, path)
        if shown := [name for name, secret in secrets.items() if secret in said]:
            found[path] = shown
    return found


@pytest.fixture(params=["a stranger", "a resident", "a member of another organisation"])
def visitor(request, db):
    client = Client()
    if request.param != "a stranger":
        person = accounts.user(name="Ktoś Inny")
        if request.param.startswith("a member"):
            organizations.organization(members=[person])
        client.force_login(person)
    return client


def test_public_pages_say_nothing_private(visitor, things, organization, room, projectors):
    paths = [*pages_of_rooms(room, projectors), *other_public_pages(organization)]

    assert leaks(visitor, paths, SECRET) == {}


def test_pages_of_rooms_do_not_say_whose_a_booking_is(visitor, things, room, projectors):
    paths = pages_of_rooms(room, projectors)

    assert leaks(visitor, paths, {"organisation": ORGANIZATION}) == {}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_searching_for_what_is_private_finds_nothing(client, things, language):
    client.cookies["django_language"] = language
    for secret in SECRET.values():
        page = client.get(reverse("search"), {"q": secret}).content.decode()
        assert not re.search(r"/rezerwacje/\d", page), secret
        assert "/sale/" not in page, secret


def test_public_title_is_shown_where_taken_time_is(client, things, room):
    week = said_by(client, f"{reverse('rooms:week')}?dzien={DAY}")
    calendar = said_by(client, reverse("rooms:room_ics", args=[room.slug]))

    assert PUBLIC_TITLE in week
    assert PUBLIC_TITLE in calendar
    # A booking and the time proposed for it, a request and an offer: taken, and no more said.
    assert calendar.count("SUMMARY:Zajęte") == 4


def test_addresses_with_numbers_tell_others_nothing(visitor, things):
    """Not even that there is such a booking: the answer is that of a number that there isn't."""
    kinds = {
        "accept_change": "change",
        "refuse_change": "change",
        "withdraw_change": "change",
        "leave_waitlist": "entry",
        "series": "series",
        "change_series": "series",
        "cancel_series": "series",
        "add_skipped_day": "series",
    }
    numbered = [
        address.name.removeprefix("rooms:")
        for address in all_addresses()
        if address.name.startswith("rooms:")
        and "<int:pk>" in address.route
        and "<int:photo>" not in address.route
    ]
    assert len(numbered) > 15
    for name in numbered:
        there = reverse(f"rooms:{name}", args=[things[kinds.get(name, "confirmed")].pk])
        missing = reverse(f"rooms:{name}", args=[999999])
        for method in ("get", "post"):
            answer = getattr(visitor, method)(there)
            same = getattr(visitor, method)(missing)
            assert answer.status_code == same.status_code, there
            assert not any(secret in answer.content.decode() for secret in SECRET.values()), there


def test_door_code_is_in_no_document_feed_or_letter(client, member, things):
    """Not even for those who may see it on the page: these are kept and passed on."""
    client.force_login(member)
    booking = things["confirmed"]
    names = ["booking_pdf", "booking_ics"]
    paths = [reverse(f"rooms:{name}", args=[booking.pk]) for name in names]
    paths += [reverse("rooms:my_bookings"), reverse("rooms:my_bookings_csv")]

    assert leaks(client, paths, {"door code": SECRET["door code"]}) == {}
    for letter in QueuedMail.objects.all():
        assert SECRET["door code"] not in letter.text + letter.html


def test_history_keeps_no_person_telephone_or_code(things):
    """It can't be rewritten, so what has to be forgotten one day is not in it."""
    private = {"responsible_person", "responsible_phone", "door_code"}
    for model in apps.get_app_config("rooms").get_models():
        fields = {field.name for field in model._meta.get_fields()}
        if "pgh_id" in fields:
            assert fields.isdisjoint(private), model
