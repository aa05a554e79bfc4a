"""What search engines read: schema.org's Event for each meeting, as a block of data in the page."""

import json

from django.utils.safestring import SafeString, mark_safe

from consultations.models import Consultation, Meeting
from tcal.shared.mail import absolute_url
from tcal.shared.periods import WARSAW

# As Django's json_script does: nothing in a text can end the block.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def meetings_as_json_ld(consultation: Consultation, meetings: list[Meeting]) -> SafeString:
    """Return the content of a ``<script type="application/ld+json">``; empty where none is public."""
    if not meetings or not consultation.is_published:
        return mark_safe("")
    data = [_event(consultation, meeting) for meeting in meetings]
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def _event(consultation, meeting) -> dict:
    state = "EventCancelled" if meeting.is_cancelled else "EventScheduled"
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": f"{consultation}: {meeting}",
        "description": consultation.summary,
        "url": absolute_url(meeting.get_absolute_url()),
        "startDate": meeting.starts_at.astimezone(WARSAW).isoformat(),
        "endDate": meeting.ends_at.astimezone(WARSAW).isoformat(),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": meeting.place or meeting.whole_place,
            "address": meeting.address or meeting.whole_place,
        },
        "inLanguage": "pl",
        "isAccessibleForFree": True,
    }
