"""Long documents in the background: asking for one, seeing how far it is, taking it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from consultations.documents.editions import Edition
from consultations.documents.making import ask_for, make_again
from consultations.models import DocumentInTheMaking, ReportVersion
from consultations.publishing import latest_version
from consultations.views.coordination.fetching import coordinated
from consultations.views.editions import file_response
from tcal.shared.access import get_visible_or_404

Kind = DocumentInTheMaking.Kind

PER_PAGE = 20
POLL_SECONDS = 2
RELOAD_SECONDS = 10
OFFERED = (Kind.REPORT, Kind.BUNDLE, Kind.LETTERS)
FILE_NAMES = {Kind.REPORT: "sprawozdanie", Kind.BUNDLE: "bip", Kind.LETTERS: "listy"}


@require_safe
def documents(request, slug):
    """All documents of a consultation: those answered at once and those made in the background."""
    consultation = coordinated(request, slug)
    made = consultation.documents_in_the_making.select_related("version", "asked_by")
    versions = list(consultation.versions.latest_first())
    return render(
        request,
        "consultations/documents/documents.html",
        {
            "consultation": consultation,
            "versions": versions,
            "latest": versions[0] if versions else None,
            "refusal": _why_no_draft(consultation),
            "page": Paginator(made, PER_PAGE).get_page(request.GET.get("page")),
            "kinds": {kind.name.lower(): kind.value for kind in OFFERED},
        },
    )


@require_POST
def make_document(request, slug):
    """``kind`` of the latest version or that of ``version``; with ``draft`` of the answers now."""
    consultation = coordinated(request, slug)
    kind = request.POST.get("kind", "")
    if kind not in OFFERED:
        raise Http404
    version = _asked_version(request, consultation)
    try:
        document = ask_for(kind, consultation, by=request.user, version=version)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("consultations:documents", slug)
    return redirect("consultations:making", slug, document.pk)


@require_safe
def making(request, slug, pk):
    """How far it is; a script asks for the part that changes, otherwise the page comes anew."""
    document = _document(request, slug, pk)
    template = "_making.html" if request.htmx else "making.html"
    return render(
        request,
        f"consultations/documents/{template}",
        {
            "consultation": document.consultation,
            "document": document,
            "is_outdated": document.names_are_outdated,
            "poll": POLL_SECONDS,
            "reload": RELOAD_SECONDS,
        },
    )


@require_POST
def make_document_again(request, slug, pk):
    document = _document(request, slug, pk)
    try:
        make_again(document)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("consultations:making", slug, pk)


@require_safe
def made_file(request, slug, pk):
    document = _document(request, slug, pk)
    if not document.finished_at:
        return redirect("consultations:making", slug, pk)
    return _given_out(request, document)


@require_safe
def bundle(request, slug):
    """The newest archive of the latest version; the page to ask for one where there is none."""
    consultation = coordinated(request, slug)
    version = latest_version(consultation)
    made = consultation.documents_in_the_making.filter(kind=Kind.BUNDLE, version=version)
    if ready := made.ready().with_names_of_today().first():
        return _given_out(request, ready)
    messages.info(request, _("The bundle for the bulletin is not made yet. Ask for it here."))
    return redirect("consultations:documents", slug)


def _given_out(request, document):
    """The file, unless somebody has withdrawn the consent to their name since."""
    consultation = document.consultation
    if document.names_are_outdated:
        messages.error(
            request,
            _(
                "An author withdrew the consent to publishing the name after this was made. "
                "Have the document made anew."
            ),
        )
        return redirect("consultations:documents", consultation.slug)
    edition = Edition(consultation, document.version)
    ending = "zip" if document.kind == Kind.BUNDLE else "pdf"
    name = f"{FILE_NAMES[document.kind]}-{consultation.slug}-{edition.suffix}.{ending}"
    return file_response(document.file, name)


def _asked_version(request, consultation) -> ReportVersion | None:
    if request.POST.get("draft"):
        return None
    asked = request.POST.get("version", "")
    if not asked:
        return latest_version(consultation)
    if not (asked.isascii() and asked.isdigit() and len(asked) < 5):
        raise Http404
    return get_visible_or_404(consultation.versions.all(), number=int(asked))


def _document(request, slug, pk) -> DocumentInTheMaking:
    consultation = coordinated(request, slug)
    return get_visible_or_404(
        DocumentInTheMaking.objects.visible_to(request.user)
        .select_related("consultation", "version")
        .filter(consultation=consultation),
        pk=pk,
    )


def _why_no_draft(consultation) -> str:
    try:
        Edition(consultation).check()
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""
