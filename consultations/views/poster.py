"""The poster, for everybody who wants to hang it up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from consultations.poster import poster
from tcal.shared.access import get_visible_or_404, public
from tcal.shared.pdf import pdf_response


@public
@require_safe
def poster_pdf(request, slug):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    try:
        content = poster(consultation)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(consultation)
    return pdf_response("consultations/pdf/poster.html", content, filename=f"plakat-{slug}.pdf")
