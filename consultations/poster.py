"""The poster of a consultation: what hangs on a notice board."""

from dataclasses import dataclass
from textwrap import wrap

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Consultation, Meeting
from tcal.shared.mail import absolute_url
from tcal.shared.qr import qr_data_uri


@dataclass(frozen=True)
class Size:
    """A size of type of the topics: letters in a line of a column, millimetres of a line and row."""

    name: str
    letters: int
    line: float
    between: float

    def height(self, column: list[str]) -> float:
        return sum(_lines(topic, self.letters) * self.line + self.between for topic in column)


SIZES = [
    Size("large", letters=23, line=7.4, between=3.2),
    Size("medium", letters=29, line=6.1, between=2.4),
    Size("small", letters=38, line=4.8, between=1.6),
    Size("tiny", letters=52, line=3.5, between=0.8),
]
# Millimetres of the page that are left when all has one line; and of each further line.
ROOM_FOR_TOPICS = 102
TITLE_LINE, SUMMARY_LINE, PLACE_LINE = 10, 7, 8
TITLE_LETTERS, SUMMARY_LETTERS, PLACE_LETTERS = 30, 70, 64


def poster(consultation: Consultation) -> dict:
    """Return the content of the poster: the nearest meeting with its topics, the deadlines.

    Raises ``ValidationError`` when there is nothing to invite to any more.
    """
    meeting = _meeting_to_invite_to(consultation)
    if consultation.is_closed or (consultation.deadline_has_passed and meeting is None):
        raise ValidationError(
            _("The consultation is over, so there is no poster that invites to it."),
            code="consultation_over",
        )
    tables = list(meeting.tables.all()) if meeting else []
    columns = _in_two_columns(tables)
    size, has_summary = _layout(consultation, meeting, columns)
    address = absolute_url(consultation.get_absolute_url())
    return {
        "consultation": consultation,
        "meeting": meeting,
        "now": timezone.now(),
        "columns": columns,
        "size": size,
        "has_summary": has_summary,
        "address": address.split("://", 1)[-1].rstrip("/"),
        "qr": qr_data_uri(address),
    }


def _meeting_to_invite_to(consultation) -> Meeting | None:
    meetings = consultation.meetings.not_cancelled().with_tables().with_places()
    return next((meeting for meeting in meetings if not meeting.is_over), None)


def _layout(consultation, meeting, columns) -> tuple[str, bool]:
    """The largest type in which the topics fit on the page, and whether the summary fits too."""
    topics = [[table.topic for table in column] for column in columns]
    room = ROOM_FOR_TOPICS - TITLE_LINE * (_lines(consultation.title, TITLE_LETTERS) - 1)
    if meeting:
        room -= PLACE_LINE * (_lines(meeting.whole_place, PLACE_LETTERS) - 1)
    summary = SUMMARY_LINE * _lines(consultation.summary, SUMMARY_LETTERS)
    for left, has_summary in ((room - summary, True), (room, False)):
        for size in SIZES:
            # Small print for the sake of the summary helps nobody.
            is_readable = size.name != "tiny" or not has_summary
            if is_readable and all(size.height(column) <= left for column in topics):
                return size.name, has_summary
    return SIZES[-1].name, False


def _lines(text: str, letters: int) -> int:
    """How many lines a text takes: broken between words, a word longer than a line in itself."""
    return max(len(wrap(text, letters)), 1)


def _in_two_columns(tables: list) -> list[list]:
    half = (len(tables) + 1) // 2
    return [column for column in (tables[:half], tables[half:]) if column]
