"""A World Café for organisations and residents: everybody sits at every table in turn."""

from datetime import timedelta

from consultations.deadlines import end_of_day
from consultations.models import Consultation, Meeting, RotationSeat
from consultations.registration import enter_participation
from consultations.states import Channel, Sector
from tcal.portal.demo.consultations import making

ROUNDS = 3
ANNOUNCEMENT = """\
Przy każdym stoliku czeka jedno pytanie i gospodarz, który zostaje na miejscu. Co pół godziny \
przesiadamy się zgodnie z planem, który każdy dostaje przy wejściu: w trzech rundach usiądziesz przy \
trzech stolikach, za każdym razem z kimś innym.

Zapraszamy organizacje i mieszkańców. Nie trzeba się przygotowywać; kawa, herbata i pierniki na \
miejscu."""
TABLES = [
    {
        "topic": "Gdzie się spotykamy?",
        "brief": "Miejsca, które działają, i takie, które mogłyby działać.",
        "capacity": 6,
        Sector.LOCAL_GOVERNMENT: "Bogna Rynkowa",
        Sector.NGO: "Ludwik Ganek",
    },
    {
        "topic": "Jak się o sobie dowiadujemy?",
        "brief": "Plakat, sąsiadka, telefon: co naprawdę dociera?",
        "capacity": 6,
        Sector.LOCAL_GOVERNMENT: "Cyprian Furtian",
        Sector.NGO: "Malwina Afisz",
    },
    {
        "topic": "Co możemy robić razem?",
        "brief": "Rzeczy za małe dla miasta i za duże dla jednej grupy.",
        "capacity": 6,
        Sector.LOCAL_GOVERNMENT: "Teresa Mostowa",
        Sector.NGO: "Gracjan Wspólny",
    },
]
PEOPLE = [
    ("Adam Łęcki", "Teatr Podwórkowy „Drabina”", 1),
    ("Aleksandra Ćwierk", "Stowarzyszenie Trzy Pokolenia", 2),
    ("Aniela Ósma", "Stowarzyszenie Serce na Dłoni", 3),
    ("Daria Nowina", "Stowarzyszenie Trzy Pokolenia", 1),
    ("Ewelina Ścieżka", "Stowarzyszenie Szlak i Ścieżka", 2),
    ("Henryk Żwawy", "Stowarzyszenie Serce na Dłoni", 3),
    ("Kamila Ówdzie", "Towarzystwo Przyjaciół Bulwaru", 1),
    ("Łucjan Zegar", "Uniwersytet Każdego Wieku „Pogoda”", 2),
    ("Mirosława Łatka", "Fundacja Wspólny Stół", 3),
    ("Urszula Zgoda", "", 1),
    ("Zofia Kajak", "Klub Wioślarski „Drugi Brzeg”", 2),
    ("Rafał Klon", "Fundacja Zielony Kąt", 3),
]


def load(world) -> None:
    coordinator = world.users["coordinator"]
    day = making.working_day(world.today + timedelta(days=24))
    consultation = Consultation.objects.create(
        programme=world.programmes[world.today.year + 1],
        title="Sąsiedzkie World Café",
        summary="Trzy pytania, trzy rundy: mieszkańcy i organizacje rozmawiają przy każdym stoliku "
        "po kolei.",
        announcement=ANNOUNCEMENT,
        opens_on=world.today - timedelta(days=1),
        closes_at=end_of_day(day),
        **making.contact(coordinator),
    )
    meeting = Meeting.objects.create(
        consultation=consultation,
        title="World Café",
        starts_at=making.at(day, 17),
        ends_at=making.at(day, 19, 30),
        place="Ośrodek Sąsiedzki „Przystań”",
        address="ul. Poznańska 52, Toruń",
        agenda="17:00 powitanie\n17:15 pierwsza runda\n17:50 druga runda\n18:25 trzecia runda\n"
        "19:00 zbieramy to, co się powtarzało",
        registration_until=end_of_day(day - timedelta(days=1)),
    )
    meeting.co_organizers.add(world.organizations["rdpp"])
    tables = making.open_tables(meeting, TABLES, world)
    consultation.publish(by=coordinator)
    people = [
        enter_participation(
            meeting,
            by=coordinator,
            channel=Channel.EMAIL,
            name=name,
            organization_name=organization,
            first_choice=tables[number],
        )
        for name, organization, number in PEOPLE
    ]
    _rotate(people, tables)
    world.consultations["world_cafe"] = consultation


def _rotate(people, tables) -> None:
    """Everybody moves on, the second half of a table one further, so that groups mix."""
    RotationSeat.objects.bulk_create(
        RotationSeat(
            participation=person,
            round=played + 1,
            table=tables[
                (person.table.number - 1 + played * (1 if place < len(people) // 2 else 2))
                % len(tables)
                + 1
            ],
        )
        for place, person in enumerate(people)
        for played in range(ROUNDS)
    )
