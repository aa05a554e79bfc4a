"""A made-up programme, as somebody would paste it, and how its points are cited."""

PROGRAMME = """Projekt programu współpracy na rok 2027

Rozdział 1
Postanowienia ogólne

§ 1. Ilekroć w programie jest mowa o:
1) ustawie – rozumie się przez to ustawę o działalności pożytku;
2) mieście – rozumie się przez to gminę.

§ 2
1. Program obejmuje rok 2027.
2. Zadania wykonuje się:
1) przez wspieranie:
a) organizacji,
b) grup nieformalnych;
2) przez powierzanie.

ROZDZIAŁ II. Pieniądze
§ 3. Na zadania przeznacza się nie mniej niż 4 000 000 zł.
"""
CITED = [
    "Wstęp",
    "Rozdział 1",
    "§ 1",
    "§ 1 pkt 1",
    "§ 1 pkt 2",
    "§ 2",
    "§ 2 ust. 1",
    "§ 2 ust. 2",
    "§ 2 ust. 2 pkt 1",
    "§ 2 ust. 2 pkt 1 lit. a",
    "§ 2 ust. 2 pkt 1 lit. b",
    "§ 2 ust. 2 pkt 2",
    "Rozdział II",
    "§ 3",
]
