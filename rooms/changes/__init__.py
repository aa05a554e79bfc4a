"""Moving, extending and shortening a booking: asked for by its organisation or proposed by staff.

Until a change is answered, the old and the new time are both held by the same booking, so that
neither blocks the other and nobody else gets in between. Every verb takes the locks in the one
order (organisation, resources, booking), reads everything anew and then the change.
"""

from rooms.changes.answering import accept_change, expire_change, refuse_change, withdraw_change
from rooms.changes.asking import open_change, propose_change, request_change
from rooms.changes.rules import may_be_changed

__all__ = [
    "accept_change",
    "expire_change",
    "may_be_changed",
    "open_change",
    "propose_change",
    "refuse_change",
    "request_change",
    "withdraw_change",
]
