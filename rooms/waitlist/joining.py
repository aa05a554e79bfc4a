"""Joining the waiting list and leaving it."""

from contextlib import contextmanager

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organizations.permissions import can_act_for
from rooms.holding import lock_organization, lock_resources
from rooms.models import Resource, WaitlistEntry
from rooms.rules import TAKEN, Problem, policy
from rooms.waitlist.suiting import Judge, Places, plain_request
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.periods import Period

# What waiting can mend: somebody gives the time, or the projector, back.
PASSES_WITH_TIME = frozenset({TAKEN, "equipment"})
WAITS_ALREADY = "organization_waits_for_a_time_once"


class NothingToWaitFor(ValidationError):
    """It is free: ``requests`` say what can be booked at once."""

    def __init__(self, requests):
        room = requests[0].room
        message = _("“%(room)s” is free at this time: book it instead of waiting.") % {"room": room}
        super().__init__({"start": ValidationError(message, code="free")})
        self.requests = requests


def join_waitlist(
    *,
    organization,
    room,
    period: Period,
    people: int,
    needs,
    purpose: str,
    responsible_person: str,
    responsible_phone: str,
    by,
    submission_id,
) -> WaitlistEntry:
    """Wait for a room, or without one for any that fits; return the entry.

    The same ``submission_id`` from the same person returns the first entry. Raises
    ``PermissionDenied`` for an organisation that the person does not belong to, and
    ``ValidationError`` by field: ``NothingToWaitFor``, or with the codes of ``rooms.rules`` and the
    names of constraints.
    """
    needs = list(needs)
    with _refusals_beside_fields(), transaction.atomic():
        organization = lock_organization(organization)
        entry = WaitlistEntry(
            organization=organization,
            room=room,
            starts_at=period.starts_at,
            ends_at=period.ends_at,
            people=people,
            purpose=purpose,
            responsible_person=responsible_person,
            responsible_phone=responsible_phone,
            submission_id=submission_id,
            joined_by=by,
            joined_at=timezone.now(),
        )
        requests = Places().requests_for(entry, needs)
        # Locked, so that nothing is given back between looking and waiting for it.
        lock_resources({resource for one in requests for resource in one.resources})
        if not can_act_for(by, organization):
            raise PermissionDenied
        first = WaitlistEntry.objects.filter(submission_id=submission_id, joined_by=by).first()
        if first:
            return first
        _refuse_what_waiting_cannot_mend(entry, needs, requests)
        entry.clean_fields()
        entry.save()
        entry.needs.set(needs)
    return entry


def leave_waitlist(entry: WaitlistEntry, *, by) -> None:
    """Wait no longer. Raises ``ForbiddenMove`` unless the entry is waiting."""
    entry.leave()


@contextmanager
def _refusals_beside_fields():
    try:
        with refusals_as_validation_errors():
            yield
    except ValidationError as error:
        if getattr(error, "code", None) == WAITS_ALREADY:
            raise ValidationError({"start": error}) from error
        raise


def _refuse_what_waiting_cannot_mend(entry, needs, requests) -> None:
    if not requests:
        raise _nothing_suits(entry, needs).as_error()
    judge, now = Judge({one for r in requests for one in r.resources}, entry.period), timezone.now()
    problems = [judge.problems(request, now=now) for request in requests]
    if free := [request for request, found in zip(requests, problems, strict=True) if not found]:
        raise NothingToWaitFor(free)
    lasting = [
        [problem for problem in found if problem.code not in PASSES_WITH_TIME] for found in problems
    ]
    if all(lasting):
        raise lasting[0][0].as_error()


def _nothing_suits(entry, needs) -> Problem:
    if entry.room is None:
        return Problem(
            "people",
            "nothing_suits",
            ngettext(
                "No room here takes %(count)d person with what you need. Leave a need out or come "
                "in a smaller group.",
                "No room here takes %(count)d people with what you need. Leave a need out or come "
                "in a smaller group.",
                entry.people,
            )
            % {"count": entry.people},
        )
    # As it is now, not as the form once read it.
    room = Resource.objects.get(pk=entry.room_id)
    request = plain_request(entry, room)
    about_itself = [*policy.about_the_room(request), *policy.about_people(request)]
    return next(
        iter(about_itself),
        Problem(
            "needs",
            "needs",
            _("“%(room)s” lacks %(needs)s, and it can't be lent. Choose any room that fits.")
            % {"room": room, "needs": ", ".join(map(str, needs))},
        ),
    )
