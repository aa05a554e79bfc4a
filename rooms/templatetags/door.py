from django import template
from django.utils.formats import date_format

from tcal.shared.dates import human_date, human_period, human_time, weekday
from tcal.shared.periods import day_bounds

register = template.Library()


@register.filter
def is_on(moment, day) -> bool:
    """Whether it belongs to the local day; its last midnight does, as people say 24:00."""
    bounds = day_bounds(day)
    return bounds.starts_at <= moment <= bounds.ends_at


@register.filter
def until(moment, today) -> str:
    """`{{ use.ends_at|until:door.today }}`: 19:00, 24:00, or with the day where it is another."""
    if moment == day_bounds(today).ends_at:
        return "24:00"
    return human_time(moment) if is_on(moment, today) else human_period(moment, None)


@register.filter
def spoken_day(day) -> str:
    """Thursday, 26 November 2026; beside a clock nobody needs to be told that it is today."""
    return f"{weekday(day)}, {human_date(day)}"


@register.filter
def spoken_short_day(day) -> str:
    """Thursday 26 November."""
    return f"{weekday(day)} {date_format(day, 'j E')}"
