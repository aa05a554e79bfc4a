"""What waits for coordinators on the first page of the administration."""

import pytest

from consultations.desk import CALLS_TO_MAKE, WAITING_COMMENTS, WAITING_TOPICS
from tcal.shared.registry import desk_queues
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def test_desk_shows_what_waits_longest_first(consultation, coordinator):
    reported = make.comment(consultation=consultation, text="Zgłoszony")
    make.comment(consultation=consultation, text="Opublikowany")
    new = make.comment(consultation=consultation, status="waiting", text="Nowy")
    make.comment_report(comment=reported)
    make.comment_report(comment=reported)
    waiting = WAITING_COMMENTS.waiting(coordinator)
    assert {comment.text for comment in waiting} == {"Zgłoszony", "Nowy"}
    assert waiting.count() == 2
    item = WAITING_COMMENTS.item(next(c for c in waiting if c == new))
    assert item.url.endswith(f"/komentarze/{new.key}/decyzja/")
    assert not WAITING_COMMENTS.may_see(accounts.staff())


def test_desk_shows_topics_and_calls(meeting, coordinator):
    topic = make.topic(meeting=meeting)
    make.topic(meeting=meeting, status="declined", reason="Nie.")
    assert [t.pk for t in WAITING_TOPICS.waiting(coordinator)] == [topic.pk]
    assert WAITING_TOPICS.item(topic).title == topic.topic
    seat = make.participation(
        meeting=meeting, name="Zenobia Złocień", email=None, phone="000 000 111"
    )
    call = make.call(participation=seat)
    make.call(participation=seat, made_at=NOW, made_by=coordinator)
    assert list(CALLS_TO_MAKE.waiting(coordinator)) == [call]
    assert CALLS_TO_MAKE.item(call).title == "Zenobia Złocień, 000 000 111"
    assert not CALLS_TO_MAKE.may_see(accounts.staff())


def test_queues_are_the_coordinators_own(coordinator):
    own = {WAITING_COMMENTS, WAITING_TOPICS, CALLS_TO_MAKE}
    assert own <= set(desk_queues(coordinator))
    for person in (accounts.user(), accounts.staff()):
        assert not own & set(desk_queues(person))
