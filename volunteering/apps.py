from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import register_desk_queue, register_search_source, register_section
from volunteering.skills import load_skills


class VolunteeringConfig(AppConfig):
    name = "volunteering"
    verbose_name = _("volunteering")

    def ready(self):
        from volunteering.desk import WAITING_OPPORTUNITIES
        from volunteering.sections import MY_APPLICATIONS, NEWEST_OFFERS, OFFERS_OF_ORGANIZATION
        from volunteering.sources import OFFERS

        post_migrate.connect(load_skills, sender=self)
        register_desk_queue(WAITING_OPPORTUNITIES)
        register_section(NEWEST_OFFERS)
        register_section(MY_APPLICATIONS)
        register_section(OFFERS_OF_ORGANIZATION)
        register_search_source(OFFERS)
