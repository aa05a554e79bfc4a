"""What people do on more than one page."""

import re
from datetime import date, time, timedelta
from urllib.parse import urljoin

from playwright.sync_api import Page

from rooms.availability import Availability
from rooms.models import Resource
from tcal.portal import demo
from tcal.shared.mail import send_queued_mail
from tcal.shared.models import QueuedMail
from tcal.shared.periods import Period, local_datetime, local_today


def sign_in(page: Page, email: str) -> None:
    page.goto("/konto/login/")
    form = page.get_by_role("main")
    form.get_by_label("E-mail").fill(email)
    form.get_by_label("Hasło").fill(demo.PASSWORD)
    form.get_by_role("button", name="Zaloguj się").click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list, unless there is only one answer, which is chosen already."""
    field = page.get_by_label(label)
    if field.count() and field.evaluate("field => field.matches('select')"):
        field.select_option(option)


def accept_rules(page: Page) -> None:
    page.get_by_label(re.compile("^Akceptuję regulamin sal")).check()


def free_day(room_name: str, *, since: time, hours: int) -> date:
    """The next day on which the room is open and free then; never literally one: demo days move."""
    for offset in range(1, 60):
        day = local_today() + timedelta(days=offset)
        if is_free(room_name, day, since=since, hours=hours):
            return day
    raise AssertionError(f"{room_name} is never free")


def is_free(room_name: str, day: date, *, since: time, hours: int) -> bool:
    room = Resource.objects.with_capacity().get(name=room_name)
    starts_at = local_datetime(day, since)
    period = Period(starts_at, starts_at + timedelta(hours=hours))
    availability = Availability.load([room], period)
    return availability.is_free(room, period) and availability.is_staffed(room, period)


def fetched(page: Page, link) -> bytes:
    """What the link leads to, taken with the cookies of this visitor."""
    response = page.request.get(urljoin(page.url, link.get_attribute("href")))
    assert response.ok, f"{response.status} {response.url}"
    return response.body()


def send_letters(*, to: str) -> None:
    """Do what the background worker does, for one recipient."""
    for letter in QueuedMail.objects.filter(sent_at=None, to=to):
        send_queued_mail(letter.pk)
