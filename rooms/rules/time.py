"""Whether the centre is open, and the room and the equipment are free."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.availability import held_period
from rooms.rules.request import TAKEN, Problem
from tcal.shared.dates import human_time, human_time_range
from tcal.shared.periods import WARSAW


def about_opening(request, circumstances):
    room, period, availability = request.room, request.period, circumstances.availability
    if not availability.is_open(room, period):
        yield Problem("start", "closed", _closed_message(availability, room, period))
    elif not circumstances.may_be_alone(period) and not availability.is_staffed(room, period):
        yield Problem("start", "unstaffed", _unstaffed_message(availability, room, period))


def _closed_message(availability, room, period) -> str:
    calendar = availability.calendar(room)
    day = period.starts_at.astimezone(WARSAW).date()
    hours = calendar.periods_on(day)
    note = calendar.note_on(day)
    if not hours:
        return (
            _("The centre is closed on this day: %(note)s. Choose another day.") % {"note": note}
            if note
            else _("The centre is closed on this day. Choose another day.")
        )
    return _("On this day the centre is open %(hours)s. Choose a time within these hours.") % {
        "hours": _in_words(hours)
    }


def _unstaffed_message(availability, room, period) -> str:
    day = period.starts_at.astimezone(WARSAW).date()
    staffed = availability.calendar(room).periods_on(day, staffed_only=True)
    if not staffed:
        return _(
            "On this day the centre is without staff and open only to organisations that staff "
            "authorised. Choose another day, or ask the staff to authorise you."
        )
    return _(
        "Staff are there %(hours)s; at other hours the centre is open only to organisations that "
        "staff authorised. Choose a time within these hours, or ask the staff to authorise you."
    ) % {"hours": _in_words(staffed)}


def _in_words(hours) -> str:
    return ", ".join(human_time_range(one.starts_at, one.ends_at) for one in hours)


def about_what_is_taken(request, availability):
    room, period = request.room, request.period
    if availability.is_open(room, period) and not availability.is_free(room, period):
        yield Problem("start", TAKEN, _taken_message(availability, room, period))
    for thing, pieces in request.equipment.items():
        if pieces > availability.pieces_free(thing, period):
            yield Problem(
                thing.field_name,
                "equipment",
                _too_few_message(availability, thing, pieces, period),
            )


def _taken_message(availability, room, period) -> str:
    taken = next(
        held for held in availability.held(room) if held.period.overlaps(held_period(room, period))
    )
    return _("“%(room)s” is taken %(hours)s. Choose one of the times below or another room.") % {
        "room": room,
        "hours": human_time_range(taken.starts_at, taken.ends_at),
    }


def _too_few_message(availability, thing, wanted, period) -> str:
    free = availability.pieces_free(thing, period)
    message = (
        ngettext(
            "There are %(all)d; %(count)d is free at this time.",
            "There are %(all)d; %(count)d are free at this time.",
            free,
        )
        % {"all": thing.quantity, "count": free}
        if free
        else _("All pieces are lent at this time. Book without, or choose another time.")
    )
    until = availability.enough_until(thing, wanted, period)
    if until is None:
        return message
    enough = ngettext(
        "%(count)d is free until %(time)s.", "%(count)d are free until %(time)s.", wanted
    ) % {"count": wanted, "time": human_time(until)}
    return f"{message} {enough}"
