"""What the coordinator's documents say: attendance lists, table cards, the final report.

Each function returns the context of one PDF template; the templates are Polish only, as the
documents are.
"""

from dataclasses import dataclass
from itertools import zip_longest

from consultations.models import Consultation, Meeting, Participation, ThematicTable
from tcal.shared.polish import polish_key

# What fits on the card of a table, one A4 page, in its wide setting.
PLACES_SET_WIDE = 12
PLACES_IN_TWO_COLUMNS = 24
BRIEF_SET_WIDE = 350


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
    def organizations(self) -> int:
        """How many organisations they come from, however each of them typed its name."""
        typed = (person.organization_name for person in self.people)
        return len({" ".join(polish_key(name).split()) for name in typed if name.strip()})


def attendance_list(consultation: Consultation) -> dict:
    return {"consultation": consultation, "meetings": _meetings(consultation)}


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


def final_report(consultation: Consultation) -> dict:
    """The protocol's sections, the numbers and the remarks table.

    Raises ``ValidationError`` while remarks may still come or one of them has no answer.
    """
    consultation.check_report_can_be_made()
    remarks = list(consultation.remarks.select_related("table").in_order())
    return {
        "consultation": consultation,
        "meetings": _meetings(consultation),
        "remarks": remarks,
        "counts": consultation.remarks.counted_by_outcome(),
    }


def _meetings(consultation: Consultation) -> list[MeetingInReport]:
    return [
        MeetingInReport(
            meeting,
            list(meeting.participations.confirmed().select_related("table").in_polish_order()),
            list(meeting.tables.prefetch_related("moderators")),
        )
        for meeting in consultation.meetings.all()
    ]
