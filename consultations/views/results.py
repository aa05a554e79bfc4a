"""What came out of a consultation: the page that everybody reads after publication."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from consultations.forms.results import ResultsFilter
from consultations.models import Consultation, ReportVersion
from consultations.results import overview, results_table, with_joined
from consultations.views.public import CountedPaginator
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 20


@public
@require_safe
def results(request, slug, version=None):
    shown, versions = _published_or_404(request, slug, version)
    consultation = shown.consultation
    is_current = shown == versions[0]
    summed_up = overview(shown)
    chosen = ResultsFilter(request.GET or None, overview=summed_up)
    leading = chosen.narrow(shown).for_reading()
    pages = (
        Paginator(leading, PER_PAGE)
        if chosen.is_narrowed
        else CountedPaginator(leading, PER_PAGE, count=summed_up.leading)
    )
    page = pages.get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/results.html",
        {
            "consultation": consultation,
            "version": shown,
            "versions": versions,
            "is_current": is_current,
            # Documents are made of the version that the page shows.
            "which": f"?wersja={shown.number}",
            "overview": summed_up,
            "thanked": summed_up.thanked if is_current else [],
            "filter": chosen,
            "page": page,
            "answers": with_joined(shown, list(page)),
        },
    )


@public
@require_safe
def results_csv(request, slug, version):
    shown, _versions = _published_or_404(request, slug, version)
    return csv_response(results_table(shown), f"uwagi-{slug}-wersja-{shown.number}.csv")


@public
@require_safe
def results_xlsx(request, slug, version):
    shown, _versions = _published_or_404(request, slug, version)
    return xlsx_response(results_table(shown), f"uwagi-{slug}-wersja-{shown.number}.xlsx")


def _published_or_404(request, slug, number) -> tuple[ReportVersion, list[ReportVersion]]:
    """Return the version asked for, the latest unless told otherwise, and all of them."""
    consultation = get_visible_or_404(
        Consultation.objects.visible_to(request.user).select_related("programme"), slug=slug
    )
    versions = list(consultation.versions.latest_first())
    for version in versions:
        version.consultation = consultation
        if number in (None, version.number):
            return version, versions
    raise Http404
