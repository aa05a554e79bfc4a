from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.periods import local_today
from tcal.shared.slugs import RESERVED, unique_slug
from tcal.shared.states import ForbiddenMove
from volunteering.guards import OFFER_STILL_FITS_THOSE_ACCEPTED
from volunteering.models.content import OfferContent
from volunteering.models.querysets import OpportunityQuerySet
from volunteering.states import (
    EDITABLE,
    OPPORTUNITY_MOVES,
    PUBLIC,
    OpportunityStatus,
)

# Words that stand in this app's addresses where a slug stands.
OWN_WORDS = frozenset({"organizacja", "profil"})


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
class Opportunity(OfferContent):
    """Something that an organisation looks for volunteers for. Days are those of Warsaw."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="opportunities", verbose_name=_("organisation")
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

    class Meta(OfferContent.Meta):
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
            *OfferContent.Meta.indexes,
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
