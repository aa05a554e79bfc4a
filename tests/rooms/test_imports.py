"""Bookings kept in another calendar: reading, judging, storing all chosen rows or none."""

import io
from datetime import date, time
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from rooms.desk_work import enter_booking
from rooms.imports import MOST_ROWS, Unreadable, book, judge, keep, read
from rooms.models import Booking, BookingImport, Quota
from rooms.states import BookingStatus, Channel
from tcal.shared.models import QueuedMail
from tests.factories import accounts, rooms
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

HEADINGS = ["Dzień", "Od", "Do", "Sala", "Organizacja", "Cel", "Liczba osób", "Osoba", "Telefon"]
GAPS = {"organization": "", "people": "", "person": "", "phone": ""}


def xlsx(*rows, headings=HEADINGS) -> bytes:
    workbook = Workbook()
    for row in [headings, *rows]:
        workbook.active.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def row(**changes):
    values = {
        "day": date(2026, 11, 26),
        "start": time(17),
        "end": time(19),
        "room": "sala  Warsztatowa",
        "organization": "Fundacja Zielony Kąt",
        "purpose": "Próba",
        "people": 12,
        "person": "Anna Próbna",
        "phone": "000 000 111",
        **changes,
    }
    return list(values.values())


def ics(*events) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//PL"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


EVENT = """UID:1
DTSTART:20261126T160000Z
DTEND:20261126T180000Z
LOCATION:Sala warsztatowa
ORGANIZER;CN=Fundacja Zielony Kąt:mailto:kat@ngo.example
SUMMARY:Próba"""


@pytest.fixture
def kept(staff, organization, room):
    def make(*rows, content=None, **gaps):
        return keep(read(content or xlsx(*rows)), file_name="plan.xlsx", gaps=GAPS | gaps, by=staff)

    return make


def problems(kept) -> list[str]:
    return [one.problem for one in judge(kept.rows)]


# Reading


def test_spreadsheet_is_read_with_polish_headings():
    (read_row,) = read(xlsx(row()))

    assert read_row == {
        "line": 2,
        "day": "2026-11-26",
        "start": "17:00",
        "end": "19:00",
        "room": "sala Warsztatowa",
        "organization": "Fundacja Zielony Kąt",
        "purpose": "Próba",
        "people": "12",
        "person": "Anna Próbna",
        "phone": "000 000 111",
    }


def test_english_headings_in_any_order_and_written_days():
    (one,) = read(
        xlsx(["Sala A", "17:00", "26.11.2026", "19.30"], headings=["Room", "From", "Day", "Until"])
    )

    assert (one["day"], one["start"], one["end"], one["room"]) == (
        "2026-11-26",
        "17:00",
        "19:30",
        "Sala A",
    )
    assert one["organization"] == ""


def test_calendar_is_read_in_local_time():
    (one,) = read(ics(EVENT))

    assert (one["day"], one["start"], one["end"]) == ("2026-11-26", "17:00", "19:00")
    assert one["room"] == "Sala warsztatowa"
    assert one["organization"] == "Fundacja Zielony Kąt"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 broken",
        b"plain text",
        b"\x89PNG\r\n\x1a\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:nonsense\r\nEND:VEVENT",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        xlsx(),
        xlsx(row(), headings=["a", "b", "c"]),
        b"PK" + b"x" * (10 * 1024 * 1024),
        xlsx(*[row() for _number in range(MOST_ROWS + 1)]),
        ics(*[EVENT] * (MOST_ROWS + 1)),
    ],
    # Named, since the length of an XLSX changes with the second in which it is made.
    ids=[
        "empty",
        "broken XLSX",
        "plain text",
        "picture",
        "nonsense in ICS",
        "ICS without events",
        "XLSX without rows",
        "XLSX with other headings",
        "too large",
        "XLSX with too many rows",
        "ICS with too many events",
    ],
)
def test_what_can_not_be_read_is_a_sentence(content):
    with pytest.raises(Unreadable) as why:
        read(content)

    assert str(why.value).endswith(".")


# Judging


def test_good_row_fits(kept, room, organization):
    (one,) = judge(kept(row()).rows)

    assert one.is_clean
    assert not one.warnings
    assert (one.request.room, one.request.organization) == (room, organization)
    assert one.request.period == rooms.period(17, 19)


@pytest.mark.parametrize(
    "changes",
    [
        {"room": "Piwnica"},
        {"room": None},
        {"organization": "Nieznani"},
        {"organization": None},
        {"day": "kiedyś"},
        {"day": date(2026, 11, 20)},
        {"day": date(2036, 11, 20)},
        {"start": time(19), "end": time(17)},
        {"start": "wieczorem"},
        {"end": None},
        {"end": time(21)},
        {"people": 21},
        {"people": "-1"},
        {"people": "9" * 30},
        {"purpose": '=HYPERLINK("http://evil.example")'},
        {"day": "=TODAY()"},
        {"purpose": None},
        {"person": None},
        {"day": date(2027, 3, 28), "start": time(2, 30), "end": time(9)},
    ],
    ids=str,
)
def test_bad_row_is_left_out_with_a_reason(kept, changes):
    (why,) = problems(kept(row(**changes)))

    assert why


@pytest.mark.parametrize(
    "event",
    [
        "UID:1\nDTSTART;VALUE=DATE:20261126\nLOCATION:Sala warsztatowa\nSUMMARY:Dzień",
        f"{EVENT}\nRRULE:FREQ=WEEKLY",
        f"{EVENT}\nSTATUS:CANCELLED",
        "UID:1\nSUMMARY:Bez godzin",
        EVENT.replace("20261126T180000Z", "20261127T180000Z"),
        EVENT.replace("20261126T180000Z", "20261126T150000Z"),
    ],
)
def test_entry_without_plain_hours_is_left_out(kept, event):
    (why,) = problems(kept(content=ics(event), person="Anna Próbna"))

    assert why


def test_what_the_file_does_not_say_is_filled_in(kept, organization):
    content = ics(EVENT.replace("ORGANIZER", "X-WHO"))
    (one,) = judge(kept(content=content, organization=str(organization.pk), person="Anna").rows)

    assert one.is_clean
    assert (one.request.organization, one.request.responsible_person) == (organization, "Anna")


def test_row_over_an_existing_booking(kept, staff, organization, room):
    enter_booking(
        rooms.booking_request(organization=organization, room=room, period=rooms.period(18, 20)),
        channel=Channel.PHONE,
        by=staff,
        submission_id=uuid4(),
    )

    assert problems(kept(row())) != [""]


def test_rows_that_overlap_each_other_are_for_staff_to_choose(kept, venue, room):
    rooms.room(venue=venue, name="Sala A+B", parts=[room, rooms.room(venue=venue)])
    judged = judge(
        kept(
            row(),
            row(start=time(18), end=time(20)),
            row(room="Sala A+B"),
            row(start=time(9), end=time(10)),
        ).rows
    )

    assert [sorted(one.clashes) for one in judged] == [[3, 4], [2, 4], [2, 3], []]
    assert [one.is_clean for one in judged] == [False, False, False, True]


def test_unusual_rows_are_told(kept, organization):
    Quota.objects.create(kind=organization.kind, hours=3)

    first, second = judge(kept(row(), row(start=time(9), end=time(11))).rows)

    # By time, so that the later of them is the one too many.
    assert first.warnings
    assert not second.warnings


def test_judging_asks_as_much_for_one_row_as_for_many(kept, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    one, many = kept(row()), kept(*[row(day=date(2026, 12, day)) for day in range(1, 31)])
    with CaptureQueriesContext(connection) as few:
        judge(one.rows)
    with CaptureQueriesContext(connection) as lots:
        judge(many.rows)
    assert len(few) == len(lots)


# Booking


def test_chosen_rows_are_booked_without_letters(kept, staff):
    made = kept(row(), row(start=time(9), end=time(10)), row(start=time(12), end=time(13)))

    assert book(made, {2, 4}, by=staff) == 2

    booked = Booking.objects.order_by("starts_at")
    assert [one.period for one in booked] == [rooms.period(12, 13), rooms.period(17, 19)]
    assert {(one.channel, one.status) for one in booked} == {
        (Channel.IMPORT, BookingStatus.CONFIRMED)
    }
    assert not QueuedMail.objects.exists()


def test_second_click_books_nothing(kept, staff):
    made = kept(row())

    assert [book(made, {2}, by=staff), book(made, {2}, by=staff)] == [1, 0]
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("rows", "chosen", "code"),
    [
        ([row()], set(), "none"),
        ([row(), row(room="Piwnica")], {2, 3}, "rows"),
        ([row(), row()], {2, 3}, "clash"),
        ([row(start=time(17, 10))], {2}, "warnings"),
    ],
)
def test_all_or_none(kept, staff, rows, chosen, code):
    with pytest.raises(ValidationError) as refusal:
        book(kept(*rows), chosen, by=staff)

    assert refusal.value.code == code
    assert not Booking.objects.exists()


def test_unusual_rows_are_booked_once_staff_agree(kept, staff):
    made = kept(row(start=time(17, 10)))

    assert book(made, {2}, accepts_warnings=True, by=staff) == 1


def test_only_staff_import(kept, member):
    with pytest.raises(PermissionDenied):
        book(kept(row()), {2}, by=member)
    with pytest.raises(PermissionDenied):
        keep([], file_name="a", gaps=GAPS, by=member)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_book_once(kept, staff):
    made = kept(row(), row(start=time(9), end=time(10)))

    results = all_at_once([lambda: book(made, {2, 3}, by=staff)] * 4)

    assert sorted(results) == [0, 0, 0, 2]
    assert Booking.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_import_races_with_a_booking(kept, staff, member, organization, room):
    made = kept(row(), row(start=time(9), end=time(10)))

    results = all_at_once(
        [
            lambda: book(made, {2, 3}, by=staff),
            lambda: rooms.booking(
                by=member, organization=organization, room=room, period=rooms.period(18, 20)
            ),
        ]
    )

    refused = [isinstance(one, ValidationError) for one in results]
    assert sum(refused) == 1
    assert Booking.objects.count() == (1 if refused[0] else 2)


# Pages


@pytest.fixture
def at_desk(client, staff, organization, room):
    client.force_login(staff)
    return client


def send(client, content, name="plan.xlsx", **fields):
    return client.post(
        reverse("rooms:import_bookings"), {"file": SimpleUploadedFile(name, content), **fields}
    )


def test_file_is_shown_then_booked(at_desk):
    response = send(at_desk, xlsx(row(), row(room="Piwnica")))
    preview = response["Location"]
    page = at_desk.get(preview).content.decode()
    assert "Piwnica" in page
    assert page.count('name="rows"') == 1
    assert not Booking.objects.exists()

    assert at_desk.post(preview, {"rows": ["2"]}).status_code == 302
    assert at_desk.post(preview, {"rows": ["2"]}).status_code == 302
    assert at_desk.get(preview).status_code == 302
    assert Booking.objects.get().channel == Channel.IMPORT


def test_refused_rows_are_shown_anew_with_the_choice(at_desk):
    preview = send(at_desk, xlsx(row(), row(start=time(18), end=time(20))))["Location"]

    response = at_desk.post(preview, {"rows": ["2", "3", "x", "²", "9" * 40]})

    page = response.content.decode()
    assert response.status_code == 200
    assert 'role="alert"' in page
    assert page.count(" checked") == 2
    assert not Booking.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK no", b"x" * (10 * 1024 * 1024)])
def test_bad_file_is_told_beside_the_field(at_desk, content):
    response = send(at_desk, content)

    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not BookingImport.objects.exists()


def test_template_can_be_read_back(at_desk):
    response = at_desk.get(reverse("rooms:import_template"))

    sheet = load_workbook(io.BytesIO(response.content)).active
    headings = [cell.value for cell in sheet[1]]
    assert read(xlsx(row(), headings=headings))[0]["person"] == "Anna Próbna"


def test_preview_is_for_whoever_sent_the_file(at_desk, kept, client):
    made = kept(row())
    client.force_login(accounts.staff())
    assert client.get(reverse("rooms:import_preview", args=[made.pk])).status_code == 404
