"""Events in any status, written as they would be after the verbs."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from events.models import Event
from tests.factories import organizations

_numbers = count(1)


def event(
    *,
    organizer=None,
    starts_at=None,
    ends_at=None,
    days_ahead=3,
    hours=2,
    status="published",
    submitted_by=None,
    spheres=(),
    co_organizers=(),
    **fields,
) -> Event:
    """Return an event, published unless told otherwise; ``days_ahead`` counts from now."""
    number = next(_numbers)
    now = timezone.now()
    starts_at = starts_at or now + timedelta(days=days_ahead)
    life = {}
    if status != "draft":
        life |= {"submitted_at": now - timedelta(days=2), "submitted_by": submitted_by}
    if status in ("published", "cancelled"):
        life |= {"published_at": now - timedelta(days=1)}
    if status in ("returned", "cancelled"):
        life |= {"decision_reason": "Prosimy podać numer sali."}
    made = Event.objects.create(
        organizer=organizer or organizations.organization(),
        starts_at=starts_at,
        ends_at=ends_at or starts_at + timedelta(hours=hours),
        status=status,
        **{
            "title": f"Warsztat próbny {number}",
            "kind": "workshop",
            "lead": "Spotkanie dla wszystkich, którzy chcą spróbować.",
            "place_name": "Dom Sąsiedzki",
            "address": "ul. Próbna 7, Toruń",
        }
        | life
        | fields,
    )
    made.spheres.set(spheres)
    made.co_organizers.set(co_organizers)
    return made


def form_data(*, organizer=None, **changes) -> dict:
    """Return a filled-in announcement of a workshop on 10 December 2026, 17:00–19:00."""
    data = {
        "submission_id": str(uuid4()),
        "title": "Warsztat ceramiki",
        "kind": "workshop",
        "lead": "Lepimy pierwsze naczynie.",
        "description": "Glina i narzędzia są na miejscu.",
        "starts_at": "2026-12-10T17:00",
        "ends_at": "2026-12-10T19:00",
        "booking": "",
        "place_name": "Dom Sąsiedzki",
        "address": "ul. Próbna 7, Toruń",
        "audience": "everyone",
        "language": "pl",
        "is_free": "on",
        "price": "",
    }
    if organizer is not None:
        data["organizer"] = getattr(organizer, "pk", organizer)
    return {name: value for name, value in (data | changes).items() if value is not None}
