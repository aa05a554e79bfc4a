"""Remarks as a spreadsheet that a department of the city fills in and sends back.

``answer_sheet`` writes it; ``read`` turns what came back into rows of text, kept by ``keep``;
``judge`` says of every row what it would change and what is in the way, anew each time it is looked
at; ``take`` stores the answers, all that are in order at once. The file is Polish only, like the
remarks in it.
"""

from consultations.answer_sheets.judging import Judged, digest, judge
from consultations.answer_sheets.reading import MOST_BYTES, Unreadable, read
from consultations.answer_sheets.taking import keep, take
from consultations.answer_sheets.writing import answer_sheet

__all__ = [
    "MOST_BYTES",
    "Judged",
    "Unreadable",
    "answer_sheet",
    "digest",
    "judge",
    "keep",
    "read",
    "take",
]
