from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rooms.models.booking import Booking
from rooms.models.closure import Closure
from rooms.models.resource import Resource
from tcal.shared.history import tracked
from tcal.shared.storage import private_storage


class HandoverQuerySet(models.QuerySet):
    def not_returned(self):
        return self.filter(returned_at=None)


@tracked(exclude=("received_by", "returned_by"))
class Handover(models.Model):
    """The room (and the equipment) given to somebody, and taken back. By ``rooms.handovers``."""

    booking = models.OneToOneField(
        Booking, models.PROTECT, related_name="handover", verbose_name=_("booking")
    )
    handed_over_at = models.DateTimeField(_("handed over"), default=timezone.now)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("handed over by"),
        editable=False,
    )
    received_by = models.CharField(_("received by"), max_length=120)
    key_number = models.CharField(_("key number"), max_length=30, blank=True)
    condition_before = models.TextField(_("condition at handover"), max_length=2000, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("taken back by"),
        null=True,
        editable=False,
    )
    returned_by = models.CharField(_("returned by"), max_length=120, blank=True)
    key_returned = models.BooleanField(_("the key is back"), default=False)
    condition_after = models.TextField(_("condition at return"), max_length=2000, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ["-handed_over_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_at=None) | Q(returned_at__gte=F("handed_over_at")),
                name="room_is_returned_after_it_was_handed_over",
                violation_error_message=_("The return can't be earlier than the handover."),
            ),
            models.CheckConstraint(
                condition=Q(returned_at=None) | ~Q(returned_by=""),
                name="returned_room_names_who_returned_it",
                violation_error_message=_("Write who returned it."),
            ),
        ]

    def __str__(self):
        return self.booking.reference


class HandoverPhotoQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(handover__booking__in=Booking.objects.visible_to(user))


class HandoverPhoto(models.Model):
    """A picture of the condition, seen by staff and the organisation only."""

    class Stage(models.TextChoices):
        BEFORE = "before", _("at handover")
        AFTER = "after", _("at return")

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="photos")
    stage = models.CharField(_("when"), max_length=6, choices=Stage.choices)
    image = models.FileField(_("picture"), storage=private_storage, upload_to="handovers/")
    taken_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HandoverPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture of a handover")
        verbose_name_plural = _("pictures of handovers")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.handover} {self.get_stage_display()}"


class DamageQuerySet(models.QuerySet):
    def unrepaired(self):
        return self.filter(repaired_at=None)


@tracked()
class Damage(models.Model):
    """Something is broken: shown at the next booking of that thing until it is repaired."""

    resource = models.ForeignKey(
        Resource, models.PROTECT, related_name="damages", verbose_name=_("what")
    )
    handover = models.ForeignKey(
        Handover, models.PROTECT, related_name="damages", null=True, blank=True, editable=False
    )
    description = models.TextField(_("what is wrong"), max_length=2000)
    closure = models.OneToOneField(
        Closure,
        models.SET_NULL,
        related_name="damage",
        null=True,
        editable=False,
        verbose_name=_("out of use"),
    )
    reported_at = models.DateTimeField(_("reported"), default=timezone.now, editable=False)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    repaired_at = models.DateTimeField(_("repaired"), null=True, editable=False)
    repaired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )

    objects = DamageQuerySet.as_manager()

    class Meta:
        verbose_name = _("damage")
        verbose_name_plural = _("damages")
        ordering = ["-reported_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(description=""),
                name="damage_says_what_is_wrong",
                violation_error_message=_("Write what is wrong."),
            ),
            models.CheckConstraint(
                condition=Q(repaired_at=None) | Q(repaired_at__gte=F("reported_at")),
                name="damage_is_repaired_after_it_was_reported",
                violation_error_message=_("The repair can't be earlier than the report."),
            ),
        ]

    def __str__(self):
        return f"{self.resource}: {self.description[:60]}"
