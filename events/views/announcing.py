"""What an organisation does with its events."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.forms import CancelForm, EventForm
from events.models import Event
from events.permissions import can_announce, can_cancel, can_edit
from events.states import WITH_ITS_AUTHOR
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.conflicts import refusals_as_validation_errors

PER_PAGE = 20


def submit(request):
    """A new event: sent to staff, or kept as a draft."""
    if not can_announce(request.user):
        return render(request, "events/no_organization.html", status=403)
    form = EventForm(request.POST or None, user=request.user)
    if request.method == "POST":
        event = form.first_result() or (form.is_valid() and form.announce(send=_send(request)))
        if event:
            return _announced(request, event)
    return render(request, "events/submit.html", {"form": form})


def edit(request, slug):
    event = get_visible_or_404(Event.objects.visible_to(request.user).with_details(), slug=slug)
    allowed_or_403(can_edit(request.user, event))
    form = EventForm(request.POST or None, instance=event, user=request.user)
    if request.method == "POST" and form.is_valid() and form.announce(send=_send(request)):
        return _announced(request, event)
    return render(request, "events/submit.html", {"form": form, "event": event})


@require_safe
def mine(request):
    events = Event.objects.of_organizations_of(request.user).with_details()
    page = Paginator(events.order_by("-starts_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "events/mine.html", {"page": page, "may_announce": can_announce(request.user)}
    )


def cancel(request, slug):
    event = get_visible_or_404(Event.objects.visible_to(request.user).with_details(), slug=slug)
    allowed_or_403(can_cancel(request.user, event))
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_as_validation_errors():
                event.cancel(by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The event is called off. Its page says so."))
            return redirect(event)
    return render(request, "events/cancel.html", {"form": form, "event": event})


def _send(request) -> bool:
    return "send" in request.POST


def _announced(request, event):
    if _send(request):
        said = _("The event is with staff. It will be published after they read it.")
    elif event.status in WITH_ITS_AUTHOR:
        said = _("The event is saved. Send it to staff when it is ready.")
    else:
        said = _("The changes are saved.")
    messages.success(request, said)
    return redirect(event)
