from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ForbiddenMove(ValidationError):
    """Somebody else was faster, or the page was old: the thing is not in the expected status."""

    def __init__(self, current_status):
        super().__init__(
            _("This can't be done any more: the status is now “%(status)s”. Open the page again."),
            code="forbidden_move",
            params={"status": current_status},
        )
