"""What people wrote about next year's programme: Polish content, all of it invented."""

from consultations.states import Channel, Sector
from tcal.portal.demo.consultation_2019 import author

ANNOUNCEMENT_NOW = """\
Powstaje program współpracy miasta z organizacjami pozarządowymi na {year} rok. Zanim trafi do \
Rady Miasta, chcemy usłyszeć, co się sprawdziło, a co trzeba zmienić.

Wybierz jeden z pięciu stolików i zapisz się na spotkanie. Nie możesz przyjść? Wyślij uwagę przez \
portal: każda dostanie numer i odpowiedź. Nie musisz należeć do żadnej organizacji.

Centrum jest na drugim piętrze; od podwórza prowadzi do niego winda. Na spotkaniu będzie pętla \
indukcyjna i kącik dla dzieci."""

TABLES_NOW = [
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

PEOPLE_NOW = [
    ("Cecylia Ćma", "Fundacja Pracownia Nut", 1, Channel.EMAIL),
    ("Bartosz Żuraw", "Stowarzyszenie Kino w Ogrodzie", 1, Channel.EMAIL),
    ("Hanna Rysik", "Koło Rękodzieła „Supeł”", 1, Channel.PHONE),
    ("Iga Skoczek", "Klub Wioślarski „Drugi Brzeg”", 2, Channel.EMAIL),
    ("Nikodem Pętla", "UKS „Rozbieg”", 2, Channel.EMAIL),
    ("Jan Pszczelarz", "Grupa „Łąka na dachu”", 3, Channel.EMAIL),
    ("Stefan Wiślany", "Towarzystwo Przyjaciół Bulwaru", 3, Channel.EMAIL),
    ("Zenobia Złocień", "Klub Seniora Złota Nić", 4, Channel.PHONE),
    ("Barbara Śliwka", "Uniwersytet Każdego Wieku „Pogoda”", 4, Channel.EMAIL),
    ("Piotr Sąsiad", "", 4, Channel.PHONE),
    ("Natalia Klucz", "Grupa „Planszówki po godzinach”", 5, Channel.EMAIL),
    ("Filip Projektor", "Stowarzyszenie Kino w Ogrodzie", 5, Channel.EMAIL),
    ("Sylwia Półka", "Koło Rękodzieła „Supeł”", 5, Channel.EMAIL),
    ("Agata Żak", "Grupa „Łąka na dachu”", 5, Channel.EMAIL),
    ("Konstanty Piętrowy", "", 5, Channel.PHONE),
    ("Weronika Domowa", "Fundacja Wspólny Stół", 5, Channel.EMAIL),
]

REMARKS_NOW = [
    author(
        "Emil Świetlik",
        "Fundacja Bez Progu",
        author_email="emil@bezprogu.example",
        public=True,
        text="Dopisać tłumaczenie na język migowy do kosztów, które miasto pokrywa bez limitu.",
        reason="Limit 10% budżetu zadania wystarcza najwyżej na jedno spotkanie.",
    ),
    author(
        "Ryszard Ławka",
        author_email="ryszard@poczta.example",
        text="Sprawozdania z małych grantów powinny mieścić się na jednej stronie.",
    ),
    author(
        "Oliwia Lipowa",
        "Fundacja Zielony Kąt",
        author_email="oliwia@zielonykat.example",
        provision="§ 6 ust. 1",
        text="Ogłaszać konkursy na opiekę nad zielenią na trzy lata, nie na rok.",
    ),
]
