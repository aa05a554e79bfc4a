"""Sending a remark, about a point of the consulted document or about anything else."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.consulted_texts import find_point, wording_of
from consultations.forms import RemarkForm
from consultations.models import Consultation, Remark
from consultations.own_remarks import own_page
from consultations.remarks import send_remark
from tcal.shared.access import get_visible_or_404, public, rate_limited

POINT, DOCUMENT = "punkt", "dokument"


@public
@rate_limited
def remark(request, slug):
    """The form. ``?punkt=14`` is the point of the document that it is about."""
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    asked = request.GET.get(POINT)
    point = asked and find_point(consultation, number=request.GET.get(DOCUMENT, 1), position=asked)
    sent = request.method == "POST"
    form = RemarkForm(
        *([request.POST, request.FILES] if sent else []),
        user=request.user,
        point=point,
        instance=Remark(consultation=consultation),
    )
    if sent:
        if asked and not point:
            form.add_error(None, _("This point is not in the document any more. Cite it below."))
        if form.is_valid() and (stored := _sent(request, consultation, form)):
            return redirect("consultations:remark_received", slug, stored.submission_id)
        form.remind_of_pictures()
    return render(
        request,
        "consultations/remark.html",
        {
            "consultation": consultation,
            "form": form,
            "point": point,
            "wording": wording_of(point) if point else "",
            "is_point_lost": bool(asked and not point),
            # A lost point is not asked for again.
            "action": "" if point else reverse("consultations:remark", args=[slug]),
        },
    )


def _sent(request, consultation, form) -> Remark | None:
    """Store it, or say in the form why not."""
    person = request.user if request.user.is_authenticated else None
    try:
        return send_remark(
            consultation,
            by=person,
            language=person.language if person else request.LANGUAGE_CODE[:2],
            **form.for_the_verb,
        )
    except ValidationError as refusal:
        form.add_refusal(refusal)
    return None


@public
@require_safe
def remark_received(request, slug, submission_id):
    """Thanks, with the number. The address is known only to who sent the form."""
    stored = get_visible_or_404(
        Remark.objects.for_submission(submission_id).select_related("consultation"),
        consultation__slug=slug,
    )
    return render(
        request,
        "consultations/remark_received.html",
        {
            "remark": stored,
            "consultation": stored.consultation,
            "own_page": own_page(stored) if stored.author_email else "",
        },
    )
