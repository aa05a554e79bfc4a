"""Source 003: World Café workshops for organisations and residents. The rest is in later tests."""

from itertools import combinations

import pytest

from consultations.models import RotationSeat

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def meeting(world):
    return world.consultations["world_cafe"].meetings.get()


def test_everybody_sits_at_another_table_each_round(meeting):
    seats = RotationSeat.objects.filter(participation__meeting=meeting)
    rounds = set(seats.values_list("round", flat=True))
    assert rounds == {1, 2, 3}
    for person in meeting.participations.confirmed():
        visited = list(person.rotation.values_list("table", flat=True))
        assert len(visited) == len(set(visited)) == 3


def test_no_table_has_more_people_than_places_in_any_round(meeting):
    for table in meeting.tables.all():
        for played in (1, 2, 3):
            assert 0 < table.rotation.filter(round=played).count() <= table.capacity


def test_people_meet_others_than_those_they_began_with(meeting):
    groups = {}
    for seat in RotationSeat.objects.filter(participation__meeting=meeting):
        groups.setdefault((seat.round, seat.table_id), set()).add(seat.participation_id)
    met = [pair for group in groups.values() for pair in combinations(sorted(group), 2)]
    assert len(set(met)) > len(met) / 3


def test_it_is_for_residents_and_organisations_and_open_now(client, meeting):
    assert meeting.takes_registrations
    people = meeting.participations.confirmed()
    assert people.filter(organization_name="").exists()
    assert people.exclude(organization_name="").exists()
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert all(table.topic in page for table in meeting.tables.all())
