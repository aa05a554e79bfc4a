"""Services that the centre gives to organisations, by agreement and for a time."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from organizations.models.organization import Organization
from organizations.models.service_querysets import ServiceApplicationQuerySet, ServiceQuerySet
from organizations.states import ServiceStatus
from tcal.shared.history import tracked
from tcal.shared.slugs import unique_slug


class DateRange(Func):
    """Two days as a range that includes both; without the second it has no end."""

    function = "DATERANGE"


@tracked()
class Service(models.Model):
    """What organisations may apply for; staff define it."""

    class Kind(models.TextChoices):
        REGISTERED_ADDRESS = "registered_address", _("registered address")
        CORRESPONDENCE = "correspondence", _("address for correspondence")
        LOCKER = "locker", _("locker")
        COACHING = "coaching", _("coaching of new organisations")
        ACCOUNTING = "accounting", _("accounting")
        LEGAL = "legal", _("legal advice")
        OTHER = "other", _("other")

    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name_pl = models.CharField(_("name (Polish)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    description_pl = models.TextField(_("description (Polish)"), max_length=3000)
    description_en = models.TextField(_("description (English)"), max_length=3000)
    longest_months = models.PositiveSmallIntegerField(
        _("longest agreement in months"), null=True, blank=True
    )
    agreement_text = models.TextField(
        _("text of the agreement"),
        max_length=20_000,
        blank=True,
        help_text=_("Printed in the agreement, in Polish. Empty: no agreement is signed."),
    )
    remind_days = models.PositiveSmallIntegerField(
        _("remind so many days before the end"), default=30
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_offered = models.BooleanField(_("organisations may apply"), default=True)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service of the centre")
        verbose_name_plural = _("services of the centre")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Service.objects.all(), self.name_pl)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("services:service", args=[self.slug])

    @property
    def is_met_in_sessions(self) -> bool:
        return self.kind in {
            Service.Kind.COACHING,
            Service.Kind.ACCOUNTING,
            Service.Kind.LEGAL,
            Service.Kind.OTHER,
        }

    @property
    def name(self) -> str:
        return self.name_en if translation.get_language() == "en" else self.name_pl

    @property
    def description(self) -> str:
        return self.description_en if translation.get_language() == "en" else self.description_pl


class ServiceUnit(models.Model):
    """One of the things let out: a locker with its number."""

    service = models.ForeignKey(
        Service, models.CASCADE, related_name="units", verbose_name=_("service")
    )
    name = models.CharField(_("number or name"), max_length=40)
    is_usable = models.BooleanField(_("may be let"), default=True)

    class Meta:
        verbose_name = _("thing to let")
        verbose_name_plural = _("things to let")
        ordering = ["service", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "name"],
                name="thing_to_let_is_named_once",
                violation_error_message=_("There is one with this number already."),
            )
        ]

    def __str__(self):
        return self.name


@tracked(exclude=("message", "note"))
class ServiceApplication(models.Model):
    """An organisation asks for a service; accepted, it is an agreement with dates.

    Both days belong to the agreement. A locker is let to one organisation at a time.
    """

    service = models.ForeignKey(
        Service, models.PROTECT, related_name="applications", verbose_name=_("service")
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="service_applications",
        verbose_name=_("organisation"),
    )
    status = models.CharField(
        _("status"),
        max_length=9,
        choices=ServiceStatus.choices,
        default=ServiceStatus.WAITING,
        editable=False,
    )
    message = models.TextField(_("what you need and why"), max_length=2000, blank=True)
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    applied_at = models.DateTimeField(_("applied"), default=timezone.now, editable=False)
    unit = models.ForeignKey(
        ServiceUnit,
        models.PROTECT,
        related_name="applications",
        null=True,
        blank=True,
        verbose_name=_("locker or other thing"),
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    agreement_number = models.CharField(_("number of the agreement"), max_length=40, blank=True)
    note = models.TextField(_("note of the staff"), max_length=2000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)

    objects = ServiceApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application for a service")
        verbose_name_plural = _("applications for services")
        ordering = ["-applied_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "organization"],
                condition=Q(status=ServiceStatus.WAITING),
                name="organization_applies_for_a_service_once_at_a_time",
                violation_error_message=_("An application for this service awaits a decision."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[ServiceStatus.AGREED, ServiceStatus.ENDED])
                | Q(starts_on__isnull=False),
                name="agreement_has_a_first_day",
                violation_error_message=_("Give the first day of the agreement."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_it_starts",
                violation_error_message=_("The agreement must end later than it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ServiceStatus.REJECTED) | Q(decision_reason__regex=r"\S"),
                name="refused_application_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
            ExclusionConstraint(
                name="thing_is_let_to_one_organization_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    (
                        DateRange(
                            "starts_on",
                            "ends_on",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(
                    unit__isnull=False,
                    starts_on__isnull=False,
                    status__in=[ServiceStatus.AGREED, ServiceStatus.ENDED],
                ),
                violation_error_message=_(
                    "It is let to another organisation in these days. Choose another one or other dates."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.service}: {self.organization}"

    def get_absolute_url(self):
        return reverse("services:application", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.status == ServiceStatus.WAITING

    @property
    def is_agreed(self) -> bool:
        return self.status == ServiceStatus.AGREED

    @property
    def is_rejected(self) -> bool:
        return self.status == ServiceStatus.REJECTED

    @property
    def is_ended(self) -> bool:
        return self.status == ServiceStatus.ENDED

    @property
    def is_agreement(self) -> bool:
        """Agreed once, whether it is still in force or ended."""
        return self.is_agreed or self.is_ended

    @property
    def has_document(self) -> bool:
        """Whether there is an agreement to print and sign."""
        return self.is_agreement and bool(self.service.agreement_text)

    @property
    def has_sessions(self) -> bool:
        return self.is_agreement and self.service.is_met_in_sessions
