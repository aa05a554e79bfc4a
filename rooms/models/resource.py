import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from rooms.models.policy import BookingPolicy
from rooms.models.venue import Venue
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.polish import polish_sort_field
from tcal.shared.search import SEARCH_FIELDS, Searchable, SearchQuerySet
from tcal.shared.slugs import unique_slug


class Feature(models.Model):
    """Something that people look for: a projector, a quiet place, entry without steps."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name_pl = models.CharField(_("name (Polish)"), max_length=60)
    name_en = models.CharField(_("name (English)"), max_length=60)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("feature")
        verbose_name_plural = _("features")
        ordering = ["position", "code"]

    def __str__(self):
        return self.name_en if translation.get_language() == "en" else self.name_pl


class ResourceQuerySet(SearchQuerySet):
    def bookable(self):
        return self.filter(is_active=True)

    def rooms(self):
        return self.filter(kind=Resource.Kind.ROOM)

    def with_capacity(self):
        """Rooms and desks: what people sit in."""
        return self.exclude(kind=Resource.Kind.EQUIPMENT)

    def equipment(self):
        return self.filter(kind=Resource.Kind.EQUIPMENT)

    def held_by(self, booking):
        """What the booking holds, and its room, which for a divisible hall is not among that."""
        # A subquery: rows of a join can't be locked.
        return self.filter(Q(pk__in=booking.allocations.values("resource")) | Q(pk=booking.room_id))

    def in_polish_order(self):
        return self.order_by("name_sort", "name")

    def with_leaves_of(self, resources):
        """These resources and the parts of those that have some: what a booking of them holds."""
        ids = [resource.pk for resource in resources]
        return self.filter(
            Q(pk__in=ids)
            | Q(pk__in=self.model.parts.through.objects.filter(whole__in=ids).values("part"))
        )

    def locked(self):
        """Lock these rows, in the one order used everywhere, until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")


@tracked(exclude=("door_code", *SEARCH_FIELDS))
class Resource(BookingPolicy, Searchable):
    """A room, a desk or a kind of equipment. ``quantity`` counts equal pieces of equipment.

    A divisible hall has ``parts``, and only they hold time: see ``models/part.py``.
    """

    class Kind(models.TextChoices):
        ROOM = "room", _("room")
        DESK = "desk", _("desk or workstation")
        EQUIPMENT = "equipment", _("equipment")

    venue = models.ForeignKey(
        Venue, models.PROTECT, related_name="resources", verbose_name=_("venue")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ROOM)
    name = models.CharField(_("name"), max_length=80)
    name_sort = polish_sort_field("name")
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    summary = models.CharField(_("in one sentence"), max_length=200, blank=True)
    description = models.TextField(_("description"), max_length=3000, blank=True)
    capacity = models.PositiveSmallIntegerField(
        _("for how many people"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    quantity = models.PositiveSmallIntegerField(
        _("how many pieces"), default=1, validators=[MinValueValidator(1)]
    )
    features = models.ManyToManyField(
        Feature, verbose_name=_("features"), related_name="resources", blank=True
    )
    access = models.TextField(_("access for people with disabilities"), max_length=2000, blank=True)
    rules = models.TextField(_("rules of use"), max_length=3000, blank=True)
    door_code = models.CharField(
        _("door code"),
        max_length=40,
        blank=True,
        help_text=_("Shown only to those with a confirmed booking, shortly before it starts."),
    )
    parts = models.ManyToManyField(
        "self",
        through="rooms.Part",
        symmetrical=False,
        related_name="wholes",
        verbose_name=_("parts"),
    )
    is_active = models.BooleanField(_("can be booked"), default=True)

    objects = ResourceQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("rooms and equipment")
        constraints = [
            *BookingPolicy.Meta.constraints,
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="resource_exists_at_least_once",
                violation_error_message=_("There has to be at least one piece."),
            ),
            models.CheckConstraint(
                condition=Q(kind="equipment") | Q(quantity=1),
                name="only_equipment_comes_in_several_pieces",
                violation_error_message=_("A room or a desk is one. Add each of them by itself."),
            ),
            models.CheckConstraint(
                condition=Q(kind="equipment") | Q(capacity__isnull=False, capacity__gte=1),
                name="room_states_its_capacity",
                violation_error_message=_("State for how many people the room or desk is."),
            ),
        ]
        triggers = [
            Guard(
                name="booked_resource_keeps_its_kind",
                operation=pgtrigger.UpdateOf("kind"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(old__kind__df=pgtrigger.F("new__kind")),
                func="""
                    IF EXISTS (SELECT 1 FROM rooms_allocation WHERE resource_id = NEW.id)
                       OR EXISTS (SELECT 1 FROM rooms_booking WHERE room_id = NEW.id)
                       OR EXISTS (SELECT 1 FROM rooms_part WHERE NEW.id IN (whole_id, part_id))
                    THEN
                        RAISE EXCEPTION 'resource % is in use as %', NEW.id, OLD.kind
                              USING ERRCODE = '23P01',
                                    CONSTRAINT = 'booked_resource_keeps_its_kind';
                    END IF;
                    RETURN NEW;
                """,
                violation_error_message=_(
                    "What was booked, or belongs to a divisible hall, stays of its kind. "
                    "Enter a new one instead."
                ),
            ),
            # Touching the allocations makes their own guards judge them by the new number. The
            # past is left out: what took place can't be over-lent any more.
            pgtrigger.Trigger(
                name="quantity_covers_what_is_lent",
                operation=pgtrigger.UpdateOf("quantity"),
                when=pgtrigger.After,
                condition=pgtrigger.Q(old__quantity__df=pgtrigger.F("new__quantity")),
                func="""
                    UPDATE rooms_allocation SET quantity = quantity
                     WHERE resource_id = NEW.id AND upper(period) > clock_timestamp();
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Resource.objects.all(), self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        name = "rooms:equipment" if self.is_equipment else "rooms:room"
        return reverse(name, args=[self.slug])

    def search_parts(self):
        return [("A", self.name), ("B", self.summary), ("C", self.description)]

    @property
    def field_name(self) -> str:
        """The name of the field in which forms ask for pieces of it."""
        return f"equipment_{self.pk}"

    @property
    def leaves(self) -> list:
        """What really holds time: the parts of a divisible hall, otherwise the resource itself."""
        return list(self.parts.all()) or [self]

    @property
    def is_equipment(self) -> bool:
        return self.kind == self.Kind.EQUIPMENT
