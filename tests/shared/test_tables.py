"""Tables to take away open in a spreadsheet with Polish letters and without running anything."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from tcal.shared.tables import Table, csv_response, neutralized, xlsx_response

ROWS = [
    ("Żółw", 3, datetime(2026, 6, 1, 10, 0, tzinfo=UTC)),
    ("=cmd|' /C calc'!A0", None, date(2026, 6, 1)),
]
TABLE = Table(
    "Rejestr [2026]: zażółć gęślą jaźń i jeszcze więcej", ["Nazwa", "Liczba", "Kiedy"], ROWS
)


def test_csv_begins_with_the_mark_that_excel_needs():
    content = csv_response(TABLE, "t.csv").content

    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Nazwa", "Liczba", "Kiedy"]
    assert rows[1] == ["Żółw", "3", "2026-06-01 12:00:00"]


def test_xlsx_has_local_times_and_plain_text():
    content = xlsx_response(TABLE, "t.xlsx").content

    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet["C2"].value == datetime(2026, 6, 1, 12, 0)  # noqa: DTZ001 - as a sheet has it
    assert sheet["A3"].value == "'=cmd|' /C calc'!A0"
    assert sheet["A3"].data_type == "s"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cell_that_would_run_is_made_text(start):
    assert neutralized(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


@pytest.mark.parametrize("value", [-5, 0, 1.5, None, True])
def test_numbers_stay_numbers(value):
    assert neutralized(value) is value
