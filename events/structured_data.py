"""What search engines read: schema.org's Event as a block of data in the page.

The block is data, not a script: browsers never run it, so the strict CSP needs no exception.
"""

import json

from django.utils.safestring import SafeString, mark_safe

from events.models import Event
from tcal.shared.periods import WARSAW

# As Django's json_script does: nothing in a text can end the block.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def event_as_json_ld(event: Event, request) -> SafeString:
    """Return the content of a ``<script type="application/ld+json">``."""

    def absolute(thing) -> str:
        return request.build_absolute_uri(thing.get_absolute_url())

    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.lead,
        "url": absolute(event),
        "startDate": event.starts_at.astimezone(WARSAW).isoformat(),
        "endDate": event.ends_at.astimezone(WARSAW).isoformat(),
        "eventStatus": "https://schema.org/"
        + ("EventCancelled" if event.is_called_off else "EventScheduled"),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": event.place,
            "address": event.street_address or event.place,
        },
        "organizer": {
            "@type": "Organization",
            "name": event.organizer.name,
            "url": absolute(event.organizer),
        },
        "inLanguage": event.language,
        "isAccessibleForFree": event.is_free,
    }
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
