"""The house, its rooms and what can be borrowed, each with its policy."""

from datetime import time
from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile

from organizations.legal_forms import OrganizationKind
from rooms.models import Feature, OpeningHours, OpeningPromise, Part, Resource, RoomPicture, Venue
from rooms.models.policy import every_kind, registered_kinds
from tcal.portal.demo import pictures
from tcal.shared.pictures import Picture, read_picture

FEATURES = [
    ("rzutnik", "rzutnik", "projector"),
    ("bez-schodow", "wejście bez schodów", "step-free access"),
    ("petla", "pętla indukcyjna", "hearing loop"),
    ("komputery", "komputery", "computers"),
    ("tablica", "tablica suchościeralna", "whiteboard"),
    ("kuchnia", "kuchnia", "kitchen"),
    ("cisza", "cisza", "quiet"),
]

# weekdays, which in the month, from, until, with staff
HOURS = [
    (range(5), None, time(8), time(20), True),
    ([5], None, time(9), time(13), True),
    ([5], None, time(13), time(18), False),
    ([5], OpeningHours.Nth.FIRST, time(9), time(15), True),
    ([5], OpeningHours.Nth.FIRST, time(15), time(17), False),
]

ACCESS = (
    "Z podwórza, przez bramę po lewej, wchodzi się bez schodów; winda staje naprzeciw sali. "
    "Drzwi mają 95 cm, toaleta dla osób na wózku jest na tym samym korytarzu."
)

ROOMS = {
    "kanapowa": {
        "name": "Sala kanapowa",
        "capacity": 15,
        "summary": "Kanapy, dywan i dużo światła: do rozmów i spotkań bez stołu.",
        "description": "Miejsce na nieformalne zebrania, kluby dyskusyjne i próby. "
        "Kanapy można przestawiać; stoliki kawowe są przy oknie.",
        "rules": "Kanapy wracają na swoje miejsce. Pianino stroi tylko stroiciel.",
        "features": ["bez-schodow", "tablica"],
        "access": ACCESS,
        "minutes_after": 15,
        "step_minutes": 30,
        "shortest_minutes": 60,
        "horizon_days": 180,
        "door_code": "2605#",
    },
    "warsztatowa": {
        "name": "Sala warsztatowa",
        "capacity": 20,
        "summary": "Ruchome stoły, ekran i pętla indukcyjna: na szkolenia i warsztaty.",
        "description": "Dziesięć stołów na kółkach ustawisz w podkowę, wyspy albo rzędy. "
        "Zlew i blat do prac plastycznych są w rogu sali.",
        "rules": "Stoły przykrywamy przed malowaniem; folia jest pod zlewem.",
        "features": ["rzutnik", "bez-schodow", "petla", "tablica"],
        "access": ACCESS + " Pętla indukcyjna działa w całej sali.",
        "minutes_before": 15,
        "minutes_after": 15,
        "step_minutes": 30,
        "shortest_minutes": 60,
        "notice_hours": 2,
        "horizon_days": 180,
        "door_code": "4417#",
    },
    "komputerowa": {
        "name": "Sala komputerowa",
        "capacity": 14,
        "summary": "Dwanaście komputerów z dostępem do internetu i rzutnik.",
        "description": "Komputery mają pakiet biurowy, program do faktur i czytnik ekranu.",
        "rules": "Na komputerach nic nie zostaje: pliki znikają po wylogowaniu.",
        "features": ["rzutnik", "bez-schodow", "komputery"],
        "access": ACCESS + " Dwa stanowiska mają biurka z regulowaną wysokością.",
        "step_minutes": 30,
        "shortest_minutes": 30,
        "longest_minutes": 240,
        "horizon_days": 90,
        "instant_for": registered_kinds(),
        "door_code": "8052#",
    },
    "zwierzen": {
        "name": "Pokój zwierzeń",
        "capacity": 4,
        "summary": "Mały, wyciszony pokój na rozmowę w cztery oczy.",
        "description": "Do porad, mediacji i rozmów, których nikt inny nie powinien słyszeć.",
        "features": ["bez-schodow", "cisza"],
        "access": ACCESS,
        "longest_minutes": 120,
        "horizon_days": 60,
        "instant_for": every_kind(),
        "door_code": "1990#",
    },
    "kuchnia": {
        "name": "Aneks kuchenny",
        "capacity": 8,
        "summary": "Płyta, piekarnik i długi stół: na warsztaty kulinarne i wspólne śniadania.",
        "description": "Naczynia dla dwunastu osób są w szafkach. Po sobie zmywamy.",
        "rules": "Po gotowaniu wietrzymy, a resztki zabieramy ze sobą.",
        "features": ["kuchnia", "bez-schodow"],
        "access": ACCESS + " Jeden blat jest obniżony, z miejscem na kolana.",
        "minutes_after": 30,
        "step_minutes": 30,
        "shortest_minutes": 60,
        "notice_hours": 24,
        "horizon_days": 90,
        "door_code": "3331#",
    },
    "konferencyjna_a": {
        "name": "Sala konferencyjna A",
        "capacity": 30,
        "summary": "Część sali na parterze, od ulicy, z podium.",
        "description": "Krzesła w rzędach, podium i stałe nagłośnienie. Ściana przesuwna oddziela "
        "ją od części B.",
        "features": ["rzutnik", "bez-schodow", "petla"],
        "access": "Parter, wejście od ulicy z podjazdem. Pętla indukcyjna w pierwszych pięciu "
        "rzędach.",
        "minutes_after": 30,
        "step_minutes": 30,
        "shortest_minutes": 60,
        "notice_hours": 24,
        "horizon_days": 270,
    },
    "konferencyjna_b": {
        "name": "Sala konferencyjna B",
        "capacity": 25,
        "summary": "Część sali na parterze, od podwórza, z małą sceną do ćwiczeń.",
        "description": "Podłoga do ćwiczeń i lustro. Ściana przesuwna oddziela ją od części A.",
        "features": ["bez-schodow", "tablica"],
        "access": "Parter, wejście od ulicy z podjazdem.",
        "minutes_after": 30,
        "step_minutes": 30,
        "shortest_minutes": 60,
        "notice_hours": 24,
        "horizon_days": 270,
    },
    "konferencyjna": {
        "name": "Sala konferencyjna",
        "capacity": 60,
        "summary": "Obie części razem, po rozsunięciu ściany: na konferencje i walne zebrania.",
        "description": "Sześćdziesiąt krzeseł w rzędach albo dwanaście okrągłych stołów. Ścianę "
        "rozsuwa obsługa, dlatego prosimy o rezerwację dwa dni wcześniej.",
        "rules": "Opłata pokrywa pracę osoby, która obsługuje nagłośnienie.",
        "features": ["rzutnik", "bez-schodow", "petla", "tablica"],
        "access": "Parter, wejście od ulicy z podjazdem. Pętla indukcyjna w pierwszych pięciu "
        "rzędach.",
        "parts": ["konferencyjna_a", "konferencyjna_b"],
        "minutes_before": 30,
        "minutes_after": 30,
        "step_minutes": 30,
        "shortest_minutes": 120,
        "notice_hours": 48,
        "horizon_days": 270,
        "open_to": registered_kinds(),
        "instant_for": [OrganizationKind.INSTITUTION.value],
        "fee_per_hour": 20,
    },
    "biurko": {
        "name": "Biurko w cichym kącie",
        "kind": Resource.Kind.DESK,
        "capacity": 1,
        "summary": "Jedno miejsce do pracy, z gniazdkiem i lampką.",
        "description": "Dla kogoś, kto na godzinę potrzebuje spokoju, stołu i internetu.",
        "features": ["bez-schodow", "cisza"],
        "access": ACCESS,
        "step_minutes": 30,
        "shortest_minutes": 30,
        "longest_minutes": 240,
        "horizon_days": 14,
        "instant_for": every_kind(),
    },
}

EQUIPMENT = [
    ("projector", "Rzutnik przenośny", 3, ["rzutnik"], "Z kablem HDMI i ekranem na statywie."),
    ("laptop", "Laptop", 6, ["komputery"], "Z pakietem biurowym; zasilacz w torbie."),
    ("flipchart", "Flipchart", 2, ["tablica"], "Z papierem i mazakami."),
    ("speakers", "Nagłośnienie", 1, [], "Dwa głośniki, mikser i dwa mikrofony."),
    ("scanner", "Skaner dokumentów", 1, [], "Skanuje dwustronnie, zapisuje na pendrive."),
]

# room → what can be seen, in both languages
SEEN = {
    "kanapowa": (
        "Czerwona kanapa i zielony fotel przy oknie z widokiem na rzekę, okrągły dywan i stolik.",
        "A red sofa and a green armchair by a window with a view of the river, a round rug, a table.",
    ),
    "warsztatowa": (
        "Stoły na kółkach z karmnikami i farbami, tablica i regał z pudełkami.",
        "Tables on wheels with bird houses and paints, a whiteboard and a shelf of boxes.",
    ),
    "komputerowa": (
        "Dwa rzędy komputerów naprzeciw ekranu z wyświetloną prezentacją.",
        "Two rows of computers facing a screen with a presentation.",
    ),
    "zwierzen": (
        "Dwa fotele przy małym stoliku z dwoma kubkami, lampa i miękka zasłona.",
        "Two armchairs at a small table with two mugs, a lamp and a soft curtain.",
    ),
    "kuchnia": (
        "Zielone szafki, kuchenka i długi stół, na którym stygną pierniki.",
        "Green cupboards, a cooker and a long table on which gingerbread is cooling.",
    ),
}
PLAN_PL = (
    "Plan drugiego piętra: sale po obu stronach szerokiego korytarza, winda i schody po prawej."
)
PLAN_EN = "Plan of the second floor: rooms on both sides of a wide corridor, lift and stairs on the right."


def load(world):
    venue = Venue.objects.create(name="2.Piętro", address="ul. Konopnickiej 13, Toruń")
    OpeningHours.objects.bulk_create(
        OpeningHours(
            venue=venue,
            weekday=day,
            nth=nth,
            opens_at=since,
            closes_at=until,
            is_staffed=staffed,
        )
        for days, nth, since, until, staffed in HOURS
        for day in days
    )
    OpeningPromise.objects.create(
        venue=venue, days_a_week=5, hours_a_day=8, late_days=2, late_until=time(20)
    )
    features = {
        code: Feature.objects.create(code=code, name_pl=pl, name_en=en, position=position)
        for position, (code, pl, en) in enumerate(FEATURES)
    }
    world.venue = venue
    for key, row in ROOMS.items():
        world.rooms[key] = _resource(world, features, **row)
    for key, name, quantity, codes, summary in EQUIPMENT:
        world.rooms[key] = _resource(
            world,
            features,
            name=name,
            kind=Resource.Kind.EQUIPMENT,
            quantity=quantity,
            features=codes,
            summary=summary,
            instant_for=every_kind(),
        )
    for key, (pl, en) in SEEN.items():
        room = world.rooms[key]
        _show(room, key, alt_pl=pl, alt_en=en)
        _show(room, "plan", kind=RoomPicture.Kind.PLAN, alt_pl=PLAN_PL, alt_en=PLAN_EN, position=1)


def _resource(world, features_by_code, *, features, parts=(), **fields):
    made = Resource.objects.create(venue=world.venue, **fields)
    made.features.set([features_by_code[code] for code in features])
    for key in parts:
        Part.objects.create(whole=made, part=world.rooms[key])
    return made


def _show(room, name, **fields) -> None:
    picture = RoomPicture(resource=room, **fields)
    picture.show(_drawn(name))
    picture.full_clean()
    picture.save()


@cache
def _drawn(name: str) -> Picture:
    """Drawing takes a second, and the plan hangs in every room."""
    file = SimpleUploadedFile(f"{name}.png", pictures.draw(name), content_type="image/png")
    return read_picture(file)
