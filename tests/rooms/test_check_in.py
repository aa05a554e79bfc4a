"""Saying at the door that one has come."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rooms.history import history_of
from rooms.models import Booking
from rooms.states import BookingStatus
from tcal.shared.models import Centre
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

SECOND = timedelta(seconds=1)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def book(member, organization, room):
    def make(starts=17, ends=19, status=BookingStatus.CONFIRMED, **fields):
        fields = {"by": member, "organization": organization, "room": room} | fields
        made = rooms.booking(period=rooms.period(starts, ends), **fields)
        Booking.objects.filter(pk=made.pk).update(status=status, decision_reason="Powód")
        return Booking.objects.get(pk=made.pk)

    return make


@pytest.fixture
def booking(book):
    return book()


def at(moment):
    return time_machine.travel(moment, tick=False)


def address(room) -> str:
    return reverse("rooms:check_in", args=[room.slug])


def send(client, booking, room=None):
    return client.post(address(room or booking.room), {"booking": booking.pk}, follow=True)


def offered(client, room) -> list[Booking]:
    return client.get(address(room)).context["present"]


# The verb ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "is_in"),
    [
        ("just too early", False),
        ("half an hour before", True),
        ("last moment", True),
        ("the end", False),
    ],
)
def test_check_in_is_open_from_half_an_hour_before_until_the_end(
    signed_in, member, booking, moment, is_in
):
    now = {
        "just too early": booking.starts_at - HALF_AN_HOUR - SECOND,
        "half an hour before": booking.starts_at - HALF_AN_HOUR,
        "last moment": booking.ends_at - SECOND,
        "the end": booking.ends_at,
    }[moment]

    with at(now):
        signed_in.force_login(member)
        assert booking.is_open_for_check_in is is_in
        assert bool(offered(signed_in, booking.room)) is is_in
        if is_in:
            booking.check_in(by=member)
        else:
            with pytest.raises(ValidationError):
                booking.check_in(by=member)

    booking.refresh_from_db()
    assert booking.checked_in_at == (now if is_in else None)
    assert booking.checked_in_by == (member if is_in else None)


def test_second_check_in_keeps_the_first(booking, member, staff):
    with at(booking.starts_at):
        booking.check_in(by=member)
    with at(booking.starts_at + HALF_AN_HOUR):
        Booking.objects.get(pk=booking.pk).check_in(by=staff)

    booking.refresh_from_db()
    assert (booking.checked_in_at, booking.checked_in_by) == (booking.starts_at, member)


def test_page_that_was_read_before_learns_of_the_first_check_in(booking, member, staff):
    old = Booking.objects.get(pk=booking.pk)
    with at(booking.starts_at):
        booking.check_in(by=member)
    with at(booking.starts_at + HALF_AN_HOUR):
        old.check_in(by=staff)

    assert (old.checked_in_at, old.checked_in_by) == (booking.starts_at, member)


@pytest.mark.parametrize("status", sorted(set(BookingStatus) - {BookingStatus.CONFIRMED}))
def test_only_a_confirmed_booking_is_checked_in(book, member, status):
    booking = book(status=status)

    with at(booking.starts_at), pytest.raises(ForbiddenMove):
        booking.check_in(by=member)

    booking.refresh_from_db()
    assert booking.checked_in_at is None


def test_booking_cancelled_after_the_check_in_is_not_checked_in_again(booking, member, staff):
    with at(booking.starts_at):
        booking.check_in(by=member)
        booking.cancel(by=staff, reason="Pękła rura")
        with pytest.raises(ForbiddenMove):
            booking.check_in(by=member)


def test_who_checked_in_is_no_no_show(booking, member, staff):
    old = Booking.objects.get(pk=booking.pk)
    with at(booking.starts_at + HALF_AN_HOUR):
        booking.check_in(by=member)
        with pytest.raises(ValidationError) as refusal:
            old.mark_no_show(by=staff)

    assert "17:30" in refusal.value.messages[0]
    assert Booking.objects.get(pk=booking.pk).status == BookingStatus.CONFIRMED


def test_check_in_is_in_the_history_and_not_in_the_calendars_sequence(booking, member):
    before, sequence = booking.history.count(), booking.sequence
    with at(booking.starts_at):
        booking.check_in(by=member)

    booking.refresh_from_db()
    assert booking.history.count() == before + 1
    assert booking.sequence == sequence
    assert history_of(booking)[-1].by == str(member)


# The page ----------------------------------------------------------------------------------------


def test_one_press_checks_in(client, member, booking):
    with at(booking.starts_at):
        client.force_login(member)
        page = send(client, booking)

    booking.refresh_from_db()
    assert booking.checked_in_at == booking.starts_at
    assert "17:00" in str(next(iter(page.context["messages"])))


def test_pressing_again_says_when_it_was(client, member, booking):
    with at(booking.starts_at):
        client.force_login(member)
        send(client, booking)
    with at(booking.starts_at + HALF_AN_HOUR):
        client.force_login(member)
        page = send(client, booking)

    assert "17:00" in str(next(iter(page.context["messages"])))
    booking.refresh_from_db()
    assert booking.checked_in_at == booking.starts_at


def test_looking_at_the_page_changes_nothing(client, member, booking):
    with at(booking.starts_at):
        client.force_login(member)
        client.get(address(booking.room))
        client.head(address(booking.room))

    booking.refresh_from_db()
    assert booking.checked_in_at is None


def test_those_who_end_and_those_who_come_are_both_offered(client, member, book, room):
    first, second = book(17, 19), book(19, 20)
    with at(second.starts_at - HALF_AN_HOUR / 2):
        client.force_login(member)
        assert offered(client, room) == [first, second]
        send(client, second)

    assert [bool(one.checked_in_at) for one in Booking.objects.order_by("pk")] == [False, True]


def test_without_a_booking_now_the_page_says_what_is_next(client, member, book, room):
    later = book(17, 19, purpose="Warsztaty o siedemnastej")
    with at(later.starts_at - 2 * HALF_AN_HOUR):
        client.force_login(member)
        page = client.get(address(room))

    assert page.context["present"] == []
    assert list(page.context["upcoming"]) == [later]
    assert later.get_absolute_url() in page.content.decode()
    assert reverse("rooms:my_bookings") in page.content.decode()


def test_member_is_offered_only_own_bookings_and_staff_all(client, staff, booking, book, venue):
    stranger = accounts.user()
    theirs = book(
        19,
        20,
        by=stranger,
        organization=organizations.organization(members=[stranger]),
        purpose="Cudze zebranie",
    )
    with at(theirs.starts_at - HALF_AN_HOUR):
        client.force_login(stranger)
        page = client.get(address(booking.room))
        assert page.context["present"] == [theirs]
        assert booking.purpose not in page.content.decode()
        client.force_login(staff)
        assert offered(client, booking.room) == [booking, theirs]


def test_card_of_another_room_does_not_check_in(client, member, booking, venue):
    other = rooms.room(venue=venue, name="Inna sala")
    with at(booking.starts_at):
        client.force_login(member)
        assert offered(client, other) == []
        assert send(client, booking, other).status_code == 404


def test_hall_is_checked_in_at_the_door_of_its_part_and_a_part_at_the_halls(
    client, member, book, venue
):
    parts = [rooms.room(venue=venue, name=name) for name in ("Część A", "Część B")]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    whole = book(8, 10, room=hall)
    part = book(12, 14, room=parts[0])

    with at(whole.starts_at):
        client.force_login(member)
        assert offered(client, parts[1]) == [whole]
    with at(part.starts_at):
        client.force_login(member)
        assert offered(client, hall) == [part]
        assert offered(client, parts[1]) == []


def test_too_early_and_cancelled_are_explained(client, member, booking):
    client.force_login(member)
    page = send(client, booking)
    assert "16:30" in str(next(iter(page.context["messages"])))

    booking.cancel(by=member)
    page = send(client, booking)
    assert len(page.context["messages"]) == 1


@pytest.mark.parametrize("number", ["", "abc", "-1", "999999", "9" * 30, "²"])
def test_nonsense_instead_of_a_booking_is_not_found(signed_in, booking, number):
    assert signed_in.post(address(booking.room), {"booking": number}).status_code == 404


def test_page_of_no_room_and_of_equipment_is_not_found(signed_in, projectors):
    for slug in ["nie-ma", projectors.slug]:
        assert signed_in.get(reverse("rooms:check_in", args=[slug])).status_code == 404


@pytest.mark.parametrize("role", ["nobody", "a resident", "another", "a member", "staff"])
@pytest.mark.parametrize("method", ["get", "post", "card"])
def test_who_may_do_what(method, role, member, staff, booking):
    expected = {
        "get": {"nobody": 302, "a resident": 200, "another": 200, "a member": 200, "staff": 200},
        "post": {"nobody": 302, "a resident": 404, "another": 404, "a member": 302, "staff": 302},
        "card": {"nobody": 302, "a resident": 403, "another": 403, "a member": 403, "staff": 200},
    }
    another = accounts.user()
    organizations.organization(members=[another])
    who = {"a resident": accounts.user(), "another": another, "a member": member, "staff": staff}
    client = Client()
    with at(booking.starts_at):
        if role in who:
            client.force_login(who[role])
        answer = {
            "get": lambda: client.get(address(booking.room)),
            "post": lambda: client.post(address(booking.room), {"booking": booking.pk}),
            "card": lambda: client.get(reverse("rooms:door_card_pdf", args=[booking.room.slug])),
        }[method]()

    assert answer.status_code == expected[method][role]
    booking.refresh_from_db()
    assert bool(booking.checked_in_at) is (method == "post" and role in ("a member", "staff"))


def test_booking_page_and_admin_say_who_came(client, member, staff, booking):
    with at(booking.starts_at):
        client.force_login(member)
        assert address(booking.room) in client.get(booking.get_absolute_url()).content.decode()
        send(client, booking)
        assert member.name in client.get(booking.get_absolute_url()).content.decode()
        client.force_login(staff)
        page = client.get(reverse("admin:rooms_booking_change", args=[booking.pk]))

    assert f"17:00 ({member})" in page.content.decode()


def test_page_costs_the_same_with_one_and_with_thirty_bookings(
    client, staff, book, room, django_assert_max_num_queries
):
    Centre.current()

    def cost():
        client.force_login(staff)
        with django_assert_max_num_queries(12) as queries:
            assert client.get(address(room)).status_code == 200
        return len(queries)

    first = book((8, 0), (8, 30))
    with at(first.starts_at):
        one = cost()
    for number in range(1, 23):
        book((8 + number // 2, 30 * (number % 2)), (8 + (number + 1) // 2, 30 * ((number + 1) % 2)))
    Booking.objects.update(starts_at=first.starts_at, ends_at=first.ends_at)
    with at(first.starts_at):
        assert len(offered(client, room)) == 23
        assert cost() == one


def test_staff_check_in_from_their_list_of_the_day(client, staff, booking):
    with at(booking.starts_at):
        client.force_login(staff)
        before = client.get(reverse("rooms:desk")).content.decode()
        assert f'action="{address(booking.room)}"' in before
        send(client, booking)
        after = client.get(reverse("rooms:desk")).content.decode()

    assert f'action="{address(booking.room)}"' not in after
