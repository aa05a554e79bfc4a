"""Appealing against a strike."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tcal.shared.forms import PortalForm


class AppealForm(PortalForm):
    appeal = forms.CharField(
        label=_("Why should the strike be taken back?"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Say what happened and when you told the centre. Staff read it."),
        error_messages={"required": _("Write why the strike should be taken back.")},
    )
