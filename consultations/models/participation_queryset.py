"""Which seats: what views and lists ask for."""

from django.core import signing
from django.db import models
from django.utils import timezone

from consultations.models.table import taking_a_seat
from consultations.states import ParticipationStatus
from tcal.accounts.permissions import is_coordinator

# Two letters, two purposes: the link that confirms does not open the person's page.
CONFIRMATION_SALT = "consultations.participation"
SEAT_SALT = "consultations.seat"


class ParticipationQuerySet(models.QuerySet):
    def of_consultation(self, consultation):
        return self.filter(meeting__consultation=consultation)

    def confirmed(self):
        """Those who come: what lists, cards and counts speak of."""
        return self.filter(status=ParticipationStatus.CONFIRMED)

    def taking_a_seat(self):
        return self.filter(taking_a_seat())

    def waiting(self):
        """For a place at another table or at any, the longest waiting first.

        A guest who has not opened the link in the letter yet waits for nothing but that.
        """
        return (
            self.settled()
            .exclude(waiting_for=None)
            .order_by("waiting_since", "registered_at", "pk")
        )

    def settled(self):
        """Those whom the coordinator counts on: with a place, or on the waiting list."""
        return self.filter(status__in=[ParticipationStatus.CONFIRMED, ParticipationStatus.WAITING])

    def not_withdrawn(self):
        return self.exclude(status=ParticipationStatus.WITHDRAWN)

    def unconfirmed(self):
        """Guests for whom a place is held until they open the link in the letter."""
        return self.filter(status=ParticipationStatus.UNCONFIRMED, held_until__gte=timezone.now())

    def with_hold_over(self):
        """Guests who did not confirm in time; the last second is in time."""
        return self.filter(
            status=ParticipationStatus.UNCONFIRMED, held_until__lt=timezone.now()
        ).order_by("held_until", "pk")

    def visible_to(self, user):
        """Who sits where is known to coordinators; everybody else sees only themselves."""
        if not user.is_authenticated:
            return self.none()
        return self if is_coordinator(user) else self.filter(user=user)

    def for_token(self, token: str):
        """The participation that a letter asks to confirm; none for a forged link."""
        return self._signed(token, salt=CONFIRMATION_SALT)

    def for_seat_token(self, token: str):
        """Whose own page it is; none for a forged link, or one of another purpose."""
        return self._signed(token, salt=SEAT_SALT)

    def _signed(self, token: str, *, salt: str):
        try:
            pk = signing.loads(token, salt=salt)
        except signing.BadSignature:
            return self.none()
        return self.filter(pk=pk)

    def in_polish_order(self):
        """By surname, as attendance lists are."""
        return self.order_by("name_sort", "name", "pk")
