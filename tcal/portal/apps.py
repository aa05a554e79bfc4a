from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tcal.portal.default_pages import write_missing_pages
from tcal.portal.role_permissions import grant_admin_permissions
from tcal.shared.registry import register_search_source, register_section


class PortalConfig(AppConfig):
    name = "tcal.portal"
    label = "portal"
    verbose_name = _("pages")

    def ready(self):
        from tcal.portal.found_pages import GUIDES_TO_COOPERATION, PAGES

        post_migrate.connect(grant_admin_permissions, sender=self)
        post_migrate.connect(write_missing_pages, sender=self)
        register_search_source(PAGES)
        register_section(GUIDES_TO_COOPERATION)


class PortalAdminConfig(AdminConfig):
    default_site = "tcal.portal.admin_site.PortalAdminSite"
