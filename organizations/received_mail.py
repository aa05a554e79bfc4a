"""Letters and parcels that came to the centre for an organisation: logged, told of, collected."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.addressees import write_to
from organizations.models import Organization, ReceivedMail, Service, ServiceApplication
from organizations.service_permissions import can_log_mail

# A second press of the same button; two letters from nobody known may well come in one day.
REPEATED_WITHIN = timedelta(seconds=30)

ADDRESSES = [Service.Kind.REGISTERED_ADDRESS, Service.Kind.CORRESPONDENCE]


def with_an_address_here():
    """Return the ids of organisations that have an agreement for an address, in force today."""
    return (
        ServiceApplication.objects.in_force()
        .filter(service__kind__in=ADDRESSES)
        .values("organization")
    )


def log_mail(
    *, organization, received_on, sender="", is_registered=False, note="", by
) -> ReceivedMail:
    """Write down that something came, and tell the organisation's people; return the row.

    The letter to them never names who wrote: that is read after signing in. Raises
    ``PermissionDenied`` and ``ValidationError`` by field.
    """
    if not can_log_mail(by):
        raise PermissionDenied
    with transaction.atomic():
        organization = Organization.objects.select_for_update(of=("self",), no_key=True).get(
            pk=organization.pk
        )
        told = {
            "received_on": received_on,
            "sender": sender.strip(),
            "is_registered": is_registered,
            "note": note.strip(),
        }
        just_now = timezone.now() - REPEATED_WITHIN
        first = organization.received_mail.filter(
            **told, logged_by=by, logged_at__gte=just_now, collected_on=None
        ).first()
        if first:
            return first
        if received_on > timezone.localdate():
            raise ValidationError({"received_on": _("This day is still to come.")})
        mail = ReceivedMail(organization=organization, logged_by=by, **told)
        mail.full_clean()
        mail.save()
        mail.people = write_to(organization, "organizations/mail/mail_came", {"mail": mail})
    return mail


def collect_mail(mail, *, collected_by: str, collected_on, by) -> None:
    """Write down who took it and when. Raises ``PermissionDenied`` and ``ValidationError``."""
    if not can_log_mail(by):
        raise PermissionDenied
    with transaction.atomic():
        stored = ReceivedMail.objects.select_for_update(of=("self",), no_key=True).get(pk=mail.pk)
        if stored.collected_on:
            raise ValidationError(
                _("It was collected already: %(name)s, %(day)s.")
                % {"name": stored.collected_by, "day": f"{stored.collected_on:%d.%m.%Y}"}
            )
        if collected_on > timezone.localdate():
            raise ValidationError({"collected_on": _("This day is still to come.")})
        mail.collected_by, mail.collected_on = collected_by.strip(), collected_on
        mail.full_clean()
        mail.save(update_fields=["collected_by", "collected_on"])
