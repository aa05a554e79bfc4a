"""The life of an organisation's entry and of a membership."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganizationStatus(models.TextChoices):
    PENDING = "pending", pgettext_lazy("organisation", "awaiting approval")
    ACTIVE = "active", pgettext_lazy("organisation", "active")
    REJECTED = "rejected", pgettext_lazy("organisation", "not accepted")
    ENDED = "ended", pgettext_lazy("organisation", "ended its activity")


ORGANIZATION_MOVES = {
    OrganizationStatus.PENDING: {OrganizationStatus.ACTIVE, OrganizationStatus.REJECTED},
    OrganizationStatus.ACTIVE: {OrganizationStatus.ENDED},
    OrganizationStatus.REJECTED: set(),
    OrganizationStatus.ENDED: {OrganizationStatus.ACTIVE},
}


class MembershipStatus(models.TextChoices):
    INVITED = "invited", pgettext_lazy("membership", "invited")
    REQUESTED = "requested", pgettext_lazy("membership", "asks to join")
    ACTIVE = "active", pgettext_lazy("membership", "active")
    ENDED = "ended", pgettext_lazy("membership", "ended")


class MembershipRole(models.TextChoices):
    MEMBER = "member", _("member")
    MANAGER = "manager", _("manager")


class ContributionStatus(models.TextChoices):
    DECLARED = "declared", pgettext_lazy("contribution", "awaiting confirmation")
    ACCEPTED = "accepted", pgettext_lazy("contribution", "confirmed")
    REJECTED = "rejected", pgettext_lazy("contribution", "not confirmed")


CONTRIBUTION_MOVES = {
    ContributionStatus.DECLARED: {ContributionStatus.ACCEPTED, ContributionStatus.REJECTED},
    ContributionStatus.ACCEPTED: {ContributionStatus.REJECTED},
    ContributionStatus.REJECTED: set(),
}


MEMBERSHIP_MOVES = {
    MembershipStatus.INVITED: {MembershipStatus.ACTIVE, MembershipStatus.ENDED},
    MembershipStatus.REQUESTED: {MembershipStatus.ACTIVE, MembershipStatus.ENDED},
    MembershipStatus.ACTIVE: {MembershipStatus.ENDED},
    MembershipStatus.ENDED: set(),
}


class ClaimStatus(models.TextChoices):
    """Somebody says that an organisation is theirs to keep; also a group that became one."""

    WAITING = "waiting", pgettext_lazy("claim", "awaiting a decision")
    ACCEPTED = "accepted", pgettext_lazy("claim", "accepted")
    REJECTED = "rejected", pgettext_lazy("claim", "not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim", "withdrawn")


CLAIM_MOVES = {
    ClaimStatus.WAITING: {ClaimStatus.ACCEPTED, ClaimStatus.REJECTED, ClaimStatus.WITHDRAWN},
    ClaimStatus.ACCEPTED: set(),
    ClaimStatus.REJECTED: set(),
    ClaimStatus.WITHDRAWN: set(),
}


class InvitationStatus(models.TextChoices):
    SENT = "sent", pgettext_lazy("invitation", "sent")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    REVOKED = "revoked", pgettext_lazy("invitation", "taken back")


INVITATION_MOVES = {
    InvitationStatus.SENT: {InvitationStatus.ACCEPTED, InvitationStatus.REVOKED},
    InvitationStatus.ACCEPTED: set(),
    InvitationStatus.REVOKED: set(),
}


class ServiceStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("application for a service", "awaiting a decision")
    AGREED = "agreed", pgettext_lazy("application for a service", "agreement in force")
    REJECTED = "rejected", pgettext_lazy("application for a service", "not accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("application for a service", "withdrawn")
    ENDED = "ended", pgettext_lazy("application for a service", "ended")


SERVICE_MOVES = {
    ServiceStatus.WAITING: {ServiceStatus.AGREED, ServiceStatus.REJECTED, ServiceStatus.WITHDRAWN},
    ServiceStatus.AGREED: {ServiceStatus.ENDED},
    ServiceStatus.REJECTED: set(),
    ServiceStatus.WITHDRAWN: set(),
    ServiceStatus.ENDED: set(),
}


class SharedResourceStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("notice of the exchange", "awaiting approval")
    PUBLISHED = "published", pgettext_lazy("notice of the exchange", "published")
    RETURNED = "returned", pgettext_lazy("notice of the exchange", "returned for changes")
    CLOSED = "closed", pgettext_lazy("notice of the exchange", "closed")


SHARED_RESOURCE_MOVES = {
    SharedResourceStatus.WAITING: {
        SharedResourceStatus.PUBLISHED,
        SharedResourceStatus.RETURNED,
        SharedResourceStatus.CLOSED,
    },
    SharedResourceStatus.PUBLISHED: {SharedResourceStatus.RETURNED, SharedResourceStatus.CLOSED},
    SharedResourceStatus.RETURNED: {SharedResourceStatus.WAITING, SharedResourceStatus.CLOSED},
    SharedResourceStatus.CLOSED: {SharedResourceStatus.WAITING},
}
