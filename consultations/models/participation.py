from django.conf import settings
from django.db import models
from django.db.models import F, Func, GeneratedField, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy

from consultations.models.meeting import Meeting
from consultations.models.participation_guards import PARTICIPATION_GUARDS
from consultations.models.participation_moves import ParticipationMoves
from consultations.models.participation_queryset import ParticipationQuerySet
from consultations.models.table import ThematicTable
from consultations.states import Channel, ParticipationStatus
from tcal.shared.history import tracked
from tcal.shared.polish import PolishKey


class SurnameFirst(Func):
    """Anna Maria Nowak → Nowak Anna Maria, in SQL. The surname is the last word of a name."""

    function = "REGEXP_REPLACE"
    output_field = models.CharField()

    def __init__(self, expression):
        super().__init__(expression, Value(r"^(.*)\s(\S+)\s*$"), Value(r"\2 \1"))


@tracked(
    exclude=("name", "name_sort", "email", "phone", "organization_name", "accessibility_needs")
)
class Participation(ParticipationMoves, models.Model):
    """Somebody's seat at a meeting, with the tables they would like to sit at.

    ``table`` is where they sit. With the first choice full they sit at the second and stay on the
    first's waiting list (``waiting_for``); with both full they only wait and have no table.
    A guest's seat is held until ``held_until`` and then free again, unless they confirmed it.
    Those whom staff entered need no e-mail address.
    """

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="participations", verbose_name=gettext_lazy("meeting")
    )
    table = models.ForeignKey(
        ThematicTable,
        models.PROTECT,
        related_name="participations",
        null=True,
        verbose_name=gettext_lazy("thematic table"),
    )
    first_choice = models.ForeignKey(
        ThematicTable,
        models.PROTECT,
        related_name="first_choices",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("first choice"),
    )
    second_choice = models.ForeignKey(
        ThematicTable,
        models.PROTECT,
        related_name="second_choices",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("second choice"),
    )
    waiting_for = models.ForeignKey(
        ThematicTable,
        models.PROTECT,
        related_name="waiters",
        null=True,
        blank=True,
        verbose_name=gettext_lazy("waits for a place at"),
    )
    waiting_since = models.DateTimeField(gettext_lazy("waits since"), null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="consultation_participations",
        null=True,
        verbose_name=gettext_lazy("account"),
    )
    name = models.CharField(gettext_lazy("first and last name"), max_length=120)
    name_sort = GeneratedField(
        expression=PolishKey(SurnameFirst("name")),
        output_field=models.CharField(db_collation="C"),
        db_persist=True,
    )
    email = models.EmailField(gettext_lazy("e-mail"), null=True, blank=True)
    phone = models.CharField(gettext_lazy("telephone"), max_length=30, blank=True)
    organization_name = models.CharField(gettext_lazy("organisation"), max_length=200, blank=True)
    accessibility_needs = models.TextField(
        gettext_lazy("accessibility needs"), max_length=500, blank=True
    )
    wants_invitations = models.BooleanField(
        gettext_lazy("wants to be invited to the next consultations"), default=False
    )
    language = models.CharField(max_length=2, default="pl", editable=False)
    status = models.CharField(
        gettext_lazy("status"),
        max_length=12,
        choices=ParticipationStatus.choices,
        default=ParticipationStatus.UNCONFIRMED,
    )
    channel = models.CharField(
        gettext_lazy("channel"), max_length=10, choices=Channel.choices, default=Channel.PORTAL
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=gettext_lazy("entered by"),
    )
    submission_id = models.UUIDField(unique=True, null=True, editable=False)
    registered_at = models.DateTimeField(gettext_lazy("registered"), default=timezone.now)
    held_until = models.DateTimeField(gettext_lazy("place held until"), null=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("participation")
        verbose_name_plural = gettext_lazy("participations")
        ordering = ["registered_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=~Q(status=ParticipationStatus.WITHDRAWN),
                name="person_is_at_a_meeting_once",
                violation_error_message=gettext_lazy(
                    "This e-mail address is signed up for the meeting already."
                ),
            ),
            models.UniqueConstraint(
                fields=["meeting", "user"],
                condition=~Q(status=ParticipationStatus.WITHDRAWN),
                name="account_is_at_a_meeting_once",
                violation_error_message=gettext_lazy("You are signed up for this meeting already."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ParticipationStatus.WAITING)
                | Q(table__isnull=True, waiting_for__isnull=False),
                name="person_on_the_waiting_list_has_no_table_yet",
                violation_error_message=gettext_lazy(
                    "Somebody on the waiting list has no table yet and waits for one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(waiting_for=None, waiting_since=None)
                | Q(waiting_for__isnull=False, waiting_since__isnull=False),
                name="waiting_person_knows_since_when",
                violation_error_message=gettext_lazy("Waiting begins at a moment."),
            ),
            models.CheckConstraint(
                condition=Q(waiting_for=None) | Q(table=None) | ~Q(waiting_for=F("table")),
                name="nobody_waits_for_their_own_table",
                violation_error_message=gettext_lazy("This person sits at that table already."),
            ),
            models.CheckConstraint(
                condition=Q(second_choice=None)
                | Q(first_choice=None)
                | ~Q(second_choice=F("first_choice")),
                name="second_choice_is_another_table",
                violation_error_message=gettext_lazy(
                    "The second choice has to be another table than the first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=ParticipationStatus.UNCONFIRMED)
                | Q(held_until__isnull=False, email__isnull=False),
                name="unconfirmed_seat_is_held_until_a_moment",
                violation_error_message=gettext_lazy(
                    "A place that waits for confirmation needs an e-mail address."
                ),
            ),
        ]
        triggers = PARTICIPATION_GUARDS

    def __str__(self):
        return self.name
