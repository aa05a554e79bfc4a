"""Job 1, every week: the days are shown with their problems first, then booked, left out, added."""

import re
from datetime import date, time, timedelta

import pytest
from playwright.sync_api import expect

from rooms.models import BookingSeries
from tests.browser.checks import axe_problems, width_problems
from tests.browser.pages import MEMBER
from tests.browser.steps import accept_rules, choose, free_day, is_free

ROOM, OTHER_ROOM = "Sala warsztatowa", "Sala konferencyjna A"
WEEKS = 4


@pytest.mark.parametrize(
    ("javascript", "width"), [(True, 1280), (False, 360)], ids=["js-wide", "no-js-narrow"]
)
def test_member_books_every_week_but_one_and_adds_it_again(visit, javascript, width):
    member = visit(MEMBER, java_script_enabled=javascript, width=width)
    first = _first_day_of_free_weeks()
    second = first + timedelta(weeks=1)
    _book_once(member, second)

    purpose = f"Czytanie sąsiedzkie od {first:%d.%m}"
    _fill_in(member, first, purpose)
    member.get_by_role("button", name="Pokaż wszystkie dni").click()

    # Every day is there, the taken one with the reason and what would work instead.
    expect(member.get_by_role("heading", level=1)).to_have_text("Dzień po dniu")
    days = member.locator(".series-days > li")
    expect(days).to_have_count(WEEKS)
    expect(days.nth(1)).to_contain_text(f"Zajęte 17:00–19:00 ({ROOM})")
    assert not BookingSeries.objects.filter(purpose=purpose).exists()
    assert not width_problems(member, width)
    if javascript:
        assert not axe_problems(member)
    days.nth(1).get_by_role("radio", name=re.compile(f"^{OTHER_ROOM}")).check()
    days.nth(2).get_by_role("radio", name="Pomiń").check()
    member.get_by_role("button", name="Dalej").click()

    expect(member.get_by_role("heading", level=1)).to_have_text("Zarezerwować 3 dni?")
    member.get_by_role("button", name="Zarezerwuj 3 dni").click()

    expect(member.get_by_role("heading", level=1)).to_have_text(purpose)
    days = member.locator(".series-days > li")
    expect(days).to_have_count(WEEKS)
    expect(days.nth(1)).to_contain_text(OTHER_ROOM)
    expect(days.nth(2)).to_contain_text("Pominięto")
    days.nth(2).get_by_role("button", name="Dodaj z powrotem").click()
    accept_rules(member)
    member.get_by_role("button", name="Zarezerwuj ten dzień").click()
    expect(member.get_by_role("main")).to_contain_text("Dzień jest znów zarezerwowany")
    member.get_by_role("link", name="co tydzień", exact=True).click()
    expect(days.nth(2)).to_contain_text("czeka na potwierdzenie")
    assert BookingSeries.objects.get(purpose=purpose).bookings.count() == WEEKS


def test_when_the_world_changed_meanwhile_nothing_is_stored(visit):
    member, somebody = visit(MEMBER), visit(MEMBER)
    first = _first_day_of_free_weeks()
    purpose = f"Warsztaty od {first:%d.%m}"
    _fill_in(member, first, purpose)
    member.get_by_role("button", name="Pokaż wszystkie dni").click()
    member.get_by_role("button", name="Dalej").click()

    _book_once(somebody, first + timedelta(weeks=2))
    member.get_by_role("button", name=f"Zarezerwuj {WEEKS} dni").click()

    expect(member.get_by_role("main")).to_contain_text("W międzyczasie coś się zmieniło")
    expect(member.locator(".series-days > li").nth(2)).to_contain_text("Zajęte 17:00–19:00")
    assert not BookingSeries.objects.filter(purpose=purpose).exists()


def _first_day_of_free_weeks() -> date:
    """A day from which on the room is open and free at five for as many weeks as are booked."""
    day = free_day(ROOM, since=time(17), hours=2)
    while not all(
        is_free(ROOM, day + timedelta(weeks=week), since=time(17), hours=2) for week in range(WEEKS)
    ):
        day += timedelta(days=1)
    return day


def _fill_in(page, first: date, purpose: str) -> None:
    page.goto("/rezerwacje/nowa/")
    page.get_by_role("link", name="serię").click()
    page.get_by_label(re.compile("^Sala")).select_option(ROOM)
    page.get_by_label(re.compile("^Pierwszy dzień")).fill(first.isoformat())
    page.get_by_label(re.compile(r"^Od\b")).fill("17:00")
    page.get_by_role("textbox", name="Do", exact=True).fill("19:00")
    page.get_by_label("Jak często").select_option("weekly")
    page.get_by_label("albo ile razy").fill(str(WEEKS))
    _say_who_and_what_for(page, purpose)


def _book_once(page, day: date) -> None:
    page.goto(f"/rezerwacje/nowa/?sala=sala-warsztatowa&dzien={day}&od=17:00&do=19:00")
    _say_who_and_what_for(page, "Zebranie")
    page.get_by_role("button", name="Zarezerwuj").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zebranie")


def _say_who_and_what_for(page, purpose: str) -> None:
    choose(page, "Dla kogo", "Fundacja Zielony Kąt")
    page.get_by_label("Po co").fill(purpose)
    page.get_by_label("Liczba osób").fill("12")
    accept_rules(page)
