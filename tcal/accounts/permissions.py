"""Questions about global roles. A visitor without an account has none."""

from tcal.accounts.roles import Role


def is_centre_staff(user) -> bool:
    return user.is_authenticated and user.has_role(Role.STAFF)


def is_coordinator(user) -> bool:
    return user.is_authenticated and user.has_role(Role.COORDINATOR)
