"""What a question is on a form, whatever its kind."""

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _

from tcal.surveys.models import Answer, Question


def choice_is_gone() -> dict:
    return {"invalid_choice": _("This choice is not on the list any more. Choose another.")}


class Asked:
    """What every kind has: ``add_to(form)``, ``check(cleaned)`` and ``answers(cleaned)``."""

    template = "surveys/asked/_field.html"

    def __init__(self, question: Question):
        self.question = question
        self.name = f"q{question.pk}"
        self.form = None

    @property
    def field(self):
        return self.form[self.name]

    @property
    def hint(self) -> str:
        """The help of a field is shown as it is, so what people wrote is escaped here."""
        return escape(self.question.help_text)

    def common(self, **kwargs) -> dict:
        return {
            "label": str(self.question),
            "help_text": self.hint,
            "required": self.question.is_required,
            **kwargs,
        }

    def add_to(self, form) -> None:
        self.form = form
        form.fields |= self.fields()

    def fields(self) -> dict[str, forms.Field]:
        raise NotImplementedError

    def check(self, cleaned: dict) -> None:
        """Say beside a field what is wrong with several of them together."""

    def answers(self, cleaned: dict) -> list[Answer]:
        raise NotImplementedError

    def answer(self, **what) -> Answer:
        return Answer(question=self.question, **what)
