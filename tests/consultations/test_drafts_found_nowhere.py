"""Answers that are not published yet, and people's data: nowhere, whoever looks and wherever.

Everything that has to stay hidden holds a word that is found nowhere else. Every address of the
portal is asked for with every argument that could fit, and every link is followed.
"""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from consultations.live.tokens import board_token, writing_token
from consultations.merging import join
from consultations.own_remarks import remark_token
from consultations.states import Outcome
from tests.consultations.walk import addresses, folded, pages_seen, told
from tests.factories import accounts, organizations
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

DRAFTS = {
    "answer of the culture department": "Szkickulturalny",
    "answer of the health department": "Szkiczdrowotny",
    "answer of a joined remark that rests": "Szkicspoczywajacy",
    "answer while remarks still come": "Szkicprzedwczesny",
    "correction that is not published": "Szkickorekty",
    "resting answer after publication": "Szkicpoogloszeniu",
}
PEOPLE = {
    "author without consent": "Anonimska",
    "e-mail of an author": "tajnyadres7@poczta.example",
    "address of an author": "ulicaTajna7",
    "author who withdrew the consent": "Wycofalska",
    "author of a joined remark": "Dolaczonska",
    "participant": "Uczestniczkowska",
    "e-mail of a participant": "uczestniczka7@poczta.example",
    "telephone of a participant": "000 000 777",
    "author of a topic": "Tematycznowska",
    "telephone of an author of a topic": "000 000 778",
    "clerk who answered": "Urzedniczkowska",
    "e-mail of a clerk": "urzedniczka7@miasto.example",
}
HIDDEN = DRAFTS | PEOPLE
# What rests in a joined remark comes back when the two are taken apart; clerks have names only.
SHOWN_TO_NOBODY = {
    "answer of a joined remark that rests",
    "resting answer after publication",
    "e-mail of a clerk",
}
OWN_PAGES = "/konsultacje/uwaga/"
AUTHORS_LETTER = "/odpowiedz.pdf"
PUBLISHED = {
    "first answer": "Pierwotneuzasadnienie",
    "corrected answer": "Poprawioneuzasadnienie",
    "author with consent": "Jawnowska",
}


def draft(remark, text, *, by, outcome=Outcome.REJECTED):
    remark.answer(by=by, outcome=outcome, justification=text)


@pytest.fixture
def clerk(db):
    return accounts.user(name=PEOPLE["clerk who answered"], email=PEOPLE["e-mail of a clerk"])


@pytest.fixture
def departments(clerk):
    return SimpleNamespace(
        culture=make.department(name="Wydział Kultury", members=[clerk]),
        health=make.department(name="Wydział Zdrowia", members=[accounts.user()]),
        sport=make.department(name="Wydział Sportu", members=[accounts.user()]),
    )


@pytest.fixture
def meeting(consultation):
    meeting = make.meeting_now(consultation=consultation, tables=1)
    seat = make.participation(
        meeting=meeting,
        table=meeting.tables.get(),
        name=f"Urszula {PEOPLE['participant']}",
        email=PEOPLE["e-mail of a participant"],
        phone=PEOPLE["telephone of a participant"],
        user=accounts.user(),
    )
    make.call(participation=seat)
    make.topic(
        meeting=meeting,
        author_name=f"Tola {PEOPLE['author of a topic']}",
        author_phone=PEOPLE["telephone of an author of a topic"],
    )
    return meeting


def remark_of_somebody_hidden(consultation, **fields):
    return make.remark(
        consultation=consultation,
        **{
            "author_name": f"Anna {PEOPLE['author without consent']}",
            "author_email": PEOPLE["e-mail of an author"],
            "author_address": PEOPLE["address of an author"],
            "submission_id": uuid4(),
            **fields,
        },
    )


class NotLaidOut:
    """What would be laid out as a PDF: whatever it could say is in it, and it is read at once."""

    def __init__(self, *, string):
        self.string = string

    def write_pdf(self, **options) -> bytes:
        return self.string.encode()


@pytest.fixture(autouse=True)
def _documents_are_read_before_they_are_laid_out(monkeypatch):
    monkeypatch.setattr("tcal.shared.pdf.HTML", NotLaidOut)


@pytest.fixture
def running(consultation, meeting, departments, clerk):
    """Remarks still come, some of them to points of the document; one is answered already."""
    text = make.consulted_text(consultation=consultation)
    remark = remark_of_somebody_hidden(
        consultation,
        provision_point=text.provisions.get(position=2),
        department=departments.culture,
    )
    make.remark_picture(remark=remark)
    draft(remark, DRAFTS["answer while remarks still come"], by=clerk)
    return consultation


@pytest.fixture
def closed(departments, clerk, coordinator):
    """Answered by two departments, one remark by nobody yet; nothing is published."""
    closed = make.consultation(title="Konsultacje zamknięte", status="closed", days=-1)
    head = remark_of_somebody_hidden(closed, department=departments.culture)
    other = remark_of_somebody_hidden(closed, department=departments.health)
    joined = remark_of_somebody_hidden(closed, author_name=PEOPLE["author of a joined remark"])
    remark_of_somebody_hidden(closed)
    draft(head, DRAFTS["answer of the culture department"], by=clerk)
    draft(other, DRAFTS["answer of the health department"], by=coordinator)
    draft(joined, DRAFTS["answer of a joined remark that rests"], by=coordinator)
    join(joined, head, by=coordinator)
    return closed


@pytest.fixture
def published(departments, clerk, coordinator):
    """Two versions, a name taken off in between, and a third version that is being written."""
    published = make.consultation(
        title="Konsultacje ogłoszone",
        status="closed",
        days=-1,
        result="Będzie więcej ławek.",
    )
    make.meeting(consultation=published, days=-20)
    named = make.remark(
        consultation=published, author_name=f"Jadwiga {PUBLISHED['author with consent']}"
    )
    type(named).objects.filter(pk=named.pk).update(is_name_public=True)
    unnamed = remark_of_somebody_hidden(published, department=departments.culture)
    withdrawn = remark_of_somebody_hidden(
        published,
        author_name=f"Wanda {PEOPLE['author who withdrew the consent']}",
        is_name_public=True,
    )
    joined = remark_of_somebody_hidden(published, author_name=PEOPLE["author of a joined remark"])
    for remark in (named, withdrawn):
        draft(remark, "Tak postanowiono.", by=coordinator)
    draft(unnamed, PUBLISHED["first answer"], by=clerk)
    draft(joined, DRAFTS["resting answer after publication"], by=coordinator)
    join(joined, unnamed, by=coordinator)
    make.published(consultation=published, by=coordinator)
    withdrawn.withdraw_name_consent()
    draft(unnamed, PUBLISHED["corrected answer"], by=coordinator, outcome=Outcome.PARTLY)
    make.corrected(consultation=published, by=coordinator)
    draft(withdrawn, DRAFTS["correction that is not published"], by=coordinator)
    return published


@pytest.fixture
def everything(running, closed, published):
    """Every address there is, with whatever its arguments could be."""
    meeting, table = running.meetings.get(), running.meetings.get().tables.get()
    numbered = [
        *meeting.participations.all(),
        *meeting.topic_proposals.all(),
        *published.versions.latest_first().last().letters.all(),
    ]
    own_pages = [
        running.remarks.get(),
        closed.remarks.get(number=1),
        published.remarks.get(number=2),
    ]
    return addresses(
        {
            "slug": [one.slug for one in (running, closed, published)],
            "number": [1, 2],
            "table": [1],
            "version": [1, 2],
            "pk": sorted({one.pk for one in numbered}),
            "submission_id": [remark.submission_id for remark in running.remarks.all()],
            "token": [writing_token(table), board_token(table), *map(remark_token, own_pages)],
            "year": sorted({one.programme.year for one in (running, closed, published)}),
            "key": ["brak"],
            "proposal": [1],
            "picture": [1],
        }
    )


def seen_by(somebody, start) -> dict[str, str]:
    client = Client()
    if somebody:
        client.force_login(somebody)
    return pages_seen(client, start)


def told_to_others(said) -> dict[str, list[str]]:
    """What is hidden and said; a letter to its author, at an address only they have, names them."""
    found = told(said, HIDDEN)
    for path in [path for path in found if path.endswith(AUTHORS_LETTER)]:
        found[path] = [name for name in found[path] if name in DRAFTS]
    return {path: names for path, names in found.items() if names}


def names_in(found) -> set[str]:
    return {name for names in found.values() for name in names}


def test_visitor_finds_what_is_published_and_nothing_hidden(everything, closed, published):
    """Also the answers of the first version, which were corrected since."""
    said = seen_by(None, everything)

    assert told_to_others(said) == {}
    found = told(said, PUBLISHED)
    assert names_in(found) == set(PUBLISHED)
    assert all(path.startswith((published.get_absolute_url(), OWN_PAGES)) for path in found)
    kinds = {path.partition("?")[0].rpartition(".")[2] for path in found}
    assert kinds >= {"pdf", "csv", "xlsx"}
    # Before publication not even how many remarks ended in which way.
    ours = {path: text for path, text in said.items() if path.startswith(closed.get_absolute_url())}
    assert len(ours) > 3
    assert told(ours, {"no": "nie uwzględniono", "partly": "uwzględniono częściowo"}) == {}


@pytest.mark.parametrize("who", ["somebody", "staff of the centre"])
def test_who_is_signed_in_finds_nothing_hidden(who, everything, departments, meeting):
    """Somebody of an organisation and of a department that was given nothing here; staff."""
    if who == "somebody":
        person = departments.sport.department_members.get().user
        organizations.organization(members=[person])
        make.participation(meeting=meeting, table=meeting.tables.get(), user=person)
    else:
        person = accounts.staff()

    assert told_to_others(seen_by(person, everything)) == {}


def test_coordinator_finds_the_hidden_words(everything, coordinator):
    """Otherwise the tests above would prove nothing."""
    found = names_in(told(seen_by(coordinator, everything), HIDDEN))

    assert found == HIDDEN.keys() - SHOWN_TO_NOBODY


def test_department_reads_its_own_drafts_and_no_others(everything, clerk):
    found = told(seen_by(clerk, everything), DRAFTS)

    assert names_in(found) == {
        "answer of the culture department",
        "answer while remarks still come",
    }


@pytest.mark.parametrize("language", ["pl", "en"])
def test_searching_for_what_is_hidden_finds_nothing(client, running, closed, published, language):
    client.cookies["django_language"] = language
    for name, marker in HIDDEN.items():
        page = client.get(reverse("search"), {"q": marker}).content.decode()
        for consultation in (running, closed, published):
            assert consultation.get_absolute_url() not in page, name


def test_words_are_found_however_they_are_broken():
    assert folded("nie-\nuwzględ\u00adniono") == folded("nie uwzględniono")
