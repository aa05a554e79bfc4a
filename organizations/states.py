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
