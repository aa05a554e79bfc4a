"""Job 1: a member books a room and staff confirm it."""

import re
from datetime import time

from django.core import mail
from playwright.sync_api import expect

from tests.browser.pages import MEMBER, STAFF
from tests.browser.steps import fetched, free_day, send_letters, sign_in
from tests.pdf import pdf_text

ROOM = "Sala warsztatowa"
PURPOSE = "Planowanie wiosennych sadzeń"


def test_member_books_a_room_and_staff_confirm_it(visit):
    day = free_day(ROOM, since=time(17), hours=2)
    member = visit()
    booking_address = _book(member, day)

    _confirm(visit(STAFF), booking_address)

    member.goto(booking_address)
    expect(_status(member)).to_have_text("potwierdzona")
    _assert_letter_came(booking_address)
    document = pdf_text(fetched(member, member.get_by_role("link", name="Potwierdzenie do druku")))
    for said in ("Potwierdzenie rezerwacji", PURPOSE, ROOM, "Fundacja Zielony Kąt", "17:00–19:00"):
        assert said in document


def _book(page, day) -> str:
    sign_in(page, MEMBER)
    page.get_by_role("navigation", name="Menu główne").get_by_role(
        "link", name="Rezerwacje"
    ).click()
    search = page.locator("form.room-search")
    search.get_by_label("Dzień").fill(day.isoformat())
    search.get_by_label(re.compile(r"^Od\b")).fill("17:00")
    search.get_by_label("Na jak długo").select_option("120")
    search.get_by_label(re.compile("osób", re.IGNORECASE)).fill("12")
    search.get_by_text("rzutnik", exact=True).click()
    search.get_by_role("button", name="Szukaj").click()
    fitting = page.get_by_role("region", name=re.compile("^Wolne")).get_by_role("listitem")
    offer = fitting.filter(has=page.get_by_role("heading", name=ROOM))
    offer.get_by_role("link", name="Zarezerwuj 17:00–19:00").click()

    page.get_by_label("Dla kogo").select_option("Fundacja Zielony Kąt")
    page.get_by_label("Po co").fill(PURPOSE)
    page.get_by_role("button", name="Zarezerwuj").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(PURPOSE)
    expect(_status(page)).to_have_text("czeka na potwierdzenie")
    return page.url


def _status(page):
    return page.locator(".page-head .status")


def _confirm(page, booking_address):
    number = re.search(r"(\d+)/$", booking_address)[1]
    page.goto("/admin/")
    waiting = page.get_by_role("region", name=re.compile("^Rezerwacje"))
    waiting.locator(f'a[href*="/booking/{number}/"]').click()
    expect(page.get_by_role("main")).to_contain_text(PURPOSE)
    page.get_by_role("button", name="Potwierdź").click()
    expect(page.get_by_role("listitem").filter(has_text="Potwierdź").first).to_be_visible()


def _assert_letter_came(booking_address):
    mail.outbox.clear()
    send_letters(to=MEMBER)
    path = re.sub(r"^https?://[^/]+", "", booking_address)
    subjects = [letter.subject for letter in mail.outbox if path in letter.body]
    assert any("rezerwacja potwierdzona" in subject for subject in subjects), subjects
