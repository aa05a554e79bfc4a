"""What everybody sees: the list and the page of an offer. People are never shown here."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tcal.shared.access import get_visible_or_404, public
from volunteering.filters import OpportunityFilter
from volunteering.models import Application, Opportunity
from volunteering.permissions import can_edit, can_manage_offer

PER_PAGE = 12


@public
@require_safe
def opportunity_list(request):
    offers = Opportunity.objects.open().for_cards().newest_first()
    chosen = OpportunityFilter(request.GET, queryset=offers, request=request)
    page = Paginator(chosen.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "volunteering/list.html",
        {"filter": chosen, "form": chosen.form, "page": page},
    )


@public
@require_safe
def opportunity(request, slug):
    shown = get_visible_or_404(Opportunity.objects.visible_to(request.user).for_page(), slug=slug)
    return render(
        request,
        "volunteering/opportunity.html",
        {"opportunity": shown, **_of_visitor(request.user, shown)},
    )


def _of_visitor(user, opportunity) -> dict:
    """What this visitor has to do with the offer; none of it costs a query without an account."""
    if not user.is_authenticated:
        return {}
    application = Application.objects.of(user).to(opportunity).lasting().first()
    return {
        "my_application": application,
        "has_applied": application is not None,
        "may_manage": can_manage_offer(user, opportunity),
        "may_edit": can_edit(user, opportunity),
    }
