from datetime import date

import pytest
import time_machine

from rooms.handovers import hand_over
from rooms.models import Booking
from tcal.shared.pictures import read_picture
from tests.factories import pictures, rooms
from tests.rooms.handovers import START, signed_in_as


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(rooms.at(9, day=date(2026, 11, 22)), tick=False) as traveller:
        yield traveller


@pytest.fixture
def booking(clock, member, organization, room, staff, projectors):
    made = rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 1},
    )
    made.confirm(by=staff)
    clock.move_to(START, tick=False)
    return Booking.objects.get(pk=made.pk)


@pytest.fixture
def handover(booking, staff):
    return hand_over(
        booking,
        received_by="Zofia Odbierająca",
        key_number="K-12",
        condition="Plama na dywanie",
        photos=[read_picture(pictures.upload())],
        by=staff,
    )


@pytest.fixture
def desk(staff):
    return signed_in_as(staff)
