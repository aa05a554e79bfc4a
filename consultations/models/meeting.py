import pgtrigger
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consultations.models.consultation import Consultation
from consultations.states import ConsultationStatus
from organizations.models import Organization
from rooms.models import Allocation, Booking
from tcal.shared.guards import Guard
from tcal.shared.history import tracked


class MeetingQuerySet(models.QuerySet):
    def with_tables(self):
        """Add each meeting's tables, with their moderators and how full they are."""
        tables = _tables().with_seats().with_queue().with_hosts().prefetch_related("moderators")
        return self.prefetch_related(models.Prefetch("tables", tables))

    def with_announced_tables(self):
        """Add each meeting's tables with what is announced: names of hosts, places taken."""
        tables = _tables().with_seats().with_queue().with_hosts()
        return self.prefetch_related(models.Prefetch("tables", tables))

    def with_free_tables(self):
        """Add ``free_tables``: the numbers of the tables that still have places."""
        free = _tables().filter(meeting=models.OuterRef("pk")).with_a_place()
        return self.annotate(free_tables=ArraySubquery(free.values("number")))

    def with_places(self):
        """Read the booked rooms of all of them at once, for ``whole_place``."""
        return self.select_related("booking").prefetch_related(_booked_rooms())

    def taking_registrations(self):
        """Announced, and somebody who signs up now is in time; the last second counts.

        The same for one meeting: ``Meeting.takes_registrations``.
        """
        now = timezone.now()
        return self.filter(
            consultation__status=ConsultationStatus.PUBLISHED,
            cancelled_at=None,
            registration_until__gte=now,
            starts_at__gt=now,
        ).order_by("starts_at", "pk")

    def visible_to(self, user):
        """As their consultations are: meetings of drafts are for coordinators only."""
        return self.filter(consultation__in=Consultation.objects.visible_to(user))

    def not_over(self):
        return self.filter(ends_at__gt=timezone.now())

    def not_cancelled(self):
        return self.filter(cancelled_at=None)


def _tables():
    return Meeting._meta.get_field("tables").related_model.objects.all()


def _booked_rooms():
    held = Allocation.objects.select_related("resource__venue")
    return models.Prefetch("booking__allocations", held)


# One person at two tables at the same time is refused when a meeting moves as well.
_MODERATORS_ARE_FREE = """
    -- The order of times is another rule's to refuse; a range of the wrong order can't be built.
    IF NEW.cancelled_at IS NULL AND NEW.ends_at > NEW.starts_at AND EXISTS (
        SELECT 1 FROM consultations_tablemoderator mine
        JOIN consultations_thematictable mt ON mt.id = mine.table_id AND mt.meeting_id = NEW.id
        JOIN consultations_tablemoderator o ON o.id <> mine.id AND (
            o.user_id = mine.user_id
            OR ((o.user_id IS NULL OR mine.user_id IS NULL) AND lower(o.name) = lower(mine.name))
        )
        JOIN consultations_thematictable ot ON ot.id = o.table_id AND ot.meeting_id <> NEW.id
        JOIN consultations_meeting om ON om.id = ot.meeting_id AND om.cancelled_at IS NULL
        WHERE mine.ended_at IS NULL AND o.ended_at IS NULL
            AND tstzrange(om.starts_at, om.ends_at) && tstzrange(NEW.starts_at, NEW.ends_at)
    ) THEN
        RAISE EXCEPTION USING
            MESSAGE = format('a moderator of meeting %s is at another table then', NEW.id),
            ERRCODE = 'exclusion_violation',
            CONSTRAINT = 'moderators_are_free_when_the_meeting_is',
            TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
"""


@tracked()
class Meeting(models.Model):
    """People at thematic tables. Both deadlines are inclusive.

    It takes place in a booked room of the centre or elsewhere, at ``place``.
    """

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="meetings", verbose_name=_("consultation")
    )
    number = models.PositiveSmallIntegerField(_("number"), editable=False)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    booking = models.ForeignKey(
        Booking,
        models.PROTECT,
        related_name="consultation_meetings",
        null=True,
        blank=True,
        verbose_name=_("booked room"),
    )
    place = models.CharField(
        _("place"),
        max_length=200,
        blank=True,
        help_text=_("Leave it empty when a room of the centre is booked for the meeting."),
    )
    room = models.CharField(_("room"), max_length=120, blank=True)
    address = models.CharField(_("address of the place"), max_length=200, blank=True)
    agenda = models.TextField(
        _("agenda"),
        max_length=3000,
        blank=True,
        help_text=_("One point in a line, such as: 16:00 opening."),
    )
    co_organizers = models.ManyToManyField(
        Organization,
        related_name="consultation_meetings",
        blank=True,
        verbose_name=_("co-organisers"),
    )
    topic_proposals_until = models.DateTimeField(
        _("topics may be proposed until"), null=True, blank=True
    )
    registration_until = models.DateTimeField(
        _("registration until"), help_text=_("A date without an hour lasts until midnight.")
    )
    capacity = models.PositiveSmallIntegerField(
        _("places in all"), null=True, blank=True, help_text=_("Empty: as many as at the tables.")
    )
    votes_each = models.PositiveSmallIntegerField(
        _("votes each"), default=3, help_text=_("How many proposals one person may vote for.")
    )
    paper_cards = models.PositiveSmallIntegerField(
        _("paper cards at a table"),
        default=10,
        help_text=_(
            "Numbered cards printed for each table. Proposals written on a telephone get the "
            "numbers after them, so that no number comes twice."
        ),
    )
    cancelled_at = models.DateTimeField(_("called off"), null=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, editable=False
    )
    cancel_reason = models.CharField(
        _("why it was called off"), max_length=500, blank=True, editable=False
    )
    # For calendars: grows with each change that those who come are told about.
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    proceedings = models.TextField(_("course of the meeting"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "number"],
                name="meeting_number_is_given_once_in_a_consultation",
                violation_error_message=_("The consultation has a meeting with this number."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("The meeting must end later than it begins."),
            ),
            models.CheckConstraint(
                condition=Q(registration_until__lte=F("starts_at")),
                name="registration_ends_before_the_meeting",
                violation_error_message=_("Registration must end before the meeting begins."),
            ),
            models.CheckConstraint(
                condition=Q(topic_proposals_until=None)
                | Q(topic_proposals_until__lte=F("starts_at")),
                name="topics_are_proposed_before_the_meeting",
                violation_error_message=_("Topics can be proposed only before the meeting."),
            ),
            models.CheckConstraint(
                condition=~Q(place="") | Q(booking__isnull=False),
                name="meeting_has_a_place",
                violation_error_message=_(
                    "Write the place of the meeting or choose a booked room."
                ),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancel_reason=""),
                name="called_off_meeting_says_why",
                violation_error_message=_("Write why the meeting is called off."),
            ),
        ]
        triggers = [
            Guard(
                name="moderators_are_free_when_the_meeting_is",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("starts_at", "ends_at", "cancelled_at"),
                func=_MODERATORS_ARE_FREE,
                violation_error_message=_(
                    "A moderator of this meeting is at a table of another meeting at that time."
                ),
            )
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.number:
            others = Meeting.objects.filter(consultation=self.consultation_id)
            self.number = (others.aggregate(last=Max("number"))["last"] or 0) + 1
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("consultations:meeting", args=[self.consultation.slug, self.number])

    def clean(self):
        super().clean()
        if not self.place and not self.booking_id:
            raise ValidationError(
                {"place": _("Write the place of the meeting or choose a booked room.")}
            )

    @property
    def whole_place(self) -> str:
        """The place in one line; of a booked room its name and the address of its venue."""
        if self.place or not self.booking:
            return ", ".join(filter(None, [self.place, self.room, self.address]))
        models.prefetch_related_objects([self], _booked_rooms())
        held = self.booking.allocations.all()
        things = [
            allocation.resource for allocation in held if not allocation.resource.is_equipment
        ]
        venues = dict.fromkeys(thing.venue for thing in things)
        addresses = [f"{venue}, {venue.address}" for venue in venues]
        return ", ".join([*map(str, things), *addresses])

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def has_started(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def is_on(self) -> bool:
        """Whether people sit at the tables now: the links of the tables work."""
        return not self.is_cancelled and self.has_started and not self.is_over

    @property
    def takes_registrations(self) -> bool:
        """The same for many meetings: ``taking_registrations()``."""
        now = timezone.now()
        return (
            self.consultation.status == ConsultationStatus.PUBLISHED
            and not self.is_cancelled
            and now <= self.registration_until
            and now < self.starts_at
        )

    @property
    def takes_topic_proposals(self) -> bool:
        return (
            self.consultation.status == ConsultationStatus.PUBLISHED
            and not self.is_cancelled
            and self.topic_proposals_until is not None
            and timezone.now() <= self.topic_proposals_until
        )

    def locked(self) -> "Meeting":
        """Return a fresh copy whose row is locked until the end of the transaction."""
        return (
            Meeting.objects.select_for_update(of=("self",), no_key=True)
            .select_related("consultation")
            .get(pk=self.pk)
        )
