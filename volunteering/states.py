"""The life of an offer and of an application."""

from django.db import models
from django.utils.translation import pgettext_lazy


class OpportunityStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("volunteering offer", "draft")
    SUBMITTED = "submitted", pgettext_lazy("volunteering offer", "awaiting publication")
    RETURNED = "returned", pgettext_lazy("volunteering offer", "returned for changes")
    PUBLISHED = "published", pgettext_lazy("volunteering offer", "published")
    CLOSED = "closed", pgettext_lazy("volunteering offer", "recruitment closed")


# The organisation's manager may still rewrite an offer in these.
EDITABLE = frozenset({OpportunityStatus.DRAFT, OpportunityStatus.RETURNED})
# Everybody has seen an offer in these; its address goes on answering.
PUBLIC = frozenset({OpportunityStatus.PUBLISHED, OpportunityStatus.CLOSED})

OPPORTUNITY_MOVES = {
    OpportunityStatus.DRAFT: {OpportunityStatus.SUBMITTED},
    OpportunityStatus.SUBMITTED: {OpportunityStatus.PUBLISHED, OpportunityStatus.RETURNED},
    OpportunityStatus.RETURNED: {OpportunityStatus.SUBMITTED},
    OpportunityStatus.PUBLISHED: {OpportunityStatus.CLOSED},
    OpportunityStatus.CLOSED: set(),
}


class ApplicationStatus(models.TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("volunteer's application", "awaiting decision")
    ACCEPTED = "accepted", pgettext_lazy("volunteer's application", "accepted")
    WAITLISTED = "waitlisted", pgettext_lazy("volunteer's application", "on the waiting list")
    DECLINED = "declined", pgettext_lazy("volunteer's application", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("volunteer's application", "withdrawn")


APPLICATION_MOVES = {
    ApplicationStatus.SUBMITTED: {
        ApplicationStatus.ACCEPTED,
        ApplicationStatus.WAITLISTED,
        ApplicationStatus.DECLINED,
        ApplicationStatus.WITHDRAWN,
    },
    ApplicationStatus.WAITLISTED: {
        ApplicationStatus.ACCEPTED,
        ApplicationStatus.DECLINED,
        ApplicationStatus.WITHDRAWN,
    },
    ApplicationStatus.ACCEPTED: {ApplicationStatus.WITHDRAWN},
    ApplicationStatus.DECLINED: set(),
    ApplicationStatus.WITHDRAWN: set(),
}


class RegisterCheckResult(models.TextChoices):
    CLEAR = "clear", pgettext_lazy("register check", "not in the register")
    LISTED = "listed", pgettext_lazy("register check", "listed in the register")
