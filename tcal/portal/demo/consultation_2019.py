"""What people wrote and said in 2019: the topics are the city's, all the rest is invented."""

from consultations.states import Channel, Outcome, Sector


def author(name, organization="", *, public=False, **fields) -> dict:
    return {
        "author_name": name,
        "organization_name": organization,
        "is_name_public": public,
        **fields,
    }


ANNOUNCEMENT_2019 = """\
Zaczynamy pierwszy etap konsultacji programu współpracy miasta z organizacjami pozarządowymi \
na 2020 rok. Program powstaje co roku i mówi, jakie zadania publiczne miasto zleca organizacjom \
i jak je wspiera, dlatego chcemy pisać go razem z tymi, którzy z niego korzystają.

Spotykamy się przy siedmiu stolikach, każdy o innej dziedzinie. Przy stoliku rozmowę prowadzą \
dwie osoby: jedna z samorządu, druga z organizacji. Na początku przedstawiają temat, potem każdy \
może powiedzieć, napisać albo narysować, co warto zmienić.

Wybierz stolik i potwierdź udział u koordynatora telefonicznie lub pocztą elektroniczną. Brakuje \
tematu? Zaproponuj go e-mailem. Spotkanie przygotowujemy wspólnie z Radą Działalności Pożytku \
Publicznego Miasta Torunia."""

PROCEEDINGS_2019 = """\
Na początku gospodarze siedmiu stolików przedstawili omawiane zagadnienia. Uczestnicy pracowali \
w grupach, do których się zgłosili; pomysły podawali ustnie, zapisywali je na kartach i rysowali \
na arkuszach. Na koniec każdy stolik przedstawił wszystkim swoje propozycje."""

TABLES_2019 = [
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
    {
        "topic": "oferta i regulamin Toruńskiego Centrum Aktywności Lokalnej 2.Piętro",
        "brief": "Stolik dodatkowy dla tych, którzy korzystają z centrum: co działa, co "
        "przeszkadza, czego jeszcze potrzeba?",
        "capacity": 10,
        Sector.LOCAL_GOVERNMENT: "Beata Schodkowska",
        Sector.NGO: "@moderator",
    },
]

PEOPLE_2019 = [
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


# (day of June, channel, table, fields, outcome, justification)
REMARKS_2019 = [
    (
        26,
        Channel.TABLE,
        1,
        author(
            "Łucja Źródlana",
            "Fundacja Pracownia Nut",
            text="Konkursy na wydarzenia kulturalne ogłaszać w październiku, a nie w styczniu, "
            "żeby wiosenne koncerty dało się przygotować na czas.",
            reason="Sale i wykonawców rezerwuje się pół roku wcześniej.",
        ),
        Outcome.ACCEPTED,
        "Terminy ogłaszania konkursów zostaną przesunięte na ostatni kwartał roku.",
    ),
    (
        26,
        Channel.TABLE,
        1,
        author(
            "Adam Łęcki",
            "Teatr Podwórkowy „Drabina”",
            public=True,
            text="Zwiększyć liczbę kulturalnych zadań wieloletnich do co najmniej pięciu.",
        ),
        Outcome.PARTLY,
        "Przybędą dwa zadania wieloletnie; więcej zależy od wieloletniej prognozy finansowej.",
    ),
    (
        26,
        Channel.TABLE,
        2,
        author(
            "Marek Biegun",
            "UKS „Rozbieg”",
            text="Wpisać do programu bezpłatne udostępnianie szkolnych boisk po godzinie 16.",
            reason="W osiedlach bez klubu sportowego boisko szkolne jest jedynym miejscem do gry.",
        ),
        Outcome.PARTLY,
        (
            "Program zachęci szkoły do udostępniania boisk; decyzję podejmuje dyrektor, który "
            "odpowiada za bezpieczeństwo i koszty."
        ),
    ),
    (
        26,
        Channel.TABLE,
        3,
        author(
            "Oliwia Lipowa",
            "Fundacja Zielony Kąt",
            public=True,
            provision="§ 8 ust. 2 pkt 4 programu na 2019 rok",
            present_wording="wspieranie działań na rzecz ochrony środowiska",
            text="Dopisać opiekę nad zielenią osiedlową do zadań priorytetowych.",
            proposed_wording="wspieranie działań na rzecz ochrony środowiska, w tym opieki "
            "mieszkańców nad zielenią osiedlową",
            reason="Mieszkańcy sadzą i podlewają, ale nie mają skąd wziąć narzędzi.",
        ),
        Outcome.ACCEPTED,
        "Zadanie znajdzie się w wykazie priorytetów.",
    ),
    (
        21,
        Channel.EMAIL,
        None,
        author(
            "Ewelina Ścieżka",
            "Stowarzyszenie Szlak i Ścieżka",
            text="Utworzyć wspólny kalendarz wydarzeń turystycznych organizacji i miasta.",
        ),
        Outcome.EXPLAINED,
        (
            "Wydarzenia organizacji można już zgłaszać do miejskiego kalendarza; opis zgłoszenia "
            "zostanie uproszczony."
        ),
    ),
    (
        26,
        Channel.TABLE,
        4,
        author(
            "Piotr Sąsiad",
            text="Wprowadzić małe granty dla grup sąsiedzkich, które nie mają osobowości prawnej.",
            reason="Grupa pięciu sąsiadów nie założy stowarzyszenia dla jednego festynu.",
        ),
        Outcome.ACCEPTED,
        "Program przewidzi inicjatywę lokalną jako formę wsparcia grup nieformalnych.",
    ),
    (
        24,
        Channel.PAPER,
        None,
        author(
            "Urszula Zgoda",
            text="Dyżury pracowników socjalnych w świetlicach raz w tygodniu.",
        ),
        Outcome.REJECTED,
        (
            "Organizacja pracy służb socjalnych nie należy do materii programu; uwagę przekazano "
            "właściwej jednostce."
        ),
    ),
    (
        26,
        Channel.TABLE,
        5,
        author(
            "Emil Świetlik",
            "Fundacja Bez Progu",
            public=True,
            provision="rozdział o zasadach zlecania zadań",
            text="Wymagać w każdym konkursie opisu dostępności wydarzenia.",
            proposed_wording="Oferta opisuje, jak w zadaniu wezmą udział osoby ze szczególnymi "
            "potrzebami.",
            reason="Dziś o dostępności myśli się na końcu, kiedy nie ma już na nią pieniędzy.",
        ),
        Outcome.ACCEPTED,
        "Opis dostępności będzie częścią oferty.",
    ),
    (
        19,
        Channel.EMAIL,
        None,
        author(
            "Lidia Cicha",
            "Koło Słabosłyszących „Echo”",
            text="Zakupić dwie przenośne pętle indukcyjne do wypożyczania organizacjom.",
        ),
        Outcome.PARTLY,
        "W budżecie na 2020 rok zaplanowano jedną pętlę; będzie dostępna w centrum.",
    ),
    (
        26,
        Channel.TABLE,
        6,
        author(
            "Zenobia Złocień",
            "Klub Seniora Złota Nić",
            text="Opłacać dojazd na zajęcia osobom, które same nie dojadą autobusem.",
            reason="Najstarsze członkinie klubu mieszkają daleko od przystanku.",
        ),
        Outcome.EXPLAINED,
        "Koszt dojazdu uczestników jest kosztem kwalifikowanym zadania i można go ująć w ofercie.",
    ),
    (
        25,
        Channel.POST,
        None,
        author(
            "Ryszard Ławka",
            text="Przedłużyć godziny klubów seniora w soboty, także w wakacje.",
        ),
        Outcome.REJECTED,
        (
            "Kluby prowadzą organizacje i same ustalają godziny; sobotnie dyżury wymagałyby osobnego "
            "zadania, na które nie ma środków."
        ),
    ),
    (
        26,
        Channel.TABLE,
        7,
        author(
            "Natalia Klucz",
            "Grupa „Planszówki po godzinach”",
            provision="§ 11 regulaminu centrum",
            present_wording="Z sal korzysta się od poniedziałku do piątku.",
            text="Otworzyć sale centrum w co najmniej jedną sobotę w miesiącu.",
            reason="Wolontariusze pracują i uczą się w tygodniu.",
        ),
        Outcome.ACCEPTED,
        "Pierwsza sobota miesiąca będzie dniem otwartym w godzinach 9–15.",
    ),
    (
        26,
        Channel.TABLE,
        7,
        author(
            "Konstanty Piętrowy",
            text="Przenieść centrum na parter, żeby łatwiej było trafić i wejść.",
        ),
        Outcome.REJECTED,
        (
            "Lokal przydzielono na drugim piętrze; budynek ma windę i wejście bez schodów od podwórza, "
            "a oznakowanie zostanie poprawione."
        ),
    ),
    (
        26,
        Channel.INFO_POINT,
        None,
        author(
            "Sylwia Półka",
            "Koło Rękodzieła „Supeł”",
            text="Dostawić skrytki na materiały dla grup, które spotykają się co tydzień.",
        ),
        Outcome.ACCEPTED,
        "Skrytki z zamkiem szyfrowym staną w sali skrzynkowej.",
    ),
    (
        18,
        Channel.PORTAL,
        None,
        author(
            "Wojciech Ćmiel",
            "Fundacja Wspólny Stół",
            text="Czy organizacje spoza Torunia mogą współorganizować zadania z toruńskimi?",
        ),
        Outcome.EXPLAINED,
        "Tak, oferta wspólna jest dopuszczalna, jeśli zadanie służy mieszkańcom miasta.",
    ),
]
