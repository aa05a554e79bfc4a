"""What the pages of the day show: forms only in their time, needs, the way to one's own table."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from consultations.states import ParticipationStatus
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.usefixtures("_at_noon")]

OF_TABLE = ["substitute", "explain_missing_moderator"]


@pytest.fixture
def seat(meeting, table):
    return make.participation(meeting=meeting, table=table, name="Ewa Obecna")


def _url(name, seat) -> str:
    args = [seat.meeting.consultation.slug, seat.meeting.number]
    if name in OF_TABLE:
        args.append(seat.table.number)
    return reverse(f"consultations:{name}", args=args)


@pytest.mark.parametrize("name", ["walk_in", "open_table", *OF_TABLE])
def test_form_that_can_only_be_refused_is_not_shown(client, coordinator, seat, name):
    client.force_login(coordinator)
    url = _url(name, seat)
    assert 'class="form-panel"' not in client.get(url).content.decode()
    with time_machine.travel(seat.meeting.starts_at, tick=False):
        client.force_login(coordinator)
        assert 'class="form-panel"' in client.get(url).content.decode()


def test_needs_are_named_where_the_meeting_is_run(client, coordinator, seat):
    """Whoever waits for a place may yet come with them."""
    waiting = make.participation(
        meeting=seat.meeting,
        table=None,
        waiting_for=seat.table,
        waiting_since=timezone.now(),
        status=ParticipationStatus.WAITING,
        accessibility_needs="tłumacz języka migowego",
    )
    client.force_login(coordinator)
    page = client.get(_url("run_meeting", seat)).content.decode()
    assert "tłumacz języka migowego" in page
    assert (
        reverse("consultations:participant", args=[seat.meeting.consultation.slug, waiting.pk])
        in page
    )


def test_moderator_finds_the_own_table_on_the_announcement(client, table):
    moderator = accounts.user()
    table.moderators.filter(sector="ngo").update(user=moderator)
    consultation = table.meeting.consultation
    args = [consultation.slug, table.meeting.number, table.number]
    address = reverse("consultations:moderate", args=args)
    for person, shown in ((accounts.user(), False), (moderator, True)):
        client.force_login(person)
        page = client.get(consultation.get_absolute_url()).content.decode()
        assert (address in page) is shown
