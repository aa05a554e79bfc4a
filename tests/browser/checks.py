"""What is asked of every page. Each check returns what is wrong, in words; nothing when all is well."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.wording import foreign

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """
tags => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
    preload: false})  // It would write styles into pages that import some, which the CSP forbids.
    .then(found => found.violations.flatMap(violation => violation.nodes.map(node =>
        `axe ${violation.id}: ${node.target.join(" ")}: ${node.failureSummary}`)))
"""
# Texts that are read or heard, but not those that say themselves in which language they are.
TEXTS = """
() => {
    const texts = [];
    const own = element => !element.closest("[lang]:not(html), script, style, template");
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (own(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
    }
    for (const name of ["aria-label", "placeholder", "title", "alt", "data-label"]) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (own(element)) texts.push(element.getAttribute(name));
        }
    }
    for (const button of document.querySelectorAll("input[type=submit], input[type=button]")) {
        if (own(button)) texts.push(button.value);
    }
    const description = document.querySelector("meta[name=description]");
    if (description) texts.push(description.content);
    return texts;
}
"""
# Whatever reaches beyond the page's edge, unless something between scrolls on its own.
TOO_WIDE = """
() => {
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const scrolls = element => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== "visible") return true;
        }
        return false;
    };
    const wide = [...document.body.querySelectorAll("*")].filter(element =>
        element.getBoundingClientRect().right > page.clientWidth + 0.5 && !scrolls(element));
    const last = wide.filter(element => !wide.some(other => element !== other && element.contains(other)));
    return last.slice(0, 3).map(element => element.outerHTML.slice(0, 120));
}
"""


class Watch:
    """Listens to one page: errors of its console (the CSP speaks there) and foreign requests."""

    def __init__(self, page: Page, site: str):
        self._host = urlsplit(site).netloc
        self._heard: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._heard.append(f"script: {error}"))
        page.on("request", self._on_request)

    def heard(self) -> list[str]:
        heard, self._heard = self._heard, []
        return heard

    def _on_console(self, message):
        # That a missing page is missing is said here too; the status is checked elsewhere.
        is_status = message.text.startswith("Failed to load resource") and "404" in message.text
        if message.type in ("error", "warning") and not is_status:
            self._heard.append(f"console: {message.text}")

    def _on_request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self._host:
            self._heard.append(f"asks another host: {request.url}")


def frame_problems(page: Page, language: str) -> list[str]:
    """One h1, the right language, a title."""
    problems = []
    if (headings := page.locator("h1").count()) != 1:
        problems.append(f"{headings} h1")
    if (said := page.evaluate("document.documentElement.lang")) != language:
        problems.append(f"<html lang={said!r}>")
    if not page.title().strip():
        problems.append("no title")
    return problems


def wording_problems(page: Page, language: str) -> list[str]:
    """Texts of the portal that are in the other language."""
    texts = {" ".join(text.split()) for text in page.evaluate(TEXTS)}
    return [f"not in {language!r}: {text!r}" for text in sorted(texts) if text in foreign(language)]


def width_problems(page: Page, width: int, height: int = 800) -> list[str]:
    """What makes the page scroll sideways in a window of this width."""
    page.set_viewport_size({"width": width, "height": height})
    overflow = page.evaluate("document.scrollingElement.scrollWidth") - width
    if overflow <= 0:
        return []
    return [f"{overflow} px too wide at {width} px: {page.evaluate(TOO_WIDE)}"]


def axe_problems(page: Page) -> list[str]:
    if not page.evaluate("typeof axe !== 'undefined'"):
        page.evaluate(_axe_script())
    return page.evaluate(AXE, AXE_TAGS)


@cache
def _axe_script() -> str:
    return Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
