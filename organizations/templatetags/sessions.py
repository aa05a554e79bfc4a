"""How the record of sessions is written on pages and in documents."""

from django import template

from tcal.shared import dates

register = template.Library()


@register.filter
def hours_text(hours) -> str:
    return dates.hours_text(hours)
