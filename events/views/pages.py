"""What everybody sees: the list, the month and the page of an event."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from events.filters import EventFilter
from events.models import Event
from events.month import Month
from events.permissions import can_cancel, can_edit
from events.structured_data import event_as_json_ld
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.periods import local_today

PER_PAGE = 20


@public
@require_safe
def event_list(request):
    coming = Event.objects.announced().upcoming().with_details()
    chosen = EventFilter(request.GET or None, queryset=coming, request=request)
    page = Paginator(chosen.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "events/list.html",
        {
            "filter": chosen,
            "form": chosen.form,
            "page": page,
            "query": _without_page(request.GET),
        },
    )


@public
@require_safe
def current_month(request):
    return redirect(Month.of(local_today()))


@public
@require_safe
def month(request, year, month):
    try:
        shown = Month(year, month)
    except ValueError as error:
        raise Http404 from error
    events = list(Event.objects.announced().in_month(year, month))
    return render(
        request,
        "events/month.html",
        {"month": shown, "weeks": shown.weeks(events), "has_events": bool(events)},
    )


@public
@require_safe
def event(request, slug):
    shown = get_visible_or_404(Event.objects.visible_to(request.user).with_details(), slug=slug)
    return render(
        request,
        "events/event.html",
        {
            "event": shown,
            "together_with": shown.co_organizers.in_polish_order(),
            "spheres": shown.spheres.all(),
            "json_ld": event_as_json_ld(shown, request) if shown.is_announced else None,
            **_may(request.user, shown),
        },
    )


def _may(user, event) -> dict:
    """What this visitor may do; a visitor without an account needs no queries to be refused."""
    if not user.is_authenticated:
        return {}
    return {
        "may_edit": can_edit(user, event),
        "may_cancel": event.can_be_called_off and can_cancel(user, event),
    }


def _without_page(query) -> str:
    kept = query.copy()
    kept.pop("page", None)
    for name in [name for name in kept if not kept[name]]:
        del kept[name]
    return kept.urlencode()
