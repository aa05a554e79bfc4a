"""Pasting the consulted document."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from consultations.consulted_texts import check_points, read_legal_text
from consultations.forms.remark_parts import LongTextField
from consultations.models import ConsultationStage, ConsultedText
from tcal.shared.forms import PortalForm

LONGEST = 600_000


class ConsultedTextForm(PortalForm):
    """Title and text; ``parsed`` are the points that were found in the text."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=ConsultedText._meta.get_field("title").max_length,
        error_messages={"required": gettext_lazy("Write the title of the document.")},
    )
    stage = forms.ModelChoiceField(
        label=gettext_lazy("Stage"),
        queryset=ConsultationStage.objects.none(),
        required=False,
        empty_label=gettext_lazy("the whole consultation"),
        error_messages={"invalid_choice": gettext_lazy("Choose one of the stages listed.")},
    )
    text = LongTextField(
        label=gettext_lazy("Text of the document"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy(
            "Copy it from the document and paste it here. Chapters, §, “1.”, “1)” and “a)” are "
            "found at the beginnings of lines."
        ),
        error_messages={"required": gettext_lazy("Paste the text of the document.")},
    )

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        self.parsed = None
        stages = consultation.stages.all()
        if stages:
            self.fields["stage"].queryset = stages
        else:
            del self.fields["stage"]

    def clean_text(self):
        text = self.cleaned_data["text"]
        self.parsed = read_legal_text(text)
        try:
            check_points(self.parsed)
        except ValidationError:
            self.parsed = None
            raise
        return text
