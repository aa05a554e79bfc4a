"""All letters that wait for the post, in one file for the printer."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from pypdf import PdfReader

from consultations.answer_letters import mark_posted
from consultations.documents import making
from consultations.models import DocumentInTheMaking
from tests.factories import answers as publish
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

LETTERS = DocumentInTheMaking.Kind.LETTERS


@pytest.fixture
def closed(db, _at_noon):
    made = make.consultation(status="closed", days=-1)
    for name, email in [
        ("Anna Pierwsza", ""),
        ("Beata Mailowa", "beata@tcal.example"),
        ("Celina Trzecia", ""),
        ("Dorota Czwarta", ""),
    ]:
        make.remark(
            consultation=made,
            outcome="rejected",
            justification=f"Odpowiedź dla: {name}.",
            author_name=name,
            author_email=email,
        )
    return made


@pytest.fixture
def version(closed):
    return publish.published(consultation=closed)


def address(name, consultation, *args):
    return reverse(f"consultations:{name}", args=[consultation.slug, *args])


def ask(client, consultation, number):
    asked = {"kind": LETTERS, "version": number}
    return client.post(address("make_document", consultation), asked)


def printed(document) -> list[str]:
    """Make the document; return the text of its pages."""
    assert making.make(document.pk) == "made"
    document.refresh_from_db()
    reader = PdfReader(io.BytesIO(document.file.read()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_every_letter_on_paper_is_there_from_a_new_page(coordinator, closed, version):
    document = making.ask_for(LETTERS, closed, by=coordinator, version=version)
    pages = printed(document)
    assert document.steps_done == document.steps == 4
    assert len(pages) == 3
    for page, name in zip(
        pages, ["Anna Pierwsza", "Celina Trzecia", "Dorota Czwarta"], strict=True
    ):
        assert f"Odpowiedź dla: {name}." in page
        assert page.count("Odpowiedź dla:") == 1
        assert "strona 1 z 1" in page


def test_letter_of_several_pages_counts_its_own(coordinator, closed):
    closed.remarks.filter(number=3).update(text="Zażółć gęślą jaźń. " * 250)
    version = publish.published(consultation=closed)
    pages = printed(making.ask_for(LETTERS, closed, by=coordinator, version=version))
    of_pages = [page.rsplit("strona ", 1)[1][:5] for page in pages]
    assert of_pages == ["1 z 1", "1 z 2", "2 z 2", "1 z 1"]


def test_what_was_posted_is_not_printed_again(coordinator, closed, version):
    mark_posted(version.letters.get(remark__number=3))
    pages = printed(making.ask_for(LETTERS, closed, by=coordinator, version=version))
    assert len(pages) == 2
    assert "Celina" not in " ".join(pages)


def test_nothing_is_made_when_no_letter_waits(coordinator, closed, version):
    for letter in version.letters.on_paper():
        mark_posted(letter)
    with pytest.raises(ValidationError) as refused:
        making.ask_for(LETTERS, closed, by=coordinator, version=version)
    assert refused.value.code == "no_letters"


def test_there_are_no_letters_of_drafts(coordinator, closed):
    with pytest.raises(ValidationError) as refused:
        making.ask_for(LETTERS, closed, by=coordinator)
    assert refused.value.code == "no_letters"


def test_letters_of_a_version_are_asked_for_on_their_page(signed_in, coordinator, closed, version):
    mark_posted(version.letters.get(remark__number=1))
    closed.remarks.get(number=1).answer(
        by=coordinator, outcome="partly", justification="Jednak częściowo."
    )
    publish.corrected(consultation=closed)
    page = signed_in.get(address("answer_letters", closed)).content.decode()
    for number in (1, 2):
        assert f'name="version" value="{number}"' in page
    response = ask(signed_in, closed, 2)
    document = DocumentInTheMaking.objects.get()
    assert response.url == address("making", closed, document.pk)
    (only,) = printed(document)
    assert "Jednak częściowo." in only
    file = signed_in.get(address("made_file", closed, document.pk))
    assert f"listy-{closed.slug}-wersja-2.pdf" in file["Content-Disposition"]


def test_page_offers_nothing_when_no_letter_waits(signed_in, closed, version):
    for letter in version.letters.on_paper():
        mark_posted(letter)
    page = signed_in.get(address("answer_letters", closed)).content.decode()
    assert address("make_document", closed) not in page


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("member", 403), ("staff", 403)])
def test_letters_are_made_for_coordinators_only(as_, closed, version, role, status):
    assert ask(as_(role), closed, 1).status_code == status
    assert not DocumentInTheMaking.objects.exists()
