"""Passing freed time on to whoever waits for it.

How this keeps clear of deadlocks. ``offer_freed_time`` runs inside the transaction that frees the
time, after all the locks that transaction waits for: it only ever *tries* further locks (on the
other half of a divided hall, on a projector, on entries) and never waits for one. Whatever it can't
get at once it leaves to ``offer_what_is_free``, a background task that starts from nothing and
takes its locks in the one order used everywhere: resources by id, then the entry.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django_q.tasks import async_task

from organizations.permissions import can_act_for
from rooms.booking_requests import as_they_are_now, write_booking
from rooms.holding import lock_resources
from rooms.models import Resource, WaitlistEntry
from rooms.rules import BookingRequest
from rooms.states import BookingStatus, WaitlistStatus
from rooms.waitlist.suiting import Judge, Places, span_of
from tcal.shared.periods import Period

LONGEST_OFFER = timedelta(hours=24)
# With less left before the start nobody can be asked in time: the room is simply free.
LATEST_OFFER = timedelta(minutes=30)
# Set-up and cleaning reach beyond what people see, so the neighbouring days are looked at too.
NEARBY = timedelta(days=1)


def offer_deadline(starts_at, now):
    """Return until when an offer can be taken: 24 hours, but at most half of the time that is left.

    So whoever is next still gets as much time, and nothing is decided later than a quarter of an
    hour before the start. None where it is too late to ask anybody.
    """
    left = starts_at - now
    return now + min(LONGEST_OFFER, left / 2) if left >= LATEST_OFFER else None


def offer_freed_time(*, resources: Iterable[Resource], period: Period, by) -> None:
    """Hold freed time for the first in the queue whom it fits: the consequence of ``TIME_FREED``.

    Assumes that the resources are locked and that the caller waits for no other locks afterwards.
    """
    entries = list(
        WaitlistEntry.objects.waiting()
        .overlapping(period.widened(NEARBY, NEARBY))
        .of_active_organizations()
        .select_related("organization", "joined_by")
        .prefetch_related("needs")
    )
    if not entries:
        return
    freed = locked = {resource.pk for resource in resources}
    plans = _plans(entries, freed)
    if not plans:
        return
    missing = {pk for requests in plans.values() for one in requests for pk in _ids(one)} - locked
    if missing:
        locked = locked | _locked_if_nobody_else_has(missing)
        # Read again: what stood unlocked may have been divided or closed meanwhile.
        plans = _plans(entries, freed)
    if left_over := _offer_in_turn(plans, locked):
        async_task("rooms.waitlist.offer_what_is_free", left_over, group="waitlist")


def offer_what_is_free(entries: list[int] | None = None) -> int:
    """Offer what is free to those who wait, by default all of them; return how many were offered.

    To be run in the background, in no transaction. Finds also what no booking freed: longer hours,
    a new projector. Safe to run again.
    """
    waiting = (
        WaitlistEntry.objects.waiting()
        .of_active_organizations()
        .select_related("organization", "joined_by")
        .prefetch_related("needs")
    )
    if entries is not None:
        waiting = waiting.filter(pk__in=entries)
    places = Places()
    return sum(_offer_one_of(entry, places) for entry in waiting)


def _offer_one_of(entry, places) -> bool:
    requests = places.requests_for(entry, entry.needs.all())
    resources = {resource for one in requests for resource in one.resources}
    guess = Judge(resources, entry.period)
    for request in requests:
        if not _is_offerable(request, guess):
            continue
        with transaction.atomic():
            locked = lock_resources(request.resources)
            request = as_they_are_now(request, entry.organization, locked)
            judge = Judge(request.resources, request.period)
            if _is_offerable(request, judge) and _offer(entry, request):
                return True
    return False


def _plans(entries, freed: set[int]) -> dict:
    """Return for each in turn whom the freed resources may suit what can be asked for it."""
    places = Places()
    rooms = [room for room in places.rooms if freed & {room.pk, *(leaf.pk for leaf in room.leaves)}]
    lendable = {
        feature.pk
        for thing in places.equipment
        if thing.pk in freed
        for feature in thing.features.all()
    }
    plans = {}
    for entry in entries:
        needs = entry.needs.all()
        # A projector that came back may be what was missing in a room that was free all the time.
        within = None if lendable & {feature.pk for feature in needs} else rooms
        if requests := places.requests_for(entry, needs, within):
            plans[entry] = requests
    return plans


def _offer_in_turn(plans: dict, locked: set[int]) -> list[int]:
    """Offer to each in turn what fits; return the ids of those whose locks somebody else has."""
    ready = {
        entry: [one for one in requests if _ids(one) <= locked] for entry, requests in plans.items()
    }
    if not ready:
        return []
    resources = {one for requests in ready.values() for r in requests for one in r.resources}
    span = span_of(entry.period for entry in ready)
    judge, left_over = Judge(resources, span), []
    for entry, requests in ready.items():
        request = next((one for one in requests if _is_offerable(one, judge)), None)
        if request and _offer(entry, request):
            judge = Judge(resources, span)
        elif request or len(requests) < len(plans[entry]):
            left_over.append(entry.pk)
    return left_over


def _is_offerable(request: BookingRequest, judge: Judge) -> bool:
    now = timezone.now()
    return bool(offer_deadline(request.period.starts_at, now)) and not judge.problems(
        request, now=now
    )


def _offer(entry, request: BookingRequest) -> bool:
    """Hold the time for the entry and tell; return False where somebody else has the entry.

    In a savepoint: an offer that the database refuses must not undo what made room for it.
    """
    try:
        with transaction.atomic():
            waiting = (
                WaitlistEntry.objects.filter(pk=entry.pk, status=WaitlistStatus.WAITING)
                .select_for_update(of=("self",), no_key=True, skip_locked=True)
                .first()
            )
            addressee = _addressee(entry)
            if waiting is None or addressee is None:
                return False
            booking = write_booking(
                request,
                by=addressee,
                submission_id=uuid4(),
                status=BookingStatus.OFFERED,
                answer_by=offer_deadline(request.period.starts_at, timezone.now()),
            )
            waiting.offer(booking)
            booking.tell_requester("offer_made")
    except IntegrityError:
        return False
    return True


def _addressee(entry):
    """Who is asked: whoever joined, or a manager where that person has left the organisation."""
    if can_act_for(entry.joined_by, entry.organization):
        return entry.joined_by
    managers = entry.organization.memberships.managers().select_related("user").order_by("pk")
    return next((one.user for one in managers), None)


def _ids(request: BookingRequest) -> set[int]:
    """The resources to be locked for a request: a divisible hall and its parts."""
    return {leaf.pk for one in request.resources for leaf in (one, *one.leaves)}


def _locked_if_nobody_else_has(ids: set[int]) -> set[int]:
    free = Resource.objects.filter(pk__in=ids).order_by("pk")
    rows = free.select_for_update(of=("self",), no_key=True, skip_locked=True)
    return set(rows.values_list("pk", flat=True))
