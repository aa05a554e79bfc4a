"""Organisations that look for people, and a few people who have found them."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from organizations.models import PublicTaskSphere
from tcal.accounts.models import User
from volunteering.applying import ApplicationRequest, apply
from volunteering.models import Application, Opportunity, Skill, VolunteerProfile
from volunteering.offering import save_offer
from volunteering.states import RegisterCheckResult

INSURED_BY_US = "Ubezpieczamy od następstw nieszczęśliwych wypadków (NNW) od pierwszego dnia."
INSURED_BY_STATE = (
    "Porozumienie na dłużej niż 30 dni, więc NNW zapewnia państwo; na okres próbny ubezpieczamy my."
)

# The first and the last day, counted from the next Monday (5 is a Saturday); none: ongoing help.
OFFERS = {
    "ogrod": {
        "by": "zielony_kat",
        "days": (5, 12),
        "title": "Zimowanie ogrodu na Mokrem",
        "summary": "Zabezpieczymy krzewy przed mrozem i powiesimy karmniki na trzech podwórkach.",
        "description": "Spotykamy się w dwie kolejne soboty. Owijamy młode krzewy agrowłókniną, "
        "grabimy liście do kompostowników i wieszamy karmniki zbudowane na warsztatach.\n\n"
        "Nie trzeba się na tym znać: na początku każdego spotkania pokazujemy, co i jak. Narzędzia "
        "czekają na miejscu.",
        "hours": "soboty 10:00–14:00",
        "place": "Toruń, Mokre, podwórko przy ul. Grudziądzkiej",
        "places": 6,
        "insurance": INSURED_BY_US,
        "costs": "Rękawice, ciepły posiłek i bilety komunikacji miejskiej.",
        "benefits": "Wiedza o zimowaniu roślin i sadzonka na wiosnę.",
        "skills": ["gardening", "repairs"],
        "spheres": ["13", "18"],
    },
    "zdjecia": {
        "by": "zielony_kat",
        "title": "Fotografka lub fotograf podwórek",
        "summary": "Raz w miesiącu sfotografujesz podwórka przed zmianą i po niej.",
        "description": "Zbieramy dokumentację do wystawy i do sprawozdań. Zdjęcia robisz, kiedy "
        "jest dobre światło, my podajemy adresy i umawiamy cię z gospodarzami.\n\nPodpisujemy "
        "każde zdjęcie nazwiskiem autora.",
        "hours": "około 3 godzin w miesiącu, termin dowolny",
        "place": "Toruń, różne osiedla",
        "places": 1,
        "insurance": INSURED_BY_STATE,
        "costs": "Bilety komunikacji miejskiej.",
        "benefits": "Zdjęcia na wystawie w bibliotece i rekomendacja.",
        "skills": ["photo-and-film"],
        "spheres": ["13", "16"],
    },
    "telefon": {
        "by": "zlota_nic",
        "title": "Cierpliwość do telefonów",
        "summary": "Pomożesz seniorkom i seniorom oswoić telefon, jeden na jednego.",
        "description": "Na każdym spotkaniu siadasz z jedną osobą i ćwiczycie to, czego akurat "
        "potrzebuje: zdjęcia dla wnuków, umawianie wizyt, rozpoznawanie oszustw.\n\nNajważniejsza "
        "jest cierpliwość i powtarzanie tego samego po trzy razy.",
        "hours": "środy 16:00–17:30",
        "place": "2.Piętro, ul. Konopnickiej 13, sala komputerowa",
        "places": 4,
        "insurance": INSURED_BY_STATE,
        "benefits": "Krótkie szkolenie z pracy z osobami starszymi, herbata i szarlotka.",
        "skills": ["being-with-seniors", "computers"],
        "spheres": ["10", "12"],
    },
    "kawiarenka": {
        "by": "zlota_nic",
        "days": (19, 19),
        "title": "Kawiarenka przed świętami",
        "summary": "Jednodniowa pomoc: nakrywanie stołów, podawanie ciasta, rozmowa.",
        "description": "Raz w roku zapraszamy na kawiarenkę całe osiedle. Potrzebujemy rąk do "
        "nakrywania, parzenia kawy i sprzątania, a najbardziej kogoś, kto przysiądzie się do osób, "
        "które przyszły same.",
        "hours": "12:00–18:00",
        "place": "Toruń, Rubinkowo, klub osiedlowy",
        "places": 8,
        "insurance": INSURED_BY_US,
        "costs": "Poczęstunek.",
        "skills": ["being-with-seniors", "events"],
        "spheres": ["10", "13"],
    },
    "plakaty": {
        "by": "chor",
        "title": "Plakaty koncertów, zdalnie",
        "summary": "Zaprojektujesz cztery plakaty w roku, skąd tylko chcesz.",
        "description": "Mamy zdjęcia, teksty i krój pisma, brakuje nam oka. Na każdy plakat jest "
        "sześć tygodni, a rozmawiamy, kiedy ci pasuje.",
        "hours": "kilka godzin na kwartał",
        "remote": True,
        "place": "",
        "places": 1,
        "insurance": INSURED_BY_STATE,
        "benefits": "Podpis na plakacie i dwa zaproszenia na każdy koncert.",
        "skills": ["graphic-design"],
        "spheres": ["16"],
    },
    "koncert": {
        "by": "chor",
        "days": (11, 12),
        "title": "Obsługa koncertu adwentowego",
        "summary": "Powitanie gości, programy, pomoc osobom na wózkach w znalezieniu miejsca.",
        "description": "Próba generalna w piątek, koncert w sobotę. Podzielimy się rolami: wejście, "
        "szatnia, pomoc przy podjeździe.\n\nKto chce, słucha koncertu z chóru.",
        "hours": "piątek 18:00–21:00, sobota 16:00–20:00",
        "place": "Toruń, Na Skarpie, kościół parafialny",
        "places": 2,
        "insurance": INSURED_BY_US,
        "costs": "Bilety komunikacji miejskiej.",
        "skills": ["events", "assistance"],
        "spheres": ["16"],
    },
    "biwak": {
        "by": "harcerze",
        "days": (56, 61),
        "title": "Kuchnia na zimowisku",
        "summary": "Przez tydzień pomożesz gotować dla trzydziestu zuchów.",
        "description": "Zimowisko jest w szkole pod Toruniem. Gotuje doświadczona kwatermistrzyni, "
        "a ty kroisz, mieszasz i pilnujesz, żeby nikt nie wstał od stołu głodny.",
        "hours": "cały tydzień, z noclegiem",
        "place": "Szkoła w Złotorii",
        "places": 3,
        "minimum_age": 21,
        "contact_with_children": True,
        "insurance": INSURED_BY_US,
        "costs": "Nocleg, wyżywienie, dojazd i badania do celów sanitarno-epidemiologicznych.",
        "benefits": "Kurs pierwszej pomocy z egzaminem.",
        "skills": ["being-with-children", "first-aid"],
        "spheres": ["15"],
    },
    "lekcje": {
        "by": "osrodek",
        "title": "Lekcje po lekcjach",
        "summary": "Raz w tygodniu pomożesz w matematyce lub polskim uczniom klas IV–VI.",
        "description": "Świetlica jest otwarta codziennie po szkole. Wybierasz jeden dzień i dwie, "
        "trzy osoby, z którymi pracujesz przez cały semestr. Wychowawca jest zawsze w pobliżu.",
        "hours": "jeden wybrany dzień, 15:00–17:00",
        "place": "Toruń, Podgórz, Ośrodek Sąsiedzki „Przystań”",
        "places": 3,
        "contact_with_children": True,
        "insurance": INSURED_BY_STATE,
        "costs": "Materiały do zajęć.",
        "benefits": "Wsparcie pedagożki i zaświadczenie z liczbą godzin.",
        "skills": ["tutoring", "being-with-children"],
        "spheres": ["14", "15"],
    },
    "opisy": {
        "by": "cma",
        "title": "Głos, który widzi",
        "summary": "Przygotujesz opis słowny przedstawień dla osób niewidomych.",
        "description": "Uczymy od podstaw: najpierw oglądasz próbę, potem piszesz opis, a na końcu "
        "czytasz go na żywo do słuchawek. Teksty powstają w domu, próby są w teatrze.",
        "hours": "dwa wieczory w miesiącu",
        "remote": True,
        "place": "Toruń, Stare Miasto, pracownia teatru",
        "places": 2,
        "insurance": INSURED_BY_STATE,
        "costs": "Szkolenie z audiodeskrypcji.",
        "skills": ["writing-and-media", "music-and-stage"],
        "spheres": ["7", "16"],
    },
    "zolwie": {
        "by": "zolw",
        "title": "Dyżur u żółwi",
        "summary": "Karmienie, mycie terrariów i ważenie gadów, które czekają na dom.",
        "description": "Pierwsze trzy dyżury są z opiekunką. Później przychodzisz na umówione "
        "godziny i zapisujesz, kto ile zjadł.\n\nUwaga: węże są łagodne, ale są.",
        "hours": "dwie godziny w tygodniu, także w niedziele",
        "place": "Toruń, Chełmińskie Przedmieście",
        "places": 5,
        "insurance": INSURED_BY_STATE,
        "costs": "Odzież ochronna.",
        "skills": ["animals"],
        "spheres": ["18"],
    },
    "naprawy": {
        "by": "obieg",
        "days": (3, 3),
        "title": "Kawiarnia naprawcza: złote ręce",
        "summary": "Jedno popołudnie naprawiania lamp, rowerów i swetrów razem z właścicielami.",
        "description": "Ludzie przynoszą to, co zepsute, i uczą się naprawiać pod twoim okiem. "
        "Szukamy osób od elektryki, rowerów i igły.",
        "hours": "15:00–19:00",
        "place": "2.Piętro, ul. Konopnickiej 13, sala warsztatowa",
        "places": 6,
        "insurance": INSURED_BY_US,
        "skills": ["repairs", "handicraft"],
        "spheres": ["13", "18"],
    },
}

WAITING = {
    "regaty": {
        "by": "uks",
        "days": (40, 41),
        "title": "Pomiar czasu na halowych regatach",
        "summary": "Dwa dni przy ergometrach: stoper, protokół i doping.",
        "description": "W zawodach startuje stu dwudziestu uczniów. Uczymy obsługi tablicy wyników "
        "dzień wcześniej.",
        "hours": "9:00–16:00",
        "place": "Toruń, Wrzosy, hala szkolna",
        "places": 10,
        "insurance": INSURED_BY_US,
        "costs": "Obiad i koszulka.",
        "skills": ["sport", "events"],
        "spheres": ["17"],
    },
}
RETURNED = {
    "sadzonki": {
        "by": "zielony_kat",
        "title": "Wymiana sadzonek",
        "summary": "Pomoc przy sobotniej wymianie roślin.",
        "description": "Szukamy osób do pomocy przy stołach z sadzonkami.",
        "place": "Toruń",
        "places": 2,
        "insurance": INSURED_BY_US,
        "skills": ["gardening"],
        "spheres": ["18"],
    },
}
WHY_RETURNED = (
    "Proszę podać dokładne miejsce i godziny oraz napisać, co dokładnie robi wolontariusz. "
    "Bez tego trudno się zdecydować."
)

# key, e-mail, name, telephone, born, skills, about: volunteers besides the demo's account.
VOLUNTEERS = [
    (
        "retired_teacher",
        "barbara@poczta.example",
        "Barbara Wrzos",
        "000 000 151",
        date(1957, 3, 8),
        ["tutoring", "being-with-seniors"],
        "Przez trzydzieści lat uczyłam matematyki.",
    ),
    (
        "student",
        "igor@poczta.example",
        "Igor Leśniak",
        "000 000 152",
        date(2004, 9, 30),
        ["sport", "events", "driving"],
        "Studiuję turystykę, mam prawo jazdy i wolne soboty.",
    ),
    (
        "programmer",
        "maria@poczta.example",
        "Maria Kowalczuk",
        "000 000 153",
        date(1991, 12, 1),
        ["computers", "languages"],
        "Mówię po polsku, ukraińsku i angielsku.",
    ),
    (
        "couple",
        "zbigniew@poczta.example",
        "Zbigniew Kania",
        "000 000 154",
        date(1968, 6, 21),
        ["repairs", "gardening"],
        "Naprawię prawie wszystko.",
    ),
]


def load(world):
    spheres = {sphere.code: sphere for sphere in PublicTaskSphere.objects.all()}
    skills = {skill.code: skill for skill in Skill.objects.all()}
    world.opportunities = {
        key: _submitted(world, spheres, skills, row)
        for key, row in (OFFERS | WAITING | RETURNED).items()
    }
    for days_ago, key in enumerate(reversed(OFFERS), start=1):
        _publish(world, world.opportunities[key], days_ago=days_ago * 2)
    for key in RETURNED:
        world.opportunities[key].return_for_changes(by=world.users["staff"], reason=WHY_RETURNED)
    _add_volunteers(world, spheres, skills)
    _add_applications(world)


def _submitted(world, spheres, skills, row) -> Opportunity:
    row = dict(row)
    organization, days = world.organizations[row.pop("by")], row.pop("days", None)
    of_spheres = [spheres[code] for code in row.pop("spheres")]
    useful = [skills[code] for code in row.pop("skills")]
    opportunity = Opportunity(organization=organization, ongoing=days is None, **row)
    if days:
        next_monday = world.today + timedelta(days=7 - world.today.weekday())
        opportunity.starts_on = next_monday + timedelta(days=days[0])
        opportunity.ends_on = next_monday + timedelta(days=days[1])
    return save_offer(
        opportunity,
        spheres=of_spheres,
        skills=useful,
        by=organization.submitted_by,
        submission_id=uuid4(),
        submit=True,
    )


def _publish(world, opportunity, *, days_ago):
    opportunity.publish(by=world.users["staff"])
    # Published one after another in the weeks before, though loaded in one moment.
    published = timezone.now() - timedelta(days=days_ago, hours=2)
    Opportunity.objects.filter(pk=opportunity.pk).update(
        created_at=published - timedelta(days=2),
        submitted_at=published - timedelta(days=1),
        published_at=published,
        decided_at=published,
    )


def _add_volunteers(world, spheres, skills):
    for key, email, name, phone, born, can, about in VOLUNTEERS:
        person = User(email=email, name=name, phone=phone)
        person.set_unusable_password()
        person.save()
        world.users[key] = person
        _profile(person, born, about, [skills[code] for code in can])
    volunteer = _profile(
        world.users["volunteer"],
        date(1999, 4, 14),
        "Pracuję w bibliotece. Lubię rośliny, robię zdjęcia i mam wolne soboty.",
        [skills["gardening"], skills["photo-and-film"]],
    )
    volunteer.spheres.set([spheres["16"], spheres["18"]])


def _profile(user, born, about, skills) -> VolunteerProfile:
    profile = VolunteerProfile.objects.create(user=user, birth_date=born, about=about)
    profile.skills.set(skills)
    return profile


def _add_applications(world):
    manager = world.users["manager"]
    garden = _apply(
        world, "volunteer", "ogrod", 6, "Mam dwie wolne soboty i własny sekator. Mieszkam obok."
    )
    garden.accept(
        by=manager, message="Świetnie, czekamy o 10:00 przy bramie. Ciepłe buty się przydadzą!"
    )
    _apply(
        world,
        "volunteer",
        "zdjecia",
        1,
        "Fotografuję od pięciu lat, głównie architekturę. Przesyłam kilka prac, jeśli to pomoże.",
    )
    _apply(world, "couple", "ogrod", 2, "Przyjadę z taczką i starszym synem.")
    for key, message in (
        ("student", "Mogę w oba dni, także rozstawiać krzesła."),
        ("retired_teacher", "Chętnie powitam gości przy wejściu."),
        ("programmer", "Pomogę także gościom z Ukrainy."),
    ):
        _apply(world, key, "koncert", 4, message).accept(by=manager)
    lessons = _apply(
        world,
        "retired_teacher",
        "lekcje",
        6,
        "Matematyka, najchętniej we wtorki. Tęsknię za tablicą.",
    )
    host = world.organizations["osrodek"].submitted_by
    lessons.record_register_check(
        by=host,
        checked_on=world.today - timedelta(days=5),
        result=RegisterCheckResult.CLEAR,
    )
    lessons.accept(by=host, message="Zapraszamy we wtorek. Grupa już się cieszy.")
    _apply(world, "student", "lekcje", 3, "Mogę pomóc w matematyce i zagrać w piłkę.")
    _apply(world, "programmer", "telefon", 5, "Środy po pracy są idealne.")


def _apply(world, person, offer, days_ago, message) -> Application:
    application = apply(
        ApplicationRequest(opportunity=world.opportunities[offer], message=message),
        by=world.users[person],
        submission_id=uuid4(),
    )
    Application.objects.filter(pk=application.pk).update(
        applied_at=timezone.now() - timedelta(days=days_ago, hours=1)
    )
    return application
