"""What was announced in 2019 and who came: the topics are the city's, all the rest is invented."""

from consultations.states import Channel, Sector

ANNOUNCEMENT = """\
Zaczynamy pierwszy etap konsultacji programu współpracy miasta z organizacjami pozarządowymi \
na 2020 rok. Program powstaje co roku i mówi, jakie zadania publiczne miasto zleca organizacjom \
i jak je wspiera, dlatego chcemy pisać go razem z tymi, którzy z niego korzystają.

Spotykamy się przy siedmiu stolikach, każdy o innej dziedzinie. Przy stoliku rozmowę prowadzą \
dwie osoby: jedna z samorządu, druga z organizacji. Na początku przedstawiają temat, potem każdy \
może powiedzieć, napisać albo narysować, co warto zmienić.

Wybierz stolik i potwierdź udział u koordynatora telefonicznie lub pocztą elektroniczną do \
24 czerwca. Brakuje tematu? Zaproponuj go e-mailem do 19 czerwca, do godziny 13:00. Spotkanie \
przygotowujemy wspólnie z Radą Działalności Pożytku Publicznego Miasta Torunia."""

PROCEEDINGS = """\
Na początku gospodarze siedmiu stolików przedstawili omawiane zagadnienia. Uczestnicy pracowali \
w grupach, do których się zgłosili; pomysły podawali ustnie, zapisywali je na kartach i rysowali \
na arkuszach. Na koniec każdy stolik przedstawił wszystkim swoje propozycje."""

TABLES = [
    {
        "topic": "kultura",
        "brief": "Jak układać konkursy na wydarzenia kulturalne, żeby małe zespoły miały równe "
        "szanse? Które zadania powinny być wieloletnie?",
        "capacity": 10,
        Sector.LOCAL_GOVERNMENT: "Dorota Wiśniowska",
        Sector.NGO: "Łukasz Strumień",
    },
    {
        "topic": "sport i rekreacja",
        "brief": "Zajęcia dla dzieci, sport dorosłych i miejsca do ruchu blisko domu: czego "
        "brakuje w osiedlach?",
        "capacity": 8,
        Sector.LOCAL_GOVERNMENT: "Paweł Boiskowy",
        Sector.NGO: "Anita Sprężyńska",
    },
    {
        "topic": "promocja miasta i turystyka, środowisko",
        "brief": "Wspólne szlaki, opieka nad zielenią i wydarzenia, które pokazują miasto "
        "mieszkańcom i gościom.",
        "capacity": 8,
        Sector.LOCAL_GOVERNMENT: "Róża Bulwarska",
        Sector.NGO: "Ignacy Zielonka",
    },
    {
        "topic": "rodzina, polityka społeczna, integracja i aktywizacja mieszkańców",
        "brief": "Co pomaga rodzinom i sąsiadom działać razem? Jak łączyć wsparcie instytucji "
        "z tym, co robią organizacje?",
        "capacity": 10,
        Sector.LOCAL_GOVERNMENT: "Żaneta Przystań",
        Sector.NGO: "Michał Ćwiklak",
    },
    {
        "topic": "ochrona zdrowia i niepełnosprawność",
        "brief": "Profilaktyka, asystencja i dostępność wydarzeń: jak planować je od początku, "
        "a nie na końcu?",
        "capacity": 8,
        Sector.LOCAL_GOVERNMENT: "Ewa Lekarska-Dąb",
        Sector.NGO: "Sebastian Równy",
    },
    {
        "topic": "seniorzy",
        "brief": "Kluby, wolontariat osób starszych i dojazd na zajęcia. Jak dotrzeć do tych, "
        "którzy rzadko wychodzą z domu?",
        "capacity": 8,
        Sector.LOCAL_GOVERNMENT: "Grażyna Spokojna",
        Sector.NGO: "Zdzisław Nitka",
    },
]

EXTRA_TABLE = {
    "capacity": 10,
    Sector.LOCAL_GOVERNMENT: "Beata Schodkowska",
    Sector.NGO: "@moderator",
}

# The place and the hour are the announcement's; how the afternoon went on is invented.
AGENDA = """\
16:00 powitanie i zasady pracy
16:15 gospodarze przedstawiają tematy stolików
16:30 rozmowy przy stolikach
18:00 propozycje każdego stolika
18:45 podsumowanie, dalszy ciąg konsultacji"""

# Topics that came by e-mail until 19 June, 13:00. The first one became the seventh table.
TOPICS = [
    {
        "topic": "oferta i regulamin Toruńskiego Centrum Aktywności Lokalnej 2.Piętro",
        "description": "Stolik dodatkowy dla tych, którzy korzystają z centrum: co działa, co "
        "przeszkadza, czego jeszcze potrzeba?",
        "author_name": "Natalia Klucz",
        "organization_name": "Grupa „Planszówki po godzinach”",
    },
    {
        "topic": "opłaty za parkowanie w centrum miasta",
        "description": "Wolontariusze dojeżdżają z całego miasta.",
        "author_name": "Wojciech Ćmiel",
        "organization_name": "Fundacja Wspólny Stół",
    },
]
DECLINED = "Opłaty ustala osobna uchwała; sprawę przekazano wydziałowi, który ją prowadzi."

# Who asked for letters about the next meetings.
WANT_INVITATIONS = {
    "Żaneta Ładna": "zaneta@chornaskarpie.example",
    "Zofia Kajak": "zofia@drugibrzeg.example",
    "Kamila Ówdzie": "kamila@bulwar.example",
    "Lidia Cicha": "lidia@echo.example",
}

PEOPLE = [
    ("Żaneta Ładna", "Stowarzyszenie Chór Na Skarpie", 1, Channel.EMAIL),
    ("Adam Łęcki", "Teatr Podwórkowy „Drabina”", 1, Channel.PHONE),
    ("Cecylia Ćma", "Fundacja Pracownia Nut", 1, Channel.EMAIL),
    ("Olgierd Śpiewak", "Stowarzyszenie Chór Na Skarpie", 1, Channel.EMAIL),
    ("Hanna Rysik", "Koło Rękodzieła „Supeł”", 1, Channel.PHONE),
    ("Bartosz Żuraw", "Stowarzyszenie Kino w Ogrodzie", 1, Channel.EMAIL),
    ("Łucja Źródlana", "Fundacja Pracownia Nut", 1, Channel.EMAIL),
    ("Marek Biegun", "UKS „Rozbieg”", 2, Channel.EMAIL),
    ("Iga Skoczek", "Klub Wioślarski „Drugi Brzeg”", 2, Channel.EMAIL),
    ("Tomasz Ósmak", "Stowarzyszenie Rowerowa Szóstka", 2, Channel.PHONE),
    ("Zofia Kajak", "Klub Wioślarski „Drugi Brzeg”", 2, Channel.EMAIL),
    ("Nikodem Pętla", "UKS „Rozbieg”", 2, Channel.PHONE),
    ("Oliwia Lipowa", "Fundacja Zielony Kąt", 3, Channel.EMAIL),
    ("Stefan Wiślany", "Towarzystwo Przyjaciół Bulwaru", 3, Channel.EMAIL),
    ("Ewelina Ścieżka", "Stowarzyszenie Szlak i Ścieżka", 3, Channel.PHONE),
    ("Jan Pszczelarz", "Grupa „Łąka na dachu”", 3, Channel.EMAIL),
    ("Kamila Ówdzie", "Towarzystwo Przyjaciół Bulwaru", 3, Channel.EMAIL),
    ("Rafał Klon", "Fundacja Zielony Kąt", 3, Channel.EMAIL),
    ("Weronika Domowa", "Fundacja Wspólny Stół", 4, Channel.EMAIL),
    ("Piotr Sąsiad", "", 4, Channel.PHONE),
    ("Aleksandra Ćwierk", "Stowarzyszenie Trzy Pokolenia", 4, Channel.EMAIL),
    ("Mirosława Łatka", "Fundacja Wspólny Stół", 4, Channel.EMAIL),
    ("Krzysztof Bratni", "Świetlica „Pod Kasztanem”", 4, Channel.PHONE),
    ("Daria Nowina", "Stowarzyszenie Trzy Pokolenia", 4, Channel.EMAIL),
    ("Urszula Zgoda", "", 4, Channel.PHONE),
    ("Emil Świetlik", "Fundacja Bez Progu", 5, Channel.EMAIL),
    ("Patrycja Dotyk", "Fundacja Bez Progu", 5, Channel.EMAIL),
    ("Henryk Żwawy", "Stowarzyszenie Serce na Dłoni", 5, Channel.PHONE),
    ("Lidia Cicha", "Koło Słabosłyszących „Echo”", 5, Channel.EMAIL),
    ("Aniela Ósma", "Stowarzyszenie Serce na Dłoni", 5, Channel.EMAIL),
    ("Zenobia Złocień", "Klub Seniora Złota Nić", 6, Channel.PHONE),
    ("Tadeusz Igiełka", "Klub Seniora Złota Nić", 6, Channel.PHONE),
    ("Łucjan Zegar", "Uniwersytet Każdego Wieku „Pogoda”", 6, Channel.EMAIL),
    ("Barbara Śliwka", "Uniwersytet Każdego Wieku „Pogoda”", 6, Channel.EMAIL),
    ("Ryszard Ławka", "", 6, Channel.PHONE),
    ("Natalia Klucz", "Grupa „Planszówki po godzinach”", 7, Channel.EMAIL),
    ("Filip Projektor", "Stowarzyszenie Kino w Ogrodzie", 7, Channel.EMAIL),
    ("Sylwia Półka", "Koło Rękodzieła „Supeł”", 7, Channel.EMAIL),
    ("Wojciech Ćmiel", "Fundacja Wspólny Stół", 7, Channel.PHONE),
    ("Agata Żak", "Grupa „Łąka na dachu”", 7, Channel.EMAIL),
    ("Konstanty Piętrowy", "", 7, Channel.EMAIL),
]
