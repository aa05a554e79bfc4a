"""`{% load changes %}`: what a visitor may do with a change of a booking."""

from django import template

from rooms.permissions import can_answer_change, can_withdraw_change

register = template.Library()


@register.filter
def answerable_by(change, user) -> bool:
    return change.is_awaiting and can_answer_change(user, change)


@register.filter
def withdrawable_by(change, user) -> bool:
    return change.is_awaiting and can_withdraw_change(user, change)
