"""Job 1: a member books a room, staff answer, and what is taken is waited for."""

import re
from datetime import time

import pytest
from django.core import mail
from playwright.sync_api import expect

from rooms.models import BookingSeries
from tests.browser.pages import CHOIR, MEMBER, STAFF
from tests.browser.steps import accept_rules, choose, fetched, free_day, send_letters, sign_in
from tests.pdf import pdf_text

ROOM = "Sala warsztatowa"
PURPOSE = "Planowanie wiosennych sadzeń"

with_and_without_javascript = pytest.mark.parametrize(
    "javascript", [True, False], ids=["js", "no-js"]
)


@with_and_without_javascript
def test_member_books_a_room_and_staff_confirm_it(visit, javascript):
    day = free_day(ROOM, since=time(17), hours=2)
    member = visit(java_script_enabled=javascript)
    sign_in(member, MEMBER)
    booking_address = _book(member, day)

    _confirm(visit(STAFF, java_script_enabled=javascript), booking_address)

    member.goto(booking_address)
    expect(_status(member)).to_have_text("potwierdzona")
    _assert_letter_came(booking_address)
    document = pdf_text(fetched(member, member.get_by_role("link", name="Potwierdzenie do druku")))
    for said in ("Potwierdzenie rezerwacji", PURPOSE, ROOM, "Fundacja Zielony Kąt", "17:00–19:00"):
        assert said in document


@with_and_without_javascript
def test_member_accepts_with_one_click_what_staff_propose(visit, javascript):
    member = visit(MEMBER, java_script_enabled=javascript)
    booking_address = _book(member, free_day(ROOM, since=time(17), hours=2))

    staff = visit(STAFF, java_script_enabled=javascript)
    staff.goto(booking_address)
    staff.get_by_role("link", name="Zaproponuj inną salę lub inny termin").click()
    staff.get_by_label("Wiadomość").fill("W warsztatowej pęka rura; na parterze jest sucho.")
    proposed = staff.get_by_role("button", name=re.compile("^Zaproponuj ?: Sala ")).first
    room = re.search("Zaproponuj: ([^,]+),", proposed.text_content())[1]
    proposed.click()
    expect(staff.get_by_role("main")).to_contain_text("na parterze jest sucho")

    member.goto(booking_address)
    member.get_by_role("button", name="Przyjmij propozycję").click()

    expect(_status(member)).to_have_text("potwierdzona")
    expect(member.locator("dl.details-list")).to_contain_text(room)


@with_and_without_javascript
def test_member_moves_a_booking_that_waits(visit, javascript):
    member = visit(MEMBER, java_script_enabled=javascript)
    _book(member, free_day(ROOM, since=time(17), hours=2))

    member.get_by_role("link", name="Przenieś").click()
    member.get_by_label(re.compile(r"^Od\b")).fill("17:30")
    member.get_by_label(re.compile(r"^Do\b")).fill("18:30")
    member.get_by_role("button", name="Przenieś rezerwację").last.click()

    expect(member.locator("dl.details-list")).to_contain_text("17:30–18:30")


@pytest.mark.parametrize(("javascript", "number"), [(True, 2), (False, 4)], ids=["js", "no-js"])
def test_member_waits_for_a_taken_room_and_takes_it(visit, javascript, number):
    practice = list(BookingSeries.objects.get().bookings.holding_time().order_by("starts_at"))[
        number
    ]
    member = visit(MEMBER, java_script_enabled=javascript)
    member.goto("/rezerwacje/moje/")
    member.get_by_role("link", name="Lista rezerwowa").click()
    member.get_by_role("link", name="Wpisz się na listę rezerwową").click()
    member.get_by_label(re.compile(r"^Sala")).select_option("Sala kanapowa")
    member.get_by_label(re.compile(r"^Dzień")).fill(f"{practice.starts_at:%Y-%m-%d}")
    member.get_by_label(re.compile(r"^Od\b")).fill("17:00")
    member.get_by_label(re.compile(r"^Do\b")).fill("19:00")
    member.get_by_label("Liczba osób").fill("12")
    choose(member, "Dla kogo", "Fundacja Zielony Kąt")
    purpose = f"Wieczór przy kominku {practice.starts_at:%d.%m}"
    member.get_by_label("Po co").fill(purpose)
    member.get_by_role("button", name="Wpisz się na listę").click()
    entry = member.get_by_role("article").filter(has_text=purpose)
    expect(entry).to_contain_text("Miejsce w kolejce: 1")

    choir = visit(CHOIR, java_script_enabled=javascript)
    choir.goto(practice.get_absolute_url())
    choir.get_by_role("link", name="Zrezygnuj z rezerwacji").click()
    choir.get_by_role("button", name="Zrezygnuj z rezerwacji").click()
    expect(_status(choir)).to_have_text("odwołana")

    member.reload()
    entry.get_by_role("button", name="Przyjmij termin").click()
    expect(member.get_by_role("heading", level=1)).to_contain_text(purpose)
    expect(_status(member)).to_have_text("czeka na potwierdzenie")


def _book(page, day) -> str:
    page.goto("/")
    page.get_by_role("navigation", name="Menu główne").get_by_role(
        "link", name="Rezerwacje"
    ).click()
    search = page.locator("form.room-search")
    search.locator("#id_dzien").fill(day.isoformat())
    search.get_by_label(re.compile(r"^Od\b")).fill("17:00")
    search.get_by_label("Na jak długo").select_option("120")
    search.get_by_label(re.compile("osób", re.IGNORECASE)).fill("12")
    search.get_by_text("rzutnik", exact=True).click()
    search.get_by_role("button", name="Szukaj").click()
    fitting = page.get_by_role("region", name=re.compile("^Wolne")).get_by_role("listitem")
    offer = fitting.filter(has=page.get_by_role("heading", name=ROOM))
    offer.get_by_role("link", name="Zarezerwuj 17:00–19:00").click()

    choose(page, "Dla kogo", "Fundacja Zielony Kąt")
    page.get_by_label("Po co").fill(PURPOSE)
    accept_rules(page)
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
