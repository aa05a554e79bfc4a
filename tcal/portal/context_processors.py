from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from rooms.models import Venue
from rooms.opening import load_opening_calendars
from tcal.shared.dates import human_time_range
from tcal.shared.periods import local_today, subtracted


def opening_today(request):
    """The foot of every page says when the centre is open today."""
    return {"opening_today": SimpleLazyObject(_opening_today)}


def _opening_today() -> str:
    today = local_today()
    calendars = load_opening_calendars(Venue.objects.order_by("pk")[:1], today, today)
    if not calendars:
        return ""
    (calendar,) = calendars.values()
    return opening_in_words(calendar, today)


def opening_in_words(calendar, day) -> str:
    """Return the hours of a day, or that the centre is closed and why."""
    periods = calendar.periods_on(day)
    staffed = calendar.periods_on(day, staffed_only=True)
    if staffed:
        hours = _in_words(staffed)
        alone = _in_words(rest for one in periods for rest in subtracted(one, staffed))
        if alone:
            return _("Open today %(hours)s, without staff %(alone)s") % {
                "hours": hours,
                "alone": alone,
            }
        return _("Open today %(hours)s") % {"hours": hours}
    if periods:
        return _("Open today without staff %(hours)s") % {"hours": _in_words(periods)}
    note = calendar.note_on(day)
    return _("Closed today (%(note)s)") % {"note": note} if note else _("Closed today")


def _in_words(periods) -> str:
    return ", ".join(human_time_range(one.starts_at, one.ends_at) for one in periods)
