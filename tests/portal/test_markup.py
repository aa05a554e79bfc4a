"""Markdown of staff, made safe."""

import re
from types import SimpleNamespace

import pytest

from tcal.portal.markup import as_html

CENTRE = SimpleNamespace(
    name="Centrum *Gwiazdka*",
    short_name="",
    phone="000 000 013",
    email="biuro@tcal.example",
    map_url="https://mapa.example/?a=1&b=2",
)


def html(text, **kwargs):
    return as_html(text, centre=CENTRE, **kwargs)


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("# A\n\n# B", ["h2", "h2"]),
        ("## A\n\n### B\n\n## C", ["h2", "h3", "h2"]),
        ("# A\n\n#### B\n\n###### C", ["h2", "h3", "h4"]),
        ("### A\n\n# B\n\n### C", ["h2", "h2", "h3"]),
    ],
)
def test_headings_begin_at_h2_and_skip_none(typed, levels):
    assert re.findall(r"<(h\d)", html(typed)) == levels


def test_headings_can_begin_lower():
    assert "<h3" in html("# A", first_heading=3)


def test_headings_of_one_text_have_different_ids():
    made = html("# Łódź\n\n# Łódź")
    assert 'id="t-lodz"' in made
    assert 'id="t-lodz-2"' in made


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[kliknij](javascript:alert(1))",
        '<p style="color:red" onclick="x()">tekst</p>',
        '<a href="data:text/html,x">y</a>',
        "<iframe src='https://x.example'></iframe>",
    ],
)
def test_nothing_dangerous_comes_out(typed):
    made = html(typed)
    for trace in [
        "<script",
        "onerror",
        "onclick",
        "style=",
        'href="javascript',
        'href="data',
        "<iframe",
    ]:
        assert trace not in made


def test_placeholders_are_filled_in_and_their_marks_escaped():
    assert html("[centre.name]") == "<p>Centrum *Gwiazdka*</p>"
    assert 'href="tel:000000013"' in html("[centre.phone]")
    assert 'href="mailto:biuro@tcal.example"' in html("[centre.email]")
    assert 'href="https://mapa.example/?a=1&amp;b=2"' in html("[centre.map_url]")


def test_placeholder_without_a_value_is_a_dash_and_an_unknown_one_stays():
    assert html("[centre.short_name]") == "<p>—</p>"
    assert html("[centre.is_demo]") == "<p>[centre.is_demo]</p>"


def test_tables_and_lists_are_kept():
    made = html("| a | b |\n|---|---|\n| c | d |\n\n- x\n- y")
    assert made.count("</table></div>") == made.count('<table class="data-table">') == 1
    assert made.count("<li>") == 2
