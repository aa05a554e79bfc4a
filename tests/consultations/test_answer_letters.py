"""Each author is told once how the remarks ended, with the own answers as a PDF, or on paper."""

import base64
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django_q.models import Schedule
from openpyxl import load_workbook
from pypdf import PdfReader

from consultations import answer_letters
from consultations.answer_letters import (
    mark_posted,
    schedule_letters,
    send_letter,
    send_letters,
    send_waiting_letters,
    written,
)
from consultations.merging import join
from consultations.models import AnswerLetter
from consultations.publishing import publish_correction, publish_report
from consultations.states import Outcome
from tcal.shared.models import QueuedMail
from tests.factories import answers
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(title="Żółta ścieżka", status="closed", days=-1)


@pytest.fixture
def version(closed, coordinator):
    make.remark(
        consultation=closed,
        text="Zażółćmy gęślą jaźń.",
        provision="§ 8 ust. 2",
        outcome=Outcome.REJECTED,
        justification="Brakuje środków w budżecie.",
        author_name="Ela Źdźbło",
        author_email="ela@tcal.example",
    )
    make.remark(
        consultation=closed,
        text="Druga uwaga Eli.",
        outcome=Outcome.ACCEPTED,
        author_name="Ela Źdźbło",
        author_email="ELA@tcal.example",
    )
    make.remark(
        consultation=closed,
        text="More benches, please.",
        outcome=Outcome.EXPLAINED,
        author_name="Jan Inny",
        author_email="jan@tcal.example",
        language="en",
    )
    make.remark(
        consultation=closed,
        text="Uwaga z listu.",
        outcome=Outcome.ACCEPTED,
        author_name="Listowna Osoba",
        author_address="ul. Pocztowa 1, Toruń",
    )
    return publish_report(closed, by=coordinator)


def letter_to(version, email) -> AnswerLetter:
    return version.letters.get(email=email)


def on_paper(version) -> AnswerLetter:
    return version.letters.get(email="")


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def url(name, version, *args) -> str:
    return reverse(f"consultations:{name}", args=[version.consultation.slug, *args])


# Sending ----------------------------------------------------------------------------------------


def test_each_author_gets_one_letter_with_the_own_answers(version):
    assert send_letters(version.pk) == 2
    (mail,) = QueuedMail.objects.filter(to="ela@tcal.example")
    (attachment,) = mail.attachments
    said = text_of(base64.b64decode(attachment["base64"]))
    assert "Zażółćmy gęślą jaźń." in said
    assert "Druga uwaga Eli." in said
    assert "More benches" not in said
    assert "Uwaga z listu." not in said
    assert attachment["type"] == "application/pdf"
    assert reverse("consultations:results", args=[version.consultation.slug]) in mail.text


def test_letter_leads_to_the_own_page_of_each_remark(version):
    send_letters(version.pk)
    mail = QueuedMail.objects.get(to="ela@tcal.example")
    assert mail.text.count("/uwaga/") == 2
    assert mail.html.count("/uwaga/") == 2


@pytest.mark.parametrize(
    ("to", "language"), [("ela@tcal.example", "pl"), ("jan@tcal.example", "en")]
)
def test_letter_is_in_the_language_of_its_author(version, to, language):
    send_letters(version.pk)
    with translation.override(language):
        expected = translation.gettext("Answers to your remarks: %(title)s")
    mail = QueuedMail.objects.get(to=to)
    assert mail.subject == expected % {"title": "Żółta ścieżka"}


def test_sending_again_tells_nobody_twice(version):
    send_letters(version.pk)
    assert send_letters(version.pk) == 0
    assert send_waiting_letters() == 0
    assert QueuedMail.objects.count() == 2


def test_letter_that_fails_keeps_no_other_from_being_sent(version, monkeypatch):
    real = answer_letters.render_pdf

    def broken(template, context, **options):
        if context["letter"].email.startswith("ela"):
            raise OSError("no paper")
        return real(template, context, **options)

    monkeypatch.setattr(answer_letters, "render_pdf", broken)
    assert send_letters(version.pk) == 1
    assert letter_to(version, "jan@tcal.example").sent_at
    assert not letter_to(version, "ela@tcal.example").sent_at
    monkeypatch.setattr(answer_letters, "render_pdf", real)
    assert send_waiting_letters() == 1
    assert QueuedMail.objects.filter(to="ela@tcal.example").count() == 1


def test_letter_to_an_address_that_is_nobodys_any_more_is_not_sent(version):
    version.consultation.remarks.filter(author_email__iexact="ela@tcal.example").update(
        author_email=""
    )
    assert not send_letter(letter_to(version, "ela@tcal.example").pk)
    assert not QueuedMail.objects.exists()


def test_letters_on_paper_are_not_sent_by_mail(version):
    send_letters(version.pk)
    assert not on_paper(version).sent_at


def test_unsent_letters_are_looked_for_every_few_minutes(db):
    for _again in range(2):
        schedule_letters(using="default")
    (schedule,) = Schedule.objects.filter(func="consultations.answer_letters.send_waiting_letters")
    assert (schedule.schedule_type, schedule.minutes) == ("I", 15)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_letter_once(version):
    sent = all_at_once([lambda: send_letters(version.pk)] * 2 + [send_waiting_letters])
    assert sum(sent) == 2
    assert sorted(QueuedMail.objects.values_list("to", flat=True)) == [
        "ela@tcal.example",
        "jan@tcal.example",
    ]


# What it says -----------------------------------------------------------------------------------


def test_letter_is_tagged_polish_and_its_pages_are_numbered(version):
    pdf = written(letter_to(version, "ela@tcal.example")).pdf()
    root = read(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "pl"
    said = text_of(pdf)
    for words in [
        "strona 1 z",
        "Ela Źdźbło",
        version.consultation.file_number,
        "24 listopada 2026",
        "Uwaga nr 1",
        "§ 8 ust. 2",
        "nie uwzględniono",
        "Brakuje środków w budżecie.",
        "Klara Koordynatorska",
    ]:
        assert words in said


def test_letter_about_joined_remarks_says_nothing_of_the_other_author(closed, coordinator):
    head = make.remark(
        consultation=closed,
        text="Cudzy tekst.",
        author_name="Cudze Nazwisko",
        author_email="cudzy@tcal.example",
        outcome=Outcome.ACCEPTED,
    )
    own = make.remark(consultation=closed, author_email="ela@tcal.example")
    join(own, head, by=coordinator)
    version = publish_report(closed, by=coordinator)
    said = text_of(written(letter_to(version, "ela@tcal.example")).pdf())
    assert "rozpatrzono łącznie z uwagą nr 1" in said
    assert "Cudz" not in said


def test_longest_texts_are_not_cut(closed, coordinator):
    words = [f"słowo{number}" for number in range(500)]
    make.remark(
        consultation=closed,
        text=" ".join(words),
        outcome=Outcome.REJECTED,
        justification=" ".join(reversed(words)),
        author_email="ela@tcal.example",
    )
    version = publish_report(closed, by=coordinator)
    pdf = written(letter_to(version, "ela@tcal.example")).pdf()
    said = text_of(pdf).split()
    assert all(said.count(word) >= 2 for word in words[1:-1])
    assert len(read(pdf).pages) > 1


def test_correction_writes_to_whom_it_concerns_and_says_what_changed(version, coordinator):
    send_letters(version.pk)
    QueuedMail.objects.all().delete()
    consultation = version.consultation
    consultation.remarks.get(number=1).answer(by=coordinator, outcome=Outcome.ACCEPTED)
    corrected = publish_correction(consultation, by=coordinator, reason="Znalazły się środki.")
    assert send_letters(corrected.pk) == 1
    (mail,) = QueuedMail.objects.all()
    assert mail.to == "ela@tcal.example"
    assert "Znalazły się środki." in mail.text
    said = text_of(base64.b64decode(mail.attachments[0]["base64"]))
    assert "Poprawiona odpowiedź" in said
    assert "Uwaga nr 1 (odpowiedź poprawiona)" in said
    assert "Uwaga nr 2 (" not in said
    assert "Znalazły się środki." in said


def test_prepared_correction_is_in_no_letter(version, coordinator):
    version.consultation.remarks.get(number=1).answer(
        by=coordinator, outcome=Outcome.ACCEPTED, justification="Szkic nowej odpowiedzi."
    )
    said = text_of(written(letter_to(version, "ela@tcal.example")).pdf())
    assert "Szkic" not in said
    assert "Brakuje środków" in said


# The coordinator's page -------------------------------------------------------------------------


def test_page_says_who_was_told_and_who_waits(signed_in, version):
    send_letters(version.pk)
    content = signed_in.get(url("answer_letters", version)).content.decode()
    for said in ["ela@tcal.example", "Listowna Osoba", "ul. Pocztowa 1, Toruń", "Jan Inny"]:
        assert said in content
    assert content.count("/wyslano/") == 1


@pytest.mark.parametrize(
    ("state", "count"),
    [("", 3), ("paper", 1), ("waiting", 2), ("sent", 0), ("nonsense", 3)],
    ids=["all", "on paper", "waiting", "sent", "nonsense"],
)
def test_page_is_narrowed(signed_in, version, state, count):
    page = signed_in.get(url("answer_letters", version), {"state": state}).context["page"]
    assert page.paginator.count == count


def test_page_costs_the_same_with_1_and_30_letters(signed_in, coordinator):
    costs = []
    for rows in (1, 30):
        consultation = make.consultation(status="closed", days=-1)
        for number in range(rows):
            make.remark(
                consultation=consultation,
                outcome=Outcome.ACCEPTED,
                author_email=f"ktos{number}@tcal.example",
            )
        version = publish_report(consultation, by=coordinator)
        signed_in.get(url("answer_letters", version))
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(url("answer_letters", version)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_letter_on_paper_is_printed_and_marked_as_posted_once(signed_in, version):
    letter = on_paper(version)
    printed = signed_in.get(url("answer_letter_pdf", version, letter.pk))
    assert printed["Content-Type"] == "application/pdf"
    assert "no-store" in printed["Cache-Control"]
    assert "Uwaga z listu." in text_of(printed.content)
    signed_in.post(url("letter_posted", version, letter.pk))
    letter.refresh_from_db()
    first = letter.sent_at
    assert first
    signed_in.post(url("letter_posted", version, letter.pk))
    letter.refresh_from_db()
    assert letter.sent_at == first


def test_letter_by_mail_can_not_be_marked_as_posted(signed_in, version):
    letter = letter_to(version, "jan@tcal.example")
    signed_in.post(url("letter_posted", version, letter.pk))
    letter.refresh_from_db()
    assert letter.sent_at is None
    with pytest.raises(ValidationError):
        mark_posted(letter)


def test_tables_hold_every_letter(signed_in, version):
    csv = signed_in.get(url("answer_letters_csv", version)).content.decode()
    assert "Listowna Osoba" in csv
    assert "ela@tcal.example" in csv
    xlsx = signed_in.get(url("answer_letters_xlsx", version)).content
    assert load_workbook(io.BytesIO(xlsx)).active.max_row == 4


@pytest.mark.parametrize(
    "name",
    ["answer_letters", "answer_letters_csv", "answer_letters_xlsx", "answer_letter_pdf"],
)
@pytest.mark.parametrize(
    ("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403), ("coordinator", 200)]
)
def test_letters_are_the_coordinators_own(as_, version, name, role, status):
    args = [on_paper(version).pk] if name.endswith("pdf") else []
    assert as_(role).get(url(name, version, *args)).status_code == status


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403)])
def test_only_coordinators_mark_letters(as_, version, role, status):
    letter = on_paper(version)
    answer = as_(role).post(url("letter_posted", version, letter.pk))
    assert answer.status_code == status
    letter.refresh_from_db()
    assert letter.sent_at is None


def test_letter_of_another_consultation_is_not_found(signed_in, version, coordinator):
    other = answers.published(consultation=make.consultation(status="closed", days=-1))
    found = signed_in.get(url("answer_letter_pdf", other, on_paper(version).pk))
    assert found.status_code == 404


def test_letters_before_publication_say_what_to_do(signed_in, closed):
    content = signed_in.get(
        reverse("consultations:answer_letters", args=[closed.slug])
    ).content.decode()
    assert reverse("consultations:publish_report", args=[closed.slug]) in content
