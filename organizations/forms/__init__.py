"""What people fill in about an organisation."""

from .accounts import AccountByEmailField
from .contributions import ContributionForm, given_already
from .description import DescriptionForm
from .form_change import FormChangeForm
from .joining import ClaimForm, DeclineForm, InvitationForm, JoinForm, RoleForm
from .registration import RegistrationForm

__all__ = [
    "AccountByEmailField",
    "ClaimForm",
    "ContributionForm",
    "DeclineForm",
    "DescriptionForm",
    "FormChangeForm",
    "InvitationForm",
    "JoinForm",
    "RegistrationForm",
    "RoleForm",
    "given_already",
]
