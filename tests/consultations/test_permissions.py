"""Who may open what: every person against every address, in one table."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from consultations import programme_urls, table_urls, urls
from consultations.live.tokens import board_token, writing_token
from consultations.models import Comment, Participation
from consultations.own_remarks import remark_token
from consultations.permissions import can_answer, can_coordinate, can_moderate
from consultations.states import Sector
from tests.consultations.who_may import (
    AT_THE_TABLE,
    COORDINATOR,
    COORDINATOR_ONLY_KNOWS,
    NO,
    NOTHING,
    PUBLIC,
    PUBLISHING,
    REMARKS,
    SIGN_IN,
    SIGNED_IN,
    SIGNED_IN_PEOPLE,
    YES,
    answers,
)
from tests.factories import accounts
from tests.factories import consultations as make
from tests.factories.consultations import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

# Address, method, what it is about, and everybody's answer.
PROGRAMMES = [
    ("list", "get", "nothing", PUBLIC),
    ("programme", "get", "programme", PUBLIC),
    ("tasks_csv", "get", "programme", PUBLIC),
    ("tasks_xlsx", "get", "programme", PUBLIC),
    ("document", "get", "document", PUBLIC),
    ("document", "get", "draft's document", answers(NOTHING, visitor=NOTHING, coordinator=YES)),
    ("body", "get", "body", PUBLIC),
    ("programme", "get", "draft programme", answers(NOTHING, visitor=NOTHING, coordinator=YES)),
    ("start_consulting", "post", "programme", COORDINATOR),
    ("start_consulting", "post", "draft programme", COORDINATOR_ONLY_KNOWS),
    ("adopt", "get", "programme", COORDINATOR),
    ("adopt", "post", "programme", COORDINATOR),
    ("report_published", "get", "programme", COORDINATOR),
    ("report_published", "post", "programme", COORDINATOR),
]
TABLES = [
    ("table", "get", "writing", PUBLIC),
    ("table", "post", "writing", PUBLIC),
    ("sent", "get", "sent", PUBLIC),
    ("vote", "post", "writing", answers(NOTHING, visitor=NOTHING)),  # for no proposal
    ("board", "get", "board", PUBLIC),
    ("board_proposals", "get", "board", PUBLIC),
    ("picture", "get", "picture", PUBLIC),
    # The address of a board does not open the form, nor the other way round.
    ("table", "get", "board", answers(NOTHING, visitor=NOTHING)),
    ("board", "get", "writing", answers(NOTHING, visitor=NOTHING)),
]
ANNOUNCEMENT = [
    ("list", "get", "nothing", PUBLIC),
    ("consultation", "get", "consultation", PUBLIC),
    ("poster_pdf", "get", "consultation", PUBLIC),
    ("remark", "get", "consultation", PUBLIC),
    ("remark_received", "get", "remark received", PUBLIC),
    ("propose_topic", "get", "consultation", PUBLIC),
    ("topic_received", "get", "topic received", PUBLIC),
    ("comment", "get", "consultation", SIGNED_IN),
    ("comment", "post", "consultation", SIGNED_IN),
    ("report_comment", "get", "comment", answers(YES, participant=NO)),
    ("report_comment", "get", "waiting comment", answers(NOTHING, participant=NO, coordinator=NO)),
    ("withdraw_comment", "get", "comment", answers(NO, participant=YES)),
    ("withdraw_comment", "post", "comment", answers(NO, participant=YES)),
    (
        "withdraw_comment",
        "get",
        "waiting comment",
        answers(NOTHING, participant=YES, coordinator=NO),
    ),
    ("comments", "get", "consultation", COORDINATOR),
    ("moderate_comment", "get", "comment", COORDINATOR),
    ("moderate_comment", "post", "comment", COORDINATOR),
    (
        "moderate_comment",
        "get",
        "waiting comment",
        answers(NOTHING, participant=NO, coordinator=YES),
    ),
    ("topics", "get", "consultation", COORDINATOR),
    ("topic_to_table", "post", "topic", COORDINATOR),
    ("decline_topic", "get", "topic", COORDINATOR),
    ("decline_topic", "post", "topic", COORDINATOR),
]
TAKING_PART = [
    ("meeting", "get", "meeting", PUBLIC),
    ("meeting_ics", "get", "meeting", PUBLIC),
    ("register", "get", "consultation", PUBLIC),
    ("register_for", "get", "meeting", PUBLIC),
    ("check_mail", "get", "consultation", PUBLIC),
    ("confirm", "get", "unconfirmed", PUBLIC),
    ("seat", "get", "seat", PUBLIC),
    ("withdraw", "get", "seat", PUBLIC),
    # The tokens are of different kinds: who can confirm can't give a place up.
    ("seat", "get", "forged", answers(NOTHING, visitor=NOTHING)),
    ("withdraw", "post", "forged", answers(NOTHING, visitor=NOTHING)),
    ("confirm", "post", "forged", answers(NOTHING, visitor=NOTHING)),
]
COORDINATION = [
    ("participants", "get", "consultation", COORDINATOR),
    ("participants_csv", "get", "consultation", COORDINATOR),
    ("participants_xlsx", "get", "consultation", COORDINATOR),
    ("attendance_pdf", "get", "consultation", COORDINATOR),
    ("table_cards_pdf", "get", "consultation", COORDINATOR),
    ("proposal_cards_pdf", "get", "meeting", COORDINATOR),
    ("publish", "post", "consultation", COORDINATOR),
    ("close", "post", "consultation", COORDINATOR),
    ("enter_participant", "get", "consultation", COORDINATOR),
    ("enter_participant", "post", "consultation", COORDINATOR),
    ("participant", "get", "participation", COORDINATOR),
    ("participant", "post", "participation", COORDINATOR),
    ("withdraw_participant", "get", "participation", COORDINATOR),
    ("withdraw_participant", "post", "participation", COORDINATOR),
    ("enter_topic", "get", "consultation", COORDINATOR),
    ("enter_topic", "post", "consultation", COORDINATOR),
    ("enter_remark", "get", "consultation", COORDINATOR),
    ("enter_remark", "post", "consultation", COORDINATOR),
]
MEETING_AND_SEATING = [
    ("run_meeting", "get", "meeting", COORDINATOR),
    ("meeting_attendance_pdf", "get", "meeting", COORDINATOR),
    ("reschedule", "get", "meeting", COORDINATOR),
    ("reschedule", "post", "meeting ahead", COORDINATOR),
    ("cancel_meeting", "get", "meeting", COORDINATOR),
    ("cancel_meeting", "post", "meeting ahead", COORDINATOR),
    ("invite", "get", "meeting", COORDINATOR),
    ("invite", "post", "meeting ahead", COORDINATOR),
    ("walk_in", "get", "meeting", COORDINATOR),
    ("walk_in", "post", "meeting", COORDINATOR),
    ("calls", "get", "meeting", COORDINATOR),
    ("calls_pdf", "get", "meeting", COORDINATOR),
    ("calls_csv", "get", "meeting", COORDINATOR),
    ("calls_xlsx", "get", "meeting", COORDINATOR),
    ("call_made", "post", "call", COORDINATOR),
    ("open_table", "get", "meeting", COORDINATOR),
    ("open_table", "post", "meeting", COORDINATOR),
    ("change_places", "post", "table", COORDINATOR),
    ("substitute", "get", "table", COORDINATOR),
    ("substitute", "post", "table", COORDINATOR),
    ("explain_missing_moderator", "get", "table", COORDINATOR),
    ("explain_missing_moderator", "post", "table", COORDINATOR),
    ("seating", "get", "meeting", COORDINATOR),
    ("seating", "post", "meeting", COORDINATOR),
    ("accept_seating", "post", "planned meeting", COORDINATOR),
    ("dismiss_seating", "post", "planned meeting", COORDINATOR),
    ("seating_csv", "get", "planned meeting", COORDINATOR),
    ("seating_xlsx", "get", "planned meeting", COORDINATOR),
    ("rotation", "get", "meeting", COORDINATOR),
    ("rotation", "post", "meeting", COORDINATOR),
    ("rotation_pdf", "get", "meeting", COORDINATOR),
    ("rotation_csv", "get", "meeting", COORDINATOR),
    ("rotation_xlsx", "get", "meeting", COORDINATOR),
]
AT_THE_TABLES = [
    ("moderate", "get", "table", AT_THE_TABLE),
    ("waiting_proposals", "get", "table", AT_THE_TABLE),
    ("open_voting", "post", "table", AT_THE_TABLE),
    ("close_voting", "post", "table", AT_THE_TABLE),
    ("record_proposals", "post", "table", AT_THE_TABLE),
    ("write_proposal", "get", "table", AT_THE_TABLE),
    ("write_proposal", "post", "table", AT_THE_TABLE),
    ("edit_proposal", "get", "proposal", AT_THE_TABLE),
    ("edit_proposal", "post", "proposal", AT_THE_TABLE),
    ("show_proposal", "post", "proposal", AT_THE_TABLE),
    ("set_aside_proposal", "post", "proposal", AT_THE_TABLE),
    ("join_proposal", "post", "proposal", AT_THE_TABLE),
    ("move_proposal_up", "post", "proposal", AT_THE_TABLE),
    ("move_proposal_down", "post", "proposal", AT_THE_TABLE),
    ("add_proposal_picture", "post", "proposal", AT_THE_TABLE),
    ("proposal_picture", "get", "proposal's picture", AT_THE_TABLE),
    ("describe_picture", "post", "proposal's picture", AT_THE_TABLE),
    ("table_report_pdf", "get", "table", AT_THE_TABLE),
    ("proposals_csv", "get", "table", AT_THE_TABLE),
    ("proposals_xlsx", "get", "table", AT_THE_TABLE),
]
GROUPS = {
    "programmes": ("programmes", PROGRAMMES),
    "tables": ("tables", TABLES),
    "announcement": ("consultations", ANNOUNCEMENT),
    "taking part": ("consultations", TAKING_PART),
    "coordination": ("consultations", COORDINATION),
    "meeting": ("consultations", MEETING_AND_SEATING),
    "at the tables": ("consultations", AT_THE_TABLES),
    "remarks": ("consultations", REMARKS),
    "publishing": ("consultations", PUBLISHING),
}
EVERY_ADDRESS = [(space, *row) for space, rows in GROUPS.values() for row in rows]
# Of a draft nobody but its coordinators learns that it exists.
OF_A_DRAFT = [
    row[1:] for row in EVERY_ADDRESS if row[0] == "consultations" and row[3] == "consultation"
]


@pytest.fixture
def meeting(consultation):
    """Two tables that work right now."""
    meeting = make.meeting_now(
        consultation=consultation, tables=2, topic_proposals_until=NOW.replace(hour=9)
    )
    make.moderator(
        table=meeting.tables.get(number=1),
        user=accounts.user(email="zmieniony@tcal.example"),
        ended_at=NOW,
    )
    return meeting


@pytest.fixture
def people(meeting):
    tables = list(meeting.tables.all())
    leaders = [accounts.user(name=f"Gospodarz {table.number}") for table in tables]
    for table, leader in zip(tables, leaders, strict=True):
        table.moderators.current().filter(sector=Sector.NGO).update(user=leader)
    participant = accounts.user()
    make.participation(meeting=meeting, table=tables[0], user=participant)
    return {
        "visitor": None,
        "resident": accounts.user(),
        "participant": participant,
        "moderator": leaders[0],
        "other moderator": leaders[1],
        "replaced": accounts.User.objects.get(email="zmieniony@tcal.example"),
        "department": make.department_member().user,
        "other department": make.department_member().user,
        "staff": accounts.staff(),
        "coordinator": accounts.coordinator(),
    }


@pytest.fixture
def things(people, consultation, meeting):
    """What the addresses are about: the arguments of each."""
    slug, first = consultation.slug, meeting.tables.get(number=1)
    draft = make.programme(year=2031)
    programme = make.programme(year=2030, status="consulted")
    participant = people["participant"]
    comment = make.comment(consultation=consultation, user=participant)
    waiting = make.comment(consultation=consultation, user=participant, status="waiting")
    topic = make.topic(meeting=meeting)
    remark = make.remark(
        consultation=consultation,
        submission_id=uuid4(),
        is_name_public=True,
        department=people["department"].departments.get().department,
    )
    make.remark_picture(remark=remark)
    closed, published = (answered_consultation(remark.department, publish=n) for n in (False, True))
    answered = published.remarks.get()
    make.remark_picture(remark=answered)
    seat = participant.consultation_participations.get()
    ahead = make.meeting(consultation=consultation, tables=2)
    unconfirmed = make.participation(meeting=ahead, status="unconfirmed")
    plan = make.seating_plan(meeting=ahead, made_by=people["coordinator"])
    proposal = make.proposal(table=first, submission_id=uuid4())
    picture = make.proposal_picture(proposal=proposal)
    at_table = [slug, meeting.number, first.number]
    return {
        "nothing": [],
        "typed": {"plan": str(plan.pk), "kind": "report"},
        "programme": [programme.year],
        "draft programme": [draft.year],
        "document": [make.document(programme=programme).slug],
        "draft's document": [make.document(programme=draft).slug],
        "body": [make.body().slug],
        "consultation": [slug],
        "comment": [slug, comment.key],
        "waiting comment": [slug, waiting.key],
        "topic": [slug, topic.pk],
        "topic received": [slug, topic.submission_id],
        "remark": [slug, remark.number],
        "remark received": [slug, remark.submission_id],
        "published remark": [published.slug, answered.number],
        "remark's picture": [slug, remark.number, 1],
        "published remark's picture": [published.slug, answered.number, 1],
        "own remark": [remark_token(remark)],
        "own remark's picture": [remark_token(remark), 1],
        "consulted text": [slug],
        "consulted text's number": [slug, make.consulted_text(consultation=consultation).number],
        "import": [
            slug,
            make.answers_import(consultation=consultation, by=people["coordinator"]).pk,
        ],
        "department's import": [
            slug,
            make.answers_import(consultation=consultation, by=people["department"]).pk,
        ],
        "letter": [published.slug, published.versions.get().letters.get().pk],
        "not published": [closed.slug],
        "not published version": [closed.slug, 1],
        "published": [published.slug],
        "published version": [published.slug, 1],
        "document in the making": [
            published.slug,
            make.document_in_the_making(
                consultation=published, asked_by=people["coordinator"], failed_at=NOW
            ).pk,
        ],
        "meeting": [slug, meeting.number],
        "meeting ahead": [slug, ahead.number],
        "planned meeting": [slug, ahead.number],
        "participation": [slug, seat.pk],
        "call": [slug, meeting.number, make.call(participation=seat).pk],
        "unconfirmed": [unconfirmed.token()],
        "seat": [seat.own_page.strip("/").split("/")[-1]],
        "forged": ["1:abcdef"],
        "table": at_table,
        "proposal": [*at_table, proposal.number],
        "proposal's picture": [*at_table, picture.pk],
        "writing": [writing_token(first)],
        "sent": [writing_token(first), proposal.submission_id],
        "board": [board_token(first)],
        "picture": [writing_token(first), picture.pk],
    }


def answered_consultation(department, *, publish):
    """One remark, answered by the department."""
    closed = make.consultation(status="closed", days=-1)
    make.remark(consultation=closed, department=department, outcome="accepted")
    if publish:
        make.published(consultation=closed)
    return closed


@pytest.fixture(autouse=True)
def _no_slow_documents(monkeypatch):
    """What the documents say is tested elsewhere; here only who may ask for them."""
    monkeypatch.setattr("tcal.shared.pdf.render_pdf", lambda *args, **kwargs: b"%PDF-1.7")


@contextmanager
def undone():
    """Whatever is done inside is taken back, so that the next person finds things as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(person, method, path, data=None) -> str:
    client = Client()
    if person:
        client.force_login(person)
    with undone():
        response = getattr(client, method)(path, data)
    if response.status_code == 302 and "/login/" in response.url:
        return SIGN_IN
    return {200: YES, 302: YES, 403: NO, 404: NOTHING}.get(
        response.status_code, str(response.status_code)
    )


def all_names(patterns) -> set[str]:
    names = set()
    for pattern in patterns:
        inner = getattr(pattern, "url_patterns", None)
        names |= all_names(inner) if inner is not None else {pattern.name}
    return names


@pytest.mark.parametrize("group", GROUPS)
def test_everybody_gets_what_the_table_says(people, things, group):
    space, rows = GROUPS[group]
    wrong = {}
    for name, method, about, expected in rows:
        path = reverse(f"{space}:{name}", args=things[about])
        for who, person in people.items():
            typed = things["typed"] if method == "post" else None
            if (found := ask(person, method, path, typed)) != expected[who]:
                wrong[name, method, about, who] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("space", "patterns"),
    [
        ("programmes", programme_urls.urlpatterns),
        ("tables", table_urls.urlpatterns),
        ("consultations", urls.urlpatterns),
    ],
)
def test_table_speaks_of_every_address(space, patterns):
    assert all_names(patterns) == {row[1] for row in EVERY_ADDRESS if row[0] == space}


def test_draft_exists_for_coordinators_only(people):
    draft = make.consultation(status="draft")
    make.meeting(consultation=draft, tables=1, topic_proposals_until=NOW.replace(day=26))
    wrong = {}
    for name, method, _about, usual in OF_A_DRAFT:
        path = reverse(f"consultations:{name}", args=[draft.slug])
        hidden = answers(NOTHING, visitor=SIGN_IN if usual["visitor"] == SIGN_IN else NOTHING)
        for who, answer in (hidden | {"coordinator": YES}).items():
            typed = {"kind": "report"} if method == "post" else None
            if (found := ask(people[who], method, path, typed)) != answer:
                wrong[name, method, who] = found
    assert wrong == {}


def test_steps_are_never_taken_by_a_link(people, things, client):
    client.force_login(people["coordinator"])
    changes = {row[1] for row in EVERY_ADDRESS if row[2] == "post"}
    asked_first = {row[1] for row in EVERY_ADDRESS if row[2] == "get"}
    for space, name, method, about, _expected in EVERY_ADDRESS:
        if name in changes - asked_first and method == "post":
            path = reverse(f"{space}:{name}", args=things[about])
            # Who reloads the page after a refusal is led back to the table or the register.
            expected = 302 if name in ("vote", "assign") else 405
            assert client.get(path).status_code == expected, path


def test_seats_are_visible_to_their_owner_and_coordinators(people, meeting):
    make.participation(meeting=meeting, table=meeting.tables.first())
    seen = {
        who: Participation.objects.visible_to(person).count()
        for who, person in people.items()
        if person
    }
    assert seen == dict.fromkeys(SIGNED_IN_PEOPLE, 0) | {"participant": 1, "coordinator": 2}


def test_comments_that_wait_are_visible_to_their_author_and_coordinators(people, consultation):
    make.comment(consultation=consultation, user=people["participant"], status="waiting")
    seen = {
        who: Comment.objects.visible_to(person).count() for who, person in people.items() if person
    }
    assert seen == dict.fromkeys(SIGNED_IN_PEOPLE, 0) | {"participant": 1, "coordinator": 1}


def test_permission_functions(people, consultation, meeting):
    given = people["department"].departments.get().department
    remark = make.remark(consultation=consultation, department=given)
    first, second = meeting.tables.all()
    for who, person in people.items():
        if person:
            is_coordinator = who == "coordinator"
            assert can_coordinate(person, consultation) is is_coordinator
            assert can_answer(person, remark) is (is_coordinator or who == "department")
            assert can_moderate(person, first) is (is_coordinator or who == "moderator")
            assert can_moderate(person, second) is (is_coordinator or who == "other moderator")


def test_contacts_of_another_table_are_not_shown_to_its_moderator(people, meeting):
    first, second = meeting.tables.all()
    make.participation(meeting=meeting, table=second, name="Obca Osoba", email="obca@tcal.example")
    client = Client()
    client.force_login(people["moderator"])
    consultation = meeting.consultation
    page = client.get(
        reverse("consultations:moderate", args=[consultation.slug, meeting.number, first.number])
    )
    assert "Obca Osoba" not in page.content.decode()
    assert "obca@tcal.example" not in page.content.decode()


@pytest.mark.parametrize("name", ["remark_received", "topic_received"])
def test_received_page_needs_the_random_number(client, consultation, name):
    url = reverse(f"consultations:{name}", args=[consultation.slug, uuid4()])
    assert client.get(url).status_code == 404
