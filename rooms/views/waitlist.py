"""The waiting list: waiting for a time that is taken, and answering what was offered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organizations.models import Organization
from rooms import waitlist as verbs
from rooms.forms.waitlist import JoinWaitlistForm
from rooms.models import Booking, WaitlistEntry
from rooms.permissions import can_answer_offer, can_leave_waitlist
from rooms.prefill import initial_booking
from rooms.states import BookingStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404

PER_PAGE = 20


@require_safe
def waitlist(request):
    own = WaitlistEntry.objects.of_organizations_of(request.user).with_details()
    shows_past = request.GET.get("kiedy") == "minione"
    entries = own.settled() if shows_past else own.waiting_or_offered().with_place()
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "rooms/waitlist.html", {"page": page, "shows_past": shows_past})


def join_waitlist(request):
    """Wait for a room or any that fits; what the search knew already is filled in."""
    if not Organization.objects.active().of_member(request.user).exists():
        return render(request, "rooms/no_organization.html")
    form = JoinWaitlistForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        initial=initial_booking(request.GET, request.user)
        | {"needs": request.GET.getlist("potrzeby")},
    )
    instead = []
    if request.method == "POST" and form.is_valid():
        try:
            verbs.join_waitlist(
                **form.wish,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
            instead = getattr(refusal, "requests", [])
        else:
            messages.success(
                request,
                _("You are on the list. If the time comes free, we hold it for you and write."),
            )
            return redirect("rooms:waitlist")
    return render(request, "rooms/join_waitlist.html", {"form": form, "instead": instead})


def leave_waitlist(request, pk):
    """Ask first: the place in the queue is lost."""
    entry = get_visible_or_404(WaitlistEntry.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_leave_waitlist(request.user, entry))
    if request.method == "POST":
        try:
            verbs.leave_waitlist(entry, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("You no longer wait for this time."))
        return redirect("rooms:waitlist")
    return render(request, "rooms/leave_waitlist.html", {"entry": entry})


def accept_offer(request, pk):
    """One click on the booking's page; a mere visit, as after signing in, leads there."""
    booking = _offered(request, pk)
    if request.method == "POST":
        try:
            booking = verbs.accept_offer(booking, by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _taken(booking))
    return redirect(booking)


def decline_offer(request, pk):
    booking = _offered(request, pk)
    if request.method != "POST":
        return redirect(booking)
    try:
        verbs.decline_offer(booking, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(booking)
    messages.success(request, _("You let the time go; it passes to the next in the queue."))
    return redirect("rooms:waitlist")


def _offered(request, pk) -> Booking:
    booking = get_visible_or_404(Booking.objects.visible_to(request.user).with_details(), pk=pk)
    allowed_or_403(can_answer_offer(request.user, booking))
    return booking


def _taken(booking) -> str:
    if booking.status == BookingStatus.CONFIRMED:
        return _("The time is yours. The confirmation is in your mail.")
    return _("You have taken the time. It stays held while staff decide, usually on the same day.")
