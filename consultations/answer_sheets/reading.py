"""A returned file turned into rows of text; nothing in it is trusted."""

import io
import zipfile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from consultations.answer_sheets.layout import COLUMNS, NEEDED

MOST_BYTES = 10 * 1024 * 1024
# A small file can unpack to gigabytes.
MOST_UNPACKED = 80 * 1024 * 1024
MOST_ROWS = 2_000
MOST_LINES = 5_000
MOST_COLUMNS = 40
HEADER_WITHIN = 20
# One more than fits a justification, so that a longer one is refused instead of cut.
MOST_CHARACTERS = 5_001


class Unreadable(Exception):
    """The file can't be read; the message is a sentence for whoever sent it."""


def read(content: bytes) -> list[dict]:
    """Return the rows of the first sheet; raise ``Unreadable`` with a sentence.

    A row has ``line`` (as the spreadsheet numbers it) and ``number``, ``outcome``,
    ``justification``, ``key``, all text and empty where the file says nothing; ``problem`` is
    "formula" where one of these cells is computed.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 10 MB. Send only the table of remarks."))
    columns, rows = None, []
    for line, cells in enumerate(_lines(content), start=1):
        if line > MOST_LINES or (columns is None and line > HEADER_WITHIN):
            break
        if columns is None:
            columns = _columns(cells)
        elif row := _row(line, cells, columns):
            rows.append(row)
        if len(rows) > MOST_ROWS:
            raise Unreadable(
                _("The file has more than %(most)d rows. Send the table as it was downloaded.")
                % {"most": MOST_ROWS}
            )
    if columns is None:
        raise Unreadable(
            _(
                "This is not the table of remarks: the columns %(names)s are not found. Download "
                "the table from this page and fill that one in."
            )
            % {"names": ", ".join(f"„{COLUMNS[name]}”" for name in NEEDED)}
        )
    if not rows:
        raise Unreadable(_("There are no remarks in this file."))
    return rows


def _lines(content: bytes):
    if content[:2] != b"PK":
        raise Unreadable(
            _("This is not a spreadsheet in the XLSX format. Save the table as XLSX and send that.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("The file unpacks to too much. Send only the table of remarks."))
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


def _columns(cells) -> dict[str, int] | None:
    headings = [_text(cell.value).casefold() for cell in cells]
    columns = {
        name: headings.index(COLUMNS[name].casefold())
        for name in NEEDED
        if COLUMNS[name].casefold() in headings
    }
    return columns if len(columns) == len(NEEDED) else None


def _row(line: int, cells, columns: dict[str, int]) -> dict | None:
    row = {"line": line}
    for name, place in columns.items():
        cell = cells[place] if place < len(cells) else None
        value = getattr(cell, "value", None)
        # "e" is what a spreadsheet makes of a sentence that begins with a dash.
        if getattr(cell, "data_type", "") in ("f", "e") or str(value).startswith("="):
            row["problem"] = "formula"
            value = None
        row[name] = _text(value)
    return row if any(row[name] for name in columns) or "problem" in row else None


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\x00", "").replace("_x000D_", "").replace("\r\n", "\n")
    return text.strip()[:MOST_CHARACTERS]
