"""Questions of one field: own words, a scale."""

from django import forms

from tcal.surveys.forms.asked.base import Asked, choice_is_gone
from tcal.surveys.models.answer import LONGEST_TEXT


class AskedText(Asked):
    def fields(self):
        return {
            self.name: forms.CharField(
                max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4}), **self.common()
            )
        }

    def answers(self, cleaned):
        return [self.answer(text=cleaned[self.name])] if cleaned[self.name] else []


class AskedScale(Asked):
    template = "surveys/asked/_scale.html"

    def fields(self):
        return {
            self.name: forms.TypedChoiceField(
                choices=[(step, self._label(step)) for step in self.question.steps],
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                error_messages=choice_is_gone(),
                **self.common(),
            )
        }

    def _label(self, step: int) -> str:
        ends = {
            self.question.scale_from: self.question.low_label,
            self.question.scale_to: self.question.high_label,
        }
        return f"{step} – {ends[step]}" if ends.get(step) else str(step)

    def answers(self, cleaned):
        step = cleaned[self.name]
        return [] if step is None else [self.answer(number=step)]
