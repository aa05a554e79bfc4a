"""Whom to invite: people by their e-mail addresses."""

from django import forms
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from tcal.accounts.models import User
from tcal.shared.forms import PortalForm
from tcal.surveys.forms.fields import LinesField


class InvitePeopleForm(PortalForm):
    emails = LinesField(
        label=_("E-mail addresses, each on a line of its own"),
        help_text=_("Only people who have an account here can be invited."),
        line_length=254,
        at_most=500,
    )

    def clean_emails(self):
        """Return the people. One query, whatever the letters' case."""
        emails = [email.lower() for email in self.cleaned_data["emails"]]
        people = User.objects.active().alias(lower=Lower("email")).filter(lower__in=emails)
        found = {person.email.lower(): person for person in people}
        if unknown := [email for email in emails if email not in found]:
            raise forms.ValidationError(
                _("Nobody with this address has an account here: %(emails)s"),
                params={"emails": ", ".join(unknown)},
            )
        return list(found.values())
