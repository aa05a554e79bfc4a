"""Topics for tables: proposed until a deadline, turned into tables by one click."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from consultations.models import TopicProposal
from consultations.topics import enter_topic
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

# A deadline with an hour: Thursday 13:00.
UNTIL = NOW.replace(day=26, hour=13)


@pytest.fixture
def meeting(consultation):
    return make.meeting(consultation=consultation, topic_proposals_until=UNTIL)


@pytest.fixture
def url(meeting):
    return reverse("consultations:propose_topic", args=[meeting.consultation.slug])


def typed(**fields) -> dict:
    return {
        "submission_id": str(uuid4()),
        "topic": "młodzież w radach osiedli",
        "description": "Młodych nie ma przy żadnym stoliku.",
        "author_name": "Jola Nowak",
        "author_email": "jola@ngo.example",
        **fields,
    }


def test_guest_proposes_a_topic(client, url, meeting):
    page = client.post(url, typed(), follow=True)
    topic = meeting.topic_proposals.get()
    assert (topic.topic, topic.status, topic.channel) == (
        "młodzież w radach osiedli",
        "waiting",
        "portal",
    )
    assert (topic.author_email, topic.user, topic.language) == ("jola@ngo.example", None, "pl")
    assert "młodzież w radach osiedli" in page.content.decode()
    assert "jola@ngo.example" not in page.content.decode()


def test_signed_in_author_finds_the_own_data(client, url, meeting):
    person = accounts.user(name="Marta Pisarska", email="marta@ngo.example")
    client.force_login(person)
    form = client.get(url).context["form"]
    assert form["author_email"].value() == "marta@ngo.example"
    client.post(url, typed())
    assert meeting.topic_proposals.get().user == person


def test_form_sent_twice_leads_to_the_first_result(client, url, meeting):
    sent = typed()
    assert client.post(url, sent).url == client.post(url, sent).url
    assert meeting.topic_proposals.count() == 1


@pytest.mark.parametrize("field", ["topic", "author_name", "author_email"])
def test_missing_field_is_named_and_the_rest_is_kept(client, url, meeting, field):
    page = client.post(url, typed(**{field: " "}))
    assert set(page.context["form"].errors) == {field}
    assert "Młodych nie ma przy żadnym stoliku." in page.content.decode()
    assert not meeting.topic_proposals.exists()


@pytest.mark.parametrize(
    ("late", "stored"),
    [(timedelta(0), True), (timedelta(seconds=-1), True), (timedelta(seconds=1), False)],
    ids=["at the hour", "a second before", "a second later"],
)
def test_deadline_has_an_hour_and_is_inclusive(client, url, meeting, late, stored):
    with time_machine.travel(UNTIL + late, tick=False):
        page = client.post(url, typed(), follow=True)
    assert meeting.topic_proposals.exists() is stored
    if not stored:
        content = page.content.decode()
        assert "Młodych nie ma przy żadnym stoliku." in content, "the text is kept"
        assert "000 000 024" in content, "the coordinator's contact is shown"
        assert "13:00" in content


def test_page_after_the_deadline_shows_the_contact_and_no_form(client, url):
    with time_machine.travel(UNTIL + timedelta(seconds=1), tick=False):
        content = client.get(url).content.decode()
    assert "koordynator@tcal.example" in content
    assert 'name="topic"' not in content


def test_meeting_without_topics_has_no_such_page(client, consultation):
    make.meeting(consultation=consultation)
    url = reverse("consultations:propose_topic", args=[consultation.slug])
    assert client.get(url).status_code == 404


def test_called_off_meeting_takes_no_topics(client, url, meeting, coordinator):
    meeting.cancelled_at, meeting.cancelled_by = NOW, coordinator
    meeting.cancel_reason = "Zalana sala."
    meeting.save()
    page = client.post(url, typed())
    assert page.status_code == 200
    assert not TopicProposal.objects.exists()
    assert "000 000 024" in page.content.decode()


def test_of_several_meetings_one_is_chosen(client, url, meeting, consultation):
    second = make.meeting(consultation=consultation, days=9, topic_proposals_until=UNTIL)
    foreign = make.meeting(topic_proposals_until=UNTIL)
    assert set(client.post(url, typed()).context["form"].errors) == {"meeting"}
    assert set(client.post(url, typed(meeting=foreign.pk)).context["form"].errors) == {"meeting"}
    client.post(url, typed(meeting=second.pk))
    assert second.topic_proposals.count() == 1


def test_flood_of_topics_from_one_address_is_stopped(client, url):
    answers = [client.post(url, {"topic": ""}).status_code for _number in range(31)]
    assert (set(answers[:30]), answers[30]) == ({200}, 429)


def test_page_of_thanks_belongs_to_its_consultation(client, meeting):
    topic = make.topic(meeting=meeting)
    right = reverse(
        "consultations:topic_received", args=[meeting.consultation.slug, topic.submission_id]
    )
    wrong = reverse(
        "consultations:topic_received", args=[make.consultation().slug, topic.submission_id]
    )
    assert client.get(right).status_code == 200
    assert client.get(wrong).status_code == 404


# The coordinator -----------------------------------------------------------------------------


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator)
    return client


def decide(name, topic) -> str:
    return reverse(f"consultations:{name}", args=[topic.meeting.consultation.slug, topic.pk])


def test_topic_becomes_a_table_by_one_click(signed_in, meeting, coordinator):
    make.table(meeting=meeting, number=7, capacity=8)
    topic = make.topic(meeting=meeting, description="Po co.", author_email="jola@ngo.example")
    page = signed_in.get(reverse("consultations:topics", args=[meeting.consultation.slug]))
    assert page.context["page"][0].table_form["capacity"].value() == 8
    signed_in.post(decide("topic_to_table", topic), {f"topic{topic.pk}-capacity": 8})
    topic.refresh_from_db()
    assert (topic.status, topic.decided_by) == ("accepted", coordinator)
    assert (topic.table.number, topic.table.topic, topic.table.capacity, topic.table.brief) == (
        8,
        topic.topic,
        8,
        "Po co.",
    )
    assert topic.table.opened_during_meeting_at is None
    letter = QueuedMail.objects.get()
    assert letter.to == "jola@ngo.example"
    assert topic.topic in letter.subject
    content = signed_in.get(meeting.consultation.get_absolute_url()).content.decode()
    assert topic.topic in content


def test_second_click_makes_no_second_table(signed_in, meeting, coordinator):
    topic = make.topic(meeting=meeting)
    for _click in range(2):
        signed_in.post(decide("topic_to_table", topic), {f"topic{topic.pk}-capacity": 8})
    assert meeting.tables.count() == 1
    with pytest.raises(ForbiddenMove):
        topic.become_a_table(by=coordinator, capacity=8)


def test_wrong_number_of_places_is_refused_beside_the_field(signed_in, meeting):
    topic, other = make.topic(meeting=meeting), make.topic(meeting=meeting)
    page = signed_in.post(decide("topic_to_table", topic), {f"topic{topic.pk}-capacity": "0"})
    forms = {shown.pk: shown.table_form for shown in page.context["page"]}
    assert set(forms[topic.pk].errors) == {"capacity"}
    assert not forms[other.pk].errors
    assert not meeting.tables.exists()


def test_table_opened_while_the_meeting_is_on_knows_it(meeting, coordinator):
    topic = make.topic(meeting=meeting)
    with time_machine.travel(meeting.starts_at + timedelta(hours=1), tick=False):
        table = topic.become_a_table(by=coordinator, capacity=6)
        assert table.opened_during_meeting_at == timezone.now()


def test_no_table_is_opened_at_a_meeting_that_is_over(signed_in, meeting, coordinator):
    topic = make.topic(meeting=meeting)
    late = meeting.ends_at + timedelta(seconds=1)
    with time_machine.travel(late, tick=False), pytest.raises(ValidationError) as refusal:
        topic.become_a_table(by=coordinator, capacity=6)
    assert refusal.value.code == "meeting_over"
    topic.refresh_from_db()
    assert topic.status == "waiting"


def test_declined_author_is_told_why(signed_in, meeting):
    topic = make.topic(meeting=meeting, author_email="jola@ngo.example")
    assert signed_in.get(decide("decline_topic", topic)).status_code == 200
    page = signed_in.post(decide("decline_topic", topic), {"reason": " "})
    assert set(page.context["form"].errors) == {"reason"}
    signed_in.post(decide("decline_topic", topic), {"reason": "Parkingi to inny program."})
    topic.refresh_from_db()
    assert (topic.status, topic.reason) == ("declined", "Parkingi to inny program.")
    letter = QueuedMail.objects.get()
    assert (letter.to, "Parkingi to inny program." in letter.text) == ("jola@ngo.example", True)


def test_author_without_an_address_gets_no_letter(meeting, coordinator):
    topic = enter_topic(
        meeting,
        by=coordinator,
        channel="phone",
        topic="parkingi",
        author_name="Adam Nowy",
        author_phone="000 000 333",
    )
    assert (topic.channel, topic.entered_by) == ("phone", coordinator)
    topic.decline(by=coordinator, reason="To inny program.")
    assert not QueuedMail.objects.exists()


def test_topic_is_entered_after_the_deadline_too(meeting, coordinator):
    with time_machine.travel(UNTIL + timedelta(days=1), tick=False):
        entered = enter_topic(
            meeting, by=coordinator, channel="email", topic="parkingi", author_name="Adam"
        )
    assert entered.pk
    with pytest.raises(ValidationError):
        enter_topic(meeting, by=coordinator, channel="portal", topic="x", author_name="Adam")


@pytest.mark.parametrize("page", ["topics", "topic_to_table", "decline_topic"])
def test_topics_are_the_coordinators_own(client, meeting, page):
    topic = make.topic(meeting=meeting)
    args = [meeting.consultation.slug, *([] if page == "topics" else [topic.pk])]
    url = reverse(f"consultations:{page}", args=args)
    ask = client.post if page == "topic_to_table" else client.get
    assert ask(url).url.startswith(reverse("account_login"))
    for person in (accounts.user(), accounts.staff()):
        client.force_login(person)
        assert ask(url).status_code == 403


def test_topic_of_another_consultation_is_not_found(signed_in, meeting):
    topic = make.topic(meeting=meeting)
    wrong = reverse("consultations:topic_to_table", args=[make.consultation().slug, topic.pk])
    assert signed_in.post(wrong).status_code == 404


def test_topics_cost_the_same_with_1_and_30(signed_in):
    costs = set()
    for rows in (1, 30):
        shown = make.consultation()
        for _row in range(rows):
            make.topic(meeting=make.meeting(consultation=shown, tables=1))
        url = reverse("consultations:topics", args=[shown.slug])
        signed_in.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(url).context["page"].paginator.count == rows
        costs.add(len(queries))
    assert len(costs) == 1


def test_empty_page_says_what_to_do(signed_in, consultation):
    url = reverse("consultations:topics", args=[consultation.slug])
    assert "empty-state" in signed_in.get(url).content.decode()
