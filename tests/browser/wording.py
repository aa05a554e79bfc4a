"""Which texts belong to which language, as the catalogues say."""

import re
from functools import cache
from pathlib import Path

import allauth
import django
import polib
from django.conf import settings

# Catalogues of what else writes on our pages: the admin, forms, sign-in.
LIBRARIES = [
    *Path(django.__file__).parent.glob("conf/locale/pl/LC_MESSAGES/django.po"),
    *Path(django.__file__).parent.glob("contrib/*/locale/pl/LC_MESSAGES/django.po"),
    *Path(allauth.__file__).parent.glob("locale/pl/LC_MESSAGES/django.po"),
]
# Words of both languages, by chance.
COMMON = {"Data:"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Wording:
    """The texts of one language that are not also texts of the other one."""

    def __init__(self, own: set[str], others: set[str]):
        whole = {text for text in own - others - COMMON if not PLACEHOLDER.search(text)}
        self._whole = {text for text in whole if re.search(r"[^\W\d_]{2}", text)}
        # A sentence with a placeholder says enough when some words are left of it.
        patterns = [
            ".+?".join(map(re.escape, PLACEHOLDER.split(text)))
            for text in own - others - whole
            if len(re.findall(r"[^\W\d_]{2,}", PLACEHOLDER.sub(" ", text))) > 1
        ]
        self._with_values = re.compile("|".join(patterns) or "(?!)")

    def __contains__(self, text: str) -> bool:
        return text in self._whole or bool(self._with_values.fullmatch(text))


@cache
def foreign(language: str) -> Wording:
    """Return what must not be read on a page in this language."""
    english, polish = set(), set()
    own = [Path(path, "pl/LC_MESSAGES/django.po") for path in settings.LOCALE_PATHS]
    for path in (*own, *LIBRARIES):
        for entry in polib.pofile(path):
            english.update(filter(None, (entry.msgid, entry.msgid_plural)))
            # An empty or doubtful translation shows its English.
            if entry.translated():
                polish.update([entry.msgstr, *entry.msgstr_plural.values()])
    polish.discard("")
    english, polish = ({" ".join(text.split()) for text in texts} for texts in (english, polish))
    return Wording(english, polish) if language == "pl" else Wording(polish, english)
