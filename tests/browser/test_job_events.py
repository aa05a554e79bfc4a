"""Job 3: a resident looks for events; what an organisation announces appears when staff publish it."""

import re
from datetime import timedelta

from icalendar import Calendar
from playwright.sync_api import expect

from events.models import Event
from tcal.shared.periods import WARSAW, local_today
from tests.browser.pages import MANAGER, STAFF
from tests.browser.steps import fetched

ANNOUNCED = "Dzień otwarty centrum"
NEW = "Wieczór opowieści o Wiśle"


def test_resident_finds_an_event_in_the_month_and_in_the_list(visit):
    event = Event.objects.get(title=ANNOUNCED)
    starts_at = event.starts_at.astimezone(WARSAW)
    page = visit()
    page.goto("/")
    page.get_by_role("navigation", name="Menu główne").get_by_role(
        "link", name="Wydarzenia"
    ).click()
    page.get_by_role("link", name="Kalendarz miesiąca").click()
    if starts_at.month != local_today().month:
        page.locator("a[rel=next]").click()
    day = page.locator("td").filter(has=page.locator(f'time[datetime="{starts_at:%Y-%m-%d}"]'))
    day.get_by_role("link", name=re.compile(ANNOUNCED)).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(ANNOUNCED)
    saved = Calendar.from_ical(
        fetched(page, page.get_by_role("link", name="Dodaj do kalendarza"))
    ).events[0]
    assert (str(saved["SUMMARY"]), saved.start, saved.end) == (
        ANNOUNCED,
        event.starts_at,
        event.ends_at,
    )

    page.goto("/wydarzenia/")
    page.get_by_label("Rodzaj").select_option("dzień otwarty")
    page.get_by_role("button", name="Pokaż").click()
    expect(page.get_by_role("link", name=ANNOUNCED)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("próba chóru"))).to_have_count(0)
    feed = fetched(page, page.get_by_role("link", name=re.compile("w Twoim kalendarzu")))
    assert {str(entry["SUMMARY"]) for entry in Calendar.from_ical(feed).events} == set(
        Event.objects.announced().filter(kind="open_day").values_list("title", flat=True)
    ), "the feed is of what the list shows"


def test_announced_event_appears_only_when_staff_publish_it(visit):
    manager, resident, staff = visit(MANAGER), visit(), visit(STAFF)
    address = _announce(manager)

    assert resident.goto(address).status != 200 or "/konto/login/" in resident.url
    resident.goto("/wydarzenia/?q=opowieści")
    expect(resident.get_by_role("link", name=NEW)).to_have_count(0)

    staff.goto("/admin/")
    staff.get_by_role("link", name=NEW).click()
    staff.get_by_role("button", name="Opublikuj").click()
    expect(staff.get_by_role("listitem").filter(has_text=NEW).first).to_be_visible()

    resident.reload()
    resident.get_by_role("link", name=NEW).click()
    expect(resident.get_by_role("heading", level=1)).to_have_text(NEW)


def _announce(page) -> str:
    day = local_today() + timedelta(days=21)
    page.goto("/wydarzenia/")
    page.get_by_role("link", name="Ogłoś wydarzenie").click()
    page.get_by_label("Organizator*").select_option("Fundacja Zielony Kąt")
    page.get_by_label("Tytuł").fill(NEW)
    page.get_by_label("Rodzaj wydarzenia").select_option("spotkanie")
    page.get_by_label("W jednym zdaniu").fill("Rybaczki, flisacy i powodzie.")
    page.get_by_label("Początek").fill(f"{day}T18:00")
    page.get_by_label("Koniec").fill(f"{day}T20:00")
    page.get_by_role("textbox", name="Miejsce", exact=True).fill("Sala kanapowa")
    page.get_by_role("button", name="Wyślij do obsługi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    return page.url
