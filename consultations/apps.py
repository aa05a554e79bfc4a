from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import register_search_source, register_section


class ConsultationsConfig(AppConfig):
    name = "consultations"
    verbose_name = _("consultations")

    def ready(self):
        from consultations.sections import CONSULTATION_SEARCH, OPEN_CONSULTATION_ON_HOME

        register_section(OPEN_CONSULTATION_ON_HOME)
        register_search_source(CONSULTATION_SEARCH)
