"""Who takes part: the list, and the page of one person."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.choices import change_choices
from consultations.entries import change_contact, move_to_table
from consultations.filters import ParticipantFilter
from consultations.forms.entries import ChoicesOfSomebodyForm, ContactForm, SeatForm
from consultations.models import Participation
from consultations.states import Channel
from consultations.views.coordination.fetching import coordinated, coordinated_seat
from tcal.shared.conflicts import refusals_as_validation_errors

PER_PAGE = 50
SORTS = {
    "name": ["name_sort", "name"],
    "table": ["meeting__starts_at", "table__number", "name_sort", "name"],
    "registered": ["registered_at"],
}
COLUMNS = [
    {"label": gettext_lazy("First and last name"), "sort": "name"},
    {"label": gettext_lazy("Organisation")},
    {"label": gettext_lazy("Table"), "sort": "table"},
    {"label": gettext_lazy("Status")},
    {"label": gettext_lazy("Accessibility")},
    {"label": gettext_lazy("Telephone")},
    {"label": gettext_lazy("E-mail")},
    {"label": gettext_lazy("Registered"), "sort": "registered"},
]
STATUS_TONES = {
    "confirmed": "ok",
    "unconfirmed": "wait",
    "waiting": "wait",
    "withdrawn": "neutral",
}


def participants(request, slug):
    consultation = coordinated(request, slug)
    sort = request.GET.get("sort", "table")
    descending, key = sort.startswith("-"), sort.removeprefix("-")
    fields = SORTS.get(key, SORTS["table"])
    everybody = (
        Participation.objects.visible_to(request.user)
        .of_consultation(consultation)
        .select_related("meeting", "table", "waiting_for")
        .order_by(*(f"-{name}" if descending else name for name in fields), "pk")
    )
    chosen = ParticipantFilter(
        request.GET or None, queryset=everybody, request=request, consultation=consultation
    )
    page = Paginator(chosen.qs, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/participants.html",
        {
            "consultation": consultation,
            "filter": chosen,
            "is_narrowed": chosen.is_narrowed,
            "page": page,
            "columns": COLUMNS,
            "rows": [_row(consultation, seat) for seat in page],
            "sort": sort if key in SORTS else "table",
        },
    )


def _row(consultation, seat) -> list:
    return [
        {
            "text": seat.name,
            "url": reverse("consultations:participant", args=[consultation.slug, seat.pk]),
        },
        seat.organization_name or _("resident"),
        _where(seat),
        {"text": seat.get_status_display(), "tone": STATUS_TONES[seat.status]},
        seat.accessibility_needs or "–",
        _telephone(seat),
        seat.email or "–",
        _registered(seat),
    ]


def _telephone(seat) -> str | dict:
    """A link that calls; its digits stay on one line."""
    if not seat.phone:
        return "–"
    return {
        "text": seat.phone.replace(" ", "\N{NO-BREAK SPACE}"),
        "url": f"tel:{seat.phone.replace(' ', '')}",
    }


def _where(seat) -> str:
    sits = str(seat.table or "–")
    if seat.waiting_for:
        return _("%(table)s (waits for table %(number)d)") % {
            "table": sits,
            "number": seat.waiting_for.number,
        }
    return sits


def _registered(seat) -> str:
    day = date_format(localtime(seat.registered_at), "d.m.Y")
    return day if seat.channel == Channel.PORTAL else f"{day}, {seat.get_channel_display()}"


def participant(request, slug, pk):
    """One person: who they are, where they sit, and three small forms to change it."""
    seat = coordinated_seat(request, slug, pk)
    sent = request.POST.get("part") if request.method == "POST" else None
    parts = {
        "contact": ContactForm(request.POST if sent == "contact" else None, seat=seat),
        "seat": SeatForm(request.POST if sent == "seat" else None, seat=seat),
        "choices": ChoicesOfSomebodyForm.of(seat, request.POST if sent == "choices" else None),
    }
    form = parts.get(sent)
    if form is not None and form.is_valid():
        try:
            with refusals_as_validation_errors():
                said = _change(seat, sent, form, by=request.user)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, said)
            return redirect("consultations:participant", slug, pk)
    return render(
        request,
        "consultations/participant.html",
        {
            "consultation": seat.meeting.consultation,
            "meeting": seat.meeting,
            "seat": seat,
            "status_tone": STATUS_TONES[seat.status],
            "calls": seat.calls.select_related("made_by"),
            "may_move": seat.is_settled and not (seat.meeting.is_over or seat.meeting.is_cancelled),
            "may_choose": seat.is_settled
            and not (seat.meeting.has_started or seat.meeting.is_cancelled),
            "contact_form": parts["contact"],
            "seat_form": parts["seat"],
            "choices_form": parts["choices"],
        },
    )


def _change(seat, part, form, *, by) -> str:
    if part == "contact":
        change_contact(seat, by=by, **form.cleaned_data)
        return _("The details are saved.")
    if part == "choices":
        change_choices(seat, by=by, **form.cleaned_data)
        return _("The choices are saved. Where they sit now is below.")
    move_to_table(seat, by=by, table=form.cleaned_data["table"])
    return _("%(name)s sits at table %(table)s now.") % {
        "name": seat.name,
        "table": form.cleaned_data["table"],
    }


def withdraw_participant(request, slug, pk):
    """A question first; the place goes to who waits for it."""
    seat = coordinated_seat(request, slug, pk)
    if request.method == "POST":
        try:
            with refusals_as_validation_errors():
                seat.withdraw(by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(
                request, _("%(name)s is withdrawn; the place is free.") % {"name": seat.name}
            )
        return redirect("consultations:participant", slug, pk)
    return render(
        request,
        "consultations/withdraw_participant.html",
        {"consultation": seat.meeting.consultation, "seat": seat},
    )
