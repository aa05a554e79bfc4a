"""Texts kept by staff, as a part of what is searched."""

from django.utils.translation import gettext_lazy as _

from tcal.portal.models import Page
from tcal.shared.registry import SearchSource

PAGES = SearchSource(
    name="pages",
    label=_("Guides and information"),
    template="portal/_found_page.html",
    find=lambda request, text: Page.objects.shown().search(text),
    order=900,
)
