from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tcal.shared.models import Centre

# Where somebody who has no second factor yet may still go: to set it up, or away.
OPEN_VIEWS = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "account_logout",
        "account_login",
        "set_language",
        "appearance",
        "health",
    }
)


class SecondFactorMiddleware:
    """Send staff and coordinators without a second factor to set one up (DESIGN: security).

    Not where the demo was loaded: its accounts are for trying things out.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if (
            not settings.REQUIRE_MFA
            or not request.user.is_authenticated
            or not request.user.needs_second_factor
            or request.resolver_match.view_name in OPEN_VIEWS
            or get_adapter().is_mfa_enabled(request.user)
            or Centre.current().is_demo
        ):
            return None
        messages.warning(
            request,
            _("Set up a second way to confirm that it is you. Work for the centre needs it."),
        )
        return redirect("mfa_activate_totp")
