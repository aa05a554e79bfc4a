"""The desk's own pages: making surveys, opening and closing them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tcal.shared.access import allowed_or_403, get_visible_or_404
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.surveys.forms.answering import AnswerForm
from tcal.surveys.forms.survey import CopyForm, SurveyForm
from tcal.surveys.models import Survey
from tcal.surveys.permissions import can_manage
from tcal.surveys.questions import copy_survey, delete_draft
from tcal.surveys.states import QuestionKind

PER_PAGE = 20


def managed(request, slug) -> Survey:
    """Return the survey for who manages it; 404 and 403 for the others."""
    survey = get_visible_or_404(Survey.objects.visible_to(request.user), slug=slug)
    allowed_or_403(can_manage(request.user, survey))
    return survey


@require_safe
def desk(request):
    allowed_or_403(can_manage(request.user, None))
    surveys = (
        Survey.objects.visible_to(request.user).annotate(answers=Count("responses")).latest_first()
    )
    page = Paginator(surveys, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/desk.html", {"page": page})


def new_survey(request):
    allowed_or_403(can_manage(request.user, None))
    form = SurveyForm(request.POST or None, instance=Survey(created_by=request.user))
    if request.method == "POST" and form.is_valid():
        survey = form.save()
        messages.success(request, _("The draft is saved. Now add its questions."))
        return redirect("surveys:manage", survey.slug)
    return render(request, "surveys/new_survey.html", {"form": form})


@require_safe
def manage(request, slug):
    """Everything about one survey: its questions, its link, what to do next."""
    survey = managed(request, slug)
    return render(
        request,
        "surveys/manage.html",
        {
            "survey": survey,
            "questions": list(survey.questions.in_order().with_options()),
            "kinds": QuestionKind.choices,
            "answers": survey.responses.count(),
            "problems": survey.why_not_opened() if survey.is_draft else [],
            "address": request.build_absolute_uri(survey.get_absolute_url()),
            "invited": survey.invited_organizations.count() + survey.invited_people.count(),
        },
    )


def edit_survey(request, slug):
    survey = managed(request, slug)
    form = SurveyForm(request.POST or None, instance=survey)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_as_validation_errors():
                form.save()
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("surveys:manage", slug)
    return render(request, "surveys/edit_survey.html", {"form": form, "survey": survey})


@require_safe
def preview(request, slug):
    """The form as others will see it, without sending."""
    survey = managed(request, slug)
    return render(
        request, "surveys/preview.html", {"survey": survey, "form": AnswerForm(survey=survey)}
    )


@require_POST
def open_survey(request, slug):
    survey = managed(request, slug)
    try:
        survey.open(by=request.user)
    except ValidationError as refusal:
        for message in refusal.messages:
            messages.error(request, message)
    else:
        messages.success(request, _("The survey is open."))
    return redirect("surveys:manage", slug)


def close_survey(request, slug):
    survey = managed(request, slug)
    if request.method == "POST":
        try:
            survey.close(by=request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The survey is closed."))
        return redirect("surveys:manage", slug)
    return render(request, "surveys/close_survey.html", {"survey": survey})


def delete_survey(request, slug):
    survey = managed(request, slug)
    if request.method == "POST":
        try:
            delete_draft(survey)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect("surveys:manage", slug)
        messages.success(request, _("The draft is deleted."))
        return redirect("surveys:desk")
    return render(request, "surveys/delete_survey.html", {"survey": survey})


def copy(request, slug):
    survey = managed(request, slug)
    form = CopyForm(request.POST or None, initial={"title": survey.title})
    if request.method == "POST" and form.is_valid():
        made = copy_survey(
            survey,
            by=request.user,
            title=form.cleaned_data["title"],
            closes_at=form.cleaned_data["closes_at"],
        )
        messages.success(request, _("The copy is a draft: change in it what you need."))
        return redirect("surveys:manage", made.slug)
    return render(request, "surveys/copy_survey.html", {"survey": survey, "form": form})
