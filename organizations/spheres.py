"""Spheres of public tasks: art. 4(1) of the act of 24 April 2003 on public benefit and volunteer work."""

from django.apps import apps as global_apps

SPHERES = [
    ("1", "pomoc społeczna", "social assistance"),
    ("1a", "wspieranie rodziny i systemu pieczy zastępczej", "family support and foster care"),
    ("1aa", "tworzenie warunków do zaspokajania potrzeb mieszkaniowych", "housing needs"),
    ("1b", "nieodpłatna pomoc prawna i świadomość prawna", "free legal aid and legal awareness"),
    ("2", "integracja i reintegracja osób zagrożonych wykluczeniem", "integration of people at risk of exclusion"),
    ("3", "działalność charytatywna", "charity"),
    ("4", "tradycja narodowa, polskość, świadomość obywatelska i kulturowa", "national tradition and civic awareness"),
    ("5", "mniejszości narodowe i etniczne oraz język regionalny", "national and ethnic minorities, regional language"),
    ("5a", "integracja cudzoziemców", "integration of foreigners"),
    ("6", "ochrona i promocja zdrowia", "health protection and promotion"),
    ("7", "osoby z niepełnosprawnościami", "people with disabilities"),
    ("8", "promocja zatrudnienia i aktywizacja zawodowa", "employment"),
    ("9", "równe prawa kobiet i mężczyzn", "equal rights of women and men"),
    ("10", "osoby w wieku emerytalnym", "people of retirement age"),
    ("11", "rozwój gospodarczy i przedsiębiorczość", "economic development and enterprise"),
    ("12", "technika, wynalazczość i innowacyjność", "technology and innovation"),
    ("13", "wspólnoty i społeczności lokalne", "local communities"),
    ("14", "nauka, szkolnictwo wyższe, edukacja, oświata i wychowanie", "science, education and upbringing"),
    ("15", "dzieci i młodzież, w tym wypoczynek", "children and young people, also their holidays"),
    ("16", "kultura, sztuka, ochrona dóbr kultury i dziedzictwa", "culture, art and heritage"),
    ("17", "kultura fizyczna", "physical culture"),
    ("18", "ekologia oraz ochrona zwierząt i przyrody", "ecology, animals and nature"),
    ("19", "turystyka i krajoznawstwo", "tourism and sightseeing"),
    ("20", "porządek i bezpieczeństwo publiczne", "public order and safety"),
    ("21", "obronność państwa i Siły Zbrojne", "national defence"),
    ("22", "wolności i prawa człowieka, swobody obywatelskie, demokracja", "human rights and democracy"),
    ("22a", "nieodpłatne poradnictwo obywatelskie", "free citizens' advice"),
    ("23", "ratownictwo i ochrona ludności", "rescue and civil protection"),
    ("24", "pomoc ofiarom katastrof, klęsk i wojen", "help to victims of disasters and wars"),
    ("25", "prawa konsumentów", "consumers' rights"),
    ("26", "integracja europejska i kontakty między społeczeństwami", "European integration and contacts between societies"),
    ("27", "promocja i organizacja wolontariatu", "volunteering"),
    ("28", "Polonia i Polacy za granicą", "Poles abroad"),
    ("29", "kombatanci i osoby represjonowane", "combatants and victims of repression"),
    ("29a", "weterani i weterani poszkodowani", "veterans"),
    ("30", "promocja Rzeczypospolitej za granicą", "promotion of Poland abroad"),
    ("31", "rodzina, macierzyństwo, rodzicielstwo, prawa dziecka", "family, parenthood and rights of the child"),
    ("32", "przeciwdziałanie uzależnieniom i patologiom społecznym", "prevention of addiction"),
    ("32a", "rewitalizacja", "regeneration of neighbourhoods"),
    ("33", "działalność na rzecz organizacji pozarządowych", "support for non-governmental organisations"),
    ("34", "działalność na rzecz podmiotów ekonomii społecznej", "support for the social economy"),
]  # fmt: skip


def load_spheres(*, using, apps=global_apps, **kwargs):
    """Write the spheres of the act; those that staff have retired stay retired."""
    Sphere = apps.get_model("organizations", "PublicTaskSphere")
    Sphere.objects.using(using).bulk_create(
        [
            Sphere(code=code, sort_key=position, name_pl=name_pl, name_en=name_en)
            for position, (code, name_pl, name_en) in enumerate(SPHERES, start=1)
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["sort_key", "name_pl", "name_en"],
    )
