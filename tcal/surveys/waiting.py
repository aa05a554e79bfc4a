"""What a person is asked at the moment, for themselves or for an organisation of theirs."""

from dataclasses import dataclass, field

from organizations.models import Organization
from tcal.surveys.models import HasAnswered, Response, Survey


@dataclass(frozen=True)
class Asked:
    """A survey and who has still to answer it: this person, or some of their organisations."""

    survey: Survey
    waits_for_person: bool = False
    waits_for: list[Organization] = field(default_factory=list)

    @property
    def is_waiting(self) -> bool:
        return self.waits_for_person or bool(self.waits_for)


def asked_of(user) -> list[Asked]:
    """Return the surveys that ask this person now, those not answered yet first.

    The same number of queries however many there are.
    """
    organizations = list(Organization.objects.active().of_member(user).in_polish_order())
    surveys = list(Survey.objects.visible_to(user).taking_answers().soonest_to_close())
    invited = _invited_organizations(surveys, organizations)
    invited_person = set(
        Survey.invited_people.through.objects.filter(survey__in=surveys, user=user).values_list(
            "survey", flat=True
        )
    )
    answered = _answered(surveys, user, organizations)
    asked = []
    for survey in surveys:
        if survey.asks_people and (not survey.only_invited or survey.pk in invited_person):
            asked.append(Asked(survey, waits_for_person=(survey.pk, None) not in answered))
        elif survey.asks_organizations:
            own = [
                one
                for one in organizations
                if not survey.only_invited or (survey.pk, one.pk) in invited
            ]
            if own:
                waits_for = [one for one in own if (survey.pk, one.pk) not in answered]
                asked.append(Asked(survey, waits_for=waits_for))
    return sorted(asked, key=lambda one: not one.is_waiting)


def waiting_for(user) -> list[Asked]:
    return [one for one in asked_of(user) if one.is_waiting]


def _invited_organizations(surveys, organizations) -> set[tuple]:
    return set(
        Survey.invited_organizations.through.objects.filter(
            survey__in=surveys, organization__in=organizations
        ).values_list("survey", "organization")
    )


def _answered(surveys, user, organizations) -> set[tuple]:
    """Pairs of a survey and an organisation that has answered it, or None for the person."""
    pairs = set()
    for stored in (Response.objects, HasAnswered.objects):
        pairs |= set(
            stored.filter(survey__in=surveys, organization__in=organizations).values_list(
                "survey", "organization"
            )
        )
        pairs |= {
            (survey, None)
            for survey in stored.filter(
                survey__in=surveys, user=user, organization=None
            ).values_list("survey", flat=True)
        }
    return pairs
