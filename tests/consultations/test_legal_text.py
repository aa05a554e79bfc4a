"""Reading the pasted text of a legal document point by point."""

import pytest
from django.core.exceptions import ValidationError

from consultations.consulted_texts import check_points
from consultations.legal_text import as_pasted, read_legal_text
from tests.consultations.legal_texts import CITED, PROGRAMME


def labels(text) -> list[str]:
    return [point.label for point in read_legal_text(text).provisions]


def texts(text) -> dict:
    return {point.label: point.text for point in read_legal_text(text).provisions}


def test_programme_is_read_point_by_point():
    parsed = read_legal_text(PROGRAMME)
    assert [point.label for point in parsed.provisions] == CITED
    assert [point.level for point in parsed.provisions] == [
        1,
        1,
        2,
        4,
        4,
        2,
        3,
        3,
        4,
        5,
        5,
        4,
        1,
        2,
    ]
    assert parsed.warnings == []
    by_label = {point.label: point.text for point in parsed.provisions}
    assert by_label["Rozdział 1"] == "Postanowienia ogólne"
    assert by_label["Rozdział II"] == "Pieniądze"
    assert by_label["§ 2"] == ""


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("§ 8. 1. Raz.\n2. Dwa.", ["§ 8", "§ 8 ust. 1", "§ 8 ust. 2"]),
        ("§8\n1) a;\n1a) b;\n2) c.", ["§ 8", "§ 8 pkt 1", "§ 8 pkt 1a", "§ 8 pkt 2"]),
        ("Art. 5. 1. Raz.", ["art. 5", "art. 5 ust. 1"]),
        ("§ 1. a) raz,\nb) dwa.", ["§ 1", "§ 1 lit. a", "§ 1 lit. b"]),
        ("I. Cele\n1. Raz.\nII. Zadania\n1. Dwa.", ["Część I", "Część I ust. 1", "Część II", "Część II ust. 1"]),
        ("1. Raz.\n2. Dwa.\n1) a.", ["ust. 1", "ust. 2", "ust. 2 pkt 1"]),
        ("§\u00a07.\u00a01.\u00a0Raz.\r\n2.\tDwa.", ["§ 7", "§ 7 ust. 1", "§ 7 ust. 2"]),
    ],
    ids=["in-one-line", "without-space", "article", "letters", "roman", "no-paragraph", "hard-spaces"],
)  # fmt: skip
def test_ways_of_numbering(pasted, expected):
    assert labels(pasted) == expected


@pytest.mark.parametrize(
    ("pasted", "label", "expected"),
    [
        ("§ 1. Zgodnie z\n§ 8.\n§ 2. Dalej.", "§ 1", "Zgodnie z § 8."),
        ("§ 1. Na podstawie\n§ 8 ust. 2 stosuje się to.", "§ 1", "Na podstawie § 8 ust. 2 stosuje się to."),
        ("§ 1. O której mowa w ust.\n2. ustawy.", "§ 1", "O której mowa w ust. 2. ustawy."),
        ("§ 1. O którym mowa w art. 4 ust. 1 pkt\n1) ustawy.", "§ 1", "O którym mowa w art. 4 ust. 1 pkt 1) ustawy."),
        ("§ 1. Zadania społeczno-\nkulturalne i\ninne.", "§ 1", "Zadania społeczno-kulturalne i inne."),
        ("§ 1. Obejmuje:\n– ruch,\n– sen.", "§ 1", "Obejmuje:\n– ruch,\n– sen."),
        ("§ 1. Pierwsze.\n\nDrugie zdanie.", "§ 1", "Pierwsze.\nDrugie zdanie."),
        ("§ 1. Pierwsze\n\nciągnie się dalej.", "§ 1", "Pierwsze ciągnie się dalej."),
        ("§ 1. W dniu\n26.06.2019 r.", "§ 1", "W dniu 26.06.2019 r."),
    ],
    ids=["bare-reference", "reference", "cited-section", "cited-point", "hyphen", "dashes", "paragraphs", "page-break", "date"],
)  # fmt: skip
def test_broken_lines_are_mended(pasted, label, expected):
    assert texts(pasted)[label] == expected


@pytest.mark.parametrize(
    ("pasted", "expected", "said"),
    [
        ("Rozdział 1\n§ 1. a\nRozdział 2\n§ 1. 1. b", "rozdział 2 § 1 ust. 1", "rozdział 2 § 1"),
        ("§ 1. a\n§ 1. b", "§ 1 (2)", "§ 1 (2)"),
        ("Rozdział 1\n§ 1. a\n§ 1. b", "§ 1 (2)", "§ 1 (2)"),
        ("§ 1.\n1) a\n1) b", "§ 1 pkt 1 (2)", "§ 1 pkt 1 (2)"),
        ("§ 1. a\n§ 3. b", "§ 3", "§ 3"),
        ("§ 1. a\n12\n§ 2. b", "§ 2", "12"),
        ("§ 1. 1. Raz.\n30. rocznica.", "§ 1 ust. 1", "30. rocznica"),
    ],
    ids=[
        "begins-anew",
        "twice",
        "twice-in-a-chapter",
        "point-twice",
        "gap",
        "page-number",
        "not-a-number",
    ],
)
def test_what_is_not_certain_is_said(pasted, expected, said):
    parsed = read_legal_text(pasted)
    cited = [point.label for point in parsed.provisions]
    assert expected in cited
    assert len(set(cited)) == len(cited)
    assert any(said in warning for warning in parsed.warnings)


def test_resolution_and_its_attachment_are_told_apart():
    read = labels("§ 1. Przyjmuje się.\nZałącznik do uchwały\nRozdział 1\nCele\n§ 1. Raz.\n1) dwa.")
    assert read == [
        "§ 1",
        "Załącznik",
        "Rozdział 1 (załącznik)",
        "załącznik § 1",
        "załącznik § 1 pkt 1",
    ]


@pytest.mark.parametrize(
    "pasted",
    [
        PROGRAMME,
        "I. Cele\n1. Raz.\n\nDwa.\nII. Zadania",
        "§ 1. a\n– b\n§ 1. 1. c\n1. d",
        "Rozdział 1\nA\n§ 1. a\nRozdział 2\nB\n§ 1. 1. b",
        "§ 1. Tak.\nZałącznik do uchwały\nRozdział 1\nCele\n§ 1. Raz.",
    ],
    ids=["programme", "roman", "twins", "anew", "attachment"],
)
def test_points_written_down_read_back_to_the_same(pasted):
    read = read_legal_text(pasted).provisions
    assert read_legal_text(as_pasted(read)).provisions == read


@pytest.mark.parametrize(
    "pasted",
    ["", "Zwykły tekst bez numerów.", "§ 1. " + "a" * 20_001, "§ 1. a\n" * 3001],
    ids=["empty", "plain", "long", "many"],
)
def test_text_that_is_no_document_is_refused(pasted):
    with pytest.raises(ValidationError):
        check_points(read_legal_text(pasted))
