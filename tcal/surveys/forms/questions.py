"""One question with its choices, one below the other."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tcal.shared.forms import PortalModelForm
from tcal.surveys.forms.fields import LinesField
from tcal.surveys.models import Question
from tcal.surveys.states import QuestionKind

MOST_CHOICES = 30
ALWAYS = ["text", "help_text"]
OF_KIND = {
    QuestionKind.SINGLE: ["choices", "other"],
    QuestionKind.MULTIPLE: ["choices", "other", "max_choices"],
    QuestionKind.SCALE: ["scale_from", "low_label", "scale_to", "high_label"],
    QuestionKind.RANKING: ["choices"],
    QuestionKind.TEXT: [],
    QuestionKind.MATRIX: ["rows", "choices"],
}


class QuestionForm(PortalModelForm):
    """The instance brings its survey and its kind; only the fields of the kind are asked."""

    choices = LinesField(
        label=_("Choices, each on a line of its own"), line_length=200, at_most=MOST_CHOICES
    )
    rows = LinesField(
        label=_("What is assessed, each on a line of its own"),
        line_length=200,
        at_most=MOST_CHOICES,
    )
    other = forms.CharField(
        label=_("Last choice with room for own words"),
        max_length=200,
        required=False,
        help_text=_("For example “other”. Leave it empty if there is none."),
    )

    class Meta:
        model = Question
        fields = [
            "text",
            "help_text",
            "max_choices",
            "scale_from",
            "low_label",
            "scale_to",
            "high_label",
            "is_required",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        question = self.instance
        shown = [*ALWAYS, *OF_KIND[QuestionKind(question.kind)], "is_required"]
        for name in set(self.fields) - set(shown):
            del self.fields[name]
        self.order_fields(shown)
        if question.kind == QuestionKind.MATRIX:
            self.fields["choices"].label = _(
                "Assessments to choose from, each on a line of its own"
            )
        for name in {"scale_from", "scale_to"} & set(shown):
            self.fields[name].required = True
        if question.pk:
            other = question.other
            self.initial["choices"] = [one.label for one in question.choices if one != other]
            self.initial["rows"] = [row.label for row in question.rows]
            self.initial["other"] = other.label if other else ""

    def clean_choices(self):
        choices = self.cleaned_data["choices"]
        if len(choices) < 2:
            raise forms.ValidationError(_("Give at least two choices."))
        return choices

    def clean(self):
        cleaned = super().clean()
        other = cleaned.get("other", "").casefold()
        if other and other in {choice.casefold() for choice in cleaned.get("choices", [])}:
            self.add_error("other", _("This is on the list of choices already."))
        return cleaned

    @property
    def parts(self) -> dict:
        """What ``questions.save_question`` takes besides the question."""
        return {name: self.cleaned_data.get(name) or () for name in ("choices", "rows")} | {
            "other": self.cleaned_data.get("other", "")
        }
