from contextlib import contextmanager

import pgtrigger
from django.conf import settings
from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Collate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import MEMBERSHIP_MOVES, MembershipRole, MembershipStatus
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.mail import queue_mail
from tcal.shared.polish import PolishKey
from tcal.shared.states import ForbiddenMove


class MembershipQuerySet(models.QuerySet):
    def active(self):
        return self.filter(status=MembershipStatus.ACTIVE)

    def managers(self):
        return self.active().filter(role=MembershipRole.MANAGER)

    def managers_first(self):
        """Managers, then members, each in the Polish order of names."""
        return self.order_by(
            Case(When(role=MembershipRole.MANAGER, then=0), default=1),
            Collate(PolishKey("user__name"), "C"),
            "pk",
        )

    def awaiting_decision(self):
        """People who ask to join; they wait for a manager, or for staff where there is none."""
        return self.filter(status=MembershipStatus.REQUESTED).order_by("pk")

    def present(self):
        """Those who are in, and those who ask to be: a person has one such place at a time."""
        return self.exclude(status=MembershipStatus.ENDED)

    def without_a_manager(self):
        """Places in organisations that nobody keeps: staff decide there."""
        kept = Membership.objects.managers().filter(organization=OuterRef("organization"))
        return self.filter(~Exists(kept))

    def of_person(self, user):
        """This person's present places, in the Polish order of the organisations."""
        return (
            self.active()
            .filter(user=user)
            .select_related("organization")
            .order_by("organization__name_sort", "organization__name")
        )


# The organisation's row is locked, so that its last two managers can't both leave at once. Only
# an organisation that goes on needs somebody to keep it.
_KEEPS_A_MANAGER = """
    IF OLD.status <> 'active' OR OLD.role <> 'manager'
        OR (TG_OP = 'UPDATE' AND NEW.status = 'active' AND NEW.role = 'manager')
    THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    PERFORM 1 FROM organizations_organization
        WHERE id = OLD.organization_id AND status = 'active' FOR NO KEY UPDATE;
    IF FOUND AND NOT EXISTS (
        SELECT 1 FROM organizations_membership
        WHERE organization_id = OLD.organization_id AND id <> OLD.id
            AND status = 'active' AND role = 'manager'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('organisation %s would have no manager', OLD.organization_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'organization_keeps_a_manager',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


@tracked(exclude=("message",))
class Membership(models.Model):
    """Somebody's place in an organisation, past ones kept: bookings refer to who made them."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    role = models.CharField(
        _("role"), max_length=10, choices=MembershipRole.choices, default=MembershipRole.MEMBER
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=MembershipStatus.choices,
        default=MembershipStatus.ACTIVE,
    )

    message = models.CharField(
        _("what they wrote when they asked to join"), max_length=500, blank=True
    )
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"],
                condition=~Q(status=MembershipStatus.ENDED),
                name="person_is_in_an_organization_once",
                violation_error_message=_("This person is in the organisation already."),
            )
        ]
        triggers = [
            Guard(
                name="organization_keeps_a_manager",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status", "role") | pgtrigger.Delete,
                func=_KEEPS_A_MANAGER,
                violation_error_message=_(
                    "This is the last manager. Make somebody else a manager first."
                ),
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.organization}"

    @property
    def is_manager(self) -> bool:
        return self.role == MembershipRole.MANAGER

    @property
    def is_active(self) -> bool:
        return self.status == MembershipStatus.ACTIVE

    @property
    def is_requested(self) -> bool:
        return self.status == MembershipStatus.REQUESTED

    def accept(self, *, by) -> None:
        """Let an invited or asking person in. Raises ``ForbiddenMove``."""
        with self._locked(MembershipStatus.ACTIVE):
            self._write(status=MembershipStatus.ACTIVE, since=timezone.now())
            self._tell("request_accepted")

    def decline(self, *, by, reason: str = "") -> None:
        """Say no to a person who asks to join. Raises ``ForbiddenMove``."""
        with self._locked(MembershipStatus.ENDED, only_from=MembershipStatus.REQUESTED):
            self._write(status=MembershipStatus.ENDED, ended_at=timezone.now(), ended_by=by)
            self._tell("request_declined", reason=reason.strip())

    def end(self, *, by) -> None:
        """Take the person out; the row stays, since bookings refer to it.

        Whoever goes by themselves gets no letter. Raises ``ForbiddenMove``, and
        ``ValidationError`` for the last manager.
        """
        with self._locked(MembershipStatus.ENDED) as was:
            self._write(status=MembershipStatus.ENDED, ended_at=timezone.now(), ended_by=by)
            if by != self.user:
                is_member = was.status == MembershipStatus.ACTIVE
                self._tell("membership_ended" if is_member else "request_declined")

    def change_role(self, role: str, *, by) -> None:
        """Make a manager of a member, or the other way round.

        Raises ``ForbiddenMove`` unless the person is in the organisation, and
        ``ValidationError`` for the last manager.
        """
        with self._locked() as was:
            if was.status != MembershipStatus.ACTIVE:
                raise ForbiddenMove(was.get_status_display())
            if was.role != role:
                self._write(role=role)
                if by != self.user:
                    self._tell("role_changed")

    @contextmanager
    def _locked(self, status=None, *, only_from=None):
        """Lock from the organisation down, everywhere in the same order; yield the row as it is."""
        with refusals_as_validation_errors(), transaction.atomic():
            self.organization = Organization.objects.select_for_update(
                of=("self",), no_key=True
            ).get(pk=self.organization_id)
            was = Membership.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if status and status not in MEMBERSHIP_MOVES[was.status]:
                raise ForbiddenMove(was.get_status_display())
            if only_from and was.status != only_from:
                raise ForbiddenMove(was.get_status_display())
            yield was

    def _write(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))

    def _tell(self, letter: str, **also):
        queue_mail(
            f"organizations/mail/{letter}",
            to=self.user.email,
            language=self.user.language,
            context={"membership": self, "organization": self.organization, **also},
        )
