"""Taking a seat at a meeting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.forms import RegistrationForm
from consultations.models import Consultation, Meeting, Participation
from consultations.registration import register as take_a_seat
from tcal.shared.access import get_visible_or_404, public, rate_limited
from tcal.shared.states import ForbiddenMove


@public
@rate_limited
def register(request, slug):
    """For the next meeting that takes registrations, otherwise the latest."""
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    meeting = consultation.next_meeting
    if meeting is None:
        raise Http404
    return _register_for(request, meeting)


@public
@rate_limited
def register_for(request, slug, number):
    return _register_for(
        request,
        get_visible_or_404(
            Meeting.objects.visible_to(request.user).select_related("consultation"),
            consultation__slug=slug,
            number=number,
        ),
    )


def _register_for(request, meeting):
    consultation = meeting.consultation
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
            return _registered(request, consultation, seat, is_guest=person is None)
    return render(
        request,
        "consultations/register.html",
        {
            "consultation": consultation,
            "meeting": meeting,
            "others": consultation.meetings.taking_registrations().exclude(pk=meeting.pk),
            "form": form,
        },
    )


def _registered(request, consultation, seat, *, is_guest):
    """A guest is sent to the letter box, the same way whether or not the address was new."""
    placement = seat.placement
    if is_guest:
        if placement.only_waits or placement.is_second_choice:
            messages.warning(request, _what_is_held(placement))
        return redirect("consultations:check_mail", consultation.slug)
    if placement.only_waits or placement.is_second_choice:
        messages.warning(request, what_one_got(placement))
    else:
        messages.success(request, what_one_got(placement))
    return redirect(seat.own_page)


def what_one_got(placement) -> str:
    """Where somebody sits now and what they wait for, in a sentence or two."""
    if placement.only_waits:
        return _(
            "There is no place at the tables you chose. You are on the waiting list for table "
            "%(first)s."
        ) % {"first": placement.waiting_for}
    if placement.is_second_choice:
        return _(
            "Table %(first)s is full, so you sit at table %(second)s. You are on the waiting list "
            "for your first choice, and we will tell you when a place becomes free."
        ) % {"first": placement.waiting_for, "second": placement.table}
    if placement.table is None:
        return _("You are signed up. See you there.")
    return _("You are signed up: table %(table)s. See you there.") % {"table": placement.table}


def _what_is_held(placement) -> str:
    if placement.only_waits:
        return _(
            "There is no place at the tables you chose. Open the link in our letter to be put on "
            "the waiting list for table %(first)s."
        ) % {"first": placement.waiting_for}
    return _(
        "Table %(first)s is full, so a place at table %(second)s is held for you. When you confirm "
        "it, you stay on the waiting list for your first choice."
    ) % {"first": placement.waiting_for, "second": placement.table}


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
        Participation.objects.for_token(token).select_related(
            "meeting__consultation", "table", "waiting_for"
        )
    )
    if request.method == "POST":
        try:
            seat.confirm()
        except ForbiddenMove:
            # Confirmed a moment ago, or given up: the page says which.
            pass
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        return redirect("consultations:confirm", token)
    if seat.is_settled:
        return redirect(seat.own_page)
    return render(
        request,
        "consultations/confirm.html",
        {"seat": seat, "consultation": seat.meeting.consultation},
    )
