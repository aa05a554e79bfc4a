"""The number of openings: of people only, one number, nobody recognised."""

from threading import Thread

import pytest
from django.db import connection, connections

from consultations.models import PageViews
from tests.factories import accounts
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_at_noon")]

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def open_page(client, consultation, *, program=FIREFOX, query="", **headers):
    return client.get(
        consultation.get_absolute_url() + query, headers={"user-agent": program, **headers}
    )


def views_of(consultation) -> int:
    found = PageViews.objects.filter(consultation=consultation).first()
    return found.count if found else 0


def test_each_opening_counts_once_and_is_shown(client, consultation):
    PageViews.objects.create(consultation=consultation, count=50)
    page = open_page(client, consultation)
    assert page.context["page_views"] == 51
    assert "Wyświetlono 51 razy" in page.content.decode()
    assert views_of(consultation) == 51


def test_first_opening_makes_the_row(client, consultation):
    assert open_page(client, consultation).context["page_views"] == 1
    assert open_page(client, consultation).context["page_views"] == 2


def test_counting_sets_no_cookie(client, consultation):
    """Only the one against forged forms, which every page with a button has."""
    assert set(open_page(client, consultation).cookies) <= {"csrftoken"}


@pytest.mark.parametrize(
    "program",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "facebookexternalhit/1.1",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 HeadlessChrome/120.0",
        "",
    ],
    ids=["google", "bing", "facebook", "curl", "python", "headless", "nameless"],
)
def test_programs_are_not_counted(client, consultation, program):
    open_page(client, consultation, program=program)
    assert views_of(consultation) == 0


@pytest.mark.parametrize(
    "headers",
    [{"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}, {"x-moz": "prefetch"}],
    ids=["sec-purpose", "purpose", "x-moz"],
)
def test_page_read_ahead_is_not_counted(client, consultation, headers):
    open_page(client, consultation, **headers)
    assert views_of(consultation) == 0


def test_asking_for_the_head_is_not_counted(client, consultation):
    client.head(consultation.get_absolute_url(), headers={"user-agent": FIREFOX})
    assert views_of(consultation) == 0


def test_turning_over_pages_of_comments_is_not_counted(client, consultation):
    open_page(client, consultation, query="?page=2")
    assert views_of(consultation) == 0


def test_coordinators_are_not_counted_and_others_are(client, consultation, coordinator):
    client.force_login(coordinator)
    assert open_page(client, consultation).context["page_views"] == 0
    client.force_login(accounts.user())
    assert open_page(client, consultation).context["page_views"] == 1


def test_other_methods_are_not_counted(client, consultation):
    client.post(consultation.get_absolute_url(), headers={"user-agent": FIREFOX})
    assert views_of(consultation) == 0


@pytest.mark.django_db(transaction=True)
def test_openings_at_the_same_moment_are_all_counted(client):
    consultation = make.consultation()

    def visit():
        try:
            for _time in range(5):
                open_page(client.__class__(), consultation)
        finally:
            connections.close_all()

    visits = [Thread(target=visit) for _number in range(4)]
    for thread in visits:
        thread.start()
    for thread in visits:
        thread.join()
    assert views_of(consultation) == 20


@pytest.mark.django_db(transaction=True)
def test_opening_does_not_wait_for_a_locked_consultation(client):
    """A coordinator's verb holds the consultation; the page is read and counted meanwhile."""
    consultation = make.consultation()
    locked = connection.copy()
    try:
        locked.set_autocommit(False)
        with locked.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM consultations_consultation WHERE id = %s FOR NO KEY UPDATE",
                [consultation.pk],
            )
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        assert open_page(client, consultation).context["page_views"] == 1
    finally:
        locked.rollback()
        locked.close()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = 0")
