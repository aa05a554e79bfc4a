"""Sending a file of bookings kept elsewhere."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rooms.forms.desk_work import OrganizationField
from rooms.imports import MOST_BYTES, Unreadable, read
from tcal.shared.forms import PortalForm


class ImportForm(PortalForm):
    """The file, and what it does not say. After cleaning, ``rows`` and ``gaps``."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A spreadsheet (XLSX) or a calendar (ICS), at most 500 bookings and 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ics,text/calendar"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
    )
    organization = OrganizationField(
        label=_("Organisation"), required=False, help_text=_("Type a part of the name.")
    )
    people = forms.IntegerField(
        label=_("How many people"), required=False, min_value=1, max_value=500
    )
    person = forms.CharField(label=_("Responsible person"), required=False, max_length=120)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].suggest()

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 2 MB. Divide it into several."))
        try:
            self.rows = read(sent.read())
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why
        return sent

    @property
    def gaps(self) -> dict[str, str]:
        data = self.cleaned_data
        organization = data.get("organization")
        return {
            "organization": str(organization.pk) if organization else "",
            "people": str(data.get("people") or ""),
            "person": data.get("person") or "",
            "phone": data.get("phone") or "",
        }
