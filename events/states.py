"""The life of an event: written by an organisation, published by staff, sometimes called off."""

from django.db import models
from django.utils.translation import pgettext_lazy


class EventStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("event", "draft")
    SUBMITTED = "submitted", pgettext_lazy("event", "awaiting publication")
    PUBLISHED = "published", pgettext_lazy("event", "published")
    RETURNED = "returned", pgettext_lazy("event", "returned for correction")
    CANCELLED = "cancelled", pgettext_lazy("event", "called off")


# What everybody sees. An event that was called off keeps its page, so that nobody comes in vain.
ANNOUNCED = frozenset({EventStatus.PUBLISHED, EventStatus.CANCELLED})
# The organisation's own text, which nobody else reads yet.
WITH_ITS_AUTHOR = frozenset({EventStatus.DRAFT, EventStatus.RETURNED})
# Afterwards only staff change it.
WITH_STAFF = frozenset({EventStatus.SUBMITTED, EventStatus.PUBLISHED})

EVENT_MOVES = {
    EventStatus.DRAFT: {EventStatus.SUBMITTED},
    EventStatus.SUBMITTED: {EventStatus.PUBLISHED, EventStatus.RETURNED},
    EventStatus.RETURNED: {EventStatus.SUBMITTED},
    EventStatus.PUBLISHED: {EventStatus.CANCELLED},
    EventStatus.CANCELLED: set(),
}
