"""The record of sessions: staff write it, the organisation reads and prints it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from organizations.service_forms import SessionForm
from organizations.service_permissions import can_record_session
from organizations.sessions import hours_of, record_session
from organizations.views.applications import application_seen_by
from tcal.shared.access import allowed_or_403
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import Table, csv_response, xlsx_response


@require_http_methods(["GET", "HEAD", "POST"])
def record(request, pk):
    application = _with_sessions(request, pk)
    allowed_or_403(can_record_session(request.user, application))
    form = SessionForm(
        request.POST if request.method == "POST" else None, initial={"coach": request.user.name}
    )
    if request.method == "POST" and form.is_valid():
        try:
            record_session(application, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The session is recorded."))
            return redirect(application)
    return render(
        request,
        "organizations/services/session.html",
        {"application": application, "form": form},
    )


@require_safe
def sessions_pdf(request, pk):
    application = _with_sessions(request, pk)
    return pdf_response(
        "organizations/pdf/sessions.html",
        {
            "application": application,
            "service": application.service,
            "organization": application.organization,
            "sessions": application.sessions.order_by("held_on", "pk"),
            "hours": hours_of(application),
        },
        filename=f"karta-spotkan-{application.pk}.pdf",
    )


@require_safe
def sessions_xlsx(request, pk):
    application = _with_sessions(request, pk)
    return xlsx_response(_table(application), f"spotkania-{application.pk}.xlsx")


@require_safe
def sessions_csv(request, pk):
    application = _with_sessions(request, pk)
    return csv_response(_table(application), f"spotkania-{application.pk}.csv")


def _with_sessions(request, pk):
    application = application_seen_by(request.user, pk)
    if not application.has_sessions:
        raise Http404
    return application


def _table(application) -> Table:
    return Table(
        title=_("Record of sessions"),
        columns=[_("When"), _("Hours"), _("With whom"), _("What was done")],
        rows=(
            [session.held_on, float(session.hours), session.coach, session.summary]
            for session in application.sessions.order_by("held_on", "pk")
        ),
    )
