from django.contrib.sitemaps import Sitemap

from events.models import Event
from events.month import Month
from tcal.shared.periods import local_today


class EventSitemap(Sitemap):
    """Announced events, past ones too: they tell what organisations do."""

    changefreq = "weekly"

    def items(self):
        return Event.objects.announced().order_by("-starts_at", "-pk")

    def lastmod(self, event):
        return event.changed_at


class EventMonthSitemap(Sitemap):
    """The month that lasts and the next one; links lead to the others."""

    changefreq = "daily"

    def items(self):
        current = Month.of(local_today())
        return [month for month in (current, current.next) if month]
