from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from organizations.models import Organization
from rooms.models.resource import Resource
from rooms.states import AWAITS_ANSWER, HOLDS_TIME, BookingStatus, WaitlistStatus
from tcal.accounts.permissions import is_centre_staff

# People come a little earlier than they booked.
CHECK_IN_OPENS = timedelta(minutes=30)


class BookingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A booking is its organisation's: of all its members, and of staff."""
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.of_organizations_of(user)

    def of_organizations_of(self, user):
        return self.filter(organization__in=Organization.objects.of_member(user))

    def awaiting_decision(self):
        """Pending ones, the longest waiting first."""
        return self.filter(status=BookingStatus.PENDING).order_by("requested_at", "pk")

    def awaiting_acceptance(self):
        """Offers of the waiting list that can still be taken, the most urgent first."""
        return self.filter(status=BookingStatus.OFFERED, answer_by__gte=timezone.now()).order_by(
            "answer_by", "pk"
        )

    def overdue(self):
        """Requests and offers that nobody answered in time."""
        return self.filter(status__in=AWAITS_ANSWER, answer_by__lt=timezone.now())

    def not_expired(self):
        """Offers that passed or were let go are of no interest to anybody: lists leave them out."""
        return self.exclude(waitlist_entry__status=WaitlistStatus.DECLINED)

    def holding_time(self):
        return self.filter(status__in=HOLDS_TIME)

    def confirmed(self):
        return self.filter(status=BookingStatus.CONFIRMED)

    def open_for_check_in(self):
        """Confirmed ones that run, or start so soon that people come already."""
        opens_for = timezone.now() + CHECK_IN_OPENS
        return self.confirmed().upcoming().filter(starts_at__lte=opens_for)

    def behind_door_of(self, room):
        """In this room; in a hall that it is a part of, or in a part of it."""
        linked = Resource.parts.through.objects
        return self.filter(
            Q(room=room)
            | Q(room__in=linked.filter(part=room).values("whole"))
            | Q(room__in=linked.filter(whole=room).values("part"))
        )

    def during(self, period):
        """Booked for some of that time, whatever became of it."""
        return self.filter(starts_at__lt=period.ends_at, ends_at__gt=period.starts_at)

    def upcoming(self):
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self):
        return self.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def with_details(self):
        return self.select_related("organization", "room", "requested_by").prefetch_related(
            "allocations__resource"
        )
