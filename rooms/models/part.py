import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rooms.models.resource import Resource
from tcal.shared.guards import Guard
from tcal.shared.history import tracked

# Both rows are locked in the order of their ids, like everywhere, so that a booking that is being
# made is waited for and then seen.
LOCK_BOTH = """
    PERFORM 1 FROM rooms_resource WHERE id IN ({row}.whole_id, {row}.part_id)
      ORDER BY id FOR NO KEY UPDATE;
"""
IS_BOOKED = """
    IF EXISTS (SELECT 1 FROM rooms_allocation WHERE resource_id = {row}.whole_id)
       OR EXISTS (SELECT 1 FROM rooms_booking AS booking
                    JOIN rooms_allocation AS held ON held.booking_id = booking.id
                   WHERE booking.room_id = {row}.whole_id)
    THEN
        RAISE EXCEPTION 'resource % was booked as a whole', {row}.whole_id
              USING ERRCODE = '23P01', CONSTRAINT = 'parts_are_frozen_once_booked';
    END IF;
"""


@tracked()
class Part(models.Model):
    """One part of a divisible hall. A part may belong to several wholes (A+B and A+B+C).

    Time is held only by parts: booking the whole takes each of them, and a taken part takes the
    whole. Parts have no parts themselves.
    """

    whole = models.ForeignKey(Resource, models.CASCADE, related_name="+", verbose_name=_("whole"))
    part = models.ForeignKey(Resource, models.PROTECT, related_name="+", verbose_name=_("part"))

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        constraints = [
            models.UniqueConstraint(
                fields=["whole", "part"],
                name="part_is_named_once",
                violation_error_message=_("This part is entered already."),
            ),
            models.CheckConstraint(
                condition=~Q(whole=F("part")),
                name="part_is_another_resource_than_the_whole",
                violation_error_message=_("A hall can't be a part of itself."),
            ),
        ]
        triggers = [
            Guard(
                name="parts_are_frozen_once_booked",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=f"""
                    IF TG_OP <> 'INSERT' THEN
                        {LOCK_BOTH.format(row="OLD")} {IS_BOOKED.format(row="OLD")}
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    {LOCK_BOTH.format(row="NEW")} {IS_BOOKED.format(row="NEW")}
                    RETURN NEW;
                """,
                violation_error_message=_(
                    "This hall has been booked as a whole, so its parts stay as they are. "
                    "Enter a new hall with the new parts."
                ),
            ),
            Guard(
                name="parts_have_no_parts",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                func="""
                    IF EXISTS (SELECT 1 FROM rooms_part
                                WHERE whole_id = NEW.part_id OR part_id = NEW.whole_id)
                       OR EXISTS (SELECT 1 FROM rooms_resource
                                   WHERE id IN (NEW.whole_id, NEW.part_id) AND kind = 'equipment')
                    THEN
                        RAISE EXCEPTION 'resource % has parts or is no room', NEW.part_id
                              USING ERRCODE = '23P01', CONSTRAINT = 'parts_have_no_parts';
                    END IF;
                    RETURN NULL;
                """,
                violation_error_message=_(
                    "A hall consists of rooms that have no parts themselves, and never of equipment."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.whole}: {self.part}"
