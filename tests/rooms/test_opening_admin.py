"""Staff enter hours, seasons, special days and the promise; what can't be is refused in words."""

from datetime import date, time

import pytest
from django.urls import reverse

from rooms.models import OpeningHours, OpeningPromise, Season, SpecialDay
from tests.factories import rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


@pytest.fixture
def venue():
    return rooms.venue(weekdays=[])


@pytest.fixture
def summer(venue):
    return Season.objects.create(
        venue=venue, name="Wakacje", first_day=date(2027, 7, 1), last_day=date(2027, 8, 31)
    )


def send(client, venue, **rows):
    """Send the venue's page as it is, with rows for ``prefix=[{field: value}]`` added."""
    url = reverse("admin:rooms_venue_change", args=[venue.pk])
    page = client.get(url)
    data = {
        "name": venue.name,
        "answer_within_hours": "72",
        "reminder_hours": "24",
        "door_code_minutes": "120",
        "closed_on_public_holidays": "on",
    }
    for formset in page.context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        added = rows.pop(prefix, [])
        stored = formset.formset.initial_form_count()
        data |= {
            f"{prefix}-TOTAL_FORMS": stored + len(added),
            f"{prefix}-INITIAL_FORMS": stored,
        }
        for form in formset.formset.initial_forms:
            for name in form.fields:
                value = form[name].value()
                data[form.add_prefix(name)] = "" if value is None else str(value)
        for number, row in enumerate(added, stored):
            data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    assert not rows
    return client.post(url, data)


def errors(response):
    """Every refusal with the place where it stands."""
    return {
        (formset.formset.prefix, number, name)
        for formset in response.context["inline_admin_formsets"]
        for number, form in enumerate(formset.formset.forms)
        for name in form.errors
    }


def hours(weekday, opens_at, closes_at, **fields):
    return {
        "weekday": weekday,
        "opens_at": opens_at,
        "closes_at": closes_at,
        "is_staffed": "on",
        **fields,
    }


def test_first_saturday_and_ordinary_saturday_are_entered_together(desk, venue):
    send(
        desk,
        venue,
        opening_hours=[
            hours(5, "10:00", "14:00"),
            hours(5, "9:00", "15:00", nth=1),
            hours(5, "15:00", "17:00", nth=1, is_staffed=""),
        ],
    )

    assert list(OpeningHours.objects.values_list("nth", "opens_at", "is_staffed")) == [
        (1, time(9), True),
        (None, time(10), True),
        (1, time(15), False),
    ]


def test_same_hours_twice_in_one_form_are_refused_beside_them(desk, venue):
    row = hours(5, "10:00", "14:00")

    response = send(desk, venue, opening_hours=[row, {**row, "closes_at": "15:00"}])

    assert errors(response) == {("opening_hours", 1, "opens_at")}
    assert not OpeningHours.objects.exists()


def test_season_has_hours_of_its_own(desk, venue, summer):
    prefix = f"hours_of_season_{summer.pk}"
    send(
        desk,
        venue,
        opening_hours=[hours(0, "8:00", "20:00")],
        **{prefix: [hours(0, "8:00", "14:00")]},
    )

    assert set(OpeningHours.objects.values_list("season", "closes_at")) == {
        (None, time(20)),
        (summer.pk, time(14)),
    }
    response = send(desk, venue, **{prefix: [hours(0, "8:00", "15:00")]})
    assert errors(response) == {(prefix, 1, "opens_at")}


def test_season_without_hours_says_that_it_is_closed(desk, venue, summer):
    url = reverse("admin:rooms_venue_change", args=[venue.pk])

    assert "Wakacje" in desk.get(url).content.decode()
    assert OpeningHours.objects.count() == 0


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([("Lato", "01.08.2027", "30.09.2027")], (1, "last_day")),
        ([("Zima", "10.02.2028", "01.02.2028")], (1, "last_day")),
        (
            [("Zima", "01.02.2028", "10.02.2028"), ("Ferie", "10.02.2028", "20.02.2028")],
            (2, "first_day"),
        ),
    ],
)
def test_seasons_that_can_not_be_are_refused_beside_the_day(desk, venue, summer, rows, place):
    response = send(
        desk,
        venue,
        seasons=[
            {"name": name, "first_day": first, "last_day": last} for name, first, last in rows
        ],
    )

    assert errors(response) == {("seasons", *place)}
    assert Season.objects.count() == 1


def test_season_is_deleted_with_its_hours_even_while_one_is_added(desk, venue, summer):
    url = reverse("admin:rooms_venue_change", args=[venue.pk])
    prefix = f"hours_of_season_{summer.pk}"
    page = desk.get(url)
    data = {
        "name": venue.name,
        "answer_within_hours": "72",
        "reminder_hours": "24",
        "door_code_minutes": "120",
    }
    for formset in page.context["inline_admin_formsets"]:
        stored = formset.formset.initial_form_count()
        data |= {
            f"{formset.formset.prefix}-TOTAL_FORMS": stored,
            f"{formset.formset.prefix}-INITIAL_FORMS": stored,
        }
    data |= {
        "seasons-0-id": summer.pk,
        "seasons-0-name": "Wakacje",
        "seasons-0-first_day": "01.07.2027",
        "seasons-0-last_day": "31.08.2027",
        "seasons-0-DELETE": "on",
        f"{prefix}-TOTAL_FORMS": 1,
        f"{prefix}-0-weekday": 0,
        f"{prefix}-0-opens_at": "8:00",
        f"{prefix}-0-closes_at": "14:00",
    }

    assert desk.post(url, data).status_code == 302
    assert not Season.objects.exists()
    assert not OpeningHours.objects.exists()


def test_special_day_in_two_parts_is_stored(desk, venue):
    send(
        desk,
        venue,
        special_days=[
            {"day": "05.12.2026", "opens_at": "9:00", "closes_at": "15:00", "is_staffed": "on"},
            {"day": "05.12.2026", "opens_at": "15:00", "closes_at": "17:00"},
        ],
    )

    assert SpecialDay.objects.count() == 2


@pytest.mark.parametrize("is_stored", [True, False])
def test_closed_day_with_hours_in_another_entry_is_refused(desk, venue, is_stored):
    closing = {"day": "05.12.2026", "note": "Remont"}
    if is_stored:
        SpecialDay.objects.create(venue=venue, day=date(2026, 12, 5), note="Remont")
    opening = {"day": "05.12.2026", "opens_at": "9:00", "closes_at": "15:00"}

    response = send(desk, venue, special_days=[opening] if is_stored else [closing, opening])

    assert errors(response) == {("special_days", 0, "opens_at")}
    assert SpecialDay.objects.count() == int(is_stored)


def test_closed_day_entered_twice_is_refused(desk, venue):
    response = send(desk, venue, special_days=[{"day": "05.12.2026"}, {"day": "05.12.2026"}])

    assert ("special_days", 1, "day") in errors(response)


def test_promise_is_entered_and_stays_away_until_then(desk, venue):
    send(desk, venue)
    assert not OpeningPromise.objects.exists()

    send(
        desk,
        venue,
        opening_promise=[
            {"days_a_week": "5", "hours_a_day": "8", "late_days": "2", "late_until": "20:00"}
        ],
    )

    promise = OpeningPromise.objects.get()
    assert (promise.days_a_week, promise.late_until) == (5, time(20))


def test_promise_of_eight_days_is_refused_beside_the_field(desk, venue):
    response = send(
        desk,
        venue,
        opening_promise=[
            {"days_a_week": "8", "hours_a_day": "8", "late_days": "8", "late_until": "20:00"}
        ],
    )

    assert ("opening_promise", 0, "days_a_week") in errors(response)
    assert not OpeningPromise.objects.exists()


def test_hours_past_midnight_say_so(desk, venue):
    OpeningHours.objects.create(venue=venue, weekday=4, opens_at=time(18), closes_at=time(2))

    page = desk.get(reverse("admin:rooms_venue_change", args=[venue.pk])).content.decode()

    assert "18:00–2:00" in page
