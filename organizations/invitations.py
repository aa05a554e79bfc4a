"""Letters that let one person into an organisation, once and within two weeks."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from organizations.claims import seat
from organizations.joining import tell_managers
from organizations.models import Membership, MembershipInvitation, Organization
from organizations.models.invitation import expires_from_now
from organizations.states import INVITATION_MOVES, InvitationStatus, OrganizationStatus
from tcal.accounts.models import User
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.mail import absolute_url, queue_mail
from tcal.shared.states import ForbiddenMove

# Those that nobody has answered; old ones are taken back to make place.
MOST_WAITING = 30


def invite(organization, *, email: str, role: str, by) -> MembershipInvitation:
    """Return the invitation and queue its letter; one that ran out is sent anew.

    Raises ``ValidationError`` beside the e-mail for an address that is invited or is in already,
    and where too many invitations wait.
    """
    email = email.strip()
    with refusals_as_validation_errors(), transaction.atomic():
        locked = _locked_and_open(organization)
        if locked.memberships.active().filter(user__email__iexact=email).exists():
            raise ValidationError({"email": _("This person is in the organisation already.")})
        sent = locked.invitations.filter(status=InvitationStatus.SENT)
        earlier = sent.filter(email__iexact=email).first()
        if earlier and earlier.is_open:
            raise ValidationError(
                {
                    "email": _(
                        "This address has been invited already. You can send the letter again "
                        "from the list of invitations."
                    )
                }
            )
        if earlier is None and sent.count() >= MOST_WAITING:
            raise ValidationError(
                _("%(count)d invitations wait for an answer. Take back some of them first.")
                % {"count": MOST_WAITING},
                code="too_many",
            )
        invitation = earlier or MembershipInvitation(organization=locked, email=email)
        _send(invitation, role=role, by=by)
    return invitation


def send_again(invitation: MembershipInvitation, *, by) -> None:
    """Write the letter anew, valid for two weeks from now. Raises ``ForbiddenMove``."""
    with transaction.atomic():
        _locked_and_open(invitation.organization)
        locked = _locked(invitation)
        if locked.status != InvitationStatus.SENT:
            raise ForbiddenMove(locked.get_status_display())
        _send(locked, role=locked.role, by=by)


def revoke(invitation: MembershipInvitation, *, by) -> None:
    """Take the invitation back: its link lets nobody in. Raises ``ForbiddenMove``."""
    with transaction.atomic():
        locked = _locked(invitation)
        if InvitationStatus.REVOKED not in INVITATION_MOVES[locked.status]:
            raise ForbiddenMove(locked.get_status_display())
        locked.status = InvitationStatus.REVOKED
        locked.save(update_fields=["status"])


def accept_invitation(invitation: MembershipInvitation, *, by) -> Membership:
    """Give the person their place, once: who has the link has the mailbox that it was sent to.

    Raises ``ForbiddenMove`` for one that was used or taken back, ``ValidationError`` for one that
    ran out or whose organisation takes nobody any more.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        organization = _locked_and_open(invitation.organization)
        locked = _locked(invitation)
        if InvitationStatus.ACCEPTED not in INVITATION_MOVES[locked.status]:
            raise ForbiddenMove(locked.get_status_display())
        if not locked.is_open:
            raise ValidationError(
                _("The invitation has run out. Ask for a new one."), code="expired"
            )
        place = seat(organization, by, role=locked.role)
        locked.status = InvitationStatus.ACCEPTED
        locked.accepted_by = by
        locked.accepted_at = timezone.now()
        locked.save(update_fields=["status", "accepted_by", "accepted_at"])
        tell_managers(organization, "organizations/mail/invitation_accepted", but=by, person=by)
    return place


def _locked_and_open(organization) -> Organization:
    locked = Organization.objects.select_for_update(of=("self",), no_key=True).get(
        pk=organization.pk
    )
    if locked.status not in {OrganizationStatus.PENDING, OrganizationStatus.ACTIVE}:
        raise ValidationError(_("This organisation takes nobody in any more."), code="not_active")
    return locked


def _locked(invitation) -> MembershipInvitation:
    return (
        MembershipInvitation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organization")
        .get(pk=invitation.pk)
    )


def _send(invitation, *, role, by) -> None:
    invitation.role = role
    invitation.invited_by = by
    invitation.invited_at = timezone.now()
    invitation.expires_at = expires_from_now()
    invitation.full_clean(exclude=["organization", "invited_by"])
    invitation.save()
    account = User.objects.active().filter(email__iexact=invitation.email).first()
    queue_mail(
        "organizations/mail/invitation",
        to=invitation.email,
        language=account.language if account else translation.get_language() or "pl",
        context={
            "organization": invitation.organization,
            "invitation": invitation,
            "invited_by": by,
            "url": absolute_url(reverse("organizations:invitation", args=[invitation.token()])),
        },
    )
