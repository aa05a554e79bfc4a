"""Rules that no constraint can say, kept by database triggers."""

import pgtrigger


class Guard(pgtrigger.Trigger):
    """A trigger that refuses with SQLSTATE 23P01 and its own name as the constraint's.

    ``violation_error_message`` is what a person reads when it refuses.
    """

    violation_error_message = ""

    def __init__(self, *, violation_error_message, **kwargs):
        super().__init__(**kwargs)
        self.violation_error_message = violation_error_message
