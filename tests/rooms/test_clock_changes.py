"""Bookings in the two nights in which the clocks change, in a venue that is open all night.

In 2026 the clocks go back on 25 October (2:00–3:00 comes twice), in 2027 forward on 28 March.
"""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from rooms.models import Booking, Quota
from rooms.quota import QuotaLedger
from tcal.shared.models import QueuedMail
from tcal.shared.periods import Period
from tests.factories import rooms
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
# Hours in UTC of 25 October: 2:30 summer time, 2:30 winter time.
FIRST_HALF_PAST_TWO = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SECOND_HALF_PAST_TWO = FIRST_HALF_PAST_TWO + timedelta(hours=1)


@pytest.fixture
def _autumn():
    with time_machine.travel(datetime(2026, 10, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def _spring():
    with time_machine.travel(datetime(2027, 3, 20, 9, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def venue(db):
    return rooms.venue(opens_at=time(18), closes_at=time(8))


@pytest.fixture
def room(venue):
    return rooms.room(
        venue=venue,
        name="Sala nocna",
        minutes_before=30,
        minutes_after=15,
        confirms_at_once=True,
    )


@pytest.fixture
def send(client, member, room, organization):
    client.force_login(member)

    def make(day, start, end, **changes):
        return client.post(
            reverse("rooms:book"),
            {
                "room": room.slug,
                "day": day.isoformat(),
                "start": start,
                "end": end,
                "organization": organization.pk,
                "purpose": "Noc muzyki",
                "people": "12",
                "responsible_person": "Anna Próbna",
                "responsible_phone": "000 000 111",
                "submission_id": str(uuid4()),
                **changes,
            },
        )

    return make


def booked(response) -> Booking:
    assert response.status_code == 302, response.context["form"].errors
    return Booking.objects.get()


def held(booking) -> Period:
    return Period.from_range(booking.allocations.get().period)


SATURDAY = AUTUMN - timedelta(days=1)
BEFORE_SPRING = SPRING - timedelta(days=1)


@pytest.mark.usefixtures("_autumn")
@pytest.mark.parametrize(
    ("day", "start", "end", "seasons", "hours"),
    [
        (SATURDAY, "22:00", "4:00", {}, 7),
        (AUTUMN, "1:00", "4:00", {}, 4),
        (AUTUMN, "1:30", "2:30", {"end_season": "summer"}, 1),
        (AUTUMN, "1:30", "2:30", {"end_season": "winter"}, 2),
        (AUTUMN, "2:30", "3:30", {"start_season": "summer"}, 2),
        (AUTUMN, "2:30", "3:30", {"start_season": "winter"}, 1),
        (AUTUMN, "2:30", "2:30", {"start_season": "summer", "end_season": "winter"}, 1),
        (AUTUMN, "2:45", "2:15", {"start_season": "summer", "end_season": "winter"}, 0.5),
        (SATURDAY, "23:30", "2:30", {"end_season": "winter"}, 4),
    ],
)
def test_booking_lasts_as_long_as_the_autumn_night_does(
    send, organization, day, start, end, seasons, hours
):
    Quota.objects.update_or_create(kind="ngo", defaults={"hours": 40})
    duration = timedelta(hours=hours)

    booking = booked(send(day, start, end, **seasons))

    assert booking.duration == duration
    assert held(booking).duration == duration + timedelta(minutes=45)
    quota = QuotaLedger.load(organization, booking.period)
    assert quota.left(AUTUMN) == timedelta(hours=40) - duration


@pytest.mark.usefixtures("_spring")
@pytest.mark.parametrize(
    ("day", "start", "end", "hours"),
    [
        (BEFORE_SPRING, "22:00", "4:00", 5),
        (SPRING, "1:00", "4:00", 2),
        (SPRING, "1:30", "3:00", 0.5),
        (SPRING, "3:00", "4:00", 1),
    ],
)
def test_booking_lasts_as_long_as_the_spring_night_does(send, organization, day, start, end, hours):
    Quota.objects.update_or_create(kind="ngo", defaults={"hours": 40})
    duration = timedelta(hours=hours)

    booking = booked(send(day, start, end))

    assert booking.duration == duration
    assert held(booking).duration == duration + timedelta(minutes=45)
    quota = QuotaLedger.load(organization, booking.period)
    assert quota.left(SPRING) == timedelta(hours=40) - duration


# Asking and explaining -------------------------------------------------------------------------


@pytest.mark.usefixtures("_autumn")
@pytest.mark.parametrize(
    ("day", "start", "end", "asked"),
    [
        (AUTUMN, "2:30", "4:00", {"start_season"}),
        (AUTUMN, "1:00", "2:30", {"end_season"}),
        (AUTUMN, "2:15", "2:30", {"start_season", "end_season"}),
        (AUTUMN, "2:30", "2:30", {"start_season", "end_season"}),
        (SATURDAY, "23:00", "2:00", {"end_season"}),
    ],
)
def test_hour_that_comes_twice_is_asked_about(send, day, start, end, asked):
    response = send(day, start, end)

    form = response.context["form"]
    assert set(form.errors) == asked
    page = response.content.decode()
    for name in ("start_season", "end_season"):
        assert (f'name="{name}"' in page) == (name in asked)
    assert form["purpose"].value() == "Noc muzyki"
    assert not Booking.objects.exists()


@pytest.mark.usefixtures("_autumn")
def test_hours_before_and_after_the_change_are_not_asked_about(send):
    assert booked(send(AUTUMN, "1:45", "3:00")).duration == timedelta(hours=2, minutes=15)


@pytest.mark.usefixtures("_autumn")
def test_end_chosen_before_the_start_is_refused(send):
    form = send(AUTUMN, "2:30", "2:45", start_season="winter", end_season="summer").context["form"]

    assert form.errors["end"]


@pytest.mark.usefixtures("_autumn")
def test_answer_left_over_from_another_day_changes_nothing(send):
    seasons = {"start_season": "winter", "end_season": "summer"}

    booking = booked(send(SATURDAY, "20:00", "21:00", **seasons))

    assert booking.starts_at == rooms.at(20, day=SATURDAY)


@pytest.mark.usefixtures("_autumn")
def test_form_opened_for_such_an_hour_asks_at_once(send, client, room):
    query = {"sala": room.slug, "dzien": AUTUMN.isoformat(), "od": "02:30", "do": "04:00"}

    asking = client.get(reverse("rooms:book"), query)
    answered = client.get(reverse("rooms:book"), {**query, "od_czas": "winter"})

    assert 'name="start_season"' in asking.content.decode()
    assert answered.context["form"]["start_season"].value() == "winter"


@pytest.mark.usefixtures("_spring")
@pytest.mark.parametrize(
    ("day", "start", "end", "field"),
    [
        (SPRING, "2:30", "4:00", "start"),
        (SPRING, "1:00", "2:30", "end"),
        (BEFORE_SPRING, "22:00", "2:30", "end"),
    ],
)
def test_hour_that_is_skipped_is_explained(send, day, start, end, field):
    form = send(day, start, end).context["form"]

    (message,) = form.errors[field]
    assert "28 marca 2027" in message
    assert "3:00" in message
    assert not Booking.objects.exists()


@pytest.mark.usefixtures("_autumn")
def test_alternative_at_such_an_hour_says_which_one(send, room, member, organization):
    rooms.booking(
        by=member,
        organization=organization,
        room=room,
        period=Period(rooms.at(18, day=SATURDAY), SECOND_HALF_PAST_TWO - timedelta(minutes=45)),
    )

    response = send(AUTUMN, "1:30", "2:30", end_season="summer")

    page = response.content.decode()
    assert response.context["instead"].times[0].starts_at == SECOND_HALF_PAST_TWO
    assert "od=02%3A30&amp;od_czas=winter&amp;do=03%3A30" in page


# What is shown ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("_autumn")
def test_page_pdf_calendar_and_letter_say_which_hour_is_meant(send, client):
    booking = booked(send(AUTUMN, "2:30", "2:30", start_season="summer", end_season="winter"))

    page = client.get(booking.get_absolute_url()).content.decode()
    document = pdf_text(client.get(reverse("rooms:booking_pdf", args=[booking.pk])).content)
    letter = QueuedMail.objects.get().text
    for text in (page, document, letter):
        assert "2:30 (czas letni)–2:30 (czas zimowy)" in text
    for text in (page, document):
        assert "1 godz." in text
    calendar = client.get(reverse("rooms:booking_ics", args=[booking.pk])).content
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert event.decoded("dtstart").astimezone(UTC) == FIRST_HALF_PAST_TWO
    assert event.decoded("dtend").astimezone(UTC) == SECOND_HALF_PAST_TWO


@pytest.mark.usefixtures("_spring")
def test_spring_night_is_shown_by_its_local_hours(send, client):
    booking = booked(send(BEFORE_SPRING, "23:00", "4:00"))

    page = client.get(booking.get_absolute_url()).content.decode()
    document = pdf_text(client.get(reverse("rooms:booking_pdf", args=[booking.pk])).content)
    for text in (page, document):
        assert "23:00 – " in text
        assert "4:00" in text
        assert "28 marca" in text
        assert "4 godz." in text
    calendar = client.get(reverse("rooms:booking_ics", args=[booking.pk])).content
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert event.decoded("dtend") - event.decoded("dtstart") != timedelta(0)
    assert event.decoded("dtstart").astimezone(UTC) == booking.starts_at
    assert event.decoded("dtend").astimezone(UTC) == booking.ends_at


@pytest.mark.usefixtures("_autumn")
def test_both_equal_hours_can_be_booked_one_after_the_other(send, room):
    room.minutes_before = room.minutes_after = 0
    room.save()

    first = send(AUTUMN, "2:00", "2:00", start_season="summer", end_season="winter")
    second = send(AUTUMN, "2:00", "3:00", start_season="winter")

    assert first.status_code == second.status_code == 302
    assert [one.duration for one in Booking.objects.all()] == [timedelta(hours=1)] * 2
