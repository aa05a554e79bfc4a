from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import (
    Fact,
    register_consequence,
    register_desk_queue,
    register_search_source,
    register_section,
)


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("consultations")

    def ready(self):
        from consultations.answer_letters import schedule_letters
        from consultations.desk import CALLS_TO_MAKE, WAITING_COMMENTS, WAITING_TOPICS
        from consultations.documents.making import schedule_sweep
        from consultations.live.sections import MY_TABLES
        from consultations.reminders import schedule_reminders
        from consultations.schedule import schedule_places
        from consultations.sections import (
            CONSULTATION_SEARCH,
            MY_REMARKS,
            OPEN_CONSULTATION_ON_HOME,
            PROGRAMME_SEARCH,
            REMARKS_TO_ANSWER,
        )
        from consultations.waiting import promote

        for queue in (WAITING_COMMENTS, WAITING_TOPICS, CALLS_TO_MAKE):
            register_desk_queue(queue)
        post_migrate.connect(schedule_places, sender=self)
        post_migrate.connect(schedule_reminders, sender=self)
        post_migrate.connect(schedule_sweep, sender=self)
        post_migrate.connect(schedule_letters, sender=self)
        register_consequence(Fact.PLACES_FREED, promote)
        register_section(OPEN_CONSULTATION_ON_HOME)
        register_section(MY_TABLES)
        register_section(MY_REMARKS)
        register_section(REMARKS_TO_ANSWER)
        register_search_source(CONSULTATION_SEARCH)
        register_search_source(PROGRAMME_SEARCH)
