"""Problems of a day in one plain sentence, without telling who has the room."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.availability import held_period
from rooms.rules import TAKEN
from rooms.series.plan import local_day
from tcal.shared.dates import hours_text, human_month, human_period, human_time_range


def reason_of(problem, request, circumstances) -> str:
    """Return why one day does not work; shorter than beside a form, where one day is all."""
    sentence = SENTENCES.get(problem.code)
    return sentence(problem, request, circumstances) if sentence else problem.message


def no_such_time(error) -> str:
    return str(error)


def not_bookable() -> str:
    return _("This can't be booked any more. Choose something else.")


def _taken(problem, request, circumstances) -> str:
    held = next(
        held
        for held in circumstances.availability.held(request.room)
        if held.period.overlaps(held_period(request.room, request.period))
    )
    is_one_day = local_day(held.starts_at) == local_day(held.ends_at)
    said = human_time_range if is_one_day else human_period
    details = {
        "room": request.room,
        "hours": said(held.starts_at, held.ends_at),
        "title": held.title,
    }
    if held.title:
        return _("“%(room)s” is taken %(hours)s: %(title)s.") % details
    return _("“%(room)s” is taken %(hours)s.") % details


def _closed(problem, request, circumstances) -> str:
    calendar = circumstances.availability.calendar(request.room)
    day = local_day(request.period.starts_at)
    note, hours = calendar.note_on(day), calendar.periods_on(day)
    if hours:
        return _("The centre is open only %(hours)s.") % {
            "hours": ", ".join(human_time_range(one.starts_at, one.ends_at) for one in hours)
        }
    if note:
        return _("The centre is closed: %(note)s.") % {"note": note}
    return _("The centre is closed on this day.")


def _over_quota(problem, request, circumstances) -> str:
    quota = circumstances.quota
    month = quota.exceeded_by(request.period)
    return _("Over the quota: in %(month)s %(left)s of %(limit)s are left for this day.") % {
        "month": human_month(month),
        "left": hours_text(quota.left(month)),
        "limit": hours_text(quota.limit),
    }


def _too_few(problem, request, circumstances) -> str:
    thing = next(one for one in request.equipment if one.field_name == problem.field)
    free = circumstances.availability.pieces_free(thing, request.period)
    return ngettext(
        "“%(thing)s”: %(count)d of %(all)d is free.",
        "“%(thing)s”: %(count)d of %(all)d are free.",
        free,
    ) % {"thing": thing, "count": free, "all": thing.quantity}


SENTENCES = {TAKEN: _taken, "closed": _closed, "quota": _over_quota, "equipment": _too_few}
