"""Moving a booking: asked for by its organisation, proposed by staff, answered by the other side."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rooms import changes
from rooms.changes.choices import choices_near
from rooms.forms.changes import MoveForm, ProposalForm, RefusalForm
from rooms.models import Booking, BookingChange
from rooms.permissions import (
    can_answer_change,
    can_propose,
    can_request_change,
    can_withdraw_change,
)
from rooms.states import BookingStatus, ChangeStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404


def change(request, pk):
    """The organisation moves, extends or shortens its booking."""
    booking = _booking(request, pk)
    allowed_or_403(can_request_change(request.user, booking))
    return _ask(request, booking, MoveForm, "rooms/change.html", by_staff=False)


def propose(request, pk):
    """Staff hold another room or time for a booking and ask its organisation."""
    booking = _booking(request, pk)
    allowed_or_403(can_propose(request.user, booking))
    return _ask(request, booking, ProposalForm, "rooms/propose.html", by_staff=True)


def _ask(request, booking, form_class, template, *, by_staff):
    is_sent = request.method == "POST"
    if not is_sent and (why_not := _why_not(booking)):
        messages.error(request, why_not)
        return redirect(booking)
    form = form_class(request.POST if is_sent else None, booking=booking, given=request.GET)
    near = None if is_sent else (booking.room, booking.period)
    if is_sent and form.is_valid():
        data = form.cleaned_data
        verb = changes.propose_change if by_staff else changes.request_change
        try:
            made = verb(
                booking,
                room=data["room"],
                period=data["period"],
                message=data["message"],
                by=request.user,
                submission_id=data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
            # Another room or time helps neither against the quota nor with an old page.
            if "organization" not in getattr(refusal, "error_dict", {"organization": refusal}):
                near = (data["room"], data["period"])
        else:
            messages.success(request, _asked(made))
            return redirect(booking)
    is_wanted = near and not booking.has_begun and changes.may_be_changed(booking)
    # Members see what would work once they were refused; staff look for it from the start.
    choices = choices_near(booking, *near, by_staff=by_staff) if is_wanted else None
    return render(
        request,
        template,
        {
            "booking": booking,
            "form": form,
            "choices": choices if by_staff or is_sent else None,
        },
    )


@require_POST
def accept_change(request, pk):
    """One click: there is nothing to fill in, and what is agreed to stands beside the button."""
    change = _change(request, pk)
    allowed_or_403(can_answer_change(request.user, change))
    return _carry_out(
        request,
        change,
        changes.accept_change,
        said=_("Agreed: the booking has the new room and time."),
    )


def refuse_change(request, pk):
    change = _change(request, pk)
    allowed_or_403(can_answer_change(request.user, change))
    form = RefusalForm(request.POST if request.method == "POST" else None, change=change)
    if request.method == "POST" and form.is_valid():
        return _carry_out(
            request,
            change,
            changes.refuse_change,
            said=_("Refused: the booking stays as it was."),
            reason=form.cleaned_data["reason"],
        )
    return render(request, "rooms/refuse_change.html", {"change": change, "form": form})


@require_POST
def withdraw_change(request, pk):
    change = _change(request, pk)
    allowed_or_403(can_withdraw_change(request.user, change))
    return _carry_out(
        request,
        change,
        changes.withdraw_change,
        said=_("Withdrawn: the booking stays as it was."),
    )


def _carry_out(request, change, verb, *, said, **fields):
    try:
        verb(change, by=request.user, **fields)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, said)
    return redirect(change.booking)


def _booking(request, pk) -> Booking:
    return get_visible_or_404(
        Booking.objects.visible_to(request.user).with_details().select_related("room__venue"), pk=pk
    )


def _change(request, pk) -> BookingChange:
    return get_visible_or_404(
        BookingChange.objects.visible_to(request.user).select_related(
            "booking__organization", "booking__room", "room", "proposed_by"
        ),
        pk=pk,
    )


def _why_not(booking) -> str | None:
    """Why there is no use in filling in the form."""
    if changes.open_change(booking):
        return _("A change of this booking waits for an answer already.")
    if not changes.may_be_changed(booking):
        return _("This booking can't be moved any more.")
    return None


def _asked(change) -> str:
    if change.is_proposal:
        return _("Proposed. The time is held until the organisation answers; it has a letter.")
    if change.status == ChangeStatus.AWAITING:
        return _("Asked for. The new time is held, and the old one too until staff answer.")
    if change.booking.status == BookingStatus.PENDING:
        return _("Moved. The new time is held for you; staff will answer.")
    return _("Moved and confirmed. The old time is free again for others.")
