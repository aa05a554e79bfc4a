"""Who may open an address.

Every view asks for signing in unless it is ``@public``. Objects are fetched through the
QuerySet that the visitor may see (otherwise 404), then checked with a function of the app's
``permissions`` (otherwise 403).
"""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

public = login_not_required


def get_visible_or_404(queryset, **lookup):
    """Return the object if the queryset, already limited to what the visitor may see, has it."""
    return get_object_or_404(queryset, **lookup)


def allowed_or_403(allowed: bool) -> None:
    """Raise ``PermissionDenied`` unless the answer of a permission function was yes."""
    if not allowed:
        raise PermissionDenied
