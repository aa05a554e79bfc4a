"""A letter on the day before, to whoever booked."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from organizations.permissions import can_act_for
from rooms.letters import managers_of, queue_letters, recipients_about
from rooms.models import Booking
from rooms.states import BookingStatus

# Enough to tell the others, and to give the room back to somebody who waits for it.
REMINDED_BEFORE = timedelta(hours=24)


def remind_people() -> int:
    """Send a letter about each booking that begins within a day; return about how many.

    Once, and again where a booking was moved to another day afterwards. Not about bookings made or
    confirmed within that last day: their letter has only just come.
    """
    now = timezone.now()
    since = F("starts_at") - REMINDED_BEFORE
    due = (
        Booking.objects.filter(
            status=BookingStatus.CONFIRMED,
            starts_at__gt=now,
            starts_at__lte=now + REMINDED_BEFORE,
            requested_at__lte=since,
        )
        .filter(Q(decided_at=None) | Q(decided_at__lte=since))
        .filter(Q(reminded_at=None) | Q(reminded_at__lt=since))
        .order_by("starts_at", "pk")
    )
    return sum(_remind(pk, due) for pk in list(due.values_list("pk", flat=True)))


def _remind(pk, due) -> bool:
    with transaction.atomic():
        # What another run of this job is writing about, or somebody is changing now, is left out.
        booking = (
            due.filter(pk=pk)
            .select_related("organization", "room__venue", "requested_by")
            .select_for_update(of=("self",), skip_locked=True, no_key=True)
            .first()
        )
        if booking is None:
            return False
        booking.reminded_at = timezone.now()
        booking.save(update_fields=["reminded_at"])
        queue_letters(
            "booking_reminder",
            _who_comes(booking),
            context={
                "booking": booking,
                "equipment": booking.equipment,
                "code_shown_from": _code_shown_from(booking),
            },
            bookings=[booking],
        )
    return True


def _who_comes(booking) -> list:
    """Whoever booked; the managers where that person has left the organisation."""
    person = booking.requested_by
    told = recipients_about(booking)
    if person.email in [one.email for one in told] and not (
        person.is_active and can_act_for(person, booking.organization)
    ):
        return managers_of(booking.organization)
    return told


def _code_shown_from(booking):
    """From when the booking's page shows the code of the door; None where the door has no code."""
    if not any(one.door_code for one in (booking.room, *booking.room.leaves)):
        return None
    return booking.starts_at - timedelta(minutes=booking.room.venue.door_code_minutes)
