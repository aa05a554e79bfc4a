"""What waits for staff among events."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import Event
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_period
from tcal.shared.registry import DeskItem, DeskQueue


def _item(event) -> DeskItem:
    return DeskItem(
        title=event.title,
        since=event.submitted_at,
        url=reverse("admin:events_event_change", args=[event.pk]),
        detail=f"{event.organizer} · {human_period(event.starts_at, event.ends_at)}",
    )


WAITING_EVENTS = DeskQueue(
    name="events",
    label=_("Events"),
    may_see=is_centre_staff,
    waiting=lambda user: Event.objects.awaiting_decision().select_related("organizer"),
    item=_item,
    url=lambda: reverse("admin:events_event_changelist") + "?status__exact=submitted",
)
