"""What is printed and taken away from a table: numbered cards before, the report after."""

from base64 import b64encode
from dataclasses import dataclass

from django.utils.translation import gettext as _

from consultations.models import Meeting, ProposalPicture, TableProposal, ThematicTable
from consultations.states import ProposalStatus
from tcal.shared.tables import Table

CARDS_ON_A_PAGE = 4
LINES_ON_A_CARD = 8


@dataclass(frozen=True)
class ProposalCard:
    """An empty numbered card that lies on a table for who writes by hand."""

    table: ThematicTable
    number: int


def proposal_cards(meeting: Meeting) -> dict:
    """The cards of every table, four on a page; a page never mixes tables."""
    pages = []
    for table in meeting.tables.all():
        cards = [ProposalCard(table, number) for number in range(1, meeting.paper_cards + 1)]
        for first in range(0, len(cards), CARDS_ON_A_PAGE):
            page = cards[first : first + CARDS_ON_A_PAGE]
            pages.append([page[row : row + 2] for row in range(0, len(page), 2)])
    return {
        "meeting": meeting,
        "consultation": meeting.consultation,
        "pages": pages,
        "lines": range(LINES_ON_A_CARD),
    }


@dataclass(frozen=True)
class PrintedPicture:
    picture: ProposalPicture

    @property
    def data_uri(self) -> str:
        """The picture itself, since a printed document fetches nothing; empty if it is lost."""
        try:
            with self.picture.image.open() as file:
                return f"data:image/webp;base64,{b64encode(file.read()).decode()}"
        except FileNotFoundError:
            return ""


@dataclass(frozen=True)
class PrintedProposal:
    proposal: TableProposal

    @property
    def pictures(self) -> list[PrintedPicture]:
        return [PrintedPicture(picture) for picture in self.proposal.all_pictures]

    @property
    def joined(self) -> list[TableProposal]:
        return sorted(self.proposal.merged.all(), key=lambda one: one.number)


def table_report(table: ThematicTable) -> dict:
    """Who led the table, who came and what they proposed. Names and organisations, no contacts."""
    proposals = list(table.proposals.with_votes().with_details().in_order())
    with_status = {
        status.value: [PrintedProposal(one) for one in proposals if one.status == status]
        for status in ProposalStatus
    }
    return {
        "table": table,
        "meeting": table.meeting,
        "consultation": table.meeting.consultation,
        "moderators": list(table.moderators.order_by("sector", "started_at", "pk")),
        "exceptions": list(table.missing_moderators.all()),
        "people": list(table.participations.confirmed().in_polish_order()),
        "voted": table.voting_opened_at is not None,
        **with_status,
        "joined_count": len(with_status[ProposalStatus.MERGED]),
    }


def proposals_table(table: ThematicTable) -> Table:
    """Every proposal with what was sent, what became of it and how many voted."""
    proposals = (
        table.proposals.with_votes()
        .select_related("merged_into", "remark")
        .order_by("number")
        .prefetch_related("pictures")
    )
    return Table(
        title=_("Proposals"),
        columns=[
            _("No."),
            _("Proposal"),
            _("Text as it was sent"),
            _("Author"),
            _("Channel"),
            _("Status"),
            _("Joined to"),
            _("Votes"),
            _("Pictures"),
            _("Sent"),
            _("Remark in the register"),
        ],
        rows=(
            [
                one.number,
                one.text,
                one.sent_text if one.was_edited else "",
                one.author_name,
                one.get_channel_display(),
                one.get_status_display(),
                one.merged_into.number if one.merged_into else "",
                one.vote_count,
                len(one.pictures.all()),
                one.created_at.replace(microsecond=0),
                one.remark.number if hasattr(one, "remark") else "",
            ]
            for one in proposals
        ),
    )
