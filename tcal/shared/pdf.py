"""The one way to make a PDF: a template, WeasyPrint, tagged for readers of every kind (PDF/UA-1)."""

from pathlib import Path

import font_lato
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML

from tcal.shared.models import Centre

FONTS = Path(font_lato.font_directory)


# Large pictures are made as small as paper needs them.
PDF_OPTIONS = {
    "pdf_variant": "pdf/ua-1",
    "optimize_images": True,
    "dpi": 150,
    "jpeg_quality": 80,
}


def render_pdf(template: str, context: dict, *, language: str = "pl") -> bytes:
    """Return the document as bytes, in Polish whatever the visitor's language unless told otherwise.

    Whole TTF fonts are used: the subset files of the pages garble Polish letters in PDFs.
    """
    return HTML(string=document_html(template, context, language=language)).write_pdf(**PDF_OPTIONS)


def document_html(template: str, context: dict, *, language: str = "pl") -> str:
    """Return what is laid out: the template with the centre's name and the fonts."""
    with translation.override(language):
        return render_to_string(
            template,
            {
                "centre": Centre.current(),
                "language": language,
                "font_regular": (FONTS / "Lato-Regular.ttf").as_uri(),
                "font_bold": (FONTS / "Lato-Bold.ttf").as_uri(),
                "font_black": (FONTS / "Lato-Black.ttf").as_uri(),
                **context,
            },
        )


def pdf_response(
    template: str, context: dict, *, filename: str, language: str = "pl"
) -> HttpResponse:
    response = HttpResponse(
        render_pdf(template, context, language=language), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["Cache-Control"] = "private, no-store"
    return response
