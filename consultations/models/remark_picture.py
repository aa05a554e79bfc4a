from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consultations.models.remark import Remark
from tcal.shared.storage import private_storage


class RemarkPicture(models.Model):
    """A drawing or a photograph sent with a remark, drawn anew without its metadata."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="pictures")
    image = models.FileField(_("picture"), storage=private_storage, upload_to="remarks/")
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    alt = models.CharField(_("what can be seen"), max_length=300)

    class Meta:
        verbose_name = _("picture of a remark")
        verbose_name_plural = _("pictures of remarks")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt=""),
                name="picture_of_a_remark_is_described",
                violation_error_message=_("Say in a few words what can be seen in the picture."),
            )
        ]

    def __str__(self):
        return self.alt
