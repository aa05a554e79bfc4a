from datetime import timedelta

from django.db import models
from django.db.models import Case, Count, F, Q, When

from organizations.models import Organization
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.periods import local_today
from tcal.shared.search import SearchQuerySet
from volunteering.states import PUBLIC, ApplicationStatus, OpportunityStatus


class OpportunityQuerySet(SearchQuerySet):
    def public(self):
        """Offers with a page for everybody, those that are closed or over included."""
        return self.filter(status__in=PUBLIC)

    def open(self):
        """Public offers that one can apply for today; the twin of ``Opportunity.is_open``."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=local_today()),
            status=OpportunityStatus.PUBLISHED,
            organization__in=Organization.objects.active(),
        )

    def awaiting_decision(self):
        return self.filter(status=OpportunityStatus.SUBMITTED).order_by("submitted_at", "pk")

    def locked(self):
        """Lock these rows, in one order, until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")

    def managed_by(self, user):
        """Offers of the organisations that this person manages."""
        return self.filter(organization__in=Organization.objects.managed_by(user))

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.public()
        if is_centre_staff(user):
            return self
        own = Organization.objects.managed_by(user)
        return self.filter(Q(status__in=PUBLIC) | Q(organization__in=own))

    def of_organization(self, organization):
        return self.filter(organization=organization)

    def running_within(self, days: int):
        """Offers that need somebody at some time from today to so many days from now."""
        last = local_today() + timedelta(days=days)
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=last))

    def ongoing(self):
        return self.filter(ongoing=True)

    def remote(self):
        return self.filter(remote=True)

    def on_site(self):
        """Offers with a place to come to; a remote one may have such a place as well."""
        return self.exclude(place="")

    def published_since(self, moment):
        return self.filter(published_at__gte=moment)

    def latest_first(self):
        """By when they were written, for the organisation."""
        return self.order_by("-created_at", "-pk")

    def newest_first(self):
        """By when they were published, for everybody."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def with_counts(self):
        """Annotate ``accepted_count`` and ``waiting_count`` (those who await a decision)."""
        return self.annotate(
            accepted_count=_applications(ApplicationStatus.ACCEPTED),
            waiting_count=_applications(ApplicationStatus.SUBMITTED),
        )

    def for_cards(self):
        """With all that a list shows of an offer."""
        return self.with_counts().select_related("organization").prefetch_related("skills")

    def for_small_cards(self):
        """With what the first page shows of an offer: one query for all of it."""
        return self.with_counts().select_related("organization")

    def for_page(self):
        return self.for_cards().prefetch_related("spheres")


def _applications(status) -> Count:
    # Distinct, since a filter by skill or sphere joins tables of its own.
    return Count("applications", filter=Q(applications__status=status), distinct=True)


class ApplicationQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(status=ApplicationStatus.ACCEPTED)

    def awaiting_decision(self):
        return self.filter(status=ApplicationStatus.SUBMITTED).order_by("applied_at", "pk")

    def waitlisted(self):
        """Those on the waiting list, the first on it first."""
        return self.filter(status=ApplicationStatus.WAITLISTED).order_by("decided_at", "pk")

    def of(self, user):
        """One's own applications."""
        return self.filter(profile__user=user) if user.is_authenticated else self.none()

    def to(self, opportunity):
        return self.filter(opportunity=opportunity)

    def lasting(self):
        """All but withdrawn ones: each keeps its author from applying again."""
        return self.exclude(status=ApplicationStatus.WITHDRAWN)

    def visible_to(self, user):
        """An application is seen by who wrote it, the organisation's managers and staff."""
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        own = Organization.objects.managed_by(user)
        return self.filter(Q(profile__user=user) | Q(opportunity__organization__in=own))

    def with_details(self):
        return self.select_related(
            "opportunity__organization", "profile__user", "register_checked_by"
        )

    def undecided_first(self):
        """In the order of the statuses' names for the organisation: who waits for it, on top."""
        order = [When(status=status, then=place) for place, status in enumerate(ApplicationStatus)]
        return self.order_by(Case(*order), "applied_at", "pk")

    def latest_first(self):
        return self.order_by("-applied_at", "-pk")
