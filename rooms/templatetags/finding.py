"""`{% load finding %}`: what cards of rooms say of an offer, in words."""

from datetime import timedelta
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _

from organizations.legal_forms import OrganizationKind
from rooms.models.policy import every_kind
from rooms.templatetags.rooms import booking_url
from rooms.wording import fee_in_words, in_zloty, policy_in_words
from tcal.shared.dates import hours_text

register = template.Library()

HOUR = timedelta(hours=1)


@register.filter
def photo(room):
    """The first photograph of a room whose pictures are loaded; nothing where it has none."""
    return next((one for one in room.pictures.all() if not one.is_plan), None)


@register.filter
def names(things) -> str:
    return ", ".join(str(one) for one in things)


@register.filter
def in_hours(duration) -> str:
    return hours_text(duration)


@register.simple_tag
def offer_url(offer, wish) -> str:
    """The filled-in form; for whom too, where only one of the visitor's organisations may."""
    kept = {"organizacja": offer.organizations[0].pk} if len(offer.organizations) == 1 else None
    return booking_url(offer.room, offer.period, wish.people, offer.lent, kept)


@register.simple_tag
def how_confirmed(offer, seeker) -> str:
    """At once or by staff: for the visitor's organisations, or for whom in general."""
    resources = [offer.room, *(one.equipment for one in offer.lent)]
    if seeker.is_anybody:
        return _confirmed_generally(resources)
    at_once = [
        one
        for one in offer.organizations
        if all(resource.confirms_at_once_for(one) for resource in resources)
    ]
    return _confirmed(names(at_once), for_all=len(at_once) == len(offer.organizations))


@register.filter
def confirmed_generally(room) -> str:
    return _confirmed_generally([room])


@register.filter
def everybody(resource) -> str:
    return _("Every organisation and group of residents in the portal")


@register.filter
def policy(resource) -> str:
    return policy_in_words(resource)


@register.filter
def fee(resource) -> str:
    return fee_in_words(resource)


@register.filter
def plans(room) -> list:
    return [one for one in room.pictures.all() if one.is_plan]


@register.filter
def photos(room) -> list:
    return [one for one in room.pictures.all() if not one.is_plan]


@register.simple_tag
def for_whom(offer, seeker) -> str:
    """Who may book it, where that is not everybody; for members, which of their organisations."""
    if seeker.is_anybody:
        return only_for(offer.room)
    if len(offer.organizations) == len(seeker.organizations):
        return ""
    return _("Only for: %(who)s") % {"who": names(offer.organizations)}


@register.filter
def only_for(resource) -> str:
    """The kinds of organisations that may book, empty where all may."""
    if set(resource.open_to) >= set(every_kind()):
        return ""
    if not resource.open_to:
        return _("Only for the centre itself")
    return _("Only for: %(who)s") % {"who": _labels(resource.open_to)}


@register.simple_tag
def fee_of(offer) -> str:
    """What the offered time costs in all; empty where it costs nothing."""
    per_hour = offer.room.fee_per_hour + sum(one.equipment.fee_per_hour for one in offer.lent)
    if not per_hour:
        return ""
    fee = per_hour * Decimal(offer.period.duration / HOUR)
    return _("Fee: %(fee)s (%(per_hour)s an hour)") % {
        "fee": in_zloty(fee.quantize(Decimal("0.01"))),
        "per_hour": in_zloty(per_hour),
    }


def _confirmed_generally(resources) -> str:
    everybody = set(resources[0].open_to)
    at_once = everybody.intersection(*(one.instant_for for one in resources))
    return _confirmed(_labels(at_once), for_all=at_once == everybody)


def _confirmed(at_once: str, *, for_all: bool) -> str:
    if not at_once:
        return _("confirmed by staff, usually on the same day")
    if for_all:
        return _("confirmed at once")
    return _("At once: %(who)s; others are confirmed by staff.") % {"who": at_once}


def _labels(kinds) -> str:
    return ", ".join(str(kind.label) for kind in OrganizationKind if kind.value in kinds)
