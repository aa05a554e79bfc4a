from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models import PublicTaskSphere
from tcal.shared.history import tracked
from volunteering.ages import age_on
from volunteering.models.skill import Skill

# Nobody alive was born earlier: an older date is a slip of the keyboard.
EARLIEST_BIRTH = date(1900, 1, 1)


class VolunteerProfileQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user) if user.is_authenticated else self.none()


@tracked(exclude=("birth_date", "about"))
class VolunteerProfile(models.Model):
    """Who volunteers. An account has one for now; a parent's account will act for children too.

    An organisation sees a profile only with an application to one of its offers. The birth date
    is kept where it was given, and shown to nobody.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="volunteer_profiles",
        verbose_name=_("account"),
        editable=False,
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    skills = models.ManyToManyField(
        Skill, verbose_name=_("what I can do"), related_name="profiles", blank=True
    )
    spheres = models.ManyToManyField(
        PublicTaskSphere,
        verbose_name=_("what I care about"),
        related_name="volunteer_profiles",
        blank=True,
    )
    about = models.TextField(_("a few words about me"), max_length=2000, blank=True)

    objects = VolunteerProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer's profile")
        verbose_name_plural = _("volunteers' profiles")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                name="account_has_one_volunteer_profile",
                violation_error_message=_("This account has a volunteer's profile already."),
            ),
            models.CheckConstraint(
                condition=Q(birth_date=None) | Q(birth_date__gte=EARLIEST_BIRTH),
                name="volunteer_was_born_in_living_memory",
                violation_error_message=_("Check the year of birth: it is before 1900."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return str(self.user)

    def age_on(self, day: date) -> int | None:
        """Return full years on this day in Warsaw, None where the birth date was not given."""
        return age_on(self.birth_date, day) if self.birth_date else None
