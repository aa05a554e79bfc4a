"""The end of a table's work: its proposals become numbered remarks of the consultation."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations.models import Remark, TableProposal, ThematicTable
from consultations.models.proposal import lock_table, refuse_unless_moderated_now
from consultations.remarks import enter_remark
from consultations.states import Channel
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.periods import WARSAW


def record_in_register(table: ThematicTable, *, by) -> list[Remark]:
    """Enter each proposal of the board, in its order, that is not in the register yet.

    Return the new remarks: none when it was done before. What was joined to a proposal and how
    many voted for it stand among the author's reasons. Raises ``ValidationError`` before the
    meeting, while people vote, and after the consultation was closed.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        consultation = table.meeting.consultation.locked()
        locked = lock_table(table)
        refuse_unless_moderated_now(locked)
        if locked.is_voting and locked.meeting.is_on:
            raise ValidationError(
                _("People are still voting. Close the voting first."), code="voting"
            )
        waiting = to_record(locked).with_votes().with_details()
        return [
            enter_remark(
                consultation,
                by=by,
                channel=Channel.TABLE,
                received_on=locked.meeting.starts_at.astimezone(WARSAW).date(),
                table=locked,
                proposal=proposal,
                text=proposal.text,
                author_name=proposal.author_name,
                reason=_said_besides(proposal, voted=locked.voting_opened_at is not None),
            )
            for proposal in waiting
        ]


def to_record(table: ThematicTable):
    """What is on the board and not in the register yet."""
    return table.proposals.shown().filter(remark=None).in_order()


def _said_besides(proposal: TableProposal, *, voted: bool) -> str:
    """In Polish, as the register is."""
    with translation.override("pl"):
        lines = [
            _("Joined at the table, proposal %(number)d: %(text)s")
            % {"number": other.number, "text": other.text}
            for other in sorted(proposal.merged.all(), key=lambda one: one.number)
        ]
        if voted:
            counted = ngettext(
                "Votes at the table: %(count)d.",
                "Votes at the table: %(count)d.",
                proposal.vote_count,
            )
            lines.append(counted % {"count": proposal.vote_count})
    return "\n".join(lines)
