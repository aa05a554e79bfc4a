"""Staff close rooms for a time, and decide about every booking in the way."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rooms.closures import (
    CHANGED_MEANWHILE,
    Action,
    SettlementRefused,
    close,
    conflicts_of,
    places_for,
    reopen,
)
from rooms.forms.closures import ClosureForm, SettlementForm
from rooms.models import Closure, Resource
from rooms.permissions import can_close
from tcal.shared.access import allowed_or_403


def new_closure(request):
    """Two steps in one address: what is closed; then, where something is in the way, each of that."""
    allowed_or_403(can_close(request.user))
    if request.method != "POST":
        return _ask(request, ClosureForm(initial=_initial(request)))
    form = ClosureForm(request.POST)
    if not form.is_valid() or "back" in request.POST:
        return _ask(request, form)
    return _close(request, form)


def _close(request, form):
    data = form.cleaned_data
    is_sent = "settle" in request.POST
    settling = _settling(request, data, is_sent)
    is_changed = is_sent and not _is_what_was_shown(request, settling)
    is_decided = _all_valid(settling) if is_sent else not settling
    if is_decided and not is_changed:
        settlements = [one.settlement() for one in settling]
        try:
            closure = close(
                data["closed"],
                data["period"],
                reason=data["reason"],
                by=request.user,
                settlements=settlements,
            )
        except SettlementRefused as refused:
            next(one for one in settling if one.conflict.key == refused.key).add_refusal(
                refused.refusal
            )
        except ValidationError as refusal:
            if getattr(refusal, "code", None) != CHANGED_MEANWHILE:
                form.add_refusal(refusal)
                return _ask(request, form)
            settling, is_changed = _settling(request, data, is_sent), is_sent
        else:
            messages.success(request, _done(settlements))
            return redirect("rooms:closure", closure.pk)
    if not settling:
        # Whatever was in the way has gone: what is left is to close.
        return _ask(request, form, is_free_now=True)
    return render(
        request,
        "rooms/closure_conflicts.html",
        {
            "form": form,
            "settling": settling,
            "is_changed": is_changed,
            "closed": data["closed"],
            "period": data["period"],
            "has_errors": any(one.errors for one in settling if one.is_bound),
        },
    )


def _settling(request, data, is_sent) -> list[SettlementForm]:
    """A form for each thing in the way now; filled in where it was decided as it still is."""
    conflicts = [one for one in conflicts_of(data["closed"], data["period"]) if not one.is_over]
    places = places_for(conflicts, data["closed"], data["period"])
    rooms = list(Resource.objects.bookable().with_capacity().in_polish_order())
    forms = []
    for conflict in conflicts:
        arguments = {
            "conflict": conflict,
            "places": places[conflict.key],
            "rooms": rooms,
            "reason": data["reason"],
        }
        form = SettlementForm(request.POST if is_sent else None, **arguments)
        if is_sent and not form.is_of_what_is_shown:
            form = SettlementForm(**arguments)
        forms.append(form)
    return forms


def _is_what_was_shown(request, settling) -> bool:
    shown = set(request.POST.getlist("shown"))
    return shown == {one.conflict.key for one in settling} and all(one.is_bound for one in settling)


def _all_valid(settling) -> bool:
    # Each of them is asked, so that every mistake is shown.
    return not sum(not one.is_valid() for one in settling)


def _ask(request, form, *, is_free_now=False):
    return render(request, "rooms/new_closure.html", {"form": form, "is_free_now": is_free_now})


def _initial(request) -> dict:
    slugs = request.GET.getlist("sala")
    return {
        "resources": Resource.objects.filter(slug__in=slugs),
        "first_day": request.GET.get("dzien", ""),
        "last_day": request.GET.get("dzien", ""),
    }


def _done(settlements) -> str:
    moved = sum(one.action == Action.MOVE for one in settlements)
    called_off = sum(one.action == Action.CANCEL for one in settlements)
    said = [_("Closed.")]
    if moved:
        said.append(
            ngettext("%(count)d booking is moved.", "%(count)d bookings are moved.", moved)
            % {"count": moved}
        )
    if called_off:
        said.append(
            ngettext(
                "%(count)d booking is called off.", "%(count)d bookings are called off.", called_off
            )
            % {"count": called_off}
        )
    if settlements:
        said.append(_("The organisations have letters."))
    return " ".join(said)


@require_safe
def closure(request, pk):
    allowed_or_403(can_close(request.user))
    closure = get_object_or_404(Closure.objects.select_related("decided_by"), pk=pk)
    held = closure.allocations.select_related("resource").order_by(
        "-resource__kind", "resource__name_sort"
    )
    return render(
        request,
        "rooms/closure.html",
        {"closure": closure, "resources": [one.resource for one in held]},
    )


@require_POST
def reopen_closure(request, pk):
    allowed_or_403(can_close(request.user))
    closure = get_object_or_404(Closure, pk=pk)
    try:
        reopen(closure, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("rooms:closure", pk)
    messages.success(request, _("Reopened: the time can be booked again."))
    if Closure.objects.filter(pk=pk).exists():
        return redirect("rooms:closure", pk)
    return redirect("admin:rooms_closure_changelist")
