"""Letters about bookings: to whom, and with the entry for their calendar inside."""

from collections.abc import Iterable
from dataclasses import dataclass

from rooms.calendar_entries import CANCELLED, entry_of, ical_status
from rooms.states import Channel
from tcal.accounts.models import User
from tcal.shared.ical import calendar_bytes
from tcal.shared.mail import Attachment, queue_mail
from tcal.shared.models import Centre

# A guest of the centre who telephones: nobody asked which language they read.
GUESTS_LANGUAGE = "pl"

# Nothing has changed yet, or what was offered never stood in anybody's calendar.
WITHOUT_CALENDAR = frozenset(
    {"offer_made", "offer_declined", "offer_expired", "change_requested", "change_proposed"}
)


@dataclass(frozen=True)
class Recipient:
    email: str
    language: str


def recipients_about(booking) -> list[Recipient]:
    """Return who is told about a booking: whoever made it, on paper or by telephone as well.

    Staff who typed it in for somebody are not told; where no address was left, the managers of the
    organisation are.
    """
    if booking.contact_email:
        known = User.objects.filter(email__iexact=booking.contact_email).first()
        language = known.language if known else GUESTS_LANGUAGE
        return [Recipient(booking.contact_email, language)]
    if booking.channel == Channel.PORTAL:
        return [_person(booking.requested_by)]
    return managers_of(booking.organization)


def managers_of(organization) -> list[Recipient]:
    managers = organization.memberships.managers().select_related("user").order_by("pk")
    return [_person(one.user) for one in managers if one.user.is_active]


def tell_about_booking(booking, letter: str, *, equipment=None, **context) -> None:
    """Queue a letter about a booking with what it has taken along, and its calendar entry."""
    queue_letters(
        letter,
        recipients_about(booking),
        context={
            "booking": booking,
            "equipment": booking.equipment if equipment is None else equipment,
            **context,
        },
        bookings=[booking],
    )


def queue_letters(letter: str, recipients: Iterable[Recipient], *, context, bookings=()) -> None:
    """Queue a letter to each recipient once, with the bookings as they are now for the calendar."""
    attachments = ()
    if bookings and letter not in WITHOUT_CALENDAR:
        attachments = (calendar_of(bookings),)
    for recipient in dict.fromkeys(recipients):
        queue_mail(
            f"rooms/mail/{letter}",
            to=recipient.email,
            language=recipient.language,
            context=context,
            attachments=attachments,
        )


def calendar_of(bookings) -> Attachment:
    """Return the bookings as one file, which adds them to a calendar or takes one off it again.

    Programs put the file's entries in place of older ones of the same UID. The method ``CANCEL``
    is for one entry only (RFC 5546, 3.2.5); of several, each states that it is cancelled.
    """
    bookings = list(bookings)
    is_one = len(bookings) == 1
    is_cancelled = is_one and ical_status(bookings[0]) == CANCELLED
    method = "CANCEL" if is_cancelled else "PUBLISH"
    content = calendar_bytes(
        map(entry_of, bookings),
        name=bookings[0].purpose,
        method=method,
        organizer=Centre.current().email,
    )
    name = f"rezerwacja-{bookings[0].reference}.ics" if is_one else "rezerwacje.ics"
    return Attachment(name, f"text/calendar; method={method}", content)


def _person(user) -> Recipient:
    return Recipient(user.email, user.language)
