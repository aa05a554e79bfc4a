"""Publishing all answers together, correcting them, and saying what will change."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from consultations import publishing
from consultations.forms.results import CorrectionForm, ResultForm, SeenForm
from consultations.results import overview, write_result
from consultations.states import Outcome
from consultations.views.coordination.fetching import coordinated
from tcal.shared.conflicts import refusals_as_validation_errors


def publish_report(request, slug):
    """Look once more at what will be published and who will be told; POST publishes it."""
    consultation = coordinated(request, slug)
    form = SeenForm(_sent(request), initial=_seen(consultation))
    if request.method == "POST" and form.is_valid():
        try:
            publishing.publish_report(consultation, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            consultation.refresh_from_db()
            form = SeenForm(initial=_seen(consultation))
            return _publishing_page(request, consultation, form, refusal.messages[0])
        messages.success(request, _("The answers are published, and their authors are told."))
        return redirect("consultations:results", slug)
    return _publishing_page(request, consultation, form)


def _publishing_page(request, consultation, form, refusal=""):
    counts = consultation.remarks.counted_by_outcome()
    return render(
        request,
        "consultations/publish_report.html",
        {
            "consultation": consultation,
            "form": form,
            "refusal": refusal,
            "counts": counts,
            "bars": [
                {
                    "label": outcome.label,
                    "value": counts[outcome.value],
                    "text": str(counts[outcome.value]),
                }
                for outcome in Outcome
            ],
            "most": max(counts[outcome.value] for outcome in Outcome) or 1,
            "unanswered": consultation.unanswered_numbers(),
            "told": publishing.recipients(consultation.remarks.all()),
        },
    )


def publish_correction(request, slug):
    """The answers that changed since the last version, old and new; POST publishes a new one."""
    consultation = coordinated(request, slug)
    form = CorrectionForm(_sent(request), initial=_seen(consultation))
    if request.method == "POST" and form.is_valid():
        try:
            version = publishing.publish_correction(
                consultation, by=request.user, **form.cleaned_data
            )
        except ValidationError as refusal:
            form.add_refusal(refusal)
            # The list below is as it is now: what is confirmed next is what is seen now.
            form.data = form.data.copy()
            form.data["seen"] = publishing.fingerprint(consultation)
        else:
            said = _("Version %(number)d is published, and those whom it concerns are told.")
            messages.success(request, said % {"number": version.number})
            return redirect("consultations:results", slug)
    changes = publishing.prepared_changes(consultation)
    changed = [change.remark.number for change in changes]
    return render(
        request,
        "consultations/publish_correction.html",
        {
            "consultation": consultation,
            "form": form,
            "changes": changes,
            "unanswered": consultation.unanswered_numbers(),
            "told": publishing.recipients(consultation.remarks.filter(number__in=changed)),
            "versions": consultation.versions.latest_first().select_related("published_by"),
        },
    )


def edit_result(request, slug):
    """What will change: written here, looked at before it is saved."""
    consultation = coordinated(request, slug)
    form = ResultForm(_sent(request), instance=consultation)
    wants_to_look = "preview" in request.POST
    if request.method == "POST" and form.is_valid() and not wants_to_look:
        try:
            with refusals_as_validation_errors():
                write_result(consultation, by=request.user, text=form.cleaned_data["result"])
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The text is saved."))
            return redirect("consultations:edit_result", slug)
    version = publishing.latest_version(consultation)
    return render(
        request,
        "consultations/edit_result.html",
        {
            "consultation": consultation,
            "form": form,
            "preview": consultation.result,
            "is_tried": wants_to_look,
            "thanked": overview(version).thanked if version else [],
            "is_published": bool(version),
        },
    )


def _seen(consultation) -> dict:
    return {"seen": publishing.fingerprint(consultation)}


def _sent(request):
    return request.POST if request.method == "POST" else None
