"""A few votes for each person at a table."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from consultations.models.proposal import TableProposal
from consultations.models.table import ThematicTable
from tcal.shared.guards import Guard

# The table's row is locked, so that two votes sent at once can't both be the last one.
_HAS_A_VOTE_LEFT = """
    SELECT m.votes_each INTO votes FROM consultations_thematictable t
        JOIN consultations_meeting m ON m.id = t.meeting_id
        WHERE t.id = NEW.table_id FOR NO KEY UPDATE OF t;
    IF votes <= (
        SELECT count(*) FROM consultations_vote
        WHERE table_id = NEW.table_id AND voter = NEW.voter AND id <> NEW.id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('%s has no votes left at table %s', NEW.voter, NEW.table_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'person_has_a_few_votes_at_a_table',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
_IS_FOR_ITS_TABLE = """
    IF NOT EXISTS (
        SELECT 1 FROM consultations_tableproposal
        WHERE id = NEW.proposal_id AND table_id = NEW.table_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('proposal %s is of another table', NEW.proposal_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'vote_is_for_a_proposal_of_the_table',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


class Vote(models.Model):
    """One of the few votes that a person at a table has. ``voter`` is a random number, no name."""

    table = models.ForeignKey(ThematicTable, models.CASCADE, related_name="votes")
    proposal = models.ForeignKey(TableProposal, models.CASCADE, related_name="votes")
    voter = models.UUIDField()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "voter"],
                name="person_votes_for_a_proposal_once",
                violation_error_message=_("You have voted for this proposal already."),
            )
        ]
        triggers = [
            Guard(
                name="person_has_a_few_votes_at_a_table",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("votes", "integer")],
                func=_HAS_A_VOTE_LEFT,
                violation_error_message=_(
                    "You have used all your votes at this table. Take one back first."
                ),
            ),
            Guard(
                name="vote_is_for_a_proposal_of_the_table",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_IS_FOR_ITS_TABLE,
                violation_error_message=_("This proposal is of another table."),
            ),
        ]

    def __str__(self):
        return f"{self.proposal_id}"
