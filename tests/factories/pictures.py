"""Files as telephones and mischief-makers send them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw


def drawn(*, size=(1600, 1000), mode="RGB") -> Image.Image:
    """The upper left quarter is red, so that turning is seen."""
    image = Image.new(mode, size, "white")
    ImageDraw.Draw(image).rectangle([0, 0, size[0] // 2, size[1] // 2], fill="red")
    return image


def upload(*, image=None, name="sala.jpg", kind="JPEG", **options) -> SimpleUploadedFile:
    out = BytesIO()
    (image or drawn()).save(out, kind, **options)
    return SimpleUploadedFile(name, out.getvalue(), content_type=f"image/{kind.lower()}")


def not_a_picture(content=b"To nie jest zdjecie", name="sala.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")
