"""Each rule of booking at its exact boundary: the last that is allowed, the first that is not."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine

from rooms.models import HouseRules, OpeningHours, Quota, SpecialDay, UnstaffedAccess
from rooms.rules import TAKEN, Circumstances, problems_with
from tcal.shared.periods import WARSAW, Period, local_datetime
from tests.factories import organizations, rooms
from tests.rooms.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def judge(organization, room):
    """Return the codes of what is in the way, by field, for a request with these changes."""

    def judged(period=None, *, now=None, **fields):
        request = rooms.booking_request(
            **{
                "organization": organization,
                "room": room,
                "period": period or rooms.period(17, 19),
                **fields,
            }
        )
        with time_machine.travel(now or NOW, tick=False):
            circumstances = Circumstances.load(
                request.organization, request.resources, request.period
            )
            found = list(problems_with(request, circumstances))
        assert all(problem.message for problem in found)
        return [(problem.field, problem.code) for problem in found]

    return judged


def set_policy(room, **fields):
    for name, value in fields.items():
        setattr(room, name, value)
    room.save()
    return room


def test_usual_request_breaks_no_rule(judge):
    assert judge() == []


# Who and what ----------------------------------------------------------------------------------


def test_room_out_of_use_is_not_booked(judge, room):
    set_policy(room, is_active=False)

    assert judge() == [("room", "inactive")]


KINDS = {
    "ngo": "association",
    "group": "informal_group",
    "partnership": "partnership",
    "institution": "institution",
}


@pytest.mark.parametrize("allowed", KINDS)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_books_only_what_is_open_to_it(judge, room, member, kind, allowed):
    set_policy(room, open_to=[allowed])
    asking = organizations.organization(legal_form=KINDS[kind], members=[member])

    refused = judge(organization=asking)

    assert refused == ([] if kind == allowed else [("room", "not_for_this_kind")])


def test_the_centre_and_the_city_book_everything(judge, room, member):
    set_policy(room, open_to=[])
    city = organizations.organization(legal_form="institution", is_operator=True, members=[member])

    assert judge(organization=city) == []


@pytest.mark.parametrize("policy", [{"is_active": False}, {"open_to": ["institution"]}])
def test_equipment_that_may_not_be_lent_is_told_beside_it(judge, projectors, policy):
    set_policy(projectors, **policy)

    assert judge(equipment={projectors: 1}) == [(projectors.field_name, "inactive")]


@pytest.mark.parametrize(("people", "refused"), [(1, []), (20, []), (21, [("people", "capacity")])])
def test_as_many_people_as_the_room_holds(judge, people, refused):
    assert judge(people=people) == refused


# When and for how long -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        (rooms.at(17) - MINUTE, []),
        (rooms.at(17), []),
        (rooms.at(17) + MINUTE, [("day", "past")]),
    ],
)
def test_a_time_that_has_begun_is_past(judge, now, refused):
    assert judge(now=now) == refused


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        (rooms.at(17) - 24 * HOUR, []),
        (rooms.at(17) - 24 * HOUR + timedelta(seconds=1), [("day", "notice")]),
    ],
)
def test_notice_is_kept_to_the_second(judge, room, now, refused):
    set_policy(room, notice_hours=24)

    assert judge(now=now) == refused


def test_notice_counts_hours_that_pass_over_a_clock_change(judge, room):
    """From Saturday 12:00 to Sunday 12:00 of the night with 25 hours."""
    set_policy(room, notice_hours=25)
    starts = rooms.at(12, day=date(2026, 10, 25))
    saturday = local_datetime(date(2026, 10, 24), time(12))

    assert judge(Period(starts, starts + HOUR), now=saturday) == []
    later = saturday + timedelta(seconds=1)
    assert judge(Period(starts, starts + HOUR), now=later) == [("day", "notice")]


@pytest.mark.parametrize(
    ("day", "refused"), [(date(2026, 12, 2), []), (date(2026, 12, 3), [("day", "horizon")])]
)
def test_horizon_includes_its_last_day(judge, room, day, refused):
    """Ten days from Sunday 22 November."""
    set_policy(room, horizon_days=10)

    assert judge(rooms.period(17, 19, day=day)) == refused
    assert judge(rooms.period(8, 9, day=day)) == refused


def test_horizon_counts_from_the_local_day(judge, room):
    """23:30 UTC of the 22nd is the 23rd in Warsaw already."""
    set_policy(room, horizon_days=10)
    late = datetime.fromisoformat("2026-11-22T23:30:00+00:00")

    assert judge(rooms.period(17, 19, day=date(2026, 12, 3)), now=late) == []


@pytest.mark.parametrize("step", [5, 10, 15, 20, 30, 60])
def test_times_lie_on_the_steps(judge, room, step):
    set_policy(room, step_minutes=step, shortest_minutes=1)
    after = step if step < 60 else 0
    starts = (11, after) if after else 12

    assert judge(rooms.period(starts, 15)) == []
    if step > 5:
        assert judge(rooms.period((11, step - 5), 15)) == [("start", "step")]
        assert judge(rooms.period(11, (14, step - 5))) == [("end", "step")]


def test_seconds_are_off_the_step(judge):
    starts = rooms.at(17) + timedelta(seconds=30)

    assert judge(Period(starts, rooms.at(19))) == [("start", "step")]


@pytest.mark.parametrize(
    ("ends", "refused"),
    [
        ((17, 45), [("end", "too_short")]),
        ((18, 0), []),
        ((19, 0), []),
        ((19, 15), [("end", "too_long")]),
    ],
)
def test_length_lies_between_the_shortest_and_the_longest(judge, room, ends, refused):
    set_policy(room, shortest_minutes=60, longest_minutes=120)

    assert judge(rooms.period(17, ends)) == refused


def test_length_is_the_time_that_passes_in_the_long_night(judge, room, venue):
    """From 1:00 to 3:00 on 25 October three hours pass."""
    OpeningHours.objects.update(opens_at=time(0), closes_at=time(0))
    set_policy(room, longest_minutes=120)
    night = rooms.period(1, 3, day=date(2026, 10, 25))

    refused = judge(night, now=rooms.at(9, day=date(2026, 10, 20)))

    assert night.duration == 3 * HOUR
    assert refused == [("end", "too_long")]


# Opening hours and staff -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        (8, 20, []),
        ((7, 45), 9, [("start", "closed")]),
        (19, (20, 15), [("start", "closed")]),
    ],
)
def test_centre_is_open_from_its_first_to_its_last_minute(judge, starts, ends, refused):
    assert judge(rooms.period(starts, ends)) == refused


def test_across_midnight_where_the_centre_is_open(judge):
    OpeningHours.objects.update(opens_at=time(18), closes_at=time(2))
    starts = rooms.at(23)

    assert judge(Period(starts, starts + 3 * HOUR)) == []
    assert judge(Period(starts, starts + 3 * HOUR + 15 * MINUTE)) == [("start", "closed")]


@pytest.fixture
def _staffed_until_four(venue):
    OpeningHours.objects.update(closes_at=time(16))
    OpeningHours.objects.bulk_create(
        OpeningHours(
            venue=row.venue,
            weekday=row.weekday,
            opens_at=time(16),
            closes_at=time(22),
            is_staffed=False,
        )
        for row in OpeningHours.objects.all()
    )


@pytest.mark.usefixtures("_staffed_until_four")
@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        (14, 16, []),
        (15, (16, 15), [("start", "unstaffed")]),
        (16, 22, [("start", "unstaffed")]),
        (21, 23, [("start", "closed")]),
    ],
)
def test_hours_without_staff_are_for_those_whom_staff_trust(
    judge, organization, starts, ends, refused
):
    assert judge(rooms.period(starts, ends)) == refused

    UnstaffedAccess.objects.create(organization=organization)
    trusted = [one for one in refused if one[1] != "unstaffed"]
    assert judge(rooms.period(starts, ends)) == trusted


@pytest.mark.usefixtures("_staffed_until_four")
@pytest.mark.parametrize(
    ("valid_until", "refused"),
    [
        (date(2026, 11, 25), [("start", "unstaffed")]),
        (date(2026, 11, 26), []),
        (None, []),
    ],
)
def test_trust_holds_on_its_last_day_and_not_after(judge, organization, valid_until, refused):
    """It is the day of the booking that counts, not the day on which it is made."""
    UnstaffedAccess.objects.create(organization=organization, valid_until=valid_until)

    assert judge(rooms.period(17, 19)) == refused


@pytest.mark.usefixtures("_staffed_until_four")
def test_the_centre_is_never_alone_with_itself(judge, member):
    centre = organizations.organization(
        legal_form="institution", is_operator=True, members=[member]
    )

    assert judge(rooms.period(17, 19), organization=centre) == []


@pytest.mark.usefixtures("_staffed_until_four")
def test_special_day_may_be_without_staff(judge, venue):
    SpecialDay.objects.create(
        venue=venue,
        day=date(2026, 11, 26),
        opens_at=time(8),
        closes_at=time(20),
        is_staffed=False,
    )

    assert judge(rooms.period(9, 10)) == [("start", "unstaffed")]


# What is taken ---------------------------------------------------------------------------------


def test_taken_time_touches_nobody_else(judge, member, organization, room):
    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(12, 14))

    assert judge(rooms.period(10, 12)) == []
    assert judge(rooms.period(14, 16)) == []
    assert judge(rooms.period(11, (12, 15))) == [("start", TAKEN)]
    assert judge(rooms.period((13, 45), 16)) == [("start", TAKEN)]


def test_too_few_pieces_tell_until_when_there_are_enough(
    organization, member, room, venue, projectors
):
    rooms.booking(
        by=member,
        organization=organization,
        room=rooms.room(venue=venue),
        period=rooms.period(18, 20),
        equipment={projectors: 2},
    )
    request = rooms.booking_request(
        organization=organization,
        room=room,
        period=rooms.period(17, 19),
        equipment={projectors: 2},
    )
    circumstances = Circumstances.load(organization, request.resources, request.period)

    (problem,) = problems_with(request, circumstances)

    assert (problem.field, problem.code) == (projectors.field_name, "equipment")
    assert "18:00" in problem.message


@pytest.mark.parametrize(("pieces", "refused"), [(1, False), (2, True), (4, True)])
def test_pieces_are_counted_at_their_peak(
    judge, organization, member, venue, projectors, pieces, refused
):
    """Two and two, one after the other: one is free all the time, never two."""
    for starts, ends in [(9, 10), (11, 12)]:
        rooms.booking(
            by=member,
            organization=organization,
            room=rooms.room(venue=venue),
            period=rooms.period(starts, ends),
            equipment={projectors: 2},
        )

    found = judge(rooms.period(9, 12), equipment={projectors: pieces})

    assert found == ([(projectors.field_name, "equipment")] if refused else [])


# Quota and rules -------------------------------------------------------------------------------


@pytest.mark.parametrize(("hours", "refused"), [(2, []), (1, [("organization", "quota")])])
def test_quota_may_be_used_to_the_last_hour(judge, hours, refused):
    Quota.objects.create(kind="ngo", hours=hours)

    assert judge(rooms.period(17, 19)) == refused


def test_rules_in_force_have_to_be_accepted(judge):
    assert judge(rules=None) == []

    first = HouseRules.objects.create(text_pl="Sprzątamy po sobie.")
    assert judge(rules=None) == [("rules_accepted", "rules")]
    assert judge(rules=first) == []

    second = HouseRules.objects.create(text_pl="Sprzątamy i gasimy światło.")
    assert judge(rules=first) == [("rules_accepted", "rules")]
    assert judge(rules=second) == []


# What it costs, and whether it waits -----------------------------------------------------------


def test_fee_is_for_the_hours_that_pass_and_for_each_piece(organization, room, projectors):
    set_policy(room, fee_per_hour=Decimal("10.00"))
    set_policy(projectors, fee_per_hour=Decimal("2.50"))

    request = rooms.booking_request(
        organization=organization,
        room=room,
        period=rooms.period(17, (18, 30)),
        equipment={projectors: 2},
    )

    assert request.fee == Decimal("22.50")


def test_cost_of_judging_does_not_grow_with_bookings(
    organization, member, room, venue, projectors, django_assert_num_queries
):
    Quota.objects.create(kind="ngo", hours=200)

    def load():
        return Circumstances.load(organization, [room, projectors], rooms.period(17, 19))

    with django_assert_num_queries(9):
        load()
    for hour in range(8, 17):
        rooms.booking(
            by=member,
            organization=organization,
            room=room,
            period=rooms.period(hour, hour + 1),
            equipment={projectors: 1},
        )
    with django_assert_num_queries(9):
        load()


def test_messages_speak_of_warsaws_clock(organization, member, room):
    rooms.booking(by=member, organization=organization, room=room, period=rooms.period(17, 19))
    request = rooms.booking_request(
        organization=organization, room=room, period=rooms.period(18, 20)
    )

    (problem,) = problems_with(
        request, Circumstances.load(organization, request.resources, request.period)
    )

    assert "17:00–19:00" in problem.message
    assert request.period.starts_at.astimezone(WARSAW).hour == 18
