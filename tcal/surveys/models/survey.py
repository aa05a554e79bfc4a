from secrets import token_urlsafe

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organizations.models import Organization
from tcal.shared.dates import human_date, human_time
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.periods import WARSAW
from tcal.shared.slugs import RESERVED, unique_slug
from tcal.shared.states import ForbiddenMove
from tcal.surveys.models.querysets import SurveyQuerySet
from tcal.surveys.states import SURVEY_MOVES, Audience, SurveyStatus

RESERVED_SLUGS = RESERVED | {"o", "obsluga"}


def new_token() -> str:
    return token_urlsafe(16)


def _who_did_it(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=verbose_name,
    )


_PROMISE_IS_KEPT = """
    IF OLD.status <> 'draft' AND (
        NEW.is_anonymous <> OLD.is_anonymous
        OR NEW.audience <> OLD.audience
        OR NEW.status = 'draft'
        OR (OLD.status = 'closed' AND NEW.status <> 'closed')
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('survey %s was opened', NEW.id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'opened_survey_keeps_its_promise',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


@tracked(exclude=("token",))
class Survey(models.Model):
    """What is asked, of whom, until when, and whether the answers are anonymous.

    ``opens_at`` is empty where answers are taken from the moment it is opened; ``closes_at`` is
    inclusive. Whom it asks and whether it is anonymous is promised by opening it.
    """

    title = models.CharField(gettext_lazy("title"), max_length=200)
    slug = models.SlugField(gettext_lazy("address"), max_length=80, unique=True, editable=False)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    introduction = models.TextField(
        gettext_lazy("introduction"),
        max_length=5000,
        blank=True,
        help_text=gettext_lazy("Why you ask, how long it takes and what the answers are for."),
    )
    audience = models.CharField(
        gettext_lazy("who answers"),
        max_length=15,
        choices=Audience.choices,
        default=Audience.ORGANIZATIONS,
    )
    only_invited = models.BooleanField(
        gettext_lazy("only those whom you choose"),
        default=False,
        help_text=gettext_lazy("You choose them on the page of the survey."),
    )
    invited_organizations = models.ManyToManyField(
        Organization,
        related_name="surveys_inviting",
        blank=True,
        verbose_name=gettext_lazy("invited organisations"),
    )
    invited_people = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="surveys_inviting",
        blank=True,
        verbose_name=gettext_lazy("invited people"),
    )
    is_anonymous = models.BooleanField(
        gettext_lazy("anonymous"),
        default=False,
        help_text=gettext_lazy(
            "Nothing will join an answer to who gave it. The results are shown after the survey "
            "is closed, from five answers on."
        ),
    )
    opens_at = models.DateTimeField(gettext_lazy("answers from"), null=True, blank=True)
    closes_at = models.DateTimeField(gettext_lazy("answers until"))
    status = models.CharField(
        gettext_lazy("status"),
        max_length=10,
        choices=SurveyStatus.choices,
        default=SurveyStatus.DRAFT,
        editable=False,
    )
    created_at = models.DateTimeField(gettext_lazy("made"), default=timezone.now, editable=False)
    created_by = _who_did_it(gettext_lazy("made by"))
    opened_at = models.DateTimeField(gettext_lazy("opened"), null=True, editable=False)
    opened_by = _who_did_it(gettext_lazy("opened by"))
    closed_at = models.DateTimeField(gettext_lazy("closed"), null=True, editable=False)
    closed_by = _who_did_it(gettext_lazy("closed by"))

    objects = SurveyQuerySet.as_manager()

    # Of an anonymous survey nothing is shown for fewer answers: somebody could be told apart.
    ANONYMOUS_FROM = 5

    class Meta:
        verbose_name = gettext_lazy("survey")
        verbose_name_plural = gettext_lazy("surveys")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(opens_at__lt=F("closes_at")),
                name="survey_closes_after_it_opens",
                violation_error_message=gettext_lazy(
                    "The last moment for answers has to be later than the first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.LINK) | Q(only_invited=False),
                name="open_link_is_for_everybody",
                violation_error_message=gettext_lazy(
                    "An open link can't be limited: whoever has it may answer."
                ),
            ),
        ]
        triggers = [
            Guard(
                name="opened_survey_keeps_its_promise",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("is_anonymous", "audience", "status"),
                func=_PROMISE_IS_KEPT,
                violation_error_message=gettext_lazy(
                    "The survey was opened: who answers and whether it is anonymous can't be "
                    "changed any more."
                ),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Survey.objects.all(), self.title, reserved=RESERVED_SLUGS)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Where it is answered."""
        if self.audience == Audience.LINK:
            return reverse("surveys:by_link", args=[self.token])
        return reverse("surveys:survey", args=[self.slug])

    @property
    def is_draft(self) -> bool:
        return self.status == SurveyStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.status == SurveyStatus.CLOSED

    @property
    def asks_organizations(self) -> bool:
        return self.audience == Audience.ORGANIZATIONS

    @property
    def asks_people(self) -> bool:
        return self.audience == Audience.PEOPLE

    @property
    def is_by_link(self) -> bool:
        return self.audience == Audience.LINK

    @property
    def taken_until(self):
        """The last moment for answers, earlier where it was closed before."""
        return min(self.closed_at or self.closes_at, self.closes_at)

    @property
    def takes_answers(self) -> bool:
        """The same for many of them: ``taking_answers()``."""
        return not self.why_not_answered_now()

    def why_not_answered_now(self) -> str:
        """Return why nobody can answer at this moment, empty where they can."""
        now = timezone.now()
        if self.is_draft:
            return _("This survey is not open yet.")
        if self.is_closed:
            return _("This survey is closed; answers are not taken any more.")
        if self.opens_at and now < self.opens_at:
            return _("Answers are taken from %(moment)s.") % {"moment": moment_text(self.opens_at)}
        if now > self.closes_at:
            return _("Answers were taken until %(moment)s.") % {
                "moment": moment_text(self.closes_at)
            }
        return ""

    def why_not_opened(self) -> list[str]:
        """Return what has to be mended before it can be opened."""
        problems = [
            _("Question %(number)d: %(problem)s")
            % {"number": question.position, "problem": problem}
            for question in self.questions.with_options()
            if (problem := question.what_is_missing())
        ]
        if not self.questions.exists():
            problems.append(_("Add at least one question."))
        if self.closes_at < timezone.now():
            problems.append(_("The last moment for answers has passed. Set a later one."))
        if self.only_invited:
            invited = (
                self.invited_organizations if self.asks_organizations else self.invited_people
            ).count()
            if not invited:
                problems.append(_("Choose who is to answer: nobody is invited yet."))
            elif self.is_anonymous and invited < self.ANONYMOUS_FROM:
                problems.append(
                    _(
                        "An anonymous survey needs at least %(count)d invited, so that nobody is told apart."
                    )
                    % {"count": self.ANONYMOUS_FROM}
                )
        return problems

    def open(self, *, by) -> None:
        """Start taking answers. Raises ``ValidationError`` with all that is missing."""
        with transaction.atomic():
            locked = self.locked()
            if locked.is_draft and (problems := locked.why_not_opened()):
                raise ValidationError(problems, code="not_ready")
            self._move_to(SurveyStatus.OPEN, by=by, stamp="opened")

    def close(self, *, by) -> None:
        """End the taking of answers for good. Raises ``ForbiddenMove`` unless it is open."""
        self._move_to(SurveyStatus.CLOSED, by=by, stamp="closed")

    def locked(self) -> "Survey":
        """Return a fresh copy whose row is locked until the end of the transaction."""
        return Survey.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)

    def _move_to(self, status, *, by, stamp: str) -> None:
        with transaction.atomic():
            locked = self.locked()
            if status not in SURVEY_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            setattr(self, f"{stamp}_at", timezone.now())
            setattr(self, f"{stamp}_by", by)
            self.save(update_fields=["status", f"{stamp}_at", f"{stamp}_by"])


def moment_text(moment) -> str:
    """30 November 2026 at 23:59, in Warsaw."""
    return _("%(day)s at %(time)s") % {
        "day": human_date(moment),
        "time": human_time(moment.astimezone(WARSAW)),
    }
