"""What people write about next year's programme: Polish content, all of it invented."""

from consultations.states import Channel, Sector

ANNOUNCEMENT = """\
Powstaje program współpracy miasta z organizacjami pozarządowymi na {year} rok. Zanim trafi do \
Rady Miasta, chcemy usłyszeć, co się sprawdziło, a co trzeba zmienić.

Wybierz jeden z pięciu stolików i zapisz się na spotkanie. Nie możesz przyjść? Wyślij uwagę przez \
portal: każda dostanie numer i odpowiedź. Nie musisz należeć do żadnej organizacji.

Centrum jest na drugim piętrze; od podwórza prowadzi do niego winda. Na spotkaniu będzie pętla \
indukcyjna i kącik dla dzieci."""

TABLES = [
    {
        "topic": "kultura i edukacja",
        "brief": "Terminy konkursów, małe granty i miejsca prób.",
        "capacity": 12,
        Sector.LOCAL_GOVERNMENT: "Dorota Wiśniowska",
        Sector.NGO: "Łukasz Strumień",
    },
    {
        "topic": "sport, zdrowie i rekreacja",
        "brief": "Ruch blisko domu w każdym wieku.",
        "capacity": 12,
        Sector.LOCAL_GOVERNMENT: "Paweł Boiskowy",
        Sector.NGO: "Anita Sprężyńska",
    },
    {
        "topic": "zieleń, klimat i turystyka",
        "brief": "Co mieszkańcy mogą robić sami, a w czym potrzebują miasta?",
        "capacity": 10,
        Sector.LOCAL_GOVERNMENT: "Róża Bulwarska",
        Sector.NGO: "Ignacy Zielonka",
    },
    {
        "topic": "sąsiedztwo, rodzina i seniorzy",
        "brief": "Od klubu seniora po podwórko: jak łączyć pokolenia?",
        "capacity": 12,
        Sector.LOCAL_GOVERNMENT: "Żaneta Przystań",
    },
    {
        "topic": "centrum 2.Piętro: sale, sprzęt i zasady",
        "brief": "Dla tych, którzy rezerwują sale i sprzęt.",
        "capacity": 6,
        Sector.LOCAL_GOVERNMENT: "Beata Schodkowska",
        Sector.NGO: "@moderator",
    },
]

AGENDA = """\
16:00 powitanie, zasady i czas na kawę
16:20 gospodarze przedstawiają tematy stolików
16:40 rozmowy i zapisywanie propozycji
18:15 głosowanie przy stolikach
18:40 wszystkie stoliki razem: co usłyszeliśmy"""

# Name, organisation, tables of first and second choice, how they signed up, what else they said.
PEOPLE = [
    (
        "Cecylia Ćma",
        "Fundacja Pracownia Nut",
        (1,),
        Channel.EMAIL,
        {"email": "cecylia@nuty.example"},
    ),
    ("Bartosz Żuraw", "Stowarzyszenie Kino w Ogrodzie", (1, 5), Channel.EMAIL, {}),
    ("Hanna Rysik", "Koło Rękodzieła „Supeł”", (1, 4), Channel.PHONE, {"phone": "000 000 301"}),
    ("Iga Skoczek", "Klub Wioślarski „Drugi Brzeg”", (2,), Channel.EMAIL, {}),
    ("Nikodem Pętla", "UKS „Rozbieg”", (2, 5), Channel.EMAIL, {}),
    ("Jan Pszczelarz", "Grupa „Łąka na dachu”", (3,), Channel.EMAIL, {}),
    ("Stefan Wiślany", "Towarzystwo Przyjaciół Bulwaru", (3, 1), Channel.EMAIL, {}),
    (
        "Zenobia Złocień",
        "Klub Seniora Złota Nić",
        (4, 1),
        Channel.PHONE,
        {
            "phone": "000 000 302",
            "accessibility_needs": "Miejsce blisko drzwi, poruszam się o lasce.",
        },
    ),
    ("Barbara Śliwka", "Uniwersytet Każdego Wieku „Pogoda”", (4,), Channel.EMAIL, {}),
    ("Piotr Sąsiad", "", (4,), Channel.PHONE, {"phone": "000 000 303"}),
    ("Natalia Klucz", "Grupa „Planszówki po godzinach”", (5,), Channel.EMAIL, {}),
    ("Filip Projektor", "Stowarzyszenie Kino w Ogrodzie", (5, 1), Channel.EMAIL, {}),
    ("Sylwia Półka", "Koło Rękodzieła „Supeł”", (5,), Channel.EMAIL, {}),
    ("Agata Żak", "Grupa „Łąka na dachu”", (5, 3), Channel.EMAIL, {}),
    ("Konstanty Piętrowy", "", (5,), Channel.PHONE, {"phone": "000 000 304"}),
    ("Weronika Domowa", "Fundacja Wspólny Stół", (5, 4), Channel.EMAIL, {}),
    # From here on table 5 is full.
    ("Ryszard Ławka", "", (5, 4), Channel.PHONE, {"phone": "000 000 305"}),
    (
        "Patrycja Dotyk",
        "Fundacja Bez Progu",
        (5,),
        Channel.EMAIL,
        {
            "email": "patrycja@bezprogu.example",
            "accessibility_needs": "Tłumacz języka migowego.",
            "waits_if_full": True,
        },
    ),
]
LEAVES = "Konstanty Piętrowy"

TOPIC = {
    "topic": "bezpieczna droga na zajęcia",
    "description": "Wieczorem dzieci i seniorzy wracają ciemnymi ulicami. Kto ma o to zadbać?",
    "author_name": "Marek Świetlik",
    "author_email": "latarnia@tcal.example",
    "organization_name": "Stowarzyszenie Światło na Rubinkowie",
}
TOPIC_BY_TELEPHONE = {
    "topic": "zwierzęta w mieście",
    "description": "Dokarmianie, sterylizacja, wybiegi.",
    "author_name": "Urszula Zgoda",
    "author_phone": "000 000 306",
}

# The account and what it wrote: one is shown, one shown and reported, one waits.
COMMENTS = [
    (
        "choir",
        (
            "Dobrze, że spotkanie jest po południu: po pracy da się dojechać. Czy będzie można "
            "przesiąść się do drugiego stolika w połowie?"
        ),
    ),
    (
        "scouts",
        "Co roku to samo. Pytają, a potem i tak robią po swojemu, szkoda czasu na tych ludzi.",
    ),
    ("seniors", "Prosimy o mikrofon, bo przy ośmiu osobach w sali mało co słychać."),
]
