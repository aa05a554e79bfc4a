"""The handover protocol and the day sheet, read back."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from rooms.handovers import take_back
from tcal.shared.pictures import read_picture
from tests.factories import pictures, rooms
from tests.pdf import pdf_text
from tests.rooms.handovers import END, START, address

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_protocol_says_everything_and_shows_the_photos(desk, handover, room, staff, clock):
    clock.move_to(END, tick=False)
    take_back(
        handover,
        returned_by="Zofia Odbierająca",
        key_returned=True,
        condition="Dywan wyczyszczony",
        photos=[read_picture(pictures.upload())],
        damages=[(room, "Wyrwana klamka", None)],
        by=staff,
    )

    response = desk.get(address("protocol_pdf", handover.booking_id))

    assert response["Content-Type"] == "application/pdf"
    text = pdf_text(response.content)
    for said in [
        "Protokół przekazania i zwrotu",
        handover.booking.reference,
        "Sala warsztatowa",
        "Fundacja Zielony Kąt",
        "Rzutnik",
        "Zofia Odbierająca",
        "Ola Obsługa",
        "K-12",
        "Plama na dywanie",
        "Dywan wyczyszczony",
        "Wyrwana klamka",
        "26 listopada 2026, 17:00",
        "26 listopada 2026, 19:00",
        "strona 1 z",
    ]:
        assert said in text
    reader = PdfReader(BytesIO(response.content))
    assert reader.metadata.title.startswith("Protokół przekazania i zwrotu")
    assert "/MarkInfo" in reader.trailer["/Root"]
    assert sum(len(page.images) for page in reader.pages) == 2


def test_protocol_before_the_return_leaves_room_to_write(desk, handover):
    text = pdf_text(desk.get(address("protocol_pdf", handover.booking_id)).content)

    assert "zwrócony / nie został zwrócony" in text


def test_there_is_no_protocol_without_a_handover(desk, booking):
    assert desk.get(address("protocol_pdf", booking.pk)).status_code == 404


def test_day_sheet_has_the_days_bookings_and_overdue_returns_on_top(
    desk, handover, member, organization, venue, staff, clock
):
    tomorrow = date(2026, 11, 27)
    next_one = rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue, name="Sala kanapowa"),
        period=rooms.period(12, 14, day=tomorrow),
    )
    next_one.confirm(by=staff)
    clock.move_to(rooms.at(8, day=tomorrow), tick=False)

    text = pdf_text(desk.get(address("day_sheet_pdf")).content)

    assert "27 listopada 2026" in text
    assert text.index("Zaległe zwroty") < text.index("Zofia Odbierająca") < text.index("K-12")
    assert text.index("K-12") < text.index("Rezerwacje dnia") < text.index("Sala kanapowa")
    assert "000 000 111" in text


def test_day_sheet_of_another_day(desk, booking, clock):
    clock.move_to(START - timedelta(days=2), tick=False)

    text = pdf_text(desk.get(address("day_sheet_pdf", dzien="2026-11-26")).content)
    assert booking.reference in text
    empty = pdf_text(desk.get(address("day_sheet_pdf", dzien="2026-11-25")).content)
    assert "nie ma potwierdzonych rezerwacji" in empty


@pytest.mark.parametrize("day", ["jutro", "2026-13-01", "9999-12-31"])
def test_day_that_there_is_not(desk, day):
    assert desk.get(address("day_sheet_pdf", dzien=day)).status_code == 404
