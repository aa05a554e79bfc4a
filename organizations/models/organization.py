from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import (
    HAS_NO_KRS,
    NEEDS_KRS,
    NEEDS_RECORD_NUMBER,
    NEEDS_RESPONSIBLE_ADULT,
    LegalForm,
    OrganizationKind,
    kind_of,
)
from organizations.models.querysets import OrganizationQuerySet
from organizations.models.sphere import PublicTaskSphere
from organizations.states import (
    ORGANIZATION_MOVES,
    OrganizationStatus,
)
from tcal.shared.history import tracked
from tcal.shared.identifiers import KrsField, NipField, RegonField
from tcal.shared.mail import queue_mail
from tcal.shared.polish import polish_sort_field
from tcal.shared.search import SEARCH_FIELDS, Searchable
from tcal.shared.slugs import unique_slug
from tcal.shared.states import ForbiddenMove


def happened_already(day) -> None:
    """Raises ``ValidationError`` for a date that is still to come."""
    if day > timezone.localdate():
        raise ValidationError(_("This date is still to come. Give the day of founding."))


@tracked(
    exclude=(
        "contact_email",
        "contact_phone",
        "contact_person",
        "responsible_adult",
        *SEARCH_FIELDS,
    )
)
class Organization(Searchable):
    """An NGO, a group or an institution of the city.

    ``contact_*`` and ``responsible_adult`` are for the centre only; ``public_*`` are on the page.
    """

    name = models.CharField(_("name"), max_length=200)
    name_sort = polish_sort_field("name")
    slug = models.SlugField(_("address"), max_length=80, editable=False)
    legal_form = models.CharField(_("legal form"), max_length=30, choices=LegalForm.choices)
    krs = KrsField(_("KRS number"), null=True, blank=True)
    nip = NipField(_("NIP"), null=True, blank=True)
    regon = RegonField(_("REGON"), null=True, blank=True)
    record_number = models.CharField(_("number in the city's record"), max_length=40, blank=True)
    responsible_adult = models.CharField(_("responsible adult"), max_length=120, blank=True)
    spheres = models.ManyToManyField(
        PublicTaskSphere,
        verbose_name=_("spheres of activity"),
        related_name="organizations",
        blank=True,
    )
    district = models.CharField(_("district"), max_length=60, blank=True)
    founded_on = models.DateField(
        _("founded on"), null=True, blank=True, validators=[happened_already]
    )
    has_no_premises = models.BooleanField(_("has no premises of its own"), default=False)
    description = models.TextField(_("what it does"), max_length=5000, blank=True)
    whom_it_helps = models.CharField(_("whom it helps"), max_length=300, blank=True)
    accessibility = models.TextField(_("accessibility of its place"), max_length=1000, blank=True)
    website = models.URLField(_("website"), blank=True)
    public_email = models.EmailField(_("public e-mail"), blank=True)
    public_phone = models.CharField(_("public telephone"), max_length=30, blank=True)
    public_address = models.CharField(_("address of its place"), max_length=200, blank=True)
    contact_person = models.CharField(
        _("person to contact, for the centre"), max_length=120, blank=True
    )
    contact_email = models.EmailField(_("e-mail for the centre"), blank=True)
    contact_phone = models.CharField(_("telephone for the centre"), max_length=30, blank=True)
    is_public_benefit = models.BooleanField(
        _("public-benefit organisation"), default=False, help_text=_("OPP status in the KRS.")
    )
    confirmed_at = models.DateTimeField(_("confirmed as true"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    is_operator = models.BooleanField(
        _("the centre or the city"), default=False, help_text=_("Free of quotas.")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=OrganizationStatus.choices,
        default=OrganizationStatus.PENDING,
        editable=False,
    )
    submission_id = models.UUIDField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("submitted by"),
        related_name="+",
        null=True,
        editable=False,
    )
    submitted_at = models.DateTimeField(_("submitted"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("decided by"),
        related_name="+",
        null=True,
        editable=False,
    )
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decision_reason = models.TextField(_("reason"), blank=True, editable=False)

    objects = OrganizationQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.CheckConstraint(
                condition=~Q(legal_form__in=sorted(NEEDS_KRS)) | Q(krs__isnull=False),
                name="organization_of_this_form_has_a_krs_number",
                violation_error_message=_(
                    "This legal form is entered in the National Court Register. "
                    "Give the KRS number: ten digits."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(legal_form__in=sorted(HAS_NO_KRS)) | Q(krs__isnull=True),
                name="organization_of_this_form_has_no_krs_number",
                violation_error_message=_(
                    "This legal form is not in the National Court Register. Leave the KRS number "
                    "empty or choose another legal form."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(legal_form__in=sorted(NEEDS_RECORD_NUMBER)) | ~Q(record_number=""),
                name="organization_of_this_form_has_a_record_number",
                violation_error_message=_(
                    "This legal form is entered in the city's record. Give its number there."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(legal_form__in=sorted(NEEDS_RESPONSIBLE_ADULT))
                | ~Q(responsible_adult=""),
                name="informal_group_names_a_responsible_adult",
                violation_error_message=_(
                    "A group without registration names an adult who answers for it."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=OrganizationStatus.REJECTED) | ~Q(decision_reason=""),
                name="rejected_organization_has_a_reason",
                violation_error_message=_("Give the reason: the organisation will read it."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                name="organization_has_an_address_of_its_own",
                violation_error_message=_(
                    "Another organisation of this name came a moment ago. Send the form again."
                ),
            ),
            models.UniqueConstraint(
                fields=["submission_id"],
                name="organization_form_is_sent_once",
                violation_error_message=_("This form was sent already. Open it anew."),
            ),
            # A refused entry does not keep its number from the organisation whose number it is.
            models.UniqueConstraint(
                fields=["krs"],
                condition=~Q(status=OrganizationStatus.REJECTED),
                name="krs_number_is_in_the_registry_once",
                violation_error_message=_("An organisation with this KRS number is here already."),
            ),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(status=OrganizationStatus.REJECTED),
                name="nip_is_in_the_registry_once",
                violation_error_message=_("An organisation with this NIP is here already."),
            ),
            models.UniqueConstraint(
                fields=["regon"],
                condition=~Q(status=OrganizationStatus.REJECTED),
                name="regon_is_in_the_registry_once",
                violation_error_message=_("An organisation with this REGON is here already."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unique_slug(Organization.objects.all(), self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("organizations:organization", args=[self.slug])

    def search_parts(self):
        return [
            ("A", self.name),
            ("B", ", ".join(sphere.name_pl for sphere in self.spheres.all()) if self.pk else ""),
            ("C", self.description),
            ("D", self.district),
        ]

    @property
    def kind(self) -> OrganizationKind:
        return kind_of(self.legal_form)

    @property
    def is_pending(self) -> bool:
        return self.status == OrganizationStatus.PENDING

    @property
    def is_active(self) -> bool:
        return self.status == OrganizationStatus.ACTIVE

    @property
    def is_rejected(self) -> bool:
        return self.status == OrganizationStatus.REJECTED

    @property
    def is_ended(self) -> bool:
        return self.status == OrganizationStatus.ENDED

    def change_spheres(self, spheres) -> None:
        """Set what the organisation does; it is found by these words too."""
        self.spheres.set(spheres)
        self.refresh_search()

    def approve(self, *, by) -> None:
        """Enter it in the registry. Raises ``ForbiddenMove`` unless it awaits a decision."""
        self._move_to(
            OrganizationStatus.ACTIVE,
            since=OrganizationStatus.PENDING,
            by=by,
            mail="organizations/mail/approved",
        )

    def reject(self, *, by, reason: str) -> None:
        """Refuse the entry. Raises ``ForbiddenMove`` unless it awaits a decision."""
        self._move_to(
            OrganizationStatus.REJECTED,
            since=OrganizationStatus.PENDING,
            by=by,
            reason=reason,
            mail="organizations/mail/rejected",
        )

    def end(self, *, by, reason: str) -> None:
        """Mark that it ended its activity; its page stays. Raises ``ForbiddenMove``."""
        self._move_to(
            OrganizationStatus.ENDED, since=OrganizationStatus.ACTIVE, by=by, reason=reason
        )

    def resume(self, *, by) -> None:
        """Take back that it ended its activity. Raises ``ForbiddenMove``."""
        self._move_to(OrganizationStatus.ACTIVE, since=OrganizationStatus.ENDED, by=by)

    def _move_to(self, status, *, since, by, reason=None, mail=None):
        if reason is not None and not reason.strip():
            raise ValidationError({"reason": _("Give the reason: the organisation will read it.")})
        with transaction.atomic():
            locked = Organization.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.pk
            )
            if locked.status != since or status not in ORGANIZATION_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            self.decided_by = by
            self.decided_at = timezone.now()
            self.decision_reason = (reason or "").strip()
            self.save(update_fields=["status", "decided_by", "decided_at", "decision_reason"])
            if mail and self.submitted_by:
                queue_mail(
                    mail,
                    to=self.submitted_by.email,
                    language=self.submitted_by.language,
                    context={"organization": self, "reason": self.decision_reason},
                )
