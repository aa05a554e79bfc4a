"""Moving a meeting and calling it off: what changes, and who is told, once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from consultations import meetings
from consultations.models import Meeting, PhoneCall
from consultations.states import Sector
from rooms.models import Booking
from rooms.states import BookingStatus
from tcal.shared.models import QueuedMail
from tcal.shared.periods import Period
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts, organizations, rooms
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def _move(meeting, *, by, **changed):
    """Move it by a day, or as ``changed`` says."""
    return meetings.reschedule(
        meeting,
        by=by,
        **{
            "starts_at": meeting.starts_at + timedelta(days=1),
            "ends_at": meeting.ends_at + timedelta(days=1),
            "registration_until": meeting.registration_until,
            "place": meeting.place,
            "room": meeting.room,
            "address": meeting.address,
            **changed,
        },
    )


def _unchanged(meeting) -> bool:
    stored = Meeting.objects.get(pk=meeting.pk)
    return (stored.starts_at, stored.place, stored.sequence) == (
        meeting.starts_at,
        meeting.place,
        meeting.sequence,
    )


def test_moved_meeting_tells_everybody_once_by_letter_or_call(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table, email="z@poczta.example")
    make.participation(meeting=meeting, status="waiting", waiting_for=table, waiting_since=NOW)
    make.participation(meeting=meeting, table=table, email=None, name="Ewa Bez Poczty")
    make.participation(meeting=meeting, table=None, status="unconfirmed")
    make.participation(meeting=meeting, status="withdrawn", email="nie@poczta.example")
    make.participation(
        meeting=meeting,
        status="unconfirmed",
        held_until=NOW - timedelta(hours=1),
        email="nikt@poczta.example",
    )

    told = _move(meeting, by=coordinator, reason="Remont sali.")

    assert told == 4
    written_to = set(QueuedMail.objects.values_list("to", flat=True))
    assert len(written_to) == 3
    assert not written_to & {"nie@poczta.example", "nikt@poczta.example"}
    call = PhoneCall.objects.get()
    assert call.participation.name == "Ewa Bez Poczty"
    assert "Remont sali." in call.message


def test_letter_carries_the_entry_that_replaces_the_older_one(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table)
    _move(meeting, by=coordinator, reason="Remont sali.")
    letter = QueuedMail.objects.get()
    assert "Remont sali." in letter.text
    calendar = _calendar(letter)
    assert "METHOD:PUBLISH" in calendar
    assert "SEQUENCE:1" in calendar


def _calendar(letter) -> str:
    import base64

    return base64.b64decode(letter.attachments[0]["base64"]).decode()


def test_moderators_with_accounts_are_written_to(meeting, coordinator):
    person = accounts.user(email="moderator@poczta.example")
    held = make.table(meeting=meeting)
    make.moderator(table=held, sector=Sector.NGO, user=person, name=person.name)
    make.moderator(table=held, sector=Sector.LOCAL_GOVERNMENT)
    _move(meeting, by=coordinator)
    assert QueuedMail.objects.get().to == "moderator@poczta.example"


def test_moderator_who_takes_part_gets_one_letter(meeting, table, coordinator):
    person = accounts.user(email="moderator@poczta.example")
    make.participation(meeting=meeting, table=table, user=person, email=person.email)
    other = make.table(meeting=meeting)
    make.moderator(table=other, sector=Sector.NGO, user=person, name=person.name)
    meetings.cancel(meeting, by=coordinator, reason="Awaria.")
    assert QueuedMail.objects.count() == 1


def test_same_times_again_are_refused_and_nobody_is_told_twice(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table)
    starts_at, ends_at = meeting.starts_at, meeting.ends_at
    _move(meeting, by=coordinator)
    with pytest.raises(ValidationError) as refusal:
        _move(
            meeting,
            by=coordinator,
            starts_at=starts_at + timedelta(days=1),
            ends_at=ends_at + timedelta(days=1),
        )
    assert refusal.value.code == "nothing_changed"
    assert QueuedMail.objects.count() == 1


def test_new_deadlines_alone_are_no_news(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table)
    told = _move(
        meeting,
        by=coordinator,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        registration_until=meeting.starts_at - timedelta(hours=2),
        topic_proposals_until=meeting.starts_at - timedelta(days=3),
    )
    assert told == 0
    assert not QueuedMail.objects.exists()
    stored = Meeting.objects.get()
    assert stored.registration_until == meeting.starts_at - timedelta(hours=2)
    assert stored.sequence == 0


def test_second_move_replaces_a_call_that_was_not_made(meeting, table, coordinator):
    person = make.participation(meeting=meeting, table=table, email=None)
    _move(meeting, by=coordinator)
    meeting.refresh_from_db()
    _move(meeting, by=coordinator)
    assert person.calls.to_make().count() == 1
    assert Meeting.objects.get().sequence == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        pytest.param({"starts_at": -timedelta(days=8)}, "starts_at", id="in the past"),
        pytest.param({"ends_at": -timedelta(hours=4)}, "__all__", id="ends before it begins"),
        pytest.param({"registration_until": timedelta(days=3)}, "__all__", id="registration after"),
        pytest.param({"topic_proposals_until": timedelta(days=9)}, "__all__", id="topics after"),
    ],
)
def test_wrong_times_are_refused(meeting, coordinator, changed, field):
    base = {
        "starts_at": meeting.starts_at,
        "ends_at": meeting.ends_at,
        "registration_until": meeting.registration_until,
        "topic_proposals_until": meeting.starts_at,
    }
    times = {name: base[name] + shift for name, shift in changed.items()}
    with pytest.raises(ValidationError) as refusal:
        _move(meeting, by=coordinator, **times)
    assert field in refusal.value.message_dict
    assert _unchanged(meeting)


def test_meeting_without_a_place_is_refused(meeting, coordinator):
    with pytest.raises(ValidationError) as refusal:
        _move(meeting, by=coordinator, place="", room="", address="")
    assert "place" in refusal.value.message_dict


def _booking(meeting, *, hours: float = 0):
    """A room booked for the meeting, shorter by ``hours``."""
    room = rooms.room(venue=rooms.venue(), confirms_at_once=True)
    person = accounts.user()
    return rooms.booking(
        by=person,
        organization=organizations.organization(members=[person]),
        room=room,
        period=Period(meeting.starts_at, meeting.ends_at - timedelta(hours=hours)),
    )


def _into(meeting, booking, *, by):
    kept = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    return _move(meeting, by=by, place="", room="", address="", booking=booking, **kept)


def test_booked_room_has_to_cover_the_meeting(meeting, coordinator):
    with pytest.raises(ValidationError) as refusal:
        _into(meeting, _booking(meeting, hours=1), by=coordinator)
    assert "booking" in refusal.value.message_dict


def test_booked_room_becomes_the_place(meeting, coordinator):
    booking = _booking(meeting)
    _into(meeting, booking, by=coordinator)
    stored = Meeting.objects.get()
    assert str(booking.room) in stored.whole_place
    assert not meetings.booked_room_is_lost(stored)
    Booking.objects.update(status=BookingStatus.CANCELLED)
    assert meetings.booked_room_is_lost(Meeting.objects.get())


def test_moderator_who_is_elsewhere_then_keeps_it_from_moving(meeting, coordinator):
    person = accounts.user()
    make.moderator(
        table=make.table(meeting=meeting), sector=Sector.NGO, user=person, name=person.name
    )
    other = make.meeting(starts_at=meeting.starts_at + timedelta(days=1))
    make.moderator(
        table=make.table(meeting=other), sector=Sector.NGO, user=person, name=person.name
    )
    with pytest.raises(ValidationError) as refusal:
        _move(meeting, by=coordinator)
    assert refusal.value.code == "moderators_are_free_when_the_meeting_is"
    assert _unchanged(meeting)


def test_cancelled_meeting_keeps_its_page_and_tells_everybody(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table)
    make.participation(meeting=meeting, table=table, email=None)
    assert meetings.cancel(meeting, by=coordinator, reason=" Awaria ogrzewania. ") == 2
    stored = Meeting.objects.get()
    assert stored.is_cancelled
    assert stored.cancelled_by == coordinator
    assert stored.cancel_reason == "Awaria ogrzewania."
    letter = QueuedMail.objects.get()
    assert "Awaria ogrzewania." in letter.text
    assert "METHOD:CANCEL" in _calendar(letter)
    assert PhoneCall.objects.get().about == PhoneCall.About.CALLED_OFF


def test_calling_off_drops_calls_about_what_no_longer_matters(meeting, table, coordinator):
    person = make.participation(meeting=meeting, table=table, email=None)
    _move(meeting, by=coordinator)
    meetings.cancel(meeting, by=coordinator, reason="Awaria.")
    assert [call.about for call in person.calls.all()] == [PhoneCall.About.CALLED_OFF]


@pytest.mark.parametrize("reason", ["", "   "], ids=["empty", "blank"])
def test_calling_off_needs_a_reason(meeting, coordinator, reason):
    with pytest.raises(ValidationError) as refusal:
        meetings.cancel(meeting, by=coordinator, reason=reason)
    assert "reason" in refusal.value.message_dict
    assert not Meeting.objects.get().is_cancelled


def test_calling_off_twice_tells_once(meeting, table, coordinator):
    make.participation(meeting=meeting, table=table)
    meetings.cancel(meeting, by=coordinator, reason="Awaria.")
    with pytest.raises(ForbiddenMove):
        meetings.cancel(meeting, by=coordinator, reason="Awaria.")
    assert QueuedMail.objects.count() == 1


@pytest.mark.parametrize("days", [pytest.param(-1, id="over"), pytest.param(-0.05, id="has begun")])
def test_meeting_that_began_is_not_moved(consultation, coordinator, days):
    begun = make.meeting(consultation=consultation, days=days)
    with pytest.raises(ForbiddenMove):
        _move(begun, by=coordinator)


def test_meeting_that_is_over_is_not_called_off(consultation, coordinator):
    over = make.meeting(consultation=consultation, days=-1)
    with pytest.raises(ForbiddenMove):
        meetings.cancel(over, by=coordinator, reason="Awaria.")


def test_called_off_meeting_is_not_moved(meeting, coordinator):
    meetings.cancel(meeting, by=coordinator, reason="Awaria.")
    with pytest.raises(ForbiddenMove):
        _move(meeting, by=coordinator)
