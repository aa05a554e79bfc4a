"""What happened to a booking, read from the history that the database keeps."""

from dataclasses import dataclass
from datetime import datetime

from rooms.states import BookingStatus

TONES = {
    BookingStatus.PENDING: "wait",
    BookingStatus.CONFIRMED: "ok",
    BookingStatus.REJECTED: "no",
    BookingStatus.EXPIRED: "no",
    BookingStatus.CANCELLED: "no",
    BookingStatus.COMPLETED: "ok",
    BookingStatus.NO_SHOW: "no",
}


@dataclass(frozen=True)
class Entry:
    title: str
    at: datetime
    by: str
    text: str
    tone: str


def history_of(booking) -> list[Entry]:
    """Return each change of status, oldest first, with who decided and why."""
    entries, last = [], None
    versions = booking.history.select_related("decided_by", "requested_by").order_by("pgh_id")
    for version in versions:
        if version.status == last:
            continue
        last = version.status
        who = version.decided_by or (version.requested_by if not entries else None)
        entries.append(
            Entry(
                title=BookingStatus(version.status).label,
                at=version.pgh_created_at,
                by=str(who) if who else "",
                text=version.decision_reason,
                tone=TONES[BookingStatus(version.status)],
            )
        )
    return entries
