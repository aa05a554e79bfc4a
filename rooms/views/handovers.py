"""Handing rooms over and taking them back: staff at the door, and what the organisation sees."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rooms.damages import known_damages
from rooms.forms.handovers import HandOverForm, TakeBackForm, damage_forms
from rooms.handovers import (
    DamageRefused,
    hand_over,
    take_back,
    todays_work,
    why_not_handed_over,
)
from rooms.models import Booking, Handover, HandoverPhoto, Resource
from rooms.permissions import can_hand_over
from rooms.protocol import day_sheet_context, protocol_context
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.pdf import pdf_response
from tcal.shared.periods import day_bounds, local_today


def _booking_to_hand_over(request, pk) -> Booking:
    booking = get_visible_or_404(
        Booking.objects.visible_to(request.user)
        .with_details()
        .select_related("room__venue", "handover"),
        pk=pk,
    )
    allowed_or_403(can_hand_over(request.user, booking))
    return booking


def hand_over_room(request, pk):
    """What is known to be broken first, then who receives the key."""
    booking = _booking_to_hand_over(request, pk)
    form = HandOverForm(
        *([request.POST, request.FILES] if request.method == "POST" else []),
        initial={"received_by": booking.responsible_person},
    )
    if request.method == "POST":
        if form.is_valid():
            try:
                hand_over(booking, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_refusal(error)
            else:
                messages.success(request, _("The handover is recorded."))
                return redirect(booking)
        form.remind_of_photos()
    return render(
        request,
        "rooms/handover.html",
        {
            "booking": booking,
            "damages": known_damages(booking),
            "form": form,
            "refusal": why_not_handed_over(booking) if request.method != "POST" else "",
        },
    )


def take_back_room(request, pk):
    """How it was handed over first, then how it comes back and what is broken."""
    booking = _booking_to_hand_over(request, pk)
    handover = getattr(booking, "handover", None)
    if handover is None:
        messages.error(
            request, _("This booking was not handed over, so there is nothing to return.")
        )
        return redirect(booking)
    if handover.returned_at and request.method != "POST":
        messages.info(request, _("This was taken back already."))
        return redirect(booking)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = TakeBackForm(*sent, handover=handover)
    broken = damage_forms(*sent[:1], resources=_things_of(booking))
    if request.method == "POST":
        if form.is_valid() & broken.is_valid() and _taken_back(request, handover, form, broken):
            messages.success(request, _("The return is recorded."))
            return redirect(booking)
        form.remind_of_photos()
    return render(
        request,
        "rooms/take_back.html",
        {
            "booking": booking,
            "handover": handover,
            "photos": handover.photos.all(),
            "damages": known_damages(booking),
            "form": form,
            "broken": broken,
        },
    )


def _taken_back(request, handover, form, broken) -> bool:
    """Take it back, or say beside the fields why not."""
    filled = [one for one in broken.forms if one.has_changed()]
    try:
        take_back(
            handover,
            by=request.user,
            damages=[
                (
                    one.cleaned_data["resource"],
                    one.cleaned_data["description"],
                    one.cleaned_data["out_of_use_until"],
                )
                for one in filled
            ],
            **form.cleaned_data,
        )
    except DamageRefused as error:
        filled[error.number].add_refusal(error.refusal)
    except ValidationError as error:
        form.add_refusal(error)
    else:
        return True
    return False


def _things_of(booking):
    """What can be found broken at return: the room first, then the equipment taken along."""
    return Resource.objects.held_by(booking).order_by("-kind", "name_sort", "name")


@require_safe
def handover_photo(request, pk, photo):
    """The picture as a file, for staff and the booking's organisation only."""
    photo = get_visible_or_404(
        HandoverPhoto.objects.visible_to(request.user).select_related("handover"),
        pk=photo,
        handover__booking=pk,
    )
    try:
        file = photo.image.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"{photo.handover}-{photo.pk}.webp",
        content_type="image/webp",
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def protocol_pdf(request, pk):
    handover = get_visible_or_404(
        Handover.objects.filter(booking__in=Booking.objects.visible_to(request.user)), booking=pk
    )
    return pdf_response(
        "rooms/pdf/protocol.html",
        protocol_context(handover),
        filename=f"protokol-{handover}.pdf",
    )


@require_safe
def day_sheet_pdf(request):
    """The day's work on paper, for the desk; ``?dzien=`` is another day than today."""
    allowed_or_403(can_hand_over(request.user))
    day = local_today()
    if asked := request.GET.get("dzien"):
        try:
            day = parse_date(asked)
            day_bounds(day)
        except (ValueError, TypeError, AttributeError) as error:
            raise Http404 from error
    return pdf_response(
        "rooms/pdf/day_sheet.html",
        day_sheet_context(todays_work(day)),
        filename=f"dzien-{day:%Y-%m-%d}.pdf",
    )
