"""A new entry in the registry."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from organizations.forms.description import DescriptionMixin
from organizations.legal_forms import LegalForm
from organizations.models import Organization
from organizations.permissions import can_ask_to_join, can_claim
from tcal.shared.forms import PortalModelForm, SubmissionIdMixin

# A partnership consists of organisations that are here already; staff enter it with them.
REGISTRABLE_FORMS = [
    ("", _("Choose…")),
    *[choice for choice in LegalForm.choices if choice[0] != LegalForm.PARTNERSHIP],
]


class NumbersMixin(forms.Form):
    """Register numbers: whose they are already is told beside the field, with what to do about it.

    ``self.user`` is who fills the form in; ``self.keeps_numbers_of`` the entry that may have them.
    """

    keeps_numbers_of: Organization | None = None

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
        entered = Organization.objects.entered().filter(**{name: number})
        if self.keeps_numbers_of:
            entered = entered.exclude(pk=self.keeps_numbers_of.pk)
        existing = entered.first()
        if existing is None:
            return number
        raise ValidationError(self._who_has_it(existing), code="already_here")

    def _who_has_it(self, existing):
        if not Organization.objects.visible_to(self.user).filter(pk=existing.pk).exists():
            return _(
                "Somebody has sent an organisation with this number already; it awaits approval. "
                "If it is not your organisation, write to the centre."
            )
        here = format_html(
            _('This organisation is here: <a href="{}">{}</a>.'),
            existing.get_absolute_url(),
            existing.name,
        )
        if can_ask_to_join(self.user, existing):
            what_next = format_html(
                _('<a href="{}">Ask to join it</a> or, if you keep it, <a href="{}">claim it</a>.'),
                reverse("organizations:ask_to_join", args=[existing.slug]),
                reverse("organizations:claim", args=[existing.slug]),
            )
        elif can_claim(self.user, existing):
            what_next = format_html(
                _('You belong to it; if you keep it, <a href="{}">claim it</a>.'),
                reverse("organizations:claim", args=[existing.slug]),
            )
        else:
            return here
        return format_html("{} {}", here, what_next)


class RegistrationForm(NumbersMixin, SubmissionIdMixin, DescriptionMixin, PortalModelForm):
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
