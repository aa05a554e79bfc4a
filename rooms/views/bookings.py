"""A booking's pages, for its organisation and for staff."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organizations.models import Organization
from organizations.permissions import can_act_for
from rooms.alternatives import alternatives_to, with_pieces
from rooms.booking_requests import request_booking
from rooms.calendar_entries import entry_of
from rooms.changes import may_be_changed, open_change
from rooms.fairness import is_warned_of, what_cancelling_costs
from rooms.forms import BookingForm, CancellationForm
from rooms.history import history_of
from rooms.models import Booking
from rooms.permissions import (
    can_cancel,
    can_decide,
    can_move_at_once,
    can_propose,
    can_request_change,
    door_code_for,
)
from rooms.prefill import initial_booking
from rooms.states import BOOKING_MOVES, BookingStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.ical import calendar_response
from tcal.shared.pdf import pdf_response
from tcal.shared.periods import WARSAW, day_bounds


def book(request):
    """Ask for a room; what the search knew already is filled in."""
    if not Organization.objects.active().of_member(request.user).exists():
        return render(request, "rooms/no_organization.html")
    form = BookingForm(
        with_pieces(request.POST, request.POST.get("pieces", ""))
        if request.method == "POST"
        else None,
        user=request.user,
        initial=initial_booking(request.GET, request.user),
    )
    instead = None
    if request.method == "POST" and form.is_valid():
        try:
            booking = request_booking(
                form.booking_request,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
            instead = alternatives_to(form.booking_request)
        else:
            messages.success(request, _asked(booking))
            return redirect(booking)
    return render(request, "rooms/book.html", {"form": form, "instead": instead})


@require_safe
def booking(request, pk):
    booking = get_visible_or_404(
        Booking.objects.visible_to(request.user)
        .with_details()
        .select_related("room__venue", "series", "rules"),
        pk=pk,
    )
    user, change = request.user, open_change(booking)
    is_own = can_act_for(user, booking.organization)
    can_move = change is None and may_be_changed(booking)
    return render(
        request,
        "rooms/booking.html",
        {
            "booking": booking,
            "change": change,
            "history": history_of(booking),
            "door_code": door_code_for(user, booking),
            "can_accept_offer": booking.status == BookingStatus.OFFERED and is_own,
            "free_until": what_cancelling_costs([booking], by=user).free_until,
            "can_cancel": _may_be_cancelled(booking, user) and can_cancel(user, booking),
            "can_change": can_move and can_request_change(user, booking),
            "can_propose": can_move and can_propose(user, booking),
            "can_move_at_once": can_move
            and booking.status == BookingStatus.CONFIRMED
            and can_move_at_once(user, booking),
            "can_repeat": is_own and booking.status != BookingStatus.OFFERED,
            "can_decide": booking.status == BookingStatus.PENDING and can_decide(user, booking),
        },
    )


def cancel(request, pk):
    """Ask first, then give the time back."""
    booking = get_visible_or_404(Booking.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_cancel(request.user, booking))
    form = CancellationForm(request.POST if request.method == "POST" else None)
    costs = what_cancelling_costs([booking], by=request.user)
    if request.method == "POST" and form.is_valid() and is_warned_of(costs, request.POST):
        try:
            booking.cancel(by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The booking is cancelled; the time is free for others."))
        return redirect(booking)
    return render(request, "rooms/cancel.html", {"booking": booking, "form": form, "costs": costs})


@require_safe
def booking_pdf(request, pk):
    booking = get_visible_or_404(
        Booking.objects.visible_to(request.user)
        .with_details()
        .select_related("room__venue", "rules", "decided_by"),
        pk=pk,
    )
    allowed_or_403(booking.status in (BookingStatus.CONFIRMED, BookingStatus.COMPLETED))
    return pdf_response(
        "rooms/pdf/confirmation.html",
        {
            "booking": booking,
            "parts": booking.room.parts.in_polish_order(),
            "passes_midnight": not day_bounds(booking.starts_at.astimezone(WARSAW).date()).contains(
                booking.period
            ),
        },
        filename=f"potwierdzenie-{booking.reference}.pdf",
    )


@require_safe
def booking_ics(request, pk):
    """One booking for the calendar of whoever takes part; no person and no door code in it."""
    booking = get_visible_or_404(
        Booking.objects.visible_to(request.user).select_related("organization", "room__venue"),
        pk=pk,
    )
    return calendar_response(
        [entry_of(booking)], name=booking.purpose, filename=f"rezerwacja-{booking.reference}.ics"
    )


def _may_be_cancelled(booking, user) -> bool:
    """Offers are declined instead; what has begun is called off by staff only."""
    return (
        BookingStatus.CANCELLED in BOOKING_MOVES[booking.status]
        and booking.status != BookingStatus.OFFERED
        and (not booking.has_begun or is_centre_staff(user))
    )


def _asked(booking) -> str:
    if booking.status == BookingStatus.CONFIRMED:
        return _("Booked and confirmed. The confirmation is in your mail.")
    return _("Asked for. The time is held for you; staff will answer, usually on the same day.")
