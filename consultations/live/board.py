"""What everybody at a table sees: the proposals that its moderator put on the board."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.utils import translation

from consultations.live.tokens import board_token, writing_address
from consultations.models import Meeting, TableProposal, ThematicTable
from tcal.shared.qr import qr_data_uri

# How many proposals still stand on the screen of a projector in large and in middle letters.
FEW, SOME = 4, 8


@dataclass(frozen=True)
class Board:
    table: ThematicTable

    @property
    def meeting(self) -> Meeting:
        return self.table.meeting

    @cached_property
    def proposals(self) -> list[TableProposal]:
        if not self.meeting.is_on:
            return []
        return list(self.table.proposals.shown().with_votes().with_details().in_order())

    @property
    def has_votes(self) -> bool:
        return self.table.voting_opened_at is not None

    @property
    def most_votes(self) -> int:
        """The length of the longest bar; one at least, so that bars can be drawn."""
        return max([1, *(proposal.vote_count for proposal in self.proposals)])

    @property
    def size(self) -> str:
        """``few``, ``some`` or ``many``: how large the letters can be."""
        count = len(self.proposals)
        return "few" if count <= FEW else "some" if count <= SOME else "many"

    @property
    def version(self) -> str:
        """Changes with whatever the board shows, so that asking again costs next to nothing."""
        shown = [
            (
                one.number,
                one.text,
                one.author_name,
                one.vote_count,
                [picture.pk for picture in one.all_pictures],
                [other.number for other in one.merged.all()],
            )
            for one in self.proposals
        ]
        state = (
            translation.get_language(),
            self.table.topic,
            self.table.voting_opened_at,
            self.table.voting_closed_at,
            self.meeting.is_on,
            self.meeting.is_over,
            self.meeting.is_cancelled,
            self.meeting.starts_at,
        )
        return hashlib.sha256(repr((state, shown)).encode()).hexdigest()[:20]

    @property
    def writing_address(self) -> str:
        return writing_address(self.table)

    @property
    def short_address(self) -> list[str]:
        """To be typed by who has no camera: the portal's part and the table's."""
        place, token = self.writing_address.split("://", 1)[-1].rstrip("/").rsplit("/", 1)
        return [f"{place}/", token]

    @property
    def qr(self) -> str:
        return qr_data_uri(self.writing_address)


def boards_of(meeting: Meeting) -> list[tuple[ThematicTable, str]]:
    """Each table with the token of its board: what the coordinator opens on the projectors."""
    return [(table, board_token(table)) for table in meeting.tables.all()]
