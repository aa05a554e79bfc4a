"""Volunteers, offers in any status, and applications, written as they would be after the verbs."""

from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from tcal.shared.periods import local_today
from tests.factories import accounts, organizations
from volunteering.models import Application, Opportunity, Skill, VolunteerProfile
from volunteering.states import RegisterCheckResult

_numbers = count(1)


def skill(*, code="gardening", name_pl="ogrodnictwo", name_en="gardening") -> Skill:
    """Return a skill, also after a transactional test has flushed them."""
    return Skill.objects.get_or_create(
        code=code, defaults={"name_pl": name_pl, "name_en": name_en, "position": 1}
    )[0]


def profile(*, user=None, birth_date=date(1990, 5, 17), skills=(), **fields) -> VolunteerProfile:
    made = VolunteerProfile.objects.create(
        user=user or accounts.user(name=f"Wanda Wolontariuszka {next(_numbers)}"),
        birth_date=birth_date,
        **fields,
    )
    made.skills.set(skills)
    return made


def opportunity(
    *, organization=None, status="published", created_by=None, skills=(), spheres=(), **fields
) -> Opportunity:
    """Return an offer for one person, ongoing and published unless told otherwise."""
    number = next(_numbers)
    now = timezone.now()
    life = {}
    if status != "draft":
        life |= {"submitted_at": now - timedelta(days=2)}
    if status in {"published", "closed"}:
        life |= {"published_at": now - timedelta(days=1)}
    if status == "returned":
        life |= {"decision_reason": "Prosimy podać godziny."}
    made = Opportunity.objects.create(
        organization=organization or organizations.organization(),
        created_by=created_by or accounts.user(),
        status=status,
        submission_id=uuid4(),
        **{
            "title": f"Pomoc w ogrodzie {number}",
            "summary": "Sadzenie krzewów razem z sąsiadami.",
            "description": "Spotykamy się co tydzień.",
            "ongoing": "ends_on" not in fields,
            "place": "ul. Próbna 7, Toruń",
            "insurance": "Organizacja ubezpiecza.",
        }
        | life
        | fields,
    )
    made.skills.set(skills)
    made.spheres.set(spheres)
    made.refresh_search()
    return made


def application(*, opportunity=None, profile=None, status="submitted", **fields) -> Application:
    decided = {} if status == "submitted" else {"decided_at": timezone.now()}
    return Application.objects.create(
        opportunity=opportunity or globals()["opportunity"](),
        profile=profile or globals()["profile"](),
        status=status,
        submission_id=uuid4(),
        **decided | fields,
    )


def clear_check(*, by) -> dict:
    """Return the fields of a register check with nothing found."""
    return {
        "register_checked_by": by,
        "register_checked_on": local_today(),
        "register_check_result": RegisterCheckResult.CLEAR,
    }


def offer_form_data(*, organization=None, **changes) -> dict:
    """Return a filled-in offer of ongoing help."""
    data = {
        "submission_id": str(uuid4()),
        "title": "Spacery z psami",
        "summary": "Wyprowadzanie psów ze schroniska.",
        "description": "W każdą sobotę rano.",
        "language": "pl",
        "ongoing": "on",
        "starts_on": "",
        "ends_on": "",
        "place": "ul. Leśna 1, Toruń",
        "places": "3",
        "minimum_age": "18",
        "insurance": "Organizacja ubezpiecza.",
        "send": "",
    }
    if organization:
        data["organization"] = str(organization.pk)
    return {name: value for name, value in (data | changes).items() if value is not None}
