"""What a form of booking is filled in with beforehand: by the address, or like another booking."""

from datetime import date, timedelta
from urllib.parse import urlencode

from rooms.models import Booking
from rooms.seasons import season_of
from tcal.shared.periods import WARSAW, local_today

WEEK = timedelta(days=7)
# What the address calls the fields of the form. Contact data stay out of addresses.
NAMES = {
    "sala": "room",
    "dzien": "day",
    "od": "start",
    "od_czas": "start_season",
    "do": "end",
    "do_czas": "end_season",
    "osob": "people",
    "cel": "purpose",
    "jawna": "title_is_public",
    "organizacja": "organization",
}
LIKE = "jak"


def initial_booking(given, user) -> dict:
    """Return the form's initial values from an address and its visitor.

    ``?jak=`` is the number of a booking that the visitor may see: everything comes from it that
    the address does not say otherwise.
    """
    initial = {"responsible_person": user.name, "responsible_phone": user.phone}
    if model := _model(given.get(LIKE, ""), user):
        initial |= {
            "room": model.room.slug,
            "start": f"{model.starts_at.astimezone(WARSAW):%H:%M}",
            "end": f"{model.ends_at.astimezone(WARSAW):%H:%M}",
            "day": next_day_for(model),
            "people": model.people,
            "purpose": model.purpose,
            "title_is_public": model.title_is_public,
            "organization": model.organization_id,
            "responsible_person": model.responsible_person,
            "responsible_phone": model.responsible_phone,
        }
        initial |= {held.resource.field_name: held.quantity for held in model.equipment}
    initial |= {field: given[name] for name, field in NAMES.items() if given.get(name)}
    initial |= {name: given[name] for name in given if name.startswith("equipment_")}
    return initial


def address_of(room, period) -> dict:
    """Return a room and a time as an address says them."""
    first, last = period.starts_at.astimezone(WARSAW), period.ends_at.astimezone(WARSAW)
    said = {
        "sala": room.slug,
        "dzien": f"{first:%Y-%m-%d}",
        "od": f"{first:%H:%M}",
        "od_czas": season_of(first),
        "do": f"{last:%H:%M}",
        "do_czas": season_of(last),
    }
    return {name: value for name, value in said.items() if value}


def address_of_repetition(booking: Booking) -> str:
    """Return the query of a form filled in like this booking, for its weekday next week."""
    query = address_of(booking.room, booking.period)
    # The hours of another day are never those that come twice.
    query = {name: query[name] for name in ("sala", "od", "do")}
    if day := next_day_for(booking):
        query["dzien"] = f"{day:%Y-%m-%d}"
    query |= {
        "osob": booking.people,
        "cel": booking.purpose,
        "organizacja": booking.organization_id,
        **{held.resource.field_name: held.quantity for held in booking.equipment},
        LIKE: booking.pk,
    }
    return urlencode(query)


def next_day_for(booking: Booking) -> date | None:
    """Return the booking's weekday in a later week, after today; None beyond the horizon."""
    day = booking.starts_at.astimezone(WARSAW).date() + WEEK
    today = local_today()
    if day <= today:
        day += WEEK * ((today - day).days // 7 + 1)
    return day if day <= today + timedelta(days=booking.room.horizon_days) else None


def _model(number: str, user) -> Booking | None:
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Booking.objects.visible_to(user).with_details().filter(pk=number).first()
