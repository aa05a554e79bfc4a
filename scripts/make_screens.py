"""Picture every main page of the demo, wide and narrow, into docs/screens: ``make screens``.

The demo is loaded into a database of its own, which is gone afterwards.
"""

import io
import logging
import os
import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["TEST_DATABASE_NAME"] = "test_tcal_screens"
# Playwright's loop runs in this thread, and Django would take us for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402

django.setup()

from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)
from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tcal.portal import demo  # noqa: E402
from tests.browser import chromium, pages  # noqa: E402
from tests.browser.demo_world import live_server  # noqa: E402
from tests.browser.steps import sign_in  # noqa: E402

SCREENS = PROJECT / "docs" / "screens"
# Width → the part of a page that is worth a picture.
LONGEST = {1280: 1400, 360: 1500}
COLOURS = 48
# Variants of a page and pages that look like others.
LEFT_OUT = {
    "answer",
    "applications",
    "booking-cancel",
    "find",
    "find-refused",
    "my-applications",
    "my-events",
    "our-opportunities",
    "password-reset",
    "participants",
    "privacy",
    "search",
    "search-nothing",
    "volunteer-profile",
}


def main() -> None:
    setup_test_environment()
    logging.disable(logging.WARNING)  # One of the pages is the one that says "not found".
    # Before the browser: while its loop runs, Django keeps other connections.
    before = setup_databases(verbosity=0, interactive=False)
    try:
        demo.load()
        visited = [page for page in _wanted() if page.name not in LEFT_OUT]
        django.db.connections.close_all()
        with live_server() as site, sync_playwright() as playwright:
            browser = chromium.launch(playwright)
            if browser is None:
                sys.exit("No Chromium: install it, or name one in CHROMIUM.")
            shutil.rmtree(SCREENS, ignore_errors=True)
            SCREENS.mkdir(parents=True)
            for width in LONGEST:
                _picture_all(browser, site, visited, width)
            browser.close()
            django.db.connections.close_all()
    finally:
        teardown_databases(before, verbosity=0)
    files = list(SCREENS.iterdir())
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} pictures in docs/screens, {size / 1e6:.1f} MB")


def _wanted() -> list[pages.Visited]:
    public = pages.public_pages()
    names = {page.name for page in public}
    # The same page as somebody with an account sees it has another picture.
    return public + [
        page
        if page.name not in names
        else pages.Visited(f"{page.name}-member", page.path, page.email)
        for page in pages.pages_behind_sign_in()
    ]


def _picture_all(browser, site, visited, width) -> None:
    tabs = {}
    for page in visited:
        if page.email not in tabs:
            context = browser.new_context(
                base_url=site,
                viewport={"width": width, "height": 900},
                locale="pl-PL",
                timezone_id="Europe/Warsaw",
                reduced_motion="reduce",
            )
            tabs[page.email] = context.new_page()
            if page.email:
                sign_in(tabs[page.email], page.email)
        tab = tabs[page.email]
        tab.goto(page.path)
        tab.evaluate("document.fonts.ready.then(() => true)")
        height = min(tab.evaluate("document.documentElement.scrollHeight"), LONGEST[width])
        picture = tab.screenshot(
            full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height}
        )
        _save(picture, SCREENS / f"{page.name}-{width}.png")


def _save(picture: bytes, file: Path) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    few = image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


if __name__ == "__main__":
    main()
