"""What organisations give to the others: declared by their managers, or recorded by staff."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from organizations.models import Contribution, Organization
from organizations.permissions import can_contribute, can_record_contribution
from organizations.states import ContributionStatus


def declare_contribution(*, organization, kind, description, made_on, by) -> Contribution:
    """Tell the staff what the organisation gave; return it, waiting for their decision.

    The same told again while it waits is the first one. Raises ``PermissionDenied`` unless the
    person manages an active organisation, and ``ValidationError`` by field.
    """
    with transaction.atomic():
        organization = _locked(organization)
        if not can_contribute(by, organization):
            raise PermissionDenied
        first = organization.contributions.awaiting_decision().filter(
            kind=kind, description=description, made_on=made_on, declared_by=by
        )
        return first.first() or _stored(
            organization, kind=kind, description=description, made_on=made_on, declared_by=by
        )


def record_contribution(*, organization, kind, description, made_on, points, by) -> Contribution:
    """Write down what staff know that an organisation gave; return it, counted from now on.

    Raises ``PermissionDenied`` for an organisation of theirs, and ``ValidationError`` by field.
    """
    with transaction.atomic():
        organization = _locked(organization)
        if not can_record_contribution(by, organization):
            raise PermissionDenied
        return _stored(
            organization,
            kind=kind,
            description=description,
            made_on=made_on,
            points=points,
            status=ContributionStatus.ACCEPTED,
            decided_by=by,
            decided_at=timezone.now(),
        )


def _locked(organization) -> Organization:
    return Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=organization.pk)


def _stored(organization, **fields) -> Contribution:
    contribution = Contribution(organization=organization, **fields)
    if contribution.made_on > timezone.localdate():
        raise ValidationError(
            {"made_on": _("This day is still to come. Tell us when it has been given.")}
        )
    contribution.full_clean()
    contribution.save()
    return contribution
