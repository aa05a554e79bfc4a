"""`{% load portal %}`: what every app's templates may need."""

from django import template

from tcal.shared import dates

register = template.Library()


@register.filter
def human_day(day):
    """`{{ event.starts_at|human_day }}`: tomorrow, Thursday 26 November."""
    return dates.human_day(day) if day else ""


@register.filter
def human_date(day):
    """`{{ programme.adopted_on|human_date }}`: 26 November 2026."""
    return dates.human_date(day) if day else ""


@register.filter
def human_period(thing):
    """`{{ booking|human_period }}` of anything with starts_at and ends_at: day and hours."""
    if not getattr(thing, "starts_at", None):
        return ""
    return dates.human_period(thing.starts_at, thing.ends_at)


@register.filter
def human_range(thing):
    """`{{ booking|human_range }}` of anything with starts_at and ends_at: 17:00–19:00 only."""
    if not getattr(thing, "starts_at", None):
        return ""
    return dates.human_time_range(thing.starts_at, thing.ends_at)


@register.filter
def human_duration(duration):
    """`{{ period.duration|human_duration }}`: 1 h 30 min."""
    return "" if duration is None else dates.human_duration(duration)
