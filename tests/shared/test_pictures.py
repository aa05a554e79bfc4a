"""What is uploaded is checked, drawn anew and stored under the hash of its content."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin

from tcal.shared import pictures
from tcal.shared.pictures import LARGE, SMALL, PictureField, keep, read_picture
from tests.factories.pictures import drawn, not_a_picture, upload

ORIENTATION, GPS, CAMERA = 0x0112, 0x8825, 0x0110
TURNED_LEFT = 6


def opened(content) -> Image.Image:
    return Image.open(BytesIO(content))


def refusal(file) -> ValidationError:
    with pytest.raises(ValidationError) as refused:
        read_picture(file)
    return refused.value


def test_picture_comes_in_two_fixed_sizes_of_webp():
    picture = read_picture(upload())

    large, small = opened(picture.large), opened(picture.small)
    assert (large.format, large.size) == ("WEBP", (LARGE, 800))
    assert (small.format, small.size) == ("WEBP", (SMALL, 250))
    assert (picture.width, picture.height) == large.size


def test_picture_is_never_made_larger():
    picture = read_picture(upload(image=drawn(size=(380, 340))))

    assert opened(picture.large).size == opened(picture.small).size == (380, 340)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "CMYK"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_each_allowed_format_is_read(kind, mode):
    picture = read_picture(upload(image=drawn().convert(mode), kind=kind))

    red, green, _blue = opened(picture.large).getpixel((50, 50))
    assert red > 200
    assert green < 80


def test_see_through_parts_become_white():
    picture = read_picture(upload(image=Image.new("RGBA", (600, 400), (0, 0, 0, 0)), kind="PNG"))

    assert min(opened(picture.large).getpixel((300, 200))) > 250


def test_turned_picture_of_a_telephone_stands_upright():
    image = drawn()
    exif = image.getexif()
    exif[ORIENTATION] = TURNED_LEFT

    picture = read_picture(upload(exif=exif))

    large = opened(picture.large)
    assert large.width < large.height
    # Turned clockwise, the red quarter is on the right.
    assert large.getpixel((large.width - 20, 20))[1] < 80
    assert large.getpixel((20, 20))[1] > 200


def test_metadata_are_dropped():
    image = drawn()
    exif = image.getexif()
    exif[CAMERA] = "Tajny telefon"
    exif.get_ifd(GPS)[1] = "N"
    file = upload(image=image, exif=exif, comment=b"numer domu")
    assert b"Tajny telefon" in file.read()

    picture = read_picture(file)

    for content in (picture.small, picture.large):
        assert b"Tajny" not in content
        assert b"numer domu" not in content
        assert not opened(content).getexif()
        assert not set(opened(content).info) & {"exif", "icc_profile", "xmp", "comment"}


def test_texts_within_a_png_are_dropped():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Tajny autor", zip=False)

    picture = read_picture(upload(kind="PNG", pnginfo=texts))

    assert b"Tajny" not in picture.large


def test_what_follows_the_picture_in_its_file_is_dropped():
    file = upload()
    hidden = not_a_picture(file.read() + b"<script>alert(1)</script>")

    assert b"<script>" not in read_picture(hidden).large


@pytest.mark.parametrize(
    "content",
    [b"To nie jest zdjecie", b"\xff\xd8\xff", b"<svg onload='alert(1)'></svg>", b"GIF89a"],
)
def test_what_is_no_picture_is_refused_in_words(content):
    assert refusal(not_a_picture(content)).code == "not_a_picture"


def test_picture_of_another_format_is_refused():
    assert refusal(upload(kind="BMP", name="sala.jpg")).code == "not_a_picture"


def test_cut_off_picture_is_refused():
    whole = upload(kind="PNG").read()

    assert refusal(not_a_picture(whole[: len(whole) // 2])).code == "not_a_picture"


def test_small_file_that_claims_billions_of_points_is_refused_before_it_is_decoded():
    refused = refusal(not_a_picture(bomb(50_000, 50_000), name="bomba.png"))

    assert refused.code in {"too_many_points", "not_a_picture"}


def test_file_that_claims_a_little_too_many_points_is_told_so():
    assert refusal(not_a_picture(bomb(9_000, 9_000))).code == "too_many_points"


def test_file_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 1000)

    assert refusal(upload()).code == "too_large"


def test_tiny_picture_is_refused():
    assert refusal(upload(image=drawn(size=(900, 200)))).code == "too_few_points"


def test_field_tells_beside_itself_what_is_wrong():
    field = PictureField()

    with pytest.raises(ValidationError) as refused:
        field.clean(not_a_picture())

    assert "JPEG" in refused.value.messages[0]
    assert field.clean(upload()).width == LARGE


def test_same_content_has_the_same_name_and_is_stored_once():
    content = read_picture(upload()).small

    assert keep(content) == keep(content)
    assert keep(content).endswith(".webp")
    assert keep(content) != keep(content + b"\0")


def test_stored_picture_is_served_for_ever_as_what_it_is(client, db):
    content = read_picture(upload()).small

    response = client.get(pictures.public_pictures().url(keep(content)))

    assert response.getvalue() == content
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in response["Cache-Control"]
    assert "Set-Cookie" not in response


@pytest.mark.parametrize(
    "address",
    [
        "/media/../settings.py",
        "/media/ab/" + "0" * 32 + ".webp",
        "/media/00/" + "0" * 32 + ".webp",
        "/media/00/" + "0" * 31 + ".webp",
    ],
)
def test_nothing_else_is_served(client, db, address):
    assert client.get(address).status_code == 404


def bomb(width, height) -> bytes:
    """A PNG of a few bytes whose head claims an enormous size."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")
    )
