"""What each global role may open in the administration. Objects' own rules are in the apps."""

from django.apps import apps as global_apps
from django.contrib.auth.management import create_permissions

from tcal.accounts.roles import Role

ADMIN_APPS = {
    Role.STAFF: ["shared", "organizations", "surveys", "rooms", "events", "volunteering", "portal"],
    Role.COORDINATOR: ["consultations", "surveys"],
}


def grant_admin_permissions(*, using, apps=global_apps, **kwargs):
    for app_config in apps.get_app_configs():
        # During a migration the apps are stand-ins without this attribute, which is asked for.
        # The real apps, whose roles are granted anew after a flush, keep theirs.
        is_stand_in = not hasattr(app_config, "models_module")
        if is_stand_in:
            app_config.models_module = True
        create_permissions(app_config, using=using, apps=apps, verbosity=0)
        if is_stand_in:
            del app_config.models_module
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for role, labels in ADMIN_APPS.items():
        group, _created = Group.objects.using(using).get_or_create(name=role.value)
        group.permissions.set(
            Permission.objects.using(using)
            .filter(content_type__app_label__in=labels)
            .exclude(content_type__model__in=_history_models(apps))
        )


def _history_models(apps) -> list[str]:
    """Names of the models that only the database's triggers write."""
    return [
        model._meta.model_name
        for model in apps.get_models()
        if any(field.name == "pgh_id" for field in model._meta.local_fields)
    ]
