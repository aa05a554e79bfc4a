"""Every morning: agreements that end soon are remembered once, those that ended are closed.

Done by the worker; running twice at once, or again, changes nothing more.
"""

from datetime import datetime, time, timedelta

from django.apps import apps as global_apps
from django.db import transaction
from django.utils import timezone

from organizations.addressees import write_to
from organizations.models import Organization, ServiceApplication
from organizations.states import ServiceStatus
from tcal.shared.mail import queue_mail
from tcal.shared.models import Centre
from tcal.shared.periods import WARSAW

DONE_FROM = time(7, 30)


def look_after_agreements() -> int:
    """Close what has ended, then remind of what ends soon; return how many were touched."""
    return close_past_agreements() + remind_of_ending_agreements()


def close_past_agreements() -> int:
    """Mark agreements whose last day has gone as ended; return how many."""
    today = timezone.localdate()
    past = ServiceApplication.objects.filter(status=ServiceStatus.AGREED, ends_on__lt=today)
    return sum(_with_locked(pk, past, _close) for pk in _pks(past))


def remind_of_ending_agreements() -> int:
    """Write to managers and to the centre, once for each last day; return about how many."""
    ending = ServiceApplication.objects.ending_soon().filter(reminded_at=None)
    return sum(_with_locked(pk, ending, _remind) for pk in _pks(ending))


def _pks(applications) -> list[tuple[int, int]]:
    return list(applications.order_by("pk").values_list("pk", "organization_id"))


def _with_locked(pks, applications, step) -> bool:
    pk, organization = pks
    with transaction.atomic():
        Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=organization)
        # What another run of this job has done, or somebody prolonged meanwhile, is left out.
        application = (
            applications.select_for_update(of=("self",), no_key=True)
            .select_related("service", "organization", "unit")
            .filter(pk=pk)
            .first()
        )
        if application is None:
            return False
        step(application)
    return True


def _close(application) -> None:
    application.status = ServiceStatus.ENDED
    application.save(update_fields=["status"])


def _remind(application) -> None:
    application.reminded_at = timezone.now()
    application.save(update_fields=["reminded_at"])
    about = {"application": application, "service": application.service}
    write_to(application.organization, "organizations/mail/service_ends", about, managers_only=True)
    centre = Centre.current()
    if centre.email:
        queue_mail(
            "organizations/mail/service_ends_for_staff",
            to=centre.email,
            language="pl",
            context=about | {"organization": application.organization},
        )


def schedule_reminders(*, using, apps=global_apps, **kwargs):
    """Tell the worker to do it every morning, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    tomorrow = timezone.now().astimezone(WARSAW).date() + timedelta(days=1)
    wanted = {
        "func": "organizations.service_reminders.look_after_agreements",
        "schedule_type": "D",
    }
    Schedule.objects.using(using).update_or_create(
        name="organizations: agreements",
        defaults=wanted,
        create_defaults=wanted | {"next_run": datetime.combine(tomorrow, DONE_FROM, tzinfo=WARSAW)},
    )
