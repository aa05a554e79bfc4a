"""Moving a meeting and calling it off: the change and the news of it in one transaction.

Everybody who comes or waits is told once: by letter with the entry for their calendar, or by a
line of the call list. The meeting's row is locked first.
"""

from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from consultations.calls import call_or_write
from consultations.models import Meeting, Participation, PhoneCall, TableModerator
from consultations.news import NewsOfMeeting
from rooms.models import Booking
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.periods import Period
from tcal.shared.states import ForbiddenMove

WHAT_PEOPLE_ARE_TOLD = ("starts_at", "ends_at", "place", "room", "address", "booking_id")


def people_to_tell(meeting: Meeting):
    """The participations of those who come, wait, or have a place held for them."""
    return (
        meeting.participations.not_withdrawn()
        .exclude(status="unconfirmed", held_until__lt=timezone.now())
        .select_related("meeting__consultation", "meeting__booking", "table")
        .in_polish_order()
    )


def moderators_to_write_to(meeting: Meeting):
    """Those moderators whose e-mail address is known: they have accounts."""
    return (
        TableModerator.objects.current()
        .filter(table__meeting=meeting, user__isnull=False, user__is_active=True)
        .select_related("user", "table")
    )


def reschedule(
    meeting: Meeting,
    *,
    by,
    starts_at,
    ends_at,
    registration_until,
    topic_proposals_until=None,
    place: str = "",
    room: str = "",
    address: str = "",
    booking: Booking | None = None,
    reason: str = "",
) -> int:
    """Give the meeting another time, place or deadlines; return how many people were told.

    Nobody is told of new deadlines alone. Raises ``ValidationError`` for wrong times, a booking
    that does not cover them, a moderator who is elsewhere then, and when nothing would change
    (``nothing_changed``: also the second of two sendings); ``ForbiddenMove`` once the meeting has
    begun or was called off.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = meeting.locked()
        _check_is_ahead(locked)
        before = _as_told(locked)
        deadlines = (locked.registration_until, locked.topic_proposals_until)
        was = SimpleNamespace(
            starts_at=locked.starts_at, ends_at=locked.ends_at, place=locked.whole_place
        )
        locked.starts_at, locked.ends_at = starts_at, ends_at
        locked.place, locked.room, locked.address = place.strip(), room.strip(), address.strip()
        locked.booking = booking
        locked.registration_until = registration_until
        locked.topic_proposals_until = topic_proposals_until
        is_news = _as_told(locked) != before
        if not is_news and deadlines == (registration_until, topic_proposals_until):
            raise ValidationError(
                _("The meeting has these times and this place already. Nobody was told again."),
                code="nothing_changed",
            )
        _check_new_times(locked, is_news=is_news)
        if is_news:
            locked.sequence += 1
        locked.full_clean(exclude=["title", "agenda", "proceedings"])
        locked.save()
        if not is_news:
            return 0
        news = NewsOfMeeting(locked, letter="meeting_moved", reason=reason.strip(), was=was)
        return _tell(news, about=PhoneCall.About.MOVED)


def cancel(meeting: Meeting, *, by, reason: str) -> int:
    """Call the meeting off and return how many people were told. Its page stays, with the reason.

    Raises ``ValidationError`` without a reason, ``ForbiddenMove`` for a meeting that is over or
    was called off before.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        locked = meeting.locked()
        if locked.is_cancelled:
            raise ForbiddenMove(pgettext_lazy("meeting", "called off"))
        if locked.is_over:
            raise ForbiddenMove(pgettext_lazy("meeting", "over"))
        if not reason.strip():
            raise ValidationError(
                {"reason": _("Write why the meeting is called off: people will read it.")},
                code="no_reason",
            )
        locked.cancelled_at, locked.cancelled_by = timezone.now(), by
        locked.cancel_reason = reason.strip()
        locked.sequence += 1
        locked.save(update_fields=["cancelled_at", "cancelled_by", "cancel_reason", "sequence"])
        news = NewsOfMeeting(locked, letter="meeting_cancelled", reason=locked.cancel_reason)
        return _tell(news, about=PhoneCall.About.CALLED_OFF)


def booked_room_is_lost(meeting: Meeting) -> bool:
    """Whether the booking behind the meeting was cancelled or refused, or no longer covers it."""
    if meeting.booking is None or meeting.is_cancelled or meeting.is_over:
        return False
    return not (meeting.booking.holds_time and _covers(meeting.booking, meeting))


def _as_told(meeting: Meeting) -> tuple:
    return tuple(getattr(meeting, field) for field in WHAT_PEOPLE_ARE_TOLD)


def _check_is_ahead(meeting: Meeting) -> None:
    if meeting.is_cancelled:
        raise ForbiddenMove(pgettext_lazy("meeting", "called off"))
    if meeting.is_over:
        raise ForbiddenMove(pgettext_lazy("meeting", "over"))
    if meeting.has_started:
        raise ForbiddenMove(pgettext_lazy("meeting", "has begun"))


def _check_new_times(meeting: Meeting, *, is_news: bool) -> None:
    if meeting.starts_at <= timezone.now():
        raise ValidationError(
            {"starts_at": _("The new beginning has to be later than now.")}, code="in_the_past"
        )
    if meeting.booking and is_news and not meeting.booking.holds_time:
        raise ValidationError(
            {"booking": _("This booking was cancelled. Choose another one or write the place.")},
            code="booking_lost",
        )
    if meeting.booking and is_news and not _covers(meeting.booking, meeting):
        raise ValidationError(
            {
                "booking": _(
                    "The room is not booked for the whole time of the meeting. Choose another "
                    "booking, other times, or write the place."
                )
            },
            code="booking_too_short",
        )


def _covers(booking: Booking, meeting: Meeting) -> bool:
    if meeting.ends_at <= meeting.starts_at:
        return True  # said beside the times by the constraint
    return booking.period.contains(Period(meeting.starts_at, meeting.ends_at))


def _tell(news: NewsOfMeeting, *, about: str) -> int:
    people = list(people_to_tell(news.meeting))
    for person in people:
        _tell_one(news, person, about=about)
    written_to = {person.email.lower() for person in people if person.email}
    for moderator in moderators_to_write_to(news.meeting):
        if moderator.user.email.lower() not in written_to:
            written_to.add(moderator.user.email.lower())
            news.write_to_moderator(moderator)
    return len(people)


def _tell_one(news: NewsOfMeeting, person: Participation, *, about: str) -> None:
    call_or_write(
        person,
        about=about,
        message=news.as_spoken,
        letter=news.letter,
        context=news.context,
        attachments=(news.calendar,),
    )
