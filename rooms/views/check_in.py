"""Checking in at the door: one press that says "we are here"."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rooms.models import Booking, Resource
from rooms.models.querysets import CHECK_IN_OPENS
from rooms.permissions import can_check_in
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.dates import human_time

# So many of the next bookings are named to whoever came too early or to the wrong door.
SHOWN_NEXT = 3


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request, slug):
    """The bookings behind this door that may be checked in now; a POST checks in one of them."""
    room = get_object_or_404(Resource.objects.with_capacity().select_related("venue"), slug=slug)
    mine = Booking.objects.visible_to(request.user).behind_door_of(room)
    if request.method == "POST":
        return _checked_in(request, room, mine)
    present = list(mine.open_for_check_in().select_related("organization", "room", "checked_in_by"))
    upcoming = (
        Booking.objects.of_organizations_of(request.user)
        .confirmed()
        .upcoming()
        .select_related("organization", "room")
    )
    return render(
        request,
        "rooms/check_in.html",
        {
            "room": room,
            "present": present,
            "upcoming": [] if present else upcoming[:SHOWN_NEXT],
            "opens_minutes": CHECK_IN_OPENS.seconds // 60,
            "is_staff_of_centre": is_centre_staff(request.user),
        },
    )


def _checked_in(request, room, mine):
    number = request.POST.get("booking", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    booking = get_visible_or_404(mine.select_related("organization"), pk=number)
    allowed_or_403(can_check_in(request.user, booking))
    was_in = booking.checked_in_at
    try:
        booking.check_in(by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        if was_in:
            text = _("You were checked in already, at %(time)s.")
        else:
            text = _("Checked in at %(time)s. Have a good meeting!")
        messages.success(request, text % {"time": human_time(booking.checked_in_at)})
    return redirect("rooms:check_in", slug=room.slug)
