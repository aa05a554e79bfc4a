"""Organisations of the demo: one of almost every legal form, all of them invented.

Register numbers have right check digits but lie in ranges that are given to nobody.
"""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from organizations.models import Membership, Organization, PublicTaskSphere
from organizations.registration import register_organization
from organizations.states import MembershipRole, OrganizationStatus
from tcal.accounts.models import User

# key, e-mail, name, telephone: people who run organisations, besides the demo's accounts.
PEOPLE = [
    ("coach", "trener@tcal.example", "Robert Bieganowski", "000 000 121"),
    ("hostess", "gospodynie@tcal.example", "Krystyna Polna", "000 000 122"),
    ("puppeteer", "cienie@tcal.example", "Nina Zmierzch", "000 000 123"),
    ("neighbour", "laka@tcal.example", "Wojciech Trawnik", "000 000 124"),
    ("keeper", "zolw@tcal.example", "Aleksandra Skorupa", "000 000 125"),
    ("cook", "smak@tcal.example", "Dariusz Warzecha", "000 000 126"),
    ("founder", "obieg@tcal.example", "Kinga Naprawska", "000 000 127"),
    ("animator", "przystan@tcal.example", "Beata Mostowska", "000 000 128"),
    ("tram", "tramwaje@tcal.example", "Zenon Pantograf", "000 000 129"),
    ("parent", "podworko@tcal.example", "Iga Huśtawka", "000 000 130"),
    ("lantern", "latarnia@tcal.example", "Marek Świetlik", "000 000 131"),
]

OPERATORS = {
    "centre": {
        "name": "Toruńskie Centrum Aktywności Lokalnej „2.Piętro”",
        "district": "Bydgoskie Przedmieście",
        "description": "Miejsce, w którym toruńskie organizacje i grupy pracują, spotykają się "
        "i uczą od siebie. Udostępniamy sale i sprzęt, doradzamy, pomagamy znaleźć wolontariuszy.",
        "spheres": ["13", "27", "33"],
        "public_email": "centrum@tcal.example",
        "public_phone": "000 000 013",
    },
    "city": {
        "name": "Gmina Miasta Toruń",
        "description": "Samorząd miasta: ogłasza konkursy na zadania publiczne, konsultuje roczne "
        "programy współpracy i prowadzi wspólne przedsięwzięcia z organizacjami.",
        "spheres": ["13", "33"],
        "public_email": "wspolpraca@miasto.example",
        "public_phone": "000 000 024",
    },
}

# Who registered it (and manages it), how many days ago, and the rest as in the form.
ENTRIES = {
    "zielony_kat": {
        "by": "manager",
        "days": 820,
        "name": "Fundacja Zielony Kąt",
        "legal_form": "foundation",
        "krs": "0009000118",
        "nip": "1000001170",
        "regon": "990104129",
        "founded_years": 6,
        "district": "Mokre",
        "spheres": ["13", "18", "27"],
        "description": "Zamieniamy zaniedbane podwórka w ogrody, w których chce się usiąść. "
        "Zaczynamy od rozmowy z mieszkańcami, potem razem sadzimy, budujemy ławki i uczymy się "
        "podlewać deszczówką.\n\nW soboty prowadzimy otwartą wymianę sadzonek, a w sezonie "
        "spacery przyrodnicze dla dzieci i dorosłych.",
        "website": "https://zielonykat.example",
        "public_email": "kontakt@zielonykat.example",
        "public_phone": "000 000 201",
    },
    "zlota_nic": {
        "by": "seniors",
        "days": 760,
        "name": "Klub Seniora Złota Nić",
        "legal_form": "simple_association",
        "record_number": "41/2017",
        "has_no_premises": True,
        "founded_years": 8,
        "district": "Rubinkowo",
        "spheres": ["6", "10", "16"],
        "description": "Szyjemy, dziergamy i gadamy. Uczymy młodszych ręcznych robót, a od nich "
        "uczymy się telefonów. Co miesiąc zapraszamy na kawiarenkę, na którą nie trzeba się "
        "zapisywać.",
        "public_phone": "000 000 202",
    },
    "chor": {
        "by": "manager",
        "days": 700,
        "name": "Stowarzyszenie Chór „Na Skarpie”",
        "legal_form": "association",
        "krs": "0009000224",
        "nip": "1000112544",
        "has_no_premises": True,
        "founded_years": 12,
        "district": "Na Skarpie",
        "spheres": ["4", "16"],
        "description": "Czterdzieści głosów, próby w czwartki, koncerty w kościołach, domach "
        "kultury i na podwórkach. Przyjmujemy każdego, kto chce śpiewać; nut uczymy od podstaw.",
        "website": "https://naskarpie.example",
        "public_email": "chor@naskarpie.example",
    },
    "harcerze": {
        "by": "scouts",
        "days": 650,
        "name": "Stowarzyszenie Harcerskie „Wiślany Szlak”",
        "legal_form": "association",
        "krs": "0009000331",
        "regon": "990113298",
        "founded_years": 9,
        "district": "Podgórz",
        "spheres": ["14", "15", "19", "23"],
        "description": "Drużyny dla dzieci od siódmego roku życia: zbiórki, biwaki, spływy i kursy "
        "pierwszej pomocy. Szkolimy też opiekunów i drużynowych.",
        "public_email": "szlak@harcerze.example",
        "public_phone": "000 000 204",
    },
    "uks": {
        "by": "coach",
        "days": 540,
        "name": "Uczniowski Klub Sportowy „Ósemka”",
        "legal_form": "student_sports_club",
        "record_number": "UKS 17/2019",
        "founded_years": 7,
        "district": "Wrzosy",
        "spheres": ["15", "17"],
        "description": "Wioślarstwo i lekkoatletyka dla uczniów szkół podstawowych. Treningi są "
        "bezpłatne, sprzęt wypożyczamy.",
        "public_email": "osemka@sport.example",
    },
    "kgw": {
        "by": "hostess",
        "days": 430,
        "name": "Koło Gospodyń Wiejskich „Kaszczorkowe Kuchnie”",
        "legal_form": "rural_womens_circle",
        "founded_years": 5,
        "district": "Kaszczorek",
        "spheres": ["4", "13", "16"],
        "description": "Dawna wieś jest dziś dzielnicą miasta, a przepisy zostały. Gotujemy na "
        "festynach, prowadzimy warsztaty kiszenia i pieczenia pierników.",
        "public_phone": "000 000 206",
    },
    "cma": {
        "by": "puppeteer",
        "days": 390,
        "name": "Ćma. Fundacja Teatru Cieni",
        "legal_form": "foundation",
        "krs": "0009000447",
        "nip": "1000223918",
        "has_no_premises": True,
        "founded_years": 1,
        "district": "Stare Miasto",
        "spheres": ["7", "14", "16"],
        "description": "Gramy przedstawienia światłem i papierem, z opisem słownym dla osób "
        "niewidomych. Lalki robimy razem z widzami, zwykle na godzinę przed spektaklem.",
        "website": "https://cma.example",
        "public_email": "teatr@cma.example",
    },
    "laka": {
        "by": "neighbour",
        "days": 300,
        "name": "Łąka na Wrzosach",
        "legal_form": "informal_group",
        "responsible_adult": "Wojciech Trawnik",
        "has_no_premises": True,
        "district": "Wrzosy",
        "spheres": ["13", "18"],
        "description": "Sąsiedzi, którzy namówili miasto, żeby rzadziej kosić. Liczymy motyle "
        "i zbieramy nasiona; chętnie pokażemy, jak założyć łąkę pod blokiem.",
    },
    "zolw": {
        "by": "keeper",
        "days": 260,
        "name": "Żółw. Stowarzyszenie Opieki nad Gadami",
        "legal_form": "association",
        "krs": "0009000553",
        "regon": "990122469",
        "founded_years": 4,
        "district": "Chełmińskie Przedmieście",
        "spheres": ["14", "18"],
        "description": "Przyjmujemy porzucone żółwie i węże, szukamy im domów i uczymy, jak o nie "
        "dbać. Odwiedzamy szkoły z pokazem, na którym można zadać każde pytanie.",
        "public_email": "pomoc@zolw.example",
        "public_phone": "000 000 209",
    },
    "spoldzielnia": {
        "by": "cook",
        "days": 210,
        "name": "Spółdzielnia Socjalna Smaczna Strona",
        "legal_form": "social_cooperative",
        "krs": "0009000662",
        "nip": "1000446653",
        "regon": "990131630",
        "founded_years": 3,
        "district": "Mokre",
        "spheres": ["2", "8", "34"],
        "description": "Gotujemy obiady i obsługujemy spotkania. Pracują u nas osoby, którym "
        "trudno było znaleźć pracę po dłuższej przerwie.",
        "website": "https://smacznastrona.example",
        "public_phone": "000 000 210",
    },
    "obieg": {
        "by": "founder",
        "days": 60,
        "name": "Drugi Obieg",
        "legal_form": "founding_group",
        "responsible_adult": "Kinga Naprawska",
        "has_no_premises": True,
        "district": "Bydgoskie Przedmieście",
        "spheres": ["13", "18", "25"],
        "description": "Naprawiamy razem to, co inni wyrzucają, i zakładamy stowarzyszenie. "
        "Szukamy miejsca na narzędzia oraz osoby, która zna się na statutach.",
        "public_email": "hej@drugiobieg.example",
    },
    "osrodek": {
        "by": "animator",
        "days": 600,
        "name": "Ośrodek Sąsiedzki „Przystań”",
        "legal_form": "institution",
        "district": "Podgórz",
        "spheres": ["1", "13", "31"],
        "description": "Miejska świetlica i dom spotkań: zajęcia po lekcjach, klub rodzica, "
        "porady rodzinne bez zapisów.",
        "public_email": "przystan@miasto.example",
        "public_phone": "000 000 212",
    },
    "tramwaje": {
        "by": "tram",
        "days": 900,
        "name": "Towarzystwo Miłośników Tramwajów „Jedynka”",
        "legal_form": "association",
        "krs": "0009000779",
        "founded_years": 20,
        "spheres": ["4", "16"],
        "description": "Przez dwadzieścia lat zbieraliśmy bilety, mundury i opowieści motorniczych. "
        "Zbiory przekazaliśmy bibliotece.",
    },
}

# Still waiting for staff, so that there is something to decide.
WAITING = {
    "swiatlo": {
        "by": "lantern",
        "days": 5,
        "name": "Stowarzyszenie Światło na Rubinkowie",
        "legal_form": "association",
        "krs": "0009000884",
        "nip": "1000558027",
        "founded_years": 0,
        "has_no_premises": True,
        "district": "Rubinkowo",
        "spheres": ["13", "20"],
        "description": "Chcemy, żeby wieczorem na osiedlu było jasno i bezpiecznie. Robimy spacery "
        "badawcze i piszemy wnioski do budżetu obywatelskiego.",
        "public_email": "swiatlo@rubinkowo.example",
    },
    "podworko": {
        "by": "parent",
        "days": 2,
        "name": "Grupa rodziców „Podwórko 7”",
        "legal_form": "informal_group",
        "responsible_adult": "Iga Huśtawka",
        "has_no_premises": True,
        "district": "Bydgoskie Przedmieście",
        "spheres": ["15", "31"],
        "description": "Wspólna opieka nad dziećmi po południu i zabawy bez ekranów, na zmianę "
        "u siebie i na dworze.",
    },
}

# Places besides those of who registered: (organisation, person, role).
PLACES = [
    ("zielony_kat", "member", MembershipRole.MEMBER),
    ("chor", "choir", MembershipRole.MANAGER),
    ("zlota_nic", "hostess", MembershipRole.MEMBER),
    ("harcerze", "coach", MembershipRole.MEMBER),
    ("laka", "keeper", MembershipRole.MEMBER),
    ("centre", "staff", MembershipRole.MANAGER),
    ("city", "coordinator", MembershipRole.MANAGER),
]


def load(world):
    for key, email, name, phone in PEOPLE:
        person = User(email=email, name=name, phone=phone)
        person.set_unusable_password()
        person.save()
        world.users[key] = person
    spheres = {sphere.code: sphere for sphere in PublicTaskSphere.objects.all()}
    for key, row in OPERATORS.items():
        world.organizations[key] = _operator(spheres, **row)
    for key, row in ENTRIES.items():
        world.organizations[key] = _approved(world, spheres, **row)
    for key, row in WAITING.items():
        world.organizations[key] = _registered(world, spheres, **row)
    for organization, person, role in PLACES:
        Membership.objects.create(
            organization=world.organizations[organization], user=world.users[person], role=role
        )
    world.organizations["tramwaje"].end(
        by=world.users["staff"], reason="Walne zebranie rozwiązało stowarzyszenie."
    )


def _operator(available, *, spheres, **fields):
    made = Organization.objects.create(
        legal_form="institution", is_operator=True, status=OrganizationStatus.ACTIVE, **fields
    )
    made.change_spheres([available[code] for code in spheres])
    return made


def _registered(world, available, *, by, days, spheres, founded_years=None, **fields):
    person = world.users[by]
    if founded_years is not None:
        fields["founded_on"] = world.today - timedelta(days=365 * founded_years + 40)
    return register_organization(
        by=person,
        submission_id=uuid4(),
        submitted_at=timezone.now() - timedelta(days=days, hours=3),
        spheres=[available[code] for code in spheres],
        contact_email=person.email,
        contact_phone=person.phone,
        **fields,
    )


def _approved(world, available, **row):
    made = _registered(world, available, **row)
    made.approve(by=world.users["staff"])
    # Approved at that time, not today.
    made.decided_at = made.submitted_at + timedelta(days=2)
    made.save(update_fields=["decided_at"])
    return made
