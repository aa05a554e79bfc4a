from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from tcal.shared.registry import register_section


class SurveysConfig(AppConfig):
    name = "tcal.surveys"
    label = "surveys"
    verbose_name = _("surveys")

    def ready(self):
        from tcal.surveys.sections import SURVEYS_OF_ACCOUNT, SURVEYS_OF_ORGANIZATION

        register_section(SURVEYS_OF_ACCOUNT)
        register_section(SURVEYS_OF_ORGANIZATION)
