"""The consulted document as a page, and pasting it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from consultations.consulted_texts import (
    PointWithRemarks,
    as_pasted,
    points_with_remarks,
    remarked_on,
    save_consulted_text,
)
from consultations.forms.consulted_texts import ConsultedTextForm
from consultations.models import Consultation, Provision
from consultations.permissions import can_coordinate
from consultations.views.coordination.fetching import coordinated
from tcal.shared.access import get_visible_or_404, public


@public
@require_safe
def consulted_text(request, slug, number=None):
    """Every point with a link to the form of a remark, as long as remarks are taken."""
    consultation = get_visible_or_404(
        Consultation.objects.visible_to(request.user).prefetch_related("stages"), slug=slug
    )
    documents = list(consultation.consulted_texts.select_related("stage"))
    shown = next((one for one in documents if number in (None, one.number)), None)
    if shown is None:
        raise Http404
    shown.consultation = consultation
    points = points_with_remarks(shown, user=request.user)
    return render(
        request,
        "consultations/consulted_text.html",
        {
            "consultation": consultation,
            "document": shown,
            "documents": documents,
            "points": points,
            "contents": _contents(points),
            "has_chapters": any(one.is_chapter and not one.is_preamble for one in points),
            "takes_remarks": consultation.takes_remarks,
            "coordinates": can_coordinate(request.user, consultation),
        },
    )


def _contents(points) -> list[tuple[PointWithRemarks, list[PointWithRemarks]]]:
    """Chapters, each with its §; a document without chapters has its § at the top."""
    contents = []
    for one in points:
        in_chapter = contents and contents[-1][0].is_chapter and not contents[-1][0].is_preamble
        if one.is_paragraph and in_chapter:
            contents[-1][1].append(one)
        elif one.is_chapter or one.is_paragraph:
            contents.append((one, []))
    return contents


def edit_consulted_text(request, slug, number):
    """Paste, look at the points that were found, save. Nothing is stored before saving."""
    consultation = coordinated(request, slug)
    document = consultation.consulted_texts.filter(number=number).first()
    if document is None and number != consultation.consulted_texts.count() + 1:
        raise Http404
    refusal = remarked_on(document) if document and document.is_remarked_on else ""
    form = ConsultedTextForm(
        request.POST if request.method == "POST" else None,
        consultation=consultation,
        initial=_typed_before(document),
    )
    if request.method == "POST" and form.is_valid() and "save" in request.POST:
        try:
            saved = save_consulted_text(
                consultation, by=request.user, number=number, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_refusal(error)
        else:
            count = saved.provisions.count()
            said = ngettext(
                "The document is saved: %(count)d point.",
                "The document is saved: %(count)d points.",
                count,
            )
            messages.success(request, said % {"count": count})
            return redirect("consultations:consulted_text_number", slug, number)
    return render(
        request,
        "consultations/edit_consulted_text.html",
        {
            "consultation": consultation,
            "document": document,
            "number": number,
            "form": form,
            "refusal": refusal,
            "preview": _preview(form),
            "warnings": form.parsed.warnings if form.parsed else [],
        },
    )


def _typed_before(document) -> dict:
    if document is None:
        return {}
    return {
        "title": document.title,
        "stage": document.stage_id,
        "text": as_pasted(document.provisions.order_by("position")),
    }


def _preview(form) -> list[PointWithRemarks]:
    if not form.parsed:
        return []
    return [
        PointWithRemarks(Provision(level=one.level, label=one.label, text=one.text))
        for one in form.parsed.provisions
    ]
