"""A day of the desk, played on a telephone: a walk-in, its key, the return, a call, a move."""

import re
from datetime import time, timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from rooms.models import Booking, Handover
from rooms.states import BookingStatus, Channel
from tcal.shared.periods import local_datetime
from tests.browser.pages import STAFF
from tests.browser.steps import free_day, sign_in

PHONE = 360
PERSON = "Krystyna Zaradna"


@pytest.fixture
def a_working_day(site):
    """A quarter past ten on the next day on which the room of the call is free."""
    day = free_day("Sala kanapowa", since=time(8), hours=12)
    with time_machine.travel(local_datetime(day, time(10, 15)), tick=True):
        yield day


def fill_in(page, *, purpose):
    page.get_by_label(re.compile("^Organizacja")).fill("Zielony Kąt")
    page.get_by_label(re.compile("^Po co")).fill(purpose)
    page.get_by_label(re.compile("^Osoba odpowiedzialna")).fill(PERSON)
    page.get_by_label(re.compile("^Telefon na ten dzień")).fill("000 000 555")


def send(page):
    page.get_by_label(re.compile("^Znają i akceptują")).check()
    page.get_by_role("main").get_by_role("button", name="Zarezerwuj").click()
    # Notice, quota and the like are warnings to staff: read, ticked, sent again.
    warnings = page.locator("input[name=waived]")
    if warnings.count():
        for warning in warnings.all():
            warning.check()
        page.get_by_role("main").get_by_role("button", name="Zarezerwuj").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_day_of_the_desk(visit, a_working_day, javascript):
    day = a_working_day
    at_the_door, by_telephone = f"Narada od ręki {javascript}", f"Zebranie z telefonu {javascript}"
    page = visit(width=PHONE, height=740, java_script_enabled=javascript)
    sign_in(page, STAFF)

    # Somebody is at the door: two clicks to a room.
    page.goto("/rezerwacje/obsluga/")
    page.get_by_role("link", name="Od ręki").click()
    page.get_by_role("link", name=re.compile("^Zajmij")).first.click()
    fill_in(page, purpose=at_the_door)
    page.get_by_label("na miejscu").check()
    send(page)
    walk_in = Booking.objects.get(purpose=at_the_door)
    assert (walk_in.status, walk_in.channel) == (BookingStatus.CONFIRMED, Channel.DESK)

    # The room is handed over and, later, taken back.
    page.goto(f"/rezerwacje/{walk_in.pk}/przekazanie/")
    page.get_by_label(re.compile("^Kto odbiera")).fill(PERSON)
    page.get_by_label(re.compile("^Numer klucza")).fill("7")
    page.get_by_role("main").get_by_role("button", name="Wydaj salę").click()
    page.goto("/rezerwacje/obsluga/")
    page.get_by_role("link", name=re.compile("^Przyjmij zwrot")).first.click()
    page.get_by_role("checkbox", name=re.compile("7")).check()
    page.get_by_role("main").get_by_role("button", name="Przyjmij zwrot").click()
    returned = Handover.objects.get(booking=walk_in)
    assert returned.returned_at
    assert returned.key_returned

    # Somebody calls: a room for the afternoon.
    page.goto("/rezerwacje/obsluga/nowa/")
    page.get_by_label(re.compile("^Sala")).first.select_option(label="Sala kanapowa")
    page.get_by_label(re.compile("^Dzień")).fill(f"{day:%Y-%m-%d}")
    page.get_by_label(re.compile("^Od")).first.fill("14:00")
    page.get_by_label(re.compile("^Do")).first.fill("16:00")
    fill_in(page, purpose=by_telephone)
    page.get_by_label(re.compile("^Liczba osób")).fill("6")
    send(page)
    called = Booking.objects.get(purpose=by_telephone)
    assert (called.status, called.channel) == (BookingStatus.CONFIRMED, Channel.PHONE)

    # They call again: an hour later.
    page.goto(f"/rezerwacje/obsluga/{called.pk}/przeniesienie/")
    page.get_by_label(re.compile("^Od")).first.fill("15:00")
    page.get_by_label(re.compile("^Do")).first.fill("17:00")
    page.get_by_role("main").locator("button.btn-primary").click()
    called.refresh_from_db()
    assert called.starts_at == local_datetime(day, time(15))
    assert called.ends_at - called.starts_at == timedelta(hours=2)

    # The day shows both, and nothing is wider than the telephone.
    page.goto("/rezerwacje/obsluga/")
    expect(page.get_by_role("main")).to_contain_text(by_telephone)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
