from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tcal.accounts.roles import ROLES_WITH_SECOND_FACTOR, Role
from tcal.shared.history import tracked


class UserQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def with_role(self, role: Role):
        return self.active().filter(groups__name=role)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


@tracked(exclude=("password", "last_login", "email", "name", "phone"))
class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in with an e-mail address; ``language`` is that of letters to them."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("first and last name"), max_length=120)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    language = models.CharField(
        _("language of letters"),
        max_length=2,
        choices=[("pl", _("Polish")), ("en", _("English"))],
        default="pl",
    )
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("account since"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="email_belongs_to_one_account",
                violation_error_message=_("There is an account with this e-mail. Sign in to it."),
            )
        ]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name.split(" ")[0] if self.name else self.email

    @cached_property
    def roles(self) -> frozenset[str]:
        if self.is_superuser:
            return frozenset(Role.values)
        return frozenset(self.groups.values_list("name", flat=True))

    def has_role(self, role: Role) -> bool:
        return self.is_active and role in self.roles

    @property
    def works_at_the_desk(self) -> bool:
        return self.has_role(Role.STAFF)

    def give_role(self, role: Role) -> None:
        """Add a global role; staff and coordinators may also open the administration."""
        self.groups.add(Group.objects.get(name=role))
        if role in ROLES_WITH_SECOND_FACTOR and not self.is_staff:
            self.is_staff = True
            self.save(update_fields=["is_staff"])
        self.__dict__.pop("roles", None)

    @property
    def needs_second_factor(self) -> bool:
        return self.is_staff or bool(ROLES_WITH_SECOND_FACTOR & self.roles)
