"""What people fill in about an organisation."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import LegalForm
from organizations.models import Contribution, Organization, PublicTaskSphere
from tcal.accounts.models import User
from tcal.shared.forms import PortalForm, PortalFormMixin, PortalModelForm, SubmissionIdMixin

# A partnership consists of organisations that are here already; staff enter it with them.
REGISTRABLE_FORMS = [
    ("", _("Choose…")),
    *[choice for choice in LegalForm.choices if choice[0] != LegalForm.PARTNERSHIP],
]

GROUP_TITLE = '<span class="h3">{}</span>'


class DescriptionMixin(PortalFormMixin, forms.Form):
    """Fields that registration and later editing share, asked in the same words."""

    GROUPS = [
        (_("What you do"), ["description", "district", "spheres"]),
        (_("Contact for everybody"), ["website", "public_email", "public_phone"]),
        (_("Contact for the centre"), ["contact_email", "contact_phone"]),
    ]

    spheres = forms.ModelMultipleChoiceField(
        PublicTaskSphere.objects.none(),
        label=_("Spheres of activity"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As many as fit. People look for organisations by them."),
    )
    district = forms.CharField(
        label=_("District"),
        max_length=60,
        required=False,
        help_text=_("Where most of your activity takes place. Empty when it is the whole city."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "districts"}),
    )
    description = forms.CharField(
        label=_("In a few sentences"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What you do, for whom, when and where."),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    public_email = forms.EmailField(
        label=_("Public e-mail"), required=False, help_text=_("Everybody will see it on the page.")
    )
    public_phone = forms.CharField(
        label=_("Public telephone"),
        max_length=30,
        required=False,
        help_text=_("Everybody will see it on the page."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail for the centre"),
        required=False,
        help_text=_("Only the centre's staff and the organisation's managers see it."),
    )
    contact_phone = forms.CharField(
        label=_("Telephone for the centre"),
        max_length=30,
        required=False,
        help_text=_("Only the centre's staff and the organisation's managers see it."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A sphere that was retired stays where it was chosen.
        self.fields["spheres"].queryset = PublicTaskSphere.objects.on_offer(also_of=self.instance)

    @property
    def helper(self):
        helper = super().helper
        helper.field_class = "choices--columns"
        helper.layout = Layout(
            *(
                Fieldset(format_lazy(GROUP_TITLE, title), *names, css_class="boxed")
                for title, names in self.GROUPS
            )
        )
        return helper


class AccountByEmailField(forms.CharField):
    """An account, named by its e-mail: a list to choose from would show everybody's."""

    widget = forms.EmailInput

    def clean(self, value):
        email = super().clean(value)
        account = User.objects.active().filter(email__iexact=email).first()
        if account is None:
            raise ValidationError(
                _("There is no account with this e-mail. Ask the person to make one first."),
                code="no_account",
            )
        return account


def given_already(day) -> None:
    """Raises ``ValidationError`` for a day that is still to come."""
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come. Tell us when it has been given."))


class RegistrationForm(SubmissionIdMixin, DescriptionMixin, PortalModelForm):
    """A new entry. ``user`` is who fills it in: to link only what that person may open."""

    legal_form = forms.ChoiceField(label=_("Legal form"), choices=REGISTRABLE_FORMS)

    class Meta:
        model = Organization
        fields = [
            "name",
            "legal_form",
            "krs",
            "record_number",
            "responsible_adult",
            "nip",
            "regon",
            "founded_on",
            "has_no_premises",
            "spheres",
            "district",
            "description",
            "website",
            "public_email",
            "public_phone",
            "contact_email",
            "contact_phone",
        ]
        labels = {
            "name": _("Full name"),
            "krs": _("Number in the National Court Register (KRS)"),
            "nip": _("NIP"),
            "regon": _("REGON"),
            "record_number": _("Number in the city's record"),
            "responsible_adult": _("First and last name of the responsible adult"),
            "founded_on": _("Founded on"),
            "has_no_premises": _("We have no premises of our own"),
        }
        help_texts = {
            "krs": _(
                "Ten digits. For associations, unions of associations, foundations, volunteer fire "
                "brigades, social cooperatives and non-profit companies."
            ),
            "record_number": _(
                "For simple associations, student sports clubs and sports clubs without business "
                "activity."
            ),
            "responsible_adult": _(
                "For groups without registration: who answers for what you arrange with the "
                "centre. It is not shown on the page."
            ),
            "nip": _("Ten digits, if you have it."),
            "regon": _("9 or 14 digits, if you have it."),
            "has_no_premises": _("Organisations without premises may get more hours in our rooms."),
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "founded_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    GROUPS = [
        (_("Who you are"), ["name", "legal_form", "founded_on", "has_no_premises"]),
        (
            _("Numbers in registers"),
            ["krs", "record_number", "responsible_adult", "nip", "regon", "submission_id"],
        ),
        *DescriptionMixin.GROUPS,
    ]

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["contact_email"].initial = user.email

    def clean_krs(self):
        return self._not_here_yet("krs")

    def clean_nip(self):
        return self._not_here_yet("nip")

    def clean_regon(self):
        return self._not_here_yet("regon")

    def _not_here_yet(self, name):
        """Say which organisation has the number; the constraint could only say that one has."""
        number = self.cleaned_data[name]
        if not number:
            return None
        existing = Organization.objects.entered().filter(**{name: number}).first()
        if existing is None:
            return number
        if Organization.objects.visible_to(self.user).filter(pk=existing.pk).exists():
            message = format_html(
                _('This organisation is here: <a href="{}">{}</a>. Its manager can add you to it.'),
                existing.get_absolute_url(),
                existing.name,
            )
        else:
            message = _(
                "Somebody has sent an organisation with this number already; it awaits approval. "
                "If it is not your organisation, write to the centre."
            )
        raise ValidationError(message, code="already_here")


class DescriptionForm(DescriptionMixin, PortalModelForm):
    """What managers may change by themselves; names and numbers are changed by staff."""

    class Meta:
        model = Organization
        fields = [
            "spheres",
            "district",
            "description",
            "website",
            "public_email",
            "public_phone",
            "contact_email",
            "contact_phone",
        ]

    def save(self):
        """Write only these columns: a decision made meanwhile stays."""
        columns = [name for name in self._meta.fields if name != "spheres"]
        self.instance.save(update_fields=columns)
        self.instance.change_spheres(self.cleaned_data["spheres"])
        return self.instance


class ContributionForm(PortalForm):
    """What the organisation gave; how many points it is worth is for staff to say."""

    kind = forms.ChoiceField(
        label=_("What kind"), choices=Contribution.Kind.choices, widget=forms.RadioSelect
    )
    description = forms.CharField(
        label=_("What was given, and to whom"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: a training on accounts for five organisations, three hours."),
    )
    made_on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[given_already],
    )
