"""Who may open an address.

Every view asks for signing in unless it is ``@public``. Objects are fetched through the
QuerySet that the visitor may see (otherwise 404), then checked with a function of the app's
``permissions`` (otherwise 403).
"""

from functools import partial, wraps

from allauth.core import ratelimit
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


def rate_limited(view=None, *, action: str = "public_form"):
    """Answer 429 to whoever sends more forms without an account than a person could fill in.

    How many is in ``ACCOUNT_RATE_LIMITS[action]``; reading a page costs nothing.
    """
    if view is None:
        return partial(rate_limited, action=action)

    @wraps(view)
    def limited(request, *args, **kwargs):
        if request.method == "POST" and (
            too_many := ratelimit.consume_or_429(request, action=action)
        ):
            return too_many
        return view(request, *args, **kwargs)

    return limited


def is_over_limit(request, *, action: str) -> bool:
    """Count one more form, for views that answer 429 with a page of their own."""
    return not ratelimit.consume(request, action=action)
