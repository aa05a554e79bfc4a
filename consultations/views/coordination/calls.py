"""The call list: who has to be told something by telephone."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.calls import calls_table
from consultations.forms.coordination import CallMadeForm
from consultations.models import PhoneCall
from consultations.views.coordination.fetching import coordinated_meeting
from tcal.shared.access import get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 30


@require_safe
def calls(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    waiting = _calls(request, meeting).to_make()
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return _page(request, meeting, page)


def _page(request, meeting, page, *, refused=None):
    made = _calls(request, meeting).made().select_related("made_by")
    for call in page:
        is_refused = refused and refused[0] == call.pk
        call.form = refused[1] if is_refused else CallMadeForm(prefix=f"call{call.pk}")
    return render(
        request,
        "consultations/calls.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "page": page,
            "made": made[:PER_PAGE],
            "made_count": made.count(),
        },
    )


@require_POST
def call_made(request, slug, number, pk):
    meeting = coordinated_meeting(request, slug, number)
    call = get_visible_or_404(_calls(request, meeting), pk=pk)
    form = CallMadeForm(request.POST, prefix=f"call{call.pk}")
    if not form.is_valid():
        page = Paginator(_calls(request, meeting).to_make(), PER_PAGE).get_page(1)
        return _page(request, meeting, page, refused=(call.pk, form))
    try:
        call.mark_made(by=request.user, **form.cleaned_data)
    except ValidationError:
        messages.info(request, _("This call was marked as made before."))
    else:
        messages.success(request, _("%(name)s was called.") % {"name": call.participation.name})
    return redirect("consultations:calls", slug, number)


@require_safe
def calls_pdf(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    return pdf_response(
        "consultations/pdf/call_list.html",
        {
            "consultation": meeting.consultation,
            "meeting": meeting,
            "calls": _calls(request, meeting).to_make(),
        },
        filename=f"telefony-{slug}-{number}.pdf",
    )


@require_safe
def calls_csv(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    return csv_response(calls_table(meeting), f"telefony-{slug}-{number}.csv")


@require_safe
def calls_xlsx(request, slug, number):
    meeting = coordinated_meeting(request, slug, number)
    return xlsx_response(calls_table(meeting), f"telefony-{slug}-{number}.xlsx")


def _calls(request, meeting):
    return (
        PhoneCall.objects.visible_to(request.user)
        .of_meeting(meeting)
        .select_related("participation__table")
    )
