"""Letters about changes of bookings."""

from tcal.shared.mail import queue_mail


def tell_about(change, letter: str, people, **context) -> None:
    """Queue a letter about a change to each of these people, once, in their own language."""
    for person in dict.fromkeys(people):
        queue_mail(
            f"rooms/mail/{letter}",
            to=person.email,
            language=person.language,
            context={"booking": change.booking, "change": change, **context},
        )
