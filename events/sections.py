"""Events on pages of other apps: the first page, an organisation's page, the search."""

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Event
from tcal.shared.periods import day_bounds, local_today
from tcal.shared.registry import SearchSource, Section

NEXT_ON_HOME = 3
ON_ORGANIZATION_PAGE = 5


def events_today() -> list[Event]:
    """Return what still takes place today, called-off events marked."""
    return list(_coming().on_day(local_today()))


def next_events(*, at_most: int) -> list[Event]:
    """Return the nearest events that begin after today."""
    return list(_coming().filter(starts_at__gte=day_bounds(local_today()).ends_at)[:at_most])


def _coming():
    return Event.objects.announced().upcoming().with_details()


def _next_on_home(_request, _subject) -> dict | None:
    events = next_events(at_most=NEXT_ON_HOME)
    return {"next_events": events} if events else None


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
    context=lambda _request, _subject: {"events_today": events_today()},
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
