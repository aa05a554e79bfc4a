"""The city's answer to a remark."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from consultations.models import Remark
from consultations.states import Outcome
from tcal.shared.forms import PortalModelForm


class AnswerForm(PortalModelForm):
    """The city's answer to one remark."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the four outcomes.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The verb sets it; here it lets the rule that ties it to the outcome be checked.
        self.instance.answered_at = timezone.now()

    class Meta:
        model = Remark
        fields = ["outcome", "justification"]
        help_texts = {
            "justification": gettext_lazy(
                "Needed when the remark is accepted partly or not at all."
            )
        }
        widgets = {"justification": forms.Textarea(attrs={"rows": 6})}
