"""The words in which other code asks for events."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from events.states import ANNOUNCED, EventStatus
from organizations.models import Organization
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.periods import day_bounds, local_today
from tcal.shared.search import SearchQuerySet


class EventQuerySet(SearchQuerySet):
    def announced(self):
        """What everybody sees: published events, also those that were called off since."""
        return self.filter(status__in=ANNOUNCED)

    def published(self):
        """Events that take place."""
        return self.filter(status=EventStatus.PUBLISHED)

    def awaiting_decision(self):
        """Submitted ones, the longest waiting first."""
        return self.filter(status=EventStatus.SUBMITTED).order_by("submitted_at", "pk")

    def visible_to(self, user):
        """Announced ones; one's own organisation's and, for staff, also those not announced."""
        if is_centre_staff(user):
            return self.exclude(status=EventStatus.DRAFT) | self.of_organizations_of(user)
        if not user.is_authenticated:
            return self.announced()
        return self.announced() | self.of_organizations_of(user)

    def of_organizations_of(self, user):
        return self.filter(organizer__in=Organization.objects.of_member(user))

    def organized_by(self, organization):
        """Alone or together with others."""
        together = self.model.co_organizers.through.objects.filter(organization=organization)
        return self.filter(Q(organizer=organization) | Q(pk__in=together.values("event")))

    def upcoming(self):
        """Not over yet, the nearest first."""
        return self.filter(ends_at__gt=timezone.now()).in_order()

    def past(self):
        return self.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def recent(self, *, days: int):
        """Not over, or over since at most this many days: what a calendar keeps showing."""
        return self.filter(ends_at__gt=timezone.now() - timedelta(days=days)).in_order()

    def on_day(self, day: date):
        return self.between(day, day)

    def in_month(self, year: int, month: int):
        """Raises ``ValueError`` for a month that does not exist."""
        first = date(year, month, 1)
        return self.between(first, last_of_month(first))

    def on_weekend(self):
        """On this week's Saturday or Sunday."""
        saturday = local_today()
        saturday += timedelta(days=5 - saturday.weekday())
        return self.between(saturday, saturday + timedelta(days=1))

    def between(self, first: date, last: date):
        """Taking place at least partly from the first day to the last one, in Warsaw.

        Raises ``ValueError`` for days at the ends of the calendar.
        """
        return self.filter(
            starts_at__lt=day_bounds(last).ends_at, ends_at__gt=day_bounds(first).starts_at
        ).in_order()

    def in_order(self):
        return self.order_by("starts_at", "pk")

    def with_details(self):
        """With what a line of a list shows."""
        return self.select_related("organizer", "booking__room__venue")


def last_of_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
