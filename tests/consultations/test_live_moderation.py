"""The moderator's verbs: the board, its order, joining, voting, the end in the register."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from consultations.live.register import record_in_register
from consultations.live.voting import (
    close_voting,
    open_voting,
    take_vote_back,
    vote_for,
    votes_left,
    votes_of,
)
from consultations.models import Remark, TableProposal, ThematicTable, Vote
from consultations.states import Channel, ProposalStatus
from tcal.shared.conflicts import constraint_name
from tcal.shared.states import ForbiddenMove
from tests.factories import accounts
from tests.factories import consultations as make
from tests.races import all_at_once

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def meeting(consultation):
    return make.meeting_now(consultation=consultation, votes_each=2)


@pytest.fixture
def voting(table, coordinator):
    """A table with two proposals and the voting open."""
    for number in (11, 12):
        make.proposal(table=table, number=number)
    open_voting(table, by=coordinator)
    return table


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def board(table) -> list[int]:
    return list(table.proposals.shown().in_order().values_list("number", flat=True))


def refusal(verb, *args, **fields) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        verb(*args, **fields)
    return refused.value


# The board -------------------------------------------------------------------------------------


def test_shown_proposals_stand_in_the_order_of_showing(table, coordinator):
    waiting = [make.proposal(table=table, status="waiting", position=0) for _n in range(3)]
    for proposal in reversed(waiting):
        proposal.show(by=coordinator)
    assert board(table) == [13, 12, 11]
    assert fresh(waiting[0]).decided_by == coordinator


def test_order_changes_one_step_and_stays_at_the_ends(table, coordinator):
    first, second, third = [make.proposal(table=table) for _n in range(3)]
    third.move_up(by=coordinator)
    assert board(table) == [11, 13, 12]
    first.move_up(by=coordinator)
    assert board(table) == [11, 13, 12]
    fresh(first).move_down(by=coordinator)
    second.move_down(by=coordinator)
    assert board(table) == [13, 11, 12]


def test_only_what_is_on_the_board_has_an_order(table, coordinator):
    waiting = make.proposal(table=table, status="waiting")
    assert isinstance(refusal(waiting.move_up, by=coordinator), ForbiddenMove)


def test_edited_proposal_keeps_what_was_sent(table, coordinator):
    proposal = make.proposal(table=table, text="wiecej lawek", author_name="Ola")
    proposal.edit(by=coordinator, text=" Więcej ławek ", author_name="")
    stored = fresh(proposal)
    assert (stored.text, stored.sent_text, stored.author_name) == (
        "Więcej ławek",
        "wiecej lawek",
        "",
    )
    assert stored.was_edited


def test_edited_proposal_says_something(table, coordinator):
    proposal = make.proposal(table=table)
    assert refusal(proposal.edit, by=coordinator, text=" ").code == "proposal_says_something"


@pytest.mark.parametrize(
    ("status", "verb"),
    [("shown", "show"), ("set_aside", "set_aside")],
)
def test_wrong_move_is_refused(table, coordinator, status, verb):
    proposal = make.proposal(table=table, status=status)
    stale = fresh(proposal)
    assert isinstance(refusal(getattr(stale, verb), by=coordinator), ForbiddenMove)


def test_set_aside_proposal_comes_back_to_the_end_of_the_board(table, coordinator):
    first, _second = make.proposal(table=table), make.proposal(table=table)
    first.set_aside(by=coordinator)
    assert board(table) == [12]
    first.show(by=coordinator)
    assert board(table) == [12, 11]


# Joining ---------------------------------------------------------------------------------------


def test_joined_proposal_leaves_the_board_and_comes_back_whole(table, coordinator):
    main, other = make.proposal(table=table), make.proposal(table=table, text="To samo")
    other.join_to(main, by=coordinator)
    assert board(table) == [11]
    assert list(main.merged.all()) == [other]
    other.show(by=coordinator)
    assert board(table) == [11, 12]
    assert fresh(other).text == "To samo"


def test_what_was_joined_goes_along(table, coordinator):
    first, second, third = [make.proposal(table=table) for _n in range(3)]
    first.join_to(second, by=coordinator)
    second.join_to(third, by=coordinator)
    assert set(third.merged.all()) == {first, second}


def test_proposal_with_joined_ones_is_not_set_aside(table, coordinator):
    main, other = make.proposal(table=table), make.proposal(table=table)
    other.join_to(main, by=coordinator)
    assert refusal(main.set_aside, by=coordinator).code == "has_joined_ones"


@pytest.mark.parametrize("which", ["itself", "waiting", "of another table", "none"])
def test_proposal_joins_another_one_of_its_board(table, coordinator, which):
    proposal = make.proposal(table=table)
    other = {
        "itself": proposal,
        "waiting": make.proposal(table=table, status="waiting"),
        "of another table": make.proposal(table=make.table(meeting=table.meeting)),
        "none": None,
    }[which]
    refusal(proposal.join_to, other, by=coordinator)
    assert fresh(proposal).status == ProposalStatus.SHOWN


def test_database_keeps_joined_proposals_at_their_table(table):
    proposal = make.proposal(table=table)
    foreign = make.proposal(table=make.table(meeting=table.meeting))
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        TableProposal.objects.filter(pk=proposal.pk).update(status="merged", merged_into=foreign)
    assert constraint_name(refused.value) == "proposal_joins_another_one_of_its_table"


def test_two_that_join_each_other_at_one_moment_do_not_both_vanish(transactional_db):
    table, person = make.table(meeting=make.meeting_now()), accounts.coordinator()
    one, two = make.proposal(table=table), make.proposal(table=table)
    all_at_once([lambda: one.join_to(two, by=person), lambda: two.join_to(one, by=person)])
    assert len(board(table)) == 1


# Voting ----------------------------------------------------------------------------------------


def test_person_has_a_few_votes_and_may_take_them_back(voting):
    one, two = voting.proposals.in_order()
    three, voter = make.proposal(table=voting), uuid4()
    vote_for(one, voter=voter)
    vote_for(two, voter=voter)
    assert (votes_left(voter, voting), votes_of(voter, voting)) == (0, {one.pk, two.pk})
    assert refusal(vote_for, three, voter=voter).code == "person_has_a_few_votes_at_a_table"
    take_vote_back(one, voter=voter)
    vote_for(three, voter=voter)
    assert votes_of(voter, voting) == {two.pk, three.pk}


def test_one_vote_for_one_proposal(voting):
    proposal, voter = voting.proposals.first(), uuid4()
    vote_for(proposal, voter=voter)
    assert refusal(vote_for, proposal, voter=voter).code == "voted_already"
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Vote.objects.create(table=voting, proposal=proposal, voter=voter)
    assert constraint_name(refused.value) == "person_votes_for_a_proposal_once"


def test_votes_have_their_time(table, coordinator):
    proposal, voter = make.proposal(table=table), uuid4()
    assert refusal(vote_for, proposal, voter=voter).code == "not_voting"
    open_voting(table, by=coordinator)
    vote_for(proposal, voter=voter)
    close_voting(table, by=coordinator)
    assert refusal(vote_for, proposal, voter=uuid4()).code == "not_voting"
    assert refusal(take_vote_back, proposal, voter=voter).code == "not_voting"
    open_voting(fresh(table), by=coordinator)
    assert Vote.objects.count() == 1


def test_voting_opens_once_and_not_over_an_empty_board(table, coordinator):
    assert refusal(open_voting, table, by=coordinator).code == "empty_board"
    assert refusal(close_voting, table, by=coordinator).code == "not_open"
    make.proposal(table=table)
    open_voting(table, by=coordinator)
    assert refusal(open_voting, table, by=coordinator).code == "open_already"


@pytest.mark.parametrize("status", ["waiting", "set_aside"])
def test_only_the_board_is_voted_on(voting, status):
    hidden = make.proposal(table=voting, status=status)
    assert refusal(vote_for, hidden, voter=uuid4()).code == "not_on_the_board"


def test_votes_of_what_is_set_aside_come_back_to_people(voting, coordinator):
    proposal, voter = voting.proposals.first(), uuid4()
    vote_for(proposal, voter=voter)
    proposal.set_aside(by=coordinator)
    assert votes_left(voter, voting) == 2


def test_votes_of_joined_proposals_count_each_person_once(voting, coordinator):
    one, two = voting.proposals.in_order()
    both, only_two = uuid4(), uuid4()
    for proposal in (one, two):
        vote_for(proposal, voter=both)
    vote_for(two, voter=only_two)
    two.join_to(one, by=coordinator)
    assert voting.proposals.with_votes().get(pk=one.pk).vote_count == 2
    assert votes_of(only_two, voting) == {one.pk}
    take_vote_back(one, voter=both)
    assert votes_left(both, voting) == 2
    two.show(by=coordinator)
    assert voting.proposals.with_votes().get(pk=two.pk).vote_count == 1


def test_two_votes_race_for_the_last_one(transactional_db):
    table = make.table(meeting=make.meeting_now(votes_each=1))
    proposals = [make.proposal(table=table) for _n in range(4)]
    open_voting(table, by=accounts.coordinator())
    voter = uuid4()
    results = all_at_once([lambda p=proposal: vote_for(p, voter=voter) for proposal in proposals])
    assert Vote.objects.count() == 1
    assert sum(isinstance(one, ValidationError) for one in results) == 3


def test_votes_written_past_the_verb_meet_the_same_guard(transactional_db):
    table = make.table(meeting=make.meeting_now(votes_each=1))
    proposals = [make.proposal(table=table) for _n in range(4)]
    voter = uuid4()
    all_at_once([lambda p=proposal: make.vote(proposal=p, voter=voter) for proposal in proposals])
    assert Vote.objects.count() == 1


# The register ----------------------------------------------------------------------------------


def test_board_becomes_numbered_remarks_once(table, coordinator):
    make.remark(consultation=table.meeting.consultation)
    first = make.proposal(table=table, text="Pierwsza", author_name="Ola")
    second = make.proposal(table=table, text="Druga")
    joined = make.proposal(table=table, text="Też druga")
    make.proposal(table=table, status="waiting")
    make.proposal(table=table, status="set_aside")
    joined.join_to(second, by=coordinator)
    second.move_up(by=coordinator)

    made = record_in_register(table, by=coordinator)

    assert [(one.number, one.text) for one in made] == [(2, "Druga"), (3, "Pierwsza")]
    remark = made[0]
    assert (remark.channel, remark.table, remark.proposal) == (Channel.TABLE, table, second)
    assert remark.received_on == table.meeting.starts_at.date()
    assert remark.entered_by == coordinator
    assert "13: Też druga" in remark.reason
    assert (made[1].author_name, made[1].is_name_public) == ("Ola", False)
    assert record_in_register(table, by=coordinator) == []
    assert Remark.objects.count() == 3
    assert fresh(first).remark == made[1]


def test_register_says_how_many_voted(voting, coordinator):
    vote_for(voting.proposals.first(), voter=uuid4())
    assert refusal(record_in_register, voting, by=coordinator).code == "voting"
    close_voting(voting, by=coordinator)
    reasons = [one.reason for one in record_in_register(fresh(voting), by=coordinator)]
    assert [reason[-2] for reason in reasons] == ["1", "0"]


def test_recorded_proposal_stays_as_it_is(table, coordinator):
    proposal = make.proposal(table=table)
    record_in_register(table, by=coordinator)
    for verb, fields in [
        (proposal.set_aside, {}),
        (proposal.edit, {"text": "Inaczej"}),
        (proposal.move_up, {}),
    ]:
        assert refusal(verb, by=coordinator, **fields).code == "in_the_register"


def test_recording_at_one_moment_makes_each_remark_once(transactional_db):
    table, person = make.table(meeting=make.meeting_now()), accounts.coordinator()
    for _number in range(3):
        make.proposal(table=table)
    all_at_once([lambda: record_in_register(ThematicTable.objects.get(pk=table.pk), by=person)] * 4)
    numbers = Remark.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_tables_recorded_at_one_moment_share_no_number(transactional_db):
    meeting, person = make.meeting_now(), accounts.coordinator()
    tables = [make.table(meeting=meeting) for _n in range(3)]
    for table in tables:
        make.proposal(table=table)
        make.proposal(table=table)
    all_at_once([lambda t=table: record_in_register(t, by=person) for table in tables])
    numbers = Remark.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 7))
