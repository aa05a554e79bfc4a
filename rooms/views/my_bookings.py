"""All bookings of a person's organisations: what is coming, what was, what waits for an answer."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rooms.models import Booking, BookingChange
from tcal.shared.tables import Table, csv_response, xlsx_response

PER_PAGE = 20


@require_safe
def my_bookings(request):
    """What waits for an answer of the organisation comes first, whatever is shown below."""
    own = Booking.objects.of_organizations_of(request.user)
    page = Paginator(_shown(request), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "rooms/my_bookings.html",
        {
            "page": page,
            "shows_past": _shows_past(request),
            "offered": own.awaiting_acceptance().with_details(),
            "proposed": BookingChange.objects.awaiting_organization()
            .of_bookings(own)
            .select_related("booking__room", "booking__organization", "room"),
        },
    )


@require_safe
def my_bookings_csv(request) -> HttpResponse:
    return csv_response(_table(request), "rezerwacje.csv")


@require_safe
def my_bookings_xlsx(request) -> HttpResponse:
    return xlsx_response(_table(request), "rezerwacje.xlsx")


def _shows_past(request) -> bool:
    return request.GET.get("kiedy") == "minione"


def _shown(request):
    own = Booking.objects.of_organizations_of(request.user).not_expired().with_details()
    return own.past() if _shows_past(request) else own.upcoming()


def _table(request) -> Table:
    """What the page shows, without its pages; no telephone numbers."""
    return Table(
        title=_("Your bookings"),
        columns=[
            _("Number"),
            _("What for"),
            _("From"),
            _("Until"),
            _("Room"),
            _("Equipment"),
            _("Organisation"),
            _("How many people"),
            _("Responsible person"),
            _("Status"),
            _("Fee (PLN)"),
        ],
        rows=(
            [
                booking.reference,
                booking.purpose,
                booking.starts_at,
                booking.ends_at,
                booking.room.name,
                ", ".join(f"{held.resource} × {held.quantity}" for held in booking.equipment),
                booking.organization.name,
                booking.people,
                booking.responsible_person,
                booking.get_status_display(),
                float(booking.fee),
            ]
            for booking in _shown(request)
        ),
    )
