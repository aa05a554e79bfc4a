"""Rooms are handed over and taken back once, at their time, with photos that are kept or not."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError

from rooms.handovers import DamageRefused, hand_over, held_by, take_back, todays_work
from rooms.models import Booking, Damage, Handover, HandoverPhoto
from rooms.states import BookingStatus
from tcal.shared.pictures import read_picture
from tcal.shared.storage import private_storage
from tests.factories import pictures, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]

DAY = date(2026, 11, 26)
START, END = rooms.at(17), rooms.at(19)


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def booking(member, organization, room, staff, projectors):
    with at(rooms.at(9, day=date(2026, 11, 22))):
        made = rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(17, 19),
            equipment={projectors: 1},
        )
        made.confirm(by=staff)
    return Booking.objects.get(pk=made.pk)


@pytest.fixture
def handover(booking, staff):
    with at(START):
        return hand_over(booking, received_by="Anna Próbna", key_number="12", by=staff)


def refusal(verb, *args, **fields) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        verb(*args, **fields)
    return refused.value


def stored_files() -> list:
    storage = private_storage()
    return storage.listdir("handovers")[1] if storage.exists("handovers") else []


def test_handover_says_who_when_and_with_which_key(booking, staff):
    with at(START):
        made = hand_over(
            booking, received_by=" Anna Próbna ", key_number="12", condition="Czysto", by=staff
        )

    assert (made.received_by, made.key_number, made.condition_before) == (
        "Anna Próbna",
        "12",
        "Czysto",
    )
    assert (made.handed_over_at, made.handed_over_by) == (START, staff)
    assert made.returned_at is None


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (START - timedelta(hours=2, seconds=1), "too_early"),
        (START - timedelta(hours=2), None),
        (END, None),
        (END + timedelta(seconds=1), "too_late"),
    ],
)
def test_handover_has_its_time(booking, staff, moment, code):
    with at(moment):
        if code is None:
            assert hand_over(booking, received_by="Anna Próbna", by=staff).pk
        else:
            assert refusal(hand_over, booking, received_by="Anna", by=staff).code == code


@pytest.mark.parametrize("status", sorted(set(BookingStatus.values) - {"confirmed"}))
def test_only_confirmed_booking_is_handed_over(booking, staff, status):
    stale = Booking.objects.get(pk=booking.pk)
    Booking.objects.filter(pk=booking.pk).update(status=status, decision_reason="Remont")

    with at(START):
        said = refusal(hand_over, stale, received_by="Anna Próbna", by=staff)

    assert said.code == ("cancelled" if status == "cancelled" else "not_confirmed")
    assert not Handover.objects.exists()


def test_cancelled_booking_is_told_in_a_sentence(booking, staff):
    with at(START):
        booking.cancel(by=staff, reason="Awaria")
        said = refusal(hand_over, booking, received_by="Anna Próbna", by=staff)

    assert "została odwołana" in said.messages[0]


def test_second_handover_names_the_first(booking, handover, staff):
    with at(START):
        said = refusal(hand_over, Booking.objects.get(pk=booking.pk), received_by="Ktoś", by=staff)

    assert said.code == "handed_over_already"
    assert "Anna Próbna" in said.messages[0]


def test_handover_names_who_received(booking, staff):
    with at(START):
        assert "received_by" in refusal(hand_over, booking, received_by=" ", by=staff).error_dict


def test_photos_are_kept_in_the_private_storage_without_metadata(booking, staff):
    before = set(stored_files())
    photo = read_picture(pictures.upload())
    with at(START):
        made = hand_over(booking, received_by="Anna Próbna", photos=[photo, photo], by=staff)

    names = {one.image.name for one in made.photos.all()}
    assert len(names) == 2
    assert {f"handovers/{name}" for name in set(stored_files()) - before} == names
    assert made.photos.first().image.read() == photo.large
    assert {one.stage for one in made.photos.all()} == {HandoverPhoto.Stage.BEFORE}


def test_no_photo_is_left_over_from_what_failed(booking, handover, staff, room):
    before = set(stored_files())
    photo = read_picture(pictures.upload())

    with at(END):
        refusal(
            take_back,
            handover,
            returned_by="Anna Próbna",
            photos=[photo],
            damages=[(room, " ", None)],
            by=staff,
        )

    assert set(stored_files()) == before
    assert not HandoverPhoto.objects.exists()
    handover.refresh_from_db()
    assert handover.returned_at is None


def test_return_is_recorded_with_damages(handover, staff, room):
    with at(END):
        take_back(
            handover,
            returned_by="Jan Inny",
            key_returned=True,
            condition="Zabrudzony dywan",
            damages=[(room, "Wyrwana klamka", None)],
            by=staff,
        )

    handover.refresh_from_db()
    assert (handover.returned_by, handover.key_returned, handover.condition_after) == (
        "Jan Inny",
        True,
        "Zabrudzony dywan",
    )
    assert (handover.returned_at, handover.taken_back_by) == (END, staff)
    damage = Damage.objects.get()
    assert (damage.resource, damage.handover, damage.description) == (
        room,
        handover,
        "Wyrwana klamka",
    )


def test_return_names_who_returned(handover, staff):
    with at(END):
        assert refusal(take_back, handover, returned_by="", by=staff)
    assert Handover.objects.not_returned().exists()


def test_second_return_names_the_first(handover, staff):
    stale = Handover.objects.get(pk=handover.pk)
    with at(END):
        take_back(handover, returned_by="Anna Próbna", by=staff)
        said = refusal(take_back, stale, returned_by="Anna Próbna", by=staff)

    assert said.code == "returned_already"
    assert staff.name in said.messages[0]


def test_room_is_returned_also_when_the_booking_was_called_off_meanwhile(booking, handover, staff):
    with at(START + timedelta(minutes=30)):
        booking.cancel(by=staff, reason="Awaria prądu")
        take_back(handover, returned_by="Anna Próbna", by=staff)

    assert not Handover.objects.not_returned().exists()


def test_refused_damage_says_which_one_it_is(handover, staff, room, projectors):
    with at(END), pytest.raises(DamageRefused) as refused:
        take_back(
            handover,
            returned_by="Anna Próbna",
            damages=[(room, "Klamka", None), (projectors, "Lampa", START)],
            by=staff,
        )

    assert refused.value.number == 1
    assert "out_of_use_until" in refused.value.refusal.error_dict
    assert not Damage.objects.exists()


# The day's work ------------------------------------------------------------------------------------


def test_work_of_a_day_passes_from_handing_over_to_returned(booking, staff):
    with at(rooms.at(8)):
        work = todays_work(DAY)
        assert (work.bookings, work.to_hand_over) == ([booking], [booking])
        assert (work.to_take_back, work.overdue, work.returned) == ([], [], [])

    with at(START):
        handover = hand_over(booking, received_by="Anna Próbna", by=staff)
        work = todays_work(DAY)
        assert (work.to_hand_over, work.to_take_back, work.overdue) == ([], [booking], [])

    with at(END + timedelta(minutes=1)):
        work = todays_work(DAY)
        assert (work.to_hand_over, work.to_take_back, work.overdue) == ([], [], [booking])

        take_back(handover, returned_by="Anna Próbna", by=staff)
        work = todays_work(DAY)
        assert (work.to_take_back, work.overdue, work.returned) == ([], [], [booking])


def test_overdue_return_is_work_of_the_days_after_too(booking, handover):
    with at(END + timedelta(days=3)):
        work = todays_work(DAY + timedelta(days=3))

    assert (work.bookings, work.overdue) == ([], [booking])


def test_booking_that_nobody_fetched_is_no_work_any_more(booking):
    with at(END + timedelta(seconds=1)):
        assert todays_work(DAY).to_hand_over == []


def test_what_was_handed_over_comes_back_also_from_a_booking_called_off(booking, handover, staff):
    with at(START + timedelta(minutes=30)):
        booking.cancel(by=staff, reason="Awaria prądu")
        work = todays_work(DAY)

    assert (work.to_hand_over, work.to_take_back) == ([], [booking])


def test_work_leaves_out_what_is_not_confirmed(booking, staff):
    with at(rooms.at(8)):
        booking.cancel(by=staff, reason="Remont")
        assert todays_work(DAY).bookings == []


def test_work_of_a_day_costs_the_same_whatever_there_is(
    member, organization, venue, staff, django_assert_max_num_queries
):
    def book():
        made = rooms.booking(
            by=member,
            organization=organization,
            room=rooms.room(venue=venue),
            period=rooms.period(17, 19),
        )
        made.confirm(by=staff)

    def read():
        for booking in todays_work(DAY).bookings:
            assert booking.room.venue
            assert booking.organization.name
            assert not hasattr(booking, "handover")
            assert held_by(booking).contains(booking.period)

    with at(rooms.at(9, day=date(2026, 11, 22))):
        for _number in range(6):
            book()
        with django_assert_max_num_queries(4):
            read()
