"""What staff decide about an object, and the reason that they give for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy

from tcal.shared.conflicts import refusals_as_validation_errors

REASON_MAX_LENGTH = 2000


@dataclass(frozen=True)
class Decision:
    """One thing that staff decide about an object.

    ``verb(obj, by=user)``, with ``reason=`` where one is asked for, is called: usually a method of
    the model, taken from its class. It raises ``ValidationError`` (``ForbiddenMove``) to refuse.
    ``may(user, obj)`` is a function of the app's ``permissions``; ``when(obj)`` says whether the
    object's status allows it, and only hides the button: the verb itself refuses a wrong move.
    ``tone`` is ``primary``, ``secondary`` or ``danger``.
    """

    name: str
    label: Any
    verb: Callable
    may: Callable[[Any, Any], bool]
    when: Callable[[Any], bool] = lambda obj: True
    needs_reason: bool = False
    takes_reason: bool = False
    tone: str = "secondary"

    @property
    def asks_for_reason(self) -> bool:
        return self.needs_reason or self.takes_reason

    def carry_out(self, obj, *, by, reason: str) -> None:
        """Raises ``PermissionDenied`` and ``ValidationError``."""
        if not self.may(by, obj):
            raise PermissionDenied
        with refusals_as_validation_errors():
            self.verb(obj, by=by, **({"reason": reason} if self.asks_for_reason else {}))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=REASON_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4, "class": "decision-reason-input"}),
        error_messages={
            "required": gettext_lazy("Give the reason: those whom it concerns will read it.")
        },
    )
    use_required_attribute = False

    def __init__(self, *args, decision: Decision | None = None, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = bool(decision and decision.needs_reason)
        self.fields["reason"].help_text = help_text

    def add_refusal(self, refusal: ValidationError) -> None:
        """Show why the verb refused; what it says of the reason, beside the reason."""
        about = getattr(refusal, "error_dict", {NON_FIELD_ERRORS: refusal.messages})
        for name, errors in about.items():
            self.add_error(name if name in self.fields else None, errors)
