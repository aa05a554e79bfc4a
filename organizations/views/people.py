"""Who belongs to an organisation: read by its people, changed by its managers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizations.forms import DeclineForm, RoleForm
from organizations.models import Membership, Organization
from organizations.permissions import can_answer_request, can_manage_people, can_see_people
from organizations.states import InvitationStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 30
# Requests are answered in the order in which they came; further ones appear as these are.
REQUESTS_SHOWN = 20


@require_safe
def people(request, slug):
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_see_people(request.user, organization))
    members = organization.memberships.active().managers_first().select_related("user")
    context = {
        "organization": organization,
        "page": Paginator(members, PER_PAGE).get_page(request.GET.get("page")),
        "may_manage": can_manage_people(request.user, organization),
        "own_place": members.filter(user=request.user).first(),
    }
    if context["may_manage"]:
        waiting = organization.memberships.awaiting_decision().select_related("user")
        context |= {
            "requests": waiting[:REQUESTS_SHOWN],
            "further_requests": max(0, waiting.count() - REQUESTS_SHOWN),
            "invitations": organization.invitations.filter(status=InvitationStatus.SENT),
        }
    return render(request, "organizations/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request, slug, pk):
    organization, membership = _managed(request, slug, pk, Membership.objects.active())
    form = RoleForm(
        request.POST if request.method == "POST" else None, initial={"role": membership.role}
    )
    if request.method == "POST" and form.is_valid():
        try:
            membership.change_role(form.cleaned_data["role"], by=request.user)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The role is changed."))
            if membership.user == request.user and not membership.is_manager:
                return redirect(organization)
            return redirect("organizations:people", organization.slug)
    return render(
        request,
        "organizations/change_role.html",
        {"organization": organization, "membership": membership, "form": form},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request, slug, pk):
    organization, membership = _managed(request, slug, pk, Membership.objects.active())
    if membership.user == request.user:
        return redirect("organizations:leave", organization.slug)
    if request.method == "POST":
        if _done(request, membership.end, by=request.user):
            messages.success(
                request,
                _("%(person)s does not belong to the organisation any more.")
                % {"person": membership.user},
            )
        return redirect("organizations:people", organization.slug)
    return render(
        request,
        "organizations/end_membership.html",
        {"organization": organization, "membership": membership},
    )


@require_POST
def accept_request(request, slug, pk):
    organization, membership = _managed(request, slug, pk, Membership.objects.all())
    allowed_or_403(can_answer_request(request.user, membership))
    if _done(request, membership.accept, by=request.user):
        messages.success(
            request,
            _("%(person)s belongs to the organisation now.") % {"person": membership.user},
        )
    return redirect("organizations:people", organization.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def decline_request(request, slug, pk):
    organization, membership = _managed(request, slug, pk, Membership.objects.all())
    allowed_or_403(can_answer_request(request.user, membership))
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if _done(request, membership.decline, by=request.user, **form.cleaned_data):
            messages.success(request, _("The request is declined; the person gets a letter."))
        return redirect("organizations:people", organization.slug)
    return render(
        request,
        "organizations/decline_request.html",
        {"organization": organization, "membership": membership, "form": form},
    )


def _managed(request, slug, pk, places) -> tuple[Organization, Membership]:
    """Return the organisation and one of its places, for whoever may change it."""
    organization = get_visible_or_404(Organization.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_manage_people(request.user, organization))
    membership = get_visible_or_404(
        places.filter(organization=organization).select_related("user", "organization"), pk=pk
    )
    return organization, membership


def _done(request, verb, **arguments) -> bool:
    """Carry it out, or say why not."""
    try:
        verb(**arguments)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    return True
