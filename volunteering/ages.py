"""Age by the law, and who may volunteer at what age."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Somebody younger needs a guardian's consent, which the portal can't take yet.
ADULT = 18


def age_on(birth_date: date, day: date) -> int:
    """Return full years of age; a year is complete from the first moment of the birthday.

    Civil Code, art. 112: whoever was born on 29 February completes a common year on the 28th.
    """
    try:
        birthday = birth_date.replace(year=day.year)
    except ValueError:
        birthday = date(day.year, 2, 28)
    return day.year - birth_date.year - (day < birthday)


def refuse_too_young(birth_date: date | None, *, minimum_age: int, day: date) -> None:
    """Raise ``ValidationError`` unless the person has the age that the offer asks for.

    ``day`` is a day in Europe/Warsaw. Codes: ``age_unknown``, ``guardian_needed``, ``too_young``.
    """
    if birth_date is None:
        raise ValidationError(
            _("The date of birth is not known, so the age can't be checked."), code="age_unknown"
        )
    age = age_on(birth_date, day)
    if age < ADULT:
        raise ValidationError(
            _(
                "Before the age of 18 volunteering takes a guardian's consent. Come to the centre "
                "with the guardian's written consent: we will enter the application together."
            ),
            code="guardian_needed",
        )
    if age < minimum_age:
        raise ValidationError(
            # The genitive of Polish needs no plural forms here: the age is 19 or more.
            _("This offer is for people aged %(age)d or more. Look through the other offers.")
            % {"age": minimum_age},
            code="too_young",
        )
