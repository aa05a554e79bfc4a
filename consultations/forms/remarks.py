"""Sending a remark."""

from django import forms
from django.utils.translation import gettext_lazy

from consultations.models import Remark
from tcal.shared.forms import PortalModelForm, SubmissionIdMixin


class RemarkForm(SubmissionIdMixin, PortalModelForm):
    """A remark; only its text and who sends it must be given."""

    author_name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your first and last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    author_email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy(
            "So that the coordinator can ask about details. It is never published."
        ),
        error_messages={"required": gettext_lazy("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Remark
        fields = [
            "text",
            "provision",
            "proposed_wording",
            "reason",
            "author_name",
            "author_email",
            "organization_name",
            "is_name_public",
        ]
        labels = {
            "text": gettext_lazy("Your remark or proposal"),
            "provision": gettext_lazy("Which provision it is about"),
            "proposed_wording": gettext_lazy("How it should be worded"),
            "reason": gettext_lazy("Why"),
            "is_name_public": gettext_lazy("My name may be published with the remark"),
        }
        help_texts = {
            "provision": gettext_lazy(
                "Chapter, paragraph or point of the document. Leave it empty when the remark is "
                "about something that is not there yet."
            ),
            "organization_name": gettext_lazy(
                "Leave it empty when you write as a resident. The name of an organisation is "
                "published."
            ),
            "is_name_public": gettext_lazy(
                "Without your consent the report says only that a private person wrote it."
            ),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "proposed_wording": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "organization_name": forms.TextInput(attrs={"autocomplete": "organization"}),
        }
        error_messages = {"text": {"required": gettext_lazy("Write what you want to say.")}}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_authenticated:
            self.initial |= {"author_name": user.name, "author_email": user.email}
