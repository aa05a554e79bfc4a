"""The search and the week as their visitors meet them."""

from datetime import date, time

import pytest
from django.urls import reverse

from rooms.models import OpeningHours, Quota, SpecialDay, UnstaffedAccess
from rooms.models.policy import registered_kinds
from tcal.shared.models import Centre
from tests.factories import organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

THURSDAY, FRIDAY = date(2026, 11, 26), date(2026, 11, 27)


def search(client, **query):
    return client.get(
        reverse("rooms:find"),
        {"dzien": "2026-11-26", "od": "17:00", "minut": "120", "osob": "5", **query},
    )


def text(response) -> str:
    return response.content.decode()


def days_of(response) -> list[date]:
    return [found.wish.day for found in response.context["results"]]


@pytest.fixture
def book(member, organization):
    def make(room, starts, ends, *, day=THURSDAY):
        return rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(starts, ends, day=day),
        )

    return make


@pytest.fixture
def evening(venue):
    OpeningHours.objects.bulk_create(
        OpeningHours(
            venue=venue, weekday=day, opens_at=time(20), closes_at=time(22), is_staffed=False
        )
        for day in range(7)
    )


# Days --------------------------------------------------------------------------------------------


def test_further_days_are_grouped_by_date(client, room):
    response = search(client, takze=["2026-12-01", "", "2026-11-27"])

    assert days_of(response) == [THURSDAY, FRIDAY, date(2026, 12, 1)]
    page = text(response)
    assert page.index('id="d-2026-11-27"') < page.index('id="d-2026-12-01"')
    assert 'value="2026-12-01"' in page


@pytest.mark.parametrize(
    ("choice", "last"), [("kolejne", date(2026, 11, 30)), ("co-tydzien", date(2026, 12, 24))]
)
def test_days_can_be_chosen_all_at_once(client, room, choice, last):
    days = days_of(search(client, oraz=choice))

    assert len(days) == 5
    assert days[-1] == last


def test_same_day_twice_is_searched_once(client, room):
    assert days_of(search(client, takze=["2026-11-26"])) == [THURSDAY]


@pytest.mark.parametrize(
    "query",
    [
        {"oraz": "kolejne", "takze": ["2026-12-24"]},
        {"takze": ["32.13.2026"]},
        {"takze": ["2026-11-01"]},
        {"takze": ["2030-01-01"]},
        {"oraz": "co-rok"},
    ],
)
def test_nonsense_among_further_days_is_told_beside_them(client, room, query):
    response = search(client, **query)

    assert response.status_code == 200
    assert set(response.context["form"].errors) <= {"takze", "oraz"}
    assert response.context["form"].errors
    assert response.context["results"] == []
    assert "invalid-feedback" in text(response)


def test_rooms_free_on_all_days_are_named_first(client, venue, room, book):
    other = rooms.room(venue=venue, name="Sala kanapowa")
    book(other, 17, 19, day=FRIDAY)

    assert search(client, oraz="kolejne").context["always_free"] == [room]


def test_hour_that_the_clocks_skip_on_one_of_the_days_is_explained(client, room):
    response = search(client, od="02:30", takze=["2027-03-28"])

    assert "od" in response.context["form"].errors


# What is said of an offer ------------------------------------------------------------------------


def test_kind_narrows_the_search(client, venue, room):
    desk = rooms.room(venue=venue, name="Biurko przy oknie", kind="desk", capacity=1)

    page = text(search(client, rodzaj="desk", osob="1"))

    assert desk.name in page
    assert room.name not in page


def test_search_for_a_desk_begins_with_one_person(client, venue):
    rooms.room(venue=venue, name="Biurko", kind="desk", capacity=1)

    response = client.get(reverse("rooms:find"), {"rodzaj": "desk"})

    assert response.context["wish"].people == 1
    assert response.context["results"][0].fitting


def test_fee_is_stated_for_the_whole_time(client, venue):
    rooms.room(venue=venue, fee_per_hour=20)

    assert "40 zł" in text(search(client))


def test_members_read_how_it_is_confirmed_for_theirs(client, venue, member, organization):
    rooms.room(venue=venue, instant_for=["ngo"])
    client.force_login(member)
    at_once = "potwierdzana od razu"

    assert at_once in text(search(client))

    organizations.organization(name="Grupa", legal_form="informal_group", members=[member])
    assert at_once not in text(search(client))
    assert organization.name in text(search(client))


def test_room_for_others_is_told_before_anybody_fails(client, venue, member):
    rooms.room(venue=venue, name="Sala rady", open_to=registered_kinds())
    organizations.organization(legal_form="informal_group", members=[member])
    client.force_login(member)

    found = search(client).context["results"][0]

    assert [str(room) for room in found.barred] == ["Sala rady"]
    assert not found.fitting


def test_offer_for_one_of_two_organizations_fills_it_in(client, venue, member, organization):
    rooms.room(venue=venue, open_to=registered_kinds())
    organizations.organization(legal_form="informal_group", members=[member])
    client.force_login(member)

    assert f"organizacja={organization.pk}" in text(search(client))


def test_full_room_leads_to_the_waiting_list_and_its_next_free_time(client, room, book):
    book(room, 8, 20)

    page = text(search(client, potrzeby=[]))

    assert f"{reverse('rooms:join_waitlist')}?sala={room.slug}&amp;dzien=2026-11-26" in page
    assert f"{reverse('rooms:join_waitlist')}?dzien=2026-11-26" in page
    assert f"sala={room.slug}&amp;dzien=2026-11-27&amp;od=17%3A00" in page


def test_closed_day_offers_no_waiting_list(client, venue, room):
    SpecialDay.objects.create(venue=venue, day=THURSDAY, note="Malowanie")

    page = text(search(client))

    assert "Malowanie" in page
    assert reverse("rooms:join_waitlist") not in page


def test_quota_is_shown_to_members_only(client, member, organization, room, book):
    Quota.objects.create(kind="ngo", hours=10)
    book(room, 8, 10)

    assert organization.name not in text(search(client))

    client.force_login(member)
    (line,) = search(client).context["hours_left"]
    assert line.organization == organization
    assert line.left.total_seconds() == 8 * 3600
    assert organization.name in text(search(client))


def test_hours_without_staff_are_not_offered_to_members_who_may_not(
    client, room, evening, member, organization
):
    client.force_login(member)
    assert not search(client, od="20:00").context["results"][0].fitting

    UnstaffedAccess.objects.create(organization=organization)
    assert search(client, od="20:00").context["results"][0].fitting


def test_choice_survives_signing_in(client, room, member, organization):
    page = text(search(client, osob="12"))
    address = next(
        part
        for part in page.split('"')
        if part.startswith(reverse("rooms:book")) and "od=17%3A00" in part
    ).replace("&amp;", "&")

    to_sign_in = client.get(address)
    assert to_sign_in.url.startswith(reverse("account_login"))
    client.force_login(member)
    form = client.get(address).context["form"]

    assert form["room"].value() == room.slug
    assert [str(form[name].value())[:10] for name in ("day", "start", "end", "people")] == [
        "2026-11-26",
        "17:00",
        "19:00",
        "12",
    ]


def test_search_never_shows_a_door_code(client, member, organization, venue):
    rooms.room(venue=venue, door_code="4711#")
    client.force_login(member)

    assert "4711" not in text(search(client))


# The week ----------------------------------------------------------------------------------------


def test_week_marks_hours_without_staff(client, room, evening):
    page = text(client.get(reverse("rooms:week"), {"od": "2026-11-26"}))

    assert "slot--alone" in page
    assert "od=20%3A00" in page


def test_free_hours_of_the_week_suggest_a_usual_length_within_the_policy(client, venue):
    rooms.room(venue=venue, longest_minutes=60)

    page = text(client.get(reverse("rooms:week"), {"od": "2026-11-26"}))

    assert "od=08%3A00&amp;do=09%3A00" in page
    assert "do=20%3A00" not in page


def test_week_shows_a_hall_taken_while_a_part_is(client, venue, book):
    part = rooms.room(venue=venue, name="Część")
    rooms.room(venue=venue, name="Hala", parts=[part])
    book(part, 17, 19)

    week = client.get(reverse("rooms:week"), {"od": "2026-11-26"}).context["week"]

    for row in week.rows:
        assert [slot.is_free for slot in row.cells[3]] == [True, False, True]


def test_rooms_come_before_desks(client, venue):
    rooms.room(venue=venue, name="Biurko", kind="desk", capacity=1)
    rooms.room(venue=venue, name="Sala")

    week = client.get(reverse("rooms:week"), {"od": "2026-11-26"}).context["week"]
    found = search(client, osob="1").context["results"][0]

    assert [str(row.room) for row in week.rows] == ["Sala", "Biurko"]
    assert [str(offer.room) for offer in found.fitting] == ["Sala", "Biurko"]


# What it costs -----------------------------------------------------------------------------------


@pytest.mark.parametrize("query", [{}, {"oraz": "kolejne"}, {"oraz": "co-tydzien"}])
def test_search_costs_the_same_with_one_and_with_thirty_rooms(
    client, venue, room, projectors, book, query, django_assert_max_num_queries
):
    Centre.current()

    def cost():
        with django_assert_max_num_queries(8) as queries:
            search(client, **query)
        return len(queries)

    book(room, 8, 20)
    few = cost()
    for number in range(29):
        book(rooms.room(venue=venue, name=f"Sala {number}"), 8, 20)
    assert cost() == few


def test_search_without_a_question_keeps_to_the_budget(
    client, room, book, django_assert_max_num_queries
):
    book(room, 8, 20, day=date(2026, 11, 23))

    with django_assert_max_num_queries(8):
        client.get(reverse("rooms:find"))


def test_members_search_costs_a_few_queries_more_however_many_organizations(
    client, member, organization, room, django_assert_max_num_queries
):
    Quota.objects.create(kind="ngo", hours=10)
    client.force_login(member)

    Centre.current()

    def cost():
        with django_assert_max_num_queries(16) as queries:
            search(client)
        return len(queries)

    one = cost()
    for _number in range(5):
        organizations.organization(members=[member])
    assert cost() == one
