"""Where upper apps tell lower ones what they have, without being imported by them.

Filled in ``AppConfig.ready()``. Providers are asked by pages; nothing here knows any app.
"""

import sys
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any


@dataclass(frozen=True)
class DeskItem:
    """One thing that waits for a decision. ``since`` orders the desk, oldest first."""

    title: str
    since: datetime
    url: str
    detail: str = ""


@dataclass(frozen=True)
class DeskQueue:
    """A kind of thing that waits for staff.

    ``waiting(user)`` returns the QuerySet of what this user may decide, oldest first;
    ``item(object)`` describes one; ``url()`` is the full list.
    """

    name: str
    label: Any
    may_see: Callable[[Any], bool]
    waiting: Callable[[Any], Any]
    item: Callable[[Any], DeskItem]
    url: Callable[[], str]


@dataclass(frozen=True)
class Section:
    """A part of a lower app's page. ``context(request, subject)`` returns None to stay away."""

    place: str
    template: str
    context: Callable[[Any, Any], dict | None]
    order: int = 100


@dataclass(frozen=True)
class SearchSource:
    """``find(request, text)`` returns the QuerySet of what this visitor may find."""

    name: str
    label: Any
    template: str
    find: Callable[[Any, str], Any]
    order: int = 100


class Fact(Enum):
    """What lower verbs tell, in their own transaction, to whoever draws consequences from it."""

    # resources=, period=, by= (None: the clock). A booking, a change or a closure gave time back;
    # the resources are still locked.
    TIME_FREED = "time freed"
    # meeting=. A place at a consultation meeting may be free; the meeting is locked.
    PLACES_FREED = "places freed"


_desk_queues: dict[str, DeskQueue] = {}
_sections: list[Section] = []
_search_sources: dict[str, SearchSource] = {}
_consequences: dict[Fact, list[Callable[..., None]]] = {}
_put_off: ContextVar[list | None] = ContextVar("facts put off", default=None)


def register_desk_queue(queue: DeskQueue) -> None:
    _desk_queues[queue.name] = queue


def register_section(section: Section) -> None:
    if section not in _sections:
        _sections.append(section)


def register_search_source(source: SearchSource) -> None:
    _search_sources[source.name] = source


def register_consequence(fact: Fact, consequence: Callable[..., None]) -> None:
    known = _consequences.setdefault(fact, [])
    if consequence not in known:
        known.append(consequence)


def tell(fact: Fact, **what) -> None:
    """Call every consequence of a fact, in the caller's transaction: an error undoes both."""
    put_off = _put_off.get()
    if put_off is not None:
        put_off.append((fact, what))
        return
    for consequence in _consequences.get(fact, []):
        consequence(**what)


@contextmanager
def told_at_the_end():
    """Put off what is told within, so that consequences see the whole outcome of a larger step.

    Nothing is told where the step fails. To be used within its transaction.
    """
    facts: list[tuple[Fact, dict]] = []
    token = _put_off.set(facts)
    try:
        yield
    finally:
        _put_off.reset(token)
    for fact, what in facts:
        tell(fact, **what)


def desk_queues(user) -> list[DeskQueue]:
    return [queue for queue in _desk_queues.values() if queue.may_see(user)]


def search_sources() -> list[SearchSource]:
    return sorted(_search_sources.values(), key=lambda source: source.order)


def sections(
    place: str, request, subject=None, *, since: int = 0, before: int = sys.maxsize
) -> list[tuple[str, dict]]:
    """Return ``(template, context)`` of every registered part of a page, in order.

    ``since`` and ``before`` narrow it to those whose ``order`` lies between them.
    """
    found = []
    for section in sorted(_sections, key=lambda section: section.order):
        if section.place == place and since <= section.order < before:
            context = section.context(request, subject)
            if context is not None:
                found.append((section.template, context))
    return found
