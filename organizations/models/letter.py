from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization


class Letter(models.Model):
    """What staff wrote to many organisations at once."""

    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=20_000)
    # How the recipients were chosen, in words, as it was when the letter was sent.
    chosen_by = models.CharField(_("to whom"), max_length=500, blank=True)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("letter to organisations")
        verbose_name_plural = _("letters to organisations")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject__regex=r"\S", body__regex=r"\S"),
                name="letter_has_a_subject_and_a_text",
                violation_error_message=_("Write the subject and the text."),
            )
        ]

    def __str__(self):
        return self.subject


class LetterCopy(models.Model):
    """One organisation's copy: its people were written to, and read it on its page."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="copies")
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="letters", verbose_name=_("organisation")
    )
    people = models.PositiveSmallIntegerField(_("people written to"), default=0)
    queued_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("copy of a letter")
        verbose_name_plural = _("copies of letters")
        ordering = ["-letter__sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "organization"],
                name="organization_gets_a_letter_once",
                violation_error_message=_("This organisation has the letter already."),
            )
        ]

    def __str__(self):
        return f"{self.organization}: {self.letter}"
