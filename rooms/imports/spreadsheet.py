"""Rows of a spreadsheet. Headings may be Polish or English, in any order."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from rooms.imports.unreadable import Unreadable, cut

# The names in the template file, which is Polish like the data in it; others are understood too.
COLUMNS = {
    "day": ("dzień", "day", "data", "date", "dzien"),
    "start": ("od", "from", "start", "początek"),
    "end": ("do", "until", "to", "end", "koniec"),
    "room": ("sala", "room"),
    "organization": ("organizacja", "organisation", "organization"),
    "purpose": ("cel", "purpose", "what for", "temat"),
    "people": ("liczba osób", "people", "osób", "osoby"),
    "person": ("osoba odpowiedzialna", "person", "responsible person", "osoba"),
    "phone": ("telefon", "phone", "telephone"),
}
NEEDED = ("day", "start", "end", "room")
MOST_LINES = 5_000
MOST_COLUMNS = 40
# A file of 2 MB can unpack to gigabytes.
MOST_UNPACKED = 60 * 1024 * 1024
DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")
HOUR_FORMATS = ("%H:%M", "%H.%M", "%H:%M:%S", "%H")


def read(content: bytes, *, most: int) -> list[dict]:
    """Return the rows of the first sheet; raise ``Unreadable``."""
    lines = _lines(content)
    columns = None
    rows = []
    for number, cells in enumerate(lines, start=1):
        if number > MOST_LINES:
            break
        if not any(cell.value not in (None, "") for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
            continue
        if len(rows) == most:
            raise Unreadable(
                _("The file has more than %(most)d rows. Divide it into several.") % {"most": most}
            )
        rows.append(_row(number, cells, columns))
    if columns is None:
        raise Unreadable(_("The first sheet of the file is empty."))
    return rows


def _lines(content: bytes):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("The file unpacks to too much. Divide it into several."))
        # Formulas are read as such: values that another program computed can't be checked.
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=False).worksheets[0]
        yield from sheet.iter_rows(max_col=MOST_COLUMNS)
    except Unreadable:
        raise
    # Damaged files make the library raise almost anything.
    except Exception as error:
        raise Unreadable(
            _("The spreadsheet can't be read: it is damaged or protected. Save it anew as XLSX.")
        ) from error


def _columns(cells) -> dict[str, int]:
    headings = [cut(cell.value or "").casefold() for cell in cells]
    columns = {}
    for name, known in COLUMNS.items():
        place = next((place for place, said in enumerate(headings) if said in known), None)
        if place is not None:
            columns[name] = place
    missing = [COLUMNS[name][0] for name in NEEDED if name not in columns]
    if missing:
        raise Unreadable(
            _("The first row has to name the columns; these are missing: %(names)s.")
            % {"names": ", ".join(missing)}
        )
    return columns


def _row(number: int, cells, columns) -> dict:
    row = {"line": number}
    for name in COLUMNS:
        place = columns.get(name)
        cell = cells[place] if place is not None and place < len(cells) else None
        value = getattr(cell, "value", None)
        if getattr(cell, "data_type", "") == "f" or str(value).startswith("="):
            row["problem"] = "formula"
            value = ""
        row[name] = _as_text(name, value)
    return row


def _as_text(name: str, value) -> str:
    if value is None:
        return ""
    if name == "day":
        return _day(value)
    if name in ("start", "end"):
        return _hour(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return cut(value)


def _day(value) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return _parsed(value, DAY_FORMATS, lambda moment: moment.date().isoformat())


def _hour(value) -> str:
    if isinstance(value, datetime | time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float) and 0 <= value < 1:
        minutes = round(value * 24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return _parsed(value, HOUR_FORMATS, lambda moment: f"{moment:%H:%M}")


def _parsed(value, formats, written) -> str:
    text = cut(value)
    for one in formats:
        try:
            # A day or an hour of the wall: it has no zone yet.
            return written(datetime.strptime(text, one))  # noqa: DTZ007
        except ValueError:
            continue
    return text
