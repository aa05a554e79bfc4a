"""Filling a survey in: signed in, or with an open link."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tcal.shared.access import get_visible_or_404, public, rate_limited
from tcal.surveys.answering import has_answered, send_answers
from tcal.surveys.forms.answering import AnswerForm
from tcal.surveys.models import Survey
from tcal.surveys.permissions import can_answer, can_manage, organizations_to_answer
from tcal.surveys.waiting import asked_of, waiting_for

PER_PAGE = 20


@require_safe
def survey_list(request):
    """What the person is asked now, for themselves or for an organisation."""
    page = Paginator(asked_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request, "surveys/list.html", {"page": page, "manages": can_manage(request.user, None)}
    )


def survey(request, slug):
    survey = get_visible_or_404(Survey.objects.visible_to(request.user), slug=slug)
    if survey.is_by_link:
        return redirect(survey)
    return _fill_in(request, survey, thanks_url=reverse("surveys:thanks", args=[slug]))


@public
@rate_limited
def by_link(request, token):
    survey = get_visible_or_404(Survey.objects.by_link(), token=token)
    return _fill_in(request, survey, thanks_url=reverse("surveys:thanks_by_link", args=[token]))


def _fill_in(request, survey, *, thanks_url):
    is_sent = request.method == "POST"
    organizations = (
        organizations_to_answer(request.user, survey) if survey.asks_organizations else None
    )
    waiting = None if organizations is None else _not_answered(survey, organizations)
    refusal = "" if is_sent else _why_not_answered(request.user, survey, organizations, waiting)
    form = None
    if not refusal:
        form = AnswerForm(
            request.POST if is_sent else None,
            survey=survey,
            # One that has answered stays a choice of a sent form: the verb explains.
            organizations=organizations if is_sent else waiting,
            initial={"organization": _preferred(request, waiting)},
        )
    if is_sent and form.is_valid():
        try:
            send_answers(
                survey,
                answers=form.answers,
                by=request.user if request.user.is_authenticated else None,
                organization=form.cleaned_data.get("organization"),
                submission_id=form.cleaned_data["submission_id"],
            )
        except ValidationError as error:
            form.add_refusal(error)
        else:
            return redirect(thanks_url)
    return render(
        request,
        "surveys/survey.html",
        {
            "survey": survey,
            "form": form,
            "refusal": refusal,
            "manages": can_manage(request.user, survey),
        },
    )


def _not_answered(survey, organizations):
    stored = survey.marks if survey.is_anonymous else survey.responses
    answered = stored.filter(organization__isnull=False).values("organization")
    return organizations.exclude(pk__in=answered)


def _preferred(request, waiting):
    """The organisation of ``?organizacja=``, or the only one there is."""
    if waiting is None:
        return None
    asked = request.GET.get("organizacja", "")
    few = list(waiting[:2])
    return next(
        iter(waiting.filter(slug=asked[:80])) if asked else iter(few if len(few) == 1 else []), None
    )


def _why_not_answered(user, survey, organizations, waiting) -> str:
    """Return why the form is not shown, empty where it is."""
    if why_not := survey.why_not_answered_now():
        return why_not
    if survey.asks_organizations:
        if waiting.exists():
            return ""
        if organizations.exists():
            return _("Somebody has answered for your organisation already. Thank you.")
        return _(
            "This survey is for organisations, and you belong to none of those that it asks. "
            "Ask the manager of yours to add you."
        )
    if not can_answer(user, survey):
        return _("This survey asks only those who were invited.")
    if has_answered(survey, by=user):
        return _("You have answered this survey already. Thank you.")
    return ""


@require_safe
def thanks(request, slug):
    survey = get_visible_or_404(Survey.objects.visible_to(request.user), slug=slug)
    return render(
        request, "surveys/thanks.html", {"survey": survey, "asked": waiting_for(request.user)}
    )


@public
@require_safe
def thanks_by_link(request, token):
    survey = get_visible_or_404(Survey.objects.by_link(), token=token)
    return render(request, "surveys/thanks.html", {"survey": survey, "asked": []})
