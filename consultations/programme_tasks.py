"""The priority tasks of a programme: what they cost together, and as a table to take away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from consultations.models import CooperationProgramme, PriorityTask
from tcal.shared.tables import Table


@dataclass(frozen=True)
class Totals:
    """Sums in złoty of the tasks whose amount is known; ``unknown`` counts the others."""

    all: Decimal
    multi_year: Decimal
    unknown: int
    has_amounts: bool
    has_multi_year: bool


def totals_of(tasks: Iterable[PriorityTask]) -> Totals:
    tasks = list(tasks)
    known = [task for task in tasks if task.amount is not None]
    return Totals(
        all=sum((task.amount for task in known), Decimal()),
        multi_year=sum((task.amount for task in known if task.is_multi_year), Decimal()),
        unknown=len(tasks) - len(known),
        has_amounts=bool(known),
        has_multi_year=any(task.is_multi_year for task in known),
    )


def tasks_of(programme: CooperationProgramme, user) -> tuple[list, list]:
    """Return its own tasks, and those of earlier programmes that last into its year."""
    tasks = (
        PriorityTask.objects.filter(programme__in=CooperationProgramme.objects.visible_to(user))
        .filter(
            Q(programme=programme)
            | Q(programme__year__lt=programme.year, until_year__gte=programme.year)
        )
        .select_related("programme", "sphere")
        .order_by("-programme__year", "position", "pk")
    )
    own, running = [], []
    for task in tasks:
        (own if task.programme_id == programme.pk else running).append(task)
    return own, running


def tasks_table(programme: CooperationProgramme, *, amount: Callable[[Decimal], object]) -> Table:
    """Return the tasks; ``amount`` writes a sum the way the kind of file wants it."""
    tasks = programme.tasks.select_related("sphere")
    return Table(
        title=_("Priority tasks %(year)d") % {"year": programme.year},
        columns=[
            _("No."),
            _("Sphere of public tasks"),
            _("Task"),
            _("Amount in złoty"),
            _("Multi-year task: until"),
        ],
        rows=(
            [
                number,
                str(task.sphere or ""),
                task.title,
                "" if task.amount is None else amount(task.amount),
                task.until_year or "",
            ]
            for number, task in enumerate(tasks, start=1)
        ),
    )


def with_comma(amount: Decimal) -> str:
    """12000,50: what a spreadsheet with Polish settings reads as a number."""
    return f"{amount:.2f}".replace(".", ",")
