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
        from organizations.desk import WAITING_CONTRIBUTIONS, WAITING_ORGANIZATIONS
        from organizations.sections import (
            CONTRIBUTIONS_OF_ORGANIZATION,
            MY_ORGANIZATIONS,
            ORGANIZATION_SEARCH,
        )

        post_migrate.connect(load_spheres, sender=self)
        register_desk_queue(WAITING_ORGANIZATIONS)
        register_desk_queue(WAITING_CONTRIBUTIONS)
        register_section(MY_ORGANIZATIONS)
        register_section(CONTRIBUTIONS_OF_ORGANIZATION)
        register_search_source(ORGANIZATION_SEARCH)
