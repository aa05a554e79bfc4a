"""Somebody's own seat, by the link in their letters: where, with whom, other tables, giving up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from consultations.choices import change_choices
from consultations.forms import ChoicesForm
from consultations.models import Participation
from consultations.views.registration import what_one_got
from tcal.shared.access import get_visible_or_404, public, rate_limited
from tcal.shared.states import ForbiddenMove


@public
@rate_limited
def seat(request, token):
    """What one has and, until the deadline for signing up, a form to choose other tables."""
    mine = _seat(token)
    if mine.meeting.is_over:
        return _over(request, mine)
    if not mine.is_settled and not mine.is_withdrawn:
        return redirect("consultations:confirm", mine.token())
    sent = request.method == "POST"
    form = ChoicesForm.of(mine, request.POST if sent else None)
    if sent and form.is_valid():
        try:
            placement = change_choices(mine, **form.cleaned_data)
        except ForbiddenMove:
            return redirect(mine.own_page)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, what_one_got(placement))
            return redirect(mine.own_page)
    return render(
        request,
        "consultations/seat.html",
        {
            "seat": mine,
            "meeting": mine.meeting,
            "consultation": mine.meeting.consultation,
            "form": form,
        },
    )


@public
@rate_limited
def withdraw(request, token):
    """Asks first; a button gives the place up, since programs open links too."""
    mine = _seat(token)
    if mine.meeting.is_over:
        return _over(request, mine)
    if request.method == "POST":
        try:
            mine.withdraw(by=None)
        except ForbiddenMove:
            messages.info(request, _("You gave this place up before."))
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("You gave your place up. Thank you for telling us."))
        return redirect(mine.own_page)
    if not mine.may_be_given_up:
        return redirect(mine.own_page)
    return render(
        request,
        "consultations/withdraw.html",
        {"seat": mine, "meeting": mine.meeting, "consultation": mine.meeting.consultation},
    )


def _seat(token) -> Participation:
    return get_visible_or_404(
        Participation.objects.for_seat_token(token).select_related(
            "meeting__consultation", "table", "waiting_for", "first_choice", "second_choice"
        )
    )


def _over(request, mine):
    """The link is spent: it tells of the meeting, and nothing of the person any more."""
    return render(
        request,
        "consultations/seat_over.html",
        {"meeting": mine.meeting, "consultation": mine.meeting.consultation},
        status=410,
    )
