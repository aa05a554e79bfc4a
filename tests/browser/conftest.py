"""A browser, the portal it visits, and the demo centre that the portal shows.

Everything is made once for the folder and put away when its last test is done: Playwright's event
loop would be in the way of others. Every module begins with a fresh demo centre; within a module
each test changes only things of its own.
"""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import sync_playwright

from tcal.accounts.models import User
from tests.browser import chromium
from tests.browser.demo_world import demo_world, live_server

HERE = Path(__file__).parent
PATIENCE = 20_000  # milliseconds; the machine may be busy with other tests


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple):
        # One place for all, so that the summary says once that there is no Chromium.
        report.longrepr = (str(HERE), 0, report.longrepr[2])
    return report


@pytest.fixture(scope="package")
def browser(django_db_setup):
    # While Playwright's loop runs, Django keeps other connections; these must not be forgotten.
    connections.close_all()
    patch = pytest.MonkeyPatch()
    # Playwright's loop runs in this thread, and Django would take the tests for asynchronous code.
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        launched = chromium.launch(playwright)
        if launched is None:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(
                "No Chromium: install it, or name one in CHROMIUM."
            )
        yield launched
        launched.close()
    patch.undo()


@pytest.fixture(scope="package")
def _renew(browser, django_db_blocker):
    with django_db_blocker.unblock(), demo_world() as renew:
        yield renew


@pytest.fixture(scope="package")
def site(_renew):
    """The portal's address."""
    with live_server() as address:
        yield address


@pytest.fixture(scope="module", autouse=True)
def _fresh_world(_renew):
    _renew()


@pytest.fixture(autouse=True)
def db(_fresh_world):
    """The demo's, instead of the one that takes back what a test has written."""


@pytest.fixture
def visit(browser, site):
    """A function that opens a browser of its own for one visitor and returns an empty page.

    ``email`` is of an account that is signed in already; ``language``, ``contrast`` and ``text``
    are what the visitor chose some time ago.
    """
    contexts = []

    def open_browser(
        email=None, *, width=1280, height=900, language=None, contrast=None, text=None, **options
    ):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            locale="pl-PL",
            timezone_id="Europe/Warsaw",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        cookies = {
            settings.LANGUAGE_COOKIE_NAME: language,
            "appearance_contrast": contrast,
            "appearance_text": text,
            settings.SESSION_COOKIE_NAME: email and _session_of(email),
        }
        context.add_cookies(
            [
                {"name": name, "value": value, "url": site}
                for name, value in cookies.items()
                if value
            ]
        )
        contexts.append(context)
        return context.new_page()

    yield open_browser
    for context in contexts:
        context.close()


def _session_of(email: str) -> str:
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client.cookies[settings.SESSION_COOKIE_NAME].value
