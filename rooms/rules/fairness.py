"""Whether the organisation may book anything new."""

from django.utils.translation import gettext as _

from rooms.rules.request import Problem
from tcal.shared.dates import human_date, human_time
from tcal.shared.periods import WARSAW


def about_the_suspension(suspended_until):
    """``suspended_until`` is the moment from which it may book again; None where it may."""
    if suspended_until is None:
        return
    yield Problem("organization", "suspended", suspension_message(suspended_until))


def suspension_message(suspended_until) -> str:
    local = suspended_until.astimezone(WARSAW)
    return _(
        "After its strikes your organisation can't book anything new until %(day)s, %(time)s. What "
        "is booked already stays. You may appeal against a strike on the page of the strikes."
    ) % {"day": human_date(local), "time": human_time(local)}
