"""Councils that advise the city, such as the public benefit council (RDPP)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from consultations.models.programme import CooperationProgramme
from organizations.models import Organization
from tcal.shared.history import tracked
from tcal.shared.periods import local_today
from tcal.shared.slugs import unique_slug


class DateRange(Func):
    """Two days as a range that includes both."""

    function = "DATERANGE"


@tracked()
class AdvisoryBody(models.Model):
    """An advisory body; its work is public."""

    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    organization = models.ForeignKey(
        Organization,
        models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("entry in the registry"),
        help_text=_("When the body also books rooms or organises events."),
    )
    description = models.TextField(_("what it does"), max_length=5000, blank=True)
    contact = models.TextField(_("contact"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("advisory body")
        verbose_name_plural = _("advisory bodies")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(AdvisoryBody.objects.all(), self.short_name or self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("programmes:body", args=[self.slug])

    @property
    def current_term(self) -> "AdvisoryTerm | None":
        today = local_today()
        return self.terms.filter(starts_on__lte=today, ends_on__gte=today).first()


@tracked()
class AdvisoryTerm(models.Model):
    """A term of office (*kadencja*), both days included."""

    body = models.ForeignKey(
        AdvisoryBody, models.CASCADE, related_name="terms", verbose_name=_("advisory body")
    )
    name = models.CharField(_("name of the term"), max_length=80)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="term_of_office_ends_after_it_starts",
                violation_error_message=_("The term must end later than it begins."),
            ),
            ExclusionConstraint(
                name="terms_of_office_do_not_overlap",
                expressions=[
                    ("body", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("This body has a term of office in these days already."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_running(self) -> bool:
        return self.starts_on <= local_today() <= self.ends_on


@tracked(exclude=("name",))
class AdvisoryMember(models.Model):
    """Somebody who sits in a body; the name belongs to a public office."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        DEPUTY = "deputy", _("deputy chair")
        SECRETARY = "secretary", _("secretary")
        MEMBER = "member", _("member")

    term = models.ForeignKey(
        AdvisoryTerm, models.CASCADE, related_name="members", verbose_name=_("term of office")
    )
    name = models.CharField(_("first and last name"), max_length=120)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.MEMBER)
    represents = models.CharField(
        _("whom they represent"),
        max_length=200,
        blank=True,
        help_text=_("An organisation, the City Council or the Mayor."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("member of a body")
        verbose_name_plural = _("members of a body")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["term"],
                condition=Q(role="chair"),
                name="advisory_body_has_one_chair",
                violation_error_message=_("This term of office has a chair already."),
            )
        ]

    def __str__(self):
        return self.name


@tracked()
class BodySession(models.Model):
    """A session of a body; its minutes are documents attached to it."""

    body = models.ForeignKey(
        AdvisoryBody, models.CASCADE, related_name="sessions", verbose_name=_("advisory body")
    )
    held_on = models.DateField(_("held on"))
    topics = models.TextField(_("what was discussed"), max_length=3000, blank=True)

    class Meta:
        verbose_name = _("session of a body")
        verbose_name_plural = _("sessions of a body")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "held_on"],
                name="body_meets_once_a_day",
                violation_error_message=_("A session on this day is entered already."),
            )
        ]

    def __str__(self):
        return f"{self.body}, {self.held_on:%d.%m.%Y}"


class OpinionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those on a draft are the coordinators' own, like the draft."""
        return self.filter(programme__in=CooperationProgramme.objects.visible_to(user))

    def latest_first(self):
        return self.order_by("-given_on", "-pk")


@tracked()
class Opinion(models.Model):
    """What a body said about a programme; attached to the programme and its reports."""

    body = models.ForeignKey(
        AdvisoryBody, models.PROTECT, related_name="opinions", verbose_name=_("advisory body")
    )
    programme = models.ForeignKey(
        CooperationProgramme,
        models.PROTECT,
        related_name="opinions",
        verbose_name=_("cooperation programme"),
    )
    given_on = models.DateField(_("given on"))
    number = models.CharField(_("number of the resolution"), max_length=60, blank=True)
    text = models.TextField(_("text of the opinion"), max_length=10_000)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = _("opinion of a body")
        verbose_name_plural = _("opinions of bodies")
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="opinion_says_something",
                violation_error_message=_("Write what the opinion says."),
            )
        ]

    def __str__(self):
        return f"{self.body}, {self.given_on:%d.%m.%Y}"
