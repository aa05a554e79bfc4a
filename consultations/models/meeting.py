import pgtrigger
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from consultations.models.consultation import Consultation
from consultations.states import ConsultationStatus, ParticipationStatus, Sector
from tcal.shared.guards import Guard
from tcal.shared.history import tracked


class MeetingQuerySet(models.QuerySet):
    def with_tables(self):
        """Add each meeting's tables, with their moderators and how many places are taken."""
        tables = ThematicTable.objects.with_seats().prefetch_related("moderators")
        return self.prefetch_related(models.Prefetch("tables", tables))

    def with_free_tables(self):
        """Add ``free_tables``: the numbers of the tables that still have places."""
        free = ThematicTable.objects.filter(meeting=models.OuterRef("pk")).with_a_place()
        return self.annotate(free_tables=ArraySubquery(free.values("number")))

    def taking_registrations(self):
        """Announced, and somebody who signs up now is in time; the last second counts.

        The same for one meeting: ``Meeting.takes_registrations``.
        """
        now = timezone.now()
        return self.filter(
            consultation__status=ConsultationStatus.PUBLISHED,
            registration_until__gte=now,
            starts_at__gt=now,
        ).order_by("starts_at", "pk")


@tracked()
class Meeting(models.Model):
    """People at thematic tables. Both deadlines are inclusive."""

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="meetings", verbose_name=_("consultation")
    )
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200)
    room = models.CharField(_("room"), max_length=120, blank=True)
    address = models.CharField(_("address of the place"), max_length=200, blank=True)
    topic_proposals_until = models.DateTimeField(
        _("topics may be proposed until"), null=True, blank=True
    )
    registration_until = models.DateTimeField(
        _("registration until"), help_text=_("A date without an hour lasts until midnight.")
    )
    capacity = models.PositiveSmallIntegerField(
        _("places in all"), null=True, blank=True, help_text=_("Empty: as many as at the tables.")
    )
    proceedings = models.TextField(_("course of the meeting"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The meeting must end later than it begins."),
            ),
            models.CheckConstraint(
                condition=Q(registration_until__lte=models.F("starts_at")),
                name="registration_ends_before_the_meeting",
                violation_error_message=_("Registration must end before the meeting begins."),
            ),
            models.CheckConstraint(
                condition=Q(topic_proposals_until=None)
                | Q(topic_proposals_until__lte=models.F("starts_at")),
                name="topics_are_proposed_before_the_meeting",
                violation_error_message=_("Topics can be proposed only before the meeting."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def whole_place(self) -> str:
        return ", ".join(filter(None, [self.place, self.room, self.address]))

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def takes_registrations(self) -> bool:
        """The same for many meetings: ``taking_registrations()``."""
        now = timezone.now()
        return (
            self.consultation.status == ConsultationStatus.PUBLISHED
            and now <= self.registration_until
            and now < self.starts_at
        )

    @property
    def takes_topic_proposals(self) -> bool:
        return bool(self.topic_proposals_until and timezone.now() <= self.topic_proposals_until)


def taking_a_seat(prefix: str = "") -> Q:
    """Who occupies a place: the confirmed, and guests whose place is held for them."""
    return Q(**{f"{prefix}status": ParticipationStatus.CONFIRMED}) | Q(
        **{
            f"{prefix}status": ParticipationStatus.UNCONFIRMED,
            f"{prefix}held_until__gte": timezone.now(),
        }
    )


class ThematicTableQuerySet(models.QuerySet):
    def of_consultation(self, consultation):
        """The tables of all its meetings, in the order of meetings and numbers."""
        return self.filter(meeting__consultation=consultation).order_by(
            "meeting__starts_at", "meeting", "number"
        )

    def with_seats(self):
        """Add ``taken``: how many places are occupied or held now."""
        return self.annotate(
            taken=Count("participations", filter=taking_a_seat("participations__"), distinct=True)
        )

    def with_a_place(self):
        return self.with_seats().filter(taken__lt=models.F("capacity"))

    def with_both_moderators(self):
        """Tables that somebody of each sector leads, so that their cards may be printed."""
        for sector in Sector:
            self = self.filter(moderators__sector=sector)
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

    def moderator_of(self, sector: str) -> "TableModerator | None":
        return next((m for m in self.moderators.all() if m.sector == sector), None)

    @property
    def moderator_of_local_government(self):
        return self.moderator_of(Sector.LOCAL_GOVERNMENT)

    @property
    def moderator_of_ngos(self):
        return self.moderator_of(Sector.NGO)

    @property
    def has_both_moderators(self) -> bool:
        return all(self.moderator_of(sector) for sector in Sector)


@tracked(exclude=("name",))
class TableModerator(models.Model):
    """Who leads a table for one of the two sectors. The name is announced publicly."""

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

    class Meta:
        verbose_name = _("moderator of a table")
        verbose_name_plural = _("moderators of a table")
        ordering = ["table", "sector"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "sector"],
                name="table_has_one_moderator_of_each_sector",
                violation_error_message=_("This table has a moderator of this sector already."),
            )
        ]

    def __str__(self):
        return self.name
