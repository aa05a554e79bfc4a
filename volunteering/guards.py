"""Rules on accepting volunteers that need two tables, kept by triggers.

Locking the offer makes all who accept somebody for it wait for each other: a guard that only
counted would not see what others have not committed yet.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from tcal.shared.guards import Guard

NO_MORE_ACCEPTED_THAN_PLACES = Guard(
    name="no_more_accepted_than_places",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.After,
    condition=pgtrigger.Q(new__status="accepted"),
    declare=[("room", "integer"), ("accepted", "integer")],
    func="""
        SELECT places INTO room FROM volunteering_opportunity
         WHERE id = NEW.opportunity_id FOR NO KEY UPDATE;
        SELECT count(*) INTO accepted FROM volunteering_application
         WHERE opportunity_id = NEW.opportunity_id AND status = 'accepted';
        IF accepted > room THEN
            RAISE EXCEPTION 'offer % has % places, % would be accepted',
                  NEW.opportunity_id, room, accepted
                  USING ERRCODE = '23P01', CONSTRAINT = 'no_more_accepted_than_places';
        END IF;
        RETURN NULL;
    """,
    violation_error_message=_("There are more people accepted than places."),
)

# Act of 13 May 2016 on counteracting sexual crime, art. 21: checked before admission.
NOBODY_MEETS_CHILDREN_UNCHECKED = Guard(
    name="nobody_meets_children_unchecked",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.After,
    condition=pgtrigger.Q(new__status="accepted"),
    declare=[("with_children", "boolean")],
    func="""
        SELECT contact_with_children INTO with_children FROM volunteering_opportunity
         WHERE id = NEW.opportunity_id FOR NO KEY UPDATE;
        IF with_children AND NEW.register_check_result IS DISTINCT FROM 'clear' THEN
            RAISE EXCEPTION 'application % has no clear register check', NEW.id
                  USING ERRCODE = '23P01', CONSTRAINT = 'nobody_meets_children_unchecked';
        END IF;
        RETURN NULL;
    """,
    violation_error_message=_(
        "This is work with children. Check the person in the register of sexual offenders and "
        "record the result, then accept."
    ),
)

# Touching the applications makes their own guards judge them by the offer's new conditions.
OFFER_STILL_FITS_THOSE_ACCEPTED = pgtrigger.Trigger(
    name="offer_still_fits_those_accepted",
    operation=pgtrigger.UpdateOf("places", "contact_with_children"),
    when=pgtrigger.After,
    condition=pgtrigger.Q(old__places__df=pgtrigger.F("new__places"))
    | pgtrigger.Q(old__contact_with_children__df=pgtrigger.F("new__contact_with_children")),
    func="""
        UPDATE volunteering_application SET status = status
         WHERE opportunity_id = NEW.id AND status = 'accepted';
        RETURN NULL;
    """,
)
