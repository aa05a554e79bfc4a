from django import template

from rooms.damages import known_damages
from rooms.handovers import why_not_handed_over
from rooms.models import HandoverPhoto
from rooms.permissions import can_hand_over

register = template.Library()


@register.simple_tag(takes_context=True)
def handover_facts(context, booking) -> dict:
    """What a booking's page says about its handover: `{% handover_facts booking as facts %}`."""
    user = context["user"]
    handover = getattr(booking, "handover", None)
    is_staff = can_hand_over(user, booking)
    return {
        "handover": handover,
        "photos": photos_of(handover) if handover else None,
        "reported": handover.damages.select_related("resource") if handover else (),
        "may_hand_over": is_staff and not why_not_handed_over(booking),
        "may_take_back": is_staff and bool(handover) and not handover.returned_at,
    }


@register.simple_tag
def known_damages_of(booking):
    """What is broken now of the things that the booking takes; nothing for one that is over."""
    return known_damages(booking) if booking.holds_time else ()


@register.filter
def photos_of(handover) -> dict:
    """The photos by when they were taken: ``before`` and ``after``."""
    photos = list(handover.photos.all())
    return {
        stage.value: [photo for photo in photos if photo.stage == stage]
        for stage in HandoverPhoto.Stage
    }
