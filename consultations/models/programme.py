"""The yearly programmes of cooperation, with what they give money to."""

from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.states import PROGRAMME_MOVES, ProgrammeStatus
from organizations.models import PublicTaskSphere
from tcal.accounts.permissions import is_coordinator
from tcal.shared.history import tracked
from tcal.shared.periods import local_today
from tcal.shared.states import ForbiddenMove
from tcal.shared.stemming import is_stop_word, lexemes, words


class ProgrammeQuerySet(models.QuerySet):
    def announced(self):
        """Everybody may read them: drafts are the coordinators' own."""
        return self.exclude(status=ProgrammeStatus.DRAFT)

    def visible_to(self, user):
        return self if is_coordinator(user) else self.announced()

    def awaiting_adoption(self):
        return self.filter(status__in=[ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTED])

    def awaiting_report(self):
        return self.filter(status=ProgrammeStatus.ADOPTED)

    def called(self, text: str):
        """Those whose title or year has each word of the text, in any form.

        There is one programme a year, so the titles are compared here, without an index.
        """
        asked = [lexemes(word) for word in words(text) if not is_stop_word(word)]
        if not asked:
            return self.none()
        return self.filter(
            pk__in=[
                pk
                for pk, year, title in self.values_list("pk", "year", "title")
                if _has_each(f"{title} {year}", asked)
            ]
        )


def _has_each(title: str, asked: list[frozenset[str]]) -> bool:
    found = frozenset().union(*map(lexemes, words(title)))
    return all(found & word for word in asked)


@tracked()
class CooperationProgramme(models.Model):
    """The city's programme of cooperation with organisations for one year.

    The act on public benefit and volunteer work, art. 5a: the City Council adopts it by
    30 November of the year before; the report on carrying it out is published by 31 May of the
    year after.
    """

    year = models.PositiveSmallIntegerField(gettext_lazy("year"), unique=True)
    title = models.CharField(gettext_lazy("title"), max_length=250)
    summary = models.TextField(gettext_lazy("what it is about"), max_length=3000, blank=True)
    status = models.CharField(
        gettext_lazy("status"),
        max_length=10,
        choices=ProgrammeStatus.choices,
        default=ProgrammeStatus.DRAFT,
    )
    adopted_on = models.DateField(gettext_lazy("adopted on"), null=True, blank=True)
    resolution_number = models.CharField(
        gettext_lazy("number of the resolution"), max_length=60, blank=True
    )
    report_published_on = models.DateField(
        gettext_lazy("report published on"), null=True, blank=True
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("cooperation programme")
        verbose_name_plural = gettext_lazy("cooperation programmes")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(1999, 2100)),
                name="programme_is_for_a_plausible_year",
                violation_error_message=gettext_lazy("Give the year in four digits, such as 2027."),
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[ProgrammeStatus.ADOPTED, ProgrammeStatus.REPORTED])
                | (Q(adopted_on__isnull=False) & ~Q(resolution_number="")),
                name="adopted_programme_has_a_number_and_a_date",
                violation_error_message=gettext_lazy(
                    "Give the number and the date of the City Council's resolution."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=ProgrammeStatus.REPORTED)
                | Q(report_published_on__isnull=False),
                name="reported_programme_knows_when",
                violation_error_message=gettext_lazy("Give the date of publishing the report."),
            ),
            models.CheckConstraint(
                condition=Q(report_published_on=None)
                | Q(adopted_on=None)
                | Q(report_published_on__gte=models.F("adopted_on")),
                name="programme_is_adopted_before_its_report",
                violation_error_message=gettext_lazy(
                    "The report can't be published before the programme was adopted."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("programmes:programme", args=[self.year])

    @property
    def adoption_due(self) -> date:
        """The last day for the City Council to adopt it (art. 5a(1))."""
        return date(self.year - 1, 11, 30)

    @property
    def report_due(self) -> date:
        """The last day for publishing the report on carrying it out (art. 5a(3))."""
        return date(self.year + 1, 5, 31)

    @property
    def next_due(self) -> date | None:
        """The nearest of these dates that is still to be kept; None when both things are done."""
        if self.status in (ProgrammeStatus.DRAFT, ProgrammeStatus.CONSULTED):
            return self.adoption_due
        return self.report_due if self.status == ProgrammeStatus.ADOPTED else None

    @property
    def is_overdue(self) -> bool:
        return self.next_due is not None and self.next_due < local_today()

    def start_consulting(self, *, by) -> None:
        """Show the draft to everybody. Raises ``ForbiddenMove`` unless it is a draft."""
        self._move_to(ProgrammeStatus.CONSULTED)

    def adopt(self, *, by, on: date, number: str) -> None:
        """Record the City Council's resolution. Raises ``ValidationError``, ``ForbiddenMove``."""
        self._move_to(ProgrammeStatus.ADOPTED, adopted_on=on, resolution_number=number.strip())

    def report(self, *, by, on: date) -> None:
        """Record that the report on carrying it out is published."""
        self._move_to(ProgrammeStatus.REPORTED, report_published_on=on)

    def _move_to(self, status, **fields) -> None:
        with transaction.atomic():
            locked = CooperationProgramme.objects.select_for_update(of=("self",), no_key=True).get(
                pk=self.pk
            )
            if status not in PROGRAMME_MOVES[locked.status]:
                raise ForbiddenMove(locked.get_status_display())
            self.status = status
            for name, value in fields.items():
                setattr(self, name, value)
            self.validate_constraints()
            self.save(update_fields=["status", *fields])


@tracked()
class PriorityTask(models.Model):
    """A priority task of the programme, with the money planned for it where it is known."""

    programme = models.ForeignKey(
        CooperationProgramme,
        models.CASCADE,
        related_name="tasks",
        verbose_name=gettext_lazy("cooperation programme"),
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("order"), default=0)
    sphere = models.ForeignKey(
        PublicTaskSphere,
        models.PROTECT,
        related_name="priority_tasks",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("sphere of public tasks"),
    )
    title = models.CharField(gettext_lazy("task"), max_length=300)
    amount = models.DecimalField(
        gettext_lazy("amount in złoty"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    until_year = models.PositiveSmallIntegerField(
        gettext_lazy("multi-year task: until"),
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "The last year of a task that lasts longer than one; otherwise empty."
        ),
    )

    class Meta:
        verbose_name = gettext_lazy("priority task")
        verbose_name_plural = gettext_lazy("priority tasks")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="task_costs_nothing_or_more",
                violation_error_message=gettext_lazy("An amount can't be below zero."),
            ),
            models.CheckConstraint(
                condition=Q(until_year=None) | Q(until_year__range=(1999, 2100)),
                name="task_lasts_until_a_plausible_year",
                violation_error_message=gettext_lazy("Give the year in four digits, such as 2027."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_multi_year(self) -> bool:
        return self.until_year is not None


class ProgrammeReminder(models.Model):
    """A letter to the coordinators before a date that the act sets; sent once."""

    class Kind(models.TextChoices):
        ADOPTION = "adoption", gettext_lazy("adoption of the programme")
        REPORT = "report", gettext_lazy("report on the programme")

    programme = models.ForeignKey(CooperationProgramme, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    days_before = models.SmallIntegerField(help_text="Negative: after the date.")
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("reminder of a programme")
        verbose_name_plural = gettext_lazy("reminders of programmes")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "days_before"],
                name="coordinator_is_reminded_of_a_date_once",
                violation_error_message=gettext_lazy("This reminder was sent already."),
            )
        ]

    def __str__(self):
        return _("%(kind)s, %(days)d days before") % {
            "kind": self.get_kind_display(),
            "days": self.days_before,
        }
