"""What would suit somebody who waits, judged by the rules of booking."""

from collections.abc import Iterable

from rooms.availability import Availability
from rooms.fairness import suspended_until
from rooms.finding import lendable
from rooms.models import Resource
from rooms.quota import QuotaLedger
from rooms.rules import BookingRequest, Circumstances, Problem, alone_until, problems_with
from tcal.shared.periods import Period


class Places:
    """All that can be booked, read once: rooms from the smallest, and what can be lent."""

    def __init__(self):
        resources = list(
            Resource.objects.bookable()
            .prefetch_related("features", "parts")
            .order_by("capacity", "name_sort", "pk")
        )
        self.rooms = [one for one in resources if not one.is_equipment]
        self.equipment = [one for one in resources if one.is_equipment]

    def requests_for(self, entry, needs: Iterable, rooms: Iterable | None = None):
        """Return a request for each of the rooms (default: all) that would suit the entry.

        That is its own room, or any that isn't a desk; large enough, with everything needed in it
        or to be lent. Whether it is free is another question.
        """
        codes = frozenset(feature.code for feature in needs)
        requests = []
        for room in self.rooms if rooms is None else rooms:
            is_meant = (
                room.kind == Resource.Kind.ROOM
                if entry.room_id is None
                else room.pk == entry.room_id
            )
            if not is_meant or room.capacity < entry.people:
                continue
            missing = codes - {feature.code for feature in room.features.all()}
            things = lendable(missing, self.equipment)
            if things is not None:
                requests.append(plain_request(entry, room, things))
        return requests


def plain_request(entry, room, things=()) -> BookingRequest:
    """Return what the entry would ask of this room, with a piece of each of the things."""
    return BookingRequest(
        organization=entry.organization,
        room=room,
        period=entry.period,
        people=entry.people,
        purpose=entry.purpose,
        responsible_person=entry.responsible_person,
        responsible_phone=entry.responsible_phone,
        equipment=dict.fromkeys(things, 1),
    )


class Judge:
    """The rules of booking for people who wait, with what is free read once.

    Quota and house rules are left out: the one counts when an offer is accepted, the others are
    accepted with it. As true as the locks on the resources: without them only a good guess.
    """

    def __init__(self, resources: Iterable[Resource], during: Period):
        self._availability = Availability.load(resources, during)
        self._alone_until = {}
        self._suspended_until = {}

    def problems(self, request: BookingRequest, *, now) -> list[Problem]:
        organization = request.organization
        if organization.pk not in self._alone_until:
            self._alone_until[organization.pk] = alone_until(organization)
            self._suspended_until[organization.pk] = suspended_until(organization, now)
        circumstances = Circumstances(
            organization=organization,
            availability=self._availability,
            quota=QuotaLedger(None, {}),
            alone_until=self._alone_until[organization.pk],
            rules=None,
            now=now,
            suspended_until=self._suspended_until[organization.pk],
        )
        return list(problems_with(request, circumstances))


def span_of(periods: Iterable[Period]) -> Period:
    periods = list(periods)
    return Period(min(one.starts_at for one in periods), max(one.ends_at for one in periods))
