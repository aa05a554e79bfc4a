"""Texts kept by staff on pages of other apps: in the search, and beside the yearly programmes."""

from django.utils.translation import gettext_lazy as _

from tcal.portal.default_pages import COOPERATION_GUIDES
from tcal.portal.models import Page
from tcal.shared.registry import SearchSource, Section


def guides_to_cooperation() -> dict | None:
    """The guides to forms and principles of cooperation, None where staff show neither."""
    pages = list(Page.objects.know_how().shown().filter(key__in=COOPERATION_GUIDES))
    return {"pages": pages} if pages else None


PAGES = SearchSource(
    name="pages",
    label=_("Guides and information"),
    template="portal/_found_page.html",
    find=lambda request, text: Page.objects.shown().search(text),
    order=900,
)
GUIDES_TO_COOPERATION = Section(
    place="programmes",
    template="portal/_cooperation_guides.html",
    context=lambda _request, _subject: guides_to_cooperation(),
)
