"""Proposals reach a table: from a telephone, from its moderator, from a numbered paper card."""

from collections.abc import Iterable
from contextlib import contextmanager
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from consultations.models import ProposalPicture, TableProposal, ThematicTable
from consultations.models.proposal import lock_table, refuse_unless_moderated_now
from consultations.states import Channel, ProposalStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.pictures import Picture
from tcal.shared.storage import private_storage


def send_proposal(
    table: ThematicTable,
    *,
    text: str,
    author_name: str = "",
    photo: Picture | None = None,
    submission_id=None,
) -> TableProposal:
    """Store what somebody wrote at the table; it waits for the moderator.

    Sent twice, it returns the first result. Raises ``ValidationError`` (``not_on``) when the
    meeting does not last: its last second is the one before it ends.
    """
    with refusals_as_validation_errors(), _pictures_kept_if_all_goes_well() as keep:
        locked = lock_table(table)
        if submission_id and (
            first := TableProposal.objects.filter(submission_id=submission_id).first()
        ):
            return first
        if not locked.meeting.is_on:
            raise ValidationError(_("The meeting does not last now."), code="not_on")
        proposal = _stored(
            locked,
            number=next_number(locked),
            text=text,
            author_name=author_name,
            submission_id=submission_id,
        )
        keep(proposal, [photo] if photo else [])
        return proposal


def write_proposal(
    table: ThematicTable,
    *,
    by,
    text: str,
    number: int | None = None,
    author_name: str = "",
    photo: Picture | None = None,
    on_the_board: bool = True,
    submission_id=None,
) -> TableProposal:
    """The moderator writes one down; with a ``number`` it is that of a paper card.

    Raises ``ValidationError`` for a number that the table has already, before the meeting, and
    after the consultation was closed.
    """
    with refusals_as_validation_errors(), _pictures_kept_if_all_goes_well() as keep:
        locked = lock_table(table)
        if submission_id and (
            first := TableProposal.objects.filter(submission_id=submission_id).first()
        ):
            return first
        refuse_unless_moderated_now(locked)
        if number and locked.proposals.filter(number=number).exists():
            raise ValidationError(
                {
                    "number": _(
                        "Number %(number)d is used already. Give the number printed on the card, "
                        "or leave the field empty."
                    )
                    % {"number": number}
                },
                code="number_used",
            )
        proposal = _stored(
            locked,
            number=number or next_number(locked),
            text=text,
            author_name=author_name,
            channel=Channel.PAPER if number else Channel.TABLE,
            entered_by=by,
            submission_id=submission_id,
        )
        keep(proposal, [photo] if photo else [])
    if on_the_board:
        proposal.show(by=by)
    return proposal


def next_number(table: ThematicTable) -> int:
    """The number of the next proposal from a telephone. The table has to be locked.

    The first numbers belong to the printed cards, whether or not they were used yet.
    """
    last = table.proposals.aggregate(last=Max("number"))["last"] or 0
    return max(last, table.meeting.paper_cards) + 1


def add_picture(proposal: TableProposal, *, by, photo: Picture) -> None:
    """Raises ``ValidationError`` when the proposal can't be changed any more."""
    with refusals_as_validation_errors(), _pictures_kept_if_all_goes_well() as keep:
        proposal.locked_for_change()
        keep(proposal, [photo])


def describe_picture(picture: ProposalPicture, *, by, alt: str) -> None:
    """Say what can be seen, for who can't see it."""
    with refusals_as_validation_errors(), transaction.atomic():
        picture.proposal.locked_for_change()
        picture.alt = alt.strip()
        picture.save(update_fields=["alt"])


def _stored(table: ThematicTable, *, text: str, author_name: str, **fields) -> TableProposal:
    return TableProposal.objects.create(
        table=table,
        text=text.strip(),
        sent_text=text.strip(),
        author_name=author_name.strip(),
        status=ProposalStatus.WAITING,
        **fields,
    )


@contextmanager
def _pictures_kept_if_all_goes_well():
    """One transaction; the files written in it are deleted when it fails."""
    storage, names = private_storage(), []

    def keep(proposal: TableProposal, pictures: Iterable[Picture]) -> None:
        for picture in pictures:
            names.append(storage.save(f"proposals/{uuid4().hex}.webp", ContentFile(picture.large)))
            ProposalPicture.objects.create(
                proposal=proposal,
                image=names[-1],
                width=picture.width,
                height=picture.height,
                alt=_("Picture sent with proposal %(number)d") % {"number": proposal.number},
            )

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for name in names:
            storage.delete(name)
        raise
