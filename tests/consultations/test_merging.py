"""Remarks answered together: numbers, authors and texts stay, and it can be undone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from consultations.merging import join, take_apart
from consultations.models import Remark
from consultations.states import Outcome
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


def originals(consultation):
    return list(
        consultation.remarks.in_order().values_list(
            "number", "author_name", "text", "outcome", "justification"
        )
    )


def test_joined_remark_ends_like_the_other_one(consultation, coordinator):
    head = make.remark(consultation=consultation)
    twin = make.remark(consultation=consultation)
    join(twin, head, by=coordinator)
    head.answer(by=coordinator, outcome=Outcome.PARTLY, justification="Zabrakło środków.")
    assert consultation.unanswered_numbers() == []
    found = consultation.remarks.with_final_answer().get(pk=twin.pk)
    assert (found.final_outcome, found.final_justification) == ("partly", "Zabrakło środków.")
    counts = consultation.remarks.counted_by_outcome()
    assert (counts["total"], counts["partly"]) == (2, 2)


def test_joining_and_undoing_keeps_numbers_authors_texts_and_answers(consultation, coordinator):
    head = make.remark(consultation=consultation, text="Więcej ławek.", author_name="Anna Ą")
    twin = make.remark(
        consultation=consultation, text="Ławki!", author_name="Zofia Ż", outcome=Outcome.REJECTED
    )
    before = originals(consultation)
    join(twin, head, by=coordinator)
    assert originals(consultation) == before
    take_apart(twin, by=coordinator)
    assert originals(consultation) == before
    assert consultation.unanswered_numbers() == [head.number]


def test_joined_remark_is_not_answered_by_itself(consultation, coordinator):
    head = make.remark(consultation=consultation)
    twin = make.remark(consultation=consultation)
    join(twin, head, by=coordinator)
    with pytest.raises(ValidationError) as refused:
        Remark.objects.get(pk=twin.pk).answer(by=coordinator, outcome=Outcome.ACCEPTED)
    assert refused.value.code == "joined"
    assert str(head.number) in refused.value.messages[0]
    twin.refresh_from_db()
    assert twin.outcome == ""


def test_joining_across_consultations_is_refused(consultation, coordinator):
    ours = make.remark(consultation=consultation)
    other = make.remark(consultation=make.consultation())
    with pytest.raises(ValidationError) as refused:
        join(ours, other, by=coordinator)
    assert refused.value.code == "other_consultation"
    with pytest.raises(IntegrityError), transaction.atomic():
        Remark.objects.filter(pk=ours.pk).update(merged_into=other)


@pytest.mark.parametrize("chain", ["to a joined one", "of one with others", "to itself"])
def test_joining_makes_no_chains(consultation, coordinator, chain):
    first, second, third = (make.remark(consultation=consultation) for _ in range(3))
    join(second, first, by=coordinator)
    moved, to = {
        "to a joined one": (third, second),
        "of one with others": (first, third),
        "to itself": (third, third),
    }[chain]
    with pytest.raises(ValidationError):
        join(moved, to, by=coordinator)
    assert Remark.objects.exclude(merged_into=None).get() == second


def test_taking_apart_what_is_not_joined_is_refused(consultation, coordinator):
    with pytest.raises(ValidationError) as refused:
        take_apart(make.remark(consultation=consultation), by=coordinator)
    assert refused.value.code == "not_joined"
