"""Pages of the waiting list: who sees and does what, and what comes of it."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.finding import Wish
from rooms.models import Booking, WaitlistEntry
from rooms.templatetags.waitlist import waitlist_url
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def taken(staff, room):
    other = organizations.organization(members=[staff])
    return rooms.booking(by=staff, organization=other, room=room, period=rooms.period(17, 19))


@pytest.fixture
def entry(taken, member, organization):
    return rooms.waitlist_entry(
        by=member, organization=organization, room=taken.room, period=taken.period
    )


@pytest.fixture
def offered(entry, taken, staff):
    taken.cancel(by=staff)
    return Booking.objects.get(waitlist_entry=entry)


def typed(form, **fields) -> dict:
    return {
        "submission_id": str(form["submission_id"].value()),
        "room": "sala-warsztatowa",
        "day": "2026-11-26",
        "start": "17:00",
        "end": "19:00",
        "people": "5",
        "organization": str(form.fields["organization"].queryset.get().pk),
        "purpose": "Próba chóru",
        "responsible_person": "Ewa Czekająca",
        "responsible_phone": "000 000 222",
        **fields,
    }


def joining(client, member, query="") -> object:
    client.force_login(member)
    response = client.get(f"{reverse('rooms:join_waitlist')}?{query}")
    assert response.status_code == 200
    return response.context["form"]


def test_search_leads_to_a_form_that_knows_the_wish(client, member, organization, room, projectors):
    wish = Wish(period=rooms.period(17, 19), people=7, needs=frozenset({"projector"}))

    address = waitlist_url(wish, room)

    form = joining(client, member, urlsplit(address).query)
    values = {name: form[name].value() for name in ("room", "day", "start", "end", "people")}
    assert values == {
        "room": room.slug,
        "day": "2026-11-26",
        "start": "17:00",
        "end": "19:00",
        "people": "7",
    }
    assert form["needs"].value() == ["projector"]
    assert "sala" not in parse_qs(urlsplit(waitlist_url(wish)).query)


def test_wish_survives_signing_in(client, member, organization, room):
    address = f"{reverse('rooms:join_waitlist')}?sala={room.slug}&dzien=2026-11-26"

    response = client.get(address)

    assert response.status_code == 302
    assert parse_qs(urlsplit(response.url).query)["next"] == [address]


def test_who_joins_sees_it_on_the_list(client, member, organization, taken):
    form = joining(client, member)

    response = client.post(reverse("rooms:join_waitlist"), typed(form), follow=True)

    assert response.redirect_chain == [(reverse("rooms:waitlist"), 302)]
    entry = WaitlistEntry.objects.get()
    assert entry in response.context["page"]
    assert "Próba chóru" in response.content.decode()


def test_any_room_and_needs_are_kept(client, member, organization, taken, projectors):
    form = joining(client, member)

    client.post(reverse("rooms:join_waitlist"), typed(form, room="", needs=["projector"]))

    entry = WaitlistEntry.objects.get()
    assert entry.room is None
    assert [feature.code for feature in entry.needs.all()] == ["projector"]


def test_free_time_is_offered_for_booking_with_what_was_typed(client, member, organization, room):
    form = joining(client, member)

    response = client.post(reverse("rooms:join_waitlist"), typed(form))

    assert not WaitlistEntry.objects.exists()
    assert response.context["form"].errors["start"]
    assert response.context["form"]["purpose"].value() == "Próba chóru"
    page = response.content.decode()
    assert f"{reverse('rooms:book')}?sala={room.slug}&amp;dzien=2026-11-26" in page
    assert "000+000" not in page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"people": "0"}, "people"),
        ({"people": "400"}, "people"),
        ({"day": "2026-11-20"}, "day"),
        ({"start": "19:00", "end": "17:00"}, "end"),
        ({"start": "19:00", "end": "17:00", "room": ""}, "end"),
        ({"start": "6:00"}, "start"),
        ({"room": "nie-ma"}, "room"),
        ({"needs": ["nie-ma"]}, "needs"),
        ({"organization": "999999"}, "organization"),
        ({"responsible_phone": "brak"}, "responsible_phone"),
        ({"purpose": ""}, "purpose"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, member, organization, taken, fields, field):
    form = joining(client, member)

    response = client.post(reverse("rooms:join_waitlist"), typed(form, **fields))

    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not WaitlistEntry.objects.exists()


def test_joining_twice_is_told_beside_the_time(client, member, organization, entry):
    form = joining(client, member)

    response = client.post(reverse("rooms:join_waitlist"), typed(form))

    assert list(response.context["form"].errors) == ["start"]
    assert WaitlistEntry.objects.count() == 1


@pytest.mark.parametrize("query", ["dzien=x&od=y&osob=z&sala=nie-ma&potrzeby=nie-ma", "jak=1"])
def test_nonsense_in_the_address_is_no_error(client, member, organization, query):
    joining(client, member, query)


def test_who_has_no_organization_is_told_so(client, room):
    client.force_login(accounts.user())

    response = client.get(reverse("rooms:join_waitlist"))

    assert "rooms/no_organization.html" in [one.name for one in response.templates]


def test_leaving_is_asked_about_and_done_by_post(client, member, entry):
    client.force_login(member)
    address = reverse("rooms:leave_waitlist", args=[entry.pk])

    assert client.get(address).status_code == 200
    entry.refresh_from_db()
    assert entry.status == "waiting"

    assert client.post(address).url == reverse("rooms:waitlist")
    entry.refresh_from_db()
    assert entry.status == "left"

    response = client.post(address)
    assert [str(one) for one in get_messages(response.wsgi_request)]
    entry.refresh_from_db()
    assert entry.status == "left"


def test_offer_is_shown_with_its_deadline_and_taken_with_one_click(client, member, offered):
    client.force_login(member)
    accept = reverse("rooms:accept_offer", args=[offered.pk])

    page = client.get(reverse("rooms:waitlist")).content.decode()
    assert accept in page
    assert "10:00" in page

    response = client.post(accept)
    assert response.url == offered.get_absolute_url()
    offered.refresh_from_db()
    assert offered.status == "pending"
    assert client.post(accept).url == offered.get_absolute_url()


def test_offer_is_let_go_with_one_click(client, member, offered):
    client.force_login(member)

    response = client.post(reverse("rooms:decline_offer", args=[offered.pk]))

    assert response.url == reverse("rooms:waitlist")
    offered.refresh_from_db()
    assert offered.status == "cancelled"


@pytest.mark.parametrize("name", ["accept_offer", "decline_offer"])
def test_visit_changes_nothing(client, member, offered, name):
    client.force_login(member)

    response = client.get(reverse(f"rooms:{name}", args=[offered.pk]))

    assert response.url == offered.get_absolute_url()
    offered.refresh_from_db()
    assert offered.status == "offered"


def test_late_click_is_told_why(client, member, offered):
    client.force_login(member)

    with time_machine.travel(offered.answer_by + timedelta(seconds=1), tick=False):
        response = client.post(reverse("rooms:accept_offer", args=[offered.pk]), follow=True)

    assert [one.level_tag for one in response.context["messages"]] == ["error"]
    offered.refresh_from_db()
    assert offered.status == "offered"


ADDRESSES = {"leave_waitlist": "entry", "accept_offer": "offered", "decline_offer": "offered"}
MATRIX = {
    # who: (leave_waitlist, accept_offer, decline_offer)
    "nobody": (302, 302, 302),
    "stranger": (404, 404, 404),
    "of an ended organisation": (403, 403, 403),
    "staff": (302, 403, 403),
    "member": (302, 302, 302),
}


@pytest.mark.parametrize("who", MATRIX)
@pytest.mark.parametrize("position", range(3))
def test_who_may_answer_and_leave(client, request, member, staff, who, position):
    name, thing = list(ADDRESSES.items())[position]
    target = request.getfixturevalue(thing)
    if who == "of an ended organisation":
        target.organization.end(by=staff, reason="Rozwiązana")
    people = {"stranger": accounts.user(), "staff": staff, "nobody": None}
    if person := people.get(who, member):
        client.force_login(person)
    before = target.status

    response = client.post(reverse(f"rooms:{name}", args=[target.pk]))

    assert response.status_code == MATRIX[who][position]
    target.refresh_from_db()
    moved = MATRIX[who][position] == 302 and who != "nobody"
    assert (target.status != before) == moved


@pytest.mark.parametrize("name", ["leave_waitlist", "accept_offer", "decline_offer"])
def test_what_is_not_there_is_not_found(client, member, name):
    client.force_login(member)

    assert client.post(reverse(f"rooms:{name}", args=[999999])).status_code == 404


def test_list_shows_own_organizations_only(client, member, staff, entry):
    client.force_login(staff)
    assert list(client.get(reverse("rooms:waitlist")).context["page"]) == []

    client.force_login(member)
    assert list(client.get(reverse("rooms:waitlist")).context["page"]) == [entry]


def test_settled_and_passed_entries_are_in_the_past(client, member, entry):
    client.force_login(member)
    with time_machine.travel(entry.starts_at, tick=False):
        assert list(client.get(reverse("rooms:waitlist")).context["page"]) == []
        past = client.get(reverse("rooms:waitlist"), {"kiedy": "minione"})
    assert list(past.context["page"]) == [entry]


@pytest.mark.parametrize("past", [False, True])
def test_list_costs_the_same_with_one_and_with_thirty_rows(client, member, entry, past):
    client.force_login(member)
    feature = rooms.feature()
    status = "left" if past else "waiting"

    def load():
        response = client.get(reverse("rooms:waitlist"), {"kiedy": "minione"} if past else {})
        assert response.status_code == 200

    entry.needs.add(feature)
    WaitlistEntry.objects.update(status=status)
    load()
    with CaptureQueriesContext(connection) as with_one:
        load()
    for number in range(30):
        more = WaitlistEntry.objects.get(pk=entry.pk)
        more.pk, more.submission_id = None, uuid4()
        more.starts_at -= timedelta(minutes=number + 1)
        more.save()
        more.needs.add(feature)
    with CaptureQueriesContext(connection) as with_thirty:
        load()
    assert len(with_thirty) == len(with_one)


def test_staff_look_at_the_list_in_the_administration(client, staff, entry):
    client.force_login(staff)

    page = client.get(reverse("admin:rooms_waitlistentry_changelist"))
    assert entry.purpose in page.content.decode()

    one = client.get(reverse("admin:rooms_waitlistentry_change", args=[entry.pk]))
    assert entry.responsible_phone in one.content.decode()
    assert client.get(reverse("admin:rooms_waitlistentry_add")).status_code == 403
    assert client.post(one.request["PATH_INFO"], {"purpose": "Inny"}).status_code == 403
