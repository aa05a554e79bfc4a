"""Texts that staff write: Markdown with a few placeholders, made into HTML that is safe to show."""

import re

import markdown
import nh3
from django.utils.html import format_html
from django.utils.translation import pgettext
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from tcal.shared.slugs import transliterate

# What may stand in `[centre.…]`. Values come from the centre's entry, which staff edit too.
PLACEHOLDERS = (
    "name",
    "short_name",
    "address",
    "street",
    "postal_code",
    "city",
    "phone",
    "email",
    "map_url",
    "getting_in",
)
MISSING = "—"

TAGS = {
    "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "strong", "em", "a", "blockquote",
    "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "abbr", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
URL_SCHEMES = {"http", "https", "mailto", "tel"}
TABLE = (
    '<div class="table-scroll" role="group" tabindex="0" aria-label="{}"><table class="data-table">'
)

_PLACEHOLDER = re.compile(r"\[centre\.(\w+)\]")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def as_html(text: str, *, centre, first_heading: int = 2) -> str:
    """Return safe HTML. Headings begin at ``first_heading`` and skip no level, whatever was typed."""
    html = markdown.markdown(
        _filled_in(text, centre),
        extensions=["tables", "sane_lists", "def_list", _Headings(first_heading)],
        output_format="html",
    )
    safe = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=URL_SCHEMES, link_rel="noopener"
    )
    # A wide table scrolls by itself, also by keyboard. No attribute of a table is let through.
    opening = format_html(TABLE, pgettext("rows and columns", "table"))
    return safe.replace("<table>", opening).replace("</table>", "</table></div>")


def _filled_in(text: str, centre) -> str:
    def value(match: re.Match) -> str:
        name = match[1]
        if name not in PLACEHOLDERS:
            return match[0]
        found = getattr(centre, name)
        if not found:
            return MISSING
        if name == "phone":
            return f"[{found}](tel:{re.sub(r'[^0-9+]', '', found)})"
        if name == "email":
            return f"[{found}](mailto:{found})"
        if name == "map_url":
            return f"<{found}>"
        return _MARKS.sub(r"\\\1", found)

    return _PLACEHOLDER.sub(value, text)


class _Headings(Extension):
    def __init__(self, first: int):
        super().__init__()
        self.first = first

    def extendMarkdown(self, md):
        md.treeprocessors.register(_HeadingLevels(md, self.first), "heading_levels", 5)


class _HeadingLevels(Treeprocessor):
    """The page has its h1: the text's headings follow it, each at most one level deeper."""

    def __init__(self, md, first: int):
        super().__init__(md)
        self.first = first

    def run(self, root):
        open_levels: list[int] = []
        ids: set[str] = set()
        for element in root.iter():
            if not re.fullmatch(r"h[1-6]", element.tag):
                continue
            typed = int(element.tag[1])
            while open_levels and open_levels[-1] >= typed:
                open_levels.pop()
            open_levels.append(typed)
            element.tag = f"h{min(self.first + len(open_levels) - 1, 6)}"
            element.set("id", _unused("".join(element.itertext()), ids))


def _unused(text: str, ids: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", transliterate(text).lower()).strip("-")[:60] or "heading"
    # A prefix of its own, so that no heading takes the id of a part of the page.
    found, number = f"t-{stem}", 1
    while found in ids:
        number += 1
        found = f"t-{stem}-{number}"
    ids.add(found)
    return found
