"""Reading the pasted text of a Polish legal document: chapters, §, sections, points, letters.

Nothing here touches the database. Line breaks of a PDF are mended; whatever is not certain is said
in ``warnings`` for the person who pastes.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from consultations.legal_markers import (
    ATTACHMENT,
    CHAPTER,
    CITES,
    DASH,
    GOES_ON,
    LETTER,
    PAGE_NUMBER,
    PARAGRAPH,
    POINT,
    ROMAN_HEADING,
    SECTION,
    may_follow,
    roman,
    whole,
)
from consultations.models import Provision

Level = Provision.Level

PREAMBLE = "Wstęp"
LONGEST_TEXT = Provision._meta.get_field("text").max_length
MOST_PROVISIONS = 3000

_CITED_AS = {Level.SECTION: "ust.", Level.POINT: "pkt", Level.LETTER: "lit."}


@dataclass
class Parsed:
    """A provision as it will be stored."""

    level: int
    label: str
    text: str = ""

    @property
    def marker(self) -> str:
        """How it stands at the beginning of its line in the document."""
        label = re.sub(r" \([^)]*\)$", "", self.label)
        last = label.split()[-1]
        match self.level:
            case Level.CHAPTER:
                return "" if label == PREAMBLE else label
            case Level.PARAGRAPH:
                return f"{re.search(r'(§|art.) ?[^ ]+$', label)[0]}."
            case Level.SECTION:
                return f"{last}."
        return f"{last})"


@dataclass
class ParsedText:
    provisions: list[Parsed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read_legal_text(pasted: str) -> ParsedText:
    """Return the points of a document in their order, each with the label by which it is cited.

    What stands before the first chapter or § is the preamble. A label that comes twice gets the
    chapter before it, or a number behind it, and a warning.
    """
    reader = _Reader(has_paragraphs=_has_paragraphs(pasted))
    for line in _lines(pasted):
        reader.take(line)
    return reader.result()


def as_pasted(provisions) -> str:
    """Return text that reads back to the same points: ``provisions`` have level, label, text."""
    return "\n\n".join(
        f"{Parsed(one.level, one.label).marker} {one.text}".strip().replace("\n", "\n\n")
        for one in provisions
    )


def _lines(pasted: str) -> list[str]:
    """Lines without what word processors and PDFs leave in them."""
    plain = pasted.replace("\u00ad", "").replace("\x00", "").replace("\f", "\n")
    return [" ".join(line.split()) for line in re.split(r"\r\n|\r|\n|\u2028|\u2029|\v", plain)]


def _has_paragraphs(pasted: str) -> bool:
    return any(PARAGRAPH.match(line) for line in _lines(pasted))


class _Reader:
    """Takes line after line. ``_open`` are the numbers of the provisions one is inside of."""

    def __init__(self, *, has_paragraphs: bool):
        self.has_paragraphs = has_paragraphs
        self.found: list[Parsed] = []
        self.warnings: list[str] = []
        self.page_numbers: list[str] = []
        self._open: dict[int, str] = {}
        self._attachment = ""
        self._chapter = ""
        self._paragraph = ""
        self._romans = 0
        self._given: dict[str, str] = {}  # label: chapter
        self._twins: Counter[str] = Counter()
        self._after_blank = True
        self._last_line = ""

    def take(self, line: str) -> None:
        if not line:
            self._after_blank = True
            return
        if PAGE_NUMBER.match(line) and not self._goes_on():
            self.page_numbers.append(line)
            return
        if not (self._chapter_at(line) or self._paragraph_at(line) or self._smaller_at(line)):
            self._go_on(line)
        self._after_blank = False
        self._last_line = line

    def _goes_on(self) -> bool:
        """Whether the line before can't be the end of anything."""
        return bool(CITES.search(self._last_line) or GOES_ON.search(self._last_line))

    def _chapter_at(self, line: str) -> bool:
        if self._goes_on():
            return False
        if found := ATTACHMENT.match(line):
            self._begin_chapter(found[1].capitalize(), found[2])
            self._attachment = "załącznik"
            return True
        if found := CHAPTER.match(line):
            word = " ".join(found[1].capitalize().split())
            self._begin_chapter(f"{word} {found[2]}", found[3] or "")
            if word.startswith("Załącznik"):
                self._attachment = f"{word.lower()} {found[2]}"
            return True
        found = ROMAN_HEADING.match(line)
        if found and found[1] == roman(self._romans + 1):
            self._romans += 1
            self._begin_chapter(f"Część {found[1]}", found[2])
            return True
        return False

    def _begin_chapter(self, label: str, text: str) -> None:
        self._open = {}
        if label.startswith("Załącznik"):
            self._romans = 0
        elif self._attachment:
            label = f"{label} ({self._attachment})"
        self._chapter = self._add(Level.CHAPTER, label, text)

    def _paragraph_at(self, line: str) -> bool:
        found = PARAGRAPH.match(line)
        if not found or self._goes_on():
            return False
        sign = "§" if found[1] == "§" else "art."
        number = found[2].lower()
        self._watch_order(sign, self._paragraph, number)
        self._paragraph = number
        self._open = {Level.PARAGRAPH: f"{sign} {number}"}
        self._open[Level.PARAGRAPH] = self._add(Level.PARAGRAPH, self._label())
        self._rest(found[3] or "")
        return True

    def _smaller_at(self, line: str) -> bool:
        """Sections, points and letters; before the first § they are a part of the preamble."""
        if CITES.search(self._last_line) or not self._takes_smaller():
            return False
        for level, pattern in (  # noqa: B007 - the level is used after the loop
            (Level.SECTION, SECTION),
            (Level.POINT, POINT),
            (Level.LETTER, LETTER),
        ):
            if found := pattern.match(line):
                break
        else:
            return False
        if level == Level.SECTION and GOES_ON.search(self._last_line):
            return False
        number = found[1].lower()
        before = self._open.get(level, "")
        if level != Level.LETTER and not may_follow(before, number):
            self.warnings.append(
                _("“%(line)s” was read as a part of %(label)s, not as a new number.")
                % {"line": _shortened(line), "label": self.found[-1].label if self.found else "–"}
            )
            return False
        self._open = {at: label for at, label in self._open.items() if at < level}
        if level != Level.LETTER:
            self._watch_order(f"{self._label()} {_CITED_AS[level]}".strip(), before, number)
        self._open[level] = number
        label = self._label()
        given = self._add(level, label)
        self._open[level] += given.removeprefix(label)
        self._rest(found[2])
        return True

    def _takes_smaller(self) -> bool:
        if Level.PARAGRAPH in self._open:
            return True
        # A document without § numbers its points right under chapters, or under nothing.
        return not self.has_paragraphs

    def _rest(self, text: str) -> None:
        """What stands behind a marker; it may be the next marker: "§ 8. 1. Gmina…"."""
        self._last_line = ""
        if text and not self._smaller_at(text):
            self.found[-1].text = text

    def _watch_order(self, prefix: str, before: str, number: str) -> None:
        last, this = whole(before), whole(number)
        if last and this > last + 1:
            self.warnings.append(
                _("After %(before)s comes %(number)s. Is something missing between them?")
                % {"before": f"{prefix} {before}", "number": f"{prefix} {number}"}
            )

    def _label(self) -> str:
        if Level.PARAGRAPH in self._open:
            paragraph = self._open[Level.PARAGRAPH]
            # A § that was told apart from its twin says the attachment already.
            parts = [] if paragraph.startswith(self._attachment) else [self._attachment]
            parts.append(paragraph)
        else:
            parts = [self._chapter]
        parts += [
            f"{_CITED_AS[level]} {self._open[level]}"
            for level in (Level.SECTION, Level.POINT, Level.LETTER)
            if level in self._open
        ]
        return " ".join(filter(None, parts))

    def _add(self, level: int, label: str, text: str = "") -> str:
        """Return the label, made the only one: by the chapter before it or a number behind it."""
        new = label
        twin_elsewhere = self._given.get(label, self._chapter) != self._chapter
        if twin_elsewhere and self._chapter and level == Level.PARAGRAPH:
            new = f"{_beginning_small(self._chapter)} {label}"
        plain = new
        while new in self._given:
            self._twins[plain] += 1
            new = f"{plain} ({self._twins[plain] + 1})"
        if new != label:
            self.warnings.append(
                _("“%(label)s” comes more than once; here it is cited as “%(new)s”.")
                % {"label": label, "new": new}
            )
        self._given[new] = self._chapter
        self.found.append(Parsed(level, new, text))
        return new

    def _go_on(self, line: str) -> None:
        """Text without a marker belongs to what was read last; to the preamble at the beginning."""
        if not self.found:
            self._add(Level.CHAPTER, PREAMBLE, line)
            return
        last = self.found[-1]
        breaks = (
            DASH.match(line)
            or (self._after_blank and not line[0].islower())
            or (last.label == PREAMBLE and (SECTION.match(line) or POINT.match(line)))
        )
        if not last.text:
            last.text = line
        elif breaks:
            last.text += f"\n{line}"
        elif re.search(r"\w-$", last.text):
            last.text += line
        else:
            last.text += f" {line}"

    def result(self) -> ParsedText:
        if self.page_numbers:
            self.warnings.insert(
                0,
                _("Left out as page numbers: %(lines)s.") % {"lines": ", ".join(self.page_numbers)},
            )
        return ParsedText(self.found, self.warnings)


def _shortened(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:57]}…"


def _beginning_small(text: str) -> str:
    return text[:1].lower() + text[1:]
