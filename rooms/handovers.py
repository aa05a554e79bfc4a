"""The room and what goes with it is given to somebody, and taken back."""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from rooms.damages import known_damages, repair, report_damage
from rooms.holding import lock_organization, lock_resources
from rooms.models import Booking, Handover, HandoverPhoto, Resource
from rooms.states import BookingStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_period
from tcal.shared.periods import Period, day_bounds
from tcal.shared.pictures import Picture
from tcal.shared.storage import private_storage

__all__ = [
    "BEFORE_THE_START",
    "DamageRefused",
    "DayOfWork",
    "hand_over",
    "held_by",
    "known_damages",
    "repair",
    "report_damage",
    "take_back",
    "todays_work",
    "why_not_handed_over",
]

# Keys are fetched somewhat before the time that was booked.
BEFORE_THE_START = timedelta(hours=2)


class DamageRefused(ValidationError):
    """One of the damages that were reported at return can't be recorded so; ``number`` from 0."""

    def __init__(self, number: int, refusal: ValidationError):
        super().__init__(refusal)
        self.number = number
        self.refusal = refusal


def hand_over(
    booking: Booking,
    *,
    received_by: str,
    by,
    key_number: str = "",
    condition: str = "",
    photos: Iterable[Picture] = (),
) -> Handover:
    """Give the room to somebody; from two hours before the start until the end of the booking.

    Raises ``ValidationError`` when the booking is not confirmed, it is too early or too late, or
    the room was handed over already. Then no photo is kept either.
    """
    with refusals_as_validation_errors(), _kept_only_if_all_goes_well() as keep:
        booking = _locked(booking)
        _refuse_unless_handed_over_now(booking)
        handover = Handover(
            booking=booking,
            handed_over_by=by,
            received_by=received_by.strip(),
            key_number=key_number.strip(),
            condition_before=condition.strip(),
        )
        handover.full_clean()
        handover.save()
        keep(handover, HandoverPhoto.Stage.BEFORE, photos)
    return handover


def take_back(
    handover: Handover,
    *,
    returned_by: str,
    by,
    key_returned: bool = False,
    condition: str = "",
    photos: Iterable[Picture] = (),
    damages: Iterable[tuple[Resource, str, datetime | None]] = (),
) -> Handover:
    """Take the room back, with what was found broken: (thing, what is wrong, out of use until).

    Raises ``ValidationError`` when it was taken back already, and ``DamageRefused`` for a damage
    that can't be recorded as it is. Then nothing is recorded.
    """
    damages = list(damages)
    with refusals_as_validation_errors(), _kept_only_if_all_goes_well() as keep:
        _locked(handover.booking, also=[resource for resource, *_what in damages])
        handover = (
            Handover.objects.select_for_update(of=("self",), no_key=True)
            .select_related("booking", "taken_back_by")
            .get(pk=handover.pk)
        )
        if handover.returned_at:
            raise ValidationError(
                _("%(who)s took it back already: %(when)s.")
                % {
                    "who": handover.taken_back_by,
                    "when": human_period(handover.returned_at, None),
                },
                code="returned_already",
            )
        handover.returned_at = timezone.now()
        handover.taken_back_by = by
        handover.returned_by = returned_by.strip()
        handover.key_returned = key_returned
        handover.condition_after = condition.strip()
        handover.full_clean()
        handover.save()
        keep(handover, HandoverPhoto.Stage.AFTER, photos)
        for number, (resource, description, until) in enumerate(damages):
            try:
                report_damage(
                    resource, description, by=by, handover=handover, out_of_use_until=until
                )
            except ValidationError as refusal:
                raise DamageRefused(number, refusal) from refusal
    return handover


def why_not_handed_over(booking: Booking) -> str:
    """Return why the booking can't be handed over now, empty when it can."""
    try:
        _refuse_unless_handed_over_now(booking)
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""


@dataclass(frozen=True)
class DayOfWork:
    """What the desk does on a day. Bookings come with room, organisation, handover, equipment."""

    day: date
    bookings: list[Booking]  # that take place on the day, by time
    overdue: list[Booking]  # handed over, over by now and not returned, of any day; oldest first

    @property
    def to_hand_over(self) -> list[Booking]:
        now = timezone.now()
        return [
            booking
            for booking in self.bookings
            if booking.status == BookingStatus.CONFIRMED
            and not hasattr(booking, "handover")
            and booking.ends_at >= now
        ]

    @property
    def to_take_back(self) -> list[Booking]:
        """In somebody's hands and not overdue, the first to be returned at the top."""
        late = {booking.pk for booking in self.overdue}
        return sorted(
            (
                booking
                for booking in self.bookings
                if hasattr(booking, "handover")
                and not booking.handover.returned_at
                and booking.pk not in late
            ),
            key=lambda booking: (booking.ends_at, booking.pk),
        )

    @property
    def returned(self) -> list[Booking]:
        return [
            booking
            for booking in self.bookings
            if hasattr(booking, "handover") and booking.handover.returned_at
        ]


def todays_work(day: date) -> DayOfWork:
    """Return what is handed over and taken back on a local day; the same few queries any day."""
    during = day_bounds(day)
    detailed = Booking.objects.with_details().select_related("room__venue", "handover")
    return DayOfWork(
        day=day,
        bookings=list(
            detailed.filter(
                # What somebody has in hands comes back also when the booking is called off.
                Q(status__in=[BookingStatus.CONFIRMED, BookingStatus.COMPLETED])
                | Q(handover__isnull=False, handover__returned_at=None),
                starts_at__lt=during.ends_at,
                ends_at__gt=during.starts_at,
            ).order_by("starts_at", "room__name_sort", "pk")
        ),
        overdue=list(
            detailed.filter(
                handover__returned_at=None,
                handover__isnull=False,
                ends_at__lt=min(timezone.now(), during.ends_at),
            ).order_by("ends_at", "pk")
        ),
    )


def held_by(booking: Booking) -> Period:
    """The time in the room with setting up and cleaning, as far as the allocations say so."""
    own = [held for held in booking.allocations.all() if held.change_id is None]
    in_room = [held for held in own if not held.resource.is_equipment] or own
    if not in_room:
        return booking.period
    return Period(
        min(held.period.lower for held in in_room), max(held.period.upper for held in in_room)
    )


def _locked(booking: Booking, also: Iterable[Resource] = ()) -> Booking:
    """Lock in the order of the house; return the booking as it is now."""
    lock_organization(booking.organization)
    lock_resources([*Resource.objects.held_by(booking), *also])
    return Booking.objects.select_for_update(of=("self",), no_key=True).get(pk=booking.pk)


def _refuse_unless_handed_over_now(booking: Booking) -> None:
    if hasattr(booking, "handover"):
        raise ValidationError(
            _("This was handed over already: to %(who)s, %(when)s.")
            % {
                "who": booking.handover.received_by,
                "when": human_period(booking.handover.handed_over_at, None),
            },
            code="handed_over_already",
        )
    if booking.status == BookingStatus.CANCELLED:
        raise ValidationError(
            _("This booking was cancelled, so nothing is handed over for it."), code="cancelled"
        )
    if booking.status != BookingStatus.CONFIRMED:
        raise ValidationError(
            _("Only a confirmed booking is handed over. The status of this one: %(status)s.")
            % {"status": booking.get_status_display()},
            code="not_confirmed",
        )
    now = timezone.now()
    if now < booking.starts_at - BEFORE_THE_START:
        raise ValidationError(
            _("It is too early: this can be handed over from %(moment)s.")
            % {"moment": human_period(booking.starts_at - BEFORE_THE_START, None)},
            code="too_early",
        )
    if now > booking.ends_at:
        raise ValidationError(
            _("This booking is over, so there is nothing to hand over any more."), code="too_late"
        )


@contextmanager
def _kept_only_if_all_goes_well():
    """One transaction; the files of photos written in it are deleted when it fails."""
    storage, names = private_storage(), []

    def keep(handover, stage, photos):
        for photo in photos:
            names.append(storage.save(f"handovers/{uuid4().hex}.webp", ContentFile(photo.large)))
            HandoverPhoto.objects.create(handover=handover, stage=stage, image=names[-1])

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for name in names:
            storage.delete(name)
        raise
