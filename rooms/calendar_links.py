"""Making and revoking the secret addresses of calendars."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from organizations.permissions import can_act_for
from rooms.models import CalendarLink


def make_link(*, by, organization=None) -> CalendarLink:
    """Return the person's address of an organisation's calendar, or of all of theirs; made if new.

    Raises ``PermissionDenied`` for an organisation that the person does not belong to.
    """
    if organization is not None and not can_act_for(by, organization):
        raise PermissionDenied
    present = CalendarLink.objects.valid().filter(owner=by, organization=organization)
    if link := present.first():
        return link
    try:
        with transaction.atomic():
            return CalendarLink.objects.create(owner=by, organization=organization)
    except IntegrityError:
        # Made by a second click at this moment.
        return present.get()


def revoke_link(link: CalendarLink, *, by) -> None:
    """Close an address for good; whoever has it reads nothing more. Twice is the same as once.

    Raises ``PermissionDenied`` for somebody else's.
    """
    if link.owner != by:
        raise PermissionDenied
    CalendarLink.objects.valid().filter(pk=link.pk).update(revoked_at=timezone.now())
    link.refresh_from_db(fields=["revoked_at"])
