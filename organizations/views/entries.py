"""What an organisation's people write about it: the new entry and its later changes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizations.forms import DescriptionForm, RegistrationForm
from organizations.models import Organization
from organizations.permissions import can_edit
from organizations.registration import register_organization, registered_before
from tcal.shared.access import allowed_or_403, get_visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def register(request):
    form = RegistrationForm(request.POST or None, user=request.user)
    if request.method == "POST":
        organization = _registered(form, by=request.user)
        if organization:
            messages.success(
                request,
                _("%(name)s has been sent. The centre will answer by e-mail.")
                % {"name": organization.name},
            )
            return redirect(organization)
    return render(
        request,
        "organizations/register.html",
        {"form": form, "districts": Organization.objects.listed().districts()},
    )


def _registered(form, *, by) -> Organization | None:
    if not form.is_valid():
        # Sent twice, its own first result is what makes the numbers "already here".
        return registered_before(by=by, submission_id=form.cleaned_data.get("submission_id"))
    try:
        return register_organization(by=by, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_edit(request.user, organization))
    form = DescriptionForm(request.POST or None, instance=organization)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The changes are saved."))
        return redirect(organization)
    return render(
        request,
        "organizations/edit.html",
        {
            "form": form,
            "organization": organization,
            "districts": Organization.objects.listed().districts(),
        },
    )
