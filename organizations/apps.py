from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from organizations.spheres import load_spheres
from tcal.shared.registry import (
    register_desk_queue,
    register_search_source,
    register_section,
)


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = _("organisations")

    def ready(self):
        from organizations.confirmation import schedule_confirmations
        from organizations.desk import (
            REQUESTS_WITHOUT_A_MANAGER,
            WAITING_CLAIMS,
            WAITING_CONTRIBUTIONS,
            WAITING_FORM_CHANGES,
            WAITING_ORGANIZATIONS,
        )
        from organizations.joining_sections import PEOPLE_OF_ORGANIZATION, UNCONFIRMED_NOTE
        from organizations.sections import (
            CONTRIBUTIONS_OF_ORGANIZATION,
            MY_ORGANIZATIONS,
            ORGANIZATION_SEARCH,
        )
        from organizations.service_reminders import schedule_reminders
        from organizations.service_sections import (
            ENDING_AGREEMENTS,
            SERVICES_OF_ORGANIZATION,
            WAITING_SERVICE_APPLICATIONS,
        )

        post_migrate.connect(load_spheres, sender=self)
        post_migrate.connect(schedule_reminders, sender=self)
        register_desk_queue(WAITING_SERVICE_APPLICATIONS)
        register_desk_queue(ENDING_AGREEMENTS)
        register_section(SERVICES_OF_ORGANIZATION)
        register_desk_queue(WAITING_ORGANIZATIONS)
        register_desk_queue(WAITING_CONTRIBUTIONS)
        register_section(MY_ORGANIZATIONS)
        register_section(CONTRIBUTIONS_OF_ORGANIZATION)
        register_search_source(ORGANIZATION_SEARCH)
        post_migrate.connect(schedule_confirmations, sender=self)
        for queue in (WAITING_CLAIMS, WAITING_FORM_CHANGES, REQUESTS_WITHOUT_A_MANAGER):
            register_desk_queue(queue)
        register_section(UNCONFIRMED_NOTE)
        register_section(PEOPLE_OF_ORGANIZATION)
