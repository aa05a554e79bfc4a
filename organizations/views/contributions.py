"""What an organisation gave to the others: managers tell it and see what became of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizations.contributions import declare_contribution
from organizations.forms import ContributionForm
from organizations.models import Organization
from organizations.permissions import can_contribute
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def contribute(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_contribute(request.user, organization))
    form = ContributionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            declare_contribution(organization=organization, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("Thank you. Staff will read it, and the answer comes by e-mail.")
            )
            return redirect("organizations:contribute", organization.slug)
    told = organization.contributions.waiting_first()
    return render(
        request,
        "organizations/contribute.html",
        {
            "organization": organization,
            "form": form,
            "page": Paginator(told, PER_PAGE).get_page(request.GET.get("page")),
        },
    )
