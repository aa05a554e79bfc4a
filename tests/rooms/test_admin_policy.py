"""Staff set the policy of rooms, publish the rules, authorise and give quotas."""

from datetime import date, time

import pytest
from django.urls import reverse

from rooms.models import (
    HouseRules,
    OpeningHours,
    Part,
    Quota,
    Resource,
    SpecialDay,
    UnstaffedAccess,
    Venue,
)
from rooms.models.policy import every_kind
from tests.factories import rooms
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


def resource_data(resource, **changes):
    """What the form of a resource sends, as the resource is now."""
    fields = [
        "name",
        "summary",
        "description",
        "capacity",
        "quantity",
        "access",
        "rules",
        "step_minutes",
        "shortest_minutes",
        "longest_minutes",
        "notice_hours",
        "horizon_days",
        "minutes_before",
        "minutes_after",
        "fee_per_hour",
        "door_code",
        "open_to",
        "instant_for",
    ]
    values = {name: getattr(resource, name) for name in fields}
    data = {
        "venue": resource.venue_id,
        "is_active": "on",
        **{name: "" if value is None else value for name, value in values.items()},
    }
    parts = list(Part.objects.filter(whole=resource))
    return data | part_rows([part.pk for part in parts], [p.part_id for p in parts]) | changes


def part_rows(ids, part_ids, *, removed=()):
    rows = {"form-TOTAL_FORMS": len(part_ids), "form-INITIAL_FORMS": len(ids)}
    for place, part_id in enumerate(part_ids):
        rows[f"form-{place}-part"] = part_id
        if place < len(ids):
            rows[f"form-{place}-id"] = ids[place]
        if place in removed:
            rows[f"form-{place}-DELETE"] = "on"
    return {key.replace("form-", f"{PARTS}-", 1): value for key, value in rows.items()} | {
        f"{PICTURES}-TOTAL_FORMS": 0,
        f"{PICTURES}-INITIAL_FORMS": 0,
    }


PARTS = "parts"
PICTURES = "pictures"


def change(client, resource, **changes):
    url = reverse("admin:rooms_resource_change", args=[resource.pk])
    return client.post(url, resource_data(resource, **changes), follow=True)


def errors_of(response) -> dict:
    return response.context["adminform"].form.errors


# Resources -----------------------------------------------------------------------------------


def test_policy_of_a_room_is_set(desk, room):
    change(
        desk,
        room,
        open_to=["ngo", "institution"],
        instant_for=["institution"],
        step_minutes="30",
        shortest_minutes="60",
        longest_minutes="180",
        fee_per_hour="12.50",
        door_code="4711#",
    )

    room.refresh_from_db()
    assert room.open_to == ["ngo", "institution"]
    assert room.instant_for == ["institution"]
    assert (room.step_minutes, room.shortest_minutes, room.longest_minutes) == (30, 60, 180)
    assert str(room.fee_per_hour) == "12.50"
    assert room.door_code == "4711#"


def test_kinds_of_organizations_are_ticked(desk, room):
    page = desk.get(reverse("admin:rooms_resource_change", args=[room.pk])).content.decode()

    for name in ("open_to", "instant_for"):
        assert page.count(f'type="checkbox" name="{name}"') == len(every_kind())


def test_new_room_is_open_to_all_unless_staff_untick(desk):
    page = desk.get(reverse("admin:rooms_resource_add"))

    form = page.context["adminform"].form
    assert form["open_to"].value() == every_kind()
    assert form["instant_for"].value() == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"longest_minutes": "10"}, "longest_minutes"),
        ({"longest_minutes": "100", "step_minutes": "30"}, "longest_minutes"),
        ({"step_minutes": "7"}, "step_minutes"),
        ({"shortest_minutes": "0"}, "shortest_minutes"),
        ({"fee_per_hour": "-1"}, "fee_per_hour"),
        ({"open_to": ["ngo"], "instant_for": ["ngo", "group"]}, "instant_for"),
        ({"open_to": ["martians"]}, "open_to"),
        ({"capacity": ""}, "capacity"),
        ({"quantity": "2"}, "quantity"),
    ],
)
def test_policy_that_makes_no_sense_is_answered_beside_the_field(desk, room, changes, field):
    response = change(desk, room, **changes)

    assert field in errors_of(response), errors_of(response)
    assert Resource.objects.get(pk=room.pk).longest_minutes is None


def test_kind_of_a_resource_stays(desk, room):
    change(desk, room, kind="equipment")

    room.refresh_from_db()
    assert room.kind == Resource.Kind.ROOM


# Parts ---------------------------------------------------------------------------------------


@pytest.fixture
def left(venue):
    return rooms.room(venue=venue, name="Sala A")


@pytest.fixture
def hall(venue, left, room):
    return rooms.room(venue=venue, name="Sala A+B", parts=[left, room])


def test_parts_are_chosen_and_taken_away(desk, venue, left, room):
    hall = rooms.room(venue=venue, name="Sala A+B")

    change(desk, hall, **part_rows([], [left.pk, room.pk]))
    assert set(hall.parts.all()) == {left, room}

    ids = list(Part.objects.order_by("pk").values_list("pk", flat=True))
    change(desk, hall, **part_rows(ids, [left.pk, room.pk], removed=[1]))
    assert set(hall.parts.all()) == {left}


def test_part_twice_is_refused_in_words(desk, venue, left):
    hall = rooms.room(venue=venue, name="Sala A+B")

    response = change(desk, hall, **part_rows([], [left.pk, left.pk]))

    assert response.status_code == 200
    assert not hall.parts.exists()


def test_hall_with_parts_is_not_offered_as_a_part(desk, venue, hall, projectors):
    other = rooms.room(venue=venue, name="Inna")
    url = reverse("admin:rooms_resource_change", args=[other.pk])

    formset = desk.get(url).context["inline_admin_formsets"][0].formset

    offered = set(formset.empty_form.fields["part"].queryset)
    assert offered.isdisjoint({hall, projectors, other})
    assert offered == set(hall.parts.all())


def test_parts_of_a_booked_hall_are_read_only(desk, hall, left, room, member, organization):
    rooms.booking(by=member, organization=organization, room=hall, period=rooms.period(9, 10))
    ids = list(Part.objects.order_by("pk").values_list("pk", flat=True))

    page = desk.get(reverse("admin:rooms_resource_change", args=[hall.pk])).content.decode()
    response = change(desk, hall, **part_rows(ids, [left.pk, room.pk], removed=[0, 1]))

    assert f'name="{PARTS}-0-part"' not in page
    assert left.name in page
    assert response.status_code == 200
    assert set(hall.parts.all()) == {left, room}


def test_division_that_lost_a_race_is_told_in_words(desk, hall, monkeypatch):
    """As if the part was divided itself after the page was checked and before it was stored."""
    monkeypatch.setattr(
        "rooms.admin.parts._undivided", lambda whole_id: Resource.objects.all().order_by("pk")
    )
    fresh = rooms.room(venue=hall.venue, name="Sala D")

    response = change(desk, fresh, **part_rows([], [hall.pk]))

    assert response.status_code == 200
    assert [str(message) for message in response.context["messages"]]
    assert not fresh.parts.exists()


# Venues --------------------------------------------------------------------------------------


def test_hours_say_whether_staff_are_there(desk, venue):
    url = reverse("admin:rooms_venue_change", args=[venue.pk])
    page = desk.get(url).content.decode()

    assert 'name="opening_hours-0-is_staffed"' in page
    assert 'name="special_days-0-is_staffed"' in page


def test_venue_with_rooms_is_not_deleted(desk, room):
    url = reverse("admin:rooms_venue_delete", args=[room.venue_id])

    assert desk.post(url, {"post": "yes"}).status_code == 403
    desk.post(
        reverse("admin:rooms_venue_changelist"),
        {"action": "delete_selected", "_selected_action": [room.venue_id], "post": "yes"},
    )

    assert Venue.objects.filter(pk=room.venue_id).exists()
    assert OpeningHours.objects.filter(venue=room.venue_id).exists()


@pytest.mark.parametrize(
    "name", ["booking", "closure", "resource", "houserules", "bookingchange", "waitlistentry"]
)
def test_what_staff_must_not_delete_has_no_such_page(desk, name):
    try:
        url = reverse(f"admin:rooms_{name}_delete", args=[1])
    except Exception:
        return
    assert desk.post(url, {"post": "yes"}).status_code in (302, 403)


# Rules of the rooms --------------------------------------------------------------------------

RULES = reverse("admin:rooms_houserules_add")


def test_rules_are_published_over_the_version_in_force(desk, staff):
    HouseRules.objects.create(text_pl="Sprzątamy po sobie.", text_en="We clean up.")

    form = desk.get(RULES).context["adminform"].form
    assert form["text_pl"].value() == "Sprzątamy po sobie."
    assert form["text_en"].value() == "We clean up."

    desk.post(RULES, {"text_pl": "Sprzątamy po sobie i gasimy światło.", "text_en": ""})
    latest = HouseRules.objects.in_force()
    assert latest.number == 2
    assert latest.published_by == staff


def test_same_text_is_not_published_twice(desk):
    HouseRules.objects.create(text_pl="Sprzątamy po sobie.")

    response = desk.post(RULES, {"text_pl": "Sprzątamy po sobie.", "text_en": ""})

    assert errors_of(response)
    assert HouseRules.objects.count() == 1


def test_published_rules_are_only_read(desk):
    rules = HouseRules.objects.create(text_pl="Sprzątamy po sobie.")
    url = reverse("admin:rooms_houserules_change", args=[rules.pk])

    page = desk.get(url)
    desk.post(url, {"text_pl": "Nic nie trzeba."})

    assert page.status_code == 200
    assert "Sprzątamy po sobie." in page.content.decode()
    rules.refresh_from_db()
    assert rules.text_pl == "Sprzątamy po sobie."


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_one_moment_publish_one_version(staff, client_class):
    def publish(text):
        client = client_class()
        client.force_login(staff)
        return client.post(RULES, {"text_pl": text, "text_en": ""})

    results = all_at_once([lambda: publish("Pierwszy"), lambda: publish("Drugi")])

    assert [response.status_code for response in results] == [302, 302]
    assert list(HouseRules.objects.values_list("number", flat=True)) in ([1], [2, 1])


@pytest.fixture
def client_class():
    from django.test import Client

    return Client


# Authorisations and quotas -------------------------------------------------------------------


def test_authorisation_names_who_gave_it(desk, staff, organization):
    desk.post(
        reverse("admin:rooms_unstaffedaccess_add"),
        {"organization": organization.pk, "valid_until": "31.12.2026", "note": "Mają klucz"},
    )

    access = UnstaffedAccess.objects.get()
    assert access.granted_by == staff
    assert access.valid_until == date(2026, 12, 31)


def test_authorisation_twice_is_answered_beside_the_field(desk, organization):
    UnstaffedAccess.objects.create(organization=organization)

    response = desk.post(
        reverse("admin:rooms_unstaffedaccess_add"), {"organization": organization.pk}
    )

    assert "organization" in errors_of(response)


def test_authorisation_is_withdrawn_by_deleting_it(desk, organization):
    access = UnstaffedAccess.objects.create(organization=organization)

    desk.post(reverse("admin:rooms_unstaffedaccess_delete", args=[access.pk]), {"post": "yes"})

    assert not UnstaffedAccess.objects.exists()


def test_quota_of_no_hours_is_answered_beside_the_field(desk):
    url = reverse("admin:rooms_quota_add")
    data = {"kind": "ngo", "hours": "0", "young_extra_hours": "5", "young_years": "2"}

    assert "hours" in errors_of(desk.post(url, data))
    desk.post(url, {**data, "hours": "20"})
    assert Quota.objects.get().hours == 20


def test_member_has_no_business_in_the_administration(client, member):
    client.force_login(member)

    assert client.get(RULES).status_code in (302, 403)


def test_special_day_and_hours_are_stored(desk, venue):
    hours = list(OpeningHours.objects.filter(venue=venue).order_by("weekday"))
    data = {
        "name": venue.name,
        "answer_within_hours": "48",
        "reminder_hours": "12",
        "door_code_minutes": "60",
        "opening_hours-TOTAL_FORMS": len(hours),
        "opening_hours-INITIAL_FORMS": len(hours),
        "seasons-TOTAL_FORMS": 0,
        "seasons-INITIAL_FORMS": 0,
        "opening_promise-TOTAL_FORMS": 0,
        "opening_promise-INITIAL_FORMS": 0,
        "special_days-TOTAL_FORMS": 1,
        "special_days-INITIAL_FORMS": 0,
        "special_days-0-day": "24.12.2026",
        "special_days-0-opens_at": "9:00",
        "special_days-0-closes_at": "13:00",
        "special_days-0-note": "Wigilia",
    }
    for place, row in enumerate(hours):
        data |= {
            f"opening_hours-{place}-id": row.pk,
            f"opening_hours-{place}-weekday": row.weekday,
            f"opening_hours-{place}-opens_at": "9:00",
            f"opening_hours-{place}-closes_at": "21:00",
        }

    desk.post(reverse("admin:rooms_venue_change", args=[venue.pk]), data)

    special = SpecialDay.objects.get()
    assert (special.opens_at, special.is_staffed) == (time(9), False)
    venue.refresh_from_db()
    assert venue.answer_within_hours == 48
    assert set(OpeningHours.objects.values_list("closes_at", "is_staffed")) == {(time(21), False)}
