from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from events.kinds import Access, Audience, EventKind, Language
from organizations.models import Organization, PublicTaskSphere
from rooms.models import Booking
from tcal.shared.dates import human_period
from tcal.shared.periods import WARSAW, Period
from tcal.shared.search import Searchable


class EventContent(Searchable):
    """What an announcement says. Abstract: ``Event`` adds what is decided about it.

    The place is a booked room of the centre or, without a booking, what ``place_name`` says. The
    contact is public. ``language`` is also that of the text.
    """

    organizer = models.ForeignKey(
        Organization, models.PROTECT, related_name="events", verbose_name=_("organiser")
    )
    co_organizers = models.ManyToManyField(
        Organization,
        related_name="co_organized_events",
        verbose_name=_("organised together with"),
        blank=True,
    )
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(_("address of the page"), max_length=80, db_index=False, editable=False)
    kind = models.CharField(_("kind of event"), max_length=12, choices=EventKind.choices)
    lead = models.CharField(_("in one sentence"), max_length=200)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    spheres = models.ManyToManyField(
        PublicTaskSphere,
        verbose_name=_("spheres of public tasks"),
        related_name="events",
        blank=True,
    )
    audience = models.CharField(
        _("for whom"), max_length=14, choices=Audience.choices, default=Audience.EVERYONE
    )
    language = models.CharField(
        _("language of the event"), max_length=2, choices=Language.choices, default=Language.POLISH
    )

    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    booking = models.ForeignKey(
        Booking,
        models.PROTECT,
        related_name="events",
        verbose_name=_("room booked in the centre"),
        null=True,
        blank=True,
    )
    place_name = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)

    is_free = models.BooleanField(_("free of charge"), default=True)
    price = models.CharField(_("price"), max_length=120, blank=True)
    step_free = models.BooleanField(Access.STEP_FREE.label, default=False)
    hearing_loop = models.BooleanField(Access.HEARING_LOOP.label, default=False)
    sign_language = models.BooleanField(Access.SIGN_LANGUAGE.label, default=False)
    quiet_space = models.BooleanField(Access.QUIET_SPACE.label, default=False)
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    public_email = models.EmailField(_("public e-mail"), blank=True)
    public_phone = models.CharField(_("public telephone"), max_length=30, blank=True)

    class Meta(Searchable.Meta):
        abstract = True

    def clean(self):
        """A booked room is the organiser's own and booked for the time of the event."""
        if self.booking_id is None or self.organizer_id is None:
            return
        if self.booking.organization_id != self.organizer_id:
            raise ValidationError(
                {"booking": _("This room is booked for another organisation. Choose your own.")}
            )
        if not self.booking.holds_time:
            raise ValidationError(
                {"booking": _("This booking is no longer valid. Choose another or book a room.")}
            )
        if self.starts_at is None or self.ends_at is None or self.ends_at <= self.starts_at:
            return
        if not self.booking.period.contains(Period(self.starts_at, self.ends_at)):
            raise ValidationError(
                {
                    "booking": format_lazy(
                        _("The room is booked for: {period}. The event has to fit in that time."),
                        period=human_period(self.booking.starts_at, self.booking.ends_at),
                    )
                }
            )

    def search_parts(self):
        return [
            ("A", self.title),
            ("B", self.lead),
            ("B", self.organizer.name),
            ("B", self._kind_in_polish()),
            ("C", self.description),
            ("D", self.place),
            ("D", self.street_address),
        ]

    @property
    def place(self) -> str:
        return self.booking.room.name if self.booking_id else self.place_name

    @property
    def street_address(self) -> str:
        return self.booking.room.venue.address if self.booking_id else self.address

    @property
    def where(self) -> str:
        return ", ".join(filter(None, [self.place, self.street_address]))

    @property
    def accessibility(self) -> list[str]:
        """What is prepared for people with disabilities, in words."""
        return [access.label for access in Access if getattr(self, access.value)]

    @property
    def spans_days(self) -> bool:
        """Whether it goes on past midnight, in Warsaw."""
        last_moment = self.ends_at - timedelta(microseconds=1)
        return timezone.localdate(self.starts_at, WARSAW) != timezone.localdate(last_moment, WARSAW)

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    def _kind_in_polish(self) -> str:
        # People search in Polish, whatever language the page was saved in.
        with translation.override("pl"):
            return str(self.get_kind_display())
