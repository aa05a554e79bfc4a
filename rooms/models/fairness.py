from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization
from rooms.letters import Recipient, managers_of, queue_letters, recipients_about
from rooms.models.booking import Booking
from rooms.models.fairness_rules import FairnessRules, Standing
from rooms.states import STRIKE_MOVES, StrikeKind, StrikeStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked
from tcal.shared.states import ForbiddenMove


class StrikeQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if is_centre_staff(user):
            return self
        return self.filter(organization__in=Organization.objects.of_member(user))

    def of_organizations(self, organizations):
        return self.filter(organization__in=organizations)

    def counting(self):
        """All but those that staff lifted: an appeal alone takes nothing back."""
        return self.exclude(status=StrikeStatus.LIFTED)

    def awaiting_decision(self):
        return self.filter(status=StrikeStatus.APPEALED).order_by("appealed_at", "pk")

    def with_details(self):
        return self.select_related(
            "organization", "booking__room", "booking__requested_by", "decided_by"
        )

    def standings_of(self, organizations, now: datetime) -> dict[int, Standing]:
        """Return where each organisation stands, by its id, in two queries.

        The centre and the city get no strikes. The organisation has to be locked by whoever wants
        the answer to stay true.
        """
        return _standings(
            organizations, self._given_to(organizations), FairnessRules.current(), now
        )

    def suspensions_of(self, organizations, now: datetime) -> dict[int, datetime]:
        """Return until when they may book nothing new, by id, of those who may not: two queries.

        One, or none, where nobody has any strikes.
        """
        given = self._given_to(organizations)
        if not given:
            return {}
        standings = _standings(organizations, given, FairnessRules.current(), now)
        return {pk: one.suspended_until for pk, one in standings.items() if one.suspended_until}

    def _given_to(self, organizations) -> dict[int, list[datetime]]:
        bound = [one.pk for one in organizations if not one.is_operator]
        given = {}
        if bound:
            rows = self.counting().filter(organization__in=bound).order_by("given_at", "pk")
            for organization, given_at in rows.values_list("organization", "given_at"):
                given.setdefault(organization, []).append(given_at)
        return given


def _standings(organizations, given, rules, now) -> dict[int, Standing]:
    return {one.pk: Standing(rules, tuple(given.get(one.pk, ())), now) for one in organizations}


@tracked(exclude=("appeal",))
class Strike(models.Model):
    """An organisation kept a room from others: it cancelled late, or nobody came.

    Given by the verbs of a booking. An appeal asks staff to take it back; they may also without.
    """

    Kind = StrikeKind

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="strikes", verbose_name=_("organisation")
    )
    booking = models.OneToOneField(
        Booking, models.PROTECT, related_name="strike", verbose_name=_("booking")
    )
    kind = models.CharField(_("what for"), max_length=10, choices=Kind.choices)
    given_at = models.DateTimeField(_("given"), default=timezone.now, editable=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=StrikeStatus.choices,
        default=StrikeStatus.GIVEN,
        editable=False,
    )
    appeal = models.TextField(_("appeal"), max_length=3000, blank=True)
    appealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    appealed_at = models.DateTimeField(_("appealed"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = StrikeQuerySet.as_manager()

    class Meta:
        verbose_name = _("strike")
        verbose_name_plural = _("strikes")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StrikeStatus.APPEALED)
                | Q(appealed_at__isnull=False) & ~Q(appeal=""),
                name="appeal_says_why",
                violation_error_message=_("Write why the strike should be taken back."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[StrikeStatus.UPHELD, StrikeStatus.LIFTED])
                | ~Q(decision_reason=""),
                name="decided_strike_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_kind_display()}"

    @property
    def is_appealed(self) -> bool:
        return self.status == StrikeStatus.APPEALED

    @property
    def may_be_appealed(self) -> bool:
        return StrikeStatus.APPEALED in STRIKE_MOVES[self.status]

    @property
    def may_be_lifted(self) -> bool:
        return StrikeStatus.LIFTED in STRIKE_MOVES[self.status]

    def file_appeal(self, *, text: str, by) -> None:
        """Ask staff to take it back; until they do, it counts. Raises ``ForbiddenMove``, and

        ``ValidationError`` without a text.
        """
        if not text.strip():
            raise ValidationError(
                {"appeal": _("Write why the strike should be taken back.")}, code="required"
            )
        self._move_to(
            StrikeStatus.APPEALED,
            appeal=text.strip(),
            appealed_by=by,
            appealed_at=timezone.now(),
        )

    def uphold(self, *, by, reason: str) -> None:
        """Answer an appeal: it stays. Raises ``ForbiddenMove``."""
        self._decide(StrikeStatus.UPHELD, by=by, reason=reason, letter="strike_upheld")

    def lift(self, *, by, reason: str) -> None:
        """Take it back: it no longer counts, nor what followed from it. Raises ``ForbiddenMove``."""
        self._decide(StrikeStatus.LIFTED, by=by, reason=reason, letter="strike_lifted")

    def _decide(self, status, *, by, reason, letter):
        if not reason.strip():
            raise ValidationError({"reason": _("Give the reason: the organisation will read it.")})
        with transaction.atomic():
            self._move_to(
                status,
                decided_by=by,
                decided_at=timezone.now(),
                decision_reason=reason.strip(),
            )
            self.tell_organization(letter)

    def _move_to(self, status, **also):
        with transaction.atomic():
            # Locks go from the organisation down, everywhere in the same order.
            Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.organization_id
            )
            stored = Strike.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if status not in STRIKE_MOVES[stored.status]:
                raise ForbiddenMove(stored.get_status_display())
            for name, value in {"status": status, **also}.items():
                setattr(self, name, value)
            self.save(update_fields=["status", *also])

    def tell_organization(self, letter: str, *, with_others: Sequence["Strike"] = ()) -> None:
        """Queue a letter to the managers, to whom the booking's letters go and to who appealed.

        ``with_others`` are strikes of the same organisation given at the same time, told of at
        once.
        """
        strikes, organization = [self, *with_others], self.organization
        now = timezone.now()
        recipients = managers_of(organization)
        for strike in strikes:
            recipients += recipients_about(strike.booking)
            if strike.appealed_by:
                recipients.append(Recipient(strike.appealed_by.email, strike.appealed_by.language))
        queue_letters(
            letter,
            recipients,
            context={
                "organization": organization,
                "strikes": strikes,
                "standing": Strike.objects.standings_of([organization], now)[organization.pk],
            },
        )
