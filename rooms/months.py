"""Calendar months: how people count "three months", also from the 31st."""

from calendar import monthrange
from datetime import date, datetime

from tcal.shared.periods import WARSAW, NonexistentLocalTime, local_datetime


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or earlier: the last of the month where it has none.

    A month after 31 January is the end of February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment_months_later(moment: datetime, months: int) -> datetime:
    """Return the same time by Warsaw's clock so many months later or earlier, to the microsecond."""
    local = moment.astimezone(WARSAW)
    day = months_later(local.date(), months)
    try:
        return local_datetime(day, local.time(), fold=local.fold)
    except NonexistentLocalTime as gap:
        return gap.first_valid
