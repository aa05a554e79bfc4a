"""Asking to keep an entry that is here already, and a group that has become an organisation."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import LegalForm
from organizations.models.organization import Organization
from organizations.states import ClaimStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.history import tracked
from tcal.shared.identifiers import KrsField, NipField, RegonField
from tcal.shared.storage import private_storage


class DecidedByStaff(models.Model):
    """What waits for the staff: who asked and when, who decided, when and why not."""

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ClaimStatus.choices,
        default=ClaimStatus.WAITING,
        editable=False,
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    evidence = models.TextField(_("what proves it"), max_length=2000)
    evidence_file = models.FileField(
        _("document"), storage=private_storage, upload_to="claims/", blank=True, max_length=200
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    class Meta:
        abstract = True


class ClaimQuerySet(models.QuerySet):
    def awaiting_decision(self):
        return self.filter(status=ClaimStatus.WAITING).order_by("made_at", "pk")

    def refused(self):
        return self.filter(status=ClaimStatus.REJECTED).order_by("decided_at", "pk")

    def visible_to(self, user):
        """Staff see all of them, everybody else their own."""
        if not user.is_authenticated:
            return self.none()
        return self if is_centre_staff(user) else self.filter(made_by=user)


@tracked(exclude=("evidence",))
class Claim(DecidedByStaff):
    """Somebody asks to become the manager of an entry. Several may wait for one organisation."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="claims", verbose_name=_("organisation")
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim to an organisation")
        verbose_name_plural = _("claims to organisations")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "made_by"],
                condition=Q(status=ClaimStatus.WAITING),
                name="person_claims_an_organization_once_at_a_time",
                violation_error_message=_("Your claim to this organisation awaits a decision."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.REJECTED) | Q(decision_reason__regex=r"\S"),
                name="refused_claim_has_a_reason",
                violation_error_message=_("Give the reason: who made the claim will read it."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | ~Q(decided_by=models.F("made_by"))
                | Q(status="withdrawn"),
                name="nobody_decides_their_own_claim",
                violation_error_message=_("Somebody else has to decide about your own claim."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.made_by}"


@tracked(exclude=("evidence",))
class FormChange(DecidedByStaff):
    """A group that has been registered: the same entry and history under its new legal form."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="form_changes", verbose_name=_("organisation")
    )
    name = models.CharField(_("full name"), max_length=200)
    legal_form = models.CharField(_("legal form"), max_length=30, choices=LegalForm.choices)
    krs = KrsField(_("KRS number"), null=True, blank=True)
    nip = NipField(_("NIP"), null=True, blank=True)
    regon = RegonField(_("REGON"), null=True, blank=True)
    record_number = models.CharField(_("number in the city's record"), max_length=40, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of legal form")
        verbose_name_plural = _("changes of legal form")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(status=ClaimStatus.WAITING),
                name="one_change_of_form_waits_for_an_organization",
                violation_error_message=_("A change of the legal form awaits a decision already."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ClaimStatus.REJECTED) | Q(decision_reason__regex=r"\S"),
                name="refused_change_of_form_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None)
                | ~Q(decided_by=models.F("made_by"))
                | Q(status="withdrawn"),
                name="nobody_decides_their_own_change_of_form",
                violation_error_message=_("Somebody else has to decide about it."),
            ),
        ]

    def __str__(self):
        return f"{self.organization}: {self.get_legal_form_display()}"
