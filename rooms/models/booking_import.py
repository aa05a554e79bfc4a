from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BookingImport(models.Model):
    """Rows of a calendar kept elsewhere, read and shown before anything is booked."""

    file_name = models.CharField(_("file"), max_length=200)
    rows = models.JSONField(default=list, editable=False)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    read_at = models.DateTimeField(_("read"), default=timezone.now, editable=False)
    booked_at = models.DateTimeField(_("booked"), null=True, editable=False)

    class Meta:
        verbose_name = _("import of bookings")
        verbose_name_plural = _("imports of bookings")
        ordering = ["-read_at"]

    def __str__(self):
        return self.file_name
