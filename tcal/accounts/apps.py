from django.apps import AppConfig
from django.apps import apps as global_apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from tcal.accounts.roles import Role


def create_roles(*, using, apps=global_apps, **kwargs):
    Group = apps.get_model("auth", "Group")
    for role in Role:
        Group.objects.using(using).get_or_create(name=role.value)


class AccountsConfig(AppConfig):
    name = "tcal.accounts"
    label = "accounts"
    verbose_name = _("accounts")

    def ready(self):
        post_migrate.connect(create_roles, sender=self)
