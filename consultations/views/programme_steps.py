"""The coordinator moves a programme on: to consultation, adopted, reported."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.forms.programmes import AdoptionForm, ReportForm
from consultations.models import CooperationProgramme
from consultations.permissions import can_keep_programmes
from consultations.programmes import adopt_programme, publish_programme_report
from consultations.views.programmes import SECTION
from tcal.shared.access import allowed_or_403, get_visible_or_404


@require_POST
def start_consulting(request, year):
    programme = _programme_to_keep(request, year)
    try:
        programme.start_consulting(by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Everybody sees the draft of the programme now."))
    return redirect(programme)


def adopt(request, year):
    """The number and the day of the City Council's resolution, and its text."""
    programme = _programme_to_keep(request, year)
    form = AdoptionForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            adopt_programme(programme, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The programme is recorded as adopted."))
            return redirect(programme)
    return _page(request, programme, form, "consultations/programmes/adopt.html")


def report_published(request, year):
    """The day when the report on carrying the programme out was published, and the report."""
    programme = _programme_to_keep(request, year)
    form = ReportForm(*_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            publish_programme_report(programme, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The report on the programme is recorded as published."))
            return redirect(programme)
    return _page(request, programme, form, "consultations/programmes/report_published.html")


def _sent(request):
    return [request.POST, request.FILES] if request.method == "POST" else []


def _page(request, programme, form, template):
    # A verb that was refused left its new values on the object: the page shows what is stored.
    programme.refresh_from_db()
    return render(request, template, {"section": SECTION, "programme": programme, "form": form})


def _programme_to_keep(request, year) -> CooperationProgramme:
    programme = get_visible_or_404(CooperationProgramme.objects.visible_to(request.user), year=year)
    allowed_or_403(can_keep_programmes(request.user, programme))
    return programme
