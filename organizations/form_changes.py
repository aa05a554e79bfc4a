"""A group that has been registered keeps its entry, history and people under a new legal form."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from organizations.deciding import locked_to_move, refuse_without, tell_author, write_decision
from organizations.evidence import evidence_kept_only_if_all_goes_well
from organizations.joining import locked_and_active
from organizations.legal_forms import NOT_NGOS, LegalForm, OrganizationKind, kind_of
from organizations.models import FormChange, Organization
from organizations.states import ClaimStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.documents import DocumentFile

COPIED = ("name", "legal_form", "krs", "nip", "regon", "record_number")

# What a group may become: whatever is registered or recorded somewhere.
NEW_FORMS = [
    form for form in LegalForm if form not in NOT_NGOS and kind_of(form) != OrganizationKind.GROUP
]


def ask_to_change_form(
    organization, *, by, evidence: str = "", document: DocumentFile | None = None, **fields
) -> FormChange:
    """Return the request, which waits for staff; the entry stays as it is until they decide.

    ``fields`` are those of ``COPIED`` and ``founded_on``. Raises ``ValidationError`` where one
    waits already, and for an organisation that is no group.
    """
    with refusals_as_validation_errors(), evidence_kept_only_if_all_goes_well() as keep:
        locked = locked_and_active(organization)
        _refuse_unless_group(locked)
        refuse_unless_fits(locked, **fields)
        return FormChange.objects.create(
            organization=locked,
            made_by=by,
            evidence=evidence.strip(),
            evidence_file=keep(document),
            **fields,
        )


def accept_change(change: FormChange, *, by) -> None:
    """Write the new form and numbers into the entry, which keeps its address and history.

    Raises ``ForbiddenMove`` unless it waits, ``PermissionDenied`` for one's own and
    ``ValidationError`` where another organisation has come to have one of the numbers.
    """
    with refusals_as_validation_errors(), transaction.atomic():
        organization = locked_and_active(change.organization)
        locked_to_move(change, ClaimStatus.ACCEPTED)
        _refuse_unless_group(organization)
        write_decision(change, ClaimStatus.ACCEPTED, by=by)
        _take_over(organization, change)
        organization.save()
        change.organization = organization
        tell_author(change, "form_change_accepted")


def refuse_change(change: FormChange, *, by, reason: str) -> None:
    """Say no, with a reason. Raises like ``accept_change``."""
    refuse_without(reason)
    with refusals_as_validation_errors(), transaction.atomic():
        locked_to_move(change, ClaimStatus.REJECTED)
        write_decision(change, ClaimStatus.REJECTED, by=by, reason=reason)
        tell_author(change, "form_change_refused")


def refuse_unless_fits(organization, **fields) -> None:
    """Raise ``ValidationError`` where the entry could not be what is asked for."""
    as_it_would_be(organization, **fields).validate_constraints()


def as_it_would_be(organization, **fields) -> Organization:
    """Return the entry with the new form and numbers, not stored."""
    would_be = Organization.objects.get(pk=organization.pk)
    _take_over(would_be, FormChange(**fields))
    return would_be


def _take_over(organization, change) -> None:
    for name in COPIED:
        setattr(organization, name, getattr(change, name))
    organization.founded_on = change.founded_on or organization.founded_on
    # Whoever signed for the group does not for the organisation, which has a board.
    organization.responsible_adult = ""


def _refuse_unless_group(organization) -> None:
    if organization.kind != OrganizationKind.GROUP:
        raise ValidationError(
            _("Only a group without registration becomes an organisation this way."),
            code="no_group",
        )
