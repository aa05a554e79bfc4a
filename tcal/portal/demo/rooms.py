"""Rooms and equipment of the centre, with a fortnight of bookings behind and ahead."""

from datetime import time, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone

from rooms.availability import held_period
from rooms.booking_requests import BookingRequest, request_booking
from rooms.models import Allocation, Booking, Feature, OpeningHours, Resource, Venue
from rooms.models.policy import every_kind
from rooms.opening import load_opening_calendars
from rooms.states import BookingStatus
from tcal.shared.periods import Period, local_datetime

FEATURES = [
    ("rzutnik", "rzutnik", "projector"),
    ("bez-schodow", "wejście bez schodów", "step-free access"),
    ("petla", "pętla indukcyjna", "hearing loop"),
    ("komputery", "komputery", "computers"),
    ("tablica", "tablica suchościeralna", "whiteboard"),
    ("kuchnia", "kuchnia", "kitchen"),
    ("cisza", "cisza", "quiet"),
]

ROOMS = {
    "kanapowa": {
        "name": "Sala kanapowa",
        "capacity": 15,
        "summary": "Kanapy, dywan i dużo światła: do rozmów i spotkań bez stołu.",
        "description": "Miejsce na nieformalne zebrania, kluby dyskusyjne i próby. "
        "Kanapy można przestawiać; stoliki kawowe są przy oknie.",
        "features": ["bez-schodow", "tablica"],
        "minutes_after": 15,
    },
    "warsztatowa": {
        "name": "Sala warsztatowa",
        "capacity": 20,
        "summary": "Ruchome stoły, ekran i pętla indukcyjna: na szkolenia i warsztaty.",
        "description": "Dziesięć stołów na kółkach ustawisz w podkowę, wyspy albo rzędy. "
        "Zlew i blat do prac plastycznych są w rogu sali.",
        "features": ["rzutnik", "bez-schodow", "petla", "tablica"],
        "minutes_after": 15,
    },
    "komputerowa": {
        "name": "Sala komputerowa",
        "capacity": 14,
        "summary": "Dwanaście komputerów z dostępem do internetu i rzutnik.",
        "description": "Komputery mają pakiet biurowy, program do faktur i czytnik ekranu.",
        "features": ["rzutnik", "bez-schodow", "komputery"],
        "instant_for": every_kind(),
    },
    "zwierzen": {
        "name": "Pokój zwierzeń",
        "capacity": 4,
        "summary": "Mały, wyciszony pokój na rozmowę w cztery oczy.",
        "description": "Do porad, mediacji i rozmów, których nikt inny nie powinien słyszeć.",
        "features": ["bez-schodow", "cisza"],
        "instant_for": every_kind(),
    },
    "kuchnia": {
        "name": "Aneks kuchenny",
        "capacity": 8,
        "summary": "Płyta, piekarnik i długi stół: na warsztaty kulinarne i wspólne śniadania.",
        "description": "Naczynia dla dwunastu osób są w szafkach. Po sobie zmywamy.",
        "features": ["kuchnia", "bez-schodow"],
        "minutes_after": 30,
    },
}

EQUIPMENT = [
    ("projector", "Rzutnik przenośny", 3, ["rzutnik"], "Z kablem HDMI i ekranem na statywie."),
    ("laptop", "Laptop", 6, ["komputery"], "Z pakietem biurowym; zasilacz w torbie."),
    ("flipchart", "Flipchart", 2, ["tablica"], "Z papierem i mazakami."),
    ("speakers", "Nagłośnienie", 1, [], "Dwa głośniki, mikser i dwa mikrofony."),
    ("scanner", "Skaner dokumentów", 1, [], "Skanuje dwustronnie, zapisuje na pendrive."),
]

RULES = (
    "Czas rezerwacji obejmuje przygotowanie i sprzątanie. Sala jest bezpłatna, jeśli uczestnicy "
    "nie płacą. Nie kopiujemy kluczy i nie podnajmujemy sali innym."
)

# day offset, room, from, until, organisation, who, what for, public, equipment
PLAN = [
    (-13, "warsztatowa", 16, 19, "zielony_kat", "manager", "Warsztaty budowania karmników", True, {}),
    (-12, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {}),
    (-11, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (-9, "zwierzen", 12, 14, "zlota_nic", "seniors", "Dyżur rzecznika seniorów", False, {}),
    (-8, "warsztatowa", 9, 13, "harcerze", "scouts", "Kurs pierwszej pomocy", True, {"laptop": 2}),
    (-6, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {}),
    (-5, "kuchnia", 15, 18, "zlota_nic", "seniors", "Pierniki z dziećmi", True, {}),
    (-3, "warsztatowa", 17, 19, "zielony_kat", "member", "Zebranie zespołu", False, {"projector": 1}),
    (-2, "komputerowa", 16, 18, "harcerze", "scouts", "Montaż filmu ze zlotu", False, {}),
    (1, "warsztatowa", 10, 13, "zielony_kat", "manager", "Szkolenie z zieleni miejskiej", True, {}),
    (1, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {"speakers": 1}),
    (2, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (2, "zwierzen", 12, 14, "zlota_nic", "seniors", "Dyżur rzecznika seniorów", False, {}),
    (3, "warsztatowa", 16, 20, "harcerze", "scouts", "Narada drużynowych", False, {"projector": 1}),
    (4, "kanapowa", 10, 12, "zlota_nic", "seniors", "Kawiarenka seniora", True, {"flipchart": 1}),
    (4, "komputerowa", 17, 19, "zielony_kat", "manager", "Pisanie oferty na konkurs", False, {}),
    (5, "kuchnia", 15, 18, "zielony_kat", "member", "Kiszonki bez tajemnic", True, {}),
    (6, "warsztatowa", 9, 13, "harcerze", "scouts", "Kurs pierwszej pomocy", True, {"laptop": 4}),
    (8, "kanapowa", 17, 20, "chor", "choir", "Próba chóru", True, {"speakers": 1}),
    (9, "komputerowa", 10, 12, "zlota_nic", "seniors", "Kurs obsługi telefonu", True, {}),
    (10, "warsztatowa", 17, 19, "zielony_kat", "member", "Spotkanie wolontariuszy", True, {}),
    (12, "zwierzen", 9, 11, "chor", "choir", "Rozmowa z księgową", False, {}),
]  # fmt: skip

# Asked for a short time ago and waiting for staff.
WAITING = [
    (3, "kanapowa", 17, 19, "zielony_kat", "member", "Zebranie zarządu", False, {"projector": 1}),
    (5, "warsztatowa", 17, 20, "chor", "choir", "Nagranie na konkurs", True, {"speakers": 1}),
    (7, "kuchnia", 16, 18, "zlota_nic", "seniors", "Śniadanie sąsiedzkie", True, {}),
]


def load(world):
    venue = Venue.objects.create(name="2.Piętro", address="ul. Konopnickiej 13, Toruń")
    OpeningHours.objects.bulk_create(
        [
            OpeningHours(venue=venue, weekday=day, opens_at=time(8), closes_at=time(20))
            for day in range(5)
        ]
        + [OpeningHours(venue=venue, weekday=5, opens_at=time(9), closes_at=time(15))]
    )
    features = {
        code: Feature.objects.create(code=code, name_pl=pl, name_en=en, position=position)
        for position, (code, pl, en) in enumerate(FEATURES)
    }
    for key, row in ROOMS.items():
        world.rooms[key] = _resource(venue, features, rules=RULES, **row)
    for key, name, quantity, codes, summary in EQUIPMENT:
        world.rooms[key] = _resource(
            venue,
            features,
            name=name,
            kind=Resource.Kind.EQUIPMENT,
            quantity=quantity,
            features=codes,
            summary=summary,
        )
    calendar = load_opening_calendars(
        Venue.objects.all(), world.today - timedelta(days=30), world.today + timedelta(days=30)
    )[venue.pk]
    world.bookings = [_booking(world, calendar, *row, decided=True) for row in PLAN]
    world.bookings += [_booking(world, calendar, *row, decided=False) for row in WAITING]
    world.bookings = [booking for booking in world.bookings if booking]


def _resource(venue, features_by_code, *, features, **fields):
    made = Resource.objects.create(venue=venue, **fields)
    made.features.set([features_by_code[code] for code in features])
    return made


def _booking(
    world,
    calendar,
    offset,
    room,
    since,
    until,
    organization,
    who,
    purpose,
    public,
    lent,
    *,
    decided,
):
    """A booking on the day, or the nearest later one (for past ones, earlier) that is open."""
    step = timedelta(days=1 if offset > 0 else -1)
    day = world.today + timedelta(days=offset)
    for _attempt in range(10):
        period = Period(local_datetime(day, time(since)), local_datetime(day, time(until)))
        if calendar.covers(period):
            break
        day += step
    request = BookingRequest(
        organization=world.organizations[organization],
        room=world.rooms[room],
        period=period,
        people=min(12, world.rooms[room].capacity),
        purpose=purpose,
        responsible_person=world.users[who].name,
        responsible_phone=world.users[who].phone,
        title_is_public=public,
        equipment={world.rooms[key]: pieces for key, pieces in lent.items()},
    )
    if offset < 0:
        return _past(request, by=world.users[who], decided_by=world.users["staff"])
    try:
        booking = request_booking(request, by=world.users[who], submission_id=uuid4())
    except ValidationError:
        # A public holiday has moved two of the plan's bookings to the same time.
        return None
    if decided and booking.status == BookingStatus.PENDING:
        booking.confirm(by=world.users["staff"])
    elif not decided:
        asked_at = timezone.now() - timedelta(hours=5 * offset)
        Booking.objects.filter(pk=booking.pk).update(requested_at=asked_at)
    return booking


def _past(request, *, by, decided_by):
    """What took place can't be asked for any more: the rows are written as they would be now."""
    asked_at = request.period.starts_at - timedelta(days=5)
    if Allocation.objects.filter(
        resource=request.room, period__overlap=held_period(request.room, request.period).as_range()
    ):
        return None
    booking = Booking.objects.create(
        organization=request.organization,
        room=request.room,
        starts_at=request.period.starts_at,
        ends_at=request.period.ends_at,
        people=request.people,
        purpose=request.purpose,
        title_is_public=request.title_is_public,
        responsible_person=request.responsible_person,
        responsible_phone=request.responsible_phone,
        status=BookingStatus.COMPLETED,
        submission_id=uuid4(),
        requested_by=by,
        requested_at=asked_at,
        decided_by=decided_by,
        decided_at=min(asked_at + timedelta(hours=3), timezone.now()),
    )
    for resource, pieces in ({request.room: 1} | request.equipment).items():
        Allocation.objects.create(
            resource=resource,
            booking=booking,
            quantity=pieces,
            period=held_period(resource, request.period).as_range(),
        )
    return booking
