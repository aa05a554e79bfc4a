from django.shortcuts import render

from rooms.models import Venue
from tcal.portal.default_pages import STATEMENT_PARTS
from tcal.portal.models import Page
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.models import Centre


@public
def page(request, key):
    found = get_visible_or_404(Page.objects.required(), key=key)
    return _show(request, found, "portal/page.html")


@public
def about(request):
    found = get_visible_or_404(Page.objects.required(), key="about")
    venues = Venue.objects.prefetch_related("opening_hours")
    return _show(request, found, "portal/about.html", venues=venues)


@public
def accessibility_statement(request):
    """The statement of article 10 of the act on digital accessibility, in its official order."""
    found = get_visible_or_404(
        Page.objects.required().select_related("statement"), key="accessibility"
    )
    centre = Centre.current()
    context = {
        "centre": centre,
        "page": found,
        "statement": found.statement,
        "body": found.html(centre, first_heading=3),
        **{part: found.statement.part(part, centre) for part in STATEMENT_PARTS},
    }
    return render(request, "portal/accessibility_statement.html", context)


@public
def know_how(request):
    return render(request, "portal/know_how.html", {"pages": Page.objects.know_how().shown()})


@public
def know_how_page(request, slug):
    found = get_visible_or_404(Page.objects.know_how().shown(), key=slug)
    return _show(request, found, "portal/know_how_page.html")


def _show(request, page, template, **context):
    # The same centre for the placeholders and for the frame of the page: one query.
    centre = Centre.current()
    context |= {"centre": centre, "page": page, "body": page.html(centre)}
    return render(request, template, context)
