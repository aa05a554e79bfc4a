from django.core.files import File
from django.db import models
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from rooms.models.resource import Resource
from tcal.shared.pictures import PublicPicture, read_picture


class RoomPicture(PublicPicture):
    """A photograph or a floor plan, described in words for those who do not see it."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photograph")
        PLAN = "plan", _("floor plan")

    resource = models.ForeignKey(
        Resource, models.CASCADE, related_name="pictures", verbose_name=_("resource")
    )
    kind = models.CharField(
        _("kind of picture"), max_length=5, choices=Kind.choices, default=Kind.PHOTO
    )
    alt_pl = models.CharField(
        _("what can be seen (Polish)"),
        max_length=200,
        help_text=_("Read aloud to those who do not see it: what is where, in one sentence."),
    )
    alt_en = models.CharField(_("what can be seen (English)"), max_length=200)
    position = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The photograph with the lowest number comes first.")
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt_pl="") & ~Q(alt_en=""),
                name="picture_is_described_in_words",
                violation_error_message=_(
                    "Say in both languages what can be seen: not everybody sees the picture."
                ),
            ),
            models.CheckConstraint(
                condition=Q(width__gte=1, height__gte=1) & ~Q(small="") & ~Q(large=""),
                name="picture_has_its_files",
                violation_error_message=_("Choose a picture."),
            ),
        ]

    def __str__(self):
        return self.alt

    @classmethod
    def from_file(cls, resource: Resource, file: File, **fields) -> "RoomPicture":
        """Store a picture of a resource; raises ``ValidationError`` for what is not one."""
        made = cls(resource=resource, **fields)
        made.show(read_picture(file))
        made.full_clean()
        made.save()
        return made

    @property
    def alt(self) -> str:
        return self.alt_en if translation.get_language() == "en" else self.alt_pl

    @property
    def is_plan(self) -> bool:
        return self.kind == self.Kind.PLAN
