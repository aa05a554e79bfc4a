"""What people write at a table during the meeting, from a telephone or on a numbered card."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.table import ThematicTable
from consultations.states import Channel, ProposalStatus
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.storage import private_storage


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=ProposalStatus.WAITING)

    def shown(self):
        """What the board, the table's report and voting speak of."""
        return self.filter(status=ProposalStatus.SHOWN)

    def with_votes(self):
        """Add ``vote_count``."""
        return self.annotate(vote_count=Count("votes", distinct=True))

    def in_order(self):
        """As the moderator arranged them."""
        return self.order_by("position", "number")


_JOINS_ONE_OF_ITS_TABLE = """
    IF NEW.merged_into_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_tableproposal
        WHERE id = NEW.merged_into_id AND table_id = NEW.table_id AND merged_into_id IS NULL
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('proposal %s can not join %s', NEW.id, NEW.merged_into_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'proposal_joins_another_one_of_its_table',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
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


@tracked(exclude=("author_name", "text", "sent_text"))
class TableProposal(models.Model):
    """A proposal made at a table. ``sent_text`` keeps what came, whatever the moderator edits."""

    table = models.ForeignKey(
        ThematicTable, models.PROTECT, related_name="proposals", verbose_name=_("thematic table")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("proposal"), max_length=2000)
    sent_text = models.TextField(editable=False)
    author_name = models.CharField(_("first name or name"), max_length=120, blank=True)
    channel = models.CharField(
        _("channel"), max_length=10, choices=Channel.choices, default=Channel.TABLE
    )
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=ProposalStatus.choices,
        default=ProposalStatus.WAITING,
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", null=True, verbose_name=_("joined to")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of a table")
        verbose_name_plural = _("proposals of a table")
        ordering = ["table", "position", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "number"],
                name="proposal_number_is_given_once_at_a_table",
                violation_error_message=_(
                    "This table has a proposal with this number already. Give the number of the card."
                ),
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="proposal_says_something",
                violation_error_message=_("Write your proposal."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="proposals_count_from_one",
                violation_error_message=_("Numbers of proposals begin with 1."),
            ),
            models.CheckConstraint(
                condition=Q(status=ProposalStatus.MERGED, merged_into__isnull=False)
                | (~Q(status=ProposalStatus.MERGED) & Q(merged_into__isnull=True)),
                name="joined_proposal_knows_its_other",
                violation_error_message=_("Choose the proposal to which this one is joined."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="proposal_is_not_joined_to_itself",
                violation_error_message=_("A proposal can't be joined to itself."),
            ),
        ]
        triggers = [
            Guard(
                name="proposal_joins_another_one_of_its_table",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id"),
                func=_JOINS_ONE_OF_ITS_TABLE,
                violation_error_message=_(
                    "Join it to a proposal of the same table that is not joined to another one."
                ),
            )
        ]

    def __str__(self):
        return f"{self.number}. {self.text[:60]}"


class ProposalPicture(models.Model):
    """A photograph of a flip-chart or a drawing, drawn anew without its metadata."""

    proposal = models.ForeignKey(TableProposal, models.CASCADE, related_name="pictures")
    image = models.FileField(_("picture"), storage=private_storage, upload_to="proposals/")
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    alt = models.CharField(_("what can be seen"), max_length=300)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("picture of a proposal")
        verbose_name_plural = _("pictures of proposals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="picture_of_a_proposal_is_described",
                violation_error_message=_("Say in a few words what can be seen in the picture."),
            )
        ]

    def __str__(self):
        return self.alt


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
