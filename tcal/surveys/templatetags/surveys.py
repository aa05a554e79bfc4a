"""`{% load surveys %}`: moments and statuses of surveys."""

from django import template

from tcal.surveys.models.survey import moment_text
from tcal.surveys.states import SurveyStatus

register = template.Library()

_TONES = {SurveyStatus.DRAFT: "neutral", SurveyStatus.OPEN: "ok", SurveyStatus.CLOSED: "neutral"}


@register.filter
def survey_moment(moment):
    """`{{ survey.closes_at|survey_moment }}`: 30 November 2026, 23:59."""
    return moment_text(moment) if moment else ""


@register.filter
def survey_tone(survey):
    """The tone of its status badge; one past its deadline waits for being closed."""
    if survey.status == SurveyStatus.OPEN and not survey.takes_answers:
        return "wait"
    return _TONES[survey.status]


@register.filter
def of_question(by_question, pk):
    return by_question.get(pk, [])
