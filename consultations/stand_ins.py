"""Who leads a table when a moderator did not come: a substitute, or a reasoned exception."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations.models import MissingModerator, TableModerator, ThematicTable
from consultations.on_the_day import check_being_prepared_or_on
from tcal.shared.conflicts import refusals_as_validation_errors


def substitute(
    table: ThematicTable, *, by, sector: str, reason: str, name: str = "", user=None
) -> TableModerator:
    """Let somebody else lead the table for this sector and return their row.

    The row of who was announced stays, with the moment at which it ended. ``user`` is the
    substitute's account, where there is one; their name is used then. Raises ``ValidationError``
    outside the time of the meeting, without a name or reason, for who leads the table already and
    for who leads another one at that time (``person_moderates_one_table_at_a_time``).
    """
    with refusals_as_validation_errors(), transaction.atomic():
        table = _locked(table)
        check_being_prepared_or_on(table.meeting)
        name = user.name if user else " ".join(name.split())
        _check_is_said(name=name, reason=reason)
        replaced = _current(table, sector)
        if replaced and _is_same(replaced, name=name, user=user):
            raise ValidationError(
                {"name": _("%(name)s leads this table already.") % {"name": name}},
                code="leads_it_already",
            )
        _end(replaced)
        # Whoever took over ends the exception.
        table.missing_moderators.filter(sector=sector).delete()
        return TableModerator.objects.create(
            table=table,
            user=user,
            name=name,
            sector=sector,
            is_substitute=True,
            reason=reason.strip(),
        )


def explain_missing_moderator(
    table: ThematicTable, *, by, sector: str, reason: str
) -> MissingModerator:
    """Record why the table works without a moderator of this sector; who did not come, ends.

    Raises ``ValidationError`` outside the time of the meeting, without a reason, when it is
    recorded already, and when nobody of the other sector would lead the table.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        table = _locked(table)
        check_being_prepared_or_on(table.meeting)
        _check_is_said(reason=reason)
        if not table.moderators.current().exclude(sector=sector).exists():
            raise ValidationError(
                _("Nobody else leads this table. Name a substitute of one of the sectors first."),
                code="nobody_leads",
            )
        _end(_current(table, sector))
        return MissingModerator.objects.create(
            table=table, sector=sector, reason=reason.strip(), recorded_by=by
        )


def _locked(table: ThematicTable) -> ThematicTable:
    meeting = table.meeting.locked()
    locked = ThematicTable.objects.select_for_update(of=("self",), no_key=True).get(pk=table.pk)
    locked.meeting = meeting
    return locked


def _current(table: ThematicTable, sector: str) -> TableModerator | None:
    return table.moderators.current().filter(sector=sector).first()


def _is_same(moderator: TableModerator, *, name: str, user) -> bool:
    if user and moderator.user_id:
        return moderator.user_id == user.pk
    return moderator.name.casefold() == name.casefold()


def _end(moderator: TableModerator | None) -> None:
    if moderator:
        moderator.ended_at = timezone.now()
        moderator.save(update_fields=["ended_at"])


def _check_is_said(**texts: str) -> None:
    missing = {
        "name": _("Write the name of the substitute, or the e-mail address of their account."),
        "reason": _("Say why: it stays in the record of the table."),
    }
    wrong = {field: missing[field] for field, text in texts.items() if not text.strip()}
    if wrong:
        raise ValidationError(wrong)
