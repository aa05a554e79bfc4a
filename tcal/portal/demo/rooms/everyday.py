"""Work at the desk: a room that came back, something broken in it, and a strike with its appeal."""

from datetime import timedelta

from django.utils import timezone

from rooms.damages import report_damage
from rooms.models import Damage, Handover, Strike
from rooms.states import BookingStatus, StrikeKind
from tcal.portal.demo.rooms.bookings import open_period, request_for, written_as_past

# Later than the free time: 48 hours before the start.
CALLED_OFF_BEFORE = timedelta(hours=18)
APPEALED = timedelta(hours=30)


def load(world):
    handover = _returned(world)
    _break_a_table(world, handover)
    _give_a_strike(world)


def _returned(world) -> Handover:
    """Only what takes place now can be handed over: the row is written as it would have been."""
    booking = next(
        one
        for one in world.bookings
        if one.status == BookingStatus.COMPLETED and one.room == world.rooms["warsztatowa"]
    )
    return Handover.objects.create(
        booking=booking,
        handed_over_at=booking.starts_at - timedelta(minutes=10),
        handed_over_by=world.users["staff"],
        received_by=booking.responsible_person,
        key_number="3",
        condition_before="Dziesięć stołów, dwadzieścia krzeseł. Rysa na blacie przy oknie.",
        returned_at=booking.ends_at + timedelta(minutes=5),
        taken_back_by=world.users["staff"],
        returned_by=booking.responsible_person,
        key_returned=True,
        condition_after="Posprzątane, stoły w podkowie. Rysa jak wcześniej, jedno kółko pęknięte.",
    )


def _break_a_table(world, handover) -> None:
    damage = report_damage(
        handover.booking.room,
        "Stół przy zlewie ma pęknięte kółko i się chwieje. Stoi pod ścianą, proszę go nie ruszać.",
        handover=handover,
        by=world.users["staff"],
    )
    Damage.objects.filter(pk=damage.pk).update(reported_at=handover.returned_at)


def _give_a_strike(world) -> None:
    """Two months ago the choir called a practice off in the last moment, and explains why."""
    choir = world.users["choir"]
    period = open_period(world, -60, 17, 20)
    called_off_at = period.starts_at - CALLED_OFF_BEFORE
    booking = written_as_past(
        world,
        request_for(world, "kanapowa", period, "chor", "choir", "Próba głosów", True),
        BookingStatus.CANCELLED,
        by=choir,
        cancelled_late=True,
        decided_by=choir,
        decided_at=called_off_at,
        decision_reason="Dyrygentka zachorowała.",
    )
    strike = Strike.objects.create(
        organization=booking.organization,
        booking=booking,
        kind=StrikeKind.LATE_CANCELLING,
        given_at=called_off_at,
    )
    strike.file_appeal(
        text="Dyrygentka zachorowała wieczorem, a bez niej próba nie ma sensu. Zrezygnowaliśmy, "
        "gdy tylko się o tym dowiedzieliśmy, żeby salę mógł wziąć ktoś inny.",
        by=choir,
    )
    Strike.objects.filter(pk=strike.pk).update(appealed_at=timezone.now() - APPEALED)
