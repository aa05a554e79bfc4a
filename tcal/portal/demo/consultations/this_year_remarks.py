"""What people write to next year's draft, at its points, and what departments say so far."""

from io import BytesIO

from django.core.files.base import ContentFile

from consultations.assigning import assign
from consultations.consulted_texts import find_point, save_consulted_text, wording_to_quote
from consultations.merging import join
from consultations.remark_pictures import Described
from consultations.remarks import enter_remark, send_remark
from consultations.states import Channel, Outcome
from tcal.portal.demo.consultations import draft_programme
from tcal.portal.demo.consultations.making import author
from tcal.portal.demo.pictures.canvas import BRICK, INK, PAPER, RIVER, WOOD, WOOD_DARK, Canvas
from tcal.shared.pictures import read_picture

# At which point of the draft, or at none; the fields; which of the pictures comes with it.
REMARKS = [
    (
        "§ 12 ust. 2",
        author(
            "Emil Świetlik",
            "Fundacja Bez Progu",
            author_email="emil@bezprogu.example",
            public=True,
            text="Dopisać tłumaczenie na język migowy do kosztów, które miasto pokrywa bez limitu.",
            proposed_wording="Kosztu tłumaczenia na język migowy nie ogranicza się.",
            reason="Limit 10% budżetu zadania wystarcza najwyżej na jedno spotkanie.",
        ),
        None,
    ),
    (
        "§ 16",
        author(
            "Ryszard Ławka",
            author_email="ryszard@poczta.example",
            text="Sprawozdania z małych grantów powinny mieścić się na jednej stronie.",
        ),
        None,
    ),
    (
        None,
        author(
            "Oliwia Lipowa",
            "Fundacja Zielony Kąt",
            author_email="oliwia@zielonykat.example",
            text="Ogłaszać konkursy na opiekę nad zielenią na trzy lata, nie na rok.",
        ),
        None,
    ),
    (
        "§ 6 ust. 2",
        author(
            "Łucja Źródlana",
            "Fundacja Pracownia Nut",
            author_email="lucja@nuty.example",
            text="Ogłaszać konkursy kulturalne jesienią, żeby wiosenne koncerty dało się "
            "przygotować na czas.",
            proposed_wording="Konkursy na wydarzenia kulturalne ogłasza się do 31 października.",
        ),
        None,
    ),
    (
        "§ 6 ust. 2",
        author(
            "Adam Łęcki",
            "Teatr Podwórkowy „Drabina”",
            author_email="adam@drabina.example",
            public=True,
            text="Konkursy kulturalne ogłaszać jesienią, a nie w styczniu: sale rezerwuje się pół "
            "roku wcześniej.",
        ),
        None,
    ),
    (
        "§ 8 ust. 2 pkt 4",
        author(
            "Wojciech Trawnik",
            "Grupa „Łąka na dachu”",
            author_email="laka@tcal.example",
            public=True,
            text="Dopisać wypożyczalnię narzędzi ogrodowych: przesyłam szkic stojaka, który "
            "zmieści się w każdej bramie.",
        ),
        "rack",
    ),
    (
        "§ 7 ust. 2",
        author(
            "Natalia Klucz",
            "Grupa „Planszówki po godzinach”",
            author_email="natalia@planszowki.example",
            text="Otworzyć sale centrum także w drugą sobotę miesiąca.",
            reason="Pierwsza sobota jest zajęta na pół roku naprzód.",
        ),
        None,
    ),
]
ON_PAPER = author(
    "Zenobia Złocień",
    "Klub Seniora Złota Nić",
    author_address="ul. Zmyślona 8 m. 4, Toruń",
    text="Dopisać do zadań klubów seniora opłacanie dojazdu osobom, które same nie dojadą.",
)
GIVEN_TO = {"culture": [4, 5], "health": [1, 8]}
JOINED = (5, 4)
# Number, who answers, outcome, justification: drafts, which nobody else sees yet.
DRAFTS = [
    (
        1,
        "health",
        Outcome.PARTLY,
        "Limit wzrośnie do 20% kosztu zadania; całkowite zniesienie wymaga zmiany budżetu.",
    ),
    (
        3,
        "coordinator",
        Outcome.EXPLAINED,
        "Konkurs na zadania wieloletnie z zieleni już jest zaplanowany.",
    ),
]


def load(world, consultation) -> None:
    """Put the draft on the page and take remarks to its points."""
    coordinator = world.users["coordinator"]
    year = consultation.programme.year
    document = save_consulted_text(
        consultation,
        by=coordinator,
        number=1,
        title=draft_programme.title(year),
        text=draft_programme.text(year),
        stage=consultation.stages.get(number=1),
    )
    for label, fields, picture in REMARKS:
        pictures = [PICTURES[picture]()] if picture else []
        at_point = pointing(document, label)
        send_remark(consultation, by=None, pictures=pictures, **fields, **at_point)
    enter_remark(
        consultation,
        by=coordinator,
        channel=Channel.PAPER,
        received_on=world.today,
        **ON_PAPER,
        **pointing(document, "§ 8 ust. 2 pkt 3"),
    )
    for key, numbers in GIVEN_TO.items():
        assign(consultation, numbers, to=world.departments[key], by=coordinator)
    twin, head = (consultation.remarks.get(number=number) for number in JOINED)
    join(twin, head, by=coordinator)
    for number, key, outcome, justification in DRAFTS:
        consultation.remarks.get(number=number).answer(
            by=world.users[key], outcome=outcome, justification=justification
        )


def pointing(document, label) -> dict:
    """The fields of a remark at a point of a document; none where there is no label."""
    if not label:
        return {}
    position = document.provisions.values_list("position", flat=True).get(label=label)
    point = find_point(document.consultation, number=document.number, position=position)
    return {
        "provision_point": point,
        "provision": label,
        "present_wording": wording_to_quote(point),
    }


def _rack() -> Described:
    """A drawing by hand of a rack for garden tools."""
    canvas = Canvas(PAPER)
    for x in (240, 1060):
        canvas.box(x, 160, 26, 600, WOOD_DARK, r=6)
    for y in (190, 420, 650):
        canvas.box(220, y, 890, 22, WOOD, r=6)
    for place, colour in enumerate((RIVER, BRICK, INK, RIVER)):
        x = 340 + 180 * place
        canvas.line([(x, 210), (x, 560)], colour, width=10)
        canvas.box(x - 40, 560, 80, 60, colour, r=14)
    # Half the size of a room's picture is plenty for a sketch.
    out = BytesIO()
    canvas.image.reduce(4).save(out, "PNG")
    alt = "Szkic drewnianego stojaka: dwa słupki, trzy półki i cztery zawieszone narzędzia."
    return Described(read_picture(ContentFile(out.getvalue())), alt)


PICTURES = {"rack": _rack}
