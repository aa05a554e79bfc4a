"""What surrounds every page works without JavaScript: menu, language, text size, contrast, print."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import axe_problems, width_problems
from tests.browser.pages import public_pages

SECTIONS = ["Rezerwacje", "Wydarzenia", "Organizacje", "Wolontariat", "Konsultacje"]
LOOKED_AT = {"home", "find", "week", "event", "organization", "consultation-register"}


@pytest.fixture
def page(visit):
    return visit(java_script_enabled=False)


def test_menu_of_a_phone_opens_without_javascript(visit):
    page = visit(width=360, height=740, java_script_enabled=False)
    page.goto("/")
    menu = page.locator("details.site-menu")
    for section in SECTIONS:
        expect(menu.get_by_role("link", name=section)).to_be_hidden()

    menu.locator("summary").click()

    for section in SECTIONS:
        expect(menu.get_by_role("link", name=section)).to_be_visible()
    menu.get_by_role("link", name="Wolontariat").click()
    expect(page).to_have_url(re.compile("/wolontariat/$"))


def test_language_is_chosen_and_kept(page):
    page.goto("/wydarzenia/")
    page.locator(".site-end").get_by_role("button", name="English").click()

    expect(page).to_have_url(re.compile("/wydarzenia/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Events")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_contrast_and_text_size_are_chosen_and_kept(page):
    page.goto("/")
    usual = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    footer = page.get_by_role("contentinfo")
    footer.locator("button[name=contrast][value=high]").click()
    footer.locator("button[name=text][value=larger]").click()

    page.goto("/wydarzenia/")
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > usual


def test_skip_link_leads_past_the_menu(visit):
    page = visit()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize(
    "chosen",
    [{"contrast": "high", "text": "larger"}, {"system_contrast": "more"}],
    ids=["chosen", "of-the-system"],
)
def test_high_contrast_and_larger_text_are_in_order(visit, chosen):
    system = chosen.pop("system_contrast", None) if "system_contrast" in chosen else None
    page = visit(**chosen)
    if system:
        page.emulate_media(contrast=system)
    problems = []
    for visited in public_pages():
        if visited.name in LOOKED_AT:
            page.goto(visited.path)
            found = axe_problems(page) + width_problems(page, 640) + width_problems(page, 360)
            problems += [f"{visited.path}: {problem}" for problem in found]

    assert not problems, "\n" + "\n".join(problems)


def test_paper_has_no_menus(page):
    page.goto("/regulamin/")
    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("nav.site-nav")).to_be_hidden()
    expect(page.locator(".site-footer__appearance")).to_be_hidden()
