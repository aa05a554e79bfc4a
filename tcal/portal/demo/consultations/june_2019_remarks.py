"""What people said in 2019 and what they were answered; all of it invented."""

from consultations.states import Channel, Outcome
from tcal.portal.demo.consultations.making import author

# (day of June, channel, table, fields, outcome, justification)
REMARKS = [
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
            author_address="ul. Zmyślona 2 m. 5, Toruń",
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
            author_address="ul. Wymyślona 11, Toruń",
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
        Channel.PAPER,
        None,
        author(
            "Agata Żak",
            "Grupa „Łąka na dachu”",
            text="Sobotnie godziny otwarcia centrum, choćby do południa.",
        ),
        Outcome.ACCEPTED,
        "Pierwsza sobota miesiąca będzie dniem otwartym.",
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

# The second stage, on the draft: (day of September, channel, fields, outcome, justification).
REMARKS_TO_THE_DRAFT = [
    (
        5,
        Channel.EMAIL,
        author(
            "Weronika Domowa",
            "Fundacja Wspólny Stół",
            provision="§ 14 ust. 3",
            text="Wydłużyć czas na uzupełnienie oferty, bo w wakacje nikt nie zdąży.",
            proposed_wording="Braki w ofercie uzupełnia się w terminie 21 dni.",
        ),
        Outcome.ACCEPTED,
        "Termin wydłużono do 21 dni.",
    ),
    (
        12,
        Channel.PORTAL,
        author(
            "Rafał Klon",
            "Fundacja Zielony Kąt",
            public=True,
            provision="§ 8 ust. 2 pkt 4",
            text="Dopisać, że narzędzia do pielęgnacji zieleni są kosztem kwalifikowanym.",
        ),
        Outcome.EXPLAINED,
        "Są nim już dziś: wynika to z regulaminu konkursu, więc program tego nie powtarza.",
    ),
]

# What else was said at the tables: (table, text, number of the one it was joined to or None).
OTHER_PROPOSALS = [
    (1, "Więcej konkursów jesienią.", 1),
    (1, "Wspólna wypożyczalnia nagłośnienia.", None),
    (3, "Tabliczki z nazwami drzew na bulwarze.", None),
    (4, "Pieniądze dla sąsiadów na małe rzeczy, od ręki.", 1),
    (6, "Kawiarenka, do której nie trzeba się zapisywać.", None),
    (7, "Soboty!", 1),
]
