"""A question as fields of a form: one class for each kind."""

from tcal.surveys.forms.asked.base import Asked
from tcal.surveys.forms.asked.choices import AskedChoices, AskedSeveral
from tcal.surveys.forms.asked.parts import AskedMatrix, AskedRanking
from tcal.surveys.forms.asked.simple import AskedScale, AskedText
from tcal.surveys.models import Question
from tcal.surveys.states import QuestionKind

_KINDS = {
    QuestionKind.SINGLE: AskedChoices,
    QuestionKind.MULTIPLE: AskedSeveral,
    QuestionKind.SCALE: AskedScale,
    QuestionKind.RANKING: AskedRanking,
    QuestionKind.TEXT: AskedText,
    QuestionKind.MATRIX: AskedMatrix,
}


def asked(question: Question) -> Asked:
    """Return the question as it is put on a form. Needs its options."""
    return _KINDS[question.kind](question)
