"""Staff decide in the administration."""

import pytest
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.desk import WAITING_EVENTS
from events.models import Event
from tcal.shared.models import QueuedMail
from tests.factories import accounts, events, organizations

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LIST_URL = "/admin/events/event/"


@pytest.fixture
def clerk(client, settings, staff):
    settings.REQUIRE_MFA = False
    client.force_login(staff)
    return staff


def _decide(client, event, name, **fields):
    return client.post(f"{LIST_URL}{event.pk}/decide/{name}/", fields, follow=True)


def test_staff_publish(client, clerk, member):
    event = events.event(status="submitted", submitted_by=member)
    _decide(client, event, "publish")
    event.refresh_from_db()
    assert (event.status, event.decided_by) == ("published", clerk)
    assert event.published_at == event.decided_at
    assert QueuedMail.objects.get().to == member.email


def test_staff_return_with_a_reason(client, clerk, member):
    event = events.event(status="submitted", submitted_by=member)
    _decide(client, event, "return", reason="Która sala?")
    event.refresh_from_db()
    assert (event.status, event.decision_reason) == ("returned", "Która sala?")
    assert "Która sala?" in QueuedMail.objects.get().text


@pytest.mark.parametrize(("status", "name"), [("submitted", "return"), ("published", "cancel")])
def test_decision_without_a_reason_asks_for_it(client, clerk, status, name):
    event = events.event(status=status)
    response = _decide(client, event, name, reason=" ")
    assert response.context["decision_form"].errors["reason"]
    event.refresh_from_db()
    assert event.status == status


def test_the_second_of_two_staff_is_told(client, clerk, member):
    event = events.event(status="submitted", submitted_by=member)
    Event.objects.get(pk=event.pk).publish(by=accounts.staff())
    response = _decide(client, event, "return", reason="Która sala?")
    assert "opublikowane" in " ".join(str(message) for message in response.context["messages"])
    event.refresh_from_db()
    assert event.status == "published"
    assert QueuedMail.objects.count() == 1


def test_several_are_published_at_once_and_the_rest_is_named(client, clerk):
    waiting = [events.event(status="submitted") for _ in range(3)]
    own = events.event(status="submitted", submitted_by=clerk)
    fields = {
        "action": "decide_publish",
        "_selected_action": [event.pk for event in [*waiting, own]],
        "confirmed": "1",
    }
    response = client.post(LIST_URL, fields, follow=True)
    assert set(Event.objects.published()) == set(waiting)
    assert any(own.title in str(message) for message in response.context["messages"])


@pytest.mark.parametrize(("is_operator", "code"), [(True, 200), (False, 403)])
def test_nobody_decides_on_what_they_sent_in_unless_the_centre_is_the_host(
    client, clerk, is_operator, code
):
    organizer = organizations.organization(is_operator=is_operator, members=[clerk])
    event = events.event(status="submitted", submitted_by=clerk, organizer=organizer)
    assert _decide(client, event, "publish").status_code == code


@pytest.mark.parametrize("role", ["member", "coordinator"])
def test_others_decide_nothing(client, settings, member, role):
    settings.REQUIRE_MFA = False
    client.force_login(member if role == "member" else accounts.coordinator())
    event = events.event(status="submitted")
    _decide(client, event, "publish")
    event.refresh_from_db()
    assert event.status == "submitted"


def test_page_shows_the_event_and_lets_change_nothing(client, clerk):
    event = events.event(status="submitted", public_email="kontakt@ngo.example")
    page = client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    for text in [event.title, event.lead, "kontakt@ngo.example", event.get_absolute_url()]:
        assert text in page
    assert 'name="title"' not in page


def test_drafts_are_not_for_staff(client, clerk):
    draft = events.event(status="draft")
    assert draft.title not in client.get(LIST_URL).content.decode()


def test_desk_has_the_longest_waiting_first(staff, member):
    second = events.event(status="submitted", submitted_by=member)
    first = events.event(status="submitted", submitted_by=member)
    Event.objects.filter(pk=first.pk).update(submitted_at="2026-11-01T12:00Z")
    events.event(status="published")
    assert list(WAITING_EVENTS.waiting(staff)) == [first, second]
    item = WAITING_EVENTS.item(first)
    assert (item.title, item.url) == (first.title, f"/admin/events/event/{first.pk}/change/")
    assert WAITING_EVENTS.may_see(staff)
    assert not WAITING_EVENTS.may_see(member)


def test_list_costs_the_same_for_thirty_events(client, clerk):
    from django.db import connection

    def cost():
        client.get(LIST_URL)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST_URL).status_code == 200
        return len(captured)

    events.event(status="submitted")
    one = cost()
    for _ in range(29):
        events.event(status="submitted")
    assert cost() == one
