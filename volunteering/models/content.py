from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models import PublicTaskSphere
from tcal.shared.search import Searchable
from volunteering.models.skill import Skill


class Language(models.TextChoices):
    """Codes of the HTML ``lang`` attribute: the language that an offer is written in."""

    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")
    GERMAN = "de", _("German")


class OfferContent(Searchable):
    """Abstract. What an organisation writes in an offer; days are those of Warsaw."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    summary = models.CharField(
        _("in one sentence"),
        max_length=200,
        help_text=_("What the volunteer will do, and for whom."),
    )
    description = models.TextField(_("what it is about"), max_length=5000)
    language = models.CharField(
        _("language of the offer"), max_length=2, choices=Language.choices, default=Language.POLISH
    )
    spheres = models.ManyToManyField(
        PublicTaskSphere, verbose_name=_("spheres"), related_name="opportunities", blank=True
    )
    skills = models.ManyToManyField(
        Skill, verbose_name=_("useful skills"), related_name="opportunities", blank=True
    )
    ongoing = models.BooleanField(
        _("ongoing"),
        default=False,
        help_text=_("Regular help without an end date: the last day stays empty."),
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    hours = models.CharField(
        _("days and hours"),
        max_length=120,
        blank=True,
        help_text=_("For example: Tuesdays 16:00–18:00, or two hours a week by agreement."),
    )
    remote = models.BooleanField(_("remote"), default=False)
    place = models.CharField(_("place"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(
        _("how many people are needed"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"), default=18, validators=[MinValueValidator(1), MaxValueValidator(99)]
    )
    contact_with_children = models.BooleanField(
        _("work with children"),
        default=False,
        help_text=_(
            "Nobody is accepted before the organisation has checked them in the register of "
            "sexual offenders (act of 13 May 2016)."
        ),
    )
    insurance = models.CharField(
        _("accident insurance"),
        max_length=300,
        help_text=_(
            "The organisation insures volunteers whose agreement lasts up to 30 days; those whose "
            "agreement lasts longer are insured by the state."
        ),
    )
    costs = models.CharField(
        _("costs covered"),
        max_length=300,
        blank=True,
        help_text=_("For example: tickets, meals, training, protective clothing."),
    )
    benefits = models.TextField(
        _("what the volunteer gains"),
        max_length=1000,
        blank=True,
        help_text=_("What one learns, a certificate, company, a recommendation."),
    )

    class Meta(Searchable.Meta):
        abstract = True
