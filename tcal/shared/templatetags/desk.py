"""`{% load desk %}`: how long something waits, in words."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def waiting_time(since):
    """`{{ item.since|waiting_time }}`: 3 days; only the largest unit, since that is what counts."""
    now = timezone.now()
    if now - since < timedelta(minutes=1):
        return _("less than a minute")
    return timesince(since, now, depth=1)
