"""What can be said of organisations in a query."""

from django.db.models import Q

from organizations.legal_forms import NOT_NGOS
from organizations.states import MembershipRole, MembershipStatus, OrganizationStatus
from tcal.shared.polish import polish_key
from tcal.shared.search import SearchQuerySet


class OrganizationQuerySet(SearchQuerySet):
    def active(self):
        return self.filter(status=OrganizationStatus.ACTIVE)

    def listed(self):
        """The public list of NGOs and groups: neither institutions nor partnerships."""
        return self.active().exclude(legal_form__in=NOT_NGOS)

    def entered(self):
        """All but refused entries: a register number is in these only once."""
        return self.exclude(status=OrganizationStatus.REJECTED)

    def awaiting_decision(self):
        return self.filter(status=OrganizationStatus.PENDING).order_by("submitted_at", "pk")

    def of_member(self, user):
        """Organisations in whose name this person may act."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            memberships__user=user, memberships__status=MembershipStatus.ACTIVE
        ).distinct()

    def managed_by(self, user):
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            memberships__user=user,
            memberships__status=MembershipStatus.ACTIVE,
            memberships__role=MembershipRole.MANAGER,
        ).distinct()

    def visible_to(self, user):
        """Active entries; one's own and, for staff, all of them also before and after."""
        if user.is_authenticated and user.has_role("staff"):
            return self
        visible = Q(status__in=[OrganizationStatus.ACTIVE, OrganizationStatus.ENDED])
        if user.is_authenticated:
            visible |= Q(pk__in=self.model.objects.of_member(user).values("pk"))
        return self.filter(visible)

    def in_polish_order(self):
        return self.order_by("name_sort", "name", "pk")

    def districts(self) -> list[str]:
        """The districts that these organisations name, in Polish order."""
        named = self.exclude(district="").values_list("district", flat=True).distinct().order_by()
        return sorted(named, key=polish_key)

    def with_spheres(self):
        return self.prefetch_related("spheres")
