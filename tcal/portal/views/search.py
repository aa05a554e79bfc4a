from dataclasses import dataclass

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.shortcuts import render

from tcal.shared.access import public
from tcal.shared.registry import SearchSource, search_sources

SHOWN_PER_GROUP = 5
PER_PAGE = 20
TYPED_AT_MOST = 200


@dataclass(frozen=True)
class Group:
    """What one part of the portal found. ``page`` is set where it is shown alone."""

    source: SearchSource
    count: int
    results: list
    page: ListPage | None = None

    @property
    def has_more(self) -> bool:
        return self.count > len(self.results)


@public
def search(request):
    """Everything that answers ``q``, in groups, or with ``w`` all of one group."""
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:TYPED_AT_MOST].strip()
    sources = search_sources()
    only = next((one for one in sources if one.name == request.GET.get("w")), None)
    groups = []
    if text and only:
        groups = [_whole_group(request, only, text)]
    elif text:
        groups = [_first_of_group(request, source, text) for source in sources]
    groups = [group for group in groups if group.count]
    return render(
        request,
        "portal/search.html",
        {"text": text, "only": only, "groups": groups, "typed_at_most": TYPED_AT_MOST},
    )


def _first_of_group(request, source, text) -> Group:
    found = source.find(request, text)
    first = list(found[: SHOWN_PER_GROUP + 1])
    count = found.count() if len(first) > SHOWN_PER_GROUP else len(first)
    return Group(source, count, first[:SHOWN_PER_GROUP])


def _whole_group(request, source, text) -> Group:
    page = Paginator(source.find(request, text), PER_PAGE).get_page(request.GET.get("page"))
    return Group(source, page.paginator.count, list(page), page)
