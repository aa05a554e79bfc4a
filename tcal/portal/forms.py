from django import forms
from django.utils.translation import gettext_lazy as _

from tcal.accounts.models import User
from tcal.shared.forms import PortalModelForm


class PersonForm(PortalModelForm):
    """What people change about themselves; e-mail and password have pages of their own."""

    class Meta:
        model = User
        fields = ["name", "phone", "language"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }


class MailboxForm(forms.Form):
    """Which letters to show in the mailbox of the demo."""

    do = forms.CharField(label=_("Recipient"), max_length=254, required=False)
