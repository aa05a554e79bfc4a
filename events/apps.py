from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import (
    register_desk_queue,
    register_search_source,
    register_section,
)


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("events")

    def ready(self):
        from events.desk import WAITING_EVENTS
        from events.sections import (
            EVENT_SEARCH,
            NEXT_EVENTS_ON_HOME,
            ORGANIZATION_SECTION,
            TODAY_ON_HOME,
        )

        register_desk_queue(WAITING_EVENTS)
        for section in (TODAY_ON_HOME, NEXT_EVENTS_ON_HOME, ORGANIZATION_SECTION):
            register_section(section)
        register_search_source(EVENT_SEARCH)
