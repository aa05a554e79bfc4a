"""What organisations and staff fill in about services, sessions and mail that came."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.agreements import last_day_of
from organizations.lockers import free_units
from organizations.models import Organization, Service
from organizations.received_mail import with_an_address_here
from organizations.states import ServiceStatus
from tcal.shared.forms import PortalForm, SubmissionIdMixin

REASON_HELP = _("The organisation will read it.")


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ApplicationForm(SubmissionIdMixin, PortalForm):
    """An organisation asks for a service. ``organizations`` are those that the person manages."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=_("For which organisation"), empty_label=_("Choose…")
    )
    message = forms.CharField(
        label=_("What you need and why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For example: since when, for how long, what you do and where you meet now."),
    )

    def __init__(self, *args, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations
        if len(organizations) == 1:
            self.fields["organization"].initial = organizations[0]


class AcceptForm(PortalForm):
    """The days, the thing and the number of an agreement."""

    starts_on = forms.DateField(label=_("From"), widget=day_input())
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=day_input(),
        help_text=_("The last day. Empty: until one of the parties ends it."),
    )
    unit = forms.ModelChoiceField(
        None,
        label=_("Which one"),
        empty_label=_("Choose…"),
        help_text=_("Those free from today on come first."),
    )
    agreement_number = forms.CharField(
        label=_("Number of the agreement"),
        max_length=40,
        required=False,
        help_text=_("Empty: the portal gives one."),
    )
    note = forms.CharField(
        label=_("Note of the staff"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only staff read it."),
    )

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        service, today = application.service, timezone.localdate()
        self.fields["starts_on"].initial = today
        if service.longest_months:
            self.fields["ends_on"].required = True
            self.fields["ends_on"].initial = last_day_of(today, service.longest_months)
            self.fields["ends_on"].help_text = _(
                "The last day. This service is agreed for %(months)d months at the longest."
            ) % {"months": service.longest_months}
        if not service.agreement_text:
            del self.fields["agreement_number"]
        units = service.units.filter(is_usable=True)
        if units:
            free = set(free_units(service, today, None).values_list("pk", flat=True))
            self.fields["unit"].queryset = units
            self.fields["unit"].choices = [
                ("", _("Choose…")),
                *((u.pk, _("%(name)s – free") % {"name": u}) for u in units if u.pk in free),
                *(
                    (u.pk, _("%(name)s – let now or later") % {"name": u})
                    for u in units
                    if u.pk not in free
                ),
            ]
        else:
            del self.fields["unit"]


class ReasonForm(PortalForm):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=REASON_HELP,
    )


class ProlongForm(PortalForm):
    ends_on = forms.DateField(
        label=_("New last day"),
        widget=day_input(),
        help_text=_("The reminder will be sent again before it."),
    )


class EndForm(PortalForm):
    last_day = forms.DateField(
        label=_("Last day"),
        widget=day_input(),
        initial=timezone.localdate,
        help_text=_("Today or earlier: it ends at once."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=REASON_HELP,
    )


class SessionForm(PortalForm):
    held_on = forms.DateField(label=_("When"), widget=day_input(), initial=timezone.localdate)
    hours = forms.DecimalField(
        label=_("Hours"),
        min_value=0.25,
        max_value=24,
        max_digits=4,
        decimal_places=2,
        localize=True,
        help_text=_("One and a half hour is 1.5."),
    )
    coach = forms.CharField(label=_("With whom"), max_length=120)
    summary = forms.CharField(
        label=_("What was done"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The organisation reads it too."),
    )


class AgreementFilterForm(PortalForm):
    """Narrows the staff's list. A wrong value narrows nothing."""

    q = forms.CharField(
        label=_("Organisation or number"),
        required=False,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    service = forms.ModelChoiceField(
        Service.objects.all(),
        label=_("Service"),
        required=False,
        to_field_name="slug",
        empty_label=_("All services"),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("All")), *ServiceStatus.choices],
    )


class MailForm(PortalForm):
    """Something came for an organisation: choose whose it is, and that is all that is needed."""

    organization = forms.ModelChoiceField(
        Organization.objects.entered().order_by("name_sort", "name"),
        label=_("For whom"),
        empty_label=_("Choose…"),
    )
    is_registered = forms.BooleanField(label=_("Registered or official letter"), required=False)
    sender = forms.CharField(
        label=_("From whom"),
        max_length=200,
        required=False,
        help_text=_("Not in the e-mail: its people read it after signing in."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("For example: a large parcel. Its people read it after signing in."),
    )
    received_on = forms.DateField(
        label=_("Received on"), widget=day_input(), initial=timezone.localdate
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        organizations = list(field.queryset.only("pk", "name"))
        here_pks = set(with_an_address_here().values_list("organization", flat=True))
        field.choices = [
            ("", field.empty_label),
            (
                _("With an address here"),
                [(o.pk, o.name) for o in organizations if o.pk in here_pks],
            ),
            (_("Others"), [(o.pk, o.name) for o in organizations if o.pk not in here_pks]),
        ]


class CollectForm(PortalForm):
    collected_by = forms.CharField(
        label=_("Who collects it"), max_length=120, help_text=_("First and last name.")
    )
    collected_on = forms.DateField(
        label=_("Collected on"), widget=day_input(), initial=timezone.localdate
    )

    def clean_collected_by(self):
        name = self.cleaned_data["collected_by"]
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Write the first and last name of who collects it."))
        return name
