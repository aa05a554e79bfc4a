"""Addresses of public pages. Django's own slugify makes `odz` of Łódź."""

import re
import unicodedata
from collections.abc import Collection

from django.db.models import QuerySet

# Any word that stands, or may one day stand, where a slug stands in an address.
RESERVED = frozenset(
    """
    admin aktualnosci api archiwum csv deklaracja-dostepnosci dodaj dopasowane drzwi dzien edytuj
    dokument eksport ics import katalog kalendarz konsultacje konto lista listy login logout ludzie media miejsce miesiac
    moja moje moje-uwagi moj nowa nowe nowy o-centrum odwolaj organizacja organizacje pdf poczta porady potwierdzenie potwierdz
    prywatnosc profil programy przypomnij regulamin rejestracja rezerwacje rss sale skrzynka sprzet static
    stolik szukaj tydzien uslugi usun uwaga uwagi wolontariat wszystkie wydarzenia wyglad wyniki xlsx
    zaproszenia zaproszenie zapisy zapisz zasoby zaswiadczenie zdrowie zglos zgloszenie zgloszenia 1-5-procent
    """.split()  # noqa: SIM905 - a list of this length reads better as words
)
FALLBACK = "wpis"

_UNDIVIDED = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "TH",
        "ħ": "h",
        "Ħ": "H",
        "ı": "i",
        "ŧ": "t",
        "Ŧ": "T",
        "ŋ": "n",
        "Ŋ": "N",
    }
)


def transliterate(text: str) -> str:
    """Latin letters without their marks (ł → l, ß → ss). Other scripts keep their letters."""
    apart = unicodedata.normalize("NFKD", text.translate(_UNDIVIDED))
    return "".join(char for char in apart if not unicodedata.combining(char))


def unique_slug(
    queryset: QuerySet,
    text: str,
    *,
    field: str = "slug",
    max_length: int = 80,
    reserved: Collection[str] = RESERVED,
) -> str:
    """A slug of `text` that no row of `queryset` has, numbered from 2 when the plain one is taken.

    One query. Two simultaneous creations may get the same slug: the column is unique as well.
    """
    stem = _cut(re.sub(r"[^a-z0-9]+", "-", transliterate(text).lower()).strip("-"), max_length)
    stem = stem or FALLBACK
    # A numbered slug may have to give up the end of its stem, so a shorter start is looked up.
    start = _cut(stem, max_length - 12) or stem[:1]
    taken = set(
        queryset.filter(**{f"{field}__startswith": start}).values_list(field, flat=True)
    ) | set(reserved)
    slug, number = stem, 1
    while slug in taken:
        number += 1
        suffix = f"-{number}"
        slug = _cut(stem, max_length - len(suffix)) + suffix
    return slug


def _cut(slug: str, length: int) -> str:
    """At most `length` characters, ending with a whole word where there is one."""
    if len(slug) <= length:
        return slug
    kept = slug[: max(length, 0)]
    if slug[len(kept)] != "-" and "-" in kept:
        kept = kept.rpartition("-")[0]
    return kept.strip("-")
