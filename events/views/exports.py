"""Calendars and RSS."""

import hashlib

from django.http import HttpResponseNotModified
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.feeds import DAYS_BACK, NewestEvents, calendar_entries, calendar_entry
from events.filters import EventFilter
from events.models import Event
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.ical import calendar_response
from tcal.shared.models import Centre

rss = public(require_safe(NewestEvents()))


@public
@require_safe
def calendar_feed(request):
    shown = Event.objects.announced().recent(days=DAYS_BACK).with_details()
    chosen = EventFilter(request.GET or None, queryset=shown, request=request)
    name = _("Events: %(centre)s") % {"centre": Centre.current().short_name}
    response = calendar_response(calendar_entries(chosen.qs), name=name, filename="wydarzenia.ics")
    return _if_changed(request, response)


@public
@require_safe
def event_calendar(request, slug):
    event = get_visible_or_404(Event.objects.announced().with_details(), slug=slug)
    response = calendar_response(
        [calendar_entry(event)], name=event.title, filename=f"{event.slug}.ics"
    )
    return _if_changed(request, response)


def _if_changed(request, response):
    """Programs ask every hour; they get an empty answer until something has changed."""
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    response["ETag"] = etag
    return response
