"""The exchange between organisations: what they can share and what they look for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.states import SharedResourceStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked
from tcal.shared.search import SEARCH_FIELDS, Searchable, SearchQuerySet
from tcal.shared.slugs import unique_slug


def random_key() -> str:
    return get_random_string(12)


class SharedResourceQuerySet(SearchQuerySet):
    def current(self):
        """Published and not expired; its last day counts."""
        return self.filter(
            status=SharedResourceStatus.PUBLISHED, valid_until__gte=timezone.localdate()
        )

    def awaiting_decision(self):
        return self.filter(status=SharedResourceStatus.WAITING).order_by("submitted_at", "pk")

    def visible_to(self, user):
        """What is current; one's organisation's own and, for staff, all of it."""
        if is_centre_staff(user):
            return self
        visible = Q(status=SharedResourceStatus.PUBLISHED, valid_until__gte=timezone.localdate())
        if user.is_authenticated:
            mine = Organization.objects.of_member(user).values("pk")
            visible |= Q(organization__in=mine)
        return self.filter(visible)


@tracked(exclude=SEARCH_FIELDS)
class SharedResource(Searchable):
    """A notice: an organisation offers something to the others or looks for it."""

    class Direction(models.TextChoices):
        OFFER = "offer", _("we offer")
        NEED = "need", _("we look for")

    class Kind(models.TextChoices):
        SPACE = "space", _("space")
        EQUIPMENT = "equipment", _("equipment")
        KNOW_HOW = "know_how", _("know-how")
        PARTNER = "partner", _("a partner for a project")
        OTHER = "other", _("something else")

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="shared_resources",
        verbose_name=_("organisation"),
    )
    direction = models.CharField(_("offer or need"), max_length=5, choices=Direction.choices)
    kind = models.CharField(_("what"), max_length=9, choices=Kind.choices)
    title = models.CharField(_("in a few words"), max_length=120)
    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    description = models.TextField(_("description"), max_length=3000)
    district = models.CharField(_("district"), max_length=60, blank=True)
    valid_until = models.DateField(_("valid until"))
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=SharedResourceStatus.choices,
        default=SharedResourceStatus.WAITING,
        editable=False,
    )
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    submitted_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = SharedResourceQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = _("notice of the exchange")
        verbose_name_plural = _("notices of the exchange")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=SharedResourceStatus.RETURNED)
                | Q(decision_reason__regex=r"\S"),
                name="returned_notice_has_a_reason",
                violation_error_message=_("Say what to change: the organisation will read it."),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(SharedResource.objects.all(), self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("exchange:notice", args=[self.slug])

    def search_parts(self):
        return [("A", self.title), ("C", self.description), ("D", self.district)]

    @property
    def is_current(self) -> bool:
        return (
            self.status == SharedResourceStatus.PUBLISHED
            and self.valid_until >= timezone.localdate()
        )


class ExchangeThread(models.Model):
    """A conversation about a notice between two organisations, without showing addresses."""

    resource = models.ForeignKey(
        SharedResource, models.CASCADE, related_name="threads", verbose_name=_("notice")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="exchange_threads",
        verbose_name=_("who answers"),
    )
    key = models.CharField(max_length=12, unique=True, default=random_key, editable=False)
    started_at = models.DateTimeField(_("started"), default=timezone.now)

    class Meta:
        verbose_name = _("conversation of the exchange")
        verbose_name_plural = _("conversations of the exchange")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "organization"],
                name="organization_answers_a_notice_in_one_conversation",
                violation_error_message=_("Your organisation has answered this notice already."),
            )
        ]

    def __str__(self):
        return f"{self.resource}: {self.organization}"


class ExchangeMessage(models.Model):
    thread = models.ForeignKey(ExchangeThread, models.CASCADE, related_name="messages")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField(_("message"), max_length=3000)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("message of the exchange")
        verbose_name_plural = _("messages of the exchange")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="exchange_message_says_something",
                violation_error_message=_("Write your message."),
            )
        ]

    def __str__(self):
        return self.text[:60]
