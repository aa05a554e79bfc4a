"""`{% load fairness %}`: strikes and suspensions in words."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from organizations.models import Organization
from rooms.models import Strike
from rooms.states import StrikeStatus
from tcal.shared.dates import human_date, human_time
from tcal.shared.periods import WARSAW

register = template.Library()

TONES = {
    StrikeStatus.GIVEN: "busy",
    StrikeStatus.APPEALED: "wait",
    StrikeStatus.UPHELD: "busy",
    StrikeStatus.LIFTED: "neutral",
}


@register.filter
def strike_tone(status) -> str:
    return TONES[StrikeStatus(status)]


@register.filter
def exact_moment(moment) -> str:
    """`{{ suspended_until|exact_moment }}`: 22 February 2027, 10:00, never "tomorrow"."""
    local = moment.astimezone(WARSAW)
    return f"{human_date(local)}, {human_time(local)}"


@register.simple_tag
def standing_in_words(standing) -> str:
    """How many strikes count, and what follows or would follow from them."""
    if standing.suspended_until:
        return _(
            "New bookings are suspended until %(moment)s. What is booked already stays, and from "
            "that moment you may book again."
        ) % {"moment": exact_moment(standing.suspended_until)}
    counting = _("Strikes that count now: %(count)d.") % {"count": standing.counting}
    return f"{counting} {standing_in_words_of_rules(standing.rules)}"


@register.simple_tag
def standing_in_words_of_rules(rules) -> str:
    return _(
        "With %(limit)d strikes within %(within)s, new bookings are suspended for %(suspended)s."
    ) % {
        "limit": rules.strikes_to_suspend,
        "within": months_within(rules.strikes_within_months),
        "suspended": npgettext(
            "suspended for", "%(count)d month", "%(count)d months", rules.suspended_months
        )
        % {"count": rules.suspended_months},
    }


@register.filter
def months_within(months: int) -> str:
    return npgettext("within", "%(count)d month", "%(count)d months", months) % {"count": months}


@register.inclusion_tag("rooms/_suspension.html", takes_context=True)
def suspension_notice(context) -> dict:
    """A notice for each suspended organisation of whoever looks; mostly nothing."""
    user = context["request"].user
    if not user.is_authenticated:
        return {}
    organizations = list(Organization.objects.active().of_member(user).in_polish_order())
    suspensions = Strike.objects.suspensions_of(organizations, timezone.now())
    return {
        "suspended": [(one, suspensions[one.pk]) for one in organizations if one.pk in suspensions]
    }
