"""The pages of a series as its people meet them, without JavaScript."""

import re
from datetime import time
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organizations.states import MembershipStatus
from rooms.models import Booking, BookingSeries, HouseRules, SpecialDay
from rooms.states import BookingStatus
from tests.factories import accounts, organizations, rooms
from tests.rooms.series import THURSDAYS, book, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

NEW = "/rezerwacje/seria/nowa/"
CHRISTMAS_EVE = THURSDAYS[4]


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def typed(room, organization):
    return {
        "room": room.slug,
        "day": "2026-11-26",
        "start": "17:00",
        "end": "19:00",
        "frequency": "weekly",
        "until": "",
        "count": "5",
        "organization": organization.pk,
        "purpose": "Próby chóru",
        "people": "12",
        "responsible_person": "Anna Próbna",
        "responsible_phone": "000 000 111",
        "submission_id": str(uuid4()),
    }


@pytest.fixture
def series(organization, room, member):
    return book(plan(organization=organization, room=room), by=member)


def sent_by(response, step, **changes):
    """What a browser sends of the page's form when the button of this step is pressed."""
    page = unescape(response.content.decode())
    form = next(
        one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{step}"' in one
    )
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if given.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        data[given["name"]] = given.get("value", "")
    return data | changes | {"step": step}


def take(room, day, starts=17, ends=19, **fields):
    by = accounts.user()
    return rooms.booking(
        by=by,
        organization=organizations.organization(members=[by]),
        room=room,
        period=rooms.period(starts, ends, day=day),
        **fields,
    )


def test_form_is_filled_in_from_the_address(signed_in, room, organization):
    page = signed_in.get(
        NEW,
        {
            "sala": room.slug,
            "dzien": "2026-11-26",
            "od": "17:00",
            "do": "19:00",
            "osob": "12",
            "cel": "Próby",
            "organizacja": organization.pk,
        },
    ).content.decode()

    for value in ("2026-11-26", "17:00", "19:00", "12", "Próby"):
        assert f'value="{value}"' in page
    assert f'<option value="{room.slug}" selected>' in page


def test_series_is_booked_in_three_steps(signed_in, typed, room, member):
    take(room, THURSDAYS[1], purpose="Tajne zebranie")

    days = signed_in.post(NEW, typed | {"step": "preview"})
    page = days.content.decode()
    assert days.templates[0].name == "rooms/new_series_days.html"
    assert "Wigilia" in page
    assert "Tajne" not in page
    assert not Booking.objects.filter(requested_by=member).exists()

    confirm = signed_in.post(NEW, sent_by(days, "confirm"))
    assert confirm.templates[0].name == "rooms/new_series_confirm.html"
    assert not Booking.objects.filter(requested_by=member).exists()

    booked = signed_in.post(NEW, sent_by(confirm, "book"))
    series = BookingSeries.objects.get()
    assert booked.url == series.get_absolute_url()
    assert series.bookings.count() == 3
    assert set(series.skipped_days.values_list("day", flat=True)) == {THURSDAYS[1], CHRISTMAS_EVE}
    again = signed_in.post(NEW, sent_by(confirm, "book"))
    assert again.url == booked.url
    assert Booking.objects.filter(requested_by=member).count() == 3


def test_other_room_can_be_chosen_for_a_day(signed_in, typed, room, venue):
    other = rooms.room(venue=venue, name="Sala kominkowa", capacity=30)
    take(room, THURSDAYS[1])

    days = signed_in.post(NEW, typed | {"step": "preview"})
    assert "Sala kominkowa, 17:00–19:00" in days.content.decode()
    confirm = signed_in.post(
        NEW, sent_by(days, "confirm", **{"day-2026-12-03": f"room-{other.pk}"})
    )
    assert "Sala kominkowa" in confirm.content.decode()
    signed_in.post(NEW, sent_by(confirm, "book"))

    assert Booking.objects.get(series_day=THURSDAYS[1], series__isnull=False).room == other


def test_going_back_keeps_what_was_typed(signed_in, typed):
    days = signed_in.post(NEW, typed | {"step": "preview"})

    page = signed_in.post(NEW, sent_by(days, "edit")).content.decode()

    for value in ("Próby chóru", "2026-11-26", "Anna Próbna", "000 000 111", "5"):
        assert f'value="{value}"' in page


def test_stale_page_shows_the_days_again_and_stores_nothing(signed_in, typed, room):
    days = signed_in.post(NEW, typed | {"step": "preview"})
    confirm = signed_in.post(NEW, sent_by(days, "confirm", **{"day-2026-12-10": "skip"}))
    take(room, THURSDAYS[1], 18, 20)

    again = signed_in.post(NEW, sent_by(confirm, "book"))

    assert again.templates[0].name == "rooms/new_series_days.html"
    page = again.content.decode()
    assert "18:00–20:00" in page
    assert not BookingSeries.objects.exists()
    kept = sent_by(again, "confirm")
    assert kept["day-2026-12-10"] == "skip"
    assert kept["purpose"] == "Próby chóru"
    assert kept["submission_id"] == typed["submission_id"]


def test_choice_that_became_impossible_has_to_be_made_again(signed_in, typed, room):
    days = signed_in.post(NEW, typed | {"step": "preview"})
    take(room, THURSDAYS[1])

    again = signed_in.post(NEW, sent_by(days, "confirm"))

    assert again.templates[0].name == "rooms/new_series_days.html"
    confirmed = signed_in.post(NEW, sent_by(again, "confirm", **{"day-2026-12-03": "skip"}))
    assert confirmed.templates[0].name == "rooms/new_series_confirm.html"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"people": "21"}, "people"),
        ({"count": ""}, "until"),
        ({"until": "2026-12-24"}, "until"),
        ({"count": "", "until": "2026-11-30"}, "until"),
        ({"count": "54"}, "count"),
        ({"count": "1"}, "count"),
        ({"day": "2026-11-01"}, "day"),
        ({"start": "17:07"}, "start"),
        ({"frequency": "daily"}, "frequency"),
        ({"purpose": ""}, "purpose"),
    ],
)
def test_what_is_wrong_with_the_series_is_said_beside_the_field(signed_in, typed, changes, field):
    response = signed_in.post(NEW, typed | changes | {"step": "preview"})

    assert response.templates[0].name == "rooms/new_series.html"
    assert set(response.context["form"].errors) == {field}
    assert 'value="Anna Próbna"' in response.content.decode()


def test_somebody_elses_organization_is_refused(signed_in, typed):
    foreign = organizations.organization(members=[accounts.user()])

    response = signed_in.post(NEW, typed | {"organization": foreign.pk, "step": "book"})

    assert set(response.context["form"].errors) == {"organization"}
    assert not BookingSeries.objects.exists()


def test_rules_are_accepted_like_for_a_single_booking(signed_in, typed):
    rules = HouseRules.objects.create(text_pl="Regulamin")

    refused = signed_in.post(NEW, typed | {"step": "preview"})
    assert set(refused.context["form"].errors) == {"rules_accepted"}

    accepted = {"rules_accepted": "on", "rules_version": str(rules.number)}
    days = signed_in.post(NEW, typed | accepted | {"step": "preview"})
    confirm = signed_in.post(NEW, sent_by(days, "confirm"))
    signed_in.post(NEW, sent_by(confirm, "book"))
    assert set(Booking.objects.values_list("rules", flat=True)) == {rules.pk}


@pytest.mark.parametrize("junk", ["room-1-2", "at-x-y", "", "room-99999999999999999999", "<b>"])
def test_nonsense_for_a_day_does_no_harm(signed_in, typed, junk):
    response = signed_in.post(NEW, typed | {"step": "preview", "day-2026-12-03": junk})

    assert response.status_code == 200


def test_page_lists_days_booked_and_left_out(signed_in, series):
    page = signed_in.get(series.get_absolute_url()).content.decode()

    assert page.count("17:00–19:00") == 4
    assert "Wigilia" in page
    assert reverse("rooms:cancel_series", args=[series.pk]) in page
    assert reverse("rooms:change_series", args=[series.pk]) in page
    assert all(booking.get_absolute_url() in page for booking in series.bookings.all())


def test_page_costs_the_same_for_two_and_for_thirty_days(signed_in, organization, room, member):
    def queries(series):
        with CaptureQueriesContext(connection) as captured:
            assert signed_in.get(series.get_absolute_url()).status_code == 200
        return len(captured)

    short = book(plan(organization=organization, room=room, count=2), by=member)
    long = book(
        plan(organization=organization, room=room, count=30, starts_at=time(9), ends_at=time(10)),
        by=member,
    )
    queries(short)
    assert queries(short) == queries(long)


PATHS = ["series", "change_series", "cancel_series"]


@pytest.mark.parametrize(
    ("who", "answers"),
    [
        ("member", {"series": 200, "change_series": 200, "cancel_series": 200, "add": 200}),
        ("staff", {"series": 200, "change_series": 403, "cancel_series": 200, "add": 403}),
        ("stranger", {"series": 404, "change_series": 404, "cancel_series": 404, "add": 404}),
        ("former", {"series": 404, "change_series": 404, "cancel_series": 404, "add": 404}),
    ],
)
def test_who_may_see_and_change_a_series(
    client, series, member, staff, organization, settings, who, answers
):
    person = {"member": member, "staff": staff, "former": member, "stranger": accounts.user()}[who]
    if who == "former":
        organization.memberships.update(status=MembershipStatus.ENDED)
    client.force_login(person)

    found = {
        name: client.get(reverse(f"rooms:{name}", args=[series.pk])).status_code for name in PATHS
    }
    found["add"] = client.post(
        reverse("rooms:add_skipped_day", args=[series.pk]), {"day": CHRISTMAS_EVE.isoformat()}
    ).status_code

    assert found == answers


def test_visitors_are_asked_to_sign_in(client, series):
    for address in (NEW, series.get_absolute_url()):
        assert client.get(address).url.startswith("/konto/login/")


def test_days_are_cancelled_from_one_on(signed_in, series):
    address = reverse("rooms:cancel_series", args=[series.pk])
    page = signed_in.get(address, {"od": "2026-12-10"}).content.decode()
    assert '<option value="2026-12-10" selected>' in page

    signed_in.post(address, {"since": "2026-12-10", "reason": ""})

    held = series.bookings.filter(status=BookingStatus.PENDING)
    assert list(held.values_list("series_day", flat=True)) == THURSDAYS[:2]


def test_series_is_changed_in_two_steps(signed_in, series):
    address = reverse("rooms:change_series", args=[series.pk])
    typed = {
        "since": "",
        "room": series.bookings.first().room.slug,
        "start": "10:00",
        "end": "12:00",
        "purpose": series.purpose,
        "submission_id": str(uuid4()),
    }

    days = signed_in.post(address, typed | {"step": "preview"})
    assert days.templates[0].name == "rooms/change_series_days.html"
    changed = signed_in.post(address, sent_by(days, "change", **{"day-2026-12-03": "keep"}))
    assert changed.url == series.get_absolute_url()

    starts = [f"{booking.starts_at:%H}" for booking in series.bookings.order_by("series_day")]
    assert starts == ["09", "16", "09", "09"]


def test_change_of_nothing_is_refused(signed_in, series):
    response = signed_in.post(
        reverse("rooms:change_series", args=[series.pk]),
        {
            "since": "",
            "room": series.bookings.first().room.slug,
            "start": "17:00",
            "end": "19:00",
            "purpose": series.purpose,
            "submission_id": str(uuid4()),
            "step": "preview",
        },
    )

    assert response.context["form"].non_field_errors()


def test_day_is_added_again_from_the_page(signed_in, series, venue):
    address = reverse("rooms:add_skipped_day", args=[series.pk])
    shown = signed_in.post(address, {"day": "2026-12-24"})
    assert "Wigilia" in shown.content.decode()
    SpecialDay.objects.create(venue=venue, day=CHRISTMAS_EVE, opens_at=time(8), closes_at=time(20))

    data = {"day": "2026-12-24", "choice": "plan", "submission_id": str(uuid4())}
    added = signed_in.post(address, data)

    booking = series.bookings.get(series_day=CHRISTMAS_EVE)
    assert added.url == booking.get_absolute_url()
    assert signed_in.post(address, data).url in (series.get_absolute_url(), added.url)


@pytest.mark.parametrize("day", ["", "nonsense", "2026-13-45"])
def test_day_that_is_none_is_not_found(signed_in, series, day):
    address = reverse("rooms:add_skipped_day", args=[series.pk])

    assert signed_in.post(address, {"day": day}).status_code == 404
    assert signed_in.get(address).status_code == 405


def test_series_that_is_over_offers_nothing_to_change(client, series, member):
    with time_machine.travel("2027-03-01T12:00Z", tick=False):
        client.force_login(member)
        page = client.get(series.get_absolute_url()).content.decode()
        assert reverse("rooms:cancel_series", args=[series.pk]) not in page
        changing = client.get(reverse("rooms:change_series", args=[series.pk]))
    assert changing.url == series.get_absolute_url()
