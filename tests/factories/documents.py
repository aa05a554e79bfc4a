"""Small files of the types that the portal takes."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tcal.shared.documents import DocumentFile, read_document

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def uploaded_pdf(name="pełnomocnictwo.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def document() -> DocumentFile:
    return read_document(uploaded_pdf())
