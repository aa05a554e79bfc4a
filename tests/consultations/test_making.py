"""Long documents made in the background: progress, failure, running again, who gets the file."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_q.models import OrmQ, Schedule

from consultations.documents import making
from consultations.models import DocumentInTheMaking
from tcal.shared.storage import private_storage
from tests.factories import answers as publish
from tests.factories import consultations as make
from tests.factories.consultations import NOW
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

Kind = DocumentInTheMaking.Kind


@pytest.fixture(autouse=True)
def _long_from_the_second_remark(monkeypatch):
    monkeypatch.setattr("consultations.documents.editions.REMARKS_AT_ONCE", 1)


@pytest.fixture
def closed(db, _at_noon):
    made = make.consultation(status="closed", days=-1)
    make.remark(
        consultation=made, outcome="accepted", author_name="Jawna Autorka", is_name_public=True
    )
    make.remark(consultation=made, outcome="explained")
    return made


@pytest.fixture
def version(closed):
    return publish.published(consultation=closed)


def address(name, consultation, *args):
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


def queued() -> list[int]:
    return [one.task["args"][0] for one in OrmQ.objects.all() if one.func().endswith("making.make")]


def test_document_is_asked_for_once_while_it_is_being_made(coordinator, closed, version):
    first = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    assert making.ask_for(Kind.REPORT, closed, by=coordinator, version=version) == first
    assert queued() == [first.pk]
    assert making.ask_for(Kind.BUNDLE, closed, by=coordinator, version=version) != first


def test_bundle_is_refused_before_publication(coordinator, closed):
    with pytest.raises(ValidationError):
        making.ask_for(Kind.BUNDLE, closed, by=coordinator)
    assert not DocumentInTheMaking.objects.exists()


def test_made_document_has_its_file_and_all_its_steps(coordinator, closed, version):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    assert making.make(document.pk) == "made"
    document.refresh_from_db()
    assert document.finished_at
    assert document.steps_done == document.steps >= 3
    assert "Jawna Autorka" in pdf_text(document.file.read())


def test_task_that_comes_again_changes_nothing(coordinator, closed, version):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    making.make(document.pk)
    document.refresh_from_db()
    name = document.file.name
    assert making.make(document.pk) == "nothing to do"
    document.refresh_from_db()
    assert document.file.name == name


def test_killed_worker_is_followed_by_another_one_that_begins_anew(coordinator, closed, version):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    DocumentInTheMaking.objects.update(steps=9, steps_done=4)
    assert making.make(document.pk) == "nothing to do"  # the first may be at it still
    with time_machine.travel(NOW + timedelta(minutes=15), tick=False):
        document.refresh_from_db()
        assert document.is_silent
        assert making.make(document.pk) == "made"
    document.refresh_from_db()
    assert document.steps_done == document.steps


def test_failure_is_told_and_can_be_tried_again(signed_in, coordinator, closed, version):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(making._MAKERS, Kind.REPORT, (lambda _edition: 3, _breaks, "pdf"))
        assert making.make(document.pk) == "failed"
    page = signed_in.get(address("making", closed, document.pk)).content.decode()
    again = address("make_document_again", closed, document.pk)
    assert again in page
    assert "hx-get" not in page
    signed_in.post(again)
    assert queued() == [document.pk, document.pk]
    assert making.make(document.pk) == "made"
    with pytest.raises(ValidationError):
        making.make_again(document)


def _breaks(edition, *, step):
    step()
    raise RuntimeError("paper jam")


def test_page_shows_how_far_it_is_with_and_without_a_script(signed_in, coordinator, closed):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator)
    DocumentInTheMaking.objects.update(steps=8, steps_done=2)
    page = signed_in.get(address("making", closed, document.pk)).content.decode()
    assert '<progress value="2" max="8"' in page
    assert 'http-equiv="refresh"' in page
    part = signed_in.get(address("making", closed, document.pk), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "hx-get" in part.content.decode()


def test_ready_file_is_the_coordinators(as_, coordinator, closed, version):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    making.make(document.pk)
    file = address("made_file", closed, document.pk)
    for role in ["member", "staff"]:
        assert as_(role).get(file).status_code == 403
    response = as_("coordinator").get(file)
    assert b"".join(response)[:5] == b"%PDF-"
    assert "no-store" in response["Cache-Control"]


def test_everybody_waits_for_a_long_report_once_and_then_gets_it(client, closed, version):
    report = address("report_pdf", closed)
    for _time in range(3):
        response = client.get(report)
        assert response.status_code == 503
        assert response["Retry-After"]
    (pk,) = queued()
    making.make(pk)
    response = client.get(report)
    assert response["Content-Type"] == "application/pdf"
    assert "Jawna Autorka" in pdf_text(b"".join(response))


def test_long_report_is_made_before_anybody_asks(client, closed, version):
    (task,) = [one.task for one in OrmQ.objects.all() if one.func().endswith("make_ahead")]
    making.make_ahead(*task["args"])
    (pk,) = queued()
    making.make(pk)
    assert client.get(address("report_pdf", closed))["Content-Type"] == "application/pdf"


def test_short_report_is_not_made_ahead(closed, version, monkeypatch):
    monkeypatch.setattr("consultations.documents.editions.REMARKS_AT_ONCE", 60)
    making.make_ahead(version.pk)
    assert not DocumentInTheMaking.objects.exists()


def test_file_with_a_name_whose_consent_is_withdrawn_is_given_to_nobody(
    client, signed_in, coordinator, closed, version
):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator, version=version)
    making.make(document.pk)
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        closed.remarks.get(number=1).withdraw_name_consent()
        file = address("made_file", closed, document.pk)
        assert signed_in.get(file).url == address("documents", closed)
        client.logout()
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert client.get(address("report_pdf", closed)).status_code == 503
        newest = DocumentInTheMaking.objects.latest("pk")
        making.make(newest.pk)
        text = pdf_text(b"".join(client.get(address("report_pdf", closed))))
    assert "Jawna" not in text


def test_draft_in_the_making_is_never_given_to_others(client, coordinator, closed):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator)
    making.make(document.pk)
    document.refresh_from_db()
    assert "PROJEKT" in pdf_text(document.file.read())
    assert client.get(address("report_pdf", closed)).status_code == 404
    publish.published(consultation=closed)
    assert client.get(address("report_pdf", closed)).status_code == 503


def test_sweep_removes_old_files_and_keeps_the_newest_published_report(
    coordinator, closed, version
):
    kept, bundle = (
        making.ask_for(kind, closed, by=coordinator, version=version)
        for kind in (Kind.REPORT, Kind.BUNDLE)
    )
    making.make(kept.pk)
    making.make(bundle.pk)
    bundle.refresh_from_db()
    with time_machine.travel(NOW + timedelta(days=29), tick=False):
        making.sweep()
        assert DocumentInTheMaking.objects.count() == 2
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        making.sweep()
    assert list(DocumentInTheMaking.objects.all()) == [kept]
    assert not private_storage().exists(bundle.file.name)


def test_sweep_says_of_silent_ones_that_they_failed(coordinator, closed):
    document = making.ask_for(Kind.REPORT, closed, by=coordinator)
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        making.sweep()
    document.refresh_from_db()
    assert document.failed_at


def test_sweep_is_scheduled_once(db):
    making.schedule_sweep(using="default")
    making.schedule_sweep(using="default")
    assert Schedule.objects.filter(name="consultations: documents").count() == 1


def test_list_of_documents_costs_the_same_with_one_and_with_many(
    signed_in, coordinator, closed, version, django_assert_num_queries
):
    def add():
        closed.documents_in_the_making.create(
            kind=Kind.REPORT, version=version, asked_by=coordinator
        )

    add()
    page = address("documents", closed)
    signed_in.get(page)
    with CaptureQueriesContext(connection) as one:
        signed_in.get(page)
    for _number in range(29):
        add()
    with django_assert_num_queries(len(one)):
        signed_in.get(page)


def test_what_is_asked_for_has_to_be_offered(signed_in, closed, version):
    make_it = address("make_document", closed)
    assert signed_in.post(make_it, {"kind": "nonsense"}).status_code == 404
    for number in ["2", "x", "²", "99999"]:
        asked = {"kind": "bundle", "version": number}
        assert signed_in.post(make_it, asked).status_code == 404
    assert not DocumentInTheMaking.objects.exists()
    assert signed_in.post(make_it, {"kind": "bundle"}).status_code == 302
    assert DocumentInTheMaking.objects.get().version == version
