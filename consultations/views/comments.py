"""Comments: written and taken back by their authors, reported by readers, moderated."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.comments import report_comment as report_to_moderator
from consultations.comments import write_comment
from consultations.forms import CommentForm, ModerationForm, ReportForm
from consultations.models import Comment, CommentReport, Consultation
from consultations.permissions import (
    can_coordinate,
    can_moderate_comment,
    can_report_comment,
    can_withdraw_comment,
)
from consultations.views.public import announced_or_404, page_of
from tcal.shared.access import allowed_or_403, get_visible_or_404, rate_limited
from tcal.shared.states import ForbiddenMove

PER_PAGE = 30


@rate_limited
def comment(request, slug):
    """Write one. Opened by its address, after signing in, it leads to the form."""
    consultation = announced_or_404(request.user, slug)
    if request.method != "POST":
        return _to_the_comments(consultation)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            write_comment(consultation, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("Thank you. The comment appears here when the moderator has read it.")
            )
            return _to_the_comments(consultation)
    return page_of(request, consultation, comment_form=form)


def withdraw_comment(request, slug, key):
    shown = _comment_or_404(request, slug, key)
    allowed_or_403(can_withdraw_comment(request.user, shown))
    if request.method == "POST":
        try:
            shown.withdraw(by=request.user)
        except ForbiddenMove:
            messages.info(request, _("The comment was taken off the page meanwhile."))
        else:
            messages.success(request, _("Your comment is withdrawn."))
        return _to_the_comments(shown.consultation)
    return render(
        request,
        "consultations/withdraw_comment.html",
        {"comment": shown, "consultation": shown.consultation},
    )


@rate_limited
def report_comment(request, slug, key):
    shown = _comment_or_404(request, slug, key)
    allowed_or_403(can_report_comment(request.user, shown))
    sent = request.method == "POST"
    form = ReportForm(
        request.POST if sent else None, instance=CommentReport(comment=shown, user=request.user)
    )
    if sent and form.is_valid():
        try:
            report_to_moderator(shown, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Thank you. The moderator will look at the comment."))
            return _to_the_comments(shown.consultation)
    return render(
        request,
        "consultations/report_comment.html",
        {"comment": shown, "consultation": shown.consultation, "form": form},
    )


@require_safe
def comments(request, slug):
    """The moderator's queue: what waits or was reported first, or all of them."""
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_coordinate(request.user, consultation))
    shows_all = request.GET.get("state") == "all"
    waiting = consultation.comments.awaiting_moderator()
    shown = consultation.comments.order_by("-created_at", "-pk") if shows_all else waiting
    page = Paginator(
        shown.select_related("user", "decided_by").prefetch_related(_unsettled_reports()), PER_PAGE
    ).get_page(request.GET.get("page"))
    return render(
        request,
        "consultations/comments.html",
        {
            "consultation": consultation,
            "page": page,
            "shows_all": shows_all,
            "number_waiting": waiting.count() if shows_all else page.paginator.count,
        },
    )


def moderate_comment(request, slug, key):
    shown = _comment_or_404(request, slug, key)
    allowed_or_403(can_moderate_comment(request.user, shown))
    sent = request.method == "POST"
    form = ModerationForm(request.POST if sent else None, comment=shown)
    if sent and form.is_valid():
        try:
            _decide(shown, by=request.user, **form.cleaned_data)
        except ForbiddenMove:
            messages.info(request, _("The comment has changed meanwhile. Look at it once more."))
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The decision about the comment is saved."))
        if not form.errors:
            return redirect("consultations:comments", slug)
    return render(
        request,
        "consultations/moderate_comment.html",
        {
            "comment": shown,
            "consultation": shown.consultation,
            "reports": shown.reports.filter(settled_at=None),
            "form": form,
        },
    )


def _decide(shown: Comment, *, by, decision: str, reason: str = "") -> None:
    if decision == ModerationForm.PUBLISH:
        shown.publish(by=by)
    elif decision == ModerationForm.KEEP:
        shown.keep(by=by)
    else:
        shown.hide(by=by, reason=reason)


def _comment_or_404(request, slug, key) -> Comment:
    consultation = get_visible_or_404(Consultation.objects.visible_to(request.user), slug=slug)
    visible = consultation.comments.visible_to(request.user)
    return get_visible_or_404(visible.select_related("consultation", "user"), key=key)


def _unsettled_reports():
    unsettled = CommentReport.objects.filter(settled_at=None)
    return Prefetch("reports", unsettled, to_attr="unsettled_reports")


def _to_the_comments(consultation):
    return redirect(f"{consultation.get_absolute_url()}#comments")
