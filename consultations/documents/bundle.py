"""What is handed to the Public Information Bulletin (BIP): one archive with everything public."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils import timezone, translation

from consultations.documents.editions import Edition
from consultations.documents.final_report import long_report_pdf, report_pdf, report_steps
from consultations.documents.protocol import annexes, protocol_pdf
from consultations.documents.statistics import statistics_table
from consultations.results import results_table
from tcal.shared.tables import csv_response, xlsx_response

INDEX = "00-spis-zawartosci.txt"


@dataclass(frozen=True)
class Packed:
    """A file in the archive, as the index names it; ``content`` is None for one that is lost."""

    name: str
    title: str
    dated: date
    content: bytes | None

    @property
    def size(self) -> str:
        return "brak pliku" if self.content is None else filesizeformat(len(self.content))


def bundle_steps(edition: Edition) -> int:
    """How many steps ``bundle_zip`` takes."""
    of_report = report_steps(edition) if edition.is_long else 1
    return of_report + 3


def bundle_zip(edition: Edition, *, step: Callable[[], None]) -> bytes:
    """The archive of a published version, in Polish; ``step`` is called as it grows."""
    with translation.override("pl"):
        files = _documents(edition, step) + _tables(edition)
        step()
        files += _annexes(edition)
        step()
        return _archive(edition, files)


def _documents(edition: Edition, step) -> list[Packed]:
    if edition.is_long:
        report = long_report_pdf(edition, step=step)
    else:
        report = report_pdf(edition)
        step()
    named = f"{edition.consultation.slug}-{edition.suffix}"
    files = [
        Packed(f"01-sprawozdanie-{named}.pdf", "Sprawozdanie z konsultacji", edition.dated, report),
        Packed(
            f"02-protokol-{named}.pdf",
            "Protokół z konsultacji",
            edition.dated,
            protocol_pdf(edition),
        ),
    ]
    step()
    return files


def _tables(edition: Edition) -> list[Packed]:
    named = f"{edition.consultation.slug}-{edition.suffix}"
    files = []
    for extension, response in [("xlsx", xlsx_response), ("csv", csv_response)]:
        # Rows are read once only, so each file has a table of its own.
        content = response(results_table(edition.version), "").content
        title = f"Tabela uwag ze stanowiskami ({extension.upper()})"
        files.append(Packed(f"03-tabela-uwag-{named}.{extension}", title, edition.dated, content))
    if edition.remarks:
        content = xlsx_response(statistics_table(edition), "").content
        files.append(
            Packed(f"04-statystyka-{named}.xlsx", "Uwagi w liczbach", edition.dated, content)
        )
    return files


def _annexes(edition: Edition) -> list[Packed]:
    return [
        Packed(
            f"zalaczniki/{number:02}-{document.slug}.{document.extension}",
            document.title,
            timezone.localtime(document.added_at).date(),
            _content(document.file),
        )
        for number, document in enumerate(annexes(edition.consultation), start=1)
    ]


def _content(file) -> bytes | None:
    try:
        with file.open() as opened:
            return opened.read()
    except FileNotFoundError:
        return None


def _archive(edition: Edition, files: list[Packed]) -> bytes:
    index = render_to_string(
        "consultations/documents/bundle_index.txt",
        {"edition": edition, "consultation": edition.consultation, "files": files},
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # With the mark by which Windows' Notepad knows the encoding.
        archive.writestr(INDEX, "\ufeff" + index.replace("\n", "\r\n"))
        for file in files:
            if file.content is not None:
                archive.writestr(file.name, file.content)
    return out.getvalue()
