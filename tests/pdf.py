"""Reading back the documents that the portal made."""

from io import BytesIO

from pypdf import PdfReader


def pdf_text(content: bytes) -> str:
    """Return the text of all pages, white space folded."""
    reader = PdfReader(BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
