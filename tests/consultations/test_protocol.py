"""The protocol: its sections, what was out of the ordinary, and how nothing is said."""

import pytest
from django.urls import reverse

from tests.factories import accounts
from tests.factories import answers as publish
from tests.factories import consultations as make
from tests.factories.consultations import NOW
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(
        status="closed",
        days=-1,
        file_number="BKS.0541.3.2026",
        programme=make.programme(status="consulted"),
    )


def protocol(client, consultation) -> str:
    publish.published(consultation=consultation)
    response = client.get(reverse("consultations:protocol_pdf", args=[consultation.slug]))
    assert response.status_code == 200
    return pdf_text(response.content)


def past_meeting(consultation, **fields):
    return make.meeting(
        consultation=consultation,
        starts_at=NOW.replace(day=20),
        registration_until=NOW.replace(day=19),
        **fields,
    )


def test_protocol_has_its_sections_in_order(client, closed):
    make.remark(consultation=closed, outcome="accepted")
    text = protocol(client, closed)
    titles = [
        "Protokół z konsultacji · znak sprawy BKS.0541.3.2026",
        "1. Przedmiot konsultacji",
        "2. Forma konsultacji",
        "3. Termin konsultacji",
        "4. Sposób ogłoszenia",
        "5. Uczestnicy",
        "6. Przebieg",
        "7. Uwagi",
        "8. Opinia Rady Działalności Pożytku Publicznego",
        "9. Podsumowanie liczbowe",
        "10. Podpisy",
    ]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)


def test_protocol_without_remarks_says_that_none_came_and_in_what_time(client, closed):
    text = protocol(client, closed)
    assert "W wyznaczonym terminie, tj. od 25 października 2026 r. do 23 listopada 2026 r." in text
    assert "nie zgłoszono uwag." in text
    assert "Liczba zgłoszonych uwag: 0." in text
    assert "Treść uwagi" not in text


def test_protocol_names_stages_substitutes_exceptions_and_topics(client, closed):
    make.stage(consultation=closed, days=-1, title="Zbieranie propozycji")
    meeting = past_meeting(closed)
    table = make.table(meeting=meeting, topic="kultura", opened_during_meeting_at=NOW)
    make.moderator(
        table=table, sector="ngo", name="Zofia Zastępcza", is_substitute=True, reason="choroba"
    )
    table.missing_moderators.create(
        sector="local_government",
        reason="Wydział nie wyznaczył osoby.",
        recorded_by=accounts.coordinator(),
    )
    make.topic(meeting=meeting, topic="seniorzy", status="declined", reason="Jest taki stolik.")
    make.topic(meeting=meeting, topic="kultura", status="accepted", table=table)
    make.topic(meeting=meeting, topic="nierozpatrzony")
    text = protocol(client, closed)
    for said in [
        "Zbieranie propozycji",
        "stolik 1 otwarto w trakcie spotkania",
        "zastępstwo (organizacje pozarządowe) – Zofia Zastępcza",
        "stolik 1 bez moderatora (samorząd): Wydział nie wyznaczył osoby.",
        "nie przyjęto: Jest taki stolik.",
        "przyjęto, stolik 1",
    ]:
        assert said in text, said
    assert "choroba" not in text
    assert "nierozpatrzony" not in text
    assert "Tola Tematowa" not in text


def test_called_off_meeting_is_said_to_be(client, closed):
    past_meeting(closed, cancelled_at=NOW, cancel_reason="Awaria.")
    text = protocol(client, closed)
    assert "Spotkanie odwołano." in text
    assert "uczestnicy pracowali" not in text


def test_protocol_quotes_opinions_of_a_programme_that_everybody_may_see(client, closed):
    make.opinion(programme=closed.programme, text="Opiniujemy pozytywnie.")
    assert "Opiniujemy pozytywnie." in protocol(client, closed)


def test_protocol_of_many_remarks_leaves_their_texts_to_the_report(client, closed, monkeypatch):
    monkeypatch.setattr("consultations.documents.editions.REMARKS_AT_ONCE", 1)
    make.remark(consultation=closed, outcome="accepted", text="Tekst pierwszej.")
    make.remark(consultation=closed, outcome="rejected")
    text = protocol(client, closed)
    assert "Pełne brzmienie uwag" in text
    assert "Tekst pierwszej." not in text
    assert "nie uwzględniono" in text
