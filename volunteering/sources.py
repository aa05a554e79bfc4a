"""Volunteering offers in the search of everything."""

from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import SearchSource
from volunteering.models import Opportunity

OFFERS = SearchSource(
    name="volunteering",
    label=_("Volunteering offers"),
    template="volunteering/_search_result.html",
    find=lambda _request, text: Opportunity.objects.open().for_cards().search(text),
    order=40,
)
