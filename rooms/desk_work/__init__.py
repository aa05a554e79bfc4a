"""What staff do for whoever telephones or stands at the desk, at once and in their own name.

They may waive most rules, but never unseen: a verb refuses with every rule that is in the way until
it is told, by code, which of them are waived (``WAIVABLE``).
"""

from rooms.desk_work.day import day_of
from rooms.desk_work.entering import enter_booking
from rooms.desk_work.moving import move_at_once
from rooms.desk_work.swapping import outlook_of_swap, swap_rooms
from rooms.desk_work.waiving import A_LITTLE, WAIVABLE, waivable_problems
from rooms.desk_work.walk_in import WalkIn, rooms_free_now

__all__ = [
    "A_LITTLE",
    "WAIVABLE",
    "WalkIn",
    "day_of",
    "enter_booking",
    "move_at_once",
    "outlook_of_swap",
    "rooms_free_now",
    "swap_rooms",
    "waivable_problems",
]
