"""Polish alphabetical order that is the same on every server.

The database's own order depends on how it was installed, so lists are ordered by a stored key:
one TRANSLATE() puts every letter, of either case, on one of consecutive code points that follow the
Polish alphabet, and the C collation compares those. Digits and punctuation come first, other
scripts last. `order_by("name_sort", "name")`.
"""

import unicodedata

from django.db.models import CharField, Func, GeneratedField, Value

ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"

# Letters that Unicode does not take apart into a base letter and a mark.
_UNDIVIDED = {
    "ß": "s",
    "æ": "a",
    "ð": "d",
    "ø": "o",
    "þ": "t",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "ĸ": "k",
    "ŋ": "n",
    "œ": "o",
    "ŧ": "t",
    "ſ": "s",
    "ƀ": "b",
    "ƶ": "z",
    "ə": "e",
}
# Marks above the place of the letters, moved to their plain relatives below it.
_PUNCTUATION = {
    "\u00a0": " ",
    "\u202f": " ",
    "×": "*",
    "÷": "/",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "‘": "'",
    "’": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "…": ".",
    "•": "*",
    "€": "$",
    "№": "#",
}
_DROPPED = "\u00ad\u200b\u200c\u200d\ufeff" + "".join(map(chr, range(0x300, 0x329)))
# Letters with marks, Latin-1 to Latin Extended-B and Vietnamese: their base letters never change
# in Unicode, so neither does a stored key.
_ACCENTED = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
# The letters of the key take À to â, which the table above them has emptied.
_FIRST_PLACE = 0xC0


def _key_table() -> dict[str, str]:
    place = {letter: chr(_FIRST_PLACE + i) for i, letter in enumerate(ALPHABET)}
    table = dict(place)
    table |= {letter.upper(): key for letter, key in place.items()}
    for letter, base in _UNDIVIDED.items():
        table[letter] = place[base]
        # The capital of ß is two letters, that of ı and ſ a plain one that has its place already.
        if len(letter.upper()) == 1:
            table.setdefault(letter.upper(), place[base])
    for letter in map(chr, _ACCENTED):
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if base in place:
            table.setdefault(letter, place[base])
    table["ẞ"] = place["s"]
    return table | _PUNCTUATION


_KEYS = _key_table()
_FROM = "".join(_KEYS) + _DROPPED
_TO = "".join(_KEYS.values())
_PYTHON_TABLE = str.maketrans(_KEYS) | dict.fromkeys(map(ord, _DROPPED))


def polish_key(text: str) -> str:
    """The key of a list sorted in memory, the same as the database's: `sorted(…, key=…)`."""
    return text.translate(_PYTHON_TABLE)


class PolishKey(Func):
    """The key in SQL. It compares rightly only under the C collation, see `polish_sort_field`.

    Changing the table above changes what is stored: it takes a migration that rewrites the columns.
    """

    function = "TRANSLATE"
    output_field = CharField()

    def __init__(self, expression):
        super().__init__(expression, Value(_FROM), Value(_TO))


def polish_sort_field(source: str) -> GeneratedField:
    """A stored column to order by: `name_sort = polish_sort_field("name")`."""
    return GeneratedField(
        expression=PolishKey(source),
        output_field=CharField(db_collation="C"),
        db_persist=True,
    )
