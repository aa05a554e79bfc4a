"""What the clock does to bookings: every few minutes, by the worker or by ``run_deadlines``.

Each booking is dealt with in a transaction of its own, under the same locks as any decision, so
that whoever was faster wins. Running twice at once, or again, changes nothing more.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta

from django.apps import apps as global_apps
from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Value
from django.utils import timezone

from rooms.changes import expire_change
from rooms.digest import send_digests
from rooms.models import Booking, BookingChange
from rooms.reminders import remind_people
from rooms.states import BookingStatus
from tcal.accounts.models import User
from tcal.accounts.roles import Role
from tcal.shared.mail import queue_mail
from tcal.shared.models import Centre
from tcal.shared.states import ForbiddenMove

EVERY_MINUTES = 5
# So long after the end staff may still say that nobody came.
UNTIL_COMPLETED = timedelta(hours=24)
STAFF_LANGUAGE = "pl"

logger = logging.getLogger(__name__)


def keep_deadlines() -> str:
    """Do all of it; return what was done, for the log of the worker."""
    expired, completed, reminded = expire_overdue(), complete_past(), remind_staff()
    coming, digests = remind_people(), send_digests()
    return (
        f"expired {expired}, completed {completed}, reminded of {reminded}, "
        f"announced {coming}, digests {digests}"
    )


def expire_overdue() -> int:
    """Expire requests, offers and changes that nobody answered in time; return how many.

    The deadline itself is still in time.
    """
    bookings = _each(_whole(Booking.objects.overdue()), Booking.expire)
    # Afterwards: a request that expires takes its changes along, without a letter about each.
    changes = BookingChange.objects.overdue().select_related("booking")
    return bookings + _each(changes, expire_change)


def complete_past() -> int:
    """Count bookings as having taken place a day after their end; return how many."""
    ended = Booking.objects.filter(
        status=BookingStatus.CONFIRMED, ends_at__lte=timezone.now() - UNTIL_COMPLETED
    )
    return _each(_whole(ended), Booking.complete)


def remind_staff() -> int:
    """Send staff one letter about requests that will soon expire; return how many it lists.

    Each request is listed once, so many hours before its deadline as its venue says.
    """
    now = timezone.now()
    notice = ExpressionWrapper(
        F("room__venue__reminder_hours") * Value(timedelta(hours=1)), output_field=DurationField()
    )
    remind_from = ExpressionWrapper(F("answer_by") - notice, output_field=DateTimeField())
    soon = (
        Booking.objects.filter(status=BookingStatus.PENDING, staff_reminded_at=None)
        .annotate(remind_from=remind_from)
        .filter(remind_from__lte=now, answer_by__gte=now)
        .select_related("organization", "room")
        .order_by("answer_by", "pk")
    )
    with transaction.atomic():
        # What another run of this job is writing about, or somebody is deciding now, is left out.
        bookings = list(soon.select_for_update(of=("self",), skip_locked=True, no_key=True))
        if not bookings:
            return 0
        Booking.objects.filter(pk__in=[one.pk for one in bookings]).update(staff_reminded_at=now)
        for address in _staff_addresses():
            queue_mail(
                "rooms/mail/staff_reminder",
                to=address,
                language=STAFF_LANGUAGE,
                context={"bookings": bookings},
            )
    return len(bookings)


def schedule_deadlines(*, using, apps=global_apps, **kwargs):
    """Tell the worker to keep the deadlines, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    Schedule.objects.using(using).update_or_create(
        name="rooms: deadlines",
        defaults={
            "func": "rooms.deadlines.keep_deadlines",
            "schedule_type": "I",
            "minutes": EVERY_MINUTES,
        },
    )


def _each(things: Iterable, verb: Callable) -> int:
    done = 0
    for thing in list(things):
        try:
            verb(thing)
        except ForbiddenMove:
            # Somebody answered at this moment.
            continue
        except Exception:
            # One that fails must not keep all others from being dealt with.
            logger.exception("%s: %s could not be dealt with", verb.__name__, thing.pk)
        else:
            done += 1
    return done


def _whole(bookings):
    return bookings.select_related("organization", "room", "requested_by")


def _staff_addresses() -> list[str]:
    """The centre's own address or, where it has none, those of all its staff."""
    if address := Centre.current().email:
        return [address]
    staff = User.objects.filter(groups__name=Role.STAFF.value, is_active=True)
    return list(staff.order_by("pk").values_list("email", flat=True))
