"""The rules of the rooms, as everybody may read them."""

from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe

from rooms.models import HouseRules
from tcal.shared.access import public


@public
@require_safe
def house_rules(request):
    """The version in force, or with ``?wersja=`` the one that somebody accepted once."""
    in_force = HouseRules.objects.in_force()
    rules = in_force
    if "wersja" in request.GET:
        number = request.GET["wersja"]
        is_number = number.isascii() and number.isdigit() and len(number) < 9
        rules = get_object_or_404(HouseRules, number=number if is_number else 0)
    is_translated = rules and rules.text_en and translation.get_language() == "en"
    return render(
        request,
        "rooms/house_rules.html",
        {
            "rules": rules,
            "in_force": in_force,
            "text_language": "en" if is_translated else "pl",
        },
    )
