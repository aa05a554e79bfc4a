from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Membership
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.periods import local_today
from tcal.shared.states import ForbiddenMove
from volunteering.ages import refuse_too_young
from volunteering.guards import NO_MORE_ACCEPTED_THAN_PLACES, NOBODY_MEETS_CHILDREN_UNCHECKED
from volunteering.models.opportunity import Opportunity
from volunteering.models.profile import VolunteerProfile
from volunteering.models.querysets import ApplicationQuerySet
from volunteering.states import APPLICATION_MOVES, ApplicationStatus, RegisterCheckResult


@tracked(exclude=("message", "decision_message"))
class Application(models.Model):
    """Somebody's wish to help with an offer, and what the organisation answered.

    Made by ``volunteering.applying.apply``. The offer's row is locked before an application's.
    """

    opportunity = models.ForeignKey(
        Opportunity, models.PROTECT, related_name="applications", verbose_name=_("offer")
    )
    profile = models.ForeignKey(
        VolunteerProfile, models.PROTECT, related_name="applications", verbose_name=_("volunteer")
    )
    message = models.TextField(_("message to the organisation"), max_length=2000, blank=True)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ApplicationStatus.choices,
        default=ApplicationStatus.SUBMITTED,
        editable=False,
    )
    submission_id = models.UUIDField(unique=True, editable=False)
    applied_at = models.DateTimeField(_("applied"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("decided by"),
        editable=False,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_message = models.TextField(_("the organisation's answer"), blank=True, editable=False)
    register_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("checked in the register by"),
        editable=False,
    )
    register_checked_on = models.DateField(
        _("checked in the register on"), null=True, editable=False
    )
    register_check_result = models.CharField(
        _("result of the register check"),
        max_length=10,
        choices=RegisterCheckResult.choices,
        blank=True,
        editable=False,
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer's application")
        verbose_name_plural = _("volunteers' applications")
        constraints = [
            models.UniqueConstraint(
                fields=["opportunity", "profile"],
                condition=~Q(status=ApplicationStatus.WITHDRAWN),
                name="volunteer_applies_to_an_offer_once",
                violation_error_code="already_applied",
                violation_error_message=_(
                    "You have applied for this already. See “My volunteering” for the answer."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    register_checked_by=None, register_checked_on=None, register_check_result=""
                )
                | Q(
                    register_checked_by__isnull=False,
                    register_checked_on__isnull=False,
                    register_check_result__in=RegisterCheckResult.values,
                ),
                name="register_check_says_who_when_and_what",
                violation_error_message=_("Say who checked the register, when, and the result."),
            ),
        ]
        indexes = [models.Index(fields=["opportunity", "status"], name="applications_of_an_offer")]
        triggers = [NO_MORE_ACCEPTED_THAN_PLACES, NOBODY_MEETS_CHILDREN_UNCHECKED]

    def __str__(self):
        return f"{self.profile} → {self.opportunity}"

    def can_become(self, status) -> bool:
        return status in APPLICATION_MOVES[self.status]

    @property
    def can_be_withdrawn(self) -> bool:
        return self.can_become(ApplicationStatus.WITHDRAWN)

    @property
    def is_accepted(self) -> bool:
        return self.status == ApplicationStatus.ACCEPTED

    @property
    def needs_register_check(self) -> bool:
        """Whether nobody has found this person clear for the offer's work with children."""
        return (
            self.opportunity.contact_with_children
            and self.register_check_result != RegisterCheckResult.CLEAR
        )

    def accept(self, *, by, message: str = "") -> None:
        """Say yes: give the last free place, or put on the waiting list when there is none.

        Raises ``ForbiddenMove``, ``PermissionDenied`` for one's own application, and
        ``ValidationError``: ``past``, ``guardian_needed``, ``too_young``, ``register_check`` and,
        for somebody who waits already, ``full``.
        """
        with refusals_as_validation_errors(), transaction.atomic():
            self._lock()
            self._refuse_move(ApplicationStatus.ACCEPTED)
            self._refuse_unfit()
            if not self.opportunity.is_full:
                self._move_to(ApplicationStatus.ACCEPTED, by=by, message=message, mail="accepted")
            elif self.can_become(ApplicationStatus.WAITLISTED):
                self._move_to(
                    ApplicationStatus.WAITLISTED, by=by, message=message, mail="waitlisted"
                )
            else:
                raise ValidationError(
                    _("All places are taken. A place frees when somebody withdraws."),
                    code="full",
                )

    def decline(self, *, by, message: str = "") -> None:
        """Say no. Raises ``ForbiddenMove``, and ``PermissionDenied`` for one's own application."""
        with refusals_as_validation_errors():
            self._move_to(ApplicationStatus.DECLINED, by=by, message=message, mail="declined")

    def withdraw(self, *, by) -> None:
        """Take one's own application back; the first on the waiting list gets the place."""
        if by.pk != self.profile.user_id:
            raise PermissionDenied
        with refusals_as_validation_errors(), transaction.atomic():
            self._lock()
            was_accepted = self.is_accepted
            self._refuse_move(ApplicationStatus.WITHDRAWN)
            self.status = ApplicationStatus.WITHDRAWN
            self.save(update_fields=["status"])
            self.tell_managers("application_withdrawn")
            if was_accepted and self.opportunity.is_open:
                self._give_place_to_the_first_waiting()

    def record_register_check(self, *, by, checked_on, result) -> None:
        """Write down that ``by`` looked into the register of sexual offenders, and what it said.

        ``checked_on`` is a day in Warsaw. Raises ``ForbiddenMove`` once the application is
        decided for good, ``ValidationError`` for a day to come, and ``PermissionDenied`` for one's
        own application.
        """
        self._refuse_own(by)
        if checked_on > local_today():
            raise ValidationError(
                {
                    "checked_on": ValidationError(
                        _("The check can't have been made on a day to come."), code="future"
                    )
                }
            )
        with refusals_as_validation_errors(), transaction.atomic():
            self._lock()
            self._refuse_move(ApplicationStatus.ACCEPTED)
            self.register_checked_by = by
            self.register_checked_on = checked_on
            self.register_check_result = result
            self.save(
                update_fields=[
                    "register_checked_by",
                    "register_checked_on",
                    "register_check_result",
                ]
            )

    def tell_volunteer(self, mail: str) -> None:
        user = self.profile.user
        queue_mail(
            f"volunteering/mail/{mail}",
            to=user.email,
            language=user.language,
            context={"application": self, "opportunity": self.opportunity},
        )

    def tell_managers(self, mail: str) -> None:
        memberships = Membership.objects.managers().filter(
            organization=self.opportunity.organization_id, user__is_active=True
        )
        for membership in memberships.select_related("user"):
            queue_mail(
                f"volunteering/mail/{mail}",
                to=membership.user.email,
                language=membership.user.language,
                context={"application": self, "opportunity": self.opportunity},
            )

    def _lock(self) -> None:
        """Lock the offer, then this row, and read both anew."""
        opportunity = Opportunity.objects.locked().get(pk=self.opportunity_id)
        self.refresh_from_db(
            from_queryset=Application.objects.select_for_update(of=("self",), no_key=True)
        )
        self.opportunity = opportunity

    def _refuse_move(self, status) -> None:
        if not self.can_become(status):
            raise ForbiddenMove(self.get_status_display())

    def _refuse_own(self, by) -> None:
        if by.pk == self.profile.user_id:
            raise PermissionDenied

    def _refuse_unfit(self) -> None:
        """Raise ``ValidationError`` where the person may not be accepted today."""
        if self.opportunity.is_over:
            raise ValidationError(
                _("This offer is over: nobody can be accepted any more."), code="past"
            )
        refuse_too_young(
            self.profile.birth_date,
            minimum_age=self.opportunity.minimum_age,
            day=local_today(),
        )
        if self.needs_register_check:
            raise ValidationError(
                NOBODY_MEETS_CHILDREN_UNCHECKED.violation_error_message, code="register_check"
            )

    def _give_place_to_the_first_waiting(self) -> None:
        """Those on the list have been said yes to; who no longer may be accepted is passed over."""
        for waiting in self.opportunity.applications.waitlisted():
            waiting.opportunity = self.opportunity
            try:
                waiting._refuse_unfit()
            except ValidationError:
                continue
            waiting._move_to(
                ApplicationStatus.ACCEPTED,
                by=waiting.decided_by,
                message=waiting.decision_message,
                mail="accepted",
            )
            waiting.tell_managers("application_promoted")
            return

    def _move_to(self, status, *, by, message, mail) -> None:
        self._refuse_own(by)
        with transaction.atomic():
            self._lock()
            self._refuse_move(status)
            self.status = status
            self.decided_by = by
            self.decided_at = timezone.now()
            self.decision_message = message.strip()
            self.save(update_fields=["status", "decided_by", "decided_at", "decision_message"])
            self.tell_volunteer(f"application_{mail}")
