"""Fields that several forms of consultations share."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.models import ThematicTable


class TableField(forms.TypedChoiceField):
    """A thematic table of one meeting, with how many places it has left.

    Its value is the ``ThematicTable``; None where nothing has to be chosen and nothing is.
    """

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "coerce": self._table,
                "empty_value": None,
                "label": gettext_lazy("Thematic table"),
                "error_messages": {
                    "required": gettext_lazy("Choose the table at which you want to sit."),
                    "invalid_choice": gettext_lazy(
                        "There is no such table at this meeting. Choose one of those listed."
                    ),
                },
                **kwargs,
            }
        )
        self._tables = {}

    def set_tables(self, tables: list[ThematicTable], *, none="") -> None:
        """Offer these tables, ``with_seats()``; ``none`` is what choosing nothing is called."""
        self._tables = {str(table.pk): table for table in tables}
        offered = [(str(table.pk), _label_of(table)) for table in tables]
        self.choices = [("", none), *offered] if none else offered

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.coerce = copied._table
        return copied

    def _table(self, value) -> ThematicTable:
        return self._tables[value]


def _label_of(table: ThematicTable) -> str:
    if table.free:
        left = ngettext("%(count)d place left", "%(count)d places left", table.free)
        return f"{table} ({left % {'count': table.free}})"
    if not getattr(table, "queue", 0):
        return _("%(table)s (no places left)") % {"table": table}
    waiting = ngettext("%(count)d person waits", "%(count)d people wait", table.queue)
    return _("%(table)s (no places left, %(waiting)s)") % {
        "table": table,
        "waiting": waiting % {"count": table.queue},
    }
