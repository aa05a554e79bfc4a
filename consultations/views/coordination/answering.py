"""The page of one remark: the city's answer, and with which other one it is given."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consultations import merging
from consultations.answering import answer_as_seen
from consultations.forms import AnswerForm, AssignForm, JoinForm
from consultations.models import PublishedAnswer, Remark
from consultations.permissions import can_answer, can_coordinate, can_join_remarks
from tcal.shared.access import allowed_or_403, get_visible_or_404

MOST_ALIKE = 5
MOST_BESIDE = 20


def answer(request, slug, number):
    """Coordinators see whose it is; a department does not."""
    remark = _visible(request, slug, number)
    if request.method == "POST":
        allowed_or_403(can_answer(request.user, remark))
    sent = request.method == "POST"
    form = AnswerForm(request.POST if sent else None, instance=remark)
    theirs = None
    if sent and form.is_valid():
        try:
            answer_as_seen(
                remark,
                by=request.user,
                seen=form.cleaned_data["seen"],
                outcome=form.cleaned_data["outcome"],
                justification=form.cleaned_data["justification"],
            )
        except ValidationError as refusal:
            if getattr(refusal, "code", "") == "answered_meanwhile":
                theirs = Remark.objects.select_related("answered_by").get(pk=remark.pk)
                form.look_anew(theirs)
            form.add_refusal(refusal)
        else:
            return _answered(request, remark)
    return render(request, "consultations/answer.html", _page(request, remark, form, theirs))


def join_remark(request, slug, number):
    """Answer it together with another one: those that say something alike are shown."""
    remark = _to_join(request, slug, number)
    sent = request.method == "POST"
    form = JoinForm(request.POST if sent else None)
    if sent and form.is_valid():
        to = remark.consultation.remarks.filter(number=form.cleaned_data["to"]).first()
        try:
            if to is None:
                raise ValidationError(
                    {"to": _("This consultation has no remark with this number.")}
                )
            merging.join(remark, to, by=request.user)
        except ValidationError as refusal:
            form.add_error("to", refusal.messages)
        else:
            said = _("Remark %(number)d is answered together with remark %(to)d now.")
            messages.success(request, said % {"number": number, "to": to.number})
            return redirect("consultations:answer", slug, number)
    return render(
        request,
        "consultations/join_remark.html",
        {
            "consultation": remark.consultation,
            "remark": remark,
            "form": form,
            "alike": Remark.objects.alike(remark)[:MOST_ALIKE],
            "has_others": remark.merged.exists(),
        },
    )


@require_POST
def take_apart(request, slug, number):
    remark = _to_join(request, slug, number)
    try:
        merging.take_apart(remark, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(
            request, _("Remark %(number)d is answered by itself again.") % {"number": number}
        )
    return redirect("consultations:answer", slug, number)


@require_POST
def hide_name(request, slug, number):
    """Record that an author who has no link, having written on paper, withdrew the consent."""
    remark = _visible(request, slug, number)
    allowed_or_403(can_coordinate(request.user, remark.consultation))
    remark.withdraw_name_consent()
    messages.success(request, _("The consent is withdrawn. The name is not published any more."))
    return redirect("consultations:answer", slug, number)


def _visible(request, slug, number) -> Remark:
    return get_visible_or_404(
        Remark.objects.visible_to(request.user).select_related(
            "consultation", "table", "stage", "department", "merged_into", "provision_point"
        ),
        consultation__slug=slug,
        number=number,
    )


def _to_join(request, slug, number) -> Remark:
    remark = _visible(request, slug, number)
    allowed_or_403(can_join_remarks(request.user, remark))
    return remark


def _page(request, remark, form, theirs) -> dict:
    coordinates = can_join_remarks(request.user, remark)
    visible = Remark.objects.visible_to(request.user)
    # The form has written what was sent into its own copy of the remark.
    stored = Remark.objects.select_related("merged_into", "answered_by").get(pk=remark.pk)
    published = (
        PublishedAnswer.objects.filter(remark=remark)
        .select_related("version")
        .order_by("-version__number")
        .first()
    )
    answering = stored.answering
    return {
        "consultation": remark.consultation,
        "remark": remark,
        "stored": stored,
        "answering": answering,
        "form": form,
        "theirs": theirs,
        "may_answer": can_answer(request.user, remark) and not stored.merged_into_id,
        "coordinates": coordinates,
        "sees_answering": answering == stored or visible.filter(pk=answering.pk).exists(),
        "pictures": remark.pictures.all(),
        "merged": visible.filter(merged_into=remark).in_order(),
        "beside": visible.on_the_same_provision(remark)
        .select_related("table", "merged_into")
        .in_order()[:MOST_BESIDE],
        "published": published,
        "is_correction": bool(published) and _differs(published, stored),
        "assign_form": AssignForm(initial={"department": remark.department_id or "nobody"})
        if coordinates
        else None,
    }


def _differs(published, remark) -> bool:
    with_number = remark.merged_into.number if remark.merged_into else None
    said = remark.answering
    return (published.outcome, published.justification, published.answered_with) != (
        said.outcome,
        said.justification,
        with_number,
    )


def _answered(request, remark):
    """On to the next remark that waits for this person, as long as there is one."""
    said = _("The answer to remark %(number)d is saved.") % {"number": remark.number}
    messages.success(request, said)
    mine = remark.consultation.remarks.visible_to(request.user)
    waiting = list(mine.waiting().in_order().values_list("number", flat=True))
    if not waiting:
        if can_join_remarks(request.user, remark):
            return redirect("consultations:remarks", remark.consultation.slug)
        return redirect("consultations:my_remarks")
    following = next((n for n in waiting if n > remark.number), waiting[0])
    return redirect("consultations:answer", remark.consultation.slug, following)
