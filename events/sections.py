"""Events on pages of other apps: the first page, an organisation's page, the search."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event
from tcal.shared.periods import day_bounds, local_today
from tcal.shared.registry import SearchSource, Section

NEXT_ON_HOME = 3
# More than any day has, with those of the next days after them.
READ_FOR_HOME = 40
ON_ORGANIZATION_PAGE = 5


def _coming():
    return Event.objects.announced().upcoming().with_details()


def _coming_on_home(request) -> list[Event]:
    """Two parts of the first page, one reading."""
    if not hasattr(request, "events_coming_on_home"):
        request.events_coming_on_home = list(_coming()[:READ_FOR_HOME])
    return request.events_coming_on_home


def _today_on_home(request, _subject) -> dict:
    tomorrow = day_bounds(local_today()).ends_at
    return {"events_today": [one for one in _coming_on_home(request) if one.starts_at < tomorrow]}


def _next_on_home(request, _subject) -> dict | None:
    tomorrow = day_bounds(local_today()).ends_at
    events = [one for one in _coming_on_home(request) if one.starts_at >= tomorrow]
    return {"next_events": events[:NEXT_ON_HOME]} if events else None


def _of_organization(_request, organization) -> dict | None:
    coming = _coming().organized_by(organization)
    shown = list(coming[: ON_ORGANIZATION_PAGE + 1])
    if not shown:
        return None
    return {
        "events": shown[:ON_ORGANIZATION_PAGE],
        "has_more": len(shown) > ON_ORGANIZATION_PAGE,
        "organization": organization,
    }


def _find(_request, text):
    """What can still be visited comes first, whatever resembles the words most."""
    is_past = ExpressionWrapper(Q(ends_at__lte=timezone.now()), output_field=BooleanField())
    found = Event.objects.announced().with_details().annotate(is_past=is_past).search(text)
    return found.order_by("is_past", *found.query.order_by)


TODAY_ON_HOME = Section(
    place="home",
    template="events/_home_today.html",
    context=_today_on_home,
    order=10,
)
NEXT_EVENTS_ON_HOME = Section(
    place="home", template="events/_home_next.html", context=_next_on_home, order=60
)
ORGANIZATION_SECTION = Section(
    place="organization",
    template="events/_organization.html",
    context=_of_organization,
    order=10,
)
EVENT_SEARCH = SearchSource(
    name="events",
    label=_("Events"),
    template="events/_search_result.html",
    find=_find,
    order=20,
)
