"""Events in other programs: calendars to subscribe to (ICS) and RSS."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.translation import gettext as _

from events.filters import EventFilter
from events.models import Event
from tcal.shared.dates import human_period
from tcal.shared.ical import CalendarEntry
from tcal.shared.mail import absolute_url
from tcal.shared.models import Centre

# A calendar keeps what was, so that it does not lose yesterday's entries at once.
DAYS_BACK = 30
# Subscribed programs ask often: what is further than this many events is not sent.
ENTRIES_AT_MOST = 1000
NEWEST = 50


def calendar_entry(event: Event) -> CalendarEntry:
    host = urlsplit(settings.PORTAL_URL).hostname
    text = [event.lead, event.description]
    if event.is_called_off:
        text.insert(0, _("Called off: %(reason)s") % {"reason": event.decision_reason})
    return CalendarEntry(
        uid=f"event-{event.pk}@{host}",
        title=event.title,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        description="\n\n".join(filter(None, text)),
        location=event.where,
        url=absolute_url(event.get_absolute_url()),
        status="CANCELLED" if event.is_called_off else "CONFIRMED",
        sequence=event.sequence,
        updated_at=event.changed_at,
    )


def calendar_entries(events: Iterable[Event]) -> list[CalendarEntry]:
    return [calendar_entry(event) for event in events[:ENTRIES_AT_MOST]]


class NewestEvents(Feed):
    """Coming events, the last published first; takes the same filters as the list."""

    def title(self):
        return _("Events: %(centre)s") % {"centre": Centre.current().short_name}

    def link(self):
        return absolute_url("/wydarzenia/")

    def description(self):
        return _("New events in the calendar of the city's organisations.")

    def get_object(self, request):
        coming = Event.objects.announced().upcoming().with_details()
        return EventFilter(request.GET or None, queryset=coming, request=request)

    def items(self, chosen):
        return chosen.qs.order_by("-published_at", "-pk")[:NEWEST]

    def item_title(self, event):
        if event.is_called_off:
            return _("Called off: %(title)s") % {"title": event.title}
        return event.title

    def item_description(self, event):
        when = human_period(event.starts_at, event.ends_at)
        return f"{when}. {event.where}. {event.lead}"

    def item_pubdate(self, event):
        return event.published_at

    def item_updateddate(self, event):
        return event.changed_at

    def item_author_name(self, event):
        return event.organizer.name

    def item_categories(self, event):
        return [event.get_kind_display()]

    def item_guid(self, event):
        return calendar_entry(event).uid

    item_guid_is_permalink = False
