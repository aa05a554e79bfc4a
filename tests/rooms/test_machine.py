"""Whatever people do in whatever order: nothing is used twice, and nothing that fits is refused.

Hypothesis does random things in a small centre and after each of them asks an oracle that knows
nothing of the code which it judges (``machine.py``, ``oracle.py``).
"""

import os
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from rooms.changes import (
    accept_change,
    expire_change,
    propose_change,
    refuse_change,
    request_change,
    withdraw_change,
)
from rooms.models import (
    Booking,
    BookingChange,
    WaitlistEntry,
)
from rooms.waitlist import accept_offer, join_waitlist, leave_waitlist
from tests.rooms.machine import (
    ROOMS,
    Bookings,
    crowds,
    lengths,
    one_of,
    organization_names,
    period,
    room_names,
    small_centre,
    starts,
    which,
)
from tests.rooms.oracle import HOLDING, TAKEN, Ask

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

# A hundred times as many are a good hunt after a change of the rules.
EXAMPLES = int(os.environ.get("MACHINE_EXAMPLES", "15"))

CHANGEABLE = {"pending", "confirmed"}
# What waiting can mend, and what is asked only when an offer is taken.
PASSING = {TAKEN}
ASKED_LATER = {"quota"}


class Centre(Bookings):
    """Bookings that move, extend and shrink, and people who wait for what is taken."""

    @precondition(lambda self: Booking.objects.exists())
    @rule(which=which, room=room_names, start=starts, length=lengths, by_staff=st.booleans())
    def ask_for_change(self, which, room, start, length, by_staff):
        booking = one_of(Booking.objects.all(), which, status__in=CHANGEABLE)
        self._change(booking, room, start, length, by_staff)

    @precondition(lambda self: Booking.objects.exists())
    @rule(which=which, shift=st.sampled_from([-30, 0, 30]), more=st.sampled_from([-30, 30, 60]))
    def ask_for_a_bit(self, which, shift, more):
        """Nearly what there is already, so that old and new time overlap."""
        booking = one_of(Booking.objects.all(), which, status__in=CHANGEABLE)
        since, until = self.oracle.span(booking)
        length = max(until - since + more, 15)
        self._change(booking, booking.room.name, since + shift, length, by_staff=False)

    def _change(self, booking, room, start, length, by_staff):
        ask = self._ask_of(booking, self.resources[room], start, start + length)
        problems = self._problems_of_change(booking, ask, by_staff=by_staff)
        verb = propose_change if by_staff else request_change
        change = self.agreed(
            lambda: verb(
                booking,
                room=ask.room,
                period=period(ask.starts, ask.ends),
                message="Tak będzie lepiej.",
                by=self.people.staff if by_staff else self.people.member,
                submission_id=uuid4(),
            ),
            problems,
        )
        if change:
            at_once = not by_staff and self._is_nobodys_business(booking, ask)
            assert change.status == ("accepted" if at_once else "awaiting")
            if at_once:
                self._assert_taken_over(change, ask, was=booking.status)

    def _ask_of(self, booking, room, start, end) -> Ask:
        pieces = self.oracle.lent.get(booking.pk, 0)
        return Ask(booking.organization, room, start, end, booking.people, pieces)

    def _problems_of_change(self, booking, ask, *, by_staff) -> set[str]:
        if booking.status not in CHANGEABLE:
            return {"forbidden_move"}
        since, until = self.oracle.span(booking)
        problems = self.oracle.problems(ask, without=booking.pk)
        if ask.length <= until - since:
            problems -= {"quota"}
        if by_staff:
            problems -= {"notice"}
        if booking.room == ask.room and ask.starts == since:
            problems -= {"notice", "horizon"}
            if ask.ends == until:
                problems |= {"unchanged"}
        if booking.changes.filter(status="awaiting").exists():
            problems |= {"booking_has_one_open_change"}
        return problems

    def _is_nobodys_business(self, booking, ask) -> bool:
        since, until = self.oracle.span(booking)
        is_within = booking.room == ask.room and since <= ask.starts and ask.ends <= until
        return (
            booking.status == "pending" or self.status_on_request(ask) == "confirmed" or is_within
        )

    def _assert_taken_over(self, change, ask, *, was):
        booking = Booking.objects.get(pk=change.booking_id)
        assert (booking.room, *self.oracle.span(booking)) == (ask.room, ask.starts, ask.ends)
        is_confirmed = change.is_proposal or self.status_on_request(ask) == "confirmed"
        assert booking.status == ("confirmed" if is_confirmed else was)

    @precondition(lambda self: BookingChange.objects.filter(status="awaiting").exists())
    @rule(which=which, verb=st.sampled_from(["accept", "accept", "refuse", "withdraw", "expire"]))
    def answer_change(self, which, verb):
        changes = BookingChange.objects.select_related("booking", "room")
        change = one_of(changes, which, status="awaiting")
        was, booking = change.booking.status, change.booking
        by_whom, other = self.people.staff, self.people.other_member
        if change.is_proposal:
            by_whom, other = other, by_whom
        ask = self._ask_of(booking, self.resources[change.room.name], *self.oracle.span(change))
        problems = set() if change.status == "awaiting" else {"forbidden_move"}
        if verb == "accept" and not problems:
            since, until = self.oracle.span(booking)
            over = {"quota"} if ask.length > until - since else set()
            problems = self.oracle.problems(ask, without=booking.pk) & over
        call = {
            "accept": lambda: accept_change(change, by=by_whom),
            "refuse": lambda: refuse_change(change, by=by_whom, reason="Nie tym razem."),
            "withdraw": lambda: withdraw_change(change, by=other),
            "expire": lambda: expire_change(change),
        }[verb]
        self.agreed(call, problems)
        if not problems:
            if verb == "accept":
                self._assert_taken_over(change, ask, was=was)
            else:
                assert self.oracle.span(Booking.objects.get(pk=booking.pk)) == self.oracle.span(
                    booking
                )

    # The waiting list.

    @rule(
        room=st.sampled_from([*ROOMS, None]),
        organization=organization_names,
        start=starts,
        length=lengths,
        people=crowds,
    )
    def join(self, room, organization, start, length, people):
        self._join(room, organization, start, start + length, people)

    @precondition(lambda self: Booking.objects.exists())
    @rule(which=which, organization=organization_names, any_room=st.booleans())
    def join_for_what_is_taken(self, which, organization, any_room):
        booking = one_of(Booking.objects.all(), which, status__in=HOLDING)
        room = None if any_room else booking.room.name
        self._join(room, organization, *self.oracle.span(booking), people=3)

    def _join(self, room, organization, start, end, people):
        wanted = period(start, end)
        entry = WaitlistEntry(
            organization=self.organizations[organization],
            room=room and self.resources[room],
            starts_at=wanted.starts_at,
            ends_at=wanted.ends_at,
            people=people,
        )
        self.agreed(
            lambda: join_waitlist(
                organization=entry.organization,
                room=entry.room,
                period=wanted,
                people=people,
                needs=(),
                purpose="Próba",
                responsible_person="Ewa Czekająca",
                responsible_phone="000 000 222",
                by=self.people.member,
                submission_id=uuid4(),
            ),
            self._problems_of_waiting(entry),
        )

    def _problems_of_waiting(self, entry) -> set[str]:
        found = self._problems_by_room(entry)
        if any(not problems for problems in found.values()):
            return {"free"}
        if not any(problems <= PASSING for problems in found.values()):
            return set().union(*found.values()) | {"nothing_suits"}
        same = {
            name: getattr(entry, name) for name in ("organization", "room", "starts_at", "ends_at")
        }
        if WaitlistEntry.objects.filter(status="waiting", **same).exists():
            return {"organization_waits_for_a_time_once"}
        return set()

    def _problems_by_room(self, entry, *, without=None) -> dict[str, set[str]]:
        """What keeps each room from being offered. Any room means any that is large enough."""
        found = {}
        for name in [entry.room.name] if entry.room else ROOMS:
            ask = Ask(
                entry.organization, self.resources[name], *self.oracle.span(entry), entry.people
            )
            problems = self.oracle.problems(ask, without=without) - ASKED_LATER
            if entry.room or "capacity" not in problems:
                found[name] = problems
        return found

    @precondition(lambda self: WaitlistEntry.objects.count() > 2)
    @rule(which=which)
    def leave(self, which):
        entry = one_of(WaitlistEntry.objects.all(), which)
        self.agreed(
            lambda: leave_waitlist(entry, by=self.people.member),
            set() if entry.status == "waiting" else {"forbidden_move"},
        )

    @precondition(lambda self: Booking.objects.filter(status="offered").exists())
    @rule(which=which)
    def take_offer(self, which):
        booking = one_of(Booking.objects.filter(status="offered"), which)
        ask = self._ask_of(booking, self.resources[booking.room.name], *self.oracle.span(booking))
        problems = self.oracle.problems(ask, without=booking.pk)
        assert problems <= ASKED_LATER
        taken = self.agreed(lambda: accept_offer(booking, by=self.people.other_member), problems)
        if taken:
            assert taken.status == self.status_on_request(ask)

    @invariant()
    def nobody_waits_for_what_is_free(self):
        for entry in WaitlistEntry.objects.filter(status="waiting").select_related(
            "room", "organization"
        ):
            for name, problems in self._problems_by_room(entry).items():
                assert problems, f"{name} is free, and {entry.organization} waits for it"

    @invariant()
    def whoever_came_first_is_asked_first(self):
        waiting = list(WaitlistEntry.objects.filter(status="waiting").select_related("room"))
        for offered in WaitlistEntry.objects.filter(status="offered"):
            for entry in waiting:
                if entry.pk < offered.pk:
                    found = self._problems_by_room(entry, without=offered.booking_id)
                    assert all(found.values()), f"{entry} came before {offered}"


def test_nothing_is_used_twice_and_nothing_that_fits_is_refused():
    machine = type("CentreOfTheTest", (Centre,), {"people": small_centre()})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            derandomize="CI" in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )
