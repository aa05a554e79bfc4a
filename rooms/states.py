"""The life of a booking, of a change of it and of an entry on the waiting list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BookingStatus(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("booking", "offered")
    PENDING = "pending", pgettext_lazy("booking", "awaiting confirmation")
    CONFIRMED = "confirmed", pgettext_lazy("booking", "confirmed")
    REJECTED = "rejected", pgettext_lazy("booking", "refused")
    EXPIRED = "expired", pgettext_lazy("booking", "expired")
    CANCELLED = "cancelled", pgettext_lazy("booking", "cancelled")
    COMPLETED = "completed", pgettext_lazy("booking", "took place")
    NO_SHOW = "no_show", pgettext_lazy("booking", "nobody came")


# Bookings in these statuses keep their allocations: the time is theirs.
HOLDS_TIME = frozenset(
    {
        BookingStatus.OFFERED,
        BookingStatus.PENDING,
        BookingStatus.CONFIRMED,
        BookingStatus.COMPLETED,
        BookingStatus.NO_SHOW,
    }
)

# What nobody of the centre has agreed to yet is not announced in the centre's calendar.
TITLE_MAY_BE_SHOWN = HOLDS_TIME - {BookingStatus.OFFERED, BookingStatus.PENDING}

# An offer counts once it is accepted.
COUNTS_AGAINST_QUOTA = HOLDS_TIME - {BookingStatus.OFFERED}

# Somebody has to answer by a stated time: staff a request, the organisation an offer.
AWAITS_ANSWER = frozenset({BookingStatus.OFFERED, BookingStatus.PENDING})

BOOKING_MOVES = {
    # An offer of the waiting list: accepted, it is confirmed or waits for staff like any request.
    BookingStatus.OFFERED: {
        BookingStatus.PENDING,
        BookingStatus.CONFIRMED,
        BookingStatus.EXPIRED,
        BookingStatus.CANCELLED,
    },
    BookingStatus.PENDING: {
        BookingStatus.CONFIRMED,
        BookingStatus.REJECTED,
        BookingStatus.EXPIRED,
        BookingStatus.CANCELLED,
    },
    BookingStatus.CONFIRMED: {
        BookingStatus.CANCELLED,
        BookingStatus.COMPLETED,
        BookingStatus.NO_SHOW,
    },
    BookingStatus.REJECTED: set(),
    BookingStatus.EXPIRED: set(),
    BookingStatus.CANCELLED: set(),
    BookingStatus.COMPLETED: set(),
    BookingStatus.NO_SHOW: set(),
}


class ChangeStatus(models.TextChoices):
    AWAITING = "awaiting", pgettext_lazy("change of a booking", "awaiting an answer")
    ACCEPTED = "accepted", pgettext_lazy("change of a booking", "accepted")
    REJECTED = "rejected", pgettext_lazy("change of a booking", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("change of a booking", "withdrawn")
    EXPIRED = "expired", pgettext_lazy("change of a booking", "expired")


CHANGE_MOVES = {
    ChangeStatus.AWAITING: {
        ChangeStatus.ACCEPTED,
        ChangeStatus.REJECTED,
        ChangeStatus.WITHDRAWN,
        ChangeStatus.EXPIRED,
    },
    ChangeStatus.ACCEPTED: set(),
    ChangeStatus.REJECTED: set(),
    ChangeStatus.WITHDRAWN: set(),
    ChangeStatus.EXPIRED: set(),
}


class WaitlistStatus(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("waiting list", "waiting")
    OFFERED = "offered", pgettext_lazy("waiting list", "offered a time")
    SERVED = "served", pgettext_lazy("waiting list", "took the time")
    DECLINED = "declined", pgettext_lazy("waiting list", "did not take the time")
    LEFT = "left", pgettext_lazy("waiting list", "left the list")


WAITLIST_MOVES = {
    WaitlistStatus.WAITING: {WaitlistStatus.OFFERED, WaitlistStatus.LEFT},
    WaitlistStatus.OFFERED: {WaitlistStatus.SERVED, WaitlistStatus.DECLINED},
    WaitlistStatus.SERVED: set(),
    WaitlistStatus.DECLINED: set(),
    WaitlistStatus.LEFT: set(),
}


class Channel(models.TextChoices):
    """How a booking reached the centre."""

    PORTAL = "portal", pgettext_lazy("channel", "portal")
    PHONE = "phone", pgettext_lazy("channel", "telephone")
    DESK = "desk", pgettext_lazy("channel", "at the desk")
    EMAIL = "email", pgettext_lazy("channel", "e-mail")
    PAPER = "paper", pgettext_lazy("channel", "on paper")
    IMPORT = "import", pgettext_lazy("channel", "another calendar")


class StrikeKind(models.TextChoices):
    LATE_CANCELLING = "late", _("cancelled late")
    NO_SHOW = "no_show", _("nobody came")


class StrikeStatus(models.TextChoices):
    GIVEN = "given", pgettext_lazy("strike", "given")
    APPEALED = "appealed", pgettext_lazy("strike", "appealed, awaiting a decision")
    UPHELD = "upheld", pgettext_lazy("strike", "upheld")
    LIFTED = "lifted", pgettext_lazy("strike", "taken back")


STRIKE_MOVES = {
    StrikeStatus.GIVEN: {StrikeStatus.APPEALED, StrikeStatus.LIFTED},
    StrikeStatus.APPEALED: {StrikeStatus.UPHELD, StrikeStatus.LIFTED},
    StrikeStatus.UPHELD: {StrikeStatus.LIFTED},
    StrikeStatus.LIFTED: set(),
}
