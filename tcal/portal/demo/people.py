"""The demo's accounts and the centre itself."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from tcal.accounts.models import User
from tcal.accounts.roles import Role
from tcal.portal import demo
from tcal.shared.models import Centre

PEOPLE = [
    # key, e-mail, name, telephone, role
    ("member", "czlonek@tcal.example", "Marta Lipowska", "000 000 101", None),
    ("manager", "menedzer@tcal.example", "Tomasz Wierzbicki", "000 000 102", None),
    ("staff", "obsluga@tcal.example", "Ewa Brzozowska", "000 000 013", Role.STAFF),
    ("coordinator", "koordynator@tcal.example", "Anna Jaworska", "000 000 024", Role.COORDINATOR),
    ("moderator", "moderator@tcal.example", "Piotr Kalinowski", "000 000 105", None),
    ("volunteer", "wolontariusz@tcal.example", "Julia Sosnowska", "000 000 106", None),
    ("choir", "chor@tcal.example", "Halina Głogowska", "000 000 107", None),
    ("seniors", "seniorzy@tcal.example", "Stanisław Olszewski", "000 000 108", None),
    ("scouts", "harcerze@tcal.example", "Kamil Topolski", "000 000 109", None),
    ("culture", "kultura@tcal.example", "Grażyna Kurtyna", "000 000 110", None),
    ("health", "zdrowie@tcal.example", "Tadeusz Zdrojewski", "000 000 111", None),
]


def load(world):
    Centre.objects.filter(pk=Centre.current().pk).update(
        name="Toruńskie Centrum Aktywności Lokalnej",
        short_name="2.Piętro",
        tagline="Miejsce spotkań, pracy i pomysłów toruńskich organizacji społecznych.",
        street="ul. Konopnickiej 13",
        postal_code="87-100",
        city="Toruń",
        phone="000 000 013",
        email="centrum@tcal.example",
        map_url="https://www.openstreetmap.org/search?query=Konopnickiej%2013%20Toru%C5%84",
        getting_in=(
            "Wejście główne od ulicy ma trzy stopnie. Wejście bez schodów jest od podwórza, "
            "przez bramę po lewej; stamtąd winda jedzie na drugie piętro."
        ),
    )
    # Hashed once: a slow hash for each would be most of the time that loading takes.
    password = make_password(demo.PASSWORD)
    for key, email, name, phone, role in PEOPLE:
        user = User.objects.create(email=email, name=name, phone=phone, password=password)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role:
            user.give_role(role)
        world.users[key] = user
