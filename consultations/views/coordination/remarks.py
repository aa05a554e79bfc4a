"""The register of remarks, and giving them to the city's departments."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from consultations import assigning
from consultations.filters import UNANSWERED, RemarkFilter
from consultations.forms import AssignForm
from consultations.models import Remark
from consultations.publishing import changed_since_publication
from consultations.states import Outcome
from consultations.views.coordination.fetching import coordinated

PER_PAGE = 50
OUTCOME_TONES = {"accepted": "ok", "partly": "info", "rejected": "no", "explained": "neutral"}


def remarks(request, slug):
    consultation = coordinated(request, slug)
    return _register(request, consultation, AssignForm())


def assign(request, slug):
    """Give the ticked remarks, or all that were found, to a department or to nobody."""
    consultation = coordinated(request, slug)
    here = _here(request, slug)
    if request.method != "POST":
        return redirect(here)
    form = AssignForm(request.POST)
    if form.is_valid():
        found = _found(request, consultation)
        numbers = form.numbers
        if form.cleaned_data["everything_found"]:
            numbers = set(found.qs.order_by().values_list("number", flat=True))
        department = form.cleaned_data["department"]
        try:
            changed = assigning.assign(
                consultation, sorted(numbers), to=department, by=request.user
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _said(changed, department))
            _warn_of_nobody(request, department)
            return redirect(_came_from(request, consultation) or here)
    return _register(request, consultation, form)


def _register(request, consultation, form):
    found = _found(request, consultation)
    page = Paginator(found.qs.in_order(), PER_PAGE).get_page(request.GET.get("page"))
    for remark in page:
        remark.tone = OUTCOME_TONES.get(remark.final_outcome, "wait")
        remark.ended = (
            Outcome(remark.final_outcome).label if remark.final_outcome else _("without an answer")
        )
        remark.is_ticked = remark.number in form.numbers
    return render(
        request,
        "consultations/remarks.html",
        {
            "consultation": consultation,
            "filter": found,
            "is_narrowed": found.is_narrowed,
            "page": page,
            "chips": _chips(consultation.remarks.counted_by_outcome(), found.chosen_outcome),
            "corrected": (
                changed_since_publication(consultation) if consultation.report_published_at else []
            ),
            "form": form,
            "here": _here(request, consultation.slug),
        },
    )


def _found(request, consultation) -> RemarkFilter:
    register = (
        consultation.remarks.with_final_answer()
        .select_related("table", "department", "provision_point", "merged_into")
        .prefetch_related(
            Prefetch("merged", Remark.objects.only("number", "merged_into").in_order())
        )
    )
    return RemarkFilter(
        request.GET or None, queryset=register, request=request, consultation=consultation
    )


def _chips(counts: dict, chosen: str) -> list[dict]:
    """How many ended which way; each leads to those."""
    named = [
        ("", _("All"), counts["total"]),
        (UNANSWERED, _("Without an answer"), counts[UNANSWERED]),
    ]
    named += [(outcome.value, outcome.label, counts[outcome.value]) for outcome in Outcome]
    return [
        {"value": value or None, "label": label, "count": count, "is_chosen": value == chosen}
        for value, label, count in named
    ]


def _here(request, slug) -> str:
    """The register narrowed as it was."""
    url = reverse("consultations:remarks", args=[slug])
    return f"{url}?{request.GET.urlencode()}" if request.GET else url


def _came_from(request, consultation) -> str:
    """The page of the one remark that was given to somebody there; empty for the register."""
    number = request.POST.get("back", "")
    if not number.isdecimal() or len(number) > 8:
        return ""
    return reverse("consultations:answer", args=[consultation.slug, int(number)])


def _said(changed: list[int], department) -> str:
    if not changed:
        return _("Nothing changed: it was so already.")
    numbers = ", ".join(map(str, changed))
    if department is None:
        said = ngettext(
            "Remark %(numbers)s is given to nobody now.",
            "Remarks %(numbers)s are given to nobody now.",
            len(changed),
        )
        return said % {"numbers": numbers}
    said = ngettext(
        "Remark %(numbers)s is answered by: %(department)s.",
        "Remarks %(numbers)s are answered by: %(department)s.",
        len(changed),
    )
    return said % {"numbers": numbers, "department": department}


def _warn_of_nobody(request, department) -> None:
    if department and not department.department_members.exists():
        messages.warning(
            request,
            _(
                "%(department)s has nobody who could answer in the portal. Add its people in the "
                "administration, or send them the table (XLSX)."
            )
            % {"department": department},
        )
