"""How chapters, §, sections, points and letters are marked in Polish legal documents."""

import re

_ROMAN = r"[IVXLC]+"
CHAPTER = re.compile(
    r"(Rozdział|ROZDZIAŁ|Dział|DZIAŁ|Tytuł|TYTUŁ|Część|CZĘŚĆ|Załącznik(?:\s+[Nn]r)?|ZAŁĄCZNIK(?:\s+NR)?)"
    rf"\s+({_ROMAN}|\d{{1,3}}[a-z]?)\.?(?:\s+(.*))?$"
)
ATTACHMENT = re.compile(r"(Załącznik|ZAŁĄCZNIK)\s+(do\s.*)$")
ROMAN_HEADING = re.compile(rf"({_ROMAN})\.\s+(\S.*)$")
# "§ 8." or "§ 8" alone; "§ 8 ust. 2 stosuje się" is a reference that a narrow column broke.
PARAGRAPH = re.compile(r"(§|Art\.|Artykuł)\s*(\d{1,4}[a-z]{0,2})(?:\.\s*(.*))?$")
SECTION = re.compile(r"(\d{1,3}[a-z]?)\.(?!\d)\s*(.*)$")
POINT = re.compile(r"(\d{1,3}[a-z]?)\)\s*(.*)$")
LETTER = re.compile(r"([a-zżźćńłśó]{1,2})\)\s*(.*)$")
DASH = re.compile(r"[-–—•]\s+")
PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:strona|str\.)\s*)?\d{1,3}(?:\s*(?:z|/)\s*\d{1,3})?(?:\s*[-–—])?$", re.I
)

# A line that ends so goes on in the next one, whatever that begins with.
CITES = re.compile(r"(?:^|\s)(?:ust\.|art\.|pkt\.?|lit\.|§§?|poz\.|nr|Dz\.\s*U\.|dnia)$", re.I)
GOES_ON = re.compile(
    r"(?:^|\s)(?:w|z|ze|we|do|od|o|na|i|oraz|lub|albo|przez|mowa|wobec|według|zgodnie)$", re.I
)


def whole(number: str) -> int:
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits else 0


def may_follow(before: str, number: str) -> bool:
    """Whether a number can come after another one: the next, a few later, 2a after 2, or 1."""
    last, this = whole(before), whole(number)
    return this == 1 or (bool(last) and last <= this <= last + 3)


def roman(number: int) -> str:
    signs = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    written = ""
    for value, sign in signs:
        while number >= value:
            written, number = written + sign, number - value
    return written
