"""Whom a limited survey asks."""

from django.db import transaction

from tcal.surveys.models import Survey


def invite(survey: Survey, *, organizations=(), people=()) -> None:
    """Limit the survey to those invited so far and these. Inviting twice changes nothing."""
    with transaction.atomic():
        locked = survey.locked()
        if not locked.only_invited:
            locked.only_invited = survey.only_invited = True
            locked.full_clean()
            locked.save(update_fields=["only_invited"])
        locked.invited_organizations.add(*organizations)
        locked.invited_people.add(*people)


def uninvite(survey: Survey, *, organization=None, person=None) -> None:
    """What they have answered stays."""
    if organization:
        survey.invited_organizations.remove(organization)
    if person:
        survey.invited_people.remove(person)
