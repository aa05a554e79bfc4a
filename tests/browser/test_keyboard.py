"""The whole booking without a mouse: every stop of the Tab key can be seen."""

import re
from datetime import time

from playwright.sync_api import Locator, Page, expect

from tcal.portal import demo
from tests.browser.pages import MEMBER
from tests.browser.steps import free_day

ROOM = "Sala warsztatowa"
STOPS = 120  # more than any of these pages has
# What is wrong with the stop, in words. A box to tick may lend its ring to its label.
UNSEEN = """
() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return "";
    const name = stop.outerHTML.slice(0, 100);
    // The button that opens the calendar is inside the field, and rings by itself.
    const inside = ["date", "time"].includes(stop.type) && !stop.matches(":focus-visible");
    const ringed = inside || [stop, ...(stop.labels || []), stop.nextElementSibling].filter(Boolean).some(
        element => {
            const style = getComputedStyle(element);
            const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
            return outlined || style.boxShadow !== "none";
        });
    if (!ringed) return `no ring: ${name}`;
    const box = (stop.labels && stop.labels.length && stop.offsetWidth < 3 ? stop.labels[0] : stop)
        .getBoundingClientRect();
    const shown = box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1;
    return shown ? "" : `out of sight: ${name}`;
}
"""


class Keyboard:
    def __init__(self, page: Page):
        self._page = page

    def tab_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        expect(target).to_have_count(1)
        for _stop in range(STOPS):
            self._page.keyboard.press("Tab")
            unseen = self._page.evaluate(UNSEEN)
            assert not unseen, unseen
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"Tab does not lead to {target}")

    def write(self, text: str) -> None:
        self._page.keyboard.type(text)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)


def test_room_is_booked_by_keyboard_alone(visit):
    day = free_day(ROOM, since=time(17), hours=2)
    # Without gliding a page is where it is going to be as soon as a key is pressed.
    page = visit(reduced_motion="reduce")
    keyboard = Keyboard(page)

    page.goto("/konto/login/")
    keyboard.tab_to(page.locator("#id_login"))
    keyboard.write(MEMBER)
    keyboard.tab_to(page.locator("#id_password"))
    keyboard.write(demo.PASSWORD)
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"^http://[^/]+/$"))

    keyboard.tab_to(page.locator("a.skip-link"))
    keyboard.tab_to(page.locator("nav.site-nav").get_by_role("link", name="Rezerwacje"))
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/rezerwacje/"))

    keyboard.tab_to(page.locator("#id_dzien"))
    _write_day(page, keyboard, day)
    keyboard.tab_to(page.locator("#id_od"))
    keyboard.write("1700")
    keyboard.tab_to(page.locator("#id_minut"))
    keyboard.press("Home")
    while page.locator("#id_minut").input_value() != "120":
        keyboard.press("ArrowDown")
    keyboard.tab_to(page.locator("#id_osob"))
    keyboard.press("Control+A")
    keyboard.write("12")
    keyboard.tab_to(page.locator("form.room-search").get_by_label("rzutnik", exact=True))
    keyboard.press("Space")
    keyboard.tab_to(page.locator("form.room-search button"))
    keyboard.press("Enter")
    expect(page).to_have_url(
        re.compile(rf"dzien={day}&od=17%3A00&minut=120&osob=12&.*potrzeby=rzutnik")
    )

    offer = page.locator("article.result").filter(has=page.get_by_role("heading", name=ROOM))
    keyboard.tab_to(offer.locator(".result__go a"))
    keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/rezerwacje/nowa/"))

    keyboard.tab_to(page.locator("#id_purpose"))
    keyboard.write("Spotkanie bez myszki")
    keyboard.tab_to(page.locator("#id_rules_accepted"))
    keyboard.press("Space")
    keyboard.tab_to(page.locator("main form.form-panel button.btn-primary"))
    keyboard.press("Space")
    expect(page.locator(".page-head .status")).to_have_text("czeka na potwierdzenie")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Spotkanie bez myszki")


def _write_day(page, keyboard, day):
    """Fields of dates are filled in the order of the browser's own language."""
    for order in ("%d%m%Y", "%m%d%Y"):
        keyboard.write(f"{day:{order}}")
        if page.locator("#id_dzien").input_value() == day.isoformat():
            return
        for _part in range(3):
            keyboard.press("ArrowLeft")
    raise AssertionError("the day can't be written")
