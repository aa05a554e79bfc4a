"""An invented draft of a yearly programme in points, as the city would paste it into the portal."""

TITLE = "Projekt programu współpracy na {year} rok"
TEXT = """\
Rozdział 1
Postanowienia ogólne

§ 1.
Program określa, jak miasto i organizacje współpracują w {year} roku.

§ 2.
Ilekroć w programie jest mowa o centrum, rozumie się przez to miejsce, w którym organizacje
bezpłatnie korzystają z sal, sprzętu i doradztwa.

Rozdział 2
Cele i formy współpracy

§ 3.
Celem programu jest taka współpraca, w której mieszkańcy mają realny wpływ na swoje otoczenie.

§ 6.
1. Miasto zleca zadania publiczne w otwartych konkursach ofert.
2. Konkursy na wydarzenia kulturalne ogłasza się do 31 stycznia {year} r.
3. Małe granty do 10 000 zł przyznaje się poza konkursem.

§ 7.
1. Miasto wspiera organizacje także inaczej niż pieniędzmi, w szczególności:
1) udostępnia sale i sprzęt centrum;
2) prowadzi szkolenia i doradztwo;
3) udostępnia szkolne boiska po lekcjach, jeżeli zgodzi się na to dyrektor szkoły.
2. Sale centrum są czynne od poniedziałku do piątku.

Rozdział 3
Zadania priorytetowe

§ 8.
1. Zadania priorytetowe z kwotami określa załącznik do programu.
2. Do zadań priorytetowych należą:
1) kultura i edukacja artystyczna w dzielnicach;
2) sport dzieci i młodzieży;
3) kluby seniora i wolontariat osób starszych;
4) wspieranie działań na rzecz ochrony środowiska.

Rozdział 4
Zlecanie zadań

§ 12.
1. Oferta opisuje, jak w zadaniu wezmą udział osoby ze szczególnymi potrzebami.
2. Koszt tłumaczenia na język migowy nie może przekroczyć 10% kosztu zadania.

§ 14.
1. Oferty ocenia komisja konkursowa, w której są przedstawiciele organizacji.
2. Wyniki konkursu ogłasza się w ciągu 30 dni od jego zamknięcia.
3. Braki w ofercie uzupełnia się w terminie 14 dni.

Rozdział 5
Sprawozdania i ocena

§ 16.
Sprawozdanie z małego grantu składa się na formularzu, którego wzór ogłasza miasto.

§ 17.
Sprawozdanie z wykonania programu ogłasza się do 31 maja następnego roku.
"""


def text(year: int) -> str:
    return TEXT.format(year=year)


def title(year: int) -> str:
    return TITLE.format(year=year)
