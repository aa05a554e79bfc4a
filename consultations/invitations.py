"""Inviting those who came to earlier meetings and said that they want to know of the next."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import Invitation, Meeting, Participation
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.mail import absolute_url, queue_mail


def people_to_invite(meeting: Meeting):
    """Return the latest participation of each address that may be invited, by surname.

    They took part in a meeting that is over, want invitations (which they said the last time they
    signed up), are not signed up for this meeting and were not invited to it yet.
    """
    same_address = {"email__iexact": OuterRef("email")}
    here = meeting.participations.filter(**same_address)
    later = (
        Participation.objects.exclude(meeting=meeting)
        .filter(**same_address)
        .filter(
            Q(registered_at__gt=OuterRef("registered_at"))
            | Q(registered_at=OuterRef("registered_at"), pk__gt=OuterRef("pk"))
        )
    )
    return (
        Participation.objects.exclude(email=None)
        .exclude(meeting=meeting)
        .confirmed()
        .filter(wants_invitations=True, meeting__ends_at__lte=timezone.now())
        .filter(~Exists(later), ~Exists(here), ~Exists(meeting.invitations.filter(**same_address)))
        .select_related("meeting__consultation")
        .in_polish_order()
    )


def invite(meeting: Meeting, *, by) -> int:
    """Write to everybody who may be invited, and return to how many. Nobody is written to twice.

    Raises ``ValidationError`` unless the meeting takes registrations (``registration_over``), and
    when there is nobody to invite (``nobody_to_invite``: also the second of two sendings).
    """
    with refusals_as_validation_errors(), transaction.atomic():
        meeting = meeting.locked()
        if not meeting.takes_registrations:
            raise ValidationError(
                _("Registration for this meeting is not open, so nobody can be invited to it."),
                code="registration_over",
            )
        people = list(people_to_invite(meeting))
        if not people:
            raise ValidationError(
                _("There is nobody to invite: everybody was written to already."),
                code="nobody_to_invite",
            )
        for person in people:
            Invitation.objects.create(meeting=meeting, email=person.email, sent_by=by)
            queue_mail(
                "consultations/mail/invitation",
                to=person.email,
                language=person.language,
                context=letter_context(meeting, person),
            )
        return len(people)


def letter_context(meeting: Meeting, person: Participation | None) -> dict:
    """What the letter speaks of; ``person`` is their seat at the earlier meeting."""
    consultation = meeting.consultation
    register = reverse("consultations:register_for", args=[consultation.slug, meeting.number])
    return {
        "meeting": meeting,
        "place": meeting.whole_place,
        "consultation": consultation,
        "earlier": person and person.meeting,
        "register_url": absolute_url(register),
    }
