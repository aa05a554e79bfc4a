"""Services on the organisation's side: apply, follow, take back, print the agreement."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organizations.agreements import apply_for_service, withdraw_application
from organizations.models import Organization, Service, ServiceApplication
from organizations.service_forms import ApplicationForm
from organizations.service_permissions import (
    can_decide_application,
    can_record_session,
    can_withdraw_application,
)
from organizations.sessions import hours_of
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request, slug):
    service = get_visible_or_404(Service.objects.on_offer(), slug=slug)
    managed = Organization.objects.active().managed_by(request.user).in_polish_order()
    allowed_or_403(managed.exists())
    form = ApplicationForm(
        request.POST if request.method == "POST" else None,
        organizations=managed,
        initial={"organization": managed.filter(slug=request.GET.get("organizacja", "")).first()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = apply_for_service(service=service, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("The application is sent. The answer of the staff comes by e-mail.")
            )
            return redirect(made)
    return render(request, "organizations/services/apply.html", {"service": service, "form": form})


@require_safe
def mine(request):
    """Applications and agreements of all organisations of this person."""
    own = Organization.objects.of_member(request.user)
    applications = (
        ServiceApplication.objects.filter(organization__in=own.values("pk"))
        .with_details()
        .going_on_first()
    )
    return render(
        request,
        "organizations/services/mine.html",
        {
            "page": Paginator(applications, PER_PAGE).get_page(request.GET.get("page")),
            "organizations": list(own.in_polish_order()),
        },
    )


def application_seen_by(user, pk) -> ServiceApplication:
    """Return the application of this number, or raise 404 where this person may not see it."""
    return get_visible_or_404(
        ServiceApplication.objects.visible_to(user)
        .with_details()
        .select_related("applied_by", "decided_by"),
        pk=pk,
    )


@require_safe
def application(request, pk):
    return application_page(request, application_seen_by(request.user, pk))


def application_page(request, application, **forms):
    """Render the page with the forms that this person may send, those given with their errors."""
    sessions = application.sessions.all()
    has_sessions = application.has_sessions
    return render(
        request,
        "organizations/services/application.html",
        {
            "application": application,
            "service": application.service,
            "organization": application.organization,
            "is_staff_of_centre": is_centre_staff(request.user),
            "may_decide": can_decide_application(request.user, application),
            "may_withdraw": can_withdraw_application(request.user, application),
            "may_record": has_sessions and can_record_session(request.user, application),
            "has_sessions": has_sessions,
            "sessions": Paginator(sessions, PER_PAGE).get_page(request.GET.get("page"))
            if has_sessions
            else None,
            "hours": hours_of(application) if has_sessions else None,
            **forms,
        },
    )


@require_POST
def withdraw(request, pk):
    application = application_seen_by(request.user, pk)
    try:
        withdraw_application(application, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The application is withdrawn."))
    return redirect(application)


@require_safe
def agreement_pdf(request, pk):
    application = get_visible_or_404(
        ServiceApplication.objects.visible_to(request.user).with_document().with_details(), pk=pk
    )
    return pdf_response(
        "organizations/pdf/agreement.html",
        {
            "application": application,
            "service": application.service,
            "organization": application.organization,
        },
        filename=f"umowa-{application.pk}.pdf",
    )
