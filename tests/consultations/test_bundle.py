"""The archive for the Public Information Bulletin."""

import csv
import io
import re
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from consultations.documents import making
from consultations.models import DocumentInTheMaking
from tests.factories import answers as publish
from tests.factories import consultations as make
from tests.pdf import pdf_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def closed(db, _at_noon):
    return make.consultation(
        status="closed",
        days=-1,
        title="Zażółć program",
        file_number="BKS.0541.3.2026",
        programme=make.programme(status="consulted"),
    )


def bundle_of(consultation, coordinator) -> zipfile.ZipFile:
    version = publish.published(consultation=consultation)
    document = making.ask_for(
        DocumentInTheMaking.Kind.BUNDLE, consultation, by=coordinator, version=version
    )
    assert making.make(document.pk) == "made"
    document.refresh_from_db()
    assert document.steps_done == document.steps
    return zipfile.ZipFile(io.BytesIO(document.file.read()))


def test_bundle_has_everything_public_under_safe_names(coordinator, closed):
    make.remark(
        consultation=closed,
        outcome="rejected",
        justification="=1+1",
        author_name="Niejawny Autor",
        author_email="niejawny@tcal.example",
        text="@Więcej ławek",
    )
    make.document(consultation=closed, title="Projekt uchwały: § 8")
    opinion = make.opinion(programme=closed.programme)
    make.document(opinion=opinion, title="Opinia RDPP")
    archive = bundle_of(closed, coordinator)
    names = archive.namelist()
    assert names == [
        "00-spis-zawartosci.txt",
        "01-sprawozdanie-zazolc-program-wersja-1.pdf",
        "02-protokol-zazolc-program-wersja-1.pdf",
        "03-tabela-uwag-zazolc-program-wersja-1.xlsx",
        "03-tabela-uwag-zazolc-program-wersja-1.csv",
        "04-statystyka-zazolc-program-wersja-1.xlsx",
        "zalaczniki/01-projekt-uchwaly-8.pdf",
        "zalaczniki/02-opinia-rdpp.pdf",
    ]
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in names)
    assert archive.testzip() is None
    index = archive.read(names[0]).decode("utf-8-sig")
    for said in ["BKS.0541.3.2026", "Wersja 1 z 24 listopada 2026", "Projekt uchwały: § 8"]:
        assert said in index
    assert all(name in index for name in names[1:])
    assert index.count("rozmiar:") == len(names) - 1
    assert "Więcej ławek" in pdf_text(archive.read(names[1]))
    assert "Protokół z konsultacji" in pdf_text(archive.read(names[2]))
    rows = list(csv.reader(io.StringIO(archive.read(names[4]).decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert "'@Więcej ławek" in rows[1]
    assert "'=1+1" in rows[1]
    sheet = load_workbook(io.BytesIO(archive.read(names[3]))).active
    assert sheet.max_row == 2
    for name in names:
        if name.endswith((".csv", ".txt")):
            assert "Niejawny" not in archive.read(name).decode("utf-8-sig")
    assert "niejawny@" not in pdf_text(archive.read(names[1]))


def test_bundle_of_a_consultation_without_remarks(coordinator, closed):
    archive = bundle_of(closed, coordinator)
    assert len(archive.namelist()) == 5
    assert "nie zgłoszono uwag" in pdf_text(archive.read(archive.namelist()[1]))


def test_address_of_the_bundle_gives_the_newest_or_leads_to_where_it_is_made(
    signed_in, coordinator, closed
):
    address = reverse("consultations:bundle", args=[closed.slug])
    assert signed_in.get(address).url == reverse("consultations:documents", args=[closed.slug])
    bundle_of(closed, coordinator)
    response = signed_in.get(address)
    assert response["Content-Type"] == "application/zip"
    assert "bip-zazolc-program-wersja-1.zip" in response["Content-Disposition"]
    assert b"".join(response)[:2] == b"PK"


def test_annex_whose_file_is_lost_is_said_so_in_the_index(coordinator, closed):
    document = make.document(consultation=closed, title="Zgubiony")
    document.file.storage.delete(document.file.name)
    archive = bundle_of(closed, coordinator)
    assert "rozmiar: brak pliku" in archive.read("00-spis-zawartosci.txt").decode("utf-8-sig")
    assert not any("zgubiony" in name for name in archive.namelist())
