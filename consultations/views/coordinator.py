"""The coordinator's own pages: who sits where, the register of remarks, answers, next steps."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from consultations.forms import AnswerForm
from consultations.models import Consultation, Participation, Remark, ThematicTable
from consultations.permissions import can_answer, can_coordinate
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_date

PER_PAGE = 50
SORTS = {
    "name": ["name_sort", "name"],
    "table": ["meeting__starts_at", "table__number", "name_sort", "name"],
    "registered": ["registered_at"],
}


PARTICIPANT_COLUMNS = [
    {"label": gettext_lazy("First and last name"), "sort": "name"},
    {"label": gettext_lazy("Organisation")},
    {"label": gettext_lazy("Table"), "sort": "table"},
    {"label": gettext_lazy("E-mail")},
    {"label": gettext_lazy("Status")},
    {"label": gettext_lazy("Registered"), "sort": "registered"},
]
REMARK_COLUMNS = [
    {"label": gettext_lazy("No.")},
    {"label": gettext_lazy("Remark")},
    {"label": gettext_lazy("Provision")},
    {"label": gettext_lazy("Author")},
    {"label": gettext_lazy("Received")},
    {"label": gettext_lazy("Outcome")},
]
STATUS_TONES = {"confirmed": "ok", "unconfirmed": "wait", "withdrawn": "neutral"}
OUTCOME_TONES = {"accepted": "ok", "partly": "info", "rejected": "no", "explained": "neutral"}


def _participant_row(seat) -> list:
    return [
        seat.name,
        seat.organization_name or _("resident"),
        str(seat.table or "–"),
        seat.email or "–",
        {"text": seat.get_status_display(), "tone": STATUS_TONES[seat.status]},
        human_date(seat.registered_at),
    ]


def _remark_row(consultation, remark) -> list:
    author = ", ".join(filter(None, [remark.author_name, remark.organization_name]))
    return [
        str(remark.number),
        {
            "text": Truncator(remark.text).words(20),
            "url": reverse("consultations:answer", args=[consultation.slug, remark.number]),
        },
        remark.provision or "–",
        author or "–",
        f"{human_date(remark.received_on)}, {remark.came_by}",
        {
            "text": remark.get_outcome_display() or _("without an answer"),
            "tone": OUTCOME_TONES.get(remark.outcome, "wait"),
        },
    ]


def coordinator_part(consultation) -> dict:
    """What the consultation's page shows to its coordinator besides."""
    try:
        consultation.check_report_can_be_made()
        report_refusal = ""
    except ValidationError as refusal:
        report_refusal = refusal.messages[0]
    tables = ThematicTable.objects.of_consultation(consultation)
    ready = set(tables.with_both_moderators().values_list("pk", flat=True))
    return {
        "coordinates": True,
        "people": Participation.objects.of_consultation(consultation).confirmed().count(),
        "remark_counts": consultation.remarks.counted_by_outcome(),
        "report_refusal": report_refusal,
        "ready_tables": len(ready),
        "incomplete_tables": [table for table in tables if table.pk not in ready],
    }


def participants(request, slug):
    consultation = _coordinated(request, slug)
    sort = request.GET.get("sort", "table")
    descending, key = sort.startswith("-"), sort.removeprefix("-")
    fields = SORTS.get(key, SORTS["table"])
    seats = (
        Participation.objects.of_consultation(consultation)
        .select_related("meeting", "table")
        .order_by(*(f"-{name}" if descending else name for name in fields), "pk")
    )
    page = Paginator(seats, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/participants.html",
        {
            "consultation": consultation,
            "page": page,
            "columns": PARTICIPANT_COLUMNS,
            "rows": [_participant_row(seat) for seat in page],
            "sort": sort if key in SORTS else "table",
        },
    )


def remarks(request, slug):
    consultation = _coordinated(request, slug)
    shown = consultation.remarks.visible_to(request.user).select_related("table").in_order()
    only_unanswered = request.GET.get("state") == "unanswered"
    if only_unanswered:
        shown = shown.unanswered()
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/remarks.html",
        {
            "consultation": consultation,
            "page": page,
            "columns": REMARK_COLUMNS,
            "rows": [_remark_row(consultation, remark) for remark in page],
            "only_unanswered": only_unanswered,
            "counts": consultation.remarks.counted_by_outcome(),
        },
    )


def answer(request, slug, number):
    remark = get_visible_or_404(
        Remark.objects.visible_to(request.user).select_related("consultation", "table"),
        consultation__slug=slug,
        number=number,
    )
    if request.method == "POST":
        allowed_or_403(can_answer(request.user, remark))
    sent = request.method == "POST"
    form = AnswerForm(request.POST if sent else None, instance=remark)
    if sent and form.is_valid():
        try:
            with refusals_as_validation_errors():
                remark.answer(by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            return _answered(request, remark)
    return render(
        request,
        "consultations/answer.html",
        {
            "consultation": remark.consultation,
            "remark": remark,
            "form": form,
            "may_answer": can_answer(request.user, remark),
        },
    )


def _answered(request, remark):
    """On to the next remark that waits, as long as there is one."""
    waiting = remark.consultation.unanswered_numbers()
    said = _("The answer to remark %(number)d is saved.") % {"number": remark.number}
    messages.success(request, said)
    if not waiting:
        return redirect("consultations:remarks", remark.consultation.slug)
    following = next((n for n in waiting if n > remark.number), waiting[0])
    return redirect("consultations:answer", remark.consultation.slug, following)


@require_POST
def publish(request, slug):
    return _step(request, slug, Consultation.publish, _("The consultation is published."))


@require_POST
def close(request, slug):
    return _step(request, slug, Consultation.close, _("The consultation is closed."))


@require_POST
def publish_report(request, slug):
    said = _("The report is published: everybody sees how many remarks ended which way.")
    return _step(request, slug, Consultation.publish_report, said)


def _step(request, slug, verb, said):
    consultation = _coordinated(request, slug)
    try:
        with refusals_as_validation_errors():
            verb(consultation, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, said)
    return redirect(consultation)


def _coordinated(request, slug) -> Consultation:
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    return consultation
