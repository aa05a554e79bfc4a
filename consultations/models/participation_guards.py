"""What no constraint can say about seats, kept by the database itself."""

import pgtrigger
from django.utils.translation import gettext_lazy

from tcal.shared.guards import Guard

_TABLE_IS_AT_THE_MEETING = """
    IF EXISTS (
        SELECT 1 FROM consultations_thematictable
        WHERE id IN (NEW.table_id, NEW.first_choice_id, NEW.second_choice_id, NEW.waiting_for_id)
            AND meeting_id <> NEW.meeting_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('a table is not at meeting %s', NEW.meeting_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'participant_sits_at_a_table_of_the_meeting',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
# The table's row is locked, so that two transactions can't both count the last place as free.
_PLACE_IS_FREE = """
    IF NEW.status <> 'confirmed' OR NEW.table_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT capacity INTO places FROM consultations_thematictable
        WHERE id = NEW.table_id FOR NO KEY UPDATE;
    IF places <= (
        SELECT count(*) FROM consultations_participation
        WHERE table_id = NEW.table_id AND status = 'confirmed' AND id <> NEW.id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('table %s is full', NEW.table_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'table_has_a_place_for_everybody_confirmed',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""

PARTICIPATION_GUARDS = [
    Guard(
        name="participant_sits_at_a_table_of_the_meeting",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.UpdateOf(
            "table_id",
            "meeting_id",
            "first_choice_id",
            "second_choice_id",
            "waiting_for_id",
        ),
        func=_TABLE_IS_AT_THE_MEETING,
        violation_error_message=gettext_lazy(
            "There is no such table at this meeting. Choose one of those listed."
        ),
    ),
    Guard(
        name="table_has_a_place_for_everybody_confirmed",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("table_id", "status"),
        declare=[("places", "integer")],
        func=_PLACE_IS_FREE,
        violation_error_message=gettext_lazy(
            "Somebody has just taken the last place at this table. Choose another one."
        ),
    ),
]
