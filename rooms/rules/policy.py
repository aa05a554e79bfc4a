"""What the policy of the room and the standing of the organisation say of a request."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.availability import rounded_down
from rooms.quota import by_month
from rooms.rules.request import Problem
from tcal.shared.dates import hours_text, human_day, human_duration, human_month, human_time
from tcal.shared.periods import WARSAW, local_today


def about_the_room(request):
    room, organization = request.room, request.organization
    if not room.is_active:
        yield Problem(
            "room",
            "inactive",
            _("“%(room)s” can't be booked now. Choose another room.") % {"room": room},
        )
    if not room.is_open_to(organization):
        yield Problem(
            "room",
            "not_for_this_kind",
            _("“%(room)s” can't be booked by %(kind)s. Choose another room or ask the staff.")
            % {"room": room, "kind": organization.kind.label},
        )
    for thing in request.equipment:
        if not (thing.is_active and thing.is_open_to(organization)):
            yield Problem(
                thing.field_name,
                "inactive",
                _("This can't be borrowed now. Book without it, or ask the staff."),
            )


def about_the_time(request, circumstances):
    room, period, now = request.room, request.period, circumstances.now
    if period.starts_at < now - circumstances.grace:
        yield Problem("day", "past", _("This time has passed. Choose a later one."))
        return
    earliest = now + timedelta(hours=room.notice_hours)
    if room.notice_hours and period.starts_at < earliest:
        yield Problem(
            "day",
            "notice",
            _("“%(room)s” is booked at least %(notice)s ahead: from %(day)s, %(time)s.")
            % {
                "room": room,
                "notice": human_duration(timedelta(hours=room.notice_hours)),
                "day": human_day(earliest),
                "time": human_time(earliest),
            },
        )
    latest = local_today() + timedelta(days=room.horizon_days)
    if period.starts_at.astimezone(WARSAW).date() > latest:
        yield Problem(
            "day",
            "horizon",
            _("“%(room)s” can be booked until %(day)s for now. Choose an earlier day.")
            % {"room": room, "day": human_day(latest)},
        )
    for name, moment in [("start", period.starts_at), ("end", period.ends_at)]:
        if moment != rounded_down(moment, room.step):
            yield Problem(name, "step", _step_message(room, moment))
            break
    if period.duration < room.shortest:
        yield Problem(
            "end",
            "too_short",
            _("“%(room)s” is booked for at least %(duration)s. Choose a later end.")
            % {"room": room, "duration": human_duration(room.shortest)},
        )
    if room.longest and period.duration > room.longest:
        yield Problem(
            "end",
            "too_long",
            _("“%(room)s” is booked for at most %(duration)s. Choose an earlier end.")
            % {"room": room, "duration": human_duration(room.longest)},
        )


def _step_message(room, moment) -> str:
    before = rounded_down(moment, room.step)
    return _("Bookings start and end at full %(step)s: choose %(before)s or %(after)s.") % {
        "step": human_duration(room.step),
        "before": human_time(before),
        "after": human_time(before + room.step),
    }


def about_people(request):
    room = request.room
    if room.capacity is not None and request.people > room.capacity:
        yield Problem(
            "people",
            "capacity",
            ngettext(
                "“%(room)s” is for %(count)d person. Choose a larger room or come in a smaller group.",
                "“%(room)s” is for %(count)d people. Choose a larger room or come in a smaller group.",
                room.capacity,
            )
            % {"room": room, "count": room.capacity},
        )


def about_the_quota(request, quota):
    month = quota.exceeded_by(request.period)
    if month is None:
        return
    yield Problem(
        "organization",
        "quota",
        _(
            "In %(month)s your organisation has %(left)s left of %(limit)s, and this booking takes "
            "%(wanted)s. Choose a shorter time or another month, or ask the staff."
        )
        % {
            "month": human_month(month),
            "left": hours_text(quota.left(month)),
            "limit": hours_text(quota.limit),
            "wanted": hours_text(by_month(request.period)[month]),
        },
    )


def about_the_house_rules(request, in_force):
    if in_force is not None and request.rules != in_force:
        yield Problem(
            "rules_accepted",
            "rules",
            _("Read the rules of the rooms, which have changed, and accept them to book.")
            if request.rules
            else _("Accept the rules of the rooms to book."),
        )
