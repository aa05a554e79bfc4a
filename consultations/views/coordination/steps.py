"""Moving a consultation on: announcing it and closing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations.models import Consultation
from consultations.views.coordination.fetching import coordinated
from tcal.shared.conflicts import refusals_as_validation_errors


@require_POST
def publish(request, slug):
    return _step(request, slug, Consultation.publish, _("The consultation is published."))


@require_POST
def close(request, slug):
    return _step(request, slug, Consultation.close, _("The consultation is closed."))


def _step(request, slug, verb, said):
    consultation = coordinated(request, slug)
    try:
        with refusals_as_validation_errors():
            verb(consultation, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, said)
    return redirect(consultation)
