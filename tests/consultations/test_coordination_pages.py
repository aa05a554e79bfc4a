"""The pages of those who run a meeting: who may open them, what they cost, what they do."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultations.models import Meeting, Participation, PhoneCall, Remark, TopicProposal
from consultations.states import Channel
from tcal.shared.models import QueuedMail
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.usefixtures("_at_noon")]

OF_CONSULTATION = ["participants", "enter_participant", "enter_topic", "enter_remark", "remarks"]
OF_MEETING = [
    "run_meeting",
    "reschedule",
    "cancel_meeting",
    "invite",
    "walk_in",
    "calls",
    "calls_pdf",
    "calls_csv",
    "calls_xlsx",
    "open_table",
]
OF_TABLE = ["substitute", "explain_missing_moderator"]
OF_SEAT = ["participant", "withdraw_participant"]
PAGES = [*OF_CONSULTATION, *OF_MEETING, *OF_TABLE, *OF_SEAT]


@pytest.fixture
def seat(meeting, table):
    return make.participation(meeting=meeting, table=table, name="Ewa Obecna")


def _url(name, seat) -> str:
    consultation, meeting = seat.meeting.consultation, seat.meeting
    args = [consultation.slug]
    if name in OF_MEETING or name in OF_TABLE:
        args.append(meeting.number)
    if name in OF_TABLE:
        args.append(seat.table.number)
    if name in OF_SEAT:
        args.append(seat.pk)
    return reverse(f"consultations:{name}", args=args)


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_the_coordinators(client, coordinator, seat, name):
    url = _url(name, seat)
    anonymous = client.get(url)
    assert anonymous.status_code == 302
    assert reverse("account_login") in anonymous.url
    for person in (accounts.user(), accounts.staff()):
        client.force_login(person)
        assert client.get(url).status_code == 403
    client.force_login(coordinator)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("name", OF_SEAT)
def test_person_of_another_consultation_is_not_found(client, coordinator, seat, name):
    client.force_login(coordinator)
    url = reverse(f"consultations:{name}", args=[make.consultation().slug, seat.pk])
    assert client.get(url).status_code == 404


def test_call_of_another_meeting_is_not_found(client, coordinator, seat):
    call = PhoneCall.objects.create(participation=seat, about="seat", message="Stolik.")
    other = make.meeting(consultation=seat.meeting.consultation)
    client.force_login(coordinator)
    url = reverse("consultations:call_made", args=[other.consultation.slug, other.number, call.pk])
    assert client.post(url).status_code == 404


def _queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["participants", "run_meeting", "calls", "calls_csv"])
def test_lists_cost_the_same_with_1_and_30_rows(client, coordinator, name):
    client.force_login(coordinator)
    costs = set()
    for rows in (1, 30):
        meeting = make.meeting()
        for _row in range(rows):
            table = make.table(meeting=meeting, moderated=True)
            person = make.participation(meeting=meeting, table=table, email=None)
            PhoneCall.objects.create(participation=person, about="seat", message="Stolik.")
        costs.add(_queries(client, _url(name, person)))
    assert len(costs) == 1


def test_person_without_an_address_is_entered_and_twice_asked_about(
    client, coordinator, meeting, table
):
    client.force_login(coordinator)
    url = reverse("consultations:enter_participant", args=[meeting.consultation.slug])
    typed = {
        "submission_id": str(uuid4()),
        "channel": Channel.PHONE,
        "received_on": timezone.localdate().isoformat(),
        "name": "Ewa Dzwoniąca",
        "phone": "000 000 111",
        "first_choice": table.pk,
    }
    # A second click on the button is no second person, and asks nothing.
    for _click in range(2):
        assert client.post(url, typed).status_code == 302
    entered = Participation.objects.get()
    assert (entered.channel, entered.email, entered.entered_by) == (
        Channel.PHONE,
        None,
        coordinator,
    )
    # The same telephone number under another name: perhaps the same person.
    typed["submission_id"] = str(uuid4())
    again = client.post(url, {**typed, "name": "Ewa Inna"})
    assert "is_somebody_else" in again.context["form"].errors
    assert "Ewa Inna" in again.content.decode()
    assert (
        client.post(url, {**typed, "name": "Ewa Inna", "is_somebody_else": "on"}).status_code == 302
    )
    assert Participation.objects.count() == 2


def test_contact_is_corrected_and_the_person_moved_with_the_same_guards(client, coordinator, seat):
    client.force_login(coordinator)
    url = _url("participant", seat)
    typed = {"part": "contact", "name": "Ewa Zmieniona", "phone": "000 000 222", "email": ""}
    assert client.post(url, typed).status_code == 302
    seat.refresh_from_db()
    assert (seat.name, seat.email) == ("Ewa Zmieniona", None)
    full = make.table(meeting=seat.meeting, capacity=1)
    make.participation(meeting=seat.meeting, table=full)
    refused = client.post(url, {"part": "seat", "table": full.pk})
    assert "table" in refused.context["seat_form"].errors
    free = make.table(meeting=seat.meeting)
    assert client.post(url, {"part": "seat", "table": free.pk}).status_code == 302
    seat.refresh_from_db()
    assert seat.table == free
    assert seat.calls.get().about == PhoneCall.About.SEAT


def test_withdrawn_for_them_once(client, coordinator, seat):
    client.force_login(coordinator)
    url = _url("withdraw_participant", seat)
    client.post(url)
    seat.refresh_from_db()
    assert seat.is_withdrawn
    assert client.post(url).status_code == 302
    assert QueuedMail.objects.count() <= 1


def test_topic_that_came_by_telephone_is_entered_once(client, coordinator, meeting):
    client.force_login(coordinator)
    url = reverse("consultations:enter_topic", args=[meeting.consultation.slug])
    typed = {
        "submission_id": str(uuid4()),
        "channel": Channel.PHONE,
        "received_on": timezone.localdate().isoformat(),
        "meeting": meeting.pk,
        "topic": "Ścieżki rowerowe",
        "author_name": "Ewa Dzwoniąca",
    }
    for _time in range(2):
        assert client.post(url, typed).status_code == 302
    assert TopicProposal.objects.get().entered_by == coordinator


def _remark(meeting, **fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "channel": Channel.PAPER,
        "received_on": timezone.localdate().isoformat(),
        "text": "Więcej ławek.",
        **fields,
    }


def test_remark_on_paper_is_entered_once_without_an_author(client, coordinator, meeting):
    client.force_login(coordinator)
    url = reverse("consultations:enter_remark", args=[meeting.consultation.slug])
    typed = _remark(meeting)
    for _time in range(2):
        assert client.post(url, typed).status_code == 302
    assert Remark.objects.get().channel == Channel.PAPER


def test_remark_after_the_report_is_refused_with_kept_text(client, coordinator):
    closed = make.consultation(status="closed", report_published_at=timezone.now())
    client.force_login(coordinator)
    url = reverse("consultations:enter_remark", args=[closed.slug])
    page = client.post(url, _remark(None))
    assert page.status_code == 200
    assert "Więcej ławek." in page.content.decode()
    assert not Remark.objects.exists()


def test_remark_of_a_day_ahead_is_refused(client, coordinator, meeting):
    client.force_login(coordinator)
    url = reverse("consultations:enter_remark", args=[meeting.consultation.slug])
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = client.post(url, _remark(meeting, received_on=tomorrow))
    assert "received_on" in page.context["form"].errors


def _typed_move(meeting, *, days=1, **fields) -> dict:
    starts_at = timezone.localtime(meeting.starts_at) + timedelta(days=days)
    until = timezone.localtime(meeting.registration_until)
    return {
        "starts_at": f"{starts_at:%Y-%m-%dT%H:%M}",
        "ends_at": f"{starts_at + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        "place": "Inny dom",
        "registration_until_0": f"{until:%Y-%m-%d}",
        "registration_until_1": f"{until:%H:%M}",
        "reason": "Remont.",
        **fields,
    }


def test_move_shows_who_is_told_and_leads_to_the_call_list(client, coordinator, seat):
    make.participation(meeting=seat.meeting, table=seat.table, email=None, name="Jan Telefoniczny")
    client.force_login(coordinator)
    url = _url("reschedule", seat)
    assert "Jan Telefoniczny" in client.get(url).content.decode()
    sent = client.post(url, _typed_move(seat.meeting))
    assert sent.url == _url("calls", seat)
    assert Meeting.objects.get().place == "Inny dom"
    again = client.post(url, _typed_move(seat.meeting))
    assert again.status_code == 200
    assert QueuedMail.objects.count() == 1


def test_wrong_times_are_refused_beside_the_field_with_kept_input(client, coordinator, seat):
    client.force_login(coordinator)
    page = client.post(_url("reschedule", seat), _typed_move(seat.meeting, days=-30))
    assert page.context["form"].errors
    assert "Remont." in page.content.decode()
    assert not QueuedMail.objects.exists()


def test_called_off_meeting_keeps_its_page(client, coordinator, seat):
    client.force_login(coordinator)
    url = _url("cancel_meeting", seat)
    assert "reason" in client.post(url, {"reason": ""}).context["form"].errors
    assert client.post(url, {"reason": "Awaria ogrzewania."}).status_code == 302
    assert "Awaria ogrzewania." in client.get(_url("run_meeting", seat)).content.decode()
    client.logout()
    assert "Awaria ogrzewania." in client.get(seat.meeting.get_absolute_url()).content.decode()


def test_call_is_marked_with_a_note(client, coordinator, seat):
    call = PhoneCall.objects.create(participation=seat, about="seat", message="Stolik 2.")
    client.force_login(coordinator)
    meeting = seat.meeting
    url = reverse("consultations:call_made", args=[meeting.consultation.slug, 1, call.pk])
    for _time in range(2):
        assert client.post(url, {f"call{call.pk}-note": "Przyjdzie."}).status_code == 302
    call.refresh_from_db()
    assert (call.made_by, call.note) == (coordinator, "Przyjdzie.")


def test_walk_in_is_seated_at_the_door(client, coordinator, seat):
    client.force_login(coordinator)
    url = _url("walk_in", seat)
    typed = {"submission_id": str(uuid4()), "name": "Jan Przechodzień", "table": seat.table.pk}
    closed = client.post(url, typed)
    assert closed.status_code == 200
    assert "Jan Przechodzień" in closed.content.decode()
    with time_machine.travel(seat.meeting.starts_at, tick=False):
        client.force_login(coordinator)
        for _time in range(2):
            assert client.post(url, typed).status_code == 302
    assert Participation.objects.filter(channel=Channel.WALK_IN).count() == 1


def test_chair_is_added(client, coordinator, seat):
    client.force_login(coordinator)
    args = [seat.meeting.consultation.slug, 1, seat.table.number]
    client.post(reverse("consultations:change_places", args=args), {"capacity": 3})
    seat.table.refresh_from_db()
    assert seat.table.capacity == 3


def test_substitute_by_an_unknown_address_is_refused(client, coordinator, seat):
    client.force_login(coordinator)
    typed = {"sector": "ngo", "email": "nikt@poczta.example", "reason": "Choroba."}
    page = client.post(_url("substitute", seat), typed)
    assert "email" in page.context["form"].errors


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("q=obecn", 1, id="name"),
        pytest.param("q=nikt", 0, id="nobody"),
        pytest.param("channel=walk_in", 0, id="channel"),
        pytest.param("status=confirmed", 1, id="status"),
        pytest.param("table=999999999", 1, id="no such table"),
    ],
)
def test_participants_are_narrowed(client, coordinator, seat, query, found):
    client.force_login(coordinator)
    page = client.get(f"{_url('participants', seat)}?{query}")
    assert page.status_code == 200
    assert len(page.context["rows"]) == found
