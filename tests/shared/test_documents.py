"""Documents that people upload: the listed types only, by name and by content."""

import io
import zipfile

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from tcal.shared import documents
from tcal.shared.documents import CONTENT_TYPES, DocumentField, read_document

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def packed(parts: dict[str, bytes], *, stored=("mimetype",)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return out.getvalue()


def opendocument(extension, **more) -> bytes:
    return packed({"mimetype": CONTENT_TYPES[extension].encode(), "content.xml": b"<x/>", **more})


def docx(**more) -> bytes:
    return packed({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>", **more})


def xlsx() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def sent(name, content) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def refusal_code(name, content) -> str:
    with pytest.raises(ValidationError) as refused:
        read_document(sent(name, content))
    return refused.value.code


WHOLE = {
    "program.pdf": PDF,
    "PROGRAM.PDF": PDF,
    "program.odt": opendocument("odt"),
    "zadania.ods": opendocument("ods"),
    "program.docx": docx(),
    "zadania.xlsx": xlsx(),
    "uwagi.txt": "Zażółć gęślą jaźń\r\n".encode(),
    "znak.txt": "\ufeffZażółć".encode(),
}


@pytest.mark.parametrize("name", WHOLE)
def test_listed_type_is_taken_with_its_extension_and_size(name):
    read = read_document(sent(name, WHOLE[name]))
    assert read.extension == name.rpartition(".")[2].lower()
    assert read.size == len(WHOLE[name])
    assert read.file.read() == WHOLE[name]


REFUSED = {
    "empty": ("program.pdf", b"", "empty"),
    "not_listed": ("program.exe", PDF, "type_not_listed"),
    "no_extension": ("program", PDF, "type_not_listed"),
    "old_word": ("program.doc", PDF, "type_not_listed"),
    "svg": ("plan.svg", b"<svg onload=alert(1)>", "type_not_listed"),
    "two_extensions": ("program.pdf.html", PDF, "type_not_listed"),
    "page_called_pdf": ("program.pdf", b"<html>%PDF-</html>%%EOF", "content_differs"),
    "pdf_cut_off": ("program.pdf", PDF[:20], "content_differs"),
    "pdf_called_docx": ("program.docx", PDF, "content_differs"),
    "odt_called_docx": ("program.docx", opendocument("odt"), "content_differs"),
    "docx_called_odt": ("program.odt", docx(), "content_differs"),
    "odt_called_ods": ("zadania.ods", opendocument("odt"), "content_differs"),
    "xlsx_called_docx": ("program.docx", xlsx(), "content_differs"),
    "any_archive": ("program.odt", packed({"a.txt": b"a"}), "content_differs"),
    "archive_cut_off": ("program.docx", docx()[:-10], "content_differs"),
    "program_before_archive": ("program.docx", b"MZ" + docx(), "content_differs"),
    "packed_mimetype": (
        "program.odt",
        packed({"mimetype": CONTENT_TYPES["odt"].encode(), "content.xml": b"<x/>"}, stored=()),
        "content_differs",
    ),
    "page_called_txt": ("uwagi.txt", b" <!DOCTYPE html><script>", "content_differs"),
    "bytes_called_txt": ("uwagi.txt", b"abc\0def", "content_differs"),
    "text_of_old_windows": ("uwagi.txt", "żółw".encode("cp1250"), "not_utf8"),
    "macros": ("program.docx", docx(**{"word/vbaProject.bin": b"x"}), "macros"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_anything_else_is_refused(case):
    name, content, code = REFUSED[case]
    assert refusal_code(name, content) == code


def test_too_large_file_is_refused_and_the_largest_is_taken(monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", len(PDF))
    assert read_document(sent("program.pdf", PDF)).size == len(PDF)
    assert refusal_code("program.pdf", b"%PDF-" + PDF) == "too_large"


def test_limit_is_20_megabytes():
    assert documents.MOST_BYTES == 20 * 1024 * 1024


def test_bomb_is_refused_without_being_unpacked(monkeypatch):
    monkeypatch.setattr(documents, "MOST_UNPACKED_BYTES", 10_000_000)
    bomb = docx(**{"word/media/zeros": bytes(11_000_000)})
    assert len(bomb) < 20_000

    def never(*args, **kwargs):
        raise AssertionError("something was unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    assert refusal_code("program.docx", bomb) == "unpacks_to_too_much"


def test_endless_list_of_contents_is_not_read(monkeypatch):
    monkeypatch.setattr(documents, "MOST_LISTED_BYTES", 500)
    many = packed({f"czesc-{number}": b"" for number in range(50)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal_code("program.docx", many) == "content_differs"


def test_field_says_what_is_wrong_beside_itself():
    class Form(forms.Form):
        file = DocumentField()

    form = Form({}, {"file": sent("program.exe", b"x")})
    assert not form.is_valid()
    assert form.errors["file"].as_data()[0].code == "type_not_listed"
    assert Form({}, {}).errors["file"].as_data()[0].code == "required"
    form = Form({}, {"file": sent("program.pdf", PDF)})
    assert form.is_valid()
    assert form.cleaned_data["file"].extension == "pdf"
