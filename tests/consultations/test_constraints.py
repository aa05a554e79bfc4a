"""What the database itself refuses, whoever writes to it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from consultations.models import Consultation, Meeting, Participation, Remark, ThematicTable
from tcal.shared.conflicts import constraint_name, refusals_as_validation_errors
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def refused_by(write) -> str:
    """Return the name of the constraint that refuses; people can read why."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write()
    name = constraint_name(caught.value)
    with pytest.raises(ValidationError) as told:
        raise_again(caught.value)
    assert told.value.messages[0].endswith(".")
    return name


def raise_again(error):
    with refusals_as_validation_errors():
        raise error


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"ends_at": timedelta(0)}, "meeting_ends_after_it_starts"),
        ({"ends_at": timedelta(hours=-1)}, "meeting_ends_after_it_starts"),
        ({"registration_until": timedelta(seconds=1)}, "registration_ends_before_the_meeting"),
        ({"topic_proposals_until": timedelta(days=1)}, "topics_are_proposed_before_the_meeting"),
    ],
)
def test_meeting_has_sensible_times(meeting, changes, name):
    values = {field: meeting.starts_at + delta for field, delta in changes.items()}
    assert refused_by(lambda: Meeting.objects.filter(pk=meeting.pk).update(**values)) == name


def test_meeting_may_take_registrations_until_it_begins(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(registration_until=meeting.starts_at)


def test_remarks_close_on_the_first_day_at_the_earliest(consultation):
    day = consultation.closes_at.date()
    rows = Consultation.objects.filter(pk=consultation.pk)
    rows.update(opens_on=day)
    name = refused_by(lambda: rows.update(opens_on=day + timedelta(days=1)))
    assert name == "remarks_close_after_they_open"


def test_report_of_an_open_consultation_is_not_published(consultation):
    rows = Consultation.objects.filter(pk=consultation.pk)
    name = refused_by(lambda: rows.update(report_published_at=timezone.now()))
    assert name == "report_is_published_of_a_closed_consultation"


def test_table_number_is_used_once(meeting, table):
    name = refused_by(lambda: make.table(meeting=meeting, number=table.number))
    assert name == "table_number_is_used_once_at_a_meeting"


def test_table_has_places(meeting):
    assert refused_by(lambda: make.table(meeting=meeting, capacity=0)) == (
        "table_has_at_least_one_place"
    )


def test_table_stays_at_its_meeting(table):
    other = make.meeting()
    rows = ThematicTable.objects.filter(pk=table.pk)
    assert refused_by(lambda: rows.update(meeting=other)) == "table_stays_at_its_meeting"


def test_table_has_one_moderator_of_each_sector(table):
    name = refused_by(lambda: make.moderator(table=table, sector="ngo"))
    assert name == "table_has_one_moderator_of_each_sector"


def test_participant_sits_at_a_table_of_the_meeting(meeting):
    foreign = make.table(meeting=make.meeting())
    name = refused_by(lambda: make.participation(meeting=meeting, table=foreign))
    assert name == "participant_sits_at_a_table_of_the_meeting"


def test_participant_is_not_moved_to_a_foreign_table_by_an_update(meeting, table):
    seat = make.participation(meeting=meeting, table=table)
    foreign = make.table(meeting=make.meeting())
    rows = Participation.objects.filter(pk=seat.pk)
    name = refused_by(lambda: rows.update(table=foreign))
    assert name == "participant_sits_at_a_table_of_the_meeting"


def test_confirmed_people_never_exceed_the_places(meeting, table):
    for _person in range(table.capacity):
        make.participation(meeting=meeting, table=table)
    waiting = make.participation(meeting=meeting, table=table, status="unconfirmed")
    full = "table_has_a_place_for_everybody_confirmed"
    assert refused_by(lambda: make.participation(meeting=meeting, table=table)) == full
    rows = Participation.objects.filter(pk=waiting.pk)
    assert refused_by(lambda: rows.update(status="confirmed")) == full


def test_places_are_not_taken_from_under_the_confirmed(meeting, table):
    for _person in range(table.capacity):
        make.participation(meeting=meeting, table=table)
    rows = ThematicTable.objects.filter(pk=table.pk)
    assert refused_by(lambda: rows.update(capacity=1)) == "confirmed_people_fit_at_their_table"
    rows.update(capacity=table.capacity + 1)


def test_coordinator_reads_why_places_can_not_be_taken_away(meeting, table):
    for _person in range(table.capacity):
        make.participation(meeting=meeting, table=table)
    table.capacity = 1
    with pytest.raises(ValidationError) as refusal:
        table.full_clean()
    assert "capacity" in refusal.value.error_dict


def test_person_is_at_a_meeting_once_whatever_the_case(meeting):
    make.participation(meeting=meeting, email="Jola@ngo.example")
    name = refused_by(lambda: make.participation(meeting=meeting, email="jola@NGO.example"))
    assert name == "person_is_at_a_meeting_once"


def test_people_without_an_address_and_those_who_withdrew_are_not_counted_twice(meeting):
    make.participation(meeting=meeting, email=None)
    make.participation(meeting=meeting, email=None)
    make.participation(meeting=meeting, email="jola@ngo.example", status="withdrawn")
    make.participation(meeting=meeting, email="jola@ngo.example")


def test_unconfirmed_seat_is_held_until_a_moment(meeting):
    name = refused_by(
        lambda: make.participation(meeting=meeting, status="unconfirmed", held_until=None)
    )
    assert name == "unconfirmed_seat_is_held_until_a_moment"


def test_remark_number_is_given_once(consultation):
    make.remark(consultation=consultation, number=1)
    name = refused_by(lambda: make.remark(consultation=consultation, number=1))
    assert name == "remark_number_is_given_once_in_a_consultation"
    make.remark(consultation=make.consultation(), number=1)


def test_remark_says_something(consultation):
    name = refused_by(lambda: make.remark(consultation=consultation, text=" \n "))
    assert name == "remark_says_something"


@pytest.mark.parametrize("outcome", ["partly", "rejected"])
@pytest.mark.parametrize("justification", ["", " \n\t"])
def test_partly_or_not_accepted_remark_has_a_justification(consultation, outcome, justification):
    remark = make.remark(consultation=consultation)
    rows = Remark.objects.filter(pk=remark.pk)
    name = refused_by(
        lambda: rows.update(
            outcome=outcome, justification=justification, answered_at=timezone.now()
        )
    )
    assert name == "partly_or_not_accepted_remark_has_a_justification"


@pytest.mark.parametrize("outcome", ["accepted", "explained"])
def test_other_outcomes_need_no_justification(consultation, outcome):
    remark = make.remark(consultation=consultation)
    Remark.objects.filter(pk=remark.pk).update(outcome=outcome, answered_at=timezone.now())


def test_answered_remark_knows_when(consultation):
    remark = make.remark(consultation=consultation)
    rows = Remark.objects.filter(pk=remark.pk)
    assert refused_by(lambda: rows.update(outcome="accepted")) == "answered_remark_knows_when"


def test_remark_comes_from_a_table_of_its_consultation(consultation):
    foreign = make.table(meeting=make.meeting())
    name = refused_by(lambda: make.remark(consultation=consultation, table=foreign))
    assert name == "remark_comes_from_a_table_of_its_consultation"


def test_programme_is_for_a_plausible_year():
    assert refused_by(lambda: make.programme(year=27)) == "programme_is_for_a_plausible_year"


def test_history_keeps_decisions_and_no_personal_data(consultation, meeting, coordinator):
    remark = make.remark(consultation=consultation, author_name="Tajna Osoba")
    make.participation(meeting=meeting, name="Tajny Uczestnik")
    remark.answer(by=coordinator, outcome="accepted")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT outcome FROM consultations_remarkevent WHERE pgh_obj_id = %s ORDER BY pgh_id",
            [remark.pk],
        )
        assert [row[0] for row in cursor.fetchall()] == ["", "accepted"]
        for table in ["remarkevent", "participationevent"]:
            cursor.execute(f"SELECT e::text FROM consultations_{table} e")
            assert not any("Tajn" in row[0] for row in cursor.fetchall())
