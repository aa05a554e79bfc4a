"""Series as tests make them: five Thursdays, 17:00-19:00, from the day of most bookings here."""

from datetime import date, time
from uuid import uuid4

from rooms.models import Frequency
from rooms.series import Recurrence, SeriesPlan, book_series, preview

THURSDAYS = [
    date(2026, 11, 26),
    date(2026, 12, 3),
    date(2026, 12, 10),
    date(2026, 12, 17),
    date(2026, 12, 24),
]


def plan(*, organization, room, recurrence=None, **fields) -> SeriesPlan:
    """``frequency``, ``first_day``, ``starts_at``, ``ends_at``, ``until`` and ``count`` repeat it."""
    given = {
        "frequency": Frequency.WEEKLY,
        "first_day": THURSDAYS[0],
        "starts_at": time(17),
        "ends_at": time(19),
        "until": None,
        "count": 5,
    }
    repeats = {name: fields.pop(name, value) for name, value in given.items()}
    return SeriesPlan(
        recurrence=recurrence or Recurrence(**repeats),
        organization=organization,
        room=room,
        **{
            "people": 5,
            "purpose": "Próby chóru",
            "responsible_person": "Anna Próbna",
            "responsible_phone": "000 000 111",
            **fields,
        },
    )


def choices_of(outlook) -> dict:
    return {one.day: one.choice for one in outlook.days}


def book(plan, *, by, choices=None, submission_id=None):
    """Book what the preview shows, or with these choices."""
    outlook = preview(plan, choices)
    return book_series(
        plan,
        choices_of(outlook),
        by=by,
        submission_id=submission_id or uuid4(),
        seen=outlook.fingerprint,
    )
