"""The archive of yearly programmes: what everybody reads and downloads."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from consultations.models import AdvisoryBody, Consultation, CooperationProgramme, Document
from consultations.permissions import can_keep_programmes
from consultations.programme_tasks import tasks_of, tasks_table, totals_of, with_comma
from consultations.programmes import missing_programme
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.documents import document_response
from tcal.shared.periods import local_today
from tcal.shared.registry import sections
from tcal.shared.tables import csv_response, xlsx_response

PER_PAGE = 20
SECTION = "consultations"


@public
@require_safe
def programme_list(request):
    visible = CooperationProgramme.objects.visible_to(request.user)
    keeps = can_keep_programmes(request.user)
    missing = missing_programme() if keeps else None
    page = Paginator(
        visible.annotate(task_count=Count("tasks")).order_by("-year").order_by("-year"), PER_PAGE
    ).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/programmes/list.html",
        {
            "section": SECTION,
            "page": page,
            "keeps": keeps,
            "missing": missing,
            "enter_missing_url": _entering(missing.year) if missing else "",
            "bodies": AdvisoryBody.objects.all(),
            "sections": sections("programmes", request),
        },
    )


@public
@require_safe
def programme(request, year):
    shown = _visible_programme(request, year)
    tasks, running_tasks = tasks_of(shown, request.user)
    documents = list(Document.objects.of_programme(shown))
    return render(
        request,
        "consultations/programmes/programme.html",
        {
            "section": SECTION,
            "programme": shown,
            "today": local_today(),
            "documents": [one for one in documents if one.programme_id],
            "tasks": tasks,
            "totals": totals_of(tasks),
            "running_tasks": running_tasks,
            "opinions": [
                (opinion, [one for one in documents if one.opinion_id == opinion.pk])
                for opinion in shown.opinions.select_related("body")
            ],
            "consultations": Consultation.objects.visible_to(request.user)
            .filter(programme=shown)
            .prefetch_related("stages")
            .latest_first(),
            "keeps": can_keep_programmes(request.user, shown),
        },
    )


@public
@require_safe
def tasks_csv(request, year):
    shown = _visible_programme(request, year)
    return csv_response(tasks_table(shown, amount=with_comma), f"zadania-{year}.csv")


@public
@require_safe
def tasks_xlsx(request, year):
    shown = _visible_programme(request, year)
    return xlsx_response(tasks_table(shown, amount=float), f"zadania-{year}.xlsx")


@public
@require_safe
def body(request, slug):
    shown = get_visible_or_404(
        AdvisoryBody.objects.annotate(session_count=Count("sessions")), slug=slug
    )
    terms = list(shown.terms.prefetch_related("members"))
    current = next((term for term in terms if term.is_running), None)
    sessions = Paginator(shown.sessions.all(), PER_PAGE)
    # Counted with the body: one query less.
    sessions.count = shown.session_count
    page = sessions.get_page(request.GET.get("page"))
    opinions = shown.opinions.visible_to(request.user).select_related("programme").latest_first()
    documents = Document.objects.of_body_work(sessions=page.object_list, opinions=opinions)
    return render(
        request,
        "consultations/programmes/body.html",
        {
            "section": SECTION,
            "body": shown,
            "current_term": current,
            "other_terms": [term for term in terms if term != current],
            "page": page,
            "sessions": [
                (one, [d for d in documents if d.session_id == one.pk]) for one in page.object_list
            ],
            "opinions": [
                (one, [d for d in documents if d.opinion_id == one.pk]) for one in opinions
            ],
            "keeps": can_keep_programmes(request.user),
        },
    )


@public
@require_safe
def document(request, slug):
    """The file, only ever as an attachment."""
    found = get_visible_or_404(Document.objects.visible_to(request.user), slug=slug)
    return document_response(found.file, extension=found.extension, name=found.slug)


def _entering(year: int) -> str:
    return f"{reverse('admin:consultations_cooperationprogramme_add')}?year={year}"


def _visible_programme(request, year) -> CooperationProgramme:
    return get_visible_or_404(CooperationProgramme.objects.visible_to(request.user), year=year)
