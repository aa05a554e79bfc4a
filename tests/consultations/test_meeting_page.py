"""The public page of one meeting and its entry for calendars."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from consultations.meeting_calendar import meeting_entry, meeting_ics_attachment
from consultations.models import Meeting
from tests.factories import accounts, organizations, rooms
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


def page_of(client, meeting) -> str:
    response = client.get(meeting.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def event_of(client, meeting):
    url = reverse("consultations:meeting_ics", args=[meeting.consultation.slug, meeting.number])
    response = client.get(url)
    assert response["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    return event


def test_page_tells_when_where_what_about_and_with_whom(client, meeting, table):
    Meeting.objects.filter(pk=meeting.pk).update(agenda="16:00 otwarcie\n\n16:15 stoliki")
    partner = organizations.organization(name="Fundacja Współgospodarz")
    meeting.co_organizers.add(partner)
    make.table(meeting=meeting, topic="bez moderatorów")
    make.participation(meeting=meeting, table=table, name="Ukryta Osoba")
    content = page_of(client, meeting)
    for said in [
        "Dom Spotkań",
        "sala duża",
        "16:15 stoliki",
        "Fundacja Współgospodarz",
        "kultura",
        "000 000 024",
        "spotkanie.ics",
        "/zapisy/",
    ]:
        assert said in content
    assert content.count("<em>") == 2, "two moderators are to be confirmed"
    assert "Ukryta" not in content


def test_page_says_how_many_wait_for_a_full_table(client, meeting, table):
    for _person in range(table.capacity):
        make.participation(meeting=meeting, table=table)
    for _person in range(3):
        make.participation(meeting=meeting, status="waiting", waiting_for=table)
    page = client.get(meeting.get_absolute_url())
    (shown,) = page.context["meeting"].tables.all()
    assert (shown.free, shown.queue) == (0, 3)
    assert "3" in page.content.decode()


def test_booked_room_is_linked_with_its_accessibility(client, consultation):
    organization, person = organizations.organization(), accounts.user()
    organizations.membership(organization=organization, user=person)
    room = rooms.room(venue=rooms.venue(), name="Sala warsztatowa")
    booking = rooms.booking(
        by=person,
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
    )
    type(room).objects.filter(pk=room.pk).update(access="Winda od podwórza, próg 2 cm.")
    meeting = make.meeting(
        consultation=consultation, place="", room="", address="", booking=booking
    )
    content = page_of(client, meeting)
    assert room.get_absolute_url() in content
    assert "Winda od podwórza" in content
    assert str(room) in str(event_of(client, meeting)["LOCATION"])


def test_cancelled_meeting_says_why_and_takes_nobody(client, meeting, table):
    Meeting.objects.filter(pk=meeting.pk).update(
        cancelled_at=NOW, cancel_reason="Awaria ogrzewania.", sequence=1
    )
    content = page_of(client, meeting)
    assert "Awaria ogrzewania." in content
    assert "/zapisy/" not in content
    url = reverse("consultations:register_for", args=[meeting.consultation.slug, meeting.number])
    assert "Awaria ogrzewania." in client.get(url).content.decode()
    event = event_of(client, meeting)
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_entry_keeps_its_uid_when_the_meeting_moves(client, meeting):
    before = event_of(client, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=meeting.starts_at + timedelta(hours=1), sequence=1, title="Nowy tytuł"
    )
    after = event_of(client, meeting)
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert before["UID"] != event_of(client, make.meeting(consultation=meeting.consultation))["UID"]
    assert "@portal.example" in meeting_entry(meeting).uid


def test_attachment_cancels_what_is_called_off(meeting):
    assert b"METHOD:PUBLISH" in meeting_ics_attachment(meeting).content
    meeting.cancelled_at = NOW
    file = meeting_ics_attachment(meeting)
    assert b"METHOD:CANCEL" in file.content
    assert b"STATUS:CANCELLED" in file.content
    assert "koordynator@tcal.example" in file.content.decode()


@pytest.mark.parametrize("name", ["meeting", "meeting_ics", "register_for"])
def test_draft_and_unknown_numbers_are_not_found(client, coordinator, meeting, name):
    draft = make.meeting(consultation=make.consultation(status="draft"))
    url = reverse(f"consultations:{name}", args=[draft.consultation.slug, draft.number])
    assert client.get(url).status_code == 404
    unknown = reverse(f"consultations:{name}", args=[meeting.consultation.slug, 99])
    assert client.get(unknown).status_code == 404
    client.force_login(accounts.user())
    assert client.get(url).status_code == 404
    client.force_login(coordinator)
    assert client.get(url).status_code == 200


def test_several_meetings_are_signed_up_for_one_by_one(client, meeting, table):
    later = make.meeting(consultation=meeting.consultation, days=9, title="Etap II")
    url = reverse("consultations:register_for", args=[meeting.consultation.slug, later.number])
    page = client.get(url)
    assert page.context["meeting"] == later
    next_one = client.get(reverse("consultations:register", args=[meeting.consultation.slug]))
    assert next_one.context["meeting"] == meeting
    assert url in next_one.content.decode()


def test_page_costs_the_same_with_1_and_30_tables(client):
    costs = []
    for rows in (1, 30):
        meeting = make.meeting(tables=rows)
        for table in meeting.tables.all():
            make.participation(meeting=meeting, table=table)
            meeting.co_organizers.add(organizations.organization())
        client.get(meeting.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            page_of(client, meeting)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 8


def test_past_meeting_stays_readable(client, meeting, table):
    Meeting.objects.filter(pk=meeting.pk).update(proceedings="Rozmowa trwała trzy godziny.")
    with time_machine.travel(meeting.ends_at, tick=False):
        content = page_of(client, meeting)
    assert "Rozmowa trwała trzy godziny." in content
    assert "/zapisy/" not in content
