"""The policy and the fee of a resource in words, the same on every page."""

from datetime import timedelta
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rooms.models import Resource
from tcal.shared.dates import human_duration


def policy_in_words(resource: Resource) -> str:
    """Return how it is booked in one line: step, shortest, longest, notice; never empty."""
    parts = [
        pgettext("booking policy", "every %(step)s") % {"step": human_duration(resource.step)},
        pgettext("booking policy", "at least %(duration)s")
        % {"duration": human_duration(resource.shortest)},
    ]
    if resource.longest:
        parts.append(
            pgettext("booking policy", "at most %(duration)s")
            % {"duration": human_duration(resource.longest)}
        )
    if resource.notice_hours:
        notice = human_duration(timedelta(hours=resource.notice_hours))
        parts.append(
            pgettext("booking policy", "booked at least %(duration)s ahead") % {"duration": notice}
        )
    return ", ".join(parts)


def fee_in_words(resource: Resource) -> str:
    """Return what an hour costs, empty where it costs nothing."""
    if not resource.fee_per_hour:
        return ""
    amount = in_zloty(resource.fee_per_hour)
    if resource.quantity > 1:
        return _("Fee: %(amount)s an hour for each, paid at the centre.") % {"amount": amount}
    return _("Fee: %(amount)s an hour, paid at the centre.") % {"amount": amount}


def in_zloty(amount: Decimal) -> str:
    """Return 20 zł or 12.50 zł, by the language's decimal sign."""
    places = 0 if amount == amount.to_integral_value() else 2
    return _("%(amount)s zł") % {"amount": number_format(amount, places)}
