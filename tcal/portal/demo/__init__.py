"""A living centre to try things out on: invented people, dates around today.

Loaded by ``manage.py load_demo``, never where ``DEBUG`` is off. Each module loads one area into
the ``world`` that the earlier ones filled.
"""

from types import SimpleNamespace

from django.db import transaction

from tcal.shared.models import Centre
from tcal.shared.periods import local_today

PASSWORD = "demo-TCAL-2026"  # noqa: S105 - printed at every start, works only in the demo

# (e-mail, role) as they are told to who starts the demo.
ACCOUNTS = [
    ("czlonek@tcal.example", "member of an organisation"),
    ("menedzer@tcal.example", "organisation's manager"),
    ("obsluga@tcal.example", "centre staff"),
    ("koordynator@tcal.example", "city coordinator"),
    ("kultura@tcal.example", "city department"),
    ("moderator@tcal.example", "table moderator"),
    ("wolontariusz@tcal.example", "volunteer"),
]


def load() -> bool:
    """Load the demo unless it is there; return whether it was loaded now. All or nothing."""
    # The areas import the apps' models, which exist only once Django is ready.
    from tcal.portal.demo import (
        agreements,
        consultations,
        contributions,
        events,
        organizations,
        people,
        rooms,
        surveys,
        volunteering,
    )

    with transaction.atomic():
        centre = Centre.objects.select_for_update().get(pk=Centre.current().pk)
        if centre.is_demo:
            return False
        world = SimpleNamespace(today=local_today(), users={}, organizations={}, rooms={})
        areas = (
            people,
            organizations,
            contributions,
            agreements,
            surveys,
            rooms,
            events,
            volunteering,
            consultations,
        )
        for area in areas:
            area.load(world)
        Centre.objects.filter(pk=centre.pk).update(is_demo=True)
    return True
