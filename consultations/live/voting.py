"""Everybody at a table gives a few votes, once the moderator has opened the voting.

Nobody signs in: a person is a random number that their browser keeps while the meeting lasts.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import TableProposal, ThematicTable, Vote
from consultations.models.proposal import lock_table, refuse_unless_moderated_now
from tcal.shared.conflicts import refusals_as_validation_errors


def vote_for(proposal: TableProposal, *, voter: UUID) -> None:
    """Raises ``ValidationError`` when the voting is not open, the votes are used up or given."""
    with refusals_as_validation_errors(), transaction.atomic():
        table = _locked_while_voting(proposal.table)
        shown = table.proposals.shown().filter(pk=proposal.pk).first()
        if shown is None:
            raise ValidationError(
                _("This proposal is not on the board any more."), code="not_on_the_board"
            )
        if _given_by(voter, shown).exists():
            raise ValidationError(
                _("You have voted for this proposal already."), code="voted_already"
            )
        Vote.objects.create(table=table, proposal=shown, voter=voter)


def take_vote_back(proposal: TableProposal, *, voter: UUID) -> None:
    """Also a vote for one that was joined to it. Without a vote nothing happens."""
    with transaction.atomic():
        _locked_while_voting(proposal.table)
        _given_by(voter, proposal).delete()


def votes_of(voter: UUID | None, table: ThematicTable) -> set[int]:
    """The proposals of the board for which this person has voted, directly or before joining."""
    if voter is None:
        return set()
    votes = Vote.objects.filter(table=table, voter=voter)
    pairs = votes.values_list("proposal_id", "proposal__merged_into_id")
    return {joined_to or own for own, joined_to in pairs}


def votes_left(voter: UUID | None, table: ThematicTable) -> int:
    used = Vote.objects.filter(table=table, voter=voter).count() if voter else 0
    return max(table.meeting.votes_each - used, 0)


def open_voting(table: ThematicTable, *, by) -> None:
    """Open it, or again after it was closed; the votes given before stay.

    Raises ``ValidationError`` when it is open, outside the meeting and for an empty board.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = lock_table(table)
        refuse_unless_moderated_now(locked)
        if locked.meeting.is_over:
            raise ValidationError(_("The meeting is over."), code="over")
        if locked.is_voting:
            raise ValidationError(_("The voting is open already."), code="open_already")
        if not locked.proposals.shown().exists():
            raise ValidationError(
                _("Put at least one proposal on the board first."), code="empty_board"
            )
        table.voting_opened_at = locked.voting_opened_at or timezone.now()
        table.voting_closed_at = None
        table.save(update_fields=["voting_opened_at", "voting_closed_at"])


def close_voting(table: ThematicTable, *, by) -> None:
    """Raises ``ValidationError`` when it is not open."""
    with refusals_as_validation_errors(), transaction.atomic():
        locked = lock_table(table)
        refuse_unless_moderated_now(locked)
        if not locked.is_voting:
            raise ValidationError(_("The voting is not open."), code="not_open")
        table.voting_closed_at = timezone.now()
        table.save(update_fields=["voting_closed_at"])


def _locked_while_voting(table: ThematicTable) -> ThematicTable:
    locked = lock_table(table)
    if not (locked.meeting.is_on and locked.is_voting):
        raise ValidationError(_("The voting is not open now."), code="not_voting")
    return locked


def _given_by(voter: UUID, proposal: TableProposal):
    for_it = Q(proposal=proposal) | Q(proposal__merged_into=proposal)
    return Vote.objects.filter(for_it, voter=voter)
