"""The desk: what staff do for whoever telephones or stands there, from a telephone as well."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rooms import desk_work as verbs
from rooms.changes import may_be_changed, open_change
from rooms.changes.choices import choices_near
from rooms.desk import WAITING_APPEALS, WAITING_BOOKINGS, WAITING_CHANGES
from rooms.forms.desk_work import (
    EntryForm,
    MoveAtOnceForm,
    SwapChoiceForm,
    SwapForm,
    WalkInForm,
    label_of,
)
from rooms.models import Booking
from rooms.permissions import can_enter_bookings, can_move_at_once
from rooms.prefill import initial_booking
from rooms.states import BookingStatus
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.periods import WARSAW, local_today

DAY = timedelta(days=1)


@require_safe
def desk(request):
    """The day by time, and everything that staff begin from here."""
    allowed_or_403(can_enter_bookings(request.user))
    day = _day(request.GET.get("dzien", ""))
    waiting = [
        {"label": queue.label, "count": count, "url": queue.url()}
        for queue in (WAITING_BOOKINGS, WAITING_CHANGES, WAITING_APPEALS)
        if (count := queue.waiting(request.user).count())
    ]
    return render(
        request,
        "rooms/desk_day.html",
        {
            "bookings": verbs.day_of(day),
            "day": day,
            "iso_day": day.isoformat(),
            "now": timezone.now(),
            "is_today": day == local_today(),
            "previous": day - DAY,
            "following": day + DAY,
            "waiting": waiting,
        },
    )


def enter_booking(request):
    """A booking for any active organisation, confirmed at once."""
    allowed_or_403(can_enter_bookings(request.user))
    is_sent = request.method == "POST"
    form = EntryForm(
        request.POST if is_sent else None, user=request.user, initial=_initial_entry(request)
    )
    if is_sent and form.is_valid():
        try:
            booking = verbs.enter_booking(
                form.booking_request,
                channel=form.cleaned_data["channel"],
                contact_email=form.cleaned_data["contact_email"],
                waived=form.waived,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("Booked and confirmed: %(booking)s.") % {"booking": label_of(booking)}
            )
            return redirect(booking)
    is_short = request.GET.get("krotko") == "1" and not _is_about_the_place(form)
    return render(request, "rooms/desk_entry.html", {"form": form, "is_short": is_short})


def move_booking(request, pk):
    """Another room or time for a confirmed booking, at once."""
    booking = get_visible_or_404(
        Booking.objects.visible_to(request.user).with_details().select_related("room__venue"), pk=pk
    )
    allowed_or_403(can_move_at_once(request.user, booking))
    is_sent = request.method == "POST"
    if not is_sent and (why_not := _why_not(booking)):
        messages.error(request, why_not)
        return redirect(booking)
    form = MoveAtOnceForm(request.POST if is_sent else None, booking=booking, given=request.GET)
    near = None if is_sent else (booking.room, booking.period)
    if is_sent and form.is_valid():
        data = form.cleaned_data
        try:
            verbs.move_at_once(
                booking,
                room=data["room"],
                period=data["period"],
                reason=data["message"],
                waived=form.waived,
                by=request.user,
                submission_id=data["submission_id"],
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
            if not form.warnings and may_be_changed(booking):
                near = (data["room"], data["period"])
        else:
            messages.success(request, _("Moved and confirmed. The organisation has a letter."))
            return redirect(booking)
    choices = (
        choices_near(booking, *near, by_staff=True) if near and not booking.has_begun else None
    )
    return render(
        request, "rooms/desk_move.html", {"booking": booking, "form": form, "choices": choices}
    )


@require_safe
def walk_in(request):
    """Rooms free now, the best first; one button each leads to a form filled in with it."""
    allowed_or_403(can_enter_bookings(request.user))
    given = request.GET if request.GET else {"osob": 2, "minut": 60}
    form = WalkInForm(given)
    found = None
    if form.is_valid():
        people = form.cleaned_data["osob"]
        found = [
            {"offer": offer, "query": offer.query(people)}
            for offer in verbs.rooms_free_now(people, timedelta(minutes=form.cleaned_data["minut"]))
        ]
    return render(request, "rooms/desk_walk_in.html", {"form": form, "found": found})


def swap(request):
    """Choose two bookings, see what will happen, say yes."""
    allowed_or_403(can_enter_bookings(request.user))
    first, second = (_booking(request.GET.get(name, "")) for name in ("pierwsza", "druga"))
    day = _day(request.GET.get("dzien", ""))
    if first and not request.GET.get("dzien"):
        day = first.starts_at.astimezone(WARSAW).date()
    is_asked = bool(request.GET.get("druga"))
    choice = SwapChoiceForm(
        request.GET if is_asked else None, day=day, initial={"pierwsza": first and first.pk}
    )
    context = {
        "choice": choice,
        "day": day,
        "previous": day - DAY,
        "following": day + DAY,
        "pair": None,
    }
    if first and second and first != second:
        done = _swap(request, first, second, context)
        if done:
            return done
    elif is_asked:
        choice.is_valid()
    return render(request, "rooms/desk_swap.html", context)


def _swap(request, first, second, context):
    """Show the pair, or do it; return a redirect once it is done."""
    is_sent = request.method == "POST"
    form = SwapForm(request.POST if is_sent else None)
    problems = None
    if is_sent and form.is_valid():
        try:
            verbs.swap_rooms(
                first,
                second,
                reason=form.cleaned_data["reason"],
                waived=form.waived,
                by=request.user,
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as refusal:
            problems = refusal.error_list if hasattr(refusal, "error_list") else None
            if problems is None:
                form.add_refusal(refusal)
        else:
            messages.success(request, _("The rooms are swapped. Both organisations have a letter."))
            return redirect("rooms:desk")
    if problems is None:
        problems = verbs.outlook_of_swap(first, second)
    ticked = form.waived if is_sent else frozenset()
    warnings = {
        one.code: {
            "value": one.code,
            "message": " ".join(one.messages),
            "is_ticked": one.code in ticked,
        }
        for one in problems
        if one.code in verbs.WAIVABLE
    }
    context |= {
        "pair": [(first, second.room), (second, first.room)],
        "form": form,
        "problems": [one.messages[0] for one in problems if one.code not in verbs.WAIVABLE],
        "warnings": list(warnings.values()),
    }
    return None


def _initial_entry(request) -> dict:
    initial = initial_booking(request.GET, request.user)
    if "jak" not in request.GET:
        # Who books is not who types.
        initial |= {"responsible_person": "", "responsible_phone": ""}
    if channel := request.GET.get("kanal"):
        initial["channel"] = channel
    return initial


def _is_about_the_place(form) -> bool:
    """Whether something is wrong with what the short form folds away."""
    return bool({"room", "day", "start", "end", "people"} & set(form.errors))


def _booking(number: str) -> Booking | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Booking.objects.filter(pk=number).select_related("room", "organization").first()


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return local_today()
    # What no calendar of the centre reaches.
    return day if abs((day - local_today()).days) < 3660 else local_today()


def _why_not(booking) -> str | None:
    if booking.status != BookingStatus.CONFIRMED or not may_be_changed(booking):
        return _("Only a confirmed booking that is not over can be moved at once.")
    if open_change(booking):
        return _("A change of this booking waits for an answer already.")
    return None
