from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _


class QueuedMailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at=None)

    def in_short(self):
        """For lists: letters without their texts and attachments, with the ``language`` of each."""
        stated = Func(
            F("html"),
            Value('<html lang="([a-z]{2})"'),
            function="SUBSTRING",
            arg_joiner=" FROM ",
            output_field=models.CharField(),
        )
        return self.only("to", "subject", "queued_at", "sent_at").annotate(
            language=Coalesce(stated, Value("pl"))
        )

    def to_somebody_like(self, text: str):
        """Letters to an address that has this in it; all of them for an empty text."""
        return self.filter(to__icontains=text) if text else self


class QueuedMail(models.Model):
    """A letter written in the transaction that caused it, sent by the background worker.

    ``attachments`` are ``{"name", "type", "base64"}`` objects.
    """

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    attachments = models.JSONField(default=list, blank=True)
    queued_at = models.DateTimeField(_("queued"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = QueuedMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return self.subject
