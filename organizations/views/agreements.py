"""Services on the centre's side: the list, decisions, prolonging and ending."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from organizations.agreements import (
    accept_application,
    end_agreement,
    prolong_agreement,
    reject_application,
)
from organizations.models import ServiceApplication
from organizations.service_forms import (
    AcceptForm,
    AgreementFilterForm,
    EndForm,
    ProlongForm,
    ReasonForm,
)
from organizations.service_permissions import can_decide_application
from organizations.views.applications import application_seen_by
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.access import allowed_or_403
from tcal.shared.tables import Table, csv_response, xlsx_response

PER_PAGE = 30


@require_safe
def agreement_list(request):
    allowed_or_403(is_centre_staff(request.user))
    form = AgreementFilterForm(request.GET or None)
    query = request.GET.copy()
    query.pop("page", None)
    return render(
        request,
        "organizations/services/agreements.html",
        {
            "form": form,
            "page": Paginator(_narrowed(form), PER_PAGE).get_page(request.GET.get("page")),
            "query": query.urlencode(),
        },
    )


@require_safe
def agreements_csv(request) -> HttpResponse:
    allowed_or_403(is_centre_staff(request.user))
    return csv_response(_table(request), "uslugi.csv")


@require_safe
def agreements_xlsx(request) -> HttpResponse:
    allowed_or_403(is_centre_staff(request.user))
    return xlsx_response(_table(request), "uslugi.xlsx")


def _narrowed(form):
    applications = ServiceApplication.objects.with_details().going_on_first()
    if not form.is_bound:
        return applications
    form.is_valid()
    chosen = form.cleaned_data
    if service := chosen.get("service"):
        applications = applications.filter(service=service)
    if status := chosen.get("status"):
        applications = applications.filter(status=status)
    if text := chosen.get("q"):
        applications = applications.filter(
            Q(organization__name__icontains=text) | Q(agreement_number__icontains=text)
        )
    return applications


def _table(request) -> Table:
    return Table(
        title=_("Services of the centre"),
        columns=[
            _("Service"),
            _("Organisation"),
            _("Status"),
            _("Number of the agreement"),
            _("Which one"),
            _("From"),
            _("Until"),
            _("Applied"),
            _("Decided"),
            _("Reason"),
        ],
        rows=(
            [
                application.service.name,
                application.organization.name,
                application.get_status_display(),
                application.agreement_number,
                application.unit or "",
                application.starts_on or "",
                application.ends_on or "",
                application.applied_at,
                application.decided_at or "",
                application.decision_reason,
            ]
            for application in _narrowed(AgreementFilterForm(request.GET or None)).iterator(500)
        ),
    )


# Decisions -------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, pk):
    return _decided(
        request,
        pk,
        form_class=AcceptForm,
        verb=accept_application,
        words=(_("Agree to it"), _("Agree and tell the organisation"), _("It is agreed.")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reject(request, pk):
    return _decided(
        request,
        pk,
        form_class=ReasonForm,
        verb=reject_application,
        words=(_("Refuse the application"), _("Refuse"), _("The application is refused.")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def prolong(request, pk):
    return _decided(
        request,
        pk,
        form_class=ProlongForm,
        verb=prolong_agreement,
        words=(_("Prolong the agreement"), _("Prolong"), _("The agreement is prolonged.")),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    return _decided(
        request,
        pk,
        form_class=EndForm,
        verb=end_agreement,
        words=(
            _("End the agreement"),
            _("End the agreement"),
            _("The last day of the agreement is set."),
        ),
    )


def _decided(request, pk, *, form_class, verb, words):
    """One page for each decision. ``words``: the heading, the button, what is said afterwards."""
    application = application_seen_by(request.user, pk)
    allowed_or_403(can_decide_application(request.user, application))
    title, submit_label, done = words
    data = [request.POST] if request.method == "POST" else []
    form = (
        form_class(*data, application=application)
        if form_class is AcceptForm
        else form_class(*data)
    )
    if request.method == "POST" and form.is_valid():
        try:
            verb(application, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
            # The verb may have changed the object before the database refused.
            application = application_seen_by(request.user, pk)
        else:
            messages.success(request, done)
            return redirect(application)
    return render(
        request,
        "organizations/services/decide.html",
        {
            "application": application,
            "form": form,
            "title": title,
            "submit_label": submit_label,
            "tone": "danger" if verb in {reject_application, end_agreement} else "",
        },
    )
