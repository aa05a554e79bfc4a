import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.table import ThematicTable
from consultations.states import Sector
from tcal.shared.guards import Guard
from tcal.shared.history import tracked

# Two transactions that name the same person wait for each other by the advisory lock. Those
# without an account are the same person when they have the same name.
_AT_ONE_TABLE_AT_A_TIME = """
    IF NEW.ended_at IS NOT NULL THEN
        RETURN NEW;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('consultations.moderator'));
    IF EXISTS (
        SELECT 1 FROM consultations_tablemoderator o
        JOIN consultations_thematictable ot ON ot.id = o.table_id
        JOIN consultations_meeting om ON om.id = ot.meeting_id
        JOIN consultations_thematictable nt ON nt.id = NEW.table_id
        JOIN consultations_meeting nm ON nm.id = nt.meeting_id
        WHERE o.id <> NEW.id AND o.ended_at IS NULL
            AND om.cancelled_at IS NULL AND nm.cancelled_at IS NULL
            AND tstzrange(om.starts_at, om.ends_at) && tstzrange(nm.starts_at, nm.ends_at)
            AND (
                o.user_id = NEW.user_id
                OR ((o.user_id IS NULL OR NEW.user_id IS NULL) AND lower(o.name) = lower(NEW.name))
            )
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('%s moderates another table at this time', NEW.name),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'person_moderates_one_table_at_a_time',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


class ModeratorQuerySet(models.QuerySet):
    def current(self):
        """Those who lead a table now; not those whom a substitute replaced."""
        return self.filter(ended_at=None)


@tracked(exclude=("name", "reason"))
class TableModerator(models.Model):
    """Who leads a table for one of the two sectors. The name is announced publicly.

    During the meeting a substitute may take over: the first row gets ``ended_at`` and stays.
    """

    table = models.ForeignKey(
        ThematicTable, models.CASCADE, related_name="moderators", verbose_name=_("thematic table")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="moderated_tables",
        null=True,
        blank=True,
        verbose_name=_("account"),
    )
    name = models.CharField(_("first and last name"), max_length=120)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    is_substitute = models.BooleanField(_("substitute"), default=False, editable=False)
    reason = models.CharField(_("why somebody else"), max_length=300, blank=True, editable=False)
    started_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True, editable=False)

    objects = ModeratorQuerySet.as_manager()

    class Meta:
        verbose_name = _("moderator of a table")
        verbose_name_plural = _("moderators of a table")
        ordering = ["table", "sector", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "sector"],
                condition=Q(ended_at=None),
                name="table_has_one_moderator_of_each_sector",
                violation_error_message=_("This table has a moderator of this sector already."),
            ),
        ]
        triggers = [
            Guard(
                name="person_moderates_one_table_at_a_time",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.UpdateOf("table_id", "user_id", "name", "ended_at"),
                func=_AT_ONE_TABLE_AT_A_TIME,
                violation_error_message=_(
                    "This person moderates another table at the same time. Choose somebody else."
                ),
            )
        ]

    def __str__(self):
        return self.name


@tracked()
class MissingModerator(models.Model):
    """Why a table works with one moderator only: a recorded exception, made during the meeting."""

    table = models.ForeignKey(
        ThematicTable,
        models.CASCADE,
        related_name="missing_moderators",
        verbose_name=_("thematic table"),
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    reason = models.CharField(_("reason"), max_length=300)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("missing moderator")
        verbose_name_plural = _("missing moderators")
        ordering = ["table", "sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "sector"],
                name="missing_moderator_is_explained_once",
                violation_error_message=_("The exception for this sector is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name="missing_moderator_is_explained",
                violation_error_message=_("Say why the table works without this moderator."),
            ),
        ]

    def __str__(self):
        return f"{self.table}: {self.get_sector_display()}"
