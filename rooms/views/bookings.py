"""A booking's pages, for its organisation and for staff."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organizations.models import Organization
from rooms.booking_requests import request_booking
from rooms.finding import find_rooms
from rooms.forms import BookingForm, CancellationForm
from rooms.history import history_of
from rooms.models import Booking
from rooms.permissions import can_cancel, can_decide
from rooms.states import BOOKING_MOVES, BookingStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response

PER_PAGE = 20


def book(request):
    """Ask for a room; what the search knew already is filled in."""
    if not Organization.objects.active().of_member(request.user).exists():
        return render(request, "rooms/no_organization.html")
    form = BookingForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        initial=_initial(request),
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
            instead = find_rooms(form.wish)
        else:
            messages.success(request, _asked(booking))
            return redirect(booking)
    return render(request, "rooms/book.html", {"form": form, "instead": instead})


@require_safe
def my_bookings(request):
    own = Booking.objects.of_organizations_of(request.user).with_details()
    shows_past = request.GET.get("kiedy") == "minione"
    page = Paginator(own.past() if shows_past else own.upcoming(), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "rooms/my_bookings.html", {"page": page, "shows_past": shows_past})


@require_safe
def booking(request, pk):
    booking = get_visible_or_404(Booking.objects.visible_to(request.user).with_details(), pk=pk)
    may_end = BookingStatus.CANCELLED in BOOKING_MOVES[booking.status]
    return render(
        request,
        "rooms/booking.html",
        {
            "booking": booking,
            "history": history_of(booking),
            "can_cancel": may_end and can_cancel(request.user, booking),
            "can_decide": booking.status == BookingStatus.PENDING
            and can_decide(request.user, booking),
        },
    )


def cancel(request, pk):
    """Ask first, then give the time back."""
    booking = get_visible_or_404(Booking.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_cancel(request.user, booking))
    form = CancellationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            booking.cancel(by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The booking is cancelled; the time is free for others."))
        return redirect(booking)
    return render(request, "rooms/cancel.html", {"booking": booking, "form": form})


@require_safe
def booking_pdf(request, pk):
    booking = get_visible_or_404(Booking.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(booking.status in (BookingStatus.CONFIRMED, BookingStatus.COMPLETED))
    return pdf_response(
        "rooms/pdf/confirmation.html",
        {"booking": booking},
        filename=f"potwierdzenie-{booking.reference}.pdf",
    )


def _initial(request) -> dict:
    """What the address says: the search's answer survives signing in."""
    given = request.GET
    initial = {
        "room": given.get("sala"),
        "day": given.get("dzien"),
        "start": given.get("od"),
        "end": given.get("do"),
        "people": given.get("osob"),
        "purpose": given.get("cel"),
        "organization": given.get("organizacja"),
        "responsible_person": request.user.name,
        "responsible_phone": request.user.phone,
    }
    for key in given:
        if key.startswith("equipment_"):
            initial[key] = given[key]
    return initial


def _asked(booking) -> str:
    if booking.status == BookingStatus.CONFIRMED:
        return _("Booked and confirmed. The confirmation is in your mail.")
    return _("Asked for. The time is held for you; staff will answer, usually on the same day.")
