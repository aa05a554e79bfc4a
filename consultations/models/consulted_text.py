"""The consulted document as a page whose every point can be remarked on."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from consultations.models.stage import ConsultationStage
from consultations.states import ConsultationStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.history import tracked


class ConsultedTextQuerySet(models.QuerySet):
    def as_links(self):
        """For a subquery: what a link to each of them needs."""
        return self.order_by("number").values(link=JSONObject(title="title", number="number"))

    def visible_to(self, user):
        if is_coordinator(user):
            return self
        return self.exclude(consultation__status=ConsultationStatus.DRAFT)


@tracked()
class ConsultedText(models.Model):
    """A document that a consultation is about, one for a stage or for the whole of it."""

    consultation = models.ForeignKey(
        Consultation,
        models.PROTECT,
        related_name="consulted_texts",
        verbose_name=_("consultation"),
    )
    stage = models.ForeignKey(
        ConsultationStage,
        models.PROTECT,
        related_name="consulted_texts",
        null=True,
        blank=True,
        verbose_name=_("stage"),
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1, editable=False)
    title = models.CharField(_("title"), max_length=200)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    objects = ConsultedTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("consulted document")
        verbose_name_plural = _("consulted documents")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="consulted_document_number_is_given_once",
                violation_error_message=_("The consultation has a document with this number."),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_remarked_on(self) -> bool:
        """Whether a remark points at it: its points can't be changed any more."""
        return self.provisions.exclude(remarks=None).exists()


class Provision(models.Model):
    """A chapter, paragraph or point. ``label`` is how a remark cites it: "§ 8 ust. 2 pkt 4"."""

    class Level(models.IntegerChoices):
        CHAPTER = 1, _("chapter")
        PARAGRAPH = 2, _("paragraph")
        SECTION = 3, _("section")
        POINT = 4, _("point")
        LETTER = 5, _("letter")

    document = models.ForeignKey(
        ConsultedText,
        models.CASCADE,
        related_name="provisions",
        verbose_name=_("consulted document"),
    )
    position = models.PositiveSmallIntegerField(_("order"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices)
    label = models.CharField(_("how it is cited"), max_length=200)
    text = models.TextField(_("text"), max_length=20_000, blank=True)

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"],
                name="provision_has_its_place_in_the_document",
                violation_error_message=_("Another provision has this place."),
            ),
            models.UniqueConstraint(
                fields=["document", "label"],
                condition=~Q(label=""),
                name="provision_is_cited_one_way",
                violation_error_message=_("Another provision is cited like this."),
            ),
        ]

    def __str__(self):
        return self.label
