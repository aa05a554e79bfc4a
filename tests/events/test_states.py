"""The life of an event: every move that is allowed and every one that is not."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Event
from events.states import EVENT_MOVES, EventStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.models import QueuedMail
from tcal.shared.states import ForbiddenMove
from tests.factories import events, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.database]

VERBS = {
    EventStatus.SUBMITTED: lambda event, by: event.submit(by=by),
    EventStatus.PUBLISHED: lambda event, by: event.publish(by=by),
    EventStatus.RETURNED: lambda event, by: event.return_to_author(by=by, reason="Brak sali."),
    EventStatus.CANCELLED: lambda event, by: event.cancel(by=by, reason="Choroba prowadzącej."),
}
ALLOWED = {
    ("draft", "submitted"),
    ("submitted", "published"),
    ("submitted", "returned"),
    ("returned", "submitted"),
    ("published", "cancelled"),
}


def test_the_table_of_moves_is_the_one_agreed():
    assert {(a.value, b.value) for a, to in EVENT_MOVES.items() for b in to} == ALLOWED


@pytest.mark.parametrize("target", VERBS)
@pytest.mark.parametrize("status", EventStatus.values)
def test_verb_moves_only_as_the_table_says(status, target, staff, member):
    event = events.event(status=status, submitted_by=member)
    before = QueuedMail.objects.count()
    if (status, target) in ALLOWED:
        VERBS[target](event, staff)
        assert Event.objects.get(pk=event.pk).status == target
    else:
        with pytest.raises(ForbiddenMove):
            VERBS[target](event, staff)
        assert Event.objects.get(pk=event.pk).status == status
        assert QueuedMail.objects.count() == before


@pytest.mark.parametrize(
    ("status", "target", "subject"),
    [
        ("submitted", "published", "Opublikowano: Warsztat <b>ceramiki</b>"),
        ("submitted", "returned", "Do poprawy: Warsztat <b>ceramiki</b>"),
        ("published", "cancelled", "Odwołane: Warsztat <b>ceramiki</b>"),
    ],
)
def test_decision_writes_to_the_author(status, target, subject, staff, member):
    event = events.event(status=status, submitted_by=member, title="Warsztat <b>ceramiki</b>")
    VERBS[target](event, staff)
    mail = QueuedMail.objects.get(to=member.email)
    assert mail.subject == subject
    assert event.slug in mail.text
    assert "Warsztat <b>ceramiki</b>" in mail.text
    assert "Warsztat &lt;b&gt;ceramiki&lt;/b&gt;" in mail.html
    assert "<b>" not in mail.html


def test_author_who_calls_off_gets_no_letter_about_it(member):
    event = events.event(submitted_by=member)
    event.cancel(by=member, reason="Choroba.")
    assert not QueuedMail.objects.exists()


def test_submitting_again_clears_the_old_decision(staff, member):
    event = events.event(status="submitted", submitted_by=member)
    event.return_to_author(by=staff, reason="Brak sali.")
    event.submit(by=member)
    stored = Event.objects.get(pk=event.pk)
    assert (stored.decision_reason, stored.decided_by, stored.decided_at) == ("", None, None)
    assert stored.submitted_by == member


@pytest.mark.parametrize("reason", ["", "   "])
@pytest.mark.parametrize(
    ("status", "verb"), [("submitted", "return_to_author"), ("published", "cancel")]
)
def test_decision_without_a_reason_changes_nothing(status, verb, reason, staff):
    event = events.event(status=status)
    with (
        pytest.raises(ValidationError) as refusal,
        refusals_as_validation_errors(),
        transaction.atomic(),
    ):
        getattr(event, verb)(by=staff, reason=reason)
    assert refusal.value.code == "returned_or_cancelled_event_has_a_reason"
    assert Event.objects.get(pk=event.pk).status == status


def test_two_staff_decide_at_once_the_second_is_refused(staff, member):
    event = events.event(status="submitted", submitted_by=member)
    seen_by_other = Event.objects.get(pk=event.pk)
    event.publish(by=staff)
    with pytest.raises(ForbiddenMove, match="opublikowane"):
        seen_by_other.return_to_author(by=staff, reason="Brak sali.")
    assert Event.objects.get(pk=event.pk).status == "published"
    assert QueuedMail.objects.count() == 1


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("event_ends_after_it_starts", {"hours": 0}),
        ("event_has_a_place", {"place_name": ""}),
        ("paid_event_says_its_price", {"is_free": False}),
        (
            "returned_or_cancelled_event_has_a_reason",
            {"status": "returned", "decision_reason": ""},
        ),
        (
            "returned_or_cancelled_event_has_a_reason",
            {"status": "cancelled", "decision_reason": ""},
        ),
    ],
)
def test_database_refuses(constraint, wrong):
    if wrong.get("hours") == 0:
        wrong = {"starts_at": rooms.at(17), "ends_at": rooms.at(17)}
    with pytest.raises(IntegrityError, match=constraint):
        events.event(**wrong)


@pytest.mark.parametrize(
    ("constraint", "same"),
    [
        ("event_has_an_address_of_its_own", {"slug": "warsztat"}),
        ("event_is_sent_in_once", {"submission_id": "7f8a6f0e-6d0c-4b57-8a8f-1f2f0c4d5e6f"}),
    ],
)
def test_database_refuses_a_second(constraint, same):
    events.event(**same)
    with pytest.raises(IntegrityError, match=constraint):
        events.event(**same)


@pytest.mark.parametrize(
    ("change", "grows"),
    [
        ({"title": "Inny tytuł"}, True),
        ({"place_name": "Park"}, True),
        ({"address": "ul. Inna 1"}, True),
        ({"lead": "Inne zdanie."}, False),
        ({"price": "10 zł"}, False),
        ({"sequence": 77}, False),
    ],
)
def test_sequence_grows_with_what_calendars_show(change, grows):
    event = events.event()
    Event.objects.filter(pk=event.pk).update(**change)
    assert Event.objects.get(pk=event.pk).sequence == (1 if grows else 0)


def test_sequence_counts_from_publication(staff, member):
    event = events.event(status="draft")
    event.submit(by=member)
    event.publish(by=staff)
    assert event.sequence == 0
    event.starts_at, event.ends_at = rooms.at(18), rooms.at(20)
    event.revise()
    assert event.sequence == 1
    event.cancel(by=staff, reason="Awaria.")
    assert event.sequence == 2


def test_revising_what_was_decided_meanwhile_is_refused(staff):
    event = events.event(status="submitted")
    seen_by_other = Event.objects.get(pk=event.pk)
    event.publish(by=staff)
    seen_by_other.title = "Za późno"
    with pytest.raises(ForbiddenMove):
        seen_by_other.revise()
    assert Event.objects.get(pk=event.pk).title != "Za późno"


def test_history_keeps_decisions_without_personal_contacts(staff):
    event = events.event(status="submitted", public_email="ktos@ngo.example")
    event.publish(by=staff)
    versions = Event.pgh_event_model.objects.filter(pgh_obj=event).order_by("pgh_id")
    assert [version.status for version in versions] == ["submitted", "published"]
    columns = {field.name for field in versions.model._meta.fields}
    assert not columns & {"contact_name", "public_email", "public_phone"}


def test_slug_is_polish_fixed_and_numbered():
    first = events.event(title="Łódź, żagle i święto")
    second = events.event(title="Łódź, żagle i święto")
    assert first.slug == "lodz-zagle-i-swieto"
    assert second.slug == "lodz-zagle-i-swieto-2"
    first.title = "Inny"
    first.save()
    assert first.slug == "lodz-zagle-i-swieto"


@pytest.mark.parametrize("title", ["Kalendarz", "Nowe", "Moje", "RSS"])
def test_slug_never_stands_in_the_way_of_a_page(title):
    assert events.event(title=title).slug not in {"kalendarz", "nowe", "moje", "rss"}
