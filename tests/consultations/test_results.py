"""The public page of results: published answers and nothing else, whatever the version."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from consultations.merging import join
from consultations.publishing import latest_version, publish_correction, publish_report
from consultations.results import overview, write_result
from consultations.states import Outcome
from tests.factories import answers
from tests.factories import consultations as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(title="Wspólnie o parku", status="closed", days=-1)


@pytest.fixture
def published(closed, coordinator):
    make.remark(
        consultation=closed,
        text="Więcej ławek.",
        outcome=Outcome.ACCEPTED,
        author_name="Jawna Autorka",
        author_email="jawna@tcal.example",
        author_address="ul. Tajna 7",
        is_name_public=True,
    )
    make.remark(
        consultation=closed,
        text="Mniej latarni.",
        provision="§ 4 ust. 1",
        outcome=Outcome.REJECTED,
        justification="Latarnie są potrzebne.",
        author_name="Skryty Autor",
    )
    make.remark(
        consultation=closed,
        text="Plac zabaw.",
        outcome=Outcome.PARTLY,
        author_name="Skryta Prezeska",
        organization_name="Fundacja Zielony Kąt",
    )
    publish_report(closed, by=coordinator)
    return closed


def page_url(consultation, version=None) -> str:
    args = [consultation.slug] if version is None else [consultation.slug, version]
    return reverse("consultations:results", args=args)


def page(client, consultation, version=None, **query) -> str:
    return client.get(page_url(consultation, version), query).content.decode()


def numbers(client, consultation, **query) -> list[int]:
    shown = client.get(page_url(consultation), query).context["answers"]
    return [one.remark.number for one in shown]


def thanked_by(version):
    return overview(version).thanked


def prepare(consultation, coordinator, **said):
    consultation.remarks.get(number=2).answer(by=coordinator, **said)


def tables(client, consultation, version) -> str:
    """Both tables of a version as text."""
    args = [consultation.slug, version]
    csv = client.get(reverse("consultations:results_csv", args=args)).content.decode()
    xlsx = client.get(reverse("consultations:results_xlsx", args=args)).content
    sheet = load_workbook(io.BytesIO(xlsx)).active
    return csv + " ".join(str(cell) for row in sheet.values for cell in row)


# When it is there -------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["visitor", "member", "coordinator"])
def test_there_are_no_results_before_publication(as_, closed, role):
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    client = as_(role)
    assert client.get(page_url(closed)).status_code == 404
    assert client.get(page_url(closed, 1)).status_code == 404
    for name in ("results_csv", "results_xlsx"):
        address = reverse(f"consultations:{name}", args=[closed.slug, 1])
        assert client.get(address).status_code == 404


def test_everybody_reads_every_remark_with_its_answer(client, published):
    content = page(client, published)
    for said in [
        "Więcej ławek.",
        "Mniej latarni.",
        "Latarnie są potrzebne.",
        "§ 4 ust. 1",
        "Fundacja Zielony Kąt",
        "Jawna Autorka",
        published.file_number,
    ]:
        assert said in content


def test_consultation_page_leads_to_the_results_only_after_publication(client, closed, coordinator):
    assert page_url(closed) not in client.get(closed.get_absolute_url()).content.decode()
    publish_report(closed, by=coordinator)
    assert page_url(closed) in client.get(closed.get_absolute_url()).content.decode()


def test_sitemap_knows_results_only_after_publication(client, closed, coordinator):
    def addresses() -> str:
        return client.get(reverse("sitemap")).content.decode()

    assert page_url(closed) not in addresses()
    publish_report(closed, by=coordinator)
    assert page_url(closed) in addresses()


def test_consultation_without_remarks_says_so(client, closed, coordinator):
    publish_report(closed, by=coordinator)
    response = client.get(page_url(closed))
    assert response.status_code == 200
    assert response.context["overview"].total == 0
    assert not response.context["answers"]


# Numbers ----------------------------------------------------------------------------------------


def test_counts_by_outcome_add_up(published):
    summed_up = overview(latest_version(published))
    assert summed_up.total == published.remarks.count() == 3
    assert sum(bar["value"] for bar in summed_up.bars) == 3
    assert [bar["text"] for bar in summed_up.bars] == ["1 (33%)", "1 (33%)", "1 (33%)", "0 (0%)"]


def test_page_costs_the_same_with_1_and_30_remarks(client, coordinator):
    costs = []
    for rows in (1, 30):
        consultation = make.consultation(status="closed", days=-1)
        table = make.table(meeting=make.meeting(consultation=consultation, days=-2))
        for _row in range(rows):
            head = make.remark(consultation=consultation, outcome=Outcome.ACCEPTED, table=table)
            other = make.remark(consultation=consultation, organization_name="Chór Na Skarpie")
            join(other, head, by=coordinator)
            answers.remark_picture(remark=head)
        publish_report(consultation, by=coordinator)
        client.get(page_url(consultation))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page_url(consultation)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert costs[0] <= 8


# Narrowing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"outcome": "rejected"}, [2]),
        ({"outcome": "nonsense"}, [1, 2, 3]),
        ({"number": "3"}, [3]),
        ({"number": "99"}, []),
        ({"number": "x"}, [1, 2, 3]),
        ({"provision": "§ 4"}, [2]),
        ({"q": "ławek"}, [1]),
        ({"q": "zielony plac"}, [3]),
        ({"q": "Latarnie potrzebne"}, [2]),
        ({"q": "Jawna"}, [1]),
        ({"q": "Skryty"}, []),
        ({"q": "tajna"}, []),
        ({"q": "jawna@tcal"}, []),
        ({"outcome": "accepted", "q": "latarni"}, []),
    ],
    ids=lambda value: (
        "-".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else None
    ),
)
def test_list_is_narrowed(client, published, query, found):
    assert numbers(client, published, **query) == found


def test_list_is_narrowed_by_stage_and_table(client, closed, coordinator):
    stage = make.stage(consultation=closed, days=-1)
    table = make.table(meeting=make.meeting(consultation=closed, days=-2), topic="kultura")
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, stage=stage)
    make.remark(consultation=closed, outcome=Outcome.ACCEPTED, table=table)
    publish_report(closed, by=coordinator)
    assert numbers(client, closed, stage=stage.pk) == [1]
    assert numbers(client, closed, table=table.pk) == [2]
    assert numbers(client, closed, table=table.pk + 1) == [1, 2]


def test_list_has_pages(client, closed, coordinator):
    for _row in range(21):
        make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    publish_report(closed, by=coordinator)
    assert numbers(client, closed) == list(range(1, 21))
    assert numbers(client, closed, page=2) == [21]


def test_joined_remarks_are_shown_together_and_each_once(client, closed, coordinator):
    head = make.remark(consultation=closed, outcome=Outcome.PARTLY, text="Ławki.")
    other = make.remark(consultation=closed, text="Siedzenia.", organization_name="Chór")
    join(other, head, by=coordinator)
    publish_report(closed, by=coordinator)
    (shown,) = client.get(page_url(closed)).context["answers"]
    assert [one.remark.number for one in shown.joined] == [2]
    content = page(client, closed)
    assert content.count('id="uwaga-1"') == content.count('id="uwaga-2"') == 1
    assert numbers(client, closed, q="Siedzenia") == [1], "found by what was joined to it"
    assert numbers(client, closed, number=2) == [1]


def test_pictures_are_shown_with_what_they_show(client, closed, coordinator):
    remark = make.remark(consultation=closed, outcome=Outcome.ACCEPTED)
    answers.remark_picture(remark=remark, alt="Rysunek altanki")
    publish_report(closed, by=coordinator)
    assert 'alt="Rysunek altanki"' in page(client, closed)


def test_address_of_each_picture_opens_it(client, closed, coordinator):
    for remark in (make.remark(consultation=closed, outcome=Outcome.ACCEPTED) for _one in "ab"):
        answers.remark_picture(remark=remark)
        answers.remark_picture(remark=remark)
    publish_report(closed, by=coordinator)
    found = re.findall(r'src="([^"]*/zdjecie/[^"]*)"', page(client, closed))
    assert len(found) == 4
    assert {client.get(url).status_code for url in found} == {200}


def test_scan_of_a_letter_is_not_even_described(client, closed, coordinator):
    remark = make.remark(consultation=closed, channel="post", outcome=Outcome.ACCEPTED)
    answers.remark_picture(remark=remark, alt="List Skrytej Osoby")
    publish_report(closed, by=coordinator)
    content = page(client, closed)
    assert "Skrytej Osoby" not in content
    assert "/zdjecie/" not in content


# Thanks to whom ---------------------------------------------------------------------------------


def test_those_whose_remarks_changed_something_are_thanked(closed, coordinator):
    table = make.table(meeting=make.meeting(consultation=closed, days=-2), number=3, topic="sport")
    of_choir = {"consultation": closed, "outcome": Outcome.ACCEPTED}
    make.remark(**of_choir, organization_name="Chór Na Skarpie", author_name="Skryta Osoba")
    make.remark(**of_choir, organization_name="chór na  skarpie")
    make.remark(**of_choir, author_name="Jawna Osoba", is_name_public=True)
    make.remark(**of_choir, author_name="Skryta Osoba")
    make.remark(**of_choir, author_name="", table=table)
    make.remark(
        consultation=closed, outcome=Outcome.REJECTED, organization_name="Klub Bez Szczęścia"
    )
    publish_report(closed, by=coordinator)
    found = thanked_by(latest_version(closed))
    assert [(one.name, one.numbers) for one in found[:2]] == [
        ("Chór Na Skarpie", [1, 2]),
        ("Jawna Osoba", [3]),
    ]
    assert "sport" in found[2].name
    assert len(found) == 3


def test_what_will_change_is_read_after_publication(client, closed, coordinator):
    write_result(closed, by=coordinator, text="Staną nowe ławki.")
    assert "nowe ławki" not in client.get(closed.get_absolute_url()).content.decode()
    publish_report(closed, by=coordinator)
    assert "Staną nowe ławki." in page(client, closed)


# Versions ---------------------------------------------------------------------------------------


def test_prepared_correction_is_found_nowhere(client, published, coordinator):
    prepare(published, coordinator, outcome=Outcome.ACCEPTED, justification="Szkic odpowiedzi.")
    assert "Szkic" not in page(client, published)
    assert numbers(client, published, q="Szkic") == []
    assert numbers(client, published, outcome="accepted") == [1]
    assert "Szkic" not in tables(client, published, 1)
    counts = client.get(published.get_absolute_url()).context["counts"]
    assert (counts["accepted"], counts["rejected"]) == (1, 1)
    assert len(thanked_by(latest_version(published))) == 2


def test_correction_leaves_the_old_version_readable_and_marked(client, published, coordinator):
    prepare(published, coordinator, outcome=Outcome.ACCEPTED, justification="Jednak tak.")
    publish_correction(published, by=coordinator, reason="Znalazły się środki.")
    current, old = client.get(page_url(published)), client.get(page_url(published, 1))
    assert current.context["is_current"]
    assert "Jednak tak." in current.content.decode()
    assert "Latarnie są potrzebne." not in current.content.decode()
    assert "Znalazły się środki." in current.content.decode()
    assert page_url(published, 1) in current.content.decode()
    assert not old.context["is_current"]
    assert "Latarnie są potrzebne." in old.content.decode()
    assert "Jednak tak." not in old.content.decode()
    assert 'content="noindex"' in old.content.decode()
    assert client.get(page_url(published, 3)).status_code == 404
    assert "Latarnie są potrzebne." in tables(client, published, 1)
    assert "Jednak tak." in tables(client, published, 2)


# Names ------------------------------------------------------------------------------------------


def test_names_without_consent_and_contacts_are_nowhere(client, published):
    everything = page(client, published) + tables(client, published, 1)
    for secret in ["Skryt", "jawna@tcal.example", "ul. Tajna 7"]:
        assert secret not in everything
    assert "Jawna Autorka" in everything


def test_withdrawn_consent_takes_the_name_out_of_every_version(client, published, coordinator):
    prepare(published, coordinator, outcome=Outcome.ACCEPTED)
    publish_correction(published, by=coordinator, reason="Poprawka.")
    published.remarks.get(number=1).withdraw_name_consent()
    for version in (1, 2):
        assert "Jawna" not in page(client, published, version)
        assert "Jawna" not in tables(client, published, version)
    assert numbers(client, published, q="Jawna") == []
    assert [one.name for one in thanked_by(latest_version(published))] == ["Fundacja Zielony Kąt"]
