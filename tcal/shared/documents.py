"""Documents that people upload for others to download: only of listed types, kept as they came.

Both the ending of the name and the content have to be of one listed type. Nothing that was packed
is unpacked to find out: of an office document only its list of contents is read, and how large the
parts say they are. Documents are kept in the private storage and served as attachments only.
"""

import struct
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import FileResponse, Http404
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tcal.shared.tables import XLSX

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": XLSX,
    "txt": "text/plain; charset=utf-8",
}
MOST_BYTES = 20 * 1024 * 1024
# What an office document may unpack to in the program of whoever opens it.
MOST_UNPACKED_BYTES = 300 * 1024 * 1024
MOST_LISTED_BYTES = 1024 * 1024
_MAIN_PART = {"odt": "content.xml", "ods": "content.xml"} | {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
}
_FIRST_PART = b"PK\x03\x04"
_END_OF_LIST, _END_OF_LONG_LIST = b"PK\x05\x06", b"PK\x06\x07"
_END_OF_LIST_BYTES, _END_OF_LONG_LIST_BYTES = 22, 20
_LONGEST_REMARK = 65_535
_MIMETYPE_BYTES_AT_MOST = 100


@dataclass(frozen=True)
class DocumentFile:
    """A checked file as it will be stored."""

    file: File
    extension: str
    size: int


def read_document(file) -> DocumentFile:
    """Return an uploaded file, checked.

    Raises ``ValidationError``, in words for whoever chose the file, when it is empty, too large, of
    a type that is not listed, or of another one than its name says.
    """
    if not file.size:
        raise ValidationError(_("The file is empty. Choose another one."), code="empty")
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s will do. Send a smaller file.")
            % {"size": filesizeformat(file.size), "limit": filesizeformat(MOST_BYTES)},
            code="too_large",
        )
    extension = PurePath(file.name or "").suffix.lower().removeprefix(".")
    if extension not in CONTENT_TYPES:
        raise ValidationError(
            _("Files of this type are not taken. Send one of: %(types)s.")
            % {"types": ", ".join(CONTENT_TYPES)},
            code="type_not_listed",
        )
    _CHECKS[extension](file, extension)
    file.seek(0)
    return DocumentFile(file, extension, file.size)


def document_response(stored, *, extension: str, name: str) -> FileResponse:
    """Return a stored file as an attachment with a readable name, never shown in the page.

    Raises ``Http404`` when the storage has lost it.
    """
    try:
        file = stored.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.{extension}",
        content_type=CONTENT_TYPES.get(extension, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


class DocumentField(forms.FileField):
    """A file to upload that becomes a ``DocumentFile``; errors are told beside the field."""

    widget = forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in CONTENT_TYPES)})
    default_error_messages = {
        "required": gettext_lazy("Choose a file."),
        "empty": gettext_lazy("The file is empty. Choose another one."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "help_text", gettext_lazy("PDF, ODT, ODS, DOCX, XLSX or TXT, at most 20 MB.")
        )
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return read_document(file) if file and file is not initial else None


def _is_pdf(file, extension) -> None:
    file.seek(0)
    begins = file.read(5) == b"%PDF-"
    file.seek(max(0, file.size - 4096))
    if not begins or b"%%EOF" not in file.read():
        raise _not_what_it_says(extension)


def _is_text(file, extension) -> None:
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(
            _(
                "Polish letters of this text can't be read. Save the file as UTF-8 and send it again."
            ),
            code="not_utf8",
        ) from error
    starts = text.lstrip()[:20].lower()
    if any(ord(c) < 32 and c not in "\t\n\r\f" for c in text) or starts.startswith(
        ("<!doctype", "<html", "<?xml", "<svg", "<script")
    ):
        raise _not_what_it_says(extension)


def _is_office_document(file, extension) -> None:
    try:
        archive = _listed(file)
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, NotImplementedError) as error:
        raise _not_what_it_says(extension) from error
    with archive:
        parts = {part.filename: part for part in archive.infolist()}
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED_BYTES:
            raise ValidationError(
                _("The document unpacks to far more than its size, so it is not taken."),
                code="unpacks_to_too_much",
            )
        if _MAIN_PART[extension] not in parts or not _says_so_itself(archive, parts, extension):
            raise _not_what_it_says(extension)
    if any("vbaproject" in name.lower() for name in parts):
        raise ValidationError(
            _("The document has macros in it. Save it without them and send it again."),
            code="macros",
        )


def _listed(file) -> zipfile.ZipFile:
    """Open the list of contents, once it is known to be short. Raises ``BadZipFile``."""
    file.seek(0)
    if file.read(4) != _FIRST_PART:
        raise zipfile.BadZipFile
    tail = _END_OF_LIST_BYTES + _LONGEST_REMARK + _END_OF_LONG_LIST_BYTES
    file.seek(max(0, file.size - tail))
    end = file.read()
    at = end.rfind(_END_OF_LIST)
    # The long form is for archives of over 4 GB; it could claim any length.
    if at < 0 or end[max(0, at - _END_OF_LONG_LIST_BYTES) : at].startswith(_END_OF_LONG_LIST):
        raise zipfile.BadZipFile
    (listed_bytes,) = struct.unpack_from("<L", end, at + 12)
    if listed_bytes > MOST_LISTED_BYTES:
        raise zipfile.BadZipFile
    file.seek(0)
    return zipfile.ZipFile(file)


def _says_so_itself(archive, parts, extension) -> bool:
    """OpenDocument names its type in an unpacked part; Microsoft's formats have a list of types."""
    if extension in ("docx", "xlsx"):
        return "[Content_Types].xml" in parts
    part = parts.get("mimetype")
    if (
        part is None
        or part.compress_type != zipfile.ZIP_STORED
        or part.file_size > _MIMETYPE_BYTES_AT_MOST
    ):
        return False
    try:
        return archive.read(part).strip() == CONTENT_TYPES[extension].encode()
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        return False


def _not_what_it_says(extension: str) -> ValidationError:
    return ValidationError(
        _(
            "By its content this is not a whole %(type)s file. Save it again in the program that "
            "made it and send that file."
        )
        % {"type": extension.upper()},
        code="content_differs",
    )


_CHECKS = {
    "pdf": _is_pdf,
    "txt": _is_text,
    **dict.fromkeys(_MAIN_PART, _is_office_document),
}
