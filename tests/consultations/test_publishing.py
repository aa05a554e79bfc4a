"""Answers are published together, corrected by dated versions, and everybody is told once."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from consultations.merging import join
from consultations.models import AnswerLetter, Consultation, PublishedAnswer, ReportVersion
from consultations.publishing import (
    changed_since_publication,
    latest_version,
    publish_correction,
    publish_report,
)
from consultations.states import Outcome
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(status="closed", days=-1)


@pytest.fixture
def published(closed, coordinator):
    make.remark(consultation=closed, outcome=Outcome.REJECTED, author_email="ela@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, author_email="ELA@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.EXPLAINED, author_email="jan@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, author_name="Listowna Osoba")
    publish_report(closed, by=coordinator)
    return closed


def answers_of(version):
    return list(version.answers.values_list("remark__number", "outcome"))


def test_publishing_stores_every_answer_as_the_first_version(published):
    version = latest_version(published)
    assert version.number == 1
    assert answers_of(version) == [
        (1, "rejected"),
        (2, "accepted"),
        (3, "explained"),
        (4, "accepted"),
    ]


def test_publishing_prepares_one_letter_for_each_author(published):
    letters = AnswerLetter.objects.filter(version__consultation=published)
    assert sorted(letters.values_list("email", "remark__number")) == [
        ("", 4),
        ("ela@tcal.example", None),
        ("jan@tcal.example", None),
    ]


def test_publishing_is_refused_while_remarks_wait_and_names_them(closed, coordinator):
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    make.remark(consultation=closed)
    make.remark(consultation=closed)
    with pytest.raises(ValidationError, match="2, 3"):
        publish_report(closed, by=coordinator)
    assert not ReportVersion.objects.exists()
    assert not Consultation.objects.get(pk=closed.pk).report_published_at


def test_database_refuses_to_publish_while_a_remark_waits(closed):
    make.remark(consultation=closed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consultation.objects.filter(pk=closed.pk).update(report_published_at="2026-11-24T12:00Z")


def test_joined_remark_counts_as_answered(closed, coordinator):
    head = make.remark(consultation=closed, outcome=Outcome.PARTLY)
    join(make.remark(consultation=closed), head, by=coordinator)
    publish_report(closed, by=coordinator)
    assert list(PublishedAnswer.objects.values_list("outcome", "answered_with")) == [
        ("partly", None),
        ("partly", 1),
    ]


def test_publishing_twice_is_refused_and_tells_nobody_twice(published, coordinator):
    letters = AnswerLetter.objects.count()
    with pytest.raises(ValidationError) as refused:
        publish_report(Consultation.objects.get(pk=published.pk), by=coordinator)
    assert refused.value.code == "report_published"
    assert (ReportVersion.objects.count(), AnswerLetter.objects.count()) == (1, letters)


def test_correction_is_invisible_until_it_is_published(published, coordinator):
    published.remarks.get(number=1).answer(by=coordinator, outcome=Outcome.ACCEPTED)
    assert answers_of(latest_version(published))[0] == (1, "rejected")
    assert changed_since_publication(published) == [1]


def test_correction_makes_a_new_version_and_keeps_the_old_one(published, coordinator):
    published.remarks.get(number=1).answer(by=coordinator, outcome=Outcome.ACCEPTED)
    version = publish_correction(published, by=coordinator, reason="Znalazły się środki.")
    assert version.number == 2
    assert answers_of(version)[0] == (1, "accepted")
    assert answers_of(published.versions.get(number=1))[0] == (1, "rejected")
    assert list(version.letters.values_list("email", flat=True)) == ["ela@tcal.example"]


@pytest.mark.parametrize("what", ["no reason", "no change", "not published"])
def test_correction_needs_a_change_a_reason_and_a_publication(published, closed, coordinator, what):
    if what == "no reason":
        published.remarks.get(number=1).answer(by=coordinator, outcome=Outcome.ACCEPTED)
    subject = make.consultation(status="closed", days=-1) if what == "not published" else published
    with pytest.raises(ValidationError):
        publish_correction(
            subject, by=coordinator, reason="" if what == "no reason" else "Poprawka."
        )
    assert ReportVersion.objects.count() == 1


def test_withdrawn_consent_takes_the_name_away_for_good(published):
    remark = published.remarks.get(number=1)
    remark.is_name_public = True
    remark.save()
    remark.withdraw_name_consent()
    remark.refresh_from_db()
    assert remark.public_author == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        type(remark).objects.filter(pk=remark.pk).update(is_name_public=True)


def test_published_versions_are_kept_from_being_deleted(published):
    with pytest.raises(ProtectedError):
        published.versions.get().delete()
