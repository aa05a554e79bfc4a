"""What is printed for a meeting: attendance lists and table cards.

Each function returns the context of one PDF template; the templates are Polish only, as the
documents are.
"""

from dataclasses import dataclass
from itertools import zip_longest

from consultations.live.tokens import writing_address
from consultations.models import Consultation, Meeting, Participation, ThematicTable
from consultations.states import Channel
from tcal.shared.polish import polish_key
from tcal.shared.qr import qr_data_uri

# What fits on the card of a table, one A4 page, in its wide setting.
PLACES_SET_WIDE = 12
PLACES_IN_TWO_COLUMNS = 24
BRIEF_SET_WIDE = 350
# On the attendance list, for people who come without having signed up.
EMPTY_ROWS = 6


@dataclass(frozen=True)
class TableCard:
    """What stands on a table: its topic, its hosts, and numbered places for names."""

    table: ThematicTable

    @property
    def places_in_rows(self) -> list[tuple[int | None, ...]]:
        """The numbers of places, down the columns: (1, 7), (2, 8) …"""
        capacity = self.table.capacity
        columns = 2 if capacity <= PLACES_IN_TWO_COLUMNS else 3
        height = -(-capacity // columns)
        places = range(1, capacity + 1)
        return list(zip_longest(*(places[i * height : (i + 1) * height] for i in range(columns))))

    @property
    def address(self) -> str:
        """Where one writes proposals of this table from a telephone."""
        return writing_address(self.table)

    @property
    def short_address(self) -> str:
        return self.address.split("://", 1)[-1].rstrip("/")

    @property
    def qr(self) -> str:
        return qr_data_uri(self.address)

    @property
    def is_tight(self) -> bool:
        """Whether it has to be set tighter to stay on one page."""
        return self.table.capacity > PLACES_SET_WIDE or len(self.table.brief) > BRIEF_SET_WIDE


@dataclass(frozen=True)
class MeetingInReport:
    """A meeting with those who confirmed that they come, in Polish order."""

    meeting: Meeting
    people: list[Participation]
    tables: list[ThematicTable]

    @property
    def empty_rows(self) -> range:
        """The numbers that follow on the attendance list, for who comes without signing up."""
        return range(len(self.people) + 1, len(self.people) + EMPTY_ROWS + 1)

    @property
    def walk_ins(self) -> int:
        return sum(person.channel == Channel.WALK_IN for person in self.people)

    @property
    def organizations(self) -> int:
        """How many organisations they come from, however each of them typed its name."""
        return len({organization_key(p.organization_name) for p in self.people} - {""})


def organization_key(name: str) -> str:
    """What is the same however somebody typed the name; empty for a resident."""
    return " ".join(polish_key(name).split())


def attendance_list(consultation: Consultation, *, meeting: Meeting | None = None) -> dict:
    """A sheet for each meeting, or for one of them."""
    sheets = meetings_with_people(consultation)
    if meeting:
        sheets = [sheet for sheet in sheets if sheet.meeting == meeting]
    return {"consultation": consultation, "meetings": sheets}


def table_cards(consultation: Consultation) -> dict:
    """The tables whose cards may be printed, and those that still lack a moderator."""
    tables = list(
        ThematicTable.objects.of_consultation(consultation)
        .select_related("meeting")
        .prefetch_related("moderators")
    )
    return {
        "consultation": consultation,
        "cards": [TableCard(table) for table in tables if table.has_both_moderators],
        "incomplete": [table for table in tables if not table.has_both_moderators],
    }


def meetings_with_people(consultation: Consultation) -> list[MeetingInReport]:
    """Every meeting with those who confirmed that they come, and its tables with who led them."""
    return [
        MeetingInReport(
            meeting,
            list(meeting.participations.confirmed().select_related("table").in_polish_order()),
            list(meeting.tables.prefetch_related("moderators", "missing_moderators")),
        )
        for meeting in consultation.meetings.all()
    ]
