"""PDFs of hundreds of pages, laid out part by part and joined into one document."""

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from tcal.shared.pdf import PDF_OPTIONS, document_html

# Stands in the front part until the number of pages is known; as wide as the widest.
PAGES_NOT_COUNTED_YET = 9999


class LongPdf:
    """Parts whose pages are numbered on, with one set of fonts and one tree of tags.

    Layout takes time in proportion to the length; writing takes somewhat more for each page of a
    longer document. Between parts somebody can be told how far it is. The front part loads the fonts; the other templates must not, and both begin
    counting pages at ``first_page``. The front may say how many ``pages_in_all`` there are.
    """

    def __init__(self, front: str, context: dict):
        self._front = (front, context)
        self._fonts = FontConfiguration()
        self._first = self._laid_out(front, {**context, "pages_in_all": PAGES_NOT_COUNTED_YET}, 1)
        self._others = []

    @property
    def page_count(self) -> int:
        return len(self._first.pages) + len(self._others)

    def add(self, template: str, context: dict) -> None:
        part = self._laid_out(template, context, self.page_count + 1)
        self._others.extend(part.pages)

    def write(self) -> bytes:
        template, context = self._front
        front = self._laid_out(template, {**context, "pages_in_all": self.page_count}, 1)
        return front.copy([*front.pages, *self._others]).write_pdf(**PDF_OPTIONS)

    def _laid_out(self, template, context, first_page):
        html = document_html(template, {**context, "first_page": first_page})
        return HTML(string=html).render(font_config=self._fonts, **PDF_OPTIONS)


class BoundPdf:
    """Documents of one template bound together, each from a new page with pages of its own.

    The template loads the fonts only where ``fonts_are_loaded`` is not set.
    """

    def __init__(self, template: str):
        self._template = template
        self._fonts = FontConfiguration()
        self._documents = []

    def add(self, context: dict) -> None:
        known = {**context, "fonts_are_loaded": bool(self._documents)}
        html = document_html(self._template, known)
        self._documents.append(HTML(string=html).render(font_config=self._fonts, **PDF_OPTIONS))

    def write(self) -> bytes:
        """Raises ``ValueError`` when nothing was added."""
        if not self._documents:
            raise ValueError("nothing to bind")
        pages = [page for document in self._documents for page in document.pages]
        return self._documents[0].copy(pages).write_pdf(**PDF_OPTIONS)
