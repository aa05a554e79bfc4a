"""What happened to a booking, read from the history that the database keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.dates import human_period

TONES = {
    BookingStatus.OFFERED: "wait",
    BookingStatus.PENDING: "wait",
    BookingStatus.CONFIRMED: "ok",
    BookingStatus.REJECTED: "no",
    BookingStatus.EXPIRED: "no",
    BookingStatus.CANCELLED: "no",
    BookingStatus.COMPLETED: "ok",
    BookingStatus.NO_SHOW: "no",
}


DECIDED = {
    ChangeStatus.ACCEPTED: gettext_lazy("the change was accepted"),
    ChangeStatus.REJECTED: gettext_lazy("the change was refused"),
    ChangeStatus.WITHDRAWN: gettext_lazy("the change was withdrawn"),
    ChangeStatus.EXPIRED: gettext_lazy("nobody answered in time: the booking stayed as it was"),
}


@dataclass(frozen=True)
class Entry:
    title: str
    at: datetime
    by: str
    text: str
    tone: str


def history_of(booking) -> list[Entry]:
    """Return what happened, oldest first: changes of status and of time or room, who and why."""
    entries = [*_of_status(booking), *_of_changes(booking), *_of_check_in(booking)]
    return sorted(entries, key=lambda entry: entry.at)


def _of_check_in(booking) -> Iterator[Entry]:
    if booking.checked_in_at:
        yield Entry(
            title=_("somebody checked in at the door"),
            at=booking.checked_in_at,
            by=str(booking.checked_in_by),
            text="",
            tone="ok",
        )


def _of_status(booking) -> Iterator[Entry]:
    last = None
    versions = booking.history.select_related("decided_by", "requested_by").order_by("pgh_id")
    for version in versions:
        if version.status == last:
            continue
        asked_for = last is None and version.status != BookingStatus.OFFERED
        last = version.status
        # The clock completes; who confirmed, and why, stays written in the row.
        is_decision = version.status != BookingStatus.COMPLETED
        who = version.decided_by or (version.requested_by if asked_for else None)
        yield Entry(
            title=BookingStatus(version.status).label,
            at=version.pgh_created_at,
            by=str(who) if who and is_decision else "",
            text=version.decision_reason if is_decision else "",
            tone=TONES[BookingStatus(version.status)],
        )


def _of_changes(booking) -> Iterator[Entry]:
    for change in booking.changes.select_related("room", "proposed_by", "decided_by"):
        where = f"{change.room}, {human_period(change.starts_at, change.ends_at)}"
        # Nobody decided where nobody had to agree.
        happened_at_once = change.status == ChangeStatus.ACCEPTED and change.decided_by is None
        yield Entry(
            title=_title_of(change, happened_at_once),
            at=change.proposed_at,
            by=str(change.proposed_by),
            text=f"{where}. {change.message}".strip(),
            tone="ok" if happened_at_once else "wait",
        )
        if change.decided_at and not happened_at_once:
            yield Entry(
                title=DECIDED[ChangeStatus(change.status)],
                at=change.decided_at,
                by=str(change.decided_by) if change.decided_by else "",
                text=change.decision_reason,
                tone="ok" if change.status == ChangeStatus.ACCEPTED else "no",
            )


def _title_of(change, happened_at_once) -> str:
    if happened_at_once:
        return _("moved to another room or time")
    if change.is_proposal:
        return _("staff proposed another room or time")
    return _("asked for another room or time")
