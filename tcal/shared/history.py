"""History of every row with decisions, written by database triggers and never rewritten.

Triggers also catch ``QuerySet.update`` and SQL typed by hand, which signals miss.
"""

import pghistory


def tracked(*, exclude: tuple[str, ...] = ()):
    """Record each version of a model's rows, without the personal fields named in ``exclude``."""
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=list(exclude))
