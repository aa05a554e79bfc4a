"""What the clock does to places: every few minutes, by the worker.

Each meeting is dealt with in a transaction of its own, with its row locked as by any sign-up.
Running twice at once, or again, changes nothing more.
"""

import logging

from django.apps import apps as global_apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from consultations.models import Meeting, Participation
from consultations.waiting import end_holds, promote

EVERY_MINUTES = 5

logger = logging.getLogger(__name__)


def keep_places() -> str:
    """Free what guests did not confirm in time, and give it to those who wait.

    Also what became free otherwise, by a table that somebody enlarged in the admin, say. Returns
    what was done, for the log of the worker.
    """
    ended = promoted = 0
    for meeting in _meetings_to_settle():
        try:
            with transaction.atomic():
                locked = meeting.locked()
                ended += end_holds(locked)
                promoted += len(promote(locked))
        except Exception:
            # One that fails must not keep all others from being dealt with.
            logger.exception("places of meeting %s could not be settled", meeting.pk)
    return f"holds ended {ended}, promoted {promoted}"


def _meetings_to_settle() -> list[Meeting]:
    late = Participation.objects.with_hold_over().order_by().values("meeting")
    waiting = Participation.objects.waiting().order_by().values("meeting")
    ahead = Q(starts_at__gt=timezone.now(), cancelled_at=None)
    return list(Meeting.objects.filter(Q(pk__in=late) | (ahead & Q(pk__in=waiting))).order_by("pk"))


def schedule_places(*, using, apps=global_apps, **kwargs):
    """Tell the worker to keep the places, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    Schedule.objects.using(using).update_or_create(
        name="consultations: places",
        defaults={
            "func": "consultations.schedule.keep_places",
            "schedule_type": "I",
            "minutes": EVERY_MINUTES,
        },
    )
