"""The final report: the protocol's sections, statistics, the remarks table, annexes."""

from collections.abc import Callable

from consultations.documents.editions import Edition
from consultations.documents.protocol import annexes, protocol
from consultations.documents.statistics import charts
from tcal.shared.long_pdf import LongPdf
from tcal.shared.pdf import render_pdf

TEMPLATE = "consultations/pdf/report.html"
PART_OF_THE_TABLE = "consultations/pdf/remarks_part.html"


def final_report(edition: Edition) -> dict:
    """The context of the report. Raises ``ValidationError`` where ``Edition.check`` does."""
    return {
        **protocol(edition),
        "charts": charts(edition) if edition.remarks else [],
        "annexes": annexes(edition.consultation),
    }


def report_pdf(edition: Edition) -> bytes:
    """The report in one go; for one that is not long."""
    return render_pdf(TEMPLATE, final_report(edition))


def report_steps(edition: Edition) -> int:
    """How many steps making the report in parts takes."""
    return len(edition.in_parts()) + 2


def long_report_pdf(edition: Edition, *, step: Callable[[], None]) -> bytes:
    """The report made part by part; ``step`` is called after each of them."""
    content = final_report(edition)
    document = LongPdf(TEMPLATE, {**content, "table_follows": True})
    step()
    for number, part in enumerate(edition.in_parts()):
        document.add(PART_OF_THE_TABLE, {**content, "remarks": part, "is_continued": number > 0})
        step()
    made = document.write()
    step()
    return made
