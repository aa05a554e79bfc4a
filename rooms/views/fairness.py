"""An organisation's strikes, for its people, and appealing against them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from organizations.models import Organization
from rooms.forms.fairness import AppealForm
from rooms.models import FairnessRules, Strike
from rooms.permissions import can_appeal
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 20


@require_safe
def strikes(request):
    """The strikes of one's own organisations; staff see those of others in the administration."""
    organizations = list(Organization.objects.of_member(request.user).in_polish_order())
    standings = Strike.objects.standings_of(organizations, timezone.now())
    own = Strike.objects.of_organizations(organizations).with_details()
    return render(
        request,
        "rooms/strikes.html",
        {
            "page": Paginator(own, PER_PAGE).get_page(request.GET.get("page")),
            "standings": [(one, standings[one.pk]) for one in organizations if not one.is_operator],
            "may_appeal": {one.pk for one in organizations if one.is_active},
            "rules": FairnessRules.current(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request, pk):
    strike = get_visible_or_404(
        Strike.objects.visible_to(request.user).with_details(),
        pk=pk,
    )
    allowed_or_403(can_appeal(request.user, strike))
    if not strike.may_be_appealed:
        messages.info(
            request,
            _("There is nothing to appeal against any more: %(status)s.")
            % {"status": strike.get_status_display()},
        )
        return redirect("rooms:strikes")
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            strike.file_appeal(text=form.cleaned_data["appeal"], by=request.user)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("The appeal is sent. Staff will decide, and the answer comes by e-mail.")
            )
            return redirect("rooms:strikes")
    return render(request, "rooms/appeal.html", {"strike": strike, "form": form})
