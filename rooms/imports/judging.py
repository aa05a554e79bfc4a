"""What each row would become, and what is in its way: a fixed number of queries for all rows."""

from dataclasses import dataclass, field
from datetime import date, time

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.models import Organization
from rooms.availability import Availability, held_period
from rooms.desk_work import WAIVABLE
from rooms.models import HouseRules, Resource, UnstaffedAccess
from rooms.quota import QuotaLedger
from rooms.rules import BookingRequest, Circumstances, problems_with
from tcal.shared.dates import human_period
from tcal.shared.periods import LocalTimeError, Period, day_bounds, local_datetime, local_today

# Who moves a calendar here agreed on these bookings long ago.
NOT_ASKED = frozenset({"rules", "notice"})
FURTHEST_DAYS = 3 * 366

AS_READ = {
    "formula": gettext_lazy("A cell is a formula. Paste its value instead."),
    "cancelled": gettext_lazy("Cancelled in the calendar."),
    "repeats": gettext_lazy("Repeats: export single entries, or enter it as a series."),
    "whole_day": gettext_lazy("A whole day without hours."),
    "overnight": gettext_lazy("Ends on another day. Enter it by hand."),
}


@dataclass
class Judged:
    """One row. ``problem`` keeps it out; ``clashes`` are lines that it can't be booked beside."""

    line: int
    row: dict
    problem: str = ""
    warnings: list[str] = field(default_factory=list)
    clashes: list[int] = field(default_factory=list)
    request: BookingRequest | None = None

    @property
    def can_be_booked(self) -> bool:
        return not self.problem

    @property
    def is_clean(self) -> bool:
        """Booked unless staff leave it out; of rows that clash, staff choose."""
        return self.can_be_booked and not self.clashes

    @property
    def when(self) -> str:
        if self.request:
            return human_period(self.request.period.starts_at, self.request.period.ends_at)
        return " ".join(filter(None, [self.row["day"], self.row["start"], "–", self.row["end"]]))


def judge(rows: list[dict], *, only: set[int] | None = None) -> list[Judged]:
    """Return every row judged, in the order of the file; ``only`` are the lines to look at."""
    known = _Known.load()
    judged = [_understood(row, known) for row in rows if only is None or row["line"] in only]
    asked = [one for one in judged if one.request]
    if asked:
        _judge_by_rules(asked)
        _find_clashes([one for one in asked if not one.problem])
    return judged


@dataclass(frozen=True)
class _Known:
    """Rooms and organisations by what people may call them."""

    rooms: dict[str, Resource]
    organizations: dict[str, list[Organization]]

    @classmethod
    def load(cls) -> "_Known":
        rooms = {}
        for room in Resource.objects.with_capacity().prefetch_related("parts"):
            rooms |= {_plain(room.name): room, room.slug: room}
        organizations = {}
        for one in Organization.objects.active():
            for name in {_plain(str(one)), str(one.pk)}:
                organizations.setdefault(name, []).append(one)
        return cls(rooms, organizations)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _understood(row: dict, known: _Known) -> Judged:
    judged = Judged(line=row["line"], row=row)
    if code := row.get("problem"):
        judged.problem = str(AS_READ.get(code, code))
        return judged
    room = known.rooms.get(_plain(row["room"]))
    organizations = known.organizations.get(_plain(row["organization"]), [])
    period, why = _period(row)
    people = row["people"] or "1"
    if not row["room"]:
        judged.problem = _("No room is named.")
    elif room is None:
        judged.problem = _("There is no room “%(name)s”.") % {"name": row["room"]}
    elif not row["organization"]:
        judged.problem = _("No organisation is named.")
    elif not organizations:
        judged.problem = _("“%(name)s” is no active organisation of the registry.") % {
            "name": row["organization"]
        }
    elif len(organizations) > 1:
        judged.problem = _("Several organisations are called “%(name)s”.") % {
            "name": row["organization"]
        }
    elif why:
        judged.problem = why
    elif not (people.isascii() and people.isdigit() and 0 < int(people[:6]) <= 500):
        judged.problem = _("“%(text)s” is no number of people.") % {"text": people}
    elif not row["purpose"]:
        judged.problem = _("It does not say what for.")
    elif not row["person"]:
        judged.problem = _("No responsible person is named.")
    else:
        judged.request = BookingRequest(
            organization=organizations[0],
            room=room,
            period=period,
            people=int(people),
            purpose=row["purpose"][:200],
            responsible_person=row["person"][:120],
            # A calendar seldom says it, and the organisation's managers can be reached.
            responsible_phone=row["phone"][:30] or "–",
        )
    return judged


def _period(row: dict) -> tuple[Period | None, str]:
    try:
        day = date.fromisoformat(row["day"])
    except ValueError:
        return None, (
            _("“%(text)s” is no day.") % {"text": row["day"]}
            if row["day"]
            else _("No day is given.")
        )
    moments = []
    for name in ("start", "end"):
        try:
            moments.append(local_datetime(day, time.fromisoformat(row[name])))
        except LocalTimeError as error:
            return None, str(error)
        except ValueError:
            return None, (
                _("“%(text)s” is no hour.") % {"text": row[name]}
                if row[name]
                else _("An hour is missing.")
            )
    if moments[1] <= moments[0]:
        return None, _("The end must be later than the start.")
    if (day - local_today()).days > FURTHEST_DAYS:
        return None, _("This day is too far away.")
    return Period(*moments), ""


def _judge_by_rules(asked: list[Judged]) -> None:
    requests = [one.request for one in asked]
    # What is past is out whatever else is said of it, and years of it need not be read.
    today = day_bounds(local_today()).starts_at
    ahead = [one.period for one in requests if one.period.ends_at > today]
    if not ahead:
        ahead = [day_bounds(local_today())]
    hull = Period(
        max(today, min(one.starts_at for one in ahead)), max(one.ends_at for one in ahead)
    )
    organizations = list({one.organization.pk: one.organization for one in requests}.values())
    availability = Availability.load({one.room.pk: one.room for one in requests}.values(), hull)
    quotas = QuotaLedger.load_each(organizations, hull)
    alone = _alone_until(organizations)
    rules, now = HouseRules.objects.in_force(), timezone.now()
    for one in sorted(asked, key=lambda one: one.request.period.starts_at):
        request = one.request
        if request.period.starts_at < now:
            one.problem = _("This time has passed.")
            continue
        circumstances = Circumstances(
            organization=request.organization,
            availability=availability.narrowed(request.period),
            quota=quotas[request.organization.pk],
            alone_until=alone[request.organization.pk],
            rules=rules,
            now=now,
        )
        problems = list(problems_with(request, circumstances, waived=NOT_ASKED))
        hard = [problem.message for problem in problems if problem.code not in WAIVABLE]
        one.warnings = [problem.message for problem in problems if problem.code in WAIVABLE]
        one.problem = hard[0] if hard else ""
        if not hard:
            circumstances.quota.add(request.period)


def _alone_until(organizations) -> dict[int, date | None]:
    """``rooms.rules.alone_until`` for several organisations, by id, in one query."""
    until = {one.pk: date.max if one.is_operator else None for one in organizations}
    for access in UnstaffedAccess.objects.filter(organization__in=organizations):
        if until[access.organization_id] is None:
            until[access.organization_id] = access.valid_until or date.max
    return until


def _find_clashes(asked: list[Judged]) -> None:
    """Say of rows that want the same thing at the same time which ones those are."""
    held = [
        (
            one,
            {leaf.pk for leaf in one.request.room.leaves},
            held_period(one.request.room, one.request.period),
        )
        for one in asked
    ]
    held.sort(key=lambda item: item[2].starts_at)
    for place, (one, leaves, span) in enumerate(held):
        for other, others_leaves, others_span in held[place + 1 :]:
            if others_span.starts_at >= span.ends_at:
                break
            if leaves & others_leaves:
                one.clashes.append(other.line)
                other.clashes.append(one.line)
