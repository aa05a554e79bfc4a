"""`{% load consultations %}`: deadlines in words, and Polish plurals for Polish-only documents."""

import re

from django import template

from consultations.deadlines import deadline_text, ends_before_midnight

register = template.Library()


@register.filter
def deadline(moment):
    """`{{ meeting.registration_until|deadline }}`: 19 June (Wednesday) at 13:00."""
    return deadline_text(moment) if moment else ""


@register.filter
def has_hour(moment):
    """`{% if consultation.closes_at|has_hour %}`: whether it is not simply the end of a day."""
    return ends_before_midnight(moment)


@register.filter
def plural_pl(number, forms):
    """`{{ 5|plural_pl:"osoba,osoby,osób" }}`: osób. For 1, for 2–4, for the rest."""
    one, few, many = forms.split(",")
    number = abs(int(number))
    if number == 1:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


@register.filter
def unbroken_pl(text):
    """`{{ title|unbroken_pl }}`: a word of one letter never ends a line of a printed heading."""
    return re.sub(r"(?<!\S)(\w)\s+", "\\1\u00a0", str(text))
