"""Writing an offer: as a draft to come back to, or sent to the centre at once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from tcal.shared.conflicts import constraint_name, refusals_as_validation_errors
from tcal.shared.states import ForbiddenMove
from volunteering.models import Opportunity
from volunteering.permissions import organizations_to_offer_for

ADDRESS_TAKEN = "volunteering_opportunity_slug_key"
ATTEMPTS_AT_AN_ADDRESS = 3


def save_offer(
    opportunity: Opportunity, *, spheres, skills, by, submission_id=None, submit: bool = False
) -> Opportunity:
    """Store a new or rewritten offer and, with ``submit``, send it to the centre; return it.

    The same ``submission_id`` from the same person returns the first offer. Raises
    ``PermissionDenied`` for an organisation that ``by`` does not manage, ``ForbiddenMove`` when
    the stored offer may no longer be rewritten, and ``ValidationError`` by field.
    """
    if not organizations_to_offer_for(by).filter(pk=opportunity.organization_id).exists():
        raise PermissionDenied
    is_new = opportunity.pk is None
    if is_new:
        first = already_written(by, submission_id)
        if first:
            return first
        opportunity.submission_id = submission_id
        opportunity.created_by = by
    attempts = 0
    while True:
        attempts += 1
        try:
            with refusals_as_validation_errors(), transaction.atomic():
                return _store(opportunity, spheres=spheres, skills=skills, by=by, submit=submit)
        except (IntegrityError, ValidationError) as error:
            if is_new:
                opportunity.pk, opportunity.slug = None, ""
                # The same form may have arrived twice at this moment.
                first = already_written(by, submission_id)
                if first:
                    return first
            # Somebody else wrote an offer of the same title at this moment: number ours.
            if constraint_name(error) != ADDRESS_TAKEN or attempts == ATTEMPTS_AT_AN_ADDRESS:
                raise


def _store(opportunity, *, spheres, skills, by, submit) -> Opportunity:
    _refuse_if_moved_on(opportunity)
    opportunity.full_clean()
    opportunity.save()
    opportunity.spheres.set(spheres)
    opportunity.skills.set(skills)
    opportunity.refresh_search()
    if submit:
        opportunity.submit(by=by)
    return opportunity


def already_written(user, submission_id) -> Opportunity | None:
    """Return what this same filling-in of the form has stored already."""
    if submission_id is None:
        return None
    return Opportunity.objects.filter(created_by=user, submission_id=submission_id).first()


def _refuse_if_moved_on(opportunity):
    if opportunity.pk is None:
        return
    stored = Opportunity.objects.locked().get(pk=opportunity.pk)
    if not stored.is_editable or stored.status != opportunity.status:
        raise ForbiddenMove(stored.get_status_display())
