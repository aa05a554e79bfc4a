"""Random people at work in a small centre: requests, decisions, closures, changes, the waiting list.

Each rule asks the oracle beforehand what has to come of it. The database is the real one; what an
example has written is taken back.
"""

from datetime import date, time, timedelta
from types import SimpleNamespace
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from organizations.models import Organization
from rooms.booking_requests import BookingRequest, request_booking
from rooms.closures import close, reopen
from rooms.finding import Wish, find_rooms
from rooms.models import Booking, Closure, OpeningHours, Quota, Resource, UnstaffedAccess, Venue
from tcal.shared.periods import Period, local_datetime
from tests.factories import accounts, organizations, rooms
from tests.rooms.conftest import NOW
from tests.rooms.oracle import GRAIN, Ask, Oracle, leaves_of

MIDNIGHT = local_datetime(date(2026, 11, 26), time.min)
# Minutes since then: the centre is open from eight in the evening to two, the last hour unstaffed.
OPENS, STAFF_LEAVE, CLOSES = 20 * 60, 25 * 60, 26 * 60
GROUP_HOURS = 3  # a month

ROOMS = ["Mała", "Lewa", "Prawa", "Cała"]
# Mostly while the centre is open, mostly lengths that are allowed: refusals come by themselves.
starts = st.sampled_from([*range(OPENS, CLOSES, 30)] * 3 + [*range(OPENS - 15, CLOSES, 30)])
lengths = st.sampled_from([15, 30, 30, 45, 60, 60, 60, 90, 120, 150])
crowds = st.sampled_from([3, 3, 3, 8, 15])
room_names = st.sampled_from(ROOMS)
organization_names = st.sampled_from(["Fundacja", "Fundacja", "Grupa"])
which = st.integers(0, 999)

MOVES = {
    # verb: (statuses that it is for, the status that follows)
    "confirm": ({"pending"}, "confirmed"),
    "reject": ({"pending"}, "rejected"),
    "expire": ({"pending", "offered"}, "expired"),
    "cancel": ({"pending", "offered", "confirmed"}, "cancelled"),
    "decline": ({"offered"}, "cancelled"),
}


class Bookings(RuleBasedStateMachine):
    """Requests, decisions, closures and the search; ``people`` are set by the test."""

    people = None

    def __init__(self):
        super().__init__()
        self._atomic = transaction.atomic()
        self._atomic.__enter__()
        self.resources = {one.name: one for one in Resource.objects.prefetch_related("parts")}
        self.organizations = {one.name: one for one in Organization.objects.all()}
        self.pool = self.resources["Rzutnik"]
        self.oracle = Oracle(
            midnight=MIDNIGHT,
            now=NOW,
            pool=self.pool,
            opening=[(OPENS, STAFF_LEAVE, True), (STAFF_LEAVE, CLOSES, False)],
            unstaffed_access={self.organizations["Fundacja"].pk},
            quota={self.organizations["Grupa"].pk: GROUP_HOURS * 60},
        )

    def teardown(self):
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)

    @initialize(
        wanted=st.lists(
            st.tuples(room_names, organization_names, starts, lengths), min_size=3, max_size=6
        )
    )
    def begin(self, wanted):
        """Not with empty rooms, in which there is nothing to collide with."""
        for room, organization, start, length in wanted:
            self.request(room, organization, start, length, people=3, pieces=0)

    @rule(
        room=room_names,
        organization=organization_names,
        start=starts,
        length=lengths,
        people=crowds,
        pieces=st.sampled_from([0, 0, 1, 2, 3, 4]),
    )
    def request(self, room, organization, start, length, people, pieces):
        ask = Ask(
            self.organizations[organization],
            self.resources[room],
            start,
            start + length,
            people,
            pieces,
        )
        booking = self.agreed(lambda: self._request(ask), self.oracle.problems(ask))
        if booking:
            self.oracle.lent[booking.pk] = pieces
            assert booking.status == self.status_on_request(ask)

    def _request(self, ask: Ask) -> Booking:
        return request_booking(
            BookingRequest(
                organization=ask.organization,
                room=ask.room,
                period=period(ask.starts, ask.ends),
                people=ask.people,
                purpose="Próba",
                responsible_person="Anna Próbna",
                responsible_phone="000 000 111",
                equipment={self.pool: ask.pieces} if ask.pieces else {},
            ),
            by=self.people.member,
            submission_id=uuid4(),
        )

    def status_on_request(self, ask: Ask) -> str:
        """The pool is confirmed to everybody at once."""
        return "confirmed" if ask.organization.kind in ask.room.instant_for else "pending"

    def agreed(self, call, problems: set[str]):
        """Return what the call returns. It is refused if there are problems, for one of them."""
        try:
            result = call()
        except ValidationError as refusal:
            given = codes(refusal)
            assert given <= problems, f"refused for {given}; known: {problems or 'nothing'}"
            return None
        finally:
            self.oracle.forget()
        assert not problems, f"not refused, though {problems}"
        return result

    @precondition(lambda self: Booking.objects.exists())
    @rule(which=which, verb=st.sampled_from([*MOVES, "confirm", "cancel", "cancel"]))
    def decide(self, which, verb):
        allowed_from, follows = MOVES[verb]
        booking = one_of(Booking.objects.all(), which, status__in=allowed_from)
        was = booking.status
        call = {
            "confirm": lambda: booking.confirm(by=self.people.staff),
            "reject": lambda: booking.reject(by=self.people.staff, reason="Remont"),
            "expire": booking.expire,
            "cancel": lambda: booking.cancel(by=self.people.member),
            "decline": lambda: booking.decline(by=self.people.member),
        }[verb]
        is_allowed = booking.status in allowed_from
        self.agreed(call, set() if is_allowed else {"forbidden_move"})
        assert Booking.objects.get(pk=booking.pk).status == (follows if is_allowed else was)

    @precondition(lambda self: Closure.objects.count() < 2)
    @rule(
        names=st.sets(st.sampled_from([*ROOMS, "Rzutnik"]), min_size=1, max_size=2),
        start=starts,
        length=lengths,
    )
    def close(self, names, start, length):
        resources = [self.resources[name] for name in sorted(names)]
        closed = {leaf.name for leaf in leaves_of(resources)}
        minutes = set(range(start, start + length, GRAIN))
        in_the_way = {
            "bookings_in_the_way"
            for use in self.oracle.uses()
            if use.holder[0] == "booking" and use.leaf in closed and minutes & set(use.minutes)
        }
        closure = self.agreed(
            lambda: close(
                resources, period(start, start + length), reason="Remont", by=self.people.staff
            ),
            in_the_way,
        )
        if closure:
            self.oracle.closed[closure.pk] = resources

    @precondition(lambda self: Closure.objects.exists())
    @rule(which=which)
    def reopen(self, which):
        closure = one_of(Closure.objects.all(), which)
        self.agreed(lambda: reopen(closure, by=self.people.staff), set())

    @rule(start=starts, length=lengths, people=crowds)
    def search(self, start, length, people):
        """What the search calls fitting is what the oracle would let a foundation book."""
        found = find_rooms(Wish(period=period(start, start + length), people=people))
        foundation = self.organizations["Fundacja"]
        fits = {
            name
            for name in ROOMS
            if not self.oracle.problems(
                Ask(foundation, self.resources[name], start, start + length, people)
            )
        }
        assert {offer.room.name for offer in found.fitting} == fits

    @invariant()
    def everything_is_held_as_it_should_be(self):
        """Every booking, open change and closure holds exactly its own; nothing else is held."""
        assert sorted(self.oracle.rows(), key=repr) == sorted(self.oracle.uses(), key=repr)

    @invariant()
    def nothing_is_used_twice(self):
        quantities = {one.name: one.quantity for one in self.resources.values()}
        for (leaf, minute), pieces in self.oracle.in_use(self.oracle.rows()).items():
            assert pieces <= quantities[leaf], f"{leaf} at minute {minute}"

    @invariant()
    def nobody_is_over_the_quota(self):
        for pk, minutes in self.oracle.quota.items():
            assert self.oracle.minutes_used(Organization(pk=pk)) <= minutes


def small_centre() -> SimpleNamespace:
    """Make the centre in which all this happens; return its people."""
    venue = Venue.objects.create(name="Nocny")
    OpeningHours.objects.create(venue=venue, weekday=3, opens_at=time(20), closes_at=time(1))
    OpeningHours.objects.create(
        venue=venue, weekday=4, opens_at=time(1), closes_at=time(2), is_staffed=False
    )
    rooms.room(
        venue=venue,
        name="Mała",
        capacity=6,
        minutes_before=10,
        minutes_after=20,
        shortest_minutes=30,
        longest_minutes=120,
        notice_hours=107,
        instant_for=["ngo"],
    )
    left = rooms.room(
        venue=venue, name="Lewa", capacity=10, step_minutes=30, open_to=["ngo"], minutes_after=15
    )
    right = rooms.room(venue=venue, name="Prawa", capacity=12, horizon_days=4)
    rooms.room(venue=venue, name="Cała", capacity=20, parts=[left, right], minutes_after=30)
    rooms.equipment(
        venue=venue, name="Rzutnik", quantity=3, minutes_after=15, instant_for=["ngo", "group"]
    )
    member, other_member = accounts.user(), accounts.user()
    both = [member, other_member]
    ngo = organizations.organization(name="Fundacja", members=both)
    organizations.organization(name="Grupa", legal_form="informal_group", members=both)
    UnstaffedAccess.objects.create(organization=ngo)
    Quota.objects.create(kind="group", hours=GROUP_HOURS)
    return SimpleNamespace(member=member, other_member=other_member, staff=accounts.staff())


def one_of(queryset, which: int, **likely):
    """One by its place, which is the same whatever the ids are; mostly one that is likely."""
    rows = list(queryset.order_by("pk"))
    if likely and which % 8:
        rows = list(queryset.filter(**likely).order_by("pk")) or rows
    return rows[which % len(rows)]


def codes(refusal: ValidationError) -> set[str]:
    if hasattr(refusal, "error_dict"):
        return {error.code for errors in refusal.error_dict.values() for error in errors}
    return {error.code for error in refusal.error_list}


def period(starts: int, ends: int) -> Period:
    return Period(MIDNIGHT + timedelta(minutes=starts), MIDNIGHT + timedelta(minutes=ends))
