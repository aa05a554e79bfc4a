from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from tcal.accounts.permissions import is_centre_staff
from tcal.shared.access import public
from tcal.shared.desk import waiting_for
from tcal.shared.models import Centre


class PortalAdminSite(AdminSite):
    """Django's admin whose first page shows what waits for a decision, oldest first."""

    site_header = _("2.Piętro: administration")
    site_title = _("Administration")
    index_title = _("What waits for you")
    index_template = "admin/portal_index.html"
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        shown = {
            "desk": waiting_for(request.user),
            "has_mailbox": Centre.current().is_demo and is_centre_staff(request.user),
        }
        return super().index(request, shown | (extra_context or {}))

    @public
    def login(self, request, extra_context=None):
        """There is one sign-in page, which also asks for the second factor."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or request.path.removesuffix("login/"))
