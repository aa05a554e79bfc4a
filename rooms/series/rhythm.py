"""How often a series repeats, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from rooms.models import Frequency
from rooms.series.recurrence import LAST, week_of_month
from tcal.shared.dates import weekday

ORDINALS = {
    1: pgettext_lazy("which one in the month", "1st"),
    2: pgettext_lazy("which one in the month", "2nd"),
    3: pgettext_lazy("which one in the month", "3rd"),
    4: pgettext_lazy("which one in the month", "4th"),
}
# Polish tells them apart: ostatni czwartek, ostatnia sobota.
LASTS = [
    pgettext_lazy("Monday, Tuesday, Thursday or Friday of the month", "last"),
    pgettext_lazy("Wednesday, Saturday or Sunday of the month", "last"),
]
FEMININE = {2, 5, 6}


def rhythm_in_words(frequency: str, first_day: date) -> str:
    """Return "every week, Thursday" or "every month, 1st Saturday"."""
    day = weekday(first_day)
    if frequency == Frequency.WEEKLY:
        return _("every week, %(weekday)s") % {"weekday": day}
    if frequency == Frequency.FORTNIGHTLY:
        return _("every second week, %(weekday)s") % {"weekday": day}
    number = week_of_month(first_day)
    which = LASTS[first_day.weekday() in FEMININE] if number == LAST else ORDINALS[number]
    return _("every month, %(which)s %(weekday)s") % {"which": which, "weekday": day}
