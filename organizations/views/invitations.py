"""Invitations by e-mail: sent and taken back by managers, opened by whoever got the letter."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from organizations.forms import InvitationForm
from organizations.invitations import accept_invitation, revoke, send_again
from organizations.invitations import invite as send
from organizations.models import MembershipInvitation, Organization
from organizations.permissions import can_manage_people
from organizations.states import InvitationStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404, public


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request, slug):
    organization = _managed(request, slug)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = send(organization, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request,
                _("The invitation is on its way to %(email)s.") % {"email": invitation.email},
            )
            return redirect("organizations:people", organization.slug)
    return render(
        request, "organizations/invite.html", {"organization": organization, "form": form}
    )


@require_POST
def revoke_invitation(request, slug, pk):
    organization = _managed(request, slug)
    invitation = get_visible_or_404(organization.invitations, pk=pk)
    try:
        revoke(invitation, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The invitation is taken back; its link lets nobody in."))
    return redirect("organizations:people", organization.slug)


@require_POST
def resend_invitation(request, slug, pk):
    organization = _managed(request, slug)
    invitation = get_visible_or_404(organization.invitations, pk=pk)
    try:
        send_again(invitation, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The letter is sent again, valid for two weeks from now."))
    return redirect("organizations:people", organization.slug)


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """What the letter leads to. Whoever holds the link has the mailbox; the account may differ."""
    found = get_visible_or_404(
        MembershipInvitation.objects.for_token(token).select_related("organization", "invited_by")
    )
    here = reverse("organizations:invitation", args=[token])
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(here)
        try:
            accept_invitation(found, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(here)
        messages.success(
            request,
            _("You belong to %(name)s now.") % {"name": found.organization.name},
        )
        return redirect(found.organization)
    if found.status == InvitationStatus.ACCEPTED and found.accepted_by_id == request.user.pk:
        return redirect(found.organization)
    came_back = urlencode({"next": here})
    return render(
        request,
        "organizations/invitation.html",
        {
            "invitation": found,
            "organization": found.organization,
            "over": None if found.is_open else _why_over(found),
            "login_url": f"{reverse('account_login')}?{came_back}",
            "signup_url": f"{reverse('account_signup')}?{came_back}",
        },
        status=200 if found.is_open else 410,
    )


def _why_over(invitation) -> str:
    if invitation.status == InvitationStatus.ACCEPTED:
        return _("It has been used already: an invitation lets in one person, once.")
    if invitation.status == InvitationStatus.REVOKED:
        return _("The organisation has taken it back.")
    return _("It was valid for two weeks, and they have passed.")


def _managed(request, slug) -> Organization:
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_manage_people(request.user, organization))
    return organization
