import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization


def new_token() -> str:
    return secrets.token_urlsafe(24)


class CalendarLinkQuerySet(models.QuerySet):
    def for_token(self, token: str):
        """The link of this token unless it was revoked: the token alone opens the calendar."""
        return self.filter(token=token, revoked_at=None)

    def valid(self):
        return self.filter(revoked_at=None)

    def of_person(self, user):
        return self.filter(owner=user).select_related("organization")


class CalendarLink(models.Model):
    """A secret address of a person's or an organisation's calendar, to subscribe to."""

    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_links"
    )
    organization = models.ForeignKey(
        Organization,
        models.CASCADE,
        related_name="calendar_links",
        null=True,
        blank=True,
        verbose_name=_("organisation"),
        help_text=_("Empty: of all organisations of the person."),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = CalendarLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "organization"],
                condition=Q(revoked_at=None),
                nulls_distinct=False,
                name="person_has_one_address_of_a_calendar",
                violation_error_message=_("There is an address already. Revoke it to get another."),
            )
        ]

    def __str__(self):
        return f"{self.owner} {self.organization or ''}".strip()
