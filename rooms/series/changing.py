"""Other hours, another room or another purpose for what of a series is still to come."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, time
from hashlib import sha256
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organizations.permissions import can_act_for
from rooms.booking_requests import refusals_beside_fields
from rooms.changes import request_change
from rooms.holding import lock_organization
from rooms.models import Booking, BookingChange, BookingSeries, Resource
from rooms.rules import BookingRequest, Circumstances, problems_with
from rooms.series.adding import local_times
from rooms.series.booking import SeriesChanged
from rooms.series.cancelling import cancellable, lock_everything_held_by
from rooms.series.letters import tell_changed
from rooms.series.outlook import days_around
from rooms.series.plan import local_day
from rooms.series.recurrence import local_period
from rooms.series.wording import no_such_time, reason_of
from rooms.states import ChangeStatus
from tcal.shared.conflicts import violation_message
from tcal.shared.periods import LocalTimeError, Period

changeable = cancellable

# What a booking that there is already is not asked about again where its start stays.
# A suspension is about what is new: what is booked may be moved.
NOT_ASKED = {"rules", "suspended"}
NOT_ASKED_OF_THE_SAME_START = NOT_ASKED | {"notice", "horizon"}


@dataclass(frozen=True)
class SeriesMove:
    """What is to be different; None leaves it as each booking has it. Hours are local."""

    room: Resource | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    purpose: str | None = None

    @property
    def moves(self) -> bool:
        return any(one is not None for one in (self.room, self.starts_at, self.ends_at))


@dataclass
class DayMove:
    """One booking and where it would go. ``problem`` says why it can't; kept, it stays."""

    booking: Booking
    room: Resource
    period: Period | None
    problem: str = ""
    code: str = ""
    is_kept: bool = False

    @property
    def day(self) -> date:
        return self.booking.series_day

    @property
    def is_the_same(self) -> bool:
        return self.room == self.booking.room and self.period == self.booking.period


@dataclass
class MoveOutlook:
    days: list[DayMove] = field(default_factory=list)

    @property
    def moving(self) -> list[DayMove]:
        return [one for one in self.days if not one.is_kept and not one.is_the_same]

    @property
    def open_questions(self) -> list[DayMove]:
        return [one for one in self.moving if one.problem]

    @property
    def fingerprint(self) -> str:
        """What the person saw; it differs as soon as a booking or what stands in its way does."""
        seen = [
            (
                one.booking.pk,
                one.booking.status,
                one.booking.starts_at.isoformat(),
                one.booking.room_id,
                "" if one.code == "quota" else one.code,
            )
            for one in self.days
        ]
        return sha256(repr(seen).encode()).hexdigest()


def preview_of_change(
    series: BookingSeries,
    move: SeriesMove,
    *,
    since: date | None = None,
    kept: Collection[date] | None = None,
) -> MoveOutlook:
    """Return where each coming booking would go, and what is in the way; nothing is stored.

    ``kept`` are the days that stay as they are, without it those with a problem. The number of
    queries does not depend on how many there are.
    """
    return _judge(series, move, list(changeable(series, since)), kept)


def change_series(
    series: BookingSeries,
    move: SeriesMove,
    *,
    since: date | None = None,
    kept: Collection[date] = (),
    by,
    submission_id: UUID,
    seen: str,
) -> list[BookingChange]:
    """Move all coming bookings but the kept ones, or none of them; return the changes.

    Where staff have to agree, the old time stays held beside the new one until they answer. One
    letter tells about all. The same ``submission_id`` returns the first changes. Raises
    ``PermissionDenied``, and ``SeriesChanged`` where anything differs from what was confirmed.
    """
    with refusals_beside_fields(), transaction.atomic():
        lock_organization(series.organization)
        if not can_act_for(by, series.organization):
            raise PermissionDenied
        numbers = {pk: uuid5(submission_id, str(pk)) for pk in _ids_of(series)}
        first = list(_sent_before(numbers.values(), by))
        if first:
            return first
        lock_everything_held_by(changeable(series, since), *filter(None, [move.room]))
        bookings = list(changeable(series, since))
        outlook = _judge(series, move, bookings, kept)
        if outlook.fingerprint != seen or outlook.open_questions:
            raise SeriesChanged
        if not outlook.moving and not move.purpose:
            raise ValidationError(_("All days stay as they are, so nothing would change."))
        _rename(series, bookings, move.purpose)
        try:
            changes = [
                request_change(
                    one.booking,
                    room=one.room,
                    period=one.period,
                    by=by,
                    submission_id=numbers[one.booking.pk],
                    tells=False,
                )
                for one in outlook.moving
            ]
        except ValidationError as refusal:
            raise SeriesChanged from refusal
        if changes:
            tell_changed(series, changes)
        return changes


def _ids_of(series):
    return series.bookings.values_list("pk", flat=True)


def _sent_before(numbers, by):
    return BookingChange.objects.filter(
        submission_id__in=list(numbers), proposed_by=by
    ).select_related("booking", "room")


def _rename(series, bookings, purpose: str | None) -> None:
    if not purpose:
        return
    for booking in bookings:
        if booking.purpose != purpose:
            booking.purpose = purpose
            booking.sequence += 1
            booking.save(update_fields=["purpose", "sequence"])
    series.purpose = purpose
    series.save(update_fields=["purpose"])


def _judge(series, move: SeriesMove, bookings, kept) -> MoveOutlook:
    outlook = MoveOutlook()
    if not bookings:
        return outlook
    rooms = {booking.room for booking in bookings} | set(filter(None, [move.room]))
    things = {held.resource for booking in bookings for held in booking.equipment}
    days = sorted(local_day(booking.starts_at) for booking in bookings)
    circumstances = Circumstances.load(
        series.organization, rooms | things, days_around(days[0], days[-1])
    )
    waiting = set(
        BookingChange.objects.filter(
            booking__in=[booking.pk for booking in bookings], status=ChangeStatus.AWAITING
        ).values_list("booking", flat=True)
    )
    for booking in bookings:
        one = _judged(booking, move, circumstances, is_waiting=booking.pk in waiting)
        one.is_kept = bool(one.problem) if kept is None else one.day in kept
        if one.period and not one.is_kept:
            circumstances.quota.take_back(booking.period)
            circumstances.quota.add(one.period)
        outlook.days.append(one)
    return outlook


def _judged(booking: Booking, move: SeriesMove, circumstances, *, is_waiting: bool) -> DayMove:
    starts_at, ends_at = local_times(booking)
    day, room = local_day(booking.starts_at), move.room or booking.room
    if move.starts_at is None and move.ends_at is None:
        period = booking.period
    else:
        try:
            period = local_period(day, move.starts_at or starts_at, move.ends_at or ends_at)
        except LocalTimeError as error:
            return DayMove(booking, room, None, problem=no_such_time(error), code="local_time")
    one = DayMove(booking, room, period)
    if one.is_the_same:
        return one
    if is_waiting:
        one.problem = str(violation_message("booking_has_one_open_change"))
        one.code = "waiting"
        return one
    request = _request(booking, room, period)
    here = replace(
        circumstances,
        availability=circumstances.availability.narrowed(days_around(day, day), without=booking),
    )
    here.quota.take_back(booking.period)
    keeps_start = room == booking.room and period.starts_at == booking.starts_at
    not_asked = NOT_ASKED_OF_THE_SAME_START if keeps_start else NOT_ASKED
    problem = next((one for one in problems_with(request, here) if one.code not in not_asked), None)
    if problem:
        one.problem, one.code = reason_of(problem, request, here), problem.code
    here.quota.add(booking.period)
    return one


def _request(booking: Booking, room: Resource, period: Period) -> BookingRequest:
    return BookingRequest(
        organization=booking.organization,
        room=room,
        period=period,
        people=booking.people,
        purpose=booking.purpose,
        responsible_person=booking.responsible_person,
        responsible_phone=booking.responsible_phone,
        title_is_public=booking.title_is_public,
        equipment={held.resource: held.quantity for held in booking.equipment},
        rules=booking.rules,
    )
