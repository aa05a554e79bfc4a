"""Coming into an organisation: requests, claims, invitations and roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.states import MembershipRole
from tcal.shared.documents import DocumentField
from tcal.shared.forms import PortalForm

ROLES = [
    (MembershipRole.MEMBER, _("Member: books rooms and announces events in its name")),
    (MembershipRole.MANAGER, _("Manager: also edits the page and decides who belongs to it")),
]


class JoinForm(PortalForm):
    message = forms.CharField(
        label=_("A few words to its managers"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: what you do there. They see your name and e-mail as well."),
    )


class ClaimForm(PortalForm):
    """Words or a document: the verb refuses a claim with neither."""

    evidence = forms.CharField(
        label=_("What proves that you keep it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "For example: your place on the board and where it can be checked. Please give no "
            "PESEL and no number of an identity card."
        ),
    )
    document = DocumentField(label=_("Document"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("evidence") or cleaned.get("document")):
            self.add_error("evidence", _("Say what proves it, or add a document."))
        return cleaned


class InvitationForm(PortalForm):
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The person needs no account yet: the letter leads to making one."),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        widget=forms.RadioSelect,
        initial=MembershipRole.MEMBER,
    )


class RoleForm(PortalForm):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, widget=forms.RadioSelect)


class DeclineForm(PortalForm):
    reason = forms.CharField(
        label=_("Why not"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Not required. The person will read it in a letter."),
    )
