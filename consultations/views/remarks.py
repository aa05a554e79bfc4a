"""Sending a remark."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from consultations.forms import RemarkForm
from consultations.models import Consultation, Remark
from consultations.remarks import send_remark
from tcal.shared.access import get_visible_or_404, public, rate_limited


@public
@rate_limited
def remark(request, slug):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    sent = request.method == "POST"
    form = RemarkForm(
        request.POST if sent else None,
        user=request.user,
        instance=Remark(consultation=consultation),
    )
    if sent and form.is_valid():
        person = request.user if request.user.is_authenticated else None
        try:
            stored = send_remark(consultation, by=person, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            return redirect("consultations:remark_received", slug, stored.submission_id)
    return render(
        request, "consultations/remark.html", {"consultation": consultation, "form": form}
    )


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
        {"remark": stored, "consultation": stored.consultation},
    )
