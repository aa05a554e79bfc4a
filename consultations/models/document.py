from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.advisory import BodySession, Opinion
from consultations.models.consultation import Consultation
from consultations.models.programme import CooperationProgramme
from consultations.models.stage import ConsultationStage
from consultations.states import ConsultationStatus, ProgrammeStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.history import tracked
from tcal.shared.slugs import unique_slug
from tcal.shared.storage import private_storage

_OWNERS = ("programme", "consultation", "stage", "session", "opinion")


def _exactly_one_owner() -> Q:
    only = Q()
    for owner in _OWNERS:
        alone = Q(**{f"{owner}__isnull": False})
        for other in _OWNERS:
            if other != owner:
                alone &= Q(**{f"{other}__isnull": True})
        only |= alone
    return only


class DocumentQuerySet(models.QuerySet):
    def as_links(self):
        """For a subquery: what a link to each of them needs."""
        return self.values(
            link=JSONObject(title="title", slug="slug", extension="extension", size="size")
        )

    def visible_to(self, user):
        """What belongs to a draft, of a programme or a consultation, is the coordinators' own."""
        if is_coordinator(user):
            return self
        return self.exclude(
            Q(programme__status=ProgrammeStatus.DRAFT)
            | Q(opinion__programme__status=ProgrammeStatus.DRAFT)
            | Q(consultation__status=ConsultationStatus.DRAFT)
            | Q(stage__consultation__status=ConsultationStatus.DRAFT)
        )

    def of_programme(self, programme):
        """Its own, and those of the opinions on it."""
        return self.filter(Q(programme=programme) | Q(opinion__programme=programme))

    def of_body_work(self, *, sessions, opinions):
        """Those of the given sessions and opinions of a body."""
        return self.filter(
            Q(session__in=[one.pk for one in sessions])
            | Q(opinion__in=[one.pk for one in opinions])
        )


@tracked()
class Document(models.Model):
    """A file for everybody to download: a programme, a resolution, minutes, an annex.

    It belongs to exactly one thing. Files are kept as they came, after ``tcal.shared.documents``
    checked them, and are served as attachments only.
    """

    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("programme")
        DRAFT = "draft", _("draft")
        RESOLUTION = "resolution", _("resolution")
        REPORT = "report", _("report")
        MINUTES = "minutes", _("minutes")
        OPINION = "opinion", _("opinion")
        FORM = "form", _("form to fill in")
        OTHER = "other", _("other document")

    programme = models.ForeignKey(
        CooperationProgramme, models.PROTECT, related_name="documents", null=True, blank=True
    )
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="documents", null=True, blank=True
    )
    stage = models.ForeignKey(
        ConsultationStage, models.PROTECT, related_name="documents", null=True, blank=True
    )
    session = models.ForeignKey(
        BodySession, models.PROTECT, related_name="documents", null=True, blank=True
    )
    opinion = models.ForeignKey(
        Opinion, models.PROTECT, related_name="documents", null=True, blank=True
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OTHER)
    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    file = models.FileField(
        _("file"), storage=private_storage, upload_to="documents/", max_length=200
    )
    extension = models.CharField(max_length=5, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_owner(),
                name="document_belongs_to_one_thing",
                violation_error_message=_("A document belongs to exactly one page."),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Document.objects.all(), self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("programmes:document", args=[self.slug])

    def delete(self, *args, **kwargs):
        storage, name = self.file.storage, self.file.name
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: storage.delete(name))
        return deleted
