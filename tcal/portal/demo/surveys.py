"""Two surveys: one that waits for organisations, one anonymous whose results may be read."""

from datetime import datetime, time, timedelta
from uuid import uuid4

from organizations.models import Organization
from tcal.accounts.models import User
from tcal.shared.periods import WARSAW
from tcal.surveys.answering import send_answers
from tcal.surveys.models import Answer, Question, Response, Survey
from tcal.surveys.questions import save_question
from tcal.surveys.states import Audience, QuestionKind

TRAININGS = [
    "pisanie wniosków o dotacje",
    "księgowość organizacji",
    "promocja w internecie",
    "praca z wolontariuszami",
    "dostępność wydarzeń",
]
# The organisation, what it would come to, when, how well it knows its way, its order, its words.
NEEDS = [
    ("chor", [2, 1], 1, 2, [3, 1, 2], "Przydałyby się ćwiczenia na naszym prawdziwym rozliczeniu."),
    ("harcerze", [3, 0], 2, 4, [1, 2, 3], "Najlepiej w sobotę, w tygodniu mamy zbiórki."),
    ("zlota_nic", [4, 2], 0, 1, [2, 3, 1], "Prosimy o większe litery na slajdach."),
    ("laka", [0, 3, 1], 1, 3, [1, 3, 2], ""),
    ("uks", [1], 1, 2, [2, 1, 3], "Trener może przyjść dopiero po treningu, o 19:00."),
]
# How it was at the centre: satisfaction, what was used, assessments of the rows, words.
VOICES = [
    (5, [0, 1], [2, 2, 1], "Wreszcie miejsce, w którym można spokojnie porozmawiać."),
    (4, [0], [2, 1, 1], "Wieczorem trudno znaleźć wejście od podwórza."),
    (4, [0, 2], [1, 2, 2], ""),
    (3, [1], [1, 1, 0], "Ekspres do kawy bywa pusty."),
    (5, [0, 1, 2], [2, 2, 2], "Dziękujemy za cierpliwość przy rzutniku."),
    (2, [2], [0, 1, 1], "W soboty brakuje wolnych sal."),
    (5, [0], [2, 2, 1], ""),
]


def load(world):
    _needs(world)
    _opinions(world)


def _needs(world):
    """Some organisations have answered; that of the demo's member has it before it."""
    survey = _draft(
        world,
        title="Czego chcą się uczyć organizacje",
        introduction="Układamy plan szkoleń na wiosnę. Wypełnienie zajmuje około pięciu minut. "
        "Odpowiedź może dać każda osoba z organizacji, jedną w imieniu wszystkich.",
        audience=Audience.ORGANIZATIONS,
        days=21,
    )
    topics = _ask(
        survey,
        QuestionKind.MULTIPLE,
        "Na które szkolenia ktoś z Waszej organizacji na pewno przyjdzie?",
        choices=TRAININGS,
        other="inny temat",
        max_choices=3,
    )
    when = _ask(
        survey,
        QuestionKind.SINGLE,
        "Kiedy najłatwiej Wam przyjść?",
        choices=["w dzień powszedni przed południem", "w dzień powszedni po 17:00", "w sobotę"],
    )
    skill = _ask(
        survey,
        QuestionKind.SCALE,
        "Jak radzicie sobie dziś z rozliczaniem dotacji?",
        scale_from=1,
        scale_to=5,
        low_label="potrzebujemy pomocy",
        high_label="moglibyśmy uczyć innych",
    )
    form = _ask(
        survey,
        QuestionKind.RANKING,
        "Jaka forma jest dla Was najlepsza?",
        choices=["warsztat w małej grupie", "wykład", "spotkanie przez internet"],
    )
    words = _ask(
        survey,
        QuestionKind.TEXT,
        "O czym jeszcze powinniśmy wiedzieć?",
        help_text="Na przykład o potrzebach związanych z dostępnością.",
        is_required=False,
    )
    survey.open(by=world.users["staff"])
    for number, (key, chosen, time_of_day, step, places, text) in enumerate(NEEDS):
        organization = world.organizations[key]
        answers = [
            *(Answer(question=topics, option=topics.choices[place]) for place in chosen),
            Answer(question=when, option=when.choices[time_of_day]),
            Answer(question=skill, number=step),
            *(
                Answer(question=form, option=option, number=place)
                for option, place in zip(form.choices, places, strict=True)
            ),
        ]
        if text:
            answers.append(Answer(question=words, text=text))
        _send(survey, answers, by=_person_of(organization), organization=organization)
        Response.objects.filter(survey=survey, organization=organization).update(
            answered_at=_noon(world.today - timedelta(days=3 - number % 3))
        )


def _opinions(world):
    survey = _draft(
        world,
        title="Jak się pracuje na 2. Piętrze",
        introduction="Chcemy wiedzieć, co w centrum działa, a co warto poprawić.",
        audience=Audience.PEOPLE,
        is_anonymous=True,
        days=5,
    )
    joy = _ask(
        survey,
        QuestionKind.SCALE,
        "Czy chętnie tu wracasz?",
        scale_from=1,
        scale_to=5,
        low_label="niechętnie",
        high_label="bardzo chętnie",
    )
    used = _ask(
        survey,
        QuestionKind.MULTIPLE,
        "Z czego korzystasz najczęściej?",
        choices=["sale", "sprzęt", "porady i szkolenia"],
    )
    rows = _ask(
        survey,
        QuestionKind.MATRIX,
        "Jak oceniasz?",
        choices=["słabo", "przeciętnie", "dobrze"],
        rows=["czystość sal", "pomoc obsługi", "dojście i drzwi"],
    )
    words = _ask(survey, QuestionKind.TEXT, "Co poprawić najpierw?", is_required=False)
    survey.open(by=world.users["coordinator"])
    people = User.objects.active().order_by("pk")[: len(VOICES)]
    for person, (step, chosen, cells, text) in zip(people, VOICES, strict=True):
        answers = [
            Answer(question=joy, number=step),
            *(Answer(question=used, option=used.choices[place]) for place in chosen),
            *(
                Answer(question=rows, row=row, option=rows.choices[column])
                for row, column in zip(rows.rows, cells, strict=True)
            ),
        ]
        if text:
            answers.append(Answer(question=words, text=text))
        _send(survey, answers, by=person)
    survey.close(by=world.users["coordinator"])


def _draft(world, *, days, **fields) -> Survey:
    closes_at = datetime.combine(
        world.today + timedelta(days=days), time(23, 59, 59), tzinfo=WARSAW
    )
    return Survey.objects.create(created_by=world.users["staff"], closes_at=closes_at, **fields)


def _ask(survey, kind, text, *, choices=(), rows=(), other="", **fields) -> Question:
    question = Question(survey=survey, kind=kind, text=text, **fields)
    save_question(question, choices=list(choices), rows=list(rows), other=other)
    return Question.objects.with_options().get(pk=question.pk)


def _send(survey, answers, *, by, organization=None):
    send_answers(survey, answers=answers, submission_id=uuid4(), by=by, organization=organization)


def _person_of(organization: Organization) -> User:
    return organization.memberships.active().select_related("user").order_by("pk")[0].user


def _noon(day) -> datetime:
    return datetime.combine(day, time(12), tzinfo=WARSAW)
