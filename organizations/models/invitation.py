from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import InvitationStatus, MembershipRole
from tcal.shared.history import tracked

VALID_FOR = timedelta(days=14)
INVITATION_SALT = "organizations.invitation"


def expires_from_now():
    return timezone.now() + VALID_FOR


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Sent, not used, not taken back and not expired."""
        return self.filter(status=InvitationStatus.SENT, expires_at__gte=timezone.now())

    def for_token(self, token: str):
        """The invitation of a letter's link; none for a forged one."""
        try:
            pk = signing.loads(token, salt=INVITATION_SALT)
        except signing.BadSignature:
            return self.none()
        return self.filter(pk=pk)


@tracked(exclude=("email",))
class MembershipInvitation(models.Model):
    """A letter that lets one person into an organisation, once and within two weeks."""

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="invitations", verbose_name=_("organisation")
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(
        _("role"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.MEMBER
    )
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=InvitationStatus.choices,
        default=InvitationStatus.SENT,
        editable=False,
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    invited_at = models.DateTimeField(_("invited"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"), default=expires_from_now, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to an organisation")
        verbose_name_plural = _("invitations to organisations")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=Q(status=InvitationStatus.SENT),
                name="address_is_invited_to_an_organization_once",
                violation_error_message=_("This address has been invited already."),
            ),
            models.CheckConstraint(
                condition=Q(status=InvitationStatus.ACCEPTED, accepted_by__isnull=False)
                | (~Q(status=InvitationStatus.ACCEPTED) & Q(accepted_by__isnull=True)),
                name="accepted_invitation_knows_by_whom",
                violation_error_message=_("An accepted invitation names who accepted it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.email}"

    @property
    def is_open(self) -> bool:
        return self.status == InvitationStatus.SENT and self.expires_at >= timezone.now()

    def token(self) -> str:
        """Return the signed token of the letter's link."""
        return signing.dumps(self.pk, salt=INVITATION_SALT)
