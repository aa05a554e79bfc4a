"""Pictures that people upload and everybody may see: checked, drawn anew, kept in fixed sizes.

What is stored is never what was sent. The picture is decoded and written again as WebP, so that
nothing hidden in the file, where it was taken, by which telephone, a second file behind the
picture, reaches anybody. A file's name is the hash of its content: the same address always shows the
same picture and may be kept by browsers for ever.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageCms, ImageFile, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP"]
SMALL, LARGE = 400, 1280
MOST_BYTES = 12 * 1024 * 1024
# Telephones make up to 50 million points; a file of a few kilobytes can claim billions.
MOST_POINTS = 60_000_000
FEWEST_POINTS_ACROSS = 320
QUALITY = 72


_one_at_a_time = Lock()


def public_pictures():
    return storages["public"]


@dataclass(frozen=True)
class Picture:
    """A checked picture as it will be stored; width and height are those of the large one."""

    small: bytes
    large: bytes
    width: int
    height: int


def read_picture(file) -> Picture:
    """Return an uploaded file drawn anew in the fixed sizes.

    Raises ``ValidationError``, in words for whoever chose the file, when it is too large, too
    small, of another format, or no picture at all.
    """
    if file.size > MOST_BYTES:
        raise ValidationError(
            _("The file has %(size)s; at most %(limit)s will do. Send a smaller picture.")
            % {"size": filesizeformat(file.size), "limit": filesizeformat(MOST_BYTES)},
            code="too_large",
        )
    try:
        return _drawn_anew(file)
    except ValidationError:
        raise
    except Exception as error:
        # Broken files make the decoders raise nearly anything.
        raise ValidationError(
            _("This file can't be read as a picture. Choose a JPEG, PNG or WebP file."),
            code="not_a_picture",
        ) from error


def _drawn_anew(file) -> Picture:
    file.seek(0)
    with _whole_files_only(), Image.open(file, formats=FORMATS) as image:
        # The size stands at the beginning of the file; nothing is decoded before it is judged.
        if image.width * image.height > MOST_POINTS:
            raise ValidationError(
                _(
                    "The picture has %(width)d × %(height)d points, which is too many. Make it smaller."
                )
                % {"width": image.width, "height": image.height},
                code="too_many_points",
            )
        if min(image.size) < FEWEST_POINTS_ACROSS:
            raise ValidationError(
                _("The picture is too small: it needs at least %(count)d points each way.")
                % {"count": FEWEST_POINTS_ACROSS},
                code="too_few_points",
            )
        image.draft("RGB", (2 * LARGE, 2 * LARGE))
        plain = _in_plain_colours(ImageOps.exif_transpose(image))
    large = _no_wider_than(plain, LARGE)
    small = _no_wider_than(large, SMALL)
    return Picture(_as_webp(small), _as_webp(large), *large.size)


@contextmanager
def _whole_files_only():
    """WeasyPrint tells Pillow, for the whole process, to take files that were cut off."""
    with _one_at_a_time:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _in_plain_colours(image) -> Image.Image:
    """As sRGB on white: the profile and the see-through parts are not kept."""
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except ImageCms.PyCMSError:
            pass  # A broken profile is left out like the rest of the metadata.
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def _no_wider_than(image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _as_webp(image) -> bytes:
    # Only the points are copied: ``info`` would carry metadata over.
    bare = Image.frombytes("RGB", image.size, image.tobytes())
    out = BytesIO()
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()


def keep(content: bytes) -> str:
    """Store what everybody may see under the hash of its content; return the file's name."""
    digest = hashlib.sha256(content).hexdigest()[:32]
    name = f"{digest[:2]}/{digest}.webp"
    storage = public_pictures()
    return name if storage.exists(name) else storage.save(name, ContentFile(content))


class PictureField(forms.FileField):
    """A file to upload that becomes a ``Picture``; errors are told beside the field."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    default_error_messages = {
        "required": gettext_lazy("Choose a picture."),
        "empty": gettext_lazy("The file is empty. Choose a picture."),
    }

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        return read_picture(file) if file and file is not initial else None


class PublicPicture(models.Model):
    """Files of one picture that everybody may see. To be filled by ``show``."""

    small = models.FileField(storage=public_pictures, editable=False)
    large = models.FileField(storage=public_pictures, editable=False)
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        abstract = True

    def show(self, picture: Picture) -> None:
        """Store the files of the picture and point to them; the row is saved by the caller."""
        self.small.name, self.large.name = keep(picture.small), keep(picture.large)
        self.width, self.height = picture.width, picture.height

    @property
    def small_width(self) -> int:
        return min(self.width, SMALL)

    @property
    def small_height(self) -> int:
        return max(1, round(self.height * self.small_width / self.width))
