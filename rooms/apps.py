from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import register_desk_queue, register_search_source


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("rooms and equipment")

    def ready(self):
        from rooms.desk import WAITING_BOOKINGS
        from rooms.sections import ROOM_SEARCH

        register_desk_queue(WAITING_BOOKINGS)
        register_search_source(ROOM_SEARCH)
