"""Booking a day of a series after all that was left out at first."""

from collections import Counter
from datetime import date, time
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organizations.permissions import can_act_for
from rooms.booking_requests import refusals_beside_fields, write_booking
from rooms.holding import lock_organization, lock_resources
from rooms.models import Booking, BookingSeries, Frequency, HouseRules, Resource, SkippedDay
from rooms.rules import Circumstances
from rooms.series.outlook import DayOutlook, days_around, judge
from rooms.series.plan import AS_PLANNED, Choice, SeriesPlan
from rooms.series.preview import preview
from rooms.series.recurrence import Recurrence
from rooms.states import HOLDS_TIME, BookingStatus
from tcal.shared.periods import WARSAW


def preview_of_day(
    skipped: SkippedDay, choice: Choice = AS_PLANNED, *, rules: HouseRules | None
) -> DayOutlook:
    """Return what booking the day would meet, with what could be chosen instead."""
    plan = plan_of_day(skipped, rules=rules)
    return preview(plan, {skipped.day: choice}, judges_plan=False).days[0]


def add_day(
    series: BookingSeries,
    day: date,
    choice: Choice = AS_PLANNED,
    *,
    rules: HouseRules | None,
    by,
    submission_id: UUID,
) -> Booking:
    """Book a day that was left out like the others, or as chosen; return the booking.

    The same ``submission_id`` from the same person returns the first booking. Raises
    ``PermissionDenied``, and ``ValidationError`` beside ``choice`` where a rule is in the way.
    """
    with refusals_beside_fields(), transaction.atomic():
        organization = lock_organization(series.organization)
        skipped = series.skipped_days.select_related("series").filter(day=day).first()
        plan = plan_of_day(skipped, rules=rules) if skipped else None
        rooms = Resource.objects.with_capacity().filter(pk=choice.room)
        resources = lock_resources([*plan.resources, *rooms]) if plan else {}
        if not can_act_for(by, organization):
            raise PermissionDenied
        if first := Booking.objects.filter(submission_id=submission_id, requested_by=by).first():
            return first
        if plan is None:
            raise ValidationError(_("This day is booked already."), code="not_skipped")
        plan = plan.as_it_is_now(organization, resources)
        circumstances = Circumstances.load(organization, resources.values(), days_around(day, day))
        outlook = judge(plan, {day: choice}, circumstances, resources)
        (one,) = outlook.days
        if one.request is None:
            raise ValidationError(
                {"choice": ValidationError(one.choice_problem or one.problem, code="day_problem")}
            )
        booking = write_booking(
            one.request,
            by=by,
            submission_id=submission_id,
            status=one.status,
            series=series,
            series_day=day,
        )
        skipped.delete()
        booking.tell_requester(
            "booking_confirmed"
            if booking.status == BookingStatus.CONFIRMED
            else "booking_requested"
        )
        return booking


def plan_of_day(skipped: SkippedDay, *, rules: HouseRules | None) -> SeriesPlan:
    """Return the plan of one day, like most bookings of the series have it by now."""
    model = usual_booking(skipped.series)
    starts_at, ends_at = local_times(model)
    return SeriesPlan(
        recurrence=Recurrence(Frequency.WEEKLY, skipped.day, starts_at, ends_at, count=1),
        organization=model.organization,
        room=model.room,
        people=model.people,
        purpose=skipped.series.purpose,
        responsible_person=model.responsible_person,
        responsible_phone=model.responsible_phone,
        title_is_public=model.title_is_public,
        equipment={held.resource: held.quantity for held in model.equipment},
        rules=rules,
    )


def usual_booking(series: BookingSeries) -> Booking:
    """Return the latest booking of the series with the room and the hours that most have.

    Those that still hold their time are asked first, the coming ones before all.
    """
    bookings = list(series.bookings.with_details().order_by("series_day"))
    holding = [booking for booking in bookings if booking.status in HOLDS_TIME]
    coming = [booking for booking in holding if not booking.has_begun]
    asked = coming or holding or bookings
    counted = Counter((booking.room_id, local_times(booking)) for booking in asked)
    (usual, _times), *_others = counted.most_common()
    return next(
        booking for booking in reversed(asked) if (booking.room_id, local_times(booking)) == usual
    )


def local_times(booking: Booking) -> tuple[time, time]:
    """Return from when until when it lasts by Warsaw's clock."""
    first, last = (end.astimezone(WARSAW) for end in (booking.starts_at, booking.ends_at))
    return first.time().replace(fold=0), last.time().replace(fold=0)
