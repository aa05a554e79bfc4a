"""What was answered: counts with charts, texts, and the same as files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.tables import csv_response, xlsx_response
from tcal.surveys.exports import answers_table
from tcal.surveys.models import Survey
from tcal.surveys.permissions import can_see_results
from tcal.surveys.results import results_of, why_hidden, written_texts

TEXTS_PER_PAGE = 30
# A printed document has no further pages of its own.
TEXTS_IN_PDF = 200


def _with_results(request, slug) -> Survey:
    survey = get_visible_or_404(Survey.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_see_results(request.user, survey))
    return survey


@require_safe
def results(request, slug):
    survey = _with_results(request, slug)
    return render(
        request, "surveys/results.html", {"survey": survey, "results": results_of(survey)}
    )


@require_safe
def texts(request, slug, pk):
    """What people wrote to one question."""
    survey = _with_results(request, slug)
    question = get_object_or_404(survey.questions, pk=pk)
    if refused := _refused(request, survey):
        return refused
    page = Paginator(written_texts(question), TEXTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "surveys/texts.html", {"survey": survey, "question": question, "page": page}
    )


@require_safe
def results_pdf(request, slug):
    survey = _with_results(request, slug)
    if refused := _refused(request, survey):
        return refused
    found = results_of(survey)
    return pdf_response(
        "surveys/pdf/results.html",
        {
            "survey": survey,
            "results": found,
            "texts": {
                one.question.pk: list(written_texts(one.question)[:TEXTS_IN_PDF])
                for one in found.questions
                if one.texts
            },
            "made_at": timezone.now(),
        },
        filename=f"wyniki-{slug}.pdf",
    )


@require_safe
def answers_csv(request, slug):
    return _table(request, slug, csv_response, "csv")


@require_safe
def answers_xlsx(request, slug):
    return _table(request, slug, xlsx_response, "xlsx")


def _table(request, slug, make, extension):
    survey = _with_results(request, slug)
    if refused := _refused(request, survey):
        return refused
    return make(answers_table(survey), f"odpowiedzi-{slug}.{extension}")


def _refused(request, survey):
    """Lead to the results, which say why nothing is shown."""
    why_not = why_hidden(survey, survey.responses.count())
    if not why_not:
        return None
    messages.error(request, why_not)
    return redirect("surveys:results", survey.slug)
