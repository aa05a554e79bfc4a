"""Giving remarks to departments of the city, each of which answers its own."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from consultations.models import Consultation
from organizations.legal_forms import LegalForm
from organizations.models import Organization


def assign(
    consultation: Consultation, numbers: list[int], *, to: Organization | None, by
) -> list[int]:
    """Give the remarks of these numbers to a department, or to nobody; return what changed.

    Raises ``ValidationError`` for a number that the consultation does not have and for an
    organisation that is no city unit. Nothing is assigned then.
    """
    if to is not None and to.legal_form != LegalForm.INSTITUTION:
        raise ValidationError(
            _("Choose a city unit: an institution in the registry."), code="not_a_department"
        )
    with transaction.atomic():
        consultation.locked()
        remarks = {r.number: r for r in consultation.remarks.filter(number__in=numbers)}
        if unknown := sorted(set(numbers) - remarks.keys()):
            raise ValidationError(
                _("This consultation has no remarks with these numbers: %(numbers)s.")
                % {"numbers": ", ".join(map(str, unknown))},
                code="unknown_numbers",
            )
        changed = sorted(
            n for n, remark in remarks.items() if remark.department_id != (to and to.pk)
        )
        consultation.remarks.filter(number__in=changed).update(department=to)
        return changed
