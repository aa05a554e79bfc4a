"""The coordinator's last look before publishing, corrections, and the text of what will change."""

import pytest
from django.urls import reverse

from consultations.merging import join
from consultations.models import AnswerLetter, Consultation, ReportVersion
from consultations.publishing import fingerprint, publish_correction, publish_report
from consultations.states import Outcome
from tests.factories import accounts
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(status="closed", days=-1)


@pytest.fixture
def published(closed, coordinator):
    make.remark(consultation=closed, outcome=Outcome.REJECTED, author_email="ela@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, author_email="jan@tcal.example")
    publish_report(closed, by=coordinator)
    return closed


def url(name, consultation, *args) -> str:
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


def content(client, name, consultation) -> str:
    return client.get(url(name, consultation)).content.decode()


def prepare(consultation, coordinator, number=1, justification="Szkic odpowiedzi."):
    consultation.remarks.get(number=number).answer(
        by=coordinator, outcome=Outcome.EXPLAINED, justification=justification
    )


# Publishing -------------------------------------------------------------------------------------


def test_last_look_counts_answers_and_letters(signed_in, closed):
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, author_email="ela@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.PARTLY, author_email="Ela@tcal.example")
    make.remark(consultation=closed, outcome=Outcome.PARTLY)
    make.remark(consultation=closed, outcome=Outcome.PARTLY, author_name="")
    shown = signed_in.get(url("publish_report", closed)).context
    assert (shown["counts"]["accepted"], shown["counts"]["partly"]) == (1, 3)
    told = shown["told"]
    assert (told.addresses, len(told.on_paper), told.nameless) == (["ela@tcal.example"], 1, 1)
    assert not ReportVersion.objects.exists(), "looking publishes nothing"


def test_unanswered_remarks_are_linked_and_nothing_can_be_published(signed_in, closed):
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    make.remark(consultation=closed)
    said = content(signed_in, "publish_report", closed)
    assert url("answer", closed, 2) in said
    assert url("answer", closed, 1) not in said
    assert 'name="seen"' not in said
    response = signed_in.post(url("publish_report", closed))
    assert response.status_code == 200
    assert not ReportVersion.objects.exists()


def test_publishing_leads_to_the_results(signed_in, closed):
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    response = signed_in.post(url("publish_report", closed), {"seen": fingerprint(closed)})
    assert response.status_code == 302
    assert response["Location"] == url("results", closed)
    assert ReportVersion.objects.count() == 1


def test_consultation_without_remarks_is_published(signed_in, closed):
    response = signed_in.post(url("publish_report", closed), {"seen": fingerprint(closed)})
    assert response["Location"] == url("results", closed)
    assert not AnswerLetter.objects.exists()


def test_answer_that_changed_meanwhile_is_looked_at_again(signed_in, closed, coordinator):
    remark = make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    seen = fingerprint(closed)
    remark.answer(by=coordinator, outcome=Outcome.REJECTED, justification="Jednak nie.")
    response = signed_in.post(url("publish_report", closed), {"seen": seen})
    assert response.status_code == 200
    assert not ReportVersion.objects.exists()
    assert fingerprint(closed) in response.content.decode(), "the next try is of what is seen now"


def test_open_consultation_is_not_published(signed_in):
    still_open = make.consultation(days=-1)
    assert 'name="seen"' not in content(signed_in, "publish_report", still_open)
    signed_in.post(url("publish_report", still_open))
    assert not ReportVersion.objects.exists()


def test_page_after_publication_leads_to_the_correction(signed_in, published):
    said = content(signed_in, "publish_report", published)
    assert url("publish_correction", published) in said
    assert signed_in.post(url("publish_report", published)).status_code == 200
    assert ReportVersion.objects.count() == 1


def test_panel_of_the_coordinator_leads_everywhere(signed_in, closed, published):
    said = signed_in.get(published.get_absolute_url()).content.decode()
    for name in ("results", "publish_correction", "answer_letters", "edit_result"):
        assert url(name, published) in said


# Corrections ------------------------------------------------------------------------------------


def test_correction_shows_old_and_new_answers_and_who_is_told(signed_in, published, coordinator):
    prepare(published, coordinator)
    shown = signed_in.get(url("publish_correction", published))
    (change,) = shown.context["changes"]
    assert (change.before.outcome, change.remark.final_outcome) == ("rejected", "explained")
    assert shown.context["told"].addresses == ["ela@tcal.example"]
    said = shown.content.decode()
    assert "Tak zdecydowano." in said
    assert "Szkic odpowiedzi." in said


def test_joining_after_publication_is_a_correction(signed_in, published, coordinator):
    first, second = published.remarks.in_order()
    join(second, first, by=coordinator)
    (change,) = signed_in.get(url("publish_correction", published)).context["changes"]
    assert (change.remark.number, change.answered_with) == (2, 1)


def test_correction_is_published_with_its_reason(signed_in, published, coordinator):
    prepare(published, coordinator)
    typed = {"reason": "Znalazły się środki.", "seen": fingerprint(published)}
    response = signed_in.post(url("publish_correction", published), typed)
    assert response["Location"] == url("results", published)
    version = published.versions.get(number=2)
    assert version.reason == "Znalazły się środki."
    assert [letter.email for letter in version.letters.all()] == ["ela@tcal.example"]
    assert "Znalazły się środki." in content(signed_in, "publish_correction", published)


def test_correction_without_a_reason_is_refused_beside_the_field(signed_in, published, coordinator):
    prepare(published, coordinator)
    response = signed_in.post(url("publish_correction", published), {"reason": " "})
    assert response.status_code == 200
    assert "reason" in response.context["form"].errors
    assert ReportVersion.objects.count() == 1


def test_change_that_nobody_looked_at_is_not_published(signed_in, published, coordinator):
    prepare(published, coordinator)
    seen = fingerprint(published)
    prepare(published, coordinator, number=2)
    typed = {"reason": "Poprawka dwóch.", "seen": seen}
    response = signed_in.post(url("publish_correction", published), typed)
    assert ReportVersion.objects.count() == 1
    said = response.content.decode()
    assert "Poprawka dwóch." in said, "what was typed is kept"
    typed["seen"] = response.context["form"]["seen"].value()
    signed_in.post(url("publish_correction", published), typed)
    assert ReportVersion.objects.count() == 2


@pytest.mark.parametrize("is_published", [False, True], ids=["before publication", "no change"])
def test_correction_of_nothing_says_what_to_do(signed_in, closed, coordinator, is_published):
    if is_published:
        publish_report(closed, by=coordinator)
    assert signed_in.get(url("publish_correction", closed)).status_code == 200
    response = signed_in.post(url("publish_correction", closed), {"reason": "Poprawka."})
    assert response.status_code == 200
    assert not ReportVersion.objects.filter(number=2).exists()


# What will change -------------------------------------------------------------------------------


def test_preview_saves_nothing(signed_in, closed):
    typed = {"result": "Staną nowe ławki.", "preview": "1"}
    response = signed_in.post(url("edit_result", closed), typed)
    assert response.content.decode().count("Staną nowe ławki.") == 2, "in the field and below"
    assert Consultation.objects.get(pk=closed.pk).result == ""


def test_text_is_saved_and_thanked_are_named(signed_in, published):
    published.remarks.filter(number=2).update(organization_name="Chór Na Skarpie")
    signed_in.post(url("edit_result", published), {"result": " Staną nowe ławki. "})
    assert Consultation.objects.get(pk=published.pk).result == "Staną nowe ławki."
    said = content(signed_in, "edit_result", published)
    assert "Chór Na Skarpie" in said
    assert "Staną nowe ławki." in content(signed_in, "results", published)


def test_text_that_is_too_long_is_kept_and_refused(signed_in, closed):
    response = signed_in.post(url("edit_result", closed), {"result": "ą" * 10_001})
    assert "result" in response.context["form"].errors
    assert "ą" * 10_001 in response.content.decode()


@pytest.mark.parametrize("name", ["publish_report", "publish_correction", "edit_result"])
@pytest.mark.parametrize(
    ("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403), ("coordinator", 200)]
)
def test_pages_are_the_coordinators_own(as_, published, name, role, status):
    assert as_(role).get(url(name, published)).status_code == status


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403)])
def test_only_coordinators_publish(as_, closed, role, status):
    assert as_(role).post(url("publish_report", closed)).status_code == status
    assert not ReportVersion.objects.exists()


# Two at once ------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_make_one_version(published, coordinator):
    prepare(published, coordinator)
    people = [coordinator, accounts.coordinator()]
    results = all_at_once(
        [
            lambda by=by: publish_correction(
                Consultation.objects.get(pk=published.pk), by=by, reason="Poprawka."
            )
            for by in people
        ]
    )
    assert sum(isinstance(result, ReportVersion) for result in results) == 1
    assert AnswerLetter.objects.filter(version__number=2).count() == 1
