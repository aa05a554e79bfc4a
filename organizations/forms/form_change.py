"""A group that has been registered tells what it is now."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.form_changes import COPIED, NEW_FORMS, as_it_would_be
from organizations.forms.description import GROUP_TITLE
from organizations.forms.registration import NumbersMixin, RegistrationForm
from organizations.models import FormChange, Organization
from organizations.models.organization import happened_already
from tcal.shared.documents import DocumentField
from tcal.shared.forms import PortalModelForm, fields_of


class FormChangeForm(NumbersMixin, PortalModelForm):
    """``organization`` is the group; what it would become is held against its rules."""

    GROUPS = [
        (_("Who you are now"), ["name", "legal_form", "founded_on"]),
        (_("Numbers in registers"), ["krs", "record_number", "nip", "regon"]),
        (_("What proves it"), ["evidence", "document"]),
    ]
    legal_form = forms.ChoiceField(
        label=_("Legal form"),
        choices=[("", _("Choose…")), *[(form.value, form.label) for form in NEW_FORMS]],
    )
    founded_on = forms.DateField(
        label=_("Registered on"),
        required=False,
        validators=[happened_already],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: the day of founding stays as it is."),
    )
    evidence = forms.CharField(
        label=_("In a few words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: where the entry in the register can be seen."),
    )
    document = DocumentField(label=_("Document"), required=False)

    class Meta:
        model = FormChange
        fields = ["name", "legal_form", "krs", "record_number", "nip", "regon", "founded_on"]
        labels = {
            name: RegistrationForm.Meta.labels[name]
            for name in ("name", "krs", "nip", "regon", "record_number")
        }
        help_texts = {
            name: RegistrationForm.Meta.help_texts[name]
            for name in ("krs", "nip", "regon", "record_number")
        }

    def __init__(self, *args, organization, user, **kwargs):
        self.user, self.keeps_numbers_of = user, organization
        kwargs.setdefault("initial", {"name": organization.name})
        super().__init__(*args, instance=FormChange(organization=organization), **kwargs)

    @property
    def helper(self):
        helper = super().helper
        helper.layout = Layout(
            *(
                Fieldset(format_lazy(GROUP_TITLE, title), *names, css_class="boxed")
                for title, names in self.GROUPS
            )
        )
        return helper

    def clean(self):
        cleaned = super().clean()
        if not {"evidence", "document"} & set(self.errors) and not (
            cleaned.get("evidence") or cleaned.get("document")
        ):
            self.add_error("evidence", _("Say what proves it, or add a document."))
        if "legal_form" in cleaned:
            self._hold_against_the_rules(cleaned)
        return cleaned

    def _hold_against_the_rules(self, cleaned):
        given = {name: cleaned.get(name) for name in (*COPIED, "founded_on")}
        given |= {name: given[name] or "" for name in ("name", "record_number")}
        would_be = as_it_would_be(self.keeps_numbers_of, **given)
        for constraint in Organization._meta.constraints:
            speaks_of = fields_of(constraint)
            if speaks_of & set(self.errors):
                continue
            try:
                constraint.validate(Organization, would_be)
            except ValidationError as error:
                self.add_error(self._field_for(speaks_of), error.messages)
