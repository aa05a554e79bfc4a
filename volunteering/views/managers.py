"""What an organisation's manager does: writes offers, reads applications and decides."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tcal.shared.access import allowed_or_403, get_visible_or_404
from volunteering.forms import DecisionForm, OfferForm, RegisterCheckForm
from volunteering.models import Application, Opportunity
from volunteering.offering import already_written, save_offer
from volunteering.permissions import (
    can_decide,
    can_edit,
    can_manage_offer,
    can_offer,
    can_read_application,
)
from volunteering.states import ApplicationStatus, OpportunityStatus

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request):
    """A new offer: sent to the centre, or kept as a draft."""
    if not can_offer(request.user):
        return render(request, "volunteering/no_organization.html", status=403)
    form = OfferForm(request.POST or None, user=request.user)
    if request.method == "POST" and (opportunity := _saved(request, form)):
        return _saved_and_back(request, opportunity)
    return render(request, "volunteering/submit.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug):
    opportunity = get_visible_or_404(
        Opportunity.objects.visible_to(request.user).for_page(), slug=slug
    )
    allowed_or_403(can_edit(request.user, opportunity))
    form = OfferForm(request.POST or None, instance=opportunity, user=request.user)
    if request.method == "POST" and _saved(request, form):
        return _saved_and_back(request, opportunity)
    return render(request, "volunteering/submit.html", {"form": form, "opportunity": opportunity})


def _saved(request, form) -> Opportunity | None:
    if form.is_new and (first := already_written(request.user, form.sent_number())):
        return first
    if not form.is_valid():
        return None
    try:
        return save_offer(
            form.instance,
            spheres=form.cleaned_data["spheres"],
            skills=form.cleaned_data["skills"],
            by=request.user,
            submission_id=form.cleaned_data.get("submission_id"),
            submit="keep" not in request.POST,
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
        return None


def _saved_and_back(request, opportunity):
    if opportunity.status == OpportunityStatus.SUBMITTED:
        said = _(
            "The offer is with the centre's staff. It appears on the list once they publish it."
        )
    else:
        said = _("The offer is saved. Send it to the centre when it is ready.")
    messages.success(request, said)
    return redirect("volunteering:organization")


@require_safe
def our_offers(request):
    offers = Opportunity.objects.managed_by(request.user).for_cards()
    page = Paginator(offers.latest_first(), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "volunteering/organization.html",
        {"page": page, "may_offer": can_offer(request.user)},
    )


@require_safe
def applications(request, slug):
    opportunity = _managed_offer(request, slug)
    received = opportunity.applications.with_details().undecided_first()
    page = Paginator(received, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "volunteering/applications.html", {"opportunity": opportunity, "page": page}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def close(request, slug):
    opportunity = _managed_offer(request, slug)
    if request.method == "POST":
        try:
            opportunity.close(by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The recruitment is closed. Those accepted stay."))
        return redirect("volunteering:applications", opportunity.slug)
    return render(request, "volunteering/close.html", {"opportunity": opportunity})


def _managed_offer(request, slug) -> Opportunity:
    opportunity = get_visible_or_404(
        Opportunity.objects.visible_to(request.user).for_cards(),
        slug=slug,
    )
    allowed_or_403(can_manage_offer(request.user, opportunity))
    return opportunity


@require_safe
def application(request, pk):
    shown = get_visible_or_404(Application.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_read_application(request.user, shown))
    return _application_page(request, shown)


@require_POST
def accept(request, pk):
    shown = _application_to_decide(request, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            shown.accept(by=request.user, message=form.cleaned_data["message"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            if shown.status == ApplicationStatus.ACCEPTED:
                messages.success(request, _("%(name)s is accepted.") % {"name": shown.profile})
            else:
                messages.warning(
                    request,
                    _("All places are taken: %(name)s is on the waiting list.")
                    % {"name": shown.profile},
                )
            return redirect("volunteering:applications", shown.opportunity.slug)
    return _application_page(request, shown, decision_form=form)


@require_POST
def decline(request, pk):
    shown = _application_to_decide(request, pk)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            shown.decline(by=request.user, message=form.cleaned_data["message"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The answer has been sent."))
            return redirect("volunteering:applications", shown.opportunity.slug)
    return _application_page(request, shown, decision_form=form)


@require_POST
def record_register_check(request, pk):
    shown = _application_to_decide(request, pk)
    form = RegisterCheckForm(request.POST)
    if form.is_valid():
        try:
            shown.record_register_check(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The check is recorded."))
            return redirect("volunteering:application", shown.pk)
    return _application_page(request, shown, check_form=form)


def _application_to_decide(request, pk) -> Application:
    shown = get_visible_or_404(Application.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_decide(request.user, shown))
    return shown


def _application_page(request, application, *, decision_form=None, check_form=None):
    may_decide = can_decide(request.user, application)
    may_accept = may_decide and application.can_become(ApplicationStatus.ACCEPTED)
    refused = next((form for form in (decision_form, check_form) if form and form.errors), None)
    return render(
        request,
        "volunteering/application.html",
        {
            "application": application,
            "opportunity": application.opportunity,
            "may_accept": may_accept and not application.needs_register_check,
            "may_check": may_accept and application.needs_register_check,
            "may_decline": may_decide and application.can_become(ApplicationStatus.DECLINED),
            "decision_form": decision_form or DecisionForm(),
            "check_form": check_form or RegisterCheckForm(),
            "form": refused,
        },
    )
