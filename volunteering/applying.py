"""Applying for an offer: the profile, the rules and the row, stored together or not at all."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tcal.shared.conflicts import constraint_name, refusals_as_validation_errors
from tcal.shared.periods import local_today
from volunteering.ages import refuse_too_young
from volunteering.models import Application, Opportunity, VolunteerProfile

SUBMITTED_TWICE = "volunteering_application_submission_id_key"


@dataclass(frozen=True)
class ApplicationRequest:
    """What somebody sends. All but the message is taken only where the profile lacks it."""

    opportunity: Opportunity
    message: str = ""
    birth_date: date | None = None
    about: str = ""
    skills: list = field(default_factory=list)


def apply(request: ApplicationRequest, *, by, submission_id) -> Application:
    """Store an application of ``by`` and their profile; tell them and the organisation.

    The same ``submission_id`` from the same person returns the first application. Raises
    ``ValidationError`` with codes ``closed``, ``already_applied`` and, beside ``birth_date``,
    ``age_unknown``, ``guardian_needed``, ``too_young``.
    """
    first = _already_sent(by, submission_id)
    if first:
        return first
    try:
        with refusals_as_validation_errors(), transaction.atomic():
            return _store(request, by=by, submission_id=submission_id)
    except (IntegrityError, ValidationError) as error:
        # The same form may have arrived twice at this moment.
        first = _already_sent(by, submission_id)
        if first:
            return first
        if constraint_name(error) == SUBMITTED_TWICE:
            raise ValidationError(_("Open the page again and send the form once more.")) from error
        raise


def _already_sent(user, submission_id) -> Application | None:
    return Application.objects.of(user).filter(submission_id=submission_id).first()


def _store(request: ApplicationRequest, *, by, submission_id) -> Application:
    opportunity = Opportunity.objects.locked().get(pk=request.opportunity.pk)
    if not opportunity.is_open:
        raise ValidationError(
            _("This offer no longer takes applications. Look through the other offers."),
            code="closed",
        )
    profile, is_new = VolunteerProfile.objects.get_or_create(user=by)
    if profile.birth_date is None and request.birth_date:
        profile.birth_date = request.birth_date
        profile.full_clean()
        profile.save(update_fields=["birth_date"])
    if is_new:
        profile.about = request.about
        profile.save(update_fields=["about"])
        profile.skills.set(request.skills)
    try:
        refuse_too_young(profile.birth_date, minimum_age=opportunity.minimum_age, day=local_today())
    except ValidationError as error:
        raise ValidationError({"birth_date": error}) from error
    application = Application(
        opportunity=opportunity,
        profile=profile,
        message=request.message,
        submission_id=submission_id,
    )
    application.validate_constraints()
    application.save()
    application.tell_volunteer("application_received")
    application.tell_managers("application_arrived")
    return application
