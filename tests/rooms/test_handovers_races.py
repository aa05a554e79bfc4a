"""Two of the staff at one moment: one hands over, takes back, repairs; the other reads a sentence."""

import pytest
import time_machine
from django.core.exceptions import ValidationError

from rooms.damages import repair, report_damage
from rooms.handovers import hand_over, take_back
from rooms.models import Booking, Damage, Handover
from rooms.states import BookingStatus
from tcal.shared.pictures import read_picture
from tcal.shared.storage import private_storage
from tests.factories import pictures, rooms
from tests.races import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_at_noon"),
]


@pytest.fixture
def booking(member, organization, room, staff):
    made = rooms.booking(
        by=member, organization=organization, room=room, period=rooms.period(17, 19)
    )
    made.confirm(by=staff)
    with time_machine.travel(rooms.at(17), tick=False):
        yield made


def fresh(booking):
    return Booking.objects.get(pk=booking.pk)


def test_booking_is_handed_over_once(booking, staff):
    before = len(private_storage().listdir("")[0] and private_storage().listdir("handovers")[1])
    photo = read_picture(pictures.upload())

    results = all_at_once(
        [lambda: hand_over(fresh(booking), received_by="Anna Próbna", photos=[photo], by=staff)] * 5
    )

    assert Handover.objects.count() == 1
    refusals = [one for one in results if isinstance(one, ValidationError)]
    assert [one.code for one in refusals] == ["handed_over_already"] * 4
    assert len(private_storage().listdir("handovers")[1]) == before + 1


def test_booking_is_handed_over_or_cancelled_first(booking, staff):
    results = all_at_once(
        [
            lambda: hand_over(fresh(booking), received_by="Anna Próbna", by=staff),
            lambda: fresh(booking).cancel(by=staff, reason="Awaria"),
        ]
    )

    handed = Handover.objects.exists()
    assert fresh(booking).status == BookingStatus.CANCELLED
    assert handed or results[0].code == "cancelled"


def test_room_is_taken_back_once(booking, room, staff):
    handover = hand_over(booking, received_by="Anna Próbna", by=staff)

    results = all_at_once(
        [
            lambda: take_back(
                Handover.objects.get(pk=handover.pk),
                returned_by="Anna Próbna",
                damages=[(room, "Klamka", None)],
                by=staff,
            )
        ]
        * 5
    )

    assert Damage.objects.count() == 1
    refusals = [one for one in results if isinstance(one, ValidationError)]
    assert [one.code for one in refusals] == ["returned_already"] * 4


def test_damage_is_repaired_once(booking, room, staff):
    damage = report_damage(room, "Klamka", by=staff)

    results = all_at_once([lambda: repair(Damage.objects.get(pk=damage.pk), by=staff)] * 4)

    assert sum(isinstance(one, ValidationError) for one in results) == 3
