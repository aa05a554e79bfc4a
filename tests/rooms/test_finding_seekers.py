"""What is offered depends on who looks, and whatever is offered can be booked."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from rooms.closures import close
from rooms.finding import Seeker, Wish, find_on_days, find_rooms
from rooms.models import OpeningHours, Quota, UnstaffedAccess
from rooms.models.policy import every_kind, registered_kinds
from rooms.rules import refuse_what_breaks_a_rule
from tcal.shared.periods import Period
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

FRIDAY, DECEMBER = date(2026, 11, 27), date(2026, 12, 3)


def wish(starts=17, ends=19, **fields):
    return Wish(period=rooms.period(starts, ends), **fields)


@pytest.fixture
def book(member, organization):
    def make(room, starts, ends):
        return rooms.booking(
            by=member, organization=organization, room=room, period=rooms.period(starts, ends)
        )

    return make


@pytest.fixture
def group(member):
    return organizations.organization(
        name="Sąsiedzi", legal_form="informal_group", members=[member]
    )


@pytest.fixture
def evening(venue):
    """From eight to ten in the evening nobody of the centre is there."""
    OpeningHours.objects.bulk_create(
        OpeningHours(
            venue=venue, weekday=day, opens_at=time(20), closes_at=time(22), is_staffed=False
        )
        for day in range(7)
    )


def seeker_of(user):
    return Seeker.load(user, [date(2026, 11, 26)])


def test_room_not_for_this_kind_is_barred_for_its_members_only(venue, member, group):
    room = rooms.room(venue=venue, open_to=registered_kinds())

    assert find_rooms(wish(), seeker=seeker_of(member)).barred == [room]
    assert [offer.room for offer in find_rooms(wish()).fitting] == [room]


def test_offer_names_those_of_the_organizations_that_may_book(venue, member, group, organization):
    rooms.room(venue=venue, open_to=registered_kinds())

    (offer,) = find_rooms(wish(), seeker=seeker_of(member)).fitting

    assert offer.organizations == (organization,)


def test_hours_without_staff_are_marked_for_strangers(room, evening):
    (offer,) = find_rooms(wish(19, 21)).fitting

    assert offer.is_unstaffed


def test_hours_without_staff_are_not_offered_to_who_may_not_be_alone(
    room, evening, member, organization
):
    found = find_rooms(wish(19, 21), seeker=seeker_of(member))

    assert not found.fitting
    assert [offer.period for offer in found.near] == [rooms.period(18, 20)]
    assert found.is_unstaffed
    assert not found.may_be_waited_for


def test_hours_without_staff_alone_are_explained(room, evening, book, member):
    book(room, 8, 20)

    (taken,) = find_rooms(wish(20, 22), seeker=seeker_of(member)).taken

    assert taken.why == "unstaffed"
    assert not taken.may_be_waited_for


def test_hours_without_staff_are_offered_to_who_is_authorised(
    room, evening, member, organization, group
):
    UnstaffedAccess.objects.create(organization=organization, valid_until=date(2026, 12, 31))

    (offer,) = find_rooms(wish(20, 22), seeker=seeker_of(member)).fitting

    assert offer.organizations == (organization,)


def test_hours_left_are_told_for_each_month_of_the_wishes(member, organization, room, book):
    Quota.objects.create(kind="ngo", hours=3)
    book(room, 10, 12)
    wishes = [wish(), wish().on(DECEMBER)]

    november, december = Seeker.load(member, [one.day for one in wishes]).hours_left(wishes)

    assert (november.left, november.is_enough) == (timedelta(hours=1), False)
    assert (december.left, december.is_enough) == (timedelta(hours=3), True)


def test_stranger_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert seeker_of(AnonymousUser()).is_anybody


# The promise -------------------------------------------------------------------------------------

policies = st.builds(
    dict,
    step_minutes=st.sampled_from([5, 15, 30, 60]),
    shortest_minutes=st.sampled_from([15, 45, 60, 90]),
    longest_minutes=st.sampled_from([None, 120, 180]),
    notice_hours=st.sampled_from([0, 0, 24, 100]),
    horizon_days=st.sampled_from([366, 366, 3, 5]),
    minutes_before=st.sampled_from([0, 10, 30]),
    minutes_after=st.sampled_from([0, 15, 40]),
    open_to=st.sampled_from([every_kind(), registered_kinds()]),
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    policy=policies,
    held=st.lists(st.tuples(st.integers(8, 19), st.integers(1, 4)), max_size=3),
    lent=st.lists(st.integers(8, 19), max_size=2),
    start=st.tuples(st.integers(8, 21), st.sampled_from([0, 15, 30])),
    minutes=st.sampled_from([30, 60, 90, 120, 240]),
    is_authorised=st.booleans(),
    legal_form=st.sampled_from(["association", "informal_group"]),
)
def test_whatever_is_offered_can_be_booked(
    venue, evening, staff, policy, held, lent, start, minutes, is_authorised, legal_form
):
    """Random policies, bookings and loans: the search promises nothing that the rules refuse."""
    with transaction.atomic():
        seeking = accounts.user(email="szuka@ngo.example")
        own = organizations.organization(legal_form=legal_form, members=[seeking])
        if is_authorised:
            UnstaffedAccess.objects.create(organization=own)
        part = rooms.room(venue=venue, **policy)
        other = rooms.room(venue=venue, minutes_after=15)
        rooms.room(venue=venue, parts=[part, other], **policy)
        projector = rooms.equipment(
            venue=venue, quantity=1, minutes_after=20, features=[rooms.feature(code="projector")]
        )
        for hour, hours in held:
            close([part], rooms.period(hour, hour + hours), reason="Zajęte", by=staff)
        for hour in lent:
            close([projector], rooms.period(hour, hour + 1), reason="Naprawa", by=staff)
        at = rooms.at(*start)
        wishes = [Wish(Period(at, at + timedelta(minutes=minutes)), needs=frozenset({"projector"}))]
        wishes.append(wishes[0].on(FRIDAY))
        offered = 0
        for found in find_on_days(wishes, seeker=Seeker.load(seeking, [FRIDAY])):
            for offer in every_offer_in(found):
                offered += 1
                for organization in offer.organizations:
                    refuse_what_breaks_a_rule(
                        rooms.booking_request(
                            organization=organization,
                            room=offer.room,
                            period=offer.period,
                            equipment={one.equipment: 1 for one in offer.lent},
                        )
                    )
                assert offer.organizations
        event(f"offered: {offered > 0}")
        transaction.set_rollback(True)


def every_offer_in(found):
    for offer in [*found.fitting, *found.near, *(taken.next for taken in found.taken)]:
        if offer is None:
            continue
        yield offer
        if offer.complete:
            yield offer.complete
        for period in offer.other_times:
            yield replace(offer, period=period)
