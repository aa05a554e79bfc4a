from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization, PublicTaskSphere
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.periods import local_today
from tcal.shared.search import Searchable, SearchQuerySet
from tcal.shared.slugs import RESERVED, unique_slug
from tcal.shared.states import ForbiddenMove
from volunteering.guards import OFFER_STILL_FITS_THOSE_ACCEPTED
from volunteering.models.skill import Skill
from volunteering.states import (
    EDITABLE,
    OPPORTUNITY_MOVES,
    PUBLIC,
    ApplicationStatus,
    OpportunityStatus,
)

# Words that stand in this app's addresses where a slug stands.
OWN_WORDS = frozenset({"organizacja", "profil"})


class Language(models.TextChoices):
    """Codes of the HTML ``lang`` attribute: the language that an offer is written in."""

    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")
    UKRAINIAN = "uk", _("Ukrainian")
    GERMAN = "de", _("German")


class OpportunityQuerySet(SearchQuerySet):
    def public(self):
        """Offers with a page for everybody, those that are closed or over included."""
        return self.filter(status__in=PUBLIC)

    def open(self):
        """Public offers that one can apply for today; the twin of ``Opportunity.is_open``."""
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=local_today()),
            status=OpportunityStatus.PUBLISHED,
            organization__in=Organization.objects.active(),
        )

    def awaiting_decision(self):
        return self.filter(status=OpportunityStatus.SUBMITTED).order_by("submitted_at", "pk")

    def locked(self):
        """Lock these rows, in one order, until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")

    def managed_by(self, user):
        """Offers of the organisations that this person manages."""
        return self.filter(organization__in=Organization.objects.managed_by(user))

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.public()
        if is_centre_staff(user):
            return self
        own = Opportunity.objects.managed_by(user).order_by().values("pk")
        return self.filter(Q(status__in=PUBLIC) | Q(pk__in=own))

    def of_organization(self, organization):
        return self.filter(organization=organization)

    def running_within(self, days: int):
        """Offers that need somebody at some time from today to so many days from now."""
        last = local_today() + timedelta(days=days)
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=last))

    def ongoing(self):
        return self.filter(ongoing=True)

    def remote(self):
        return self.filter(remote=True)

    def on_site(self):
        """Offers with a place to come to; a remote one may have such a place as well."""
        return self.exclude(place="")

    def published_since(self, moment):
        return self.filter(published_at__gte=moment)

    def latest_first(self):
        """By when they were written, for the organisation."""
        return self.order_by("-created_at", "-pk")

    def newest_first(self):
        """By when they were published, for everybody."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def with_counts(self):
        """Annotate ``accepted_count`` and ``waiting_count`` (those who await a decision)."""
        return self.annotate(
            accepted_count=_applications(ApplicationStatus.ACCEPTED),
            waiting_count=_applications(ApplicationStatus.SUBMITTED),
        )

    def for_cards(self):
        """With all that a list shows of an offer."""
        return self.with_counts().select_related("organization").prefetch_related("skills")

    def for_page(self):
        return self.for_cards().prefetch_related("spheres")


def _applications(status) -> Count:
    # Distinct, since a filter by skill or sphere joins tables of its own.
    return Count("applications", filter=Q(applications__status=status), distinct=True)


def _signed(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=verbose_name,
        editable=False,
    )


@tracked(exclude=("search_document", "search_text"))
class Opportunity(Searchable):
    """Something that an organisation looks for volunteers for. Days are those of Warsaw."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="opportunities", verbose_name=_("organisation")
    )
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
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=OpportunityStatus.choices,
        default=OpportunityStatus.DRAFT,
        editable=False,
    )
    submission_id = models.UUIDField(unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("written by"),
        editable=False,
    )
    created_at = models.DateTimeField(_("written"), default=timezone.now, editable=False)
    submitted_by = _signed(_("sent to the centre by"))
    submitted_at = models.DateTimeField(_("sent to the centre"), null=True, editable=False)
    published_at = models.DateTimeField(_("published on"), null=True, editable=False)
    decided_by = _signed(_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    closed_by = _signed(_("closed by"))
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    objects = OpportunityQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = _("volunteering offer")
        verbose_name_plural = _("volunteering offers")
        constraints = [
            models.CheckConstraint(
                condition=Q(ongoing=True, ends_on=None)
                | Q(ongoing=False, starts_on__isnull=False, ends_on__isnull=False),
                name="offer_has_both_dates_or_is_ongoing",
                violation_error_message=_(
                    "Give the first and the last day. Ongoing help has no last day."
                ),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="offer_ends_on_or_after_its_first_day",
                violation_error_message=_("The last day can't be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="offer_has_at_least_one_place",
                violation_error_message=_("State how many people are needed: at least one."),
            ),
            models.CheckConstraint(
                condition=Q(minimum_age__gte=1, minimum_age__lte=99),
                name="offer_has_a_sensible_minimum_age",
                violation_error_message=_("Give the minimum age in years, from 1 to 99."),
            ),
            models.CheckConstraint(
                condition=Q(remote=True) | ~Q(place=""),
                name="offer_says_where_unless_it_is_remote",
                violation_error_message=_("Say where it takes place, or mark it as remote."),
            ),
            models.CheckConstraint(
                condition=~Q(status=OpportunityStatus.RETURNED) | ~Q(decision_reason=""),
                name="returned_offer_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
        ]
        indexes = [
            *Searchable.Meta.indexes,
            models.Index(fields=["status", "-published_at"], name="offers_newest_first"),
            models.Index(fields=["organization", "status"], name="offers_of_organization"),
        ]
        triggers = [OFFER_STILL_FITS_THOSE_ACCEPTED]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(
                Opportunity.objects.all(), self.title, reserved=RESERVED | OWN_WORDS
            )
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("volunteering:opportunity", args=[self.slug])

    def search_parts(self):
        skills = " ".join(skill.name_pl for skill in self.skills.all()) if self.pk else ""
        return [
            ("A", self.title),
            ("B", self.summary),
            ("B", self.organization.name),
            ("C", self.description),
            ("C", skills),
            ("D", self.place),
        ]

    # What can be said about it ------------------------------------------------------------------

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE

    @property
    def has_started(self) -> bool:
        return self.starts_on is None or self.starts_on <= local_today()

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < local_today()

    @property
    def is_open(self) -> bool:
        """Whether one can apply; the last day counts. The twin of ``OpportunityQuerySet.open``."""
        return (
            self.status == OpportunityStatus.PUBLISHED
            and not self.is_over
            and self.organization.is_active
        )

    @property
    def places_left(self) -> int:
        """Places without an accepted volunteer; counted anew unless annotated."""
        accepted = getattr(self, "accepted_count", None)
        if accepted is None:
            accepted = self.applications.accepted().count()
        return max(self.places - accepted, 0)

    @property
    def is_full(self) -> bool:
        return self.places_left == 0

    # What can be done with it -------------------------------------------------------------------

    def submit(self, *, by) -> None:
        """Send it to the centre. Raises ``ForbiddenMove``, ``ValidationError`` for past dates."""
        self._refuse_past()
        self.submitted_by = by
        self.submitted_at = timezone.now()
        self._move_to(OpportunityStatus.SUBMITTED, "submitted_by", "submitted_at")

    def publish(self, *, by, reason: str = "") -> None:
        """Show it to everybody. Raises ``ForbiddenMove``, ``ValidationError`` for past dates."""
        self._refuse_past()
        self.published_at = timezone.now()
        self._decide(
            OpportunityStatus.PUBLISHED,
            "published_at",
            by=by,
            reason=reason,
            mail="offer_published",
        )

    def return_for_changes(self, *, by, reason: str) -> None:
        """Ask the organisation to correct it and send it again."""
        self._decide(OpportunityStatus.RETURNED, by=by, reason=reason, mail="offer_returned")

    def close(self, *, by) -> None:
        """End the recruitment: nobody can apply any more, those accepted stay."""
        self.closed_by = by
        self.closed_at = timezone.now()
        self._move_to(OpportunityStatus.CLOSED, "closed_by", "closed_at")

    def _refuse_past(self):
        if self.is_over:
            raise ValidationError(
                {
                    "ends_on": ValidationError(
                        _("The last day of this offer has passed. Give a later one."),
                        code="past",
                    )
                }
            )

    def _decide(self, status, *also_changed, by, reason, mail):
        self.decided_by = by
        self.decided_at = timezone.now()
        self.decision_reason = reason.strip()
        changed = [*also_changed, "decided_by", "decided_at", "decision_reason"]
        self._move_to(status, *changed, mail=mail)

    def _move_to(self, status, *changed, mail=None):
        with refusals_as_validation_errors(), transaction.atomic():
            locked = Opportunity.objects.locked().get(pk=self.pk)
            if status not in OPPORTUNITY_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self.save(update_fields=["status", *changed])
            if mail:
                queue_mail(
                    f"volunteering/mail/{mail}",
                    to=self.created_by.email,
                    language=self.created_by.language,
                    context={"opportunity": self, "reason": self.decision_reason},
                )
