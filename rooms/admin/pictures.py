"""Photographs and floor plans, on the page of their room."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from rooms.models import RoomPicture
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.pictures import PictureField


class RoomPictureForm(ConstraintAwareAdminForm):
    upload = PictureField(
        label=_("file"),
        required=False,
        help_text=_("JPEG, PNG or WebP, at best 1280 points wide or more, in the shape 3:2."),
    )

    def clean(self):
        cleaned = super().clean()
        if picture := cleaned.get("upload"):
            self.instance.show(picture)
        return cleaned

    def validate_constraints(self):
        # A file that was refused already is not asked for a second time.
        if "upload" not in self.errors:
            super().validate_constraints()

    def _field_for(self, names):
        return "upload" if "large" in names else super()._field_for(names)


class RoomPictureInline(admin.StackedInline):
    model = RoomPicture
    form = RoomPictureForm
    fields = ["preview", "upload", "kind", "alt_pl", "alt_en", "position"]
    readonly_fields = ["preview"]
    extra = 0

    @admin.display(description=_("picture"))
    def preview(self, picture):
        if not picture.small:
            return "–"
        return format_html(
            '<img src="{}" alt="{}" width="{}" height="{}">',
            picture.small.url,
            picture.alt,
            picture.small_width // 2,
            picture.small_height // 2,
        )
