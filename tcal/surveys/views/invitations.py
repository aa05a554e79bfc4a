"""Whom a limited survey asks."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from organizations.models import Organization
from tcal.accounts.models import User
from tcal.surveys.forms.invitations import InvitePeopleForm
from tcal.surveys.invitations import invite, uninvite
from tcal.surveys.views.surveys import managed

PER_PAGE = 30
FOUND_AT_MOST = 20


def invitations(request, slug):
    """Who is invited; organisations are found by name, people are given by e-mail."""
    survey = managed(request, slug)
    if survey.is_by_link or not survey.only_invited:
        messages.info(request, _("This survey is not limited to those whom you choose."))
        return redirect("surveys:manage", slug)
    form, found = None, None
    if survey.asks_people:
        form = InvitePeopleForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            invite(survey, people=form.cleaned_data["emails"])
            messages.success(request, _("They are invited."))
            return redirect("surveys:invitations", slug)
        invited = survey.invited_people.order_by("name", "pk")
    else:
        invited = survey.invited_organizations.in_polish_order()
        if text := request.GET.get("q", "").strip():
            not_yet = Organization.objects.active().exclude(pk__in=invited.order_by().values("pk"))
            found = list(not_yet.search(text)[:FOUND_AT_MOST])
    page = Paginator(invited, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "surveys/invitations.html",
        {
            "survey": survey,
            "form": form,
            "found": found,
            "page": page,
            "q": request.GET.get("q", ""),
        },
    )


@require_POST
def invite_organization(request, slug, organization):
    survey = managed(request, slug)
    chosen = get_object_or_404(Organization.objects.active(), slug=organization)
    invite(survey, organizations=[chosen])
    messages.success(request, _("Invited: %(name)s.") % {"name": chosen})
    return redirect("surveys:invitations", slug)


@require_POST
def uninvite_organization(request, slug, organization):
    survey = managed(request, slug)
    chosen = get_object_or_404(survey.invited_organizations, slug=organization)
    uninvite(survey, organization=chosen)
    messages.success(request, _("Not invited any more: %(name)s.") % {"name": chosen})
    return redirect("surveys:invitations", slug)


@require_POST
def uninvite_person(request, slug, pk):
    survey = managed(request, slug)
    chosen = get_object_or_404(User, pk=pk, surveys_inviting=survey)
    uninvite(survey, person=chosen)
    messages.success(request, _("Not invited any more: %(name)s.") % {"name": chosen})
    return redirect("surveys:invitations", slug)
