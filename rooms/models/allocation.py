import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rooms.models.booking import Booking
from rooms.models.change import BookingChange
from rooms.models.closure import Closure
from rooms.models.resource import Resource
from tcal.shared.guards import Guard
from tcal.shared.periods import Period

# The most pieces that are out at one time during a period, if this row stays. It can only
# change where some allocation starts, so those instants and the period's start are looked at.
# One holder's overlapping rows (a booking and its proposed change) count once, by the larger.
PEAK_USE = """
    -- One piece of a single thing is kept by the exclusion constraint already, and faster.
    IF NEW.exclusive AND NEW.quantity = 1 THEN RETURN NULL; END IF;
    SELECT quantity INTO pieces FROM rooms_resource WHERE id = NEW.resource_id;
    SELECT max(in_use) INTO peak
      FROM (SELECT lower(period) AS instant FROM rooms_allocation
             WHERE resource_id = NEW.resource_id AND period && NEW.period
               AND lower(period) >= lower(NEW.period)
             UNION SELECT lower(NEW.period)) AS starts,
           LATERAL (SELECT sum(pieces_held) AS in_use
                      FROM (SELECT max(quantity) AS pieces_held FROM rooms_allocation
                             WHERE resource_id = NEW.resource_id AND period @> starts.instant
                             GROUP BY holder) AS holders) AS used;
    IF peak > pieces THEN
        RAISE EXCEPTION 'resource % has %, % would be in use', NEW.resource_id, pieces, peak
              USING ERRCODE = '23P01', CONSTRAINT = 'equipment_is_never_over_lent';
    END IF;
    RETURN NULL;
"""


class AllocationQuerySet(models.QuerySet):
    def proposed(self):
        """Held for a change of a booking that nobody has decided on yet."""
        return self.filter(change__isnull=False)

    def settled(self):
        return self.filter(change=None)

    def during(self, period: Period):
        return self.filter(period__overlap=period.as_range())

    def during_any(self, periods: list[Period]):
        touched = Q()
        for period in periods:
            touched |= Q(period__overlap=period.as_range())
        return self.filter(touched)


class Allocation(models.Model):
    """One resource, a quantity and the time it is held for, buffers included.

    Written for leaves only: a divisible hall is held by its parts. Bookings and closures both write here, so that this table alone answers "is it free?". The
    exclusion constraint keeps single things, the guard keeps pools; nothing in Python, the admin
    or SQL typed by hand gets past them.
    """

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="allocations")
    booking = models.ForeignKey(
        Booking, models.CASCADE, related_name="allocations", null=True, blank=True
    )
    closure = models.ForeignKey(
        Closure, models.CASCADE, related_name="allocations", null=True, blank=True
    )
    change = models.ForeignKey(
        BookingChange, models.CASCADE, related_name="allocations", null=True, blank=True
    )
    quantity = models.PositiveSmallIntegerField(default=1)
    period = DateTimeRangeField()
    holder = models.GeneratedField(
        expression=Coalesce("booking", 0), output_field=models.BigIntegerField(), db_persist=True
    )
    exclusive = models.BooleanField(default=False, editable=False)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("allocation")
        verbose_name_plural = _("allocations")
        constraints = [
            ExclusionConstraint(
                name="resource_is_used_by_one_at_a_time",
                expressions=[
                    ("resource", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                    ("holder", RangeOperators.NOT_EQUAL),
                ],
                condition=Q(exclusive=True),
                violation_error_message=_(
                    "Somebody has just taken this time. Choose another time or another room."
                ),
            ),
            models.CheckConstraint(
                condition=Q(booking__isnull=False, closure=None)
                | Q(booking=None, closure__isnull=False),
                name="allocation_belongs_to_one_booking_or_closure",
                violation_error_message=_("Time is held for one booking or for one closure."),
            ),
            models.CheckConstraint(
                condition=Q(change=None) | Q(booking__isnull=False),
                name="change_holds_time_for_its_booking",
                violation_error_message=_("A change holds time for the booking that it changes."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="allocation_is_of_at_least_one",
                violation_error_message=_("At least one piece has to be taken."),
            ),
            models.CheckConstraint(
                condition=Q(period__isempty=False, period__startswith__isnull=False)
                & Q(period__endswith__isnull=False),
                name="allocation_lasts_some_time",
                violation_error_message=_("The end must be later than the start."),
            ),
        ]
        indexes = [
            # Reading what is held asks for pools too, which the index of the exclusion leaves out.
            GistIndex(fields=["resource", "period"], name="allocation_by_time")
        ]
        triggers = [
            # Locking the resource makes writers of one resource wait for each other: a guard that
            # only counts would not see rows that others have not committed yet.
            pgtrigger.Trigger(
                name="allocation_locks_its_resource",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    SELECT quantity = 1 INTO NEW.exclusive FROM rooms_resource
                     WHERE id = NEW.resource_id FOR NO KEY UPDATE;
                    RETURN NEW;
                """,
            ),
            Guard(
                name="only_parts_of_a_divisible_hall_hold_time",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                func="""
                    IF EXISTS (SELECT 1 FROM rooms_part WHERE whole_id = NEW.resource_id) THEN
                        RAISE EXCEPTION 'resource % has parts', NEW.resource_id
                              USING ERRCODE = '23P01',
                                    CONSTRAINT = 'only_parts_of_a_divisible_hall_hold_time';
                    END IF;
                    RETURN NULL;
                """,
                violation_error_message=_(
                    "This hall has just been divided into parts. Send the form again."
                ),
            ),
            Guard(
                name="equipment_is_never_over_lent",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                declare=[("pieces", "integer"), ("peak", "integer")],
                func=PEAK_USE,
                violation_error_message=_(
                    "Somebody has just taken the equipment. Take fewer pieces or another time."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.resource} × {self.quantity}"
