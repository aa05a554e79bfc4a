"""What is printed for a door: the week of a room, and the card with the code."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from rooms.closures import close
from rooms.models import Booking, SpecialDay
from rooms.week_sheet import week_sheet_of
from tcal.shared.models import Centre
from tcal.shared.periods import Period
from tests.factories import accounts, organizations, rooms
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

MONDAY = date(2026, 11, 23)


@pytest.fixture
def book(member, organization, room):
    def make(starts, ends, status="confirmed", day=date(2026, 11, 26), **fields):
        fields = {"by": member, "organization": organization, "room": room} | fields
        made = rooms.booking(period=rooms.period(starts, ends, day=day), **fields)
        Booking.objects.filter(pk=made.pk).update(status=status)
        return made

    return make


def sheet(client, room, **query):
    return client.get(reverse("rooms:week_sheet_pdf", args=[room.slug]), query)


def test_week_says_hours_titles_that_are_public_and_closures(client, room, book, staff):
    book(9, 11, purpose="Otwarte czytanie", title_is_public=True)
    book(17, 19, purpose="Tajne-zebranie")
    close([room], rooms.period(12, 14), reason="Malowanie ścian", by=staff)

    response = sheet(client, room, od="2026-11-26")
    said = pdf_text(response.content)

    assert response["Content-Type"] == "application/pdf"
    assert f"{room.slug}-2026-11-23.pdf" in response["Content-Disposition"]
    for text in [room.name, "czwartek 26 listopada", "9:00–11:00", "Otwarte czytanie"]:
        assert text in said
    for text in ["17:00–19:00", "12:00–14:00", "Malowanie ścian", "8:00–20:00"]:
        assert text in said
    assert "Tajne-zebranie" not in said


def test_nothing_private_is_printed(client, venue, staff):
    person = accounts.user(name="Tajny-Rezerwujacy")
    organization = organizations.organization(name="Fundacja-Niewidoczna", members=[person])
    room = rooms.room(venue=venue, door_code="7788#")
    made = rooms.booking(
        by=person,
        organization=organization,
        room=room,
        period=rooms.period(10, 12),
        purpose="Tajne-zebranie",
        title_is_public=True,
        responsible_person="Tajna-Osoba",
        responsible_phone="000 000 987",
    )

    for who in [None, person, staff]:
        if who:
            client.force_login(who)
        said = pdf_text(sheet(client, room, od="2026-11-26").content)
        assert "10:00–12:00" in said
        for secret in ["Tajn", "Niewidoczna", "987", "7788", made.reference]:
            assert secret not in said


def test_sheet_is_tagged_in_its_language_with_page_numbers(client, room):
    content = sheet(client, room).content
    reader = PdfReader(BytesIO(content))
    assert reader.trailer["/Root"]["/Lang"] == "pl"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "strona 1 z 1" in pdf_text(content)

    client.cookies["django_language"] = "en"
    content = sheet(client, room).content
    assert PdfReader(BytesIO(content)).trailer["/Root"]["/Lang"] == "en"
    assert "page 1 of 1" in pdf_text(content)


@pytest.mark.parametrize(
    "od", ["", "wczoraj", "2026-02-30", "26.11.2026", "2026-11-2x", "0", "\0", "9" * 40]
)
def test_nonsense_instead_of_a_day_gives_this_week(client, room, od):
    response = sheet(client, room, od=od)

    assert response.status_code == 200
    assert "2026-11-16.pdf" in response["Content-Disposition"]


@pytest.mark.parametrize("od", ["0001-01-01", "1999-01-01", "2030-01-01", "9999-12-31"])
def test_week_too_far_away_is_not_found(client, room, od):
    assert sheet(client, room, od=od).status_code == 404


def test_sheet_of_no_room_and_of_equipment_is_not_found(client, projectors):
    for slug in ["nie-ma", projectors.slug]:
        assert client.get(reverse("rooms:week_sheet_pdf", args=[slug])).status_code == 404


@pytest.mark.parametrize(
    ("monday", "sunday", "hours"),
    [(date(2026, 10, 19), date(2026, 10, 25), 25), (date(2027, 3, 22), date(2027, 3, 28), 23)],
)
def test_week_in_which_the_clocks_change_has_seven_days_of_its_own(
    client, venue, staff, monday, sunday, hours
):
    room = rooms.room(venue=venue)
    with time_machine.travel(datetime(2026, 10, 18, 9, tzinfo=UTC), tick=False):
        whole_sunday = Period(rooms.at(0, day=sunday), rooms.at(0, day=sunday + timedelta(days=1)))
        assert whole_sunday.duration == timedelta(hours=hours)
        close([room], whole_sunday, reason="Zmiana czasu", by=staff)
        made = week_sheet_of(room, monday)
        said = pdf_text(sheet(client, room, od=f"{sunday:%Y-%m-%d}").content)

    assert [day.day for day in made.days] == [monday + timedelta(days=n) for n in range(7)]
    assert [bool(day.lines) for day in made.days] == [False] * 6 + [True]
    assert made.days[6].lines[0].lasts_all_day
    assert "Zmiana czasu" in said


def test_use_over_midnight_is_cut_at_midnight(room, staff):
    night = Period(rooms.at(22), rooms.at(6, day=date(2026, 11, 27)))
    close([room], night, reason="Sprzątanie", by=staff)

    days = week_sheet_of(room, MONDAY).days

    assert [line.period for line in days[3].lines] == [
        Period(rooms.at(22), rooms.at(0, day=date(2026, 11, 27)))
    ]
    assert [line.period for line in days[4].lines] == [
        Period(rooms.at(0, day=date(2026, 11, 27)), rooms.at(6, day=date(2026, 11, 27)))
    ]


def test_special_day_and_its_hours_are_told(client, room, venue):
    SpecialDay.objects.create(
        venue=venue, day=date(2026, 11, 25), opens_at=time(10), closes_at=time(13), note="Imieniny"
    )

    said = pdf_text(sheet(client, room, od="2026-11-25").content)

    assert "10:00–13:00" in said
    assert "Imieniny" in said


def test_hall_prints_what_is_in_its_parts(client, venue, book):
    parts = [rooms.room(venue=venue, name=name) for name in ("Część A", "Część B")]
    hall = rooms.room(venue=venue, name="Hala", capacity=40, parts=parts)
    book(8, 10, room=hall, purpose="Całą halą", title_is_public=True)
    book(12, 14, room=parts[0])

    said = pdf_text(sheet(client, hall, od="2026-11-26").content)

    assert said.count("Całą halą") == 1
    assert said.count("Część A") == 1
    assert "Część B" not in said


def test_full_week_fits_and_costs_the_same(client, room, book, django_assert_max_num_queries):
    Centre.current()

    def cost():
        with django_assert_max_num_queries(8) as queries:
            assert sheet(client, room, od="2026-11-26").status_code == 200
        return len(queries)

    book(9, 10, day=date(2026, 11, 24))
    one = cost()
    for day in range(25, 30):
        for hour in range(9, 15):
            book(hour, hour + 1, day=date(2026, 11, day))
    assert cost() == one


# The card ----------------------------------------------------------------------------------------


def test_card_leads_to_checking_in_and_says_how(client, staff, room):
    client.force_login(staff)
    response = client.get(reverse("rooms:door_card_pdf", args=[room.slug]))
    said = pdf_text(response.content)

    assert room.name in said
    assert "http://testserver" in said
    assert reverse("rooms:check_in", args=[room.slug]) in said.replace(" ", "")
    assert "30 minut" in said
    assert len(PdfReader(BytesIO(response.content)).pages) == 1


def test_card_is_in_polish_whatever_the_language(client, staff, room):
    client.force_login(staff)
    client.cookies["django_language"] = "en"

    said = pdf_text(client.get(reverse("rooms:door_card_pdf", args=[room.slug])).content)

    assert "Zaloguj" in said


# The ways there ----------------------------------------------------------------------------------


def test_room_leads_to_its_week_and_the_admin_to_everything(client, staff, room):
    page = client.get(room.get_absolute_url()).content.decode()
    assert reverse("rooms:week_sheet_pdf", args=[room.slug]) in page

    client.force_login(staff)
    page = client.get(reverse("admin:rooms_resource_change", args=[room.pk])).content.decode()
    for name in ["door", "week_sheet_pdf", "door_card_pdf", "check_in"]:
        assert reverse(f"rooms:{name}", args=[room.slug]) in page


def test_equipment_has_no_door(client, staff, projectors):
    client.force_login(staff)
    page = client.get(reverse("admin:rooms_resource_change", args=[projectors.pk])).content.decode()

    assert "/drzwi/" not in page
