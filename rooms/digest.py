"""Every morning on which the centre is open: what waits for a decision, to each of the staff."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from rooms.models import Venue
from rooms.opening import load_opening_calendars
from tcal.accounts.models import User
from tcal.accounts.roles import Role
from tcal.shared.dates import human_date, weekday
from tcal.shared.desk import WaitingQueue, waiting_for
from tcal.shared.mail import queue_mail
from tcal.shared.models import Centre, QueuedMail
from tcal.shared.periods import WARSAW, local_datetime, local_today

SENT_AT = time(7)
# A worker that stood still in the morning catches up; in the afternoon it is no digest any more.
SENT_UNTIL = time(12)
LISTED_PER_QUEUE = 5


def send_digests() -> int:
    """Send today's digest to each of the staff for whom something waits; return to how many.

    Only between 7:00 and noon, on days when the centre is open, about what had been waiting at
    7:00. Each person gets one a day, however often this runs.
    """
    now, today = timezone.now(), local_today()
    since = local_datetime(today, SENT_AT)
    if not since <= now < local_datetime(today, SENT_UNTIL) or not _is_open(today):
        return 0
    people = User.objects.filter(groups__name=Role.STAFF.value, is_active=True).order_by("pk")
    return sum(_send_to(person, since) for person in people)


def _send_to(person, since: datetime) -> bool:
    with translation.override(person.language), transaction.atomic():
        # Two workers at once write one after the other, and the second finds the first's letter.
        Centre.objects.select_for_update(no_key=True).get(pk=Centre.current().pk)
        subject = _subject(since)
        # The subject names the day: it is how a digest is known to have been written.
        if QueuedMail.objects.filter(
            to=person.email, subject=subject, queued_at__gte=since
        ).exists():
            return False
        queues = [one for one in waiting_for(person) if _had_waited(one, since)]
        if not queues:
            return False
        queue_mail(
            "rooms/mail/staff_digest",
            to=person.email,
            language=person.language,
            context={
                "subject": subject,
                "queues": queues,
                "listed": LISTED_PER_QUEUE,
                "count": sum(one.count for one in queues),
            },
        )
    return True


def _subject(since) -> str:
    day = since.astimezone(WARSAW).date()
    return _("What waits for a decision: %(weekday)s, %(date)s") % {
        "weekday": weekday(day),
        "date": human_date(day),
    }


def _had_waited(waiting: WaitingQueue, since) -> bool:
    """Queues are oldest first: what came after seven waits for tomorrow's digest."""
    return bool(waiting.items) and waiting.items[0].since <= since


def _is_open(day) -> bool:
    calendars = load_opening_calendars(Venue.objects.all(), day, day)
    return any(calendar.periods_on(day) for calendar in calendars.values())
