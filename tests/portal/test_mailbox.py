"""The mailbox of the demo: every letter for staff, and nothing of it anywhere else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tcal.shared.models import Centre, QueuedMail
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ICS = {"name": "termin.ics", "type": "text/calendar; method=PUBLISH", "base64": "QkVHSU46"}


def letter(*, to="ktos@ngo.example", subject="Sala jest Twoja", minutes=0, **fields):
    return QueuedMail.objects.create(
        to=to,
        subject=subject,
        queued_at=NOW + timedelta(minutes=minutes),
        **{
            "text": "Zobacz: https://portal.example/rezerwacje/1/ <b>nic</b>",
            "html": "<!doctype html><html><head><style>p{}</style></head><body><p>Dzień dobry",
            "attachments": [ICS],
            **fields,
        },
    )


@pytest.fixture
def demo(db):
    Centre.objects.update_or_create(pk=1, defaults={"is_demo": True})


@pytest.fixture
def reader(client, demo):
    client.force_login(accounts.staff())
    return client


def addresses(of) -> list[str]:
    return [
        reverse("mailbox"),
        reverse("letter", args=[of.pk]),
        reverse("letter_html", args=[of.pk]),
        reverse("letter_attachment", args=[of.pk, 1]),
    ]


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (lambda: None, 302),
        (accounts.user, 404),
        (accounts.coordinator, 404),
        (lambda: accounts.user(is_staff=True), 404),
        (accounts.staff, 200),
    ],
    ids=["nobody", "resident", "coordinator", "account of the administration", "staff"],
)
@pytest.mark.parametrize("is_demo", [True, False])
def test_only_staff_of_the_demo_read_letters(person, status, is_demo):
    Centre.objects.update_or_create(pk=1, defaults={"is_demo": is_demo})
    of, client = letter(), Client()
    if somebody := person():
        client.force_login(somebody)

    expected = 404 if status == 200 and not is_demo else status
    assert {client.get(path).status_code for path in addresses(of)} == {expected}


def test_letters_are_only_read(reader):
    assert {reader.post(path).status_code for path in addresses(letter())} == {405}


def test_newest_letter_is_first(reader):
    letter(subject="Starszy")
    letter(subject="Nowszy", minutes=1)

    page = reader.get(reverse("mailbox")).content.decode()

    assert page.index("Nowszy") < page.index("Starszy")


def test_letters_are_found_by_a_part_of_the_recipient(reader):
    letter(to="anna@chor.example", subject="Do chóru")
    letter(to="jan@fundacja.example", subject="Do fundacji")

    page = reader.get(reverse("mailbox"), {"do": "CHOR"}).content.decode()

    assert "Do chóru" in page
    assert "Do fundacji" not in page


@pytest.mark.parametrize("text", ["%", "'", "x" * 400, "\x00", "nikt@"])
def test_strange_searches_are_answered(reader, text):
    letter()

    assert reader.get(reverse("mailbox"), {"do": text, "page": "x"}).status_code == 200


def test_letter_shows_its_text_without_its_markup_running(reader):
    page = reader.get(reverse("letter", args=[letter().pk])).content.decode()

    assert "Sala jest Twoja" in page
    assert "&lt;b&gt;nic&lt;/b&gt;" in page
    assert 'href="https://portal.example/rezerwacje/1/"' in page


def test_html_of_a_letter_can_do_nothing(reader):
    response = reader.get(reverse("letter_html", args=[letter().pk]))
    policy = dict(
        part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == "'none'"
    assert policy["frame-ancestors"] == "'self'"
    assert "script-src" not in policy
    assert policy["sandbox"] == "allow-top-navigation-by-user-activation"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "Dzień dobry" in response.content.decode()


def test_pages_around_it_keep_the_strict_policy(reader):
    response = reader.get(reverse("letter", args=[letter().pk]))

    assert "unsafe-inline" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_letter_without_html_has_only_text(reader):
    plain = letter(html="", attachments=[])

    assert "iframe" not in reader.get(reverse("letter", args=[plain.pk])).content.decode()
    assert reader.get(reverse("letter_html", args=[plain.pk])).status_code == 404


def test_attachment_is_downloaded(reader):
    response = reader.get(reverse("letter_attachment", args=[letter().pk, 1]))

    assert response.content == b"BEGIN:"
    assert response["Content-Disposition"] == 'attachment; filename="termin.ics"'
    assert response["Content-Type"].startswith("text/calendar")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("number", [0, 2, 999])
def test_attachment_that_is_not_there_is_not_found(reader, number):
    url = reverse("letter_attachment", args=[letter().pk, number])

    assert reader.get(url).status_code == 404


def test_letter_that_is_not_there_is_not_found(reader):
    for name, more in [("letter", []), ("letter_html", []), ("letter_attachment", [1])]:
        assert reader.get(reverse(name, args=[999_999, *more])).status_code == 404


def test_empty_mailbox_says_what_to_do(reader):
    assert "empty" in reader.get(reverse("mailbox")).content.decode()


def test_list_costs_the_same_with_one_and_with_thirty(reader):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            response = reader.get(reverse("mailbox"))
        return len(queries), len(response.context["page"].object_list)

    letter()
    cost()  # what is cached is read
    one, count = cost()
    assert count == 1
    for number in range(29):
        letter(minutes=number)
    many, count = cost()
    assert count == 30
    assert one == many


@pytest.mark.parametrize("is_demo", [True, False])
def test_first_page_of_the_administration_leads_there_in_the_demo(client, is_demo):
    Centre.objects.update_or_create(pk=1, defaults={"is_demo": is_demo})
    client.force_login(accounts.staff())

    page = client.get(reverse("admin:index")).content.decode()

    assert (reverse("mailbox") in page) == is_demo
