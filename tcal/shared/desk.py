"""Everything that waits for one person's decision: for the first page of the admin, and letters."""

from dataclasses import dataclass

from tcal.shared.registry import DeskItem, DeskQueue, desk_queues

SHOWN_PER_QUEUE = 10


@dataclass(frozen=True)
class WaitingQueue:
    queue: DeskQueue
    count: int
    items: list[DeskItem]


def waiting_for(user) -> list[WaitingQueue]:
    """Return each queue with its count and its oldest items, longest waiting queue first."""
    found = []
    for queue in desk_queues(user):
        waiting = queue.waiting(user)
        items = [queue.item(thing) for thing in waiting[:SHOWN_PER_QUEUE]]
        count = len(items) if len(items) < SHOWN_PER_QUEUE else waiting.count()
        found.append(WaitingQueue(queue, count, items))
    return sorted(found, key=_longest_waiting_first)


def _longest_waiting_first(waiting: WaitingQueue):
    return (0, waiting.items[0].since.timestamp()) if waiting.items else (1, 0)
