"""Job 2: staff see what waits, oldest first, and decide each with a reason."""

import re

import pytest
from playwright.sync_api import expect

from events.models import Event
from organizations.models import Organization
from rooms.models import Booking
from tests.browser.pages import STAFF

REASON = "Prosimy dopisać, kto otworzy i zamknie salę."
QUEUES = [
    # the queue, the model, the button, what stands afterwards
    ("Rezerwacje", Booking, "Odmów", "odmowa"),
    ("Wydarzenia", Event, "Zwróć do poprawy", "zwrócone do poprawy"),
    ("Nowe organizacje", Organization, "Odmów", "nieprzyjęta"),
]


@pytest.mark.parametrize(("queue", "model", "button", "status"), QUEUES)
def test_staff_decide_what_has_waited_longest_with_a_reason(visit, queue, model, button, status):
    oldest_first = list(model.objects.awaiting_decision())
    page = visit(STAFF)
    page.goto("/admin/")
    waiting = page.get_by_role("region", name=re.compile(f"^{queue}"))
    numbers = [
        int(re.search(r"/(\d+)/change/", link.get_attribute("href"))[1])
        for link in waiting.locator("ol a").all()
    ]
    assert numbers == [one.pk for one in oldest_first]
    assert len(numbers) > 1

    waiting.locator("ol a").first.click()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_label("Powód")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Powód").fill(REASON)
    page.get_by_role("button", name=button).click()

    expect(page.get_by_role("listitem").filter(has_text=button).first).to_be_visible()
    decided = model.objects.get(pk=numbers[0])
    assert (decided.decision_reason, decided.get_status_display()) == (REASON, status)
    assert page.url.endswith(f"/{numbers[1]}/change/"), "the next one follows by itself"
    page.goto("/admin/")
    expect(waiting.locator("ol a")).to_have_count(len(numbers) - 1)
    expect(waiting.locator("ol a").first).to_have_attribute(
        "href", re.compile(f"/{numbers[1]}/change/")
    )
