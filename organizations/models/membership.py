from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import MEMBERSHIP_MOVES, MembershipRole, MembershipStatus
from tcal.shared.history import tracked
from tcal.shared.states import ForbiddenMove


class MembershipQuerySet(models.QuerySet):
    def active(self):
        return self.filter(status=MembershipStatus.ACTIVE)

    def managers(self):
        return self.active().filter(role=MembershipRole.MANAGER)

    def awaiting_decision(self):
        """People who ask to join; they wait for a manager, or for staff where there is none."""
        return self.filter(status=MembershipStatus.REQUESTED).order_by("pk")

    def of_person(self, user):
        """This person's present places, in the Polish order of the organisations."""
        return (
            self.active()
            .filter(user=user)
            .select_related("organization")
            .order_by("organization__name_sort", "organization__name")
        )


@tracked()
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

    def __str__(self):
        return f"{self.user} – {self.organization}"

    @property
    def is_manager(self) -> bool:
        return self.role == MembershipRole.MANAGER

    def accept(self, *, by) -> None:
        """Let an invited or asking person in. Raises ``ForbiddenMove``."""
        self._move_to(MembershipStatus.ACTIVE)

    def end(self, *, by) -> None:
        """Take the person out; the row stays, since bookings refer to it. Raises ``ForbiddenMove``."""
        self._move_to(MembershipStatus.ENDED)

    def _move_to(self, status):
        with transaction.atomic():
            # Locks go from the organisation down, everywhere in the same order.
            Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.organization_id
            )
            locked = Membership.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)
            if status not in MEMBERSHIP_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self.save(update_fields=["status"])
