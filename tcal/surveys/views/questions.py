"""Adding, changing, moving and removing the questions of a survey."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tcal.surveys.forms.questions import QuestionForm
from tcal.surveys.models import Question
from tcal.surveys.questions import delete_question, move_question, save_question
from tcal.surveys.states import QuestionKind
from tcal.surveys.views.surveys import managed


def new_question(request, slug, kind):
    survey = managed(request, slug)
    if kind not in QuestionKind.values:
        raise Http404
    question = Question(survey=survey, kind=kind)
    if kind == QuestionKind.SCALE:
        question.scale_from, question.scale_to = 1, 5
    return _edit(request, question, template="surveys/new_question.html")


def edit_question(request, slug, pk):
    return _edit(request, _question(request, slug, pk), template="surveys/edit_question.html")


def _edit(request, question, *, template):
    form = QuestionForm(request.POST or None, instance=question)
    if request.method == "POST" and form.is_valid():
        try:
            save_question(question, **form.parts)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("The question is saved."))
            return redirect("surveys:manage", question.survey.slug)
    return render(
        request, template, {"form": form, "question": question, "survey": question.survey}
    )


def remove_question(request, slug, pk):
    question = _question(request, slug, pk)
    if request.method == "POST":
        try:
            delete_question(question)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
        else:
            messages.success(request, _("The question is removed."))
        return redirect("surveys:manage", slug)
    return render(
        request,
        "surveys/remove_question.html",
        {"question": question, "survey": question.survey},
    )


@require_POST
def move_up(request, slug, pk):
    return _move(request, slug, pk, by_places=-1)


@require_POST
def move_down(request, slug, pk):
    return _move(request, slug, pk, by_places=1)


def _move(request, slug, pk, *, by_places):
    question = _question(request, slug, pk)
    try:
        move_question(question, by_places=by_places)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("surveys:manage", slug)


def _question(request, slug, pk) -> Question:
    survey = managed(request, slug)
    return get_object_or_404(survey.questions.select_related("survey").with_options(), pk=pk)
