from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import (
    Fact,
    register_consequence,
    register_desk_queue,
    register_search_source,
)


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("rooms and equipment")

    def ready(self):
        from rooms.deadlines import schedule_deadlines
        from rooms.desk import WAITING_APPEALS, WAITING_BOOKINGS, WAITING_CHANGES
        from rooms.sections import ROOM_SEARCH
        from rooms.waitlist import offer_freed_time
        from rooms.waitlist.schedule import schedule_offers

        post_migrate.connect(schedule_deadlines, sender=self)
        post_migrate.connect(schedule_offers, sender=self)
        register_desk_queue(WAITING_BOOKINGS)
        register_desk_queue(WAITING_CHANGES)
        register_desk_queue(WAITING_APPEALS)
        register_search_source(ROOM_SEARCH)
        register_consequence(Fact.TIME_FREED, offer_freed_time)
