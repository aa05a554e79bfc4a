import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from consultations.models.meeting import Meeting
from consultations.states import ConsultationStatus, ParticipationStatus, Sector
from tcal.accounts.permissions import is_coordinator
from tcal.shared.guards import Guard
from tcal.shared.history import tracked


def taking_a_seat(prefix: str = "") -> Q:
    """Who occupies a place: the confirmed, and guests whose place is held for them."""
    held = Q(
        **{
            f"{prefix}status": ParticipationStatus.UNCONFIRMED,
            f"{prefix}held_until__gte": timezone.now(),
        }
    )
    only_waiting = Q(**{f"{prefix}table__isnull": True, f"{prefix}waiting_for__isnull": False})
    return Q(**{f"{prefix}status": ParticipationStatus.CONFIRMED}) | (held & ~only_waiting)


class ThematicTableQuerySet(models.QuerySet):
    def of_consultation(self, consultation):
        """The tables of all its meetings, in the order of meetings and numbers."""
        return self.filter(meeting__consultation=consultation).order_by(
            "meeting__starts_at", "meeting", "number"
        )

    def visible_to(self, user):
        """As their consultations are: those of drafts are for coordinators only."""
        if is_coordinator(user):
            return self
        return self.exclude(meeting__consultation__status=ConsultationStatus.DRAFT)

    def to_moderate(self, user):
        """Tables that this person leads, until their consultation is closed; not of others."""
        return (
            self.filter(
                pk__in=user.moderated_tables.current().values("table"),
                meeting__cancelled_at=None,
                meeting__consultation__status=ConsultationStatus.PUBLISHED,
            )
            .select_related("meeting__consultation")
            .order_by("meeting__starts_at", "number")
        )

    def with_seats(self):
        """Add ``taken``: how many places are occupied or held now."""
        return self.annotate(
            taken=Count("participations", filter=taking_a_seat("participations__"), distinct=True)
        )

    def with_queue(self):
        """Add ``queue``: how many people wait for a place at each table."""
        waiting = (
            ThematicTable._meta.get_field("waiters")
            .related_model.objects.waiting()
            .filter(waiting_for=models.OuterRef("pk"))
            .order_by()
            .values("waiting_for")
            .annotate(people=Count("pk"))
        )
        return self.annotate(queue=Coalesce(models.Subquery(waiting.values("people")), 0))

    def with_hosts(self):
        """Add ``local_government_host`` and ``ngo_host``: who leads it now, empty if nobody yet."""
        moderators = ThematicTable._meta.get_field("moderators").related_model.objects.current()
        of_table = moderators.filter(table=models.OuterRef("pk"))
        return self.annotate(
            **{
                f"{sector}_host": models.Subquery(of_table.filter(sector=sector).values("name")[:1])
                for sector in Sector
            }
        )

    def with_a_place(self):
        return self.with_seats().filter(taken__lt=models.F("capacity"))

    def with_both_moderators(self):
        """Tables that somebody of each sector leads, so that their cards may be printed."""
        for sector in Sector:
            self = self.filter(moderators__sector=sector, moderators__ended_at=None)
        return self


_CONFIRMED_FIT = """
    IF NEW.capacity < (
        SELECT count(*) FROM consultations_participation
        WHERE table_id = NEW.id AND status = 'confirmed'
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('more people are confirmed at table %s', NEW.id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'confirmed_people_fit_at_their_table',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""
_STAYS_AT_ITS_MEETING = """
    IF NEW.meeting_id <> OLD.meeting_id THEN
        RAISE EXCEPTION USING
            MESSAGE = format('table %s can not change its meeting', NEW.id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'table_stays_at_its_meeting',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


@tracked()
class ThematicTable(models.Model):
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="tables", verbose_name=_("meeting")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    topic = models.CharField(_("topic"), max_length=200)
    # Limited so that a card, with its moderators and places for names, is always one A4 page.
    brief = models.TextField(
        _("brief"),
        max_length=800,
        blank=True,
        help_text=_("What the table talks about; printed on its card."),
    )
    capacity = models.PositiveSmallIntegerField(_("places"))
    opened_during_meeting_at = models.DateTimeField(
        _("opened during the meeting"), null=True, editable=False
    )
    voting_opened_at = models.DateTimeField(_("voting opened"), null=True, editable=False)
    voting_closed_at = models.DateTimeField(_("voting closed"), null=True, editable=False)

    objects = ThematicTableQuerySet.as_manager()

    class Meta:
        verbose_name = _("thematic table")
        verbose_name_plural = _("thematic tables")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="table_number_is_used_once_at_a_meeting",
                violation_error_message=_("This meeting has a table with this number already."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1),
                name="table_has_at_least_one_place",
                violation_error_message=_("A table has at least one place."),
            ),
            models.CheckConstraint(
                condition=Q(voting_closed_at=None)
                | Q(voting_closed_at__gte=models.F("voting_opened_at")),
                name="voting_closes_after_it_opens",
                violation_error_message=_("Voting can be closed after it was opened."),
            ),
        ]
        triggers = [
            Guard(
                name="table_stays_at_its_meeting",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("meeting_id"),
                func=_STAYS_AT_ITS_MEETING,
                violation_error_message=_("A table can't be moved to another meeting."),
            ),
            Guard(
                name="confirmed_people_fit_at_their_table",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("capacity"),
                func=_CONFIRMED_FIT,
                violation_error_message=_("More people are confirmed at this table already."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.topic}"

    def clean(self):
        super().clean()
        if self.pk and self.capacity is not None:
            confirmed = self.participations.confirmed().count()
            if self.capacity < confirmed:
                raise ValidationError(
                    {
                        "capacity": ngettext(
                            "%(count)d person is confirmed at this table.",
                            "%(count)d people are confirmed at this table.",
                            confirmed,
                        )
                        % {"count": confirmed}
                    }
                )

    @property
    def free(self) -> int:
        """How many places are left. Needs ``with_seats()``."""
        return max(self.capacity - self.taken, 0)

    @property
    def is_voting(self) -> bool:
        return self.voting_opened_at is not None and self.voting_closed_at is None

    def moderator_of(self, sector: str):
        """The ``TableModerator`` of this sector, None without one; not who was replaced."""
        return next(
            (m for m in self.moderators.all() if m.sector == sector and m.ended_at is None), None
        )

    @property
    def moderator_of_local_government(self):
        return self.moderator_of(Sector.LOCAL_GOVERNMENT)

    @property
    def moderator_of_ngos(self):
        return self.moderator_of(Sector.NGO)

    @property
    def lacks_a_moderator(self) -> bool:
        """Whether somebody has to be named still: nobody of a sector, and no recorded exception."""
        explained = {missing.sector for missing in self.missing_moderators.all()}
        return any(not self.moderator_of(s) and s not in explained for s in Sector)

    @property
    def has_both_moderators(self) -> bool:
        return all(self.moderator_of(sector) for sector in Sector)
