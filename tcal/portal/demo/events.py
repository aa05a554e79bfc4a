"""A fortnight of events behind and five weeks ahead, and a few that are not public yet.

Some take place in rooms that the demo has booked; others say where they are.
"""

from datetime import time, timedelta

from django.utils import timezone

from events.models import Event
from events.states import EventStatus
from organizations.models import PublicTaskSphere
from rooms.models import Venue
from rooms.opening import load_opening_calendars
from tcal.shared.periods import local_datetime

# Who announces for each organisation.
AUTHORS = {
    "zielony_kat": "manager",
    "zlota_nic": "seniors",
    "chor": "choir",
    "harcerze": "scouts",
    "uks": "coach",
    "kgw": "hostess",
    "cma": "puppeteer",
    "laka": "neighbour",
    "zolw": "keeper",
    "obieg": "founder",
    "osrodek": "animator",
    "centre": "staff",
    "city": "coordinator",
}

CENTRE = {"address": "ul. Konopnickiej 13, Toruń", "step_free": True}

# What the public bookings are for → the event that takes place then and there.
IN_BOOKED_ROOMS = {
    "Warsztaty budowania karmników": {
        "title": "Karmnik w jedno popołudnie",
        "kind": "workshop",
        "audience": "families",
        "spheres": ["18"],
        "lead": "Z desek po paletach zbudujemy karmniki, które zawisną na podwórkach Mokrego.",
    },
    "Próba chóru": {
        "title": "Otwarta próba chóru „Na Skarpie”",
        "kind": "culture",
        "spheres": ["16"],
        "lead": "Przyjdź posłuchać albo zaśpiewać; nuty i miejsce obok kogoś doświadczonego czekają.",
        "description": "Pierwszą godzinę rozśpiewujemy się wspólnie, drugą ćwiczymy program "
        "koncertu.\n\nNie trzeba umieć czytać nut. Kto woli tylko posłuchać, siada na kanapie.",
    },
    "Kurs obsługi telefonu": {
        "title": "Telefon bez stresu",
        "kind": "training",
        "audience": "seniors",
        "spheres": ["10", "12"],
        "lead": "Zdjęcia, wiadomości i umawianie wizyt: ćwiczymy na własnych telefonach.",
        "description": "Każde zajęcia są o czymś innym, więc można dołączyć w dowolnej chwili. "
        "Pomagają uczniowie z wolontariatu szkolnego, jeden na dwie osoby.",
    },
    "Kurs pierwszej pomocy": {
        "title": "Pierwsza pomoc: ćwiczenia na fantomach",
        "kind": "training",
        "spheres": ["23"],
        "hearing_loop": True,
        "lead": "Cztery godziny praktyki z ratownikami; dorośli i młodzież od 14 lat.",
    },
    "Pierniki z dziećmi": {
        "title": "Pierniki z babcią",
        "kind": "workshop",
        "audience": "families",
        "spheres": ["16", "31"],
        "is_free": False,
        "price": "8 zł za składniki",
        "lead": "Wałkujemy, wykrawamy i lukrujemy, a przepis zabieramy do domu.",
    },
    "Szkolenie z zieleni miejskiej": {
        "title": "Zielone podwórko krok po kroku",
        "kind": "training",
        "spheres": ["13", "18"],
        "hearing_loop": True,
        "lead": "Jak dogadać się z sąsiadami i zarządcą, co posadzić w cieniu, skąd wziąć pieniądze.",
        "description": "Dla wspólnot, rad okręgów i każdego, kto patrzy przez okno na klepisko.\n\n"
        "W programie: rozmowa z zarządcą budynku, rośliny do cienia i suszy, deszczówka, kosztorys "
        "na małą dotację. Na koniec każda grupa rysuje plan własnego podwórka.",
        "with": ["laka"],
    },
    "Kawiarenka seniora": {
        "title": "Kawiarenka Złotej Nici",
        "kind": "meeting",
        "audience": "seniors",
        "spheres": ["10"],
        "lead": "Kawa, ciasto i druty w ruchu; w tym miesiącu opowieści o dawnym Rubinkowie.",
    },
    "Kiszonki bez tajemnic": {
        "title": "Kiszonki bez tajemnic",
        "kind": "workshop",
        "spheres": ["13", "18"],
        "is_free": False,
        "price": "15 zł, słoik w cenie",
        "lead": "Kapusta, buraki i to, co zostało w ogródku: kisimy razem i zabieramy do domu.",
        "with": ["kgw"],
    },
    "Spotkanie wolontariuszy": {
        "title": "Zimowe plany Zielonego Kąta",
        "kind": "meeting",
        "spheres": ["18", "27"],
        "lead": "Co robi ogród zimą i do czego przydadzą się Twoje dwie godziny w tygodniu.",
    },
}  # fmt: skip

# day offset, from, until, organisation, place, the rest
ELSEWHERE = [
    (-10, (17, 0), (19, 0), "obieg", "Kawiarnia Na Winklu", {
        "title": "Naprawka: krzesła i lampy", "kind": "workshop", "spheres": ["18"],
        "address": "ul. Winkiel 3, Toruń",
        "lead": "Przynieś jedno zepsute krzesło albo jedną lampę, wyjdź z naprawionymi.",
    }),
    (-7, (12, 0), (15, 0), "zolw", "Sala warsztatowa", CENTRE | {
        "title": "Żółw to nie zabawka: pokaz i adopcje", "kind": "open_day", "audience": "families",
        "spheres": ["18"], "lead": "Dwanaście gadów, żadnych głupich pytań.",
    }),
    (-4, (16, 0), (18, 0), "centre", "Sala komputerowa", CENTRE | {
        "title": "Sprawozdanie w generatorze ofert", "kind": "training",
        "audience": "organizations", "spheres": ["33"],
        "lead": "Wypełniamy prawdziwe sprawozdanie, pole po polu.",
    }),
    (-1, (18, 0), (20, 0), "cma", "Scena w podwórzu", {
        "title": "Księżyc w szufladzie: teatr cieni", "kind": "culture", "audience": "families",
        "spheres": ["7", "16"], "address": "ul. Zaułek 5, Toruń", "quiet_space": True,
        "lead": "Przedstawienie z opisem słownym; lalki robimy godzinę wcześniej.",
        "with": ["osrodek"],
    }),
    (0, (10, 0), (12, 0), "centre", "Pokój zwierzeń", CENTRE | {
        "title": "Dyżur księgowy dla organizacji", "kind": "advice", "audience": "organizations",
        "spheres": ["33"], "lead": "Faktury, składki, sprawozdania: rozmowa w cztery oczy.",
        "public_phone": "000 000 013",
    }),
    (0, (16, 0), (18, 0), "centre", "Sala warsztatowa", CENTRE | {
        "title": "Oferta na zadanie publiczne krok po kroku", "kind": "workshop",
        "audience": "organizations", "spheres": ["33"], "hearing_loop": True,
        "lead": "Od pomysłu do budżetu: przychodzisz z kartką, wychodzisz ze szkicem oferty.",
        "description": "Pracujemy w parach na własnych pomysłach. Zaczynamy od pytania, komu i w "
        "czym to pomoże, kończymy na tabeli kosztów.\n\nLaptop się przyda, ale nie jest konieczny: "
        "w sali jest sześć do pożyczenia.",
    }),
    (0, (18, 30), (20, 30), "uks", "Przystań nad Wisłą", {
        "title": "Wieczór przy ergometrach", "kind": "sport", "audience": "youth",
        "spheres": ["17"], "address": "Bulwar Wiślany 2, Toruń",
        "lead": "Spróbuj wiosłowania na sucho, zanim wiosną wejdziesz do łódki.",
    }),
    (1, (11, 0), (12, 30), "laka", "Pętla autobusowa Wrzosy", {
        "title": "Spacer: co widać na łące późną jesienią", "kind": "other", "spheres": ["18"],
        "address": "ul. Polna, Toruń",
        "lead": "Nasiona, ślady i gniazda, które widać dopiero, gdy opadną liście.",
        "with": ["zielony_kat"],
    }),
    (1, (16, 30), (18, 0), "osrodek", "Ośrodek Sąsiedzki „Przystań”", {
        "title": "Planszówki międzypokoleniowe", "kind": "meeting", "spheres": ["13", "31"],
        "address": "ul. Przybrzeżna 1, Toruń", "step_free": True, "quiet_space": True,
        "lead": "Czterdzieści gier i ktoś, kto wytłumaczy zasady.",
    }),
    (3, (17, 0), (18, 30), "centre", "Sala komputerowa", CENTRE | {
        "title": "Jak założyć stowarzyszenie", "kind": "advice", "spheres": ["33"],
        "sign_language": True,
        "lead": "Statut, zebranie, rejestr: co po kolei i ile to trwa. Spotkanie tłumaczone na PJM.",
    }),
    (5, (10, 0), (14, 0), "harcerze", "Park Miejski, polana przy stawie", {
        "title": "Gra terenowa „Wiślany szlak”", "kind": "sport", "audience": "families",
        "spheres": ["15", "19"],
        "lead": "Mapa, kompas i dziesięć punktów; drużyny od dwóch do pięciu osób.",
    }),
    (7, (17, 0), (19, 0), "zlota_nic", "Biblioteka na Rubinkowie", {
        "title": "Druty dla początkujących", "kind": "workshop", "spheres": ["10", "16"],
        "step_free": True, "lead": "W dwie godziny pierwsze dziesięć rzędów; włóczka jest na miejscu.",
    }),
    (9, (15, 0), (18, 0), "kgw", "Świetlica w Kaszczorku", {
        "title": "Pierniki z ciasta leżakowanego", "kind": "workshop", "is_free": False,
        "price": "20 zł, dzieci 10 zł", "spheres": ["4", "16"],
        "lead": "Ciasto czeka od października; formy z gruszkowego drewna pożycza muzealniczka.",
    }),
    (13, (9, 0), (15, 0), "centre", "2.Piętro, wszystkie sale", CENTRE | {
        "title": "Dzień otwarty centrum", "kind": "open_day", "spheres": ["27", "33"],
        "hearing_loop": True, "sign_language": True, "quiet_space": True,
        "lead": "Zajrzyj do każdej sali, poznaj piętnaście organizacji i zostaw im pomysł.",
        "description": "Co godzinę oprowadzamy po centrum, od podwórza, windą, bez schodów.\n\n"
        "W sali komputerowej działa punkt „zapytaj o wszystko”: statut, dotacja, wolontariat, lokal. "
        "W kuchni gotuje Spółdzielnia Socjalna Smaczna Strona. Przez cały dzień jest tłumaczka PJM.",
        "with": ["zielony_kat", "chor", "zlota_nic", "spoldzielnia"],
    }),
    (16, (18, 0), (20, 0), "chor", "Kościół na Skarpie", {
        "title": "Koncert: pieśni na zimę", "kind": "culture", "spheres": ["4", "16"],
        "address": "ul. Skarpowa 11, Toruń",
        "lead": "Czterdzieści głosów i jedna wiolonczela. Wstęp wolny, zbieramy na nowe nuty.",
        "price": "datki mile widziane",
    }),
    (20, (10, 0), (13, 0), "zielony_kat", "Podwórko przy ul. Ogrodowej", {
        "title": "Sadzimy żywopłot na Mokrem", "kind": "action", "spheres": ["18", "27"],
        "lead": "Dwieście sadzonek i tyle par rąk, ile przyjdzie; łopaty i herbata są.",
    }),
    (24, (17, 0), (19, 0), "centre", "Sala kanapowa", CENTRE | {
        "title": "World Café: what newcomers need", "kind": "meeting", "language": "en",
        "spheres": ["5a", "13"],
        "lead": "Four tables, four questions, one evening with people who moved to Toruń.",
        "description": "We change tables every twenty minutes and write on the tablecloths. "
        "Polish and Ukrainian are spoken at two of the tables.",
    }),
    (30, (16, 0), (18, 0), "city", "Urząd Miasta, sala nr 17", {
        "title": "Konkursy na przyszły rok: pytania i odpowiedzi", "kind": "meeting",
        "audience": "organizations", "spheres": ["33"], "step_free": True,
        "lead": "Terminy, kryteria i najczęstsze pomyłki w ofertach.",
    }),
    (34, (11, 0), (13, 0), "cma", "Sala kanapowa", CENTRE | {
        "title": "Лялькові тіні: майстерня для дітей", "kind": "workshop", "language": "uk",
        "audience": "children", "spheres": ["5a", "16"],
        "lead": "Робимо ляльок із паперу й граємо власну казку.",
    }),
]  # fmt: skip

CALLED_OFF = (4, (17, 0), (19, 0), "zolw", "Sala warsztatowa", CENTRE | {
    "title": "Wąż w mieszkaniu: prelekcja", "kind": "meeting", "spheres": ["18"],
    "lead": "Czego potrzebuje zwierzę, które nie prosi o spacer.",
})  # fmt: skip
WHY_CALLED_OFF = (
    "Prowadząca zachorowała. Nowy termin podamy w styczniu; pytania można przysyłać e-mailem."
)

WAITING = [
    (11, (16, 0), (19, 0), "zielony_kat", "Podwórko przy ul. Ogrodowej", {
        "title": "Wymiana sadzonek i nasion", "kind": "action", "spheres": ["18"],
        "lead": "Przynieś, co Ci się rozrosło, zabierz, czego jeszcze nie masz.",
    }),
    (18, (17, 30), (19, 30), "obieg", "Warsztat w bramie", {
        "title": "Rower gotowy na zimę", "kind": "workshop", "spheres": ["18", "19"],
        "address": "ul. Bydgoska 40, Toruń",
        "lead": "Linki, łańcuch i światła: każdy zagląda do własnego roweru.",
    }),
]  # fmt: skip
RETURNED = (15, (10, 0), (12, 0), "zielony_kat", "Gdzieś na Mokrem", {
    "title": "Liczymy ptaki", "kind": "other", "spheres": ["18"],
    "lead": "Godzina z lornetką, godzina przy herbacie.",
})  # fmt: skip
WHY_RETURNED = "Prosimy podać dokładne miejsce zbiórki: ulicę i numer albo punkt na mapie."
DRAFT = (27, (17, 0), (19, 0), "zielony_kat", "Sala kanapowa", CENTRE | {
    "title": "Rok na podwórkach: pokaz zdjęć", "kind": "meeting",
    "lead": "Przed i po, z opowieściami tych, którzy kopali.",
})  # fmt: skip


def load(world):
    spheres = {sphere.code: sphere for sphere in PublicTaskSphere.objects.all()}
    for booking in world.bookings:
        row = IN_BOOKED_ROOMS.get(booking.purpose) if booking.holds_time else None
        if row:
            key = _key_of(world, booking.organization)
            _publish(world, _written(world, spheres, key, row, booking=booking))
    for row in ELSEWHERE:
        _publish(world, _written_elsewhere(world, spheres, row))
    called_off = _written_elsewhere(world, spheres, CALLED_OFF)
    _publish(world, called_off)
    called_off.cancel(by=world.users["keeper"], reason=WHY_CALLED_OFF)
    for days, row in zip((4, 1), WAITING, strict=True):
        waiting = _written_elsewhere(world, spheres, row)
        _submit(world, waiting)
        since = timezone.now() - timedelta(days=days, hours=2)
        Event.objects.filter(pk=waiting.pk).update(submitted_at=since)
    returned = _written_elsewhere(world, spheres, RETURNED)
    returned.submit(by=world.users["member"])
    returned.return_to_author(by=world.users["staff"], reason=WHY_RETURNED)
    _written_elsewhere(world, spheres, DRAFT)


def _written_elsewhere(world, spheres, row) -> Event:
    offset, starts, ends, key, place, text = row
    day = _likely_day(world, offset, in_the_centre=key == "centre")
    return _written(
        world,
        spheres,
        key,
        text,
        starts_at=local_datetime(day, time(*starts)),
        ends_at=local_datetime(day, time(*ends)),
        place_name=place,
    )


def _likely_day(world, offset, *, in_the_centre=False):
    """The day of the plan, moved where the centre is closed; elsewhere not today's or tomorrow's."""
    day = world.today + timedelta(days=offset)
    if offset in (0, 1) and not in_the_centre:
        return day
    venues = Venue.objects.filter(resources=world.rooms["kanapowa"])
    margin = timedelta(days=10)
    calendar = load_opening_calendars(venues, day - margin, day + margin)[venues.get().pk]
    while not calendar.periods_on(day):
        day += timedelta(days=1 if offset >= 0 else -1)
    return day


def _written(world, spheres, key, text, *, booking=None, **fields) -> Event:
    if booking:
        fields |= {"booking": booking, "starts_at": booking.starts_at, "ends_at": booking.ends_at}
        fields["step_free"] = True
    organizer = world.organizations[key]
    text = dict(text)
    codes, partners = text.pop("spheres", ()), text.pop("with", ())
    event = Event(
        organizer=organizer,
        contact_name=world.users[AUTHORS[key]].name,
        public_email=organizer.public_email,
        **{"public_phone": organizer.public_phone} | fields | text,
    )
    event.full_clean()
    event.save()
    event.spheres.set([spheres[code] for code in codes])
    event.co_organizers.set([world.organizations[partner] for partner in partners])
    return event


def _submit(world, event) -> None:
    event.submit(by=world.users[AUTHORS[_key_of(world, event.organizer)]])


def _publish(world, event) -> None:
    _submit(world, event)
    event.publish(by=world.users["staff"])
    # Announced one after another in the weeks before, though loaded in one moment.
    announced = min(timezone.now(), event.starts_at) - timedelta(days=3 + event.pk % 11)
    Event.objects.filter(pk=event.pk, status=EventStatus.PUBLISHED).update(
        submitted_at=announced - timedelta(days=1), published_at=announced, decided_at=announced
    )


def _key_of(world, organization) -> str:
    return next(key for key, one in world.organizations.items() if one == organization)
