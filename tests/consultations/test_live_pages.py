"""Who may open what at the tables; the moderator's pages, the board, voting from a telephone."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.live.tokens import board_token, writing_token
from consultations.live.voting import open_voting
from consultations.models import Remark, TableProposal, Vote
from tests.factories import accounts, pictures
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db]

ROLES = [
    "visitor",
    "participant",
    "moderator",
    "moderator of another table",
    "replaced moderator",
    "member",
    "staff",
    "coordinator",
]
OWN = ["in", 403, 200, 403, 403, 403, 403, 200]


@pytest.fixture
def meeting(consultation):
    return make.meeting_now(consultation=consultation)


@pytest.fixture
def people(meeting, table):
    people = {role: accounts.user() for role in ROLES if role not in ("visitor", "staff")}
    people |= {
        "visitor": None,
        "staff": accounts.staff(),
        "coordinator": accounts.coordinator(),
    }
    make.participation(meeting=meeting, table=table, user=people["participant"])
    table.moderators.filter(sector="ngo").update(user=people["moderator"])
    other = make.table(meeting=meeting)
    make.moderator(table=other, sector="ngo", user=people["moderator of another table"])
    make.moderator(
        table=table, sector="ngo", user=people["replaced moderator"], ended_at=timezone.now()
    )
    return people


@pytest.fixture
def moderator(client, people):
    client.force_login(people["moderator"])
    return client


def at(name, table, *more) -> str:
    meeting = table.meeting
    args = [meeting.consultation.slug, meeting.number, table.number, *more]
    return reverse(f"consultations:{name}", args=args)


def answer_to(client, person, url, *, method="get", **data):
    client.logout()
    if person:
        client.force_login(person)
    response = getattr(client, method)(url, data)
    if response.status_code == 302 and "/login/" in response.url:
        return "in"
    return response.status_code


@pytest.fixture
def _no_slow_documents(monkeypatch):
    monkeypatch.setattr("tcal.shared.pdf.render_pdf", lambda *args, **kwargs: b"%PDF-1.7")


@pytest.mark.usefixtures("_no_slow_documents")
@pytest.mark.parametrize(
    "name",
    [
        "moderate",
        "waiting_proposals",
        "write_proposal",
        "edit_proposal",
        "proposal_picture",
        "table_report_pdf",
        "proposals_csv",
        "proposals_xlsx",
    ],
)
def test_pages_of_a_table_are_its_moderators_and_coordinators_own(client, table, people, name):
    proposal = make.proposal(table=table, status="waiting")
    picture = make.proposal_picture(proposal=proposal)
    more = {"edit_proposal": [proposal.number], "proposal_picture": [picture.pk]}.get(name, [])
    url = at(name, table, *more)
    assert [answer_to(client, people[role], url) for role in ROLES] == OWN


@pytest.mark.parametrize(
    "name",
    [
        "open_voting",
        "close_voting",
        "record_proposals",
        "show_proposal",
        "set_aside_proposal",
        "join_proposal",
        "move_proposal_up",
        "move_proposal_down",
        "add_proposal_picture",
        "describe_picture",
    ],
)
def test_verbs_of_a_table_are_its_moderators_and_coordinators_own(client, table, people, name):
    proposal = make.proposal(table=table, status="waiting")
    picture = make.proposal_picture(proposal=proposal)
    numbered = {"describe_picture": [picture.pk]}
    plain = ("open_voting", "close_voting", "record_proposals")
    url = at(name, table, *numbered.get(name, [] if name in plain else [proposal.number]))
    refused = {role: OWN[at] for at, role in enumerate(ROLES) if OWN[at] != 200}
    for role, expected in refused.items():
        assert answer_to(client, people[role], url, method="post") == expected, role
    assert TableProposal.objects.get().status == "waiting"
    assert answer_to(client, people["moderator"], url, method="post") in (200, 302)
    assert answer_to(client, people["moderator"], url) == 405


def test_paper_cards_are_printed_by_coordinators(client, meeting, table, people, monkeypatch):
    monkeypatch.setattr("tcal.shared.pdf.render_pdf", lambda *args, **kwargs: b"%PDF-1.7")
    url = reverse(
        "consultations:proposal_cards_pdf", args=[meeting.consultation.slug, meeting.number]
    )
    expected = ["in", 403, 403, 403, 403, 403, 403, 200]
    assert [answer_to(client, people[role], url) for role in ROLES] == expected


def test_table_that_is_not_there_is_not_found(moderator, table):
    slug = table.meeting.consultation.slug
    for number, of_table in [(table.meeting.number, 99), (99, table.number)]:
        url = reverse("consultations:moderate", args=[slug, number, of_table])
        assert moderator.get(url).status_code == 404


def test_moderator_sees_contacts_and_needs_of_the_own_table_only(moderator, meeting, table):
    make.participation(
        meeting=meeting,
        table=table,
        name="Ewa Własna",
        email="ewa@tcal.example",
        accessibility_needs="pętla indukcyjna",
    )
    other = make.table(meeting=meeting)
    make.participation(meeting=meeting, table=other, name="Obcy Człowiek")
    make.participation(meeting=meeting, table=table, name="Jan Odwołany", status="withdrawn")
    page = moderator.get(at("moderate", table)).content.decode()
    assert all(said in page for said in ("Ewa Własna", "ewa@tcal.example", "pętla indukcyjna"))
    assert "Obcy" not in page
    assert "Odwołany" not in page


def test_waiting_proposals_come_first(moderator, table):
    make.proposal(table=table, text="Na tablicy")
    make.proposal(table=table, text="Czeka na moderatora", status="waiting")
    page = moderator.get(at("moderate", table)).content.decode()
    assert page.index("Czeka na moderatora") < page.index("Na tablicy</p>")


def test_moderator_puts_up_edits_joins_and_separates(moderator, table):
    one = make.proposal(table=table)
    two = make.proposal(table=table, status="waiting")
    moderator.post(at("show_proposal", table, two.number))
    moderator.post(at("edit_proposal", table, two.number), {"text": "Lepiej <b>tak</b>"})
    moderator.post(at("join_proposal", table, two.number), {"other": one.pk})
    two.refresh_from_db()
    assert (two.text, two.merged_into) == ("Lepiej <b>tak</b>", one)
    page = moderator.get(at("edit_proposal", table, one.number)).content.decode()
    assert "Lepiej &lt;b&gt;tak&lt;/b&gt;" in page
    moderator.post(at("show_proposal", table, two.number))
    moderator.post(at("move_proposal_up", table, two.number))
    assert [p.number for p in table.proposals.shown().in_order()] == [two.number, one.number]


def test_moderator_types_a_card_and_is_told_when_its_number_is_used(moderator, table):
    url = at("write_proposal", table)
    form = moderator.get(url).context["form"]
    typed = {"text": "Z karty", "number": "3", "on_the_board": "on"}
    first = {**typed, "submission_id": form["submission_id"].value()}
    assert moderator.post(url, first).status_code == 302
    again = {**typed, "submission_id": "00000000-0000-4000-8000-000000000007"}
    answer = moderator.post(url, again)
    assert list(answer.context["form"].errors) == ["number"]
    assert TableProposal.objects.get().number == 3


def test_moderator_adds_and_describes_a_picture(moderator, table):
    proposal = make.proposal(table=table)
    url = at("add_proposal_picture", table, proposal.number)
    assert moderator.post(url, {"photo": pictures.upload()}).status_code == 302
    picture = proposal.pictures.get()
    url = at("describe_picture", table, picture.pk)
    assert moderator.post(url, {f"picture-{picture.pk}-alt": " "}).status_code == 200
    moderator.post(url, {f"picture-{picture.pk}-alt": "Plakat z czterema pomysłami"})
    picture.refresh_from_db()
    assert picture.alt == "Plakat z czterema pomysłami"


def test_moderator_records_the_board_with_a_button(moderator, table, people):
    make.proposal(table=table)
    for _twice in range(2):
        assert moderator.post(at("record_proposals", table)).status_code == 302
    assert Remark.objects.get().entered_by == people["moderator"]
    assert "1" in moderator.get(at("moderate", table)).content.decode()


def test_moderators_find_their_tables_on_their_account(client, table, people):
    found = {}
    for role in ("moderator", "replaced moderator", "member"):
        client.force_login(people[role])
        found[role] = at("moderate", table) in client.get(reverse("account")).content.decode()
    assert found == {"moderator": True, "replaced moderator": False, "member": False}


def test_refused_verb_says_why(moderator, table):
    answer = moderator.post(at("open_voting", table), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


@pytest.mark.parametrize("page", ["moderate", "table", "board"])
def test_pages_cost_the_same_with_one_and_thirty(
    client, people, table, django_assert_max_num_queries, page
):
    url = {
        "moderate": at("moderate", table),
        "table": reverse("tables:table", args=[writing_token(table)]),
        "board": reverse("tables:board_proposals", args=[board_token(table)]),
    }[page]
    client.force_login(people["coordinator"])

    def add(status):
        proposal = make.proposal(table=table, status=status)
        make.proposal_picture(proposal=proposal)
        joined = make.proposal(table=table, status="merged", merged_into=proposal)
        make.proposal_picture(proposal=joined)
        make.participation(meeting=table.meeting, table=table)

    type(table).objects.update(capacity=50)
    add("shown")
    add("waiting")
    client.get(url)
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for _number in range(15):
        add("shown")
        add("waiting")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(url)


# The board -------------------------------------------------------------------------------------


def test_board_shows_what_the_moderator_shows(client, table, people):
    make.proposal(table=table, text="Widoczna", author_name="Ola")
    make.proposal(table=table, text="Ukryta", status="waiting")
    page = client.get(reverse("tables:board", args=[board_token(table)])).content.decode()
    assert "Widoczna" in page
    assert "Ola" in page
    assert "Ukryta" not in page
    assert writing_token(table) in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "hx-get" in page


def test_board_without_proposals_invites_to_write(client, table):
    page = client.get(reverse("tables:board", args=[board_token(table)]))
    assert page.status_code == 200
    assert "data:image/svg+xml" in page.content.decode()


def test_asking_the_board_again_costs_nothing_until_something_changes(client, table, people):
    url = reverse("tables:board_proposals", args=[board_token(table)])
    proposal = make.proposal(table=table)
    etag = client.get(url)["ETag"]
    same = client.get(url, headers={"if-none-match": etag})
    assert (same.status_code, same.content) == (304, b"")

    changes = [
        lambda: make.proposal(table=table),
        lambda: proposal.edit(by=people["coordinator"], text="Inaczej"),
        lambda: open_voting(table, by=people["coordinator"]),
        lambda: make.vote(proposal=proposal),
        lambda: make.proposal_picture(proposal=proposal),
        lambda: proposal.set_aside(by=people["coordinator"]),
    ]
    for change in changes:
        change()
        answer = client.get(url, headers={"if-none-match": etag})
        assert answer.status_code == 200
        assert answer["ETag"] != etag
        etag = answer["ETag"]


def test_board_knows_when_the_meeting_is_over(client, table):
    make.proposal(table=table, text="Widoczna")
    now = timezone.now()
    type(table.meeting).objects.update(
        starts_at=now - timedelta(hours=3), ends_at=now, registration_until=now - timedelta(days=1)
    )
    page = client.get(reverse("tables:board_proposals", args=[board_token(table)]))
    assert "Widoczna" not in page.content.decode()
    assert table.meeting.consultation.get_absolute_url() in page.content.decode()


# Pictures and votes with a token ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "expected"),
    [("shown", 200), ("waiting", 404), ("set_aside", 404)],
)
@pytest.mark.parametrize("token", [writing_token, board_token], ids=["writing", "board"])
def test_token_opens_pictures_of_the_board_only(client, table, status, expected, token):
    picture = make.proposal_picture(proposal=make.proposal(table=table, status=status))
    url = reverse("tables:picture", args=[token(table), picture.pk])
    assert client.get(url).status_code == expected
    other = make.table(meeting=table.meeting)
    assert client.get(reverse("tables:picture", args=[token(other), picture.pk])).status_code == 404
    type(table.meeting).objects.update(ends_at=timezone.now())
    assert client.get(url).status_code == 404


def test_pictures_are_files_that_nobody_keeps(client, table):
    picture = make.proposal_picture(proposal=make.proposal(table=table))
    answer = client.get(reverse("tables:picture", args=[board_token(table), picture.pk]))
    assert answer["Content-Type"] == "image/webp"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"


def test_people_vote_from_their_telephones_and_take_votes_back(table, people):
    proposal = make.proposal(table=table)
    open_voting(table, by=people["coordinator"])
    url = reverse("tables:vote", args=[writing_token(table)])
    first, second = Client(), Client()
    for telephone in (first, second):
        answer = telephone.post(url, {"proposal": proposal.number})
        assert answer.status_code == 302
    assert Vote.objects.count() == 2
    first.post(url, {"proposal": proposal.number, "back": ""})
    assert Vote.objects.count() == 1
    page = second.get(reverse("tables:table", args=[writing_token(table)]))
    assert page.context["mine"] == {proposal.pk}
    assert page.context["left"] == table.meeting.votes_each - 1


def test_reading_a_table_leaves_no_cookie_of_a_voter(client, table):
    client.get(reverse("tables:table", args=[writing_token(table)]))
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("number", ["", "abc", "99", "-1", "9" * 30, "²"])
def test_vote_for_what_is_not_there_is_not_found(client, table, number):
    url = reverse("tables:vote", args=[writing_token(table)])
    assert client.post(url, {"proposal": number}).status_code == 404


def test_votes_are_never_given_by_a_link(client, table, people):
    proposal = make.proposal(table=table)
    open_voting(table, by=people["coordinator"])
    url = reverse("tables:vote", args=[writing_token(table)])
    answer = client.get(url, {"proposal": proposal.number})
    assert answer.url == reverse("tables:table", args=[writing_token(table)])
    assert not Vote.objects.exists()
