"""People, named by the e-mail of their account."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tcal.accounts.models import User


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
