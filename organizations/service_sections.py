"""Services, mail and letters on other pages: the staff's desk and the organisation's page."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.models import ServiceApplication
from organizations.service_permissions import can_apply_for_services, can_see_private_matters
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_date
from tcal.shared.periods import WARSAW
from tcal.shared.registry import DeskItem, DeskQueue, Section


def _item_of_application(application) -> DeskItem:
    return DeskItem(
        title=str(application.organization),
        since=application.applied_at,
        url=application.get_absolute_url(),
        detail=application.service.name,
    )


def _item_of_ending(application) -> DeskItem:
    """Waiting since the day when its service is to be reminded of."""
    reminded_on = application.ends_on - timedelta(days=application.service.remind_days)
    return DeskItem(
        title=str(application.organization),
        since=datetime.combine(reminded_on, time.min, tzinfo=WARSAW),
        url=application.get_absolute_url(),
        detail=_("%(service)s, until %(day)s")
        % {"service": application.service.name, "day": human_date(application.ends_on)},
    )


WAITING_SERVICE_APPLICATIONS = DeskQueue(
    name="service_applications",
    label=gettext_lazy("Applications for services"),
    may_see=is_centre_staff,
    waiting=lambda user: ServiceApplication.objects.awaiting_decision().with_details(),
    item=_item_of_application,
    url=lambda: reverse("services:agreements") + "?status=waiting",
)
ENDING_AGREEMENTS = DeskQueue(
    name="ending_agreements",
    label=gettext_lazy("Agreements that end soon: prolong or let them end"),
    may_see=is_centre_staff,
    waiting=lambda user: (
        ServiceApplication.objects.ending_soon().with_details().order_by("ends_on", "pk")
    ),
    item=_item_of_ending,
    url=lambda: reverse("services:agreements") + "?status=agreed",
)


def _matters(request, organization) -> dict | None:
    """For the organisation's own people and staff only."""
    if not request.user.is_authenticated or not can_see_private_matters(request.user, organization):
        return None
    return {
        "organization": organization,
        "agreements": list(
            organization.service_applications.going_on_first().going_on().with_details()[:5]
        ),
        "mail_waiting": organization.received_mail.filter(collected_on=None).count(),
        "letters": list(organization.letters.select_related("letter")[:3]),
        "may_apply": can_apply_for_services(request.user, organization),
        "today": timezone.localdate(),
    }


SERVICES_OF_ORGANIZATION = Section(
    place="organization",
    template="organizations/_private_matters.html",
    context=_matters,
    order=90,
)
