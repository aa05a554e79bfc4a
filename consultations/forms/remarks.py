"""Sending a remark."""

from django import forms
from django.utils.translation import gettext_lazy

from consultations.consulted_texts import wording_to_quote
from consultations.forms.remark_parts import LONG_TEXTS, LongTextField, WithPictures
from consultations.models import Remark
from tcal.shared.forms import PortalModelForm, SubmissionIdMixin


class RemarkForm(WithPictures, SubmissionIdMixin, PortalModelForm):
    """A remark; only its text and who sends it must be given.

    About a ``point`` of the document its label and wording are taken from there.
    """

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
            "We write to it the number of the remark and, later, the answer. It is never published."
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
        field_classes = dict.fromkeys(LONG_TEXTS, LongTextField)
        labels = {
            "text": gettext_lazy("Your remark or proposal"),
            "provision": gettext_lazy("Which provision it is about"),
            "proposed_wording": gettext_lazy("How it should be worded"),
            "reason": gettext_lazy("Why"),
            "is_name_public": gettext_lazy(
                "I agree that my first and last name is published with the remark"
            ),
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
                "You need not agree: every remark is answered in the same way. Without your "
                "consent the report says only that a private person wrote it. You may withdraw it "
                "at any time on the page of your remark; it can’t be given later."
            ),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "proposed_wording": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "organization_name": forms.TextInput(attrs={"autocomplete": "organization"}),
        }
        error_messages = {"text": {"required": gettext_lazy("Write what you want to say.")}}

    def __init__(self, *args, user, point=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.point = point
        if point:
            del self.fields["provision"]
        self.add_pictures()
        pictures = [name for name in self.fields if name.startswith("picture_")]
        self.order_fields(["text", "provision", "proposed_wording", "reason", *pictures])
        if user.is_authenticated:
            self.initial |= {"author_name": user.name, "author_email": user.email}

    @property
    def for_the_verb(self) -> dict:
        fields = dict(self.cleaned_data)
        if self.point:
            fields |= {
                "provision_point": self.point,
                "provision": self.point.label,
                "present_wording": wording_to_quote(self.point),
            }
        return fields
