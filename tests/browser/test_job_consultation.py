"""Job 4: the coordinator prints the documents of the consultation of 2019."""

import pytest
from playwright.sync_api import expect

from consultations.models import Consultation, Participation
from tests.browser.pages import COORDINATOR
from tests.browser.steps import fetched, sign_in
from tests.pdf import pdf_text

TITLE = "Wspólnie o programie 2020"


@pytest.fixture
def page(visit):
    """The consultation's page as its coordinator comes to it."""
    page = visit()
    sign_in(page, COORDINATOR)
    page.get_by_role("navigation", name="Menu główne").get_by_role(
        "link", name="Konsultacje"
    ).click()
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    return page


def _document(page, name) -> str:
    part = page.get_by_role("region", name="Dla koordynatora")
    return pdf_text(fetched(page, part.get_by_role("link", name=name)))


def test_attendance_list_names_everybody_and_their_table(page):
    document = _document(page, "Lista obecności")

    assert "26 czerwca 2019" in document
    people = Participation.objects.of_consultation(Consultation.objects.get(title=TITLE))
    assert [one.name for one in people if one.name not in document] == []
    assert len(people) >= 40


def test_table_cards_name_topic_and_both_moderators(page):
    document = _document(page, "Karty stolików")

    for table in Consultation.objects.get(title=TITLE).meetings.get().tables.all():
        assert table.topic in document
        for moderator in table.moderators.current():
            assert str(moderator) in document
    assert "przedstawiciel organizacji pozarządowych" in document


def test_final_report_has_every_remark_with_its_outcome(page):
    document = _document(page, "Sprawozdanie z konsultacji")

    remarks = Consultation.objects.get(title=TITLE).remarks.all()
    assert len(remarks) >= 12
    for heading in ("Przedmiot konsultacji", "Uczestnicy", "Podpisy"):
        assert heading in document
    assert [remark.number for remark in remarks if remark.text[:25] not in document] == []
    for outcome in ("uwzględniono częściowo", "nie uwzględniono", "wyjaśniono"):
        assert outcome in document
