"""The answer letters of a version that go by post, in one file for the printer."""

from collections.abc import Callable

from consultations.answer_letters import PDF_TEMPLATE, written
from consultations.documents.editions import Edition
from consultations.models import AnswerLetter
from tcal.shared.long_pdf import BoundPdf


def waiting_letters(edition: Edition):
    """Letters on paper that were not posted yet, in the order of the remarks; none for drafts."""
    return (
        AnswerLetter.objects.filter(version=edition.version, version__isnull=False)
        .on_paper()
        .unsent()
        .select_related("version__consultation__programme")
        .order_by("remark__number")
    )


def letter_steps(edition: Edition) -> int:
    """How many steps ``letters_pdf`` takes."""
    return waiting_letters(edition).count() + 1


def letters_pdf(edition: Edition, *, step: Callable[[], None]) -> bytes:
    """Each letter from a new page, with pages numbered for itself; ``step`` is called after each.

    Raises ``ValueError`` when each of them was posted meanwhile.
    """
    bound = BoundPdf(PDF_TEMPLATE)
    for letter in waiting_letters(edition):
        bound.add(written(letter).context)
        step()
    made = bound.write()
    step()
    return made
