"""How a visitor wants pages to look: size of the text and contrast, remembered in cookies.

Without a choice the page has no attribute, and the visitor's system decides about contrast
(``prefers-contrast``). The buttons are plain forms in the footer of every page.
"""

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tcal.shared.access import public

CHOICES = {
    "text": ("normal", "large", "larger"),
    "contrast": ("normal", "high"),
}
A_YEAR = 365 * 24 * 60 * 60


def _cookie(name: str) -> str:
    return f"appearance_{name}"


def appearance(request):
    """Context processor: ``appearance.text`` ("", "large", "larger") and ``.contrast``.

    Contrast is "" (as the system says), "normal" or "high".
    """
    chosen = {}
    for name, choices in CHOICES.items():
        value = request.COOKIES.get(_cookie(name), "")
        chosen[name] = value if value in choices else ""
    if chosen["text"] == "normal":
        chosen["text"] = ""
    return {"appearance": chosen}


@public
@require_POST
def change_appearance(request):
    """Remember what was chosen and go back to where the visitor was."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        target = "/"
    response = HttpResponseRedirect(target)
    for name, choices in CHOICES.items():
        value = request.POST.get(name)
        if value in choices:
            response.set_cookie(
                _cookie(name),
                value,
                max_age=A_YEAR,
                samesite="Lax",
                secure=request.is_secure(),
                httponly=True,
            )
    return response
