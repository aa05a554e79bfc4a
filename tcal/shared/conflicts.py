"""What the database refused, in the words of the constraint that refused it."""

from contextlib import contextmanager

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError
from django.utils.translation import gettext as _

from tcal.shared.guards import Guard

DEADLOCK_DETECTED = "40P01"


def constraint_name(error: Exception) -> str | None:
    """Return the name of the violated constraint, or None where the database names none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return getattr(diagnostics, "constraint_name", None)


def violation_message(name: str | None) -> str | None:
    """Return the sentence of the constraint or guard of this name, None for unknown names."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return constraint.get_violation_error_message()
        for trigger in getattr(model._meta, "triggers", ()):
            if isinstance(trigger, Guard) and trigger.name == name:
                return str(trigger.violation_error_message)
    return None


@contextmanager
def refusals_as_validation_errors():
    """Turn a lost race into ``ValidationError`` with the constraint's own sentence.

    Wrap it around the outermost ``atomic()`` of a verb, never inside: after a refusal the
    transaction is unusable. The error's ``code`` is the constraint's name.
    """
    try:
        yield
    except IntegrityError as error:
        name = constraint_name(error)
        message = violation_message(name)
        if message is None:
            raise
        raise ValidationError(message, code=name) from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != DEADLOCK_DETECTED:
            raise
        raise ValidationError(
            _("Somebody changed the same thing at this moment. Send the form again."),
            code="deadlock",
        ) from error
