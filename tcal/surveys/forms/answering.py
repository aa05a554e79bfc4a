"""A survey to be filled in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.surveys.forms.asked import asked
from tcal.surveys.models import Answer, Survey


class AnswerForm(SubmissionIdMixin, PortalForm):
    """``asked`` are the questions in order; ``organizations`` those that may be answered for."""

    organization = forms.ModelChoiceField(
        label=_("For which organisation do you answer?"),
        queryset=Organization.objects.none(),
        empty_label=_("choose the organisation"),
        error_messages={"invalid_choice": _("You can't answer this survey for this organisation.")},
    )

    def __init__(self, *args, survey: Survey, organizations=None, **kwargs):
        super().__init__(*args, **kwargs)
        if organizations is None:
            del self.fields["organization"]
        else:
            self.fields["organization"].queryset = organizations
        self.asked = [asked(question) for question in survey.questions.in_order().with_options()]
        for one in self.asked:
            one.add_to(self)

    def clean(self):
        cleaned = super().clean()
        for one in self.asked:
            one.check(cleaned)
        return cleaned

    @property
    def answers(self) -> list[Answer]:
        """What ``answering.send_answers`` takes; only of a valid form."""
        return [answer for one in self.asked for answer in one.answers(self.cleaned_data)]
