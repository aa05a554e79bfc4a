"""Who was told how their remarks ended, and who waits for a letter on paper."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.answer_letters import (
    letters_table,
    mark_posted,
    with_their_authors,
    written,
)
from consultations.models import AnswerLetter, DocumentInTheMaking
from consultations.views.coordination.fetching import coordinated
from tcal.shared.access import get_visible_or_404
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 50


@require_safe
def answer_letters(request, slug):
    consultation = coordinated(request, slug)
    letters = _letters(request, consultation)
    state = request.GET.get("state", "")
    narrowed = {
        "paper": letters.on_paper().unsent(),
        "waiting": letters.by_mail().unsent(),
        "sent": letters.exclude(sent_at=None),
    }
    shown = with_their_authors(narrowed.get(state, letters))
    return render(
        request,
        "consultations/answer_letters.html",
        {
            "consultation": consultation,
            "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
            "state": state if state in narrowed else "",
            "counts": {name: found.count() for name, found in narrowed.items()},
            "total": letters.count(),
            "letters_kind": DocumentInTheMaking.Kind.LETTERS.value,
            "to_print": consultation.versions.with_letters_to_print(),
        },
    )


@require_safe
def answer_letter_pdf(request, slug, pk):
    to_print = written(_letter(request, slug, pk))
    if not to_print.answers:
        raise Http404
    response = HttpResponse(to_print.pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{to_print.filename}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def letter_posted(request, slug, pk):
    letter = _letter(request, slug, pk)
    try:
        mark_posted(letter)
    except ValidationError as refusal:
        messages.info(request, refusal.messages[0])
    else:
        messages.success(request, _("The letter is recorded as posted."))
    return redirect("consultations:answer_letters", slug)


@require_safe
def answer_letters_csv(request, slug):
    return csv_response(_table(request, slug), f"listy-{slug}.csv")


@require_safe
def answer_letters_xlsx(request, slug):
    return xlsx_response(_table(request, slug), f"listy-{slug}.xlsx")


def _table(request, slug):
    return letters_table(with_their_authors(_letters(request, coordinated(request, slug))))


def _letters(request, consultation):
    return AnswerLetter.objects.visible_to(request.user).of_consultation(consultation)


def _letter(request, slug, pk) -> AnswerLetter:
    letters = _letters(request, coordinated(request, slug))
    return get_visible_or_404(letters.select_related("version__consultation"), pk=pk)
