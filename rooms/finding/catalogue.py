"""All that can be booked, with what cards of it show."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from rooms.models import Feature, Part, Resource


def described(resources: QuerySet[Resource]) -> QuerySet[Resource]:
    """Add what pages show of resources: features, pictures, and name and slug of their

    ``part_rows`` and ``whole_rows``. Three queries however many resources.
    """
    return resources.annotate(
        part_rows=_rows(whole=OuterRef("pk"), of="part"),
        whole_rows=_rows(part=OuterRef("pk"), of="whole"),
    ).prefetch_related("features", "pictures")


@dataclass(frozen=True)
class Catalogue:
    """All bookable resources in Polish order, described."""

    resources: list[Resource]

    @classmethod
    def load(cls) -> "Catalogue":
        """Three queries, however many there are."""
        return cls(list(described(Resource.objects.bookable()).in_polish_order()))

    @property
    def rooms(self) -> list[Resource]:
        """Rooms, then desks."""
        found = [resource for resource in self.resources if not resource.is_equipment]
        return sorted(found, key=lambda resource: resource.kind != Resource.Kind.ROOM)

    @property
    def equipment(self) -> list[Resource]:
        return [resource for resource in self.resources if resource.is_equipment]

    @property
    def features(self) -> list[Feature]:
        """What some room has or can be lent for it, in the order that staff gave."""
        found = {feature for resource in self.resources for feature in resource.features.all()}
        return sorted(found, key=lambda feature: (feature.position, feature.code))


def _rows(*, of: str, **which):
    return ArraySubquery(
        Part.objects.filter(**which, **{f"{of}__is_active": True})
        .order_by(f"{of}__name_sort", f"{of}__name")
        .values(row=JSONObject(name=F(f"{of}__name"), slug=F(f"{of}__slug")))
    )
