"""Calendars to subscribe to, read by a reader of their own that follows the standard."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.calendar_links import make_link, revoke_link
from rooms.changes import propose_change, refuse_change, request_change
from rooms.closures import close
from rooms.models import Booking, CalendarLink
from rooms.states import BookingStatus
from tcal.shared.ical import CalendarEntry, calendar_bytes
from tests import calendars
from tests.factories import accounts, organizations, rooms
from tests.races import all_at_once
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def book(member, organization, room):
    def make(starts=17, ends=19, **fields):
        return rooms.booking(
            **{
                "by": member,
                "organization": organization,
                "room": room,
                "period": rooms.period(starts, ends, day=fields.pop("day", date(2026, 11, 26))),
                **fields,
            }
        )

    return make


def feed_of(room) -> list:
    return calendars.events(Client().get(reverse("rooms:room_ics", args=[room.slug])).content)


def feed_by(link) -> list:
    response = Client().get(reverse("rooms:calendar_feed", args=[link.token]))
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return calendars.events(response.content)


# What is written is what is read, by the standard --------------------------------------------


def test_every_hour_around_both_clock_changes_is_read_as_it_was_meant():
    hours = [
        first + timedelta(minutes=30 * number)
        for first in [datetime(2027, 3, 27, 22, tzinfo=UTC), datetime(2026, 10, 24, 22, tzinfo=UTC)]
        for number in range(12)
    ]
    content = calendar_bytes(
        [
            CalendarEntry(f"{at:%m%d%H%M}@x", "Próba", at, at + timedelta(minutes=30))
            for at in hours
        ],
        name="Zmiana czasu",
    )

    assert [event.starts_at for event in calendars.events(content)] == sorted(hours)


def test_what_people_write_does_not_break_the_calendar():
    title = "Łąka, żuraw; \\ BEGIN:VEVENT " + "żółć " * 40
    content = calendar_bytes(
        [CalendarEntry("a@x", title, NOW, NOW + timedelta(hours=1), description="raz\nEND:VEVENT")],
        name=title,
    )

    (event,) = calendars.events(content)
    assert event.summary == title
    assert event.description == "raz\nEND:VEVENT"


# A room --------------------------------------------------------------------------------------


def test_room_is_taken_from_the_request_on(book, room):
    booking = book()

    (event,) = feed_of(room)

    assert (event.starts_at, event.ends_at) == (booking.starts_at, booking.ends_at)
    assert (event.summary, event.status) == ("Zajęte", "CONFIRMED")
    assert event.is_local


def test_room_keeps_the_uid_of_what_moves_and_counts_its_versions(book, room, member, staff):
    booking = book()
    (before,) = feed_of(room)
    request_change(
        booking, room=room, period=rooms.period(10, 12), by=member, submission_id=uuid4()
    )

    (after,) = feed_of(room)

    assert after.uid == before.uid
    assert after.sequence > before.sequence
    assert after.starts_at == rooms.at(10)


def test_what_was_called_off_stays_as_cancelled_without_its_title(book, room, member, staff):
    booking = book(title_is_public=True)
    booking.confirm(by=staff)
    (before,) = feed_of(room)
    booking.cancel(by=member)

    (after,) = feed_of(room)

    assert before.summary == booking.purpose
    assert (after.uid, after.status) == (before.uid, "CANCELLED")
    assert booking.purpose not in after.summary
    assert after.sequence > before.sequence


@pytest.mark.parametrize(("days", "there"), [(29, True), (31, False)])
def test_what_was_called_off_is_forgotten_after_thirty_days(book, room, member, days, there):
    book().cancel(by=member)

    with time_machine.travel(rooms.at(19) + timedelta(days=days), tick=False):
        assert bool(feed_of(room)) == there


def test_room_that_a_booking_left_is_told(book, room, venue, member):
    booking = book()
    other = rooms.room(venue=venue)
    (before,) = feed_of(room)
    request_change(booking, room=other, period=booking.period, by=member, submission_id=uuid4())

    (here,), (there,) = feed_of(room), feed_of(other)

    assert (here.uid, here.status) == (before.uid, "CANCELLED")
    assert (there.status, there.summary) == ("CONFIRMED", "Zajęte")
    assert here.uid != there.uid


def test_time_held_for_a_proposal_is_taken_until_it_is_answered(book, room, member, staff):
    booking = book()
    booking.confirm(by=staff)
    change = propose_change(
        booking,
        room=room,
        period=rooms.period(10, 12),
        message="Remont",
        by=staff,
        submission_id=uuid4(),
    )
    asked = {event.uid: event for event in feed_of(room)}
    refuse_change(change, by=member)

    answered = {event.uid: event.status for event in feed_of(room)}

    assert len(asked) == 2
    assert set(answered) == set(asked)
    assert sorted(answered.values()) == ["CANCELLED", "CONFIRMED"]
    assert answered[min(asked.values(), key=lambda one: one.starts_at).uid] == "CANCELLED"


def test_divisible_hall_and_its_parts_have_a_booking_once_each(book, venue):
    part = rooms.room(venue=venue, name="Część")
    hall = rooms.room(
        venue=venue, name="Hala", capacity=40, parts=[part, rooms.room(venue=venue, name="Druga")]
    )
    booking = book(room=hall)

    assert len(feed_of(hall)) == len(feed_of(part)) == 1

    booking.cancel(by=booking.requested_by)

    assert [event.status for event in feed_of(hall) + feed_of(part)] == ["CANCELLED"] * 2


def test_room_tells_why_it_is_closed(room, staff):
    close([room], rooms.period(8, 20), reason="Malowanie ścian", by=staff)

    (event,) = feed_of(room)

    assert event.summary == "Malowanie ścian"


def test_room_that_is_not_there_has_no_calendar(client, room):
    assert client.get(reverse("rooms:room_ics", args=["nie-ma"])).status_code == 404


# A person and an organisation ----------------------------------------------------------------


@pytest.mark.parametrize("of_one", [True, False])
def test_link_shows_what_is_booked_with_its_status(book, member, staff, organization, of_one):
    waiting, confirmed, cancelled = book(8, 9), book(10, 11), book(12, 13)
    confirmed.confirm(by=staff)
    cancelled.cancel(by=member)
    link = make_link(by=member, organization=organization if of_one else None)

    events = feed_by(link)

    assert [event.status for event in events] == ["TENTATIVE", "CONFIRMED", "CANCELLED"]
    assert [event.uid for event in events] == [
        f"booking-{one.pk}@portal.example" for one in (waiting, confirmed, cancelled)
    ]
    assert "Sala warsztatowa" in events[0].location
    assert events[0].summary == waiting.purpose
    assert events[0].url == f"https://portal.example{waiting.get_absolute_url()}"
    assert organization.name in events[0].description


def test_link_and_download_speak_of_the_same_entry(book, member, signed_in):
    booking = book()
    (event,) = feed_by(make_link(by=member))
    url = reverse("rooms:booking_ics", args=[booking.pk])

    assert calendars.events(signed_in.get(url).content) == [event]


def test_link_tells_nothing_of_people_and_doors(book, member, room):
    room.door_code = "4711#"
    room.save()
    booking = book()
    link = make_link(by=member)

    content = Client().get(reverse("rooms:calendar_feed", args=[link.token])).content.decode()
    said = content.replace("\r\n ", "")

    for secret in ["4711", booking.responsible_person, booking.responsible_phone, member.email]:
        assert secret not in said


def test_link_of_an_organization_shows_only_its_own(book, member, organization, venue):
    other = organizations.organization(members=[member])
    mine = book(8, 9)
    book(10, 11, organization=other)
    stranger = accounts.user()
    book(
        12,
        13,
        by=stranger,
        organization=organizations.organization(members=[stranger]),
    )

    one = feed_by(make_link(by=member, organization=organization))
    both = feed_by(make_link(by=member))

    assert [event.starts_at for event in one] == [mine.starts_at]
    assert [event.starts_at for event in both] == [rooms.at(8), rooms.at(10)]


def test_whoever_left_reads_nothing_more(book, member, organization):
    book()
    links = [make_link(by=member, organization=organization), make_link(by=member)]
    organization.memberships.get(user=member).end(by=member)

    assert [feed_by(link) for link in links] == [[], []]


def test_offers_are_in_no_calendar_until_taken(book, member):
    booking = book()
    Booking.objects.update(status=BookingStatus.OFFERED)
    link = make_link(by=member)
    assert feed_by(link) == []

    Booking.objects.update(status=BookingStatus.CONFIRMED)

    assert feed_by(link)[0].starts_at == booking.starts_at


def test_revoked_unknown_and_closed_accounts_links_are_not_found(book, member):
    book()
    revoked, closed = make_link(by=member), make_link(by=accounts.user(is_active=False))
    revoke_link(revoked, by=member)

    for token in [revoked.token, closed.token, "nie-ma", "a" * 64, revoked.token[:-1]]:
        answer = Client().get(reverse("rooms:calendar_feed", args=[token]))
        assert answer.status_code == 404


def test_link_is_neither_kept_nor_found(member):
    answer = Client().get(reverse("rooms:calendar_feed", args=[make_link(by=member).token]))

    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_calendar_is_named_in_the_language_of_its_owner(member, client):
    link = make_link(by=member)
    member.language = "en"
    member.save()

    content = client.get(reverse("rooms:calendar_feed", args=[link.token])).content.decode()

    assert "X-WR-CALNAME:Bookings of my organisations" in content


@pytest.mark.parametrize("which", ["room", "person", "organisation"])
def test_feeds_cost_the_same_with_one_and_with_thirty(book, room, member, organization, which):
    link = make_link(by=member, organization=organization if which == "organisation" else None)
    path = (
        reverse("rooms:room_ics", args=[room.slug])
        if which == "room"
        else reverse("rooms:calendar_feed", args=[link.token])
    )

    def cost():
        with CaptureQueriesContext(connection) as queries:
            found = calendars.events(Client().get(path).content)
        return len(queries), len(found)

    def add(number):
        one = book(8, 9, day=date(2026, 11, 23) + timedelta(days=number))
        if number % 3 == 0:
            one.cancel(by=member)

    add(0)
    one, count = cost()
    assert count == 1
    for number in range(1, 30):
        add(number)
    many, count = cost()
    assert count == 30
    assert one == many <= 8


# The page of addresses -----------------------------------------------------------------------


def test_address_is_made_copied_and_revoked(signed_in, member, organization):
    page = reverse("rooms:calendars")
    assert CalendarLink.objects.count() == 0

    assert signed_in.post(page, {"organization": organization.pk}).status_code == 302
    assert signed_in.post(page, {"organization": organization.pk}).status_code == 302
    assert signed_in.post(page, {"organization": ""}).status_code == 302

    own, everything = CalendarLink.objects.order_by("pk")
    assert (own.organization, everything.organization) == (organization, None)
    shown = signed_in.get(page).content.decode()
    for link in (own, everything):
        address = reverse("rooms:calendar_feed", args=[link.token])
        assert f"https://portal.example{address}" in shown
        assert f"webcal://portal.example{address}" in shown

    revoke = reverse("rooms:revoke_calendar", args=[own.pk])
    assert organization.name in signed_in.get(revoke).content.decode()
    assert CalendarLink.objects.valid().count() == 2
    assert signed_in.post(revoke).url == signed_in.post(revoke).url == page
    assert list(CalendarLink.objects.valid()) == [everything]
    assert own.token not in signed_in.get(page).content.decode()

    signed_in.post(page, {"organization": organization.pk})
    assert CalendarLink.objects.valid().get(organization=organization).token != own.token


def test_nobody_gets_an_address_of_an_organization_they_are_not_in(signed_in, member):
    other = organizations.organization()
    former = organizations.organization()
    organizations.membership(organization=former, user=member, status="ended")

    for pk in [other.pk, former.pk, 999_999, "x"]:
        assert signed_in.post(reverse("rooms:calendars"), {"organization": pk}).status_code == 404
    assert not CalendarLink.objects.exists()


def test_nobody_revokes_the_address_of_somebody_else(client, member, organization, staff):
    link = make_link(by=member, organization=organization)
    colleague = accounts.user()
    organizations.membership(organization=organization, user=colleague, role="manager")
    url = reverse("rooms:revoke_calendar", args=[link.pk])

    assert client.post(url).status_code == 302
    for person in (colleague, staff):
        client.force_login(person)
        assert client.get(url).status_code == client.post(url).status_code == 404
        assert link.token not in client.get(reverse("rooms:calendars")).content.decode()
    assert CalendarLink.objects.valid().exists()


def test_address_of_an_organization_that_was_left_can_be_revoked(signed_in, member, organization):
    link = make_link(by=member, organization=organization)
    organization.memberships.get(user=member).end(by=member)

    page = signed_in.get(reverse("rooms:calendars")).content.decode()

    assert reverse("rooms:revoke_calendar", args=[link.pk]) in page
    assert link.token not in page


def test_page_says_what_to_do_where_there_is_nothing_to_follow(client, db):
    client.force_login(accounts.user())

    assert reverse("organizations:list") in client.get(reverse("rooms:calendars")).content.decode()


def test_page_costs_the_same_with_one_and_with_thirty_organizations(signed_in, member):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(reverse("rooms:calendars"))
        return len(queries)

    def join():
        make_link(by=member, organization=organizations.organization(members=[member]))

    join()
    cost()  # what is cached is read
    one = cost()
    for _number in range(29):
        join()
    assert cost() == one


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_address(member, organization):
    made = all_at_once([lambda: make_link(by=member, organization=organization)] * 4)

    assert len({link.pk for link in made}) == 1
    assert CalendarLink.objects.count() == 1
