"""The buttons for the size of the text and for contrast, and what pages make of the choice."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import reverse

from tcal.portal.appearance import appearance

STATIC = Path(settings.BASE_DIR) / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def context_for(**cookies):
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    return appearance(request)["appearance"]


@pytest.mark.parametrize(
    ("cookies", "expected"),
    [
        ({}, {"text": "", "contrast": ""}),
        ({"appearance_text": "large"}, {"text": "large", "contrast": ""}),
        ({"appearance_text": "larger"}, {"text": "larger", "contrast": ""}),
        ({"appearance_text": "normal"}, {"text": "", "contrast": ""}),
        ({"appearance_contrast": "high"}, {"text": "", "contrast": "high"}),
        ({"appearance_contrast": "normal"}, {"text": "", "contrast": "normal"}),
        ({"appearance_text": '"><b>', "appearance_contrast": "x"}, {"text": "", "contrast": ""}),
    ],
)
def test_appearance_reads_only_known_choices(cookies, expected):
    assert context_for(**cookies) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "normal"), ("text", "larger"), ("contrast", "high"), ("contrast", "normal")],
)
def test_choice_is_remembered_and_leads_back(client, name, value):
    response = client.post(reverse("appearance"), {name: value, "next": "/wydarzenia/?q=a"})
    assert response.status_code == 302
    assert response.url == "/wydarzenia/?q=a"
    cookie = response.cookies[f"appearance_{name}"]
    assert cookie.value == value
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) > 300 * 24 * 3600


def test_unknown_choice_changes_nothing(client):
    response = client.post(reverse("appearance"), {"text": "enormous", "contrast": ""})
    assert response.status_code == 302
    assert not [name for name in response.cookies if name.startswith("appearance_")]


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:x"]
)
def test_choice_never_leads_elsewhere(client, target):
    response = client.post(reverse("appearance"), {"text": "large", "next": target})
    assert response.url == "/"


def test_choice_needs_post(client):
    assert client.get(reverse("appearance")).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookies", "in_page", "not_in_page"),
    [
        ({}, ['media="(prefers-contrast: more)"'], ["data-text", "data-contrast"]),
        (
            {"appearance_text": "large", "appearance_contrast": "high"},
            ['data-text="large"', 'data-contrast="high"', 'contrast.css" media="all"'],
            [],
        ),
        ({"appearance_contrast": "normal"}, ['data-contrast="normal"'], ["contrast.css"]),
    ],
)
def test_page_follows_the_choice(client, cookies, in_page, not_in_page):
    for name, value in cookies.items():
        client.cookies[name] = value
    page = client.get(reverse("account_login")).content.decode()
    for text in in_page:
        assert text in page
    for text in not_in_page:
        assert text not in page


def test_fonts_and_styles_stay_light():
    fonts = sum(path.stat().st_size for path in (STATIC / "fonts").glob("*.woff2"))
    assert fonts <= 60_000
    assert len(list((STATIC / "fonts").glob("*.woff2"))) == 3


def test_templates_have_no_inline_style_or_script():
    """The content security policy would block them; letters and documents are exempt."""
    inline = re.compile(r"""\sstyle=|<style|<script(?![^>]*(\ssrc=|ld\+json))|\son[a-z]+=["']""")
    exempt = {"mail", "pdf", "email"}
    broken = [
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if not exempt & set(path.relative_to(TEMPLATES).parts)
        and inline.search(path.read_text(encoding="utf-8"))
    ]
    assert broken == []


def luminance(colour: str) -> float:
    if len(colour) == 4:
        colour = "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT_ON = [
    *((text, ground) for text in ("ink", "muted", "link") for ground in ("paper", "card", "sand")),
    ("on-ink", "ink"),
    ("on-ink-muted", "ink"),
    ("on-brick", "brick"),
    ("on-brick", "brick-dark"),
    ("link", "brick-soft"),
    ("river", "river-soft"),
    ("river", "card"),
    ("amber", "amber-soft"),
    ("danger", "danger-soft"),
    ("danger", "card"),
    ("ink", "river-soft"),
    ("ink", "amber-soft"),
    ("ink", "danger-soft"),
    ("ink", "brick-soft"),
    ("busy", "hatch"),
    ("busy", "hatch-gap"),
    ("busy", "sand"),
]
SHAPES_ON = [("control", "card"), ("control", "paper"), ("focus", "paper"), ("river", "card")]


def colours_of(stylesheet: str) -> dict[str, str]:
    text = (STATIC / "css" / stylesheet).read_text(encoding="utf-8")
    first_rule = re.search(r":root[^{]*\{([^}]*)\}", text.split("*/", 1)[1])[1]
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b", first_rule))


@pytest.mark.parametrize(("stylesheet", "least"), [("portal.css", 4.5), ("contrast.css", 7)])
def test_colours_can_be_read(stylesheet, least):
    colours = colours_of("portal.css") | colours_of(stylesheet)
    weak = [
        (text, ground, round(contrast(colours[text], colours[ground]), 2))
        for text, ground in TEXT_ON
        if contrast(colours[text], colours[ground]) < least
    ]
    weak += [
        (shape, ground, round(contrast(colours[shape], colours[ground]), 2))
        for shape, ground in SHAPES_ON
        if contrast(colours[shape], colours[ground]) < 3
    ]
    assert weak == []


@pytest.mark.django_db
def test_styleguide_is_for_staff(client, django_user_model):
    address = reverse("styleguide")
    assert client.get(address).status_code == 302
    for is_staff, expected in [(False, 403), (True, 200)]:
        person = django_user_model.objects.create(
            email=f"person-{is_staff}@tcal.example", is_staff=is_staff
        )
        client.force_login(person)
        assert client.get(address).status_code == expected
