from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Roles that hold everywhere in the portal. Each is a group of the same name."""

    STAFF = "staff", _("centre staff")
    COORDINATOR = "coordinator", _("city coordinator")
    ADVISER = "adviser", _("adviser")


# Who decides about other people's affairs proves more than a password.
ROLES_WITH_SECOND_FACTOR = frozenset({Role.STAFF, Role.COORDINATOR})
