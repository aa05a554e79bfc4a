"""Tables on pages of other apps: a moderator's own ones on their account."""

from consultations.models import ThematicTable
from tcal.shared.registry import Section


def my_tables(request) -> dict | None:
    """The tables that whoever is signed in leads now and later; None for everybody else."""
    tables = list(ThematicTable.objects.visible_to(request.user).to_moderate(request.user))
    return {"tables": tables} if tables else None


MY_TABLES = Section(
    place="account",
    template="consultations/live/_account.html",
    context=lambda request, _subject: my_tables(request),
    order=45,
)
