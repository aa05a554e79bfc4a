"""Once a year a manager says that the entry is still true; pages that nobody confirmed are marked.

The letters are written by the worker once a day, or by ``ask_to_confirm``. That an organisation was
asked is kept in its history, so that running twice at once, or again, writes nothing more.
"""

from datetime import datetime, time, timedelta

from django.apps import apps as global_apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils import timezone

from organizations.joining import locked_and_active, tell_managers
from organizations.models import Membership, Organization
from organizations.permissions import can_confirm
from tcal.shared.periods import WARSAW

TRUE_FOR = timedelta(days=365)
ASKED = "asked_to_confirm"
SENT_FROM = time(7, 30)


def confirm_entry(organization, *, by) -> None:
    """Store who said, and when, that the entry is true. Raises ``PermissionDenied``."""
    with transaction.atomic():
        locked = locked_and_active(organization)
        if not can_confirm(by, locked):
            raise PermissionDenied
        organization.confirmed_at = locked.confirmed_at = timezone.now()
        organization.confirmed_by = locked.confirmed_by = by
        locked.save(update_fields=["confirmed_at", "confirmed_by"])


def is_unconfirmed(organization) -> bool:
    """Whether nobody has said for a year that the entry is true."""
    return organization.is_active and known_as_true(organization) < timezone.now() - TRUE_FOR


def known_as_true(organization) -> datetime:
    """When the entry was last known to be true: confirmed, approved or, failing both, sent."""
    return organization.confirmed_at or organization.decided_at or organization.submitted_at


def ask_to_confirm() -> int:
    """Write to the managers of entries unconfirmed for a year, once a year; return how many."""
    return sum(_ask(pk) for pk in list(_to_ask().values_list("pk", flat=True)))


def _to_ask():
    year_ago = timezone.now() - TRUE_FOR
    asked = _history().objects.filter(
        pgh_obj=OuterRef("pk"), pgh_label=ASKED, pgh_created_at__gt=year_ago
    )
    managers = Membership.objects.managers().filter(organization=OuterRef("pk"))
    return (
        Organization.objects.active()
        .annotate(known=Coalesce("confirmed_at", "decided_at", "submitted_at"))
        .filter(Exists(managers), ~Exists(asked), known__lte=year_ago)
        .order_by("pk")
    )


def _ask(pk) -> bool:
    with transaction.atomic():
        # What another run of this job writes to, or somebody is changing now, waits for tomorrow.
        free = Organization.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
        organization = free.filter(pk=pk).first()
        if organization is None or not _to_ask().filter(pk=pk).exists():
            return False
        _note_that_asked(organization)
        tell_managers(
            organization,
            "organizations/mail/ask_to_confirm",
            known_since=known_as_true(organization),
        )
    return True


def _history():
    return Organization._meta.get_field("history").related_model


def _note_that_asked(organization) -> None:
    """Write a line into the history that no trigger writes, since the row does not change."""
    version = {
        field.attname: getattr(organization, field.attname)
        for field in _history()._meta.concrete_fields
        if not field.generated and not field.name.startswith("pgh_")
    }
    _history().objects.create(pgh_obj=organization, pgh_label=ASKED, **version)


def schedule_confirmations(*, using, apps=global_apps, **kwargs):
    """Tell the worker to ask every morning, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    tomorrow = timezone.now().astimezone(WARSAW).date() + timedelta(days=1)
    wanted = {"func": "organizations.confirmation.ask_to_confirm", "schedule_type": "D"}
    Schedule.objects.using(using).update_or_create(
        name="organizations: yearly confirmation",
        defaults=wanted,
        create_defaults=wanted | {"next_run": datetime.combine(tomorrow, SENT_FROM, tzinfo=WARSAW)},
    )
