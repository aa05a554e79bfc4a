"""Every main page in both languages, wide and narrow, with JavaScript and without."""

import pytest

from tests.browser.checks import (
    Watch,
    axe_problems,
    frame_problems,
    width_problems,
    wording_problems,
)
from tests.browser.pages import pages_behind_sign_in, public_pages

WIDE, ZOOMED, NARROW = 1280, 640, 360  # 640 is what is left of 1280 at 200 %


@pytest.fixture
def problems_of(visit, site):
    """A function that goes through pages with one kind of browser and says what is wrong where."""
    opened = {}

    def look(page, *, language, javascript, **appearance):
        if page.email not in opened:
            tab = visit(page.email, language=language, java_script_enabled=javascript, **appearance)
            opened[page.email] = tab, Watch(tab, site)
        tab, watch = opened[page.email]
        tab.set_viewport_size({"width": WIDE, "height": 900})
        response = tab.goto(page.path)
        problems = [] if response.status == page.status else [f"status {response.status}"]
        problems += frame_problems(tab, language)
        if not page.is_sample:
            problems += wording_problems(tab, language)
        for width in (WIDE, ZOOMED, NARROW):
            problems += width_problems(tab, width)
            # In English only where it is narrowest: the frame of the pages is the same.
            if javascript and (width == NARROW or (language == "pl" and width == WIDE)):
                problems += [f"{found} ({width} px)" for found in axe_problems(tab)]
        return [f"{page.path}: {problem}" for problem in problems + watch.heard()]

    def look_at_all(pages, **browser):
        return [problem for page in pages for problem in look(page, **browser)]

    return look_at_all


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_public_pages_are_in_order(problems_of, language, javascript):
    problems = problems_of(public_pages(), language=language, javascript=javascript)

    assert not problems, "\n" + "\n".join(problems)


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_pages_behind_sign_in_are_in_order(problems_of, language, javascript):
    problems = problems_of(pages_behind_sign_in(), language=language, javascript=javascript)

    assert not problems, "\n" + "\n".join(problems)
