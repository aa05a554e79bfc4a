"""Storing a series: all that was confirmed or nothing, and one letter about it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organizations.permissions import can_act_for
from rooms.booking_requests import refusals_beside_fields, write_booking
from rooms.holding import lock_organization, lock_resources
from rooms.models import BookingSeries, Resource, SkippedDay
from rooms.rules import Circumstances
from rooms.series.letters import tell_booked
from rooms.series.outlook import Outlook, days_around, judge
from rooms.series.plan import Choice, SeriesPlan


class SeriesChanged(ValidationError):
    """What was confirmed is not what would be booked now: the person has to look again."""

    def __init__(self):
        super().__init__(
            _(
                "Something changed in the meantime, so nothing has been saved. Look at the days again."
            ),
            code="series_changed",
        )


def book_series(
    plan: SeriesPlan, choices: Mapping[date, Choice], *, by, submission_id: UUID, seen: str
) -> BookingSeries:
    """Store the series with the bookings that were chosen and the days left out; return it.

    ``choices`` name every day; ``seen`` is the fingerprint of the outlook that was confirmed. The
    same ``submission_id`` from the same person returns the first series. Raises
    ``PermissionDenied`` for an organisation that the person does not belong to, ``SeriesChanged``
    where anything differs from what was confirmed, and ``ValidationError`` where a race was lost
    all the same; then nothing is stored.
    """
    with refusals_beside_fields(), transaction.atomic():
        organization = lock_organization(plan.organization)
        resources = lock_resources([*plan.resources, *_chosen_rooms(choices)])
        if not can_act_for(by, organization):
            raise PermissionDenied
        # Looked up under the lock: of two clicks at once, the second waits here for the first.
        first = BookingSeries.objects.filter(submission_id=submission_id, requested_by=by).first()
        if first:
            return first
        outlook = _judged_now(plan.as_it_is_now(organization, resources), choices, resources)
        if outlook.fingerprint != seen or not outlook.can_be_booked:
            raise SeriesChanged
        if any(one.day not in choices for one in outlook.days):
            raise SeriesChanged
        return _write(outlook, by=by, submission_id=submission_id)


def _chosen_rooms(choices: Mapping[date, Choice]):
    chosen = {choice.room for choice in choices.values() if choice.room is not None}
    return Resource.objects.with_capacity().filter(pk__in=chosen)


def _judged_now(plan, choices, resources) -> Outlook:
    days = plan.recurrence.days
    circumstances = Circumstances.load(
        plan.organization, resources.values(), days_around(days[0], days[-1])
    )
    return judge(plan, dict(choices), circumstances, resources)


def _write(outlook: Outlook, *, by, submission_id: UUID) -> BookingSeries:
    plan = outlook.plan
    series = BookingSeries(
        organization=plan.organization,
        frequency=plan.recurrence.frequency,
        first_day=outlook.days[0].day,
        last_day=outlook.days[-1].day,
        starts_at=plan.recurrence.starts_at,
        ends_at=plan.recurrence.ends_at,
        purpose=plan.purpose,
        submission_id=submission_id,
        requested_by=by,
    )
    series.full_clean()
    series.save()
    for one in outlook.booked:
        write_booking(
            one.request,
            by=by,
            submission_id=uuid5(submission_id, one.day.isoformat()),
            status=one.status,
            series=series,
            series_day=one.day,
        )
    SkippedDay.objects.bulk_create(
        SkippedDay(series=series, day=one.day, reason=one.problem[:300]) for one in outlook.skipped
    )
    tell_booked(series)
    return series
