"""What managers do now and then: confirm that the entry is true, tell that the group is more now."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organizations.confirmation import confirm_entry as confirm
from organizations.confirmation import is_unconfirmed, known_as_true
from organizations.form_changes import ask_to_change_form
from organizations.forms import FormChangeForm
from organizations.models import Organization
from organizations.permissions import can_change_form, can_confirm
from tcal.shared.access import allowed_or_403, get_visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_entry(request, slug):
    organization = get_visible_or_404(
        Organization.objects.visible_to(request.user).with_spheres(), slug=slug
    )
    allowed_or_403(can_confirm(request.user, organization))
    if request.method == "POST":
        try:
            confirm(organization, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("Thank you. The page is confirmed for a year."))
        return redirect(organization)
    return render(
        request,
        "organizations/confirm_entry.html",
        {
            "organization": organization,
            "known_since": known_as_true(organization),
            "is_unconfirmed": is_unconfirmed(organization),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change_form(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_change_form(request.user, organization))
    waiting = organization.form_changes.awaiting_decision().first()
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FormChangeForm(*sent, organization=organization, user=request.user)
    if request.method == "POST" and not waiting and form.is_valid():
        try:
            ask_to_change_form(organization, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("It is sent. Staff will answer by e-mail."))
            return redirect("organizations:change_form", organization.slug)
    return render(
        request,
        "organizations/change_form.html",
        {
            "organization": organization,
            "form": form,
            "waiting": waiting,
            "refused": organization.form_changes.refused().last(),
        },
    )
