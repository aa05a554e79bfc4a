import pgtrigger
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Func, GeneratedField, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models.meeting import Meeting
from consultations.models.table import ThematicTable, taking_a_seat
from consultations.states import PARTICIPATION_MOVES, Channel, ParticipationStatus
from tcal.accounts.permissions import is_coordinator
from tcal.shared.conflicts import refusals_as_validation_errors
from tcal.shared.guards import Guard
from tcal.shared.history import tracked
from tcal.shared.polish import PolishKey
from tcal.shared.states import ForbiddenMove

CONFIRMATION_SALT = "consultations.participation"


class ParticipationQuerySet(models.QuerySet):
    def of_consultation(self, consultation):
        return self.filter(meeting__consultation=consultation)

    def confirmed(self):
        """Those who come: what lists, cards and counts speak of."""
        return self.filter(status=ParticipationStatus.CONFIRMED)

    def taking_a_seat(self):
        return self.filter(taking_a_seat())

    def waiting(self):
        """For a place at another table or at any, the longest waiting first."""
        return self.not_withdrawn().exclude(waiting_for=None).order_by("waiting_since", "pk")

    def not_withdrawn(self):
        return self.exclude(status=ParticipationStatus.WITHDRAWN)

    def visible_to(self, user):
        """Who sits where is known to coordinators; everybody else sees only themselves."""
        if not user.is_authenticated:
            return self.none()
        return self if is_coordinator(user) else self.filter(user=user)

    def for_token(self, token: str):
        """The participation that a letter's link speaks of; none for a forged link."""
        try:
            pk = signing.loads(token, salt=CONFIRMATION_SALT)
        except signing.BadSignature:
            return self.none()
        return self.filter(pk=pk)

    def in_polish_order(self):
        """By surname, as attendance lists are."""
        return self.order_by("name_sort", "name", "pk")


class SurnameFirst(Func):
    """Anna Maria Nowak → Nowak Anna Maria, in SQL. The surname is the last word of a name."""

    function = "REGEXP_REPLACE"
    output_field = models.CharField()

    def __init__(self, expression):
        super().__init__(expression, Value(r"^(.*)\s(\S+)\s*$"), Value(r"\2 \1"))


_TABLE_IS_AT_THE_MEETING = """
    IF EXISTS (
        SELECT 1 FROM consultations_thematictable
        WHERE id IN (NEW.table_id, NEW.first_choice_id, NEW.second_choice_id, NEW.waiting_for_id)
            AND meeting_id <> NEW.meeting_id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('a table is not at meeting %s', NEW.meeting_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'participant_sits_at_a_table_of_the_meeting',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
# The table's row is locked, so that two transactions can't both count the last place as free.
_PLACE_IS_FREE = """
    IF NEW.status <> 'confirmed' OR NEW.table_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT capacity INTO places FROM consultations_thematictable
        WHERE id = NEW.table_id FOR NO KEY UPDATE;
    IF places <= (
        SELECT count(*) FROM consultations_participation
        WHERE table_id = NEW.table_id AND status = 'confirmed' AND id <> NEW.id
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('table %s is full', NEW.table_id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'table_has_a_place_for_everybody_confirmed',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


@tracked(
    exclude=("name", "name_sort", "email", "phone", "organization_name", "accessibility_needs")
)
class Participation(models.Model):
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
        triggers = [
            Guard(
                name="participant_sits_at_a_table_of_the_meeting",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf(
                    "table_id",
                    "meeting_id",
                    "first_choice_id",
                    "second_choice_id",
                    "waiting_for_id",
                ),
                func=_TABLE_IS_AT_THE_MEETING,
                violation_error_message=gettext_lazy(
                    "There is no such table at this meeting. Choose one of those listed."
                ),
            ),
            Guard(
                name="table_has_a_place_for_everybody_confirmed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("table_id", "status"),
                declare=[("places", "integer")],
                func=_PLACE_IS_FREE,
                violation_error_message=gettext_lazy(
                    "Somebody has just taken the last place at this table. Choose another one."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_confirmed(self) -> bool:
        return self.status == ParticipationStatus.CONFIRMED

    @property
    def may_still_be_confirmed(self) -> bool:
        """Whether the link in the letter still works: the place is held, the meeting ahead."""
        now = timezone.now()
        return (
            self.status == ParticipationStatus.UNCONFIRMED
            and self.held_until >= now
            and self.meeting.starts_at > now
        )

    def token(self) -> str:
        """Return the signed token of the confirmation link."""
        return signing.dumps(self.pk, salt=CONFIRMATION_SALT)

    def confirm(self) -> None:
        """Take the seat for good, or the place on the waiting list where there is no seat.

        Raises ``ValidationError`` when the hold is over, ``ForbiddenMove`` when there is nothing
        to confirm any more.
        """
        with refusals_as_validation_errors(), transaction.atomic():
            locked = self._locked()
            if locked.status == ParticipationStatus.UNCONFIRMED and (
                not locked.may_still_be_confirmed
            ):
                raise ValidationError(
                    _("This link was valid for a day and has expired. Sign up again."),
                    code="link_expired",
                )
            seated = locked.table_id or not locked.waiting_for_id
            self._move_to(
                ParticipationStatus.CONFIRMED if seated else ParticipationStatus.WAITING,
                locked=locked,
            )

    def withdraw(self, *, by) -> None:
        """Give the seat back. Raises ``ForbiddenMove`` when it was given back before."""
        with transaction.atomic():
            self._move_to(ParticipationStatus.WITHDRAWN, locked=self._locked())

    def _locked(self) -> "Participation":
        Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=self.meeting_id)
        return Participation.objects.select_for_update(of=("self",), no_key=True).get(pk=self.pk)

    def _move_to(self, status, *, locked) -> None:
        if status not in PARTICIPATION_MOVES[locked.status]:
            raise ForbiddenMove(locked.get_status_display())
        self.status = status
        self.held_until = None
        self.save(update_fields=["status", "held_until"])
