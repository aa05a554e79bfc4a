"""Letters about changes of bookings."""

from rooms.letters import Recipient, queue_letters, recipients_about


def tell_about(change, letter: str, people, **context) -> None:
    """Queue a letter about a change to each of these people, once, in their own language.

    What concerns whoever made the booking goes where letters about the booking go.
    """
    booking = change.booking
    recipients = []
    for person in people:
        if person == booking.requested_by:
            recipients += recipients_about(booking)
        else:
            recipients.append(Recipient(person.email, person.language))
    queue_letters(
        letter,
        recipients,
        context={"booking": booking, "change": change, **context},
        bookings=[booking],
    )
