from django import forms

from organizations.models import Organization


class CalendarForm(forms.Form):
    """Which calendar to have an address of: an organisation's, or of all of the person's."""

    organization = forms.ModelChoiceField(Organization.objects.none(), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Organization.objects.active().of_member(user)
        self.fields["organization"].queryset = own
