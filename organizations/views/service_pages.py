"""What the centre gives to organisations: the list and one service, for everybody."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from organizations.lockers import availability
from organizations.models import Organization, Service, ServiceApplication
from organizations.service_permissions import can_write_letters
from tcal.shared.access import get_visible_or_404, public


@public
@require_safe
def service_list(request):
    return render(
        request,
        "organizations/services/list.html",
        {
            "services": Service.objects.on_offer(),
            "is_staff_of_centre": can_write_letters(request.user),
        },
    )


@public
@require_safe
def service(request, slug):
    """A service that is no longer offered keeps its page: agreements refer to it."""
    service = get_visible_or_404(Service.objects.all(), slug=slug)
    managed = Organization.objects.active().managed_by(request.user)
    return render(
        request,
        "organizations/services/service.html",
        {
            "service": service,
            "availability": availability(service),
            "manages_some": managed.exists(),
            "own": _own(request.user, service),
        },
    )


def _own(user, service) -> list[ServiceApplication]:
    """What this person's organisations have of it or wait for, the latest first."""
    if not user.is_authenticated:
        return []
    own = Organization.objects.of_member(user).values("pk")
    found = service.applications.filter(organization__in=own).with_details().going_on()
    return list(found[:10])
