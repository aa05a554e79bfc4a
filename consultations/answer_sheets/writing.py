"""The file that goes out: everything locked but the two columns to fill in."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from consultations.answer_sheets.layout import COLUMNS, FILLED_IN, RowKey, outcome_labels
from consultations.models import Consultation, Remark

HEADER_ROW = 6
WIDTHS = {
    "number": 10,
    "department": 22,
    "provision": 20,
    "text": 60,
    "proposed_wording": 40,
    "reason": 40,
    "outcome": 24,
    "justification": 60,
}
HOW_TO = (
    "Proszę wypełnić tylko dwie zaznaczone kolumny: „Stanowisko” (wybór z listy) i „Uzasadnienie”.",
    "Uwaga nieuwzględniona lub uwzględniona częściowo wymaga uzasadnienia. Pusty wiersz nic nie zmienia.",
    "Proszę nie zmieniać numerów ani wierszy. Wypełniony plik XLSX wczytuje się w portalu.",
)
_EDGE = Side(style="thin", color="FF999999")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEAD = PatternFill("solid", fgColor="FFE3EAF0")
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF6D9")


def answer_sheet(consultation: Consultation, remarks: Iterable[Remark], *, whose: str) -> bytes:
    """Return the XLSX file of these remarks; ``whose`` is written above the table."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Uwagi"
    sheet["A1"] = f"Uwagi do odpowiedzi: {consultation.title}"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = whose
    for row, sentence in enumerate(HOW_TO, start=3):
        sheet.cell(row, 1, sentence)
    _write_header(sheet)
    labels = outcome_labels()
    row = HEADER_ROW
    for row, remark in enumerate(remarks, start=HEADER_ROW + 1):
        _write_row(sheet, row, remark, labels)
    _choose_outcomes_from_a_list(sheet, labels, last_row=max(row, HEADER_ROW + 1))
    _protect(sheet)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _write_header(sheet) -> None:
    for place, (name, heading) in enumerate(COLUMNS.items(), start=1):
        cell = sheet.cell(HEADER_ROW, place, heading)
        cell.font = Font(bold=True)
        cell.fill = _TO_FILL_IN if name in FILLED_IN else _HEAD
        cell.border = _BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, 10)
    sheet.column_dimensions[get_column_letter(len(COLUMNS))].hidden = True
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write_row(sheet, row: int, remark: Remark, labels: dict[str, str]) -> None:
    values = {
        "number": remark.number,
        "department": str(remark.department or ""),
        "provision": remark.provision or str(remark.provision_point or ""),
        "text": remark.text,
        "proposed_wording": remark.proposed_wording,
        "reason": remark.reason,
        "outcome": labels.get(remark.outcome, ""),
        "justification": remark.justification,
        "key": str(RowKey.of(remark)),
    }
    for place, (name, value) in enumerate(values.items(), start=1):
        cell = sheet.cell(row, place)
        cell.border = _BORDER
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if name in FILLED_IN:
            cell.protection = Protection(locked=False)
            cell.fill = _TO_FILL_IN
        if isinstance(value, int):
            cell.value = value
            continue
        # Text whatever it begins with: nothing that people wrote is run as a formula.
        cell.number_format = "@"
        cell.quotePrefix = True
        if value:
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value.replace("\r\n", "\n"))
            cell.data_type = "s"


def _choose_outcomes_from_a_list(sheet, labels: dict[str, str], *, last_row: int) -> None:
    rule = DataValidation(
        type="list",
        formula1='"{}"'.format(",".join(labels.values())),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Stanowisko",
        error="Proszę wybrać jedno z czterech stanowisk z listy.",
    )
    sheet.add_data_validation(rule)
    column = get_column_letter(list(COLUMNS).index("outcome") + 1)
    rule.add(f"{column}{HEADER_ROW + 1}:{column}{last_row}")


def _protect(sheet) -> None:
    """Against slips, without a password; what comes back is checked row by row anyway."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.auto_filter.ref = (
        f"A{HEADER_ROW}:{get_column_letter(len(COLUMNS) - 1)}{max(sheet.max_row, HEADER_ROW + 1)}"
    )
