"""The register of remarks, and the city's answer to each."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.forms import AnswerForm
from consultations.models import Remark
from consultations.permissions import can_answer
from consultations.views.coordination.fetching import coordinated
from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.dates import human_date

PER_PAGE = 50
REMARK_COLUMNS = [
    {"label": gettext_lazy("No.")},
    {"label": gettext_lazy("Remark")},
    {"label": gettext_lazy("Provision")},
    {"label": gettext_lazy("Author")},
    {"label": gettext_lazy("Received")},
    {"label": gettext_lazy("Outcome")},
]
OUTCOME_TONES = {"accepted": "ok", "partly": "info", "rejected": "no", "explained": "neutral"}


def remarks(request, slug):
    consultation = coordinated(request, slug)
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
