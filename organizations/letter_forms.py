"""A letter to many organisations, and whom it goes to."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import LegalForm
from organizations.models import Organization, PublicTaskSphere
from tcal.shared.forms import PortalForm, SubmissionIdMixin

GROUP_TITLE = '<span class="h3">{}</span>'


def _group(title):
    return format_lazy(GROUP_TITLE, title)


class LetterForm(SubmissionIdMixin, PortalForm):
    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Sent as you write it. An empty line begins a new paragraph."),
    )
    to_all = forms.BooleanField(
        label=_("All organisations and groups of the registry"), required=False
    )
    spheres = forms.ModelMultipleChoiceField(
        PublicTaskSphere.objects.none(),
        label=_("Spheres of activity"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    legal_forms = forms.MultipleChoiceField(
        label=_("Legal forms"),
        required=False,
        choices=LegalForm.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Institutions and partnerships are written to only when chosen here."),
    )
    districts = forms.MultipleChoiceField(
        label=_("Districts"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["spheres"].queryset = PublicTaskSphere.objects.on_offer()
        districts = Organization.objects.active().districts()
        self.fields["districts"].choices = [(name, name) for name in districts]
        if not districts:
            del self.fields["districts"]

    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in ("spheres", "legal_forms", "districts") if cleaned.get(name)]
        if not self.errors and cleaned.get("to_all") and chosen:
            raise ValidationError(
                {
                    "to_all": _(
                        "You chose all of them and also some. Take one of these back, so that it "
                        "is sure who gets the letter."
                    )
                }
            )
        if not self.errors and not cleaned.get("to_all") and not chosen:
            raise ValidationError(
                {
                    "to_all": _(
                        "Choose who gets it: all of them, or at least one of the lists below."
                    )
                }
            )
        return cleaned

    @property
    def helper(self):
        helper = super().helper
        helper.field_class = "choices--columns"
        lists = [name for name in ("spheres", "legal_forms", "districts") if name in self.fields]
        helper.layout = Layout(
            "submission_id",
            Fieldset(_group(_("The letter")), "subject", "body", css_class="boxed"),
            Fieldset(_group(_("To whom")), "to_all", *lists, css_class="boxed"),
        )
        return helper

    @property
    def choice(self) -> dict:
        """What ``chosen_organizations`` asks for."""
        return {
            "to_all": self.cleaned_data["to_all"],
            "spheres": list(self.cleaned_data["spheres"]),
            "legal_forms": self.cleaned_data["legal_forms"],
            "districts": self.cleaned_data.get("districts", []),
        }

    def choice_in_words(self) -> str:
        """How the recipients were chosen, to be read later; at most 500 characters."""
        if self.cleaned_data["to_all"]:
            return str(self.fields["to_all"].label)
        forms_chosen = [
            label for value, label in LegalForm.choices if value in self.choice["legal_forms"]
        ]
        parts = [
            (self.fields["spheres"].label, self.choice["spheres"]),
            (self.fields["legal_forms"].label, forms_chosen),
            (_("Districts"), self.choice["districts"]),
        ]
        words = "; ".join(
            f"{label}: {', '.join(map(str, values))}" for label, values in parts if values
        )
        return words if len(words) <= 500 else f"{words[:499]}…"
