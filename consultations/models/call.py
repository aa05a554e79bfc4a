from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consultations.models.meeting import Meeting
from consultations.models.participation import Participation
from consultations.states import ParticipationStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.states import ForbiddenMove


class PhoneCallQuerySet(models.QuerySet):
    def to_make(self):
        """Not made yet, to people who still take part or wait."""
        return self.filter(made_at=None).exclude(
            participation__status=ParticipationStatus.WITHDRAWN
        )

    def made(self):
        """Made already, the latest first."""
        return self.exclude(made_at=None).order_by("-made_at", "-pk")

    def of_meeting(self, meeting):
        return self.filter(participation__meeting=meeting)

    def visible_to(self, user):
        return self if is_coordinator(user) else self.none()


class PhoneCall(models.Model):
    """Somebody without an e-mail address has to be told something: a line of the call list."""

    class About(models.TextChoices):
        MOVED = "moved", _("the meeting has another time or place")
        CALLED_OFF = "called_off", _("the meeting is called off")
        SEAT = "seat", _("another table")
        PROMOTED = "promoted", _("a place at the first choice")

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="calls")
    about = models.CharField(_("what about"), max_length=10, choices=About.choices)
    message = models.CharField(_("what to say"), max_length=500)
    since = models.DateTimeField(_("waits since"), default=timezone.now)
    made_at = models.DateTimeField(_("called"), null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PhoneCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call to make")
        verbose_name_plural = _("calls to make")
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, made_by__isnull=True)
                | Q(made_at__isnull=False, made_by__isnull=False),
                name="made_call_knows_who_called",
                violation_error_message=_("A call that was made names who called."),
            )
        ]

    def __str__(self):
        return f"{self.participation}: {self.message}"

    def mark_made(self, *, by, note: str = "") -> None:
        """Say that the person was called. Raises ``ForbiddenMove`` when it was said before."""
        with transaction.atomic():
            locked = PhoneCall.objects.select_for_update(of=("self",)).get(pk=self.pk)
            if locked.made_at:
                raise ForbiddenMove(pgettext_lazy("call", "made"))
            self.made_at, self.made_by = timezone.now(), by
            self.note = " ".join(note.split())
            self.save(update_fields=["made_at", "made_by", "note"])


class Invitation(models.Model):
    """A letter to somebody who came to an earlier meeting and wants to know of the next."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("invitation to a meeting")
        verbose_name_plural = _("invitations to meetings")
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                name="person_is_invited_to_a_meeting_once",
                violation_error_message=_("This address was invited already."),
            )
        ]

    def __str__(self):
        return self.email
