"""How long the longest report takes: 400 remarks of 5,000 characters, 40 of them with a picture.

Not a part of the suite, since it takes minutes; ask for it by name:

    pytest tests/consultations/long_report.py -s
"""

import io
import re
from time import process_time

import pytest
from pypdf import PdfReader

from consultations.documents.editions import Edition
from consultations.documents.final_report import long_report_pdf, report_steps
from consultations.publishing import latest_version
from consultations.states import Outcome
from tests.factories import answers as publish
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

FILLING = "Zażółć gęślą jaźń i dopisać zadanie o zieleni osiedlowej. "
LONG = 5000


@pytest.mark.parametrize(("count", "pictures"), [(50, 5), (400, 40)], ids=["50", "400"])
def test_longest_report_has_everything_once(capsys, count, pictures):
    closed = make.consultation(status="closed", days=-1)
    long_consultation(closed, count=count, characters=LONG, pictures=pictures)
    publish.published(consultation=closed)
    edition = Edition(closed, latest_version(closed))
    taken = []
    began = process_time()
    content = long_report_pdf(edition, step=lambda: taken.append(1))
    seconds = process_time() - began
    reader = PdfReader(io.BytesIO(content))
    with capsys.disabled():
        made = len(reader.pages)
        print(  # noqa: T201
            f"\n{count} remarks, {pictures} pictures: {seconds:.1f} s of the processor, {made} pages, "
            f"{1000 * seconds / made:.0f} ms a page, {len(content) / 2**20:.1f} MiB"
        )
    assert len(taken) == report_steps(edition)
    assert_each_once(pages_of(reader), count)
    assert_nothing_cut(pages_of(reader), closed)
    assert len(alternative_texts(reader)) == pictures


def long_consultation(consultation, *, count, characters, pictures=0):
    """Answered remarks whose texts begin and end with a mark of their number."""
    pictured = range(1, count + 1, count // pictures)[:pictures] if pictures else ()
    for number in range(1, count + 1):
        begin, end = f"POCZ{number:04}ATEK ", f" KON{number:04}IEC"
        room = characters - len(begin) - len(end)
        remark = make.remark(
            consultation=consultation,
            number=number,
            outcome=list(Outcome)[number % 4],
            justification=f"Powód{number:04}miasta.",
            text=begin + (FILLING * (room // len(FILLING) + 1))[:room] + end,
        )
        if number in pictured:
            publish.remark_picture(remark=remark, alt=f"Szkic nr {number}")


def pages_of(reader) -> list[str]:
    """The text of each page, white space folded."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def assert_each_once(pages, count):
    whole = "".join(pages).replace(" ", "")
    for number in range(1, count + 1):
        for mark in [
            f"POCZ{number:04}ATEK",
            f"KON{number:04}IEC",
            f"Powód{number:04}miasta.",
        ]:
            assert whole.count(mark) == 1, mark
    # The date moves to the next page with a row that begins on the last line of one.
    row = r"(?<!\d)(\d+) (?:24\.11\.2026 portal )?osoba prywatna nie wskazano"
    rows = re.findall(row, " ".join(pages))
    assert sorted(map(int, rows)) == list(range(1, count + 1))


def assert_nothing_cut(pages, consultation):
    """Each word of the filling is there as often as it was written."""
    texts = " ".join(consultation.remarks.values_list("text", flat=True))
    printed = " ".join(pages)
    for word in ["Zażółć", "gęślą", "jaźń", "dopisać", "zieleni", "osiedlowej."]:
        assert printed.count(word) == texts.count(word), word


def alternative_texts(reader) -> list[str]:
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [one["/Alt"] for one in objects if isinstance(one, dict) and "/Alt" in one]
