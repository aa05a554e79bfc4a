"""Coming into an organisation that is here already, and leaving it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organizations.claims import claim_organization, withdraw_claim
from organizations.forms import ClaimForm, JoinForm
from organizations.joining import ask_to_join as ask
from organizations.models import Claim, Organization
from organizations.permissions import can_ask_to_join, can_claim
from tcal.shared.access import allowed_or_403, get_visible_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def ask_to_join(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    place = organization.memberships.present().filter(user=request.user).first()
    if place and place.is_active:
        messages.info(request, _("You belong to this organisation already."))
        return redirect(organization)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if place is None:
        allowed_or_403(can_ask_to_join(request.user, organization))
        if request.method == "POST" and form.is_valid():
            try:
                ask(organization, by=request.user, **form.cleaned_data)
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                messages.success(request, _("Your request is sent. The answer comes by e-mail."))
                return redirect("organizations:ask_to_join", organization.slug)
    return render(
        request,
        "organizations/ask_to_join.html",
        {
            "organization": organization,
            "form": form,
            "place": place,
            "has_manager": organization.memberships.managers().exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def claim(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_claim(request.user, organization))
    own = organization.claims.filter(made_by=request.user)
    waiting = own.awaiting_decision().first()
    form = ClaimForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and not waiting and form.is_valid():
        try:
            claim_organization(organization, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Your claim is sent. Staff will answer by e-mail."))
            return redirect("organizations:claim", organization.slug)
    return render(
        request,
        "organizations/claim.html",
        {
            "organization": organization,
            "form": form,
            "waiting": waiting,
            "refused": own.refused().last(),
        },
    )


@require_POST
def take_back_claim(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    own = Claim.objects.filter(organization=organization, made_by=request.user)
    waiting = get_visible_or_404(own.awaiting_decision())
    try:
        withdraw_claim(waiting, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The claim is taken back."))
    return redirect(organization)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, slug):
    """Leave, or take back the request to join."""
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    place = organization.memberships.present().filter(user=request.user).first()
    allowed_or_403(place is not None)
    if request.method == "POST":
        try:
            place.end(by=request.user)
        except ValidationError as refusal:
            messages.error(request, _why_not(refusal))
            return redirect("organizations:leave", organization.slug)
        if place.role and organization.is_active:
            messages.success(
                request, _("You do not belong to %(name)s any more.") % {"name": organization.name}
            )
            return redirect(organization)
        return redirect("account")
    is_last = (
        place.is_active
        and place.is_manager
        and organization.is_active
        and not organization.memberships.managers().exclude(pk=place.pk).exists()
    )
    return render(
        request,
        "organizations/leave.html",
        {"organization": organization, "place": place, "is_last_manager": is_last},
    )


def _why_not(refusal: ValidationError) -> str:
    if getattr(refusal, "code", None) == "organization_keeps_a_manager":
        return _(
            "You are its last manager, so you can't leave yet. Make somebody else a manager first "
            "or, if the organisation has ended, write to the centre."
        )
    return " ".join(refusal.messages)
