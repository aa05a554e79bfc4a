"""The booking form: what it offers and what it asks."""

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rooms.booking_requests import request_booking
from rooms.models import Booking, HouseRules, OpeningHours, Quota
from rooms.views import bookings
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def rules():
    return HouseRules.objects.create(text_pl="Zostaw salę taką, jaką chcesz zastać.")


def open_until_two(venue):
    """On Thursdays until 2:00 at night."""
    OpeningHours.objects.filter(venue=venue, weekday=3).update(closes_at=time(2))


def form_page(client, **query):
    return client.get(reverse("rooms:book"), query)


# Rules of the rooms ----------------------------------------------------------------------------


def test_nothing_is_to_be_accepted_while_no_rules_are_published(send):
    assert send().status_code == 302
    assert Booking.objects.get().rules is None


def test_rules_have_to_be_accepted(send, rules):
    response = send(rules_version=rules.number)

    assert response.context["form"].errors["rules_accepted"]
    assert not Booking.objects.exists()


def test_version_that_was_accepted_is_kept(send, rules):
    send(rules_accepted="on", rules_version=rules.number)

    assert Booking.objects.get().rules == rules


@pytest.mark.parametrize("version", ["1", "", "nic", "9" * 30])
def test_version_no_longer_in_force_is_refused_and_the_new_one_shown(send, rules, version):
    HouseRules.objects.create(text_pl="Nowe: gasimy światło.")

    response = send(rules_accepted="on", rules_version=version)

    form = response.context["form"]
    assert form.errors["rules_accepted"]
    assert form["rules_version"].value() == "2"
    assert not form["rules_accepted"].value()
    assert "Nowe: gasimy światło." in response.content.decode()
    assert not Booking.objects.exists()


def test_rules_published_while_the_form_was_sent_are_shown(send, rules, monkeypatch):
    def publish_first(request, **kwargs):
        HouseRules.objects.create(text_pl="Nowe: gasimy światło.")
        return request_booking(request, **kwargs)

    monkeypatch.setattr(bookings, "request_booking", publish_first)

    response = send(rules_accepted="on", rules_version=rules.number)

    form = response.context["form"]
    assert form.errors["rules_accepted"]
    assert form["rules_version"].value() == "2"
    assert "Nowe: gasimy światło." in response.content.decode()


def test_form_links_to_the_rules(signed_in, room, organization, rules):
    page = form_page(signed_in).content.decode()

    assert f'href="{reverse("rooms:house_rules")}"' in page
    assert rules.text in page


# Hours -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "ends_at"),
    [
        ("22:00", "1:00", rooms.at(1, day=date(2026, 11, 27))),
        ("22:00", "0:00", rooms.at(0, day=date(2026, 11, 27))),
        ("17:00", "19:00", rooms.at(19)),
    ],
)
def test_end_not_later_than_the_start_is_the_next_day(send, venue, start, end, ends_at):
    open_until_two(venue)

    response = send(start=start, end=end)

    assert response.status_code == 302, response.context["form"].errors
    assert Booking.objects.get().ends_at == ends_at


def test_until_midnight_where_it_closes_then(send, venue):
    OpeningHours.objects.update(closes_at=time(0))

    assert send(start="22:00", end="0:00").status_code == 302
    assert send(day="2026-11-27", start="22:00", end="21:00").context["form"].errors["end"]


def test_next_day_is_said_beside_the_end(signed_in, send, venue, room):
    open_until_two(venue)

    empty = form_page(signed_in, sala=room.slug, dzien="2026-11-26", od="22:00")
    filled = form_page(signed_in, sala=room.slug, dzien="2026-11-26", od="22:00", do="1:00")
    refused = send(start="22:00", end="1:00", people="99")

    assert empty.context["form"]["end"].help_text
    for response in (filled, refused):
        assert "27 listopada" in response.context["form"]["end"].help_text


def test_end_beyond_the_night_is_refused_by_the_opening_hours(send, venue):
    open_until_two(venue)

    form = send(start="22:00", end="4:00").context["form"]

    assert form.errors["start"]
    assert "2:00" in form.errors["start"][0]


def test_closed_at_night_the_end_must_be_later(send):
    form = send(start="17:00", end="16:00").context["form"]

    assert form.errors["end"] == ["Koniec musi być później niż początek."]


@pytest.mark.parametrize(
    ("policy", "hours", "field"),
    [
        ({"step_minutes": 60}, {"start": "17:30"}, "start"),
        ({"shortest_minutes": 180}, {}, "end"),
        ({"longest_minutes": 60}, {}, "end"),
        ({"notice_hours": 24 * 7}, {}, "day"),
        ({"horizon_days": 2}, {}, "day"),
    ],
)
def test_policy_of_the_room_is_kept_and_something_else_offered(
    send, venue, organization, policy, hours, field
):
    room = rooms.room(venue=venue, name="Sala z zasadami", **policy)

    response = send(room=room.slug, **hours)

    assert response.context["form"].errors[field]
    assert response.context["instead"].times or response.context["instead"].rooms
    assert not Booking.objects.exists()


def test_policy_and_fee_are_said_in_words(signed_in, venue, organization):
    room = rooms.room(
        venue=venue,
        step_minutes=30,
        shortest_minutes=60,
        longest_minutes=240,
        notice_hours=48,
        fee_per_hour=Decimal("20"),
    )
    thing = rooms.equipment(venue=venue, name="Rzutnik", fee_per_hour=Decimal("2.50"))

    form = form_page(signed_in, sala=room.slug).context["form"]

    for words in ("30 min", "1 godz.", "4 godz.", "2 dni", "20 zł"):
        assert words in form["room"].help_text
    assert "2,50 zł" in form[thing.field_name].help_text
    assert form.fields["start"].widget.attrs["step"] == 1800


def test_room_without_a_fee_says_nothing_of_one(signed_in, room, organization):
    form = form_page(signed_in, sala=room.slug).context["form"]

    assert "zł" not in form["room"].help_text


# Organisations ---------------------------------------------------------------------------------


@pytest.fixture
def group(member):
    return organizations.organization(
        name="Sąsiedzi z Rybaków", legal_form="informal_group", members=[member]
    )


def test_only_organizations_that_may_book_are_offered(signed_in, venue, organization, group):
    room = rooms.room(venue=venue, open_to=["ngo"])

    field = form_page(signed_in, sala=room.slug).context["form"].fields["organization"]

    assert [label for _value, label in field.choices] == [str(organization)]
    assert str(group) in field.help_text


def test_organization_that_may_not_book_is_refused(send, venue, group):
    room = rooms.room(venue=venue, open_to=["ngo"])

    response = send(room=room.slug, organization=group.pk)

    assert response.context["form"].errors["room"]
    assert not Booking.objects.exists()


def test_person_none_of_whose_organizations_may_book_is_told(client, venue, group):
    person = accounts.user()
    organizations.membership(organization=group, user=person)
    client.force_login(person)
    room = rooms.room(venue=venue, open_to=["ngo"])

    field = form_page(client, sala=room.slug).context["form"].fields["organization"]

    assert [label for _value, label in field.choices] == [str(group)]
    assert field.help_text


def test_hours_left_are_said_for_each_organization(signed_in, send, room, organization, group):
    Quota.objects.update_or_create(kind="ngo", defaults={"hours": 10})
    Quota.objects.filter(kind="group").delete()
    send()

    form = form_page(signed_in, dzien="2026-11-28").context["form"]

    assert f"{organization}: 8 godzin" in form.fields["organization"].help_text
    assert str(group) not in form.fields["organization"].help_text


def test_form_costs_the_same_with_one_and_with_many_organizations(
    signed_in, member, room, organization
):
    Quota.objects.update_or_create(kind="ngo", defaults={"hours": 10})

    def cost():
        with CaptureQueriesContext(connection) as queries:
            form_page(signed_in, sala=room.slug, dzien="2026-11-26")
        return len(queries)

    cost()
    few = cost()
    for _number in range(29):
        organizations.organization(members=[member])
    assert cost() == few
