from django.apps import AppConfig
from django.core.management import call_command
from django.db.models.signals import post_migrate


def create_cache_table(*, using, **kwargs):
    call_command("createcachetable", database=using, verbosity=0)


class SharedConfig(AppConfig):
    name = "tcal.shared"
    verbose_name = "2.Piętro"

    def ready(self):
        post_migrate.connect(create_cache_table, sender=self)
