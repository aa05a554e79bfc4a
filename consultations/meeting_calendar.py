"""A meeting as an entry of a calendar: the same one on the page and in every letter.

Its UID never changes; ``Meeting.sequence`` grows with each change that people are told about, so
that calendars know the newer of two versions. Nobody who takes part is named in it.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

from tcal.shared.ical import CalendarEntry, calendar_bytes, calendar_response
from tcal.shared.mail import Attachment, absolute_url

FILE_NAME = "spotkanie.ics"


def meeting_entry(meeting, *, status: str = "") -> CalendarEntry:
    """Return the entry; cancelled when the meeting is. Needs the meeting's consultation."""
    consultation = meeting.consultation
    return CalendarEntry(
        uid=f"meeting-{meeting.number}-{consultation.slug}@{_host()}",
        title=f"{meeting.title} ({consultation.title})",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        description=meeting.agenda,
        location=meeting.whole_place,
        url=absolute_url(meeting.get_absolute_url()),
        status=status or ("CANCELLED" if meeting.is_cancelled else "CONFIRMED"),
        sequence=meeting.sequence,
    )


def meeting_ics_attachment(meeting, *, method: str = "") -> Attachment:
    """Return the file for a letter: it adds the meeting to a calendar or, to ``CANCEL``, takes it
    off again. Without ``method`` the meeting itself says which."""
    method = method or ("CANCEL" if meeting.is_cancelled else "PUBLISH")
    entry = meeting_entry(meeting, status="CANCELLED" if method == "CANCEL" else "")
    content = calendar_bytes(
        [entry],
        name=meeting.title,
        method=method,
        organizer=meeting.consultation.coordinator_email,
    )
    return Attachment(FILE_NAME, f"text/calendar; method={method}", content)


def meeting_ics_response(meeting) -> HttpResponse:
    return calendar_response([meeting_entry(meeting)], name=meeting.title, filename=FILE_NAME)


def _host() -> str:
    # Not the host of a request: letters and every name of the portal give one and the same UID.
    return urlsplit(settings.PORTAL_URL).hostname or "localhost"
