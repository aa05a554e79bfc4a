"""Taking a seat at a meeting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.forms import RegistrationForm
from consultations.models import Consultation, Participation
from consultations.registration import register as take_a_seat
from tcal.shared.access import get_visible_or_404, public, rate_limited


@public
@rate_limited
def register(request, slug):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    meeting = consultation.next_meeting
    if meeting is None:
        raise Http404
    sent = request.method == "POST"
    form = RegistrationForm(request.POST if sent else None, meeting=meeting, user=request.user)
    if sent and form.is_valid():
        person = request.user if request.user.is_authenticated else None
        try:
            seat = take_a_seat(
                meeting, by=person, language=request.LANGUAGE_CODE, **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            return _registered(request, consultation, seat if person else None)
    return render(
        request,
        "consultations/register.html",
        {"consultation": consultation, "meeting": meeting, "form": form},
    )


def _registered(request, consultation, seat):
    """A guest is sent to the letter box, the same way whether or not the address was new."""
    if seat is None:
        return redirect("consultations:check_mail", consultation.slug)
    messages.success(
        request, _("You are signed up: table %(table)s. See you there.") % {"table": seat.table}
    )
    return redirect(consultation)


@public
@require_safe
def check_mail(request, slug):
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    return render(request, "consultations/check_mail.html", {"consultation": consultation})


@public
@rate_limited
def confirm(request, token):
    """The link in a guest's letter; a button confirms, since programs open links too."""
    seat = get_visible_or_404(
        Participation.objects.for_token(token).select_related("meeting__consultation", "table")
    )
    if request.method == "POST":
        try:
            seat.confirm()
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        return redirect("consultations:confirm", token)
    return render(
        request,
        "consultations/confirm.html",
        {"seat": seat, "consultation": seat.meeting.consultation},
    )
