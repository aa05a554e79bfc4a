"""What people write at a table during the meeting, from a telephone or on a numbered card."""

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.models.table import ThematicTable
from consultations.states import PROPOSAL_MOVES, Channel, ProposalStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.states import ForbiddenMove


class ProposalQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=ProposalStatus.WAITING)

    def shown(self):
        """What the board, the table's report and voting speak of."""
        return self.filter(status=ProposalStatus.SHOWN)

    def with_votes(self):
        """Add ``vote_count``: how many people voted for it or for one that was joined to it."""
        votes = TableProposal._meta.get_field("votes").related_model.objects
        given = votes.filter(
            Q(proposal=OuterRef("pk")) | Q(proposal__merged_into=OuterRef("pk"))
        ).order_by()
        # All of them are of one table, so grouping by it makes one row.
        people = given.values("table").annotate(people=Count("voter", distinct=True))
        return self.annotate(vote_count=Coalesce(Subquery(people.values("people")), 0))

    def with_details(self):
        """Fetch what pages and documents show of each: pictures and what was joined to it."""
        return self.prefetch_related("pictures", "merged__pictures")

    def in_order(self):
        """As the moderator arranged them."""
        return self.order_by("position", "number")


_JOINS_ONE_OF_ITS_TABLE = """
    IF NEW.merged_into_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consultations_tableproposal
        WHERE id = NEW.merged_into_id AND table_id = NEW.table_id AND merged_into_id IS NULL
    ) OR NEW.merged_into_id IS NOT NULL AND EXISTS (
        SELECT 1 FROM consultations_tableproposal WHERE merged_into_id = NEW.id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('proposal %s can not join %s', NEW.id, NEW.merged_into_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'proposal_joins_another_one_of_its_table',
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

    @property
    def was_edited(self) -> bool:
        return self.text != self.sent_text

    @property
    def is_on_paper(self) -> bool:
        return self.channel == Channel.PAPER

    @property
    def all_pictures(self) -> list:
        """Its own pictures, then those of what was joined to it."""
        joined = [picture for other in self.merged.all() for picture in other.pictures.all()]
        return [*self.pictures.all(), *joined]

    def show(self, *, by) -> None:
        """Put it on the board, also back from where it was set aside or joined to another one.

        Like each verb here, raises ``ValidationError`` before the meeting, after the consultation
        was closed and once the proposal is in the register of remarks; ``ForbiddenMove`` when it
        is in another status by now.
        """
        self._move_to(ProposalStatus.SHOWN, by=by)

    def set_aside(self, *, by) -> None:
        """Take it off the board. While the voting goes on, people get their votes for it back."""
        self._move_to(ProposalStatus.SET_ASIDE, by=by)

    def join_to(self, other: "TableProposal", *, by) -> None:
        """Make it a part of another proposal of the board, with all that was joined to it.

        Nothing is lost: the text, the pictures and the votes stay with it, and ``show`` undoes it.
        """
        self._move_to(ProposalStatus.MERGED, by=by, other=other)

    def edit(self, *, by, text: str, author_name: str = "") -> None:
        """Word it better; what was sent stays in ``sent_text``."""
        with refusals_as_validation_errors(), transaction.atomic():
            self.locked_for_change()
            self.text, self.author_name = text.strip(), author_name.strip()
            self.decided_by, self.decided_at = by, timezone.now()
            self.save(update_fields=["text", "author_name", "decided_by", "decided_at"])

    def move_up(self, *, by) -> None:
        """Swap it with the one before it on the board; the first one stays."""
        self._step(-1)

    def move_down(self, *, by) -> None:
        self._step(+1)

    def _step(self, step: int) -> None:
        with transaction.atomic():
            self.locked_for_change()
            shown = list(self.table.proposals.shown().in_order())
            if self not in shown:
                raise ForbiddenMove(self.get_status_display())
            here = shown.index(self)
            there = min(max(here + step, 0), len(shown) - 1)
            shown.insert(there, shown.pop(here))
            for position, proposal in enumerate(shown, start=1):
                proposal.position = position
            TableProposal.objects.bulk_update(shown, ["position"])

    def _move_to(self, status, *, by, other: "TableProposal | None" = None) -> None:
        with refusals_as_validation_errors(), transaction.atomic():
            locked = self.locked_for_change()
            if status not in PROPOSAL_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            siblings = TableProposal.objects.filter(table=locked.table)
            if status == ProposalStatus.MERGED:
                _refuse_unless_on_the_board(siblings, other)
                self.merged.update(merged_into=other)
            elif locked.merged.exists():
                raise ValidationError(
                    gettext("Other proposals are joined to this one. Separate them first."),
                    code="has_joined_ones",
                )
            if status == ProposalStatus.SHOWN:
                last = siblings.shown().aggregate(last=Max("position"))["last"] or 0
                self.position = last + 1
            if status == ProposalStatus.SET_ASIDE and locked.table.is_voting:
                self.votes.all().delete()
            self.status, self.merged_into = status, other
            self.decided_by, self.decided_at = by, timezone.now()
            self.save(
                update_fields=["status", "merged_into", "position", "decided_by", "decided_at"]
            )

    def locked_for_change(self) -> "TableProposal":
        """Lock the table, then the proposal; refuse when nothing may be changed any more."""
        table = lock_table(self.table)
        refuse_unless_moderated_now(table)
        locked = (
            TableProposal.objects.select_for_update(of=("self",), no_key=True)
            .select_related("remark")
            .get(pk=self.pk)
        )
        if hasattr(locked, "remark"):
            raise ValidationError(
                gettext("This proposal is in the register already, as remark %(number)d.")
                % {"number": locked.remark.number},
                code="in_the_register",
            )
        locked.table = table
        return locked


def lock_table(table: ThematicTable) -> ThematicTable:
    """Return a fresh copy with its meeting; the row is locked until the transaction ends."""
    return (
        ThematicTable.objects.select_for_update(of=("self",), no_key=True)
        .select_related("meeting__consultation")
        .get(pk=table.pk)
    )


def refuse_unless_moderated_now(table: ThematicTable) -> None:
    """Moderators work from the beginning of the meeting until the consultation is closed.

    Raises ``ValidationError`` at other times.
    """
    meeting = table.meeting
    if meeting.is_cancelled:
        raise ValidationError(gettext("The meeting was called off."), code="called_off")
    if not meeting.has_started:
        raise ValidationError(
            gettext("The meeting has not begun yet. Proposals are written from its beginning."),
            code="too_early",
        )
    if meeting.consultation.is_closed:
        raise ValidationError(
            gettext("The consultation is closed; the proposals can't be changed any more."),
            code="consultation_closed",
        )


def _refuse_unless_on_the_board(siblings, other: "TableProposal | None") -> None:
    if other is None or not siblings.shown().filter(pk=other.pk).exists():
        raise ValidationError(
            {"other": gettext("Choose a proposal of this table that is on the board.")},
            code="not_on_the_board",
        )
