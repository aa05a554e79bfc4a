"""What the pages of the archive say, and how many queries they cost."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from consultations.programme_tasks import totals_of
from consultations.programmes import missing_programme
from tests.factories import consultations as make
from tests.factories import programmes as archive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

LIST = reverse("programmes:list")


def url(name, programme) -> str:
    return reverse(f"programmes:{name}", args=[programme.year])


# The list ----------------------------------------------------------------------------------------


def test_list_says_what_comes_next_and_hides_drafts(client):
    archive.programme(year=2027, status="draft")
    archive.programme(year=2026, status="adopted", resolution_number="77/25")
    html = client.get(LIST).content.decode()
    assert reverse("programmes:programme", args=[2026]) in html
    assert "77/25" in html
    assert "31 maja 2027" in html
    assert reverse("programmes:programme", args=[2027]) not in html


def test_empty_list_says_what_to_do(client):
    html = client.get(LIST).content.decode()
    assert reverse("consultations:list") in html
    assert "empty-state" in html


def test_list_links_the_guides_and_bodies(client):
    body = archive.body()
    html = client.get(LIST).content.decode()
    assert body.get_absolute_url() in html
    for key in ("formy-wspolpracy", "zasady-wspolpracy"):
        address = reverse("know_how_page", args=[key])
        assert address in html
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("day", "entered", "expected"),
    [
        ("2026-08-31", False, None),
        ("2026-09-01", False, 2027),
        ("2026-12-31", False, 2027),
        ("2026-09-01", True, None),
    ],
)
def test_missing_programme_is_missed_from_september_on(day, entered, expected):
    if entered:
        archive.programme(year=2027, status="draft")
    with time_machine.travel(f"{day} 12:00", tick=False):
        missing = missing_programme()
    assert (missing and missing.year) == expected


@pytest.mark.parametrize("role", ["visitor", "staff", "coordinator"])
def test_missing_programme_is_told_to_coordinators_only(as_, role):
    html = as_(role).get(LIST).content.decode()
    address = reverse("admin:consultations_cooperationprogramme_add") + "?year=2027"
    assert (address in html) == (role == "coordinator")


# The page ----------------------------------------------------------------------------------------


def test_page_shows_everything_of_the_year(client):
    programme = archive.programme(
        year=2026, status="reported", summary="O czym jest.", resolution_number="LX/1/25"
    )
    archive.task(programme=programme, title="Zadanie A", amount="12000.50")
    archive.task(programme=programme, title="Zadanie B", amount="1000.00", until_year=2028)
    archive.task(programme=programme, title="Zadanie C", amount=None)
    document = archive.document(programme=programme, title="Uchwała w sprawie programu")
    opinion = archive.opinion(programme=programme, number="5/2025")
    annex = archive.document(opinion=opinion, title="Opinia rady")
    consultation = make.consultation(programme=programme)
    hidden = make.consultation(programme=programme, status="draft")
    html = client.get(url("programme", programme)).content.decode().replace("\xa0", " ")
    for shown in [
        "LX/1/25",
        "O czym jest.",
        "13 000,50 zł",
        "1 000,00 zł",
        document.get_absolute_url(),
        annex.get_absolute_url(),
        "5/2025",
        opinion.body.get_absolute_url(),
        consultation.get_absolute_url(),
        "30 listopada 2025",
        "31 maja 2027",
        "PDF, ",
    ]:
        assert shown in html, shown
    assert hidden.get_absolute_url() not in html
    assert html.count("<h1") == 1


def test_multi_year_task_is_shown_in_later_years_while_it_lasts(client):
    earlier = archive.programme(year=2024, status="reported")
    archive.task(programme=earlier, title="Prowadzenie świetlicy", until_year=2026)
    archive.task(programme=earlier, title="Skończone już zadanie", until_year=2025)
    draft = archive.programme(year=2025, status="draft")
    archive.task(programme=draft, title="Zadanie ze szkicu", until_year=2027)
    html = client.get(url("programme", archive.programme(year=2026, status="adopted"))).content
    assert "Prowadzenie świetlicy" in html.decode()
    assert "Skończone już zadanie" not in html.decode()
    assert "Zadanie ze szkicu" not in html.decode()


@pytest.mark.parametrize("role", ["visitor", "coordinator"])
@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"adopted_on": date(2025, 11, 30)}, "z terminem"),
        ({"adopted_on": date(2025, 12, 1)}, "po terminie"),
    ],
    ids=["last_day", "a_day_late"],
)
def test_coordinators_see_whether_the_date_was_kept(as_, role, fields, word):
    programme = archive.programme(year=2026, status="adopted", resolution_number="1/25", **fields)
    context = as_(role).get(url("programme", programme))
    badge = "status--ok" if word == "z terminem" else "status--no"
    html = context.content.decode()
    in_box = html[html.index("details-list") : html.index("</dl>")]
    assert (badge in in_box) == (role == "coordinator")


def test_totals_leave_out_what_is_not_known():
    programme = archive.programme()
    for amount, until in [("10.10", None), ("0.20", 2030), (None, 2030)]:
        archive.task(programme=programme, amount=amount, until_year=until)
    totals = totals_of(programme.tasks.all())
    assert (totals.all, totals.multi_year, totals.unknown) == (
        Decimal("10.30"),
        Decimal("0.20"),
        1,
    )


def test_tasks_as_tables_hold_numbers(client):
    programme = archive.programme(year=2026, status="adopted")
    archive.task(programme=programme, title="=Zadanie", amount="12000.50", until_year=2028)
    csv = client.get(url("tasks_csv", programme)).content.decode("utf-8-sig").splitlines()
    assert csv[1] == "1;;'=Zadanie;12000,50;2028"
    content = client.get(url("tasks_xlsx", programme)).content
    row = [cell.value for cell in load_workbook(BytesIO(content)).active[2]]
    assert row == [1, None, "'=Zadanie", 12000.5, 2028]


def fill(*, rows):
    programme = archive.programme(status="adopted")
    body = archive.body()
    archive.term(body=body)
    for number in range(rows):
        archive.task(programme=programme, until_year=programme.year + 1)
        archive.document(programme=programme)
        opinion = archive.opinion(programme=programme, body=body)
        archive.document(opinion=opinion)
        archive.document(session=archive.session(body=body))
        make.consultation(programme=programme)
        term = archive.term(
            body=body, starts_on=date(1950 + number, 1, 1), ends_on=date(1950 + number, 12, 31)
        )
        archive.body_member(term=term)
    return programme, body


def queries_of(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("role", ["visitor", "coordinator"])
def test_pages_cost_the_same_with_1_and_30_rows(as_, role):
    client = as_(role)
    small, small_body = fill(rows=1)
    lists = [queries_of(client, LIST)]
    large, large_body = fill(rows=30)
    for _number in range(28):
        archive.programme(status="adopted")
    lists.append(queries_of(client, LIST))
    assert len(set(lists)) == 1
    assert queries_of(client, small.get_absolute_url()) == queries_of(
        client, large.get_absolute_url()
    )
    assert queries_of(client, small_body.get_absolute_url()) == queries_of(
        client, large_body.get_absolute_url()
    )


def test_public_pages_cost_at_most_8_queries(client):
    programme, body = fill(rows=3)
    for address in (LIST, programme.get_absolute_url(), body.get_absolute_url()):
        assert queries_of(client, address) <= 8, address
