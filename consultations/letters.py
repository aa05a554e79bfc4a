"""Letters to those who take part, with the meeting for their calendar and the link to their page."""

from django.urls import reverse

from consultations.meeting_calendar import meeting_ics_attachment
from tcal.shared.mail import absolute_url, queue_mail

# Nothing is certain yet, so nothing belongs into a calendar.
WITHOUT_CALENDAR = frozenset({"confirm_registration"})
# What takes the meeting off the person's calendar again.
OFF_THE_CALENDAR = frozenset({"withdrawn"})


def write_to(participation, letter: str, **context) -> None:
    """Queue one of ``consultations/mail/`` to somebody who gave an address."""
    queue_mail(
        f"consultations/mail/{letter}",
        to=participation.email,
        language=participation.language,
        context=letter_context(participation) | context,
        attachments=calendar_for(participation, letter),
    )


def letter_context(participation) -> dict:
    """What every letter to a participant may speak of, addresses included."""
    meeting = participation.meeting
    consultation = meeting.consultation
    return {
        "participation": participation,
        "meeting": meeting,
        "table": participation.table,
        "consultation": consultation,
        "consultation_url": absolute_url(consultation.get_absolute_url()),
        "confirm_url": absolute_url(reverse("consultations:confirm", args=[participation.token()])),
        "seat_url": absolute_url(participation.own_page),
    }


def calendar_for(participation, letter: str) -> tuple:
    """The file with the meeting; none while the person has no place or nothing is certain."""
    if letter in OFF_THE_CALENDAR:
        return (meeting_ics_attachment(participation.meeting, method="CANCEL"),)
    if letter in WITHOUT_CALENDAR or not participation.is_confirmed:
        return ()
    return (meeting_ics_attachment(participation.meeting),)
