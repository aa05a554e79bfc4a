from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import LegalForm
from organizations.models import Organization
from tcal.shared.history import tracked


class DepartmentMemberQuerySet(models.QuerySet):
    def of_person(self, user):
        return self.filter(user=user) if user.is_authenticated else self.none()


@tracked()
class DepartmentMember(models.Model):
    """Somebody who answers remarks for a department of the city: an institution in the registry."""

    department = models.ForeignKey(
        Organization,
        models.CASCADE,
        related_name="department_members",
        limit_choices_to={"legal_form": LegalForm.INSTITUTION},
        verbose_name=_("department"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="departments",
        verbose_name=_("account"),
    )

    objects = DepartmentMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a department")
        verbose_name_plural = _("members of departments")
        ordering = ["department", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "user"],
                name="person_is_in_a_department_once",
                violation_error_message=_("This person is in this department already."),
            )
        ]

    def __str__(self):
        return f"{self.user}, {self.department}"

    def clean(self):
        super().clean()
        if self.department_id and self.department.legal_form != LegalForm.INSTITUTION:
            raise ValidationError(
                {"department": _("Choose a city unit: an institution in the registry.")}
            )
