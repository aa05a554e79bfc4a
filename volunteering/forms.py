"""What people fill in: an offer, an application, a profile, a decision."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models import PublicTaskSphere
from tcal.shared.forms import PortalForm, PortalModelForm, SubmissionIdMixin
from tcal.shared.periods import local_today
from volunteering.models import Opportunity, Skill, VolunteerProfile
from volunteering.models.profile import EARLIEST_BIRTH
from volunteering.permissions import organizations_to_offer_for
from volunteering.states import RegisterCheckResult

CHECKBOXES = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


def _day(**attrs) -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attrs})


class BirthDateField(forms.DateField):
    def __init__(self, **kwargs):
        super().__init__(
            **{
                "label": _("Date of birth"),
                "widget": _day(autocomplete="bday"),
                "help_text": _("Only to check your age. Nobody sees it, the organisation neither."),
                "error_messages": {
                    "required": _("Give your date of birth: some work is for adults only."),
                    "invalid": _("Write the date like this: 26.11.2001."),
                },
                **kwargs,
            }
        )

    def clean(self, value):
        day = super().clean(value)
        if day and day > local_today():
            raise ValidationError(_("This day is still to come. Check the year."), code="future")
        if day and day < EARLIEST_BIRTH:
            raise ValidationError(_("Check the year of birth: it is before 1900."), code="early")
        return day


class OfferForm(SubmissionIdMixin, PortalModelForm):
    """A new offer, or one that is corrected before it is published."""

    class Meta:
        model = Opportunity
        fields = [
            "organization",
            "title",
            "summary",
            "description",
            "language",
            "ongoing",
            "starts_on",
            "ends_on",
            "hours",
            "remote",
            "place",
            "places",
            "minimum_age",
            "contact_with_children",
            "insurance",
            "costs",
            "benefits",
            "skills",
            "spheres",
        ]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 8}),
            "benefits": forms.Textarea(attrs={"rows": 3}),
            "starts_on": _day(),
            "ends_on": _day(),
            "skills": CHECKBOXES,
            "spheres": CHECKBOXES,
        }
        help_texts = {
            "description": _("Plain text. An empty line begins a new paragraph."),
            "place": _("Street and number, or the district. Empty when it is remote only."),
        }
        error_messages = {
            "organization": {
                "required": _("Choose the organisation that looks for volunteers."),
                "invalid_choice": _(
                    "You can look for volunteers only for organisations you manage."
                ),
            },
            "title": {"required": _("Give the offer a title.")},
            "summary": {"required": _("Say in one sentence what the volunteer will do.")},
            "insurance": {"required": _("Say who insures the volunteer against accidents.")},
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        if self.is_new:
            own = organizations_to_offer_for(user).in_polish_order()
            self.fields["organization"].queryset = own
            self.fields["organization"].initial = own[0] if len(own) == 1 else None
            chosen = Q(pk__in=[])
        else:
            del self.fields["organization"], self.fields["submission_id"]
            chosen = Q(opportunities=self.instance)
        # What was retired stays where it was chosen.
        self.fields["spheres"].queryset = _on_offer_or(PublicTaskSphere.objects, chosen)
        self.fields["skills"].queryset = _on_offer_or(Skill.objects, chosen)

    def clean(self):
        data = super().clean()
        ends_on = data.get("ends_on")
        if ends_on and ends_on < local_today():
            self.add_error(
                "ends_on",
                ValidationError(_("This day has passed. Give a later one."), code="past"),
            )
        return data

    def sent_number(self) -> uuid.UUID | None:
        """Return the number of this filling-in, also where something else is wrong."""
        try:
            return uuid.UUID(self.data.get("submission_id", ""))
        except ValueError:
            return None


def _on_offer_or(manager, chosen: Q):
    return manager.filter(Q(pk__in=manager.on_offer().values("pk")) | chosen).distinct()


class ApplicationForm(SubmissionIdMixin, PortalForm):
    """Asks for what the profile lacks, once; later applications ask for the message only."""

    message = forms.CharField(
        label=_("Message to the organisation"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Why this offer, and when you have time. A few sentences are enough."),
    )
    birth_date = BirthDateField()
    skills = forms.ModelMultipleChoiceField(
        Skill.objects.none(),
        label=_("What I can do"),
        required=False,
        widget=CHECKBOXES,
    )
    about = forms.CharField(
        label=_("A few words about me"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays in your profile for the next applications."),
    )

    def __init__(self, *args, profile: VolunteerProfile | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["skills"].queryset = Skill.objects.on_offer()
        if profile:
            del self.fields["skills"], self.fields["about"]
            if profile.birth_date:
                del self.fields["birth_date"]

    @property
    def helper(self):
        helper = super().helper
        helper.field_class = "choices--columns"
        return helper


class ProfileForm(PortalModelForm):
    """One's own profile. A birth date once given is corrected by the centre's staff."""

    birth_date = BirthDateField(required=False)

    class Meta:
        model = VolunteerProfile
        fields = ["birth_date", "about", "skills", "spheres"]
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "skills": CHECKBOXES,
            "spheres": CHECKBOXES,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = Q(profiles=self.instance) if self.instance.pk else Q(pk__in=[])
        self.fields["skills"].queryset = _on_offer_or(Skill.objects, chosen)
        chosen = Q(volunteer_profiles=self.instance) if self.instance.pk else Q(pk__in=[])
        self.fields["spheres"].queryset = _on_offer_or(PublicTaskSphere.objects, chosen)
        if self.instance.birth_date:
            del self.fields["birth_date"]

    @property
    def helper(self):
        helper = super().helper
        helper.field_class = "choices--columns"
        return helper


class DecisionForm(PortalForm):
    message = forms.CharField(
        label=_("Answer to the volunteer"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Not required. It is sent by e-mail with the decision."),
    )


class RegisterCheckForm(PortalForm):
    checked_on = forms.DateField(
        label=_("Checked on"),
        widget=_day(),
        error_messages={
            "required": _("Give the day of the check."),
            "invalid": _("Write the date like this: 26.11.2026."),
        },
    )
    result = forms.ChoiceField(
        label=_("Result"),
        choices=RegisterCheckResult.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the register says.")},
    )
