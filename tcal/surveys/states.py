"""The life of a survey, whom it asks, and what kinds of questions there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SurveyStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("survey", "draft")
    OPEN = "open", pgettext_lazy("survey", "open")
    CLOSED = "closed", pgettext_lazy("survey", "closed")


# A closed survey stays closed: its results may have been read.
SURVEY_MOVES = {
    SurveyStatus.DRAFT: {SurveyStatus.OPEN},
    SurveyStatus.OPEN: {SurveyStatus.CLOSED},
    SurveyStatus.CLOSED: set(),
}


class Audience(models.TextChoices):
    ORGANIZATIONS = "organizations", _("each organisation once")
    PEOPLE = "people", _("each person with an account once")
    LINK = "link", _("everybody who has the link")


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("one of the choices")
    MULTIPLE = "multiple", _("several of the choices")
    SCALE = "scale", _("a scale")
    RANKING = "ranking", _("a ranking")
    TEXT = "text", _("an answer in own words")
    MATRIX = "matrix", _("a table: each row is assessed")


# Answered by pointing at a choice.
WITH_CHOICES = (
    QuestionKind.SINGLE,
    QuestionKind.MULTIPLE,
    QuestionKind.RANKING,
    QuestionKind.MATRIX,
)
# May end with "other, write which".
WITH_OTHER = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
