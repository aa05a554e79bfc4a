"""Texts that a new installation starts with; staff change them in the administration.

Each is a file ``<name>.<language>.md``: the title in the first line (``# …``), the page in one
sentence (``> …``), then the text. They are written where they are missing, never over what staff
wrote.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps as global_apps

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DefaultPage:
    key: str
    kind: str
    position: int
    file: str


DEFAULT_PAGES = [
    DefaultPage("about", "required", 10, "about"),
    DefaultPage("rules", "required", 20, "rules"),
    DefaultPage("easy_read", "required", 30, "easy_read"),
    DefaultPage("accessibility", "required", 40, "accessibility"),
    DefaultPage("privacy", "required", 50, "privacy"),
    DefaultPage("jak-zarejestrowac-stowarzyszenie", "know_how", 110, "association"),
    DefaultPage("generator-ofert", "know_how", 120, "offer_generator"),
    DefaultPage("jak-zorganizowac-wydarzenie", "know_how", 130, "organising_an_event"),
    DefaultPage("formy-wspolpracy", "know_how", 140, "forms_of_cooperation"),
    DefaultPage("zasady-wspolpracy", "know_how", 150, "principles_of_cooperation"),
]
# Shown beside the yearly programmes of cooperation.
COOPERATION_GUIDES = ("formy-wspolpracy", "zasady-wspolpracy")
STATEMENT_PARTS = ("procedure", "building", "apps")


@cache
def read(name: str, language: str) -> dict[str, str]:
    """Return title, lead and body of a file."""
    title, lead, body = (FOLDER / f"{name}.{language}.md").read_text("utf-8").split("\n\n", 2)
    return {
        "title": title.removeprefix("# "),
        "lead": lead.removeprefix("> "),
        "body": body.strip(),
    }


def write_missing_pages(*, using, apps=global_apps, **kwargs):
    """After migrating: the pages that are not there yet."""
    try:
        Page = apps.get_model("portal", "Page")
        Statement = apps.get_model("portal", "AccessibilityStatement")
    except LookupError:
        return  # The tables are being taken away.
    present = set(Page.objects.using(using).values_list("key", flat=True))
    Page.objects.using(using).bulk_create(
        [Page(**_fields(page)) for page in DEFAULT_PAGES if page.key not in present],
        ignore_conflicts=True,
    )
    if not Statement.objects.using(using).exists():
        page = Page.objects.using(using).get(key="accessibility")
        texts = {
            f"{part}_{language}": (FOLDER / f"accessibility_{part}.{language}.md").read_text(
                "utf-8"
            )
            for part in STATEMENT_PARTS
            for language in ("pl", "en")
        }
        Statement.objects.using(using).create(page=page, **texts)


@cache
def _fields(default: DefaultPage) -> dict:
    # Imported late: this module is named in the app's configuration, before models exist.
    from tcal.portal.models import Page

    fields = {"key": default.key, "kind": default.kind, "position": default.position}
    for language in ("pl", "en"):
        fields |= {
            f"{name}_{language}": text for name, text in read(default.file, language).items()
        }
    page = Page(**fields)
    page.fill_search()
    return fields | {"search_document": page.search_document, "search_text": page.search_text}
