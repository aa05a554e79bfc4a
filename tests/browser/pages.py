"""The pages that are looked at, by the account that comes to them."""

from datetime import time

from django.urls import reverse

from consultations.live.tokens import board_token, writing_token
from consultations.models import AdvisoryBody, Comment, Consultation, Meeting, TopicProposal
from events.models import Event
from organizations.models import Organization
from rooms.models import Booking, BookingChange, BookingSeries, Resource, WaitlistEntry
from rooms.states import BookingStatus
from tcal.portal.models import Page as TextPage
from tcal.shared.periods import local_today
from tests.browser.pages_of_answers import pages_of_answering, pages_of_answers
from tests.browser.steps import free_day
from tests.browser.visited import COORDINATOR, Visited
from volunteering.models import Opportunity

MEMBER = "czlonek@tcal.example"
MANAGER = "menedzer@tcal.example"
STAFF = "obsluga@tcal.example"
CHOIR = "chor@tcal.example"
SENIORS = "seniorzy@tcal.example"
VOLUNTEER = "wolontariusz@tcal.example"
MODERATOR = "moderator@tcal.example"


def public_pages() -> list[Visited]:
    today = local_today()
    room = Resource.objects.get(name="Sala warsztatowa")
    divisible = Resource.objects.get(name="Sala konferencyjna")
    equipment = Resource.objects.equipment().first()
    event = Event.objects.announced().order_by("starts_at").last()
    consultation = Consultation.objects.get(title=f"Wspólnie o programie {today.year + 1}")
    reported = Consultation.objects.get(title="Wspólnie o programie 2020")
    offer = Opportunity.objects.get(title="Lekcje po lekcjach")
    return [
        Visited("home", reverse("home")),
        Visited("find", reverse("rooms:find")),
        Visited("find-projector", _search_on(free_day(room.name, since=time(17), hours=2))),
        Visited("find-refused", reverse("rooms:find") + "?dzien=2019-01-01&od=17:00"),
        Visited("week", reverse("rooms:week")),
        Visited("room", room.get_absolute_url()),
        Visited("room-of-parts", divisible.get_absolute_url()),
        Visited("house-rules", reverse("rooms:house_rules")),
        Visited("equipment", equipment.get_absolute_url()),
        Visited("events", reverse("events:list")),
        Visited("month", reverse("events:month", args=[today.year, today.month])),
        Visited("event", event.get_absolute_url()),
        Visited("organizations", reverse("organizations:list")),
        Visited(
            "organization", Organization.objects.get(name="Fundacja Zielony Kąt").get_absolute_url()
        ),
        Visited("volunteering", reverse("volunteering:list")),
        Visited("opportunity", offer.get_absolute_url()),
        Visited("consultations", reverse("consultations:list")),
        Visited("consultation", consultation.get_absolute_url()),
        Visited("consultation-2019", reported.get_absolute_url()),
        Visited(
            "consultation-register", reverse("consultations:register", args=[consultation.slug])
        ),
        Visited("consultation-remark", reverse("consultations:remark", args=[consultation.slug])),
        *_pages_of_programmes(today.year),
        *_pages_of_taking_part(consultation),
        *pages_of_answers(consultation, reported),
        Visited("search", reverse("search")),
        Visited("search-found", reverse("search") + "?q=warsztaty"),
        Visited("search-nothing", reverse("search") + "?q=xyzzyx"),
        Visited("sign-in", reverse("account_login")),
        Visited("sign-up", reverse("account_signup")),
        Visited("password-reset", reverse("account_reset_password")),
        Visited("accessibility-statement", reverse("accessibility_statement")),
        Visited("privacy", reverse("privacy")),
        Visited("rules", reverse("rules")),
        Visited("about", reverse("about")),
        Visited("easy-read", reverse("easy_read")),
        Visited("know-how", reverse("know_how")),
        Visited("know-how-page", TextPage.objects.know_how().shown().first().get_absolute_url()),
        Visited("not-found", "/nie-ma-takiej-strony/", status=404),
    ]


def _pages_of_programmes(year) -> list[Visited]:
    return [
        Visited("programmes", reverse("programmes:list")),
        Visited("programme", reverse("programmes:programme", args=[year])),
        Visited("programme-draft", reverse("programmes:programme", args=[year + 1])),
        Visited("advisory-body", AdvisoryBody.objects.get().get_absolute_url()),
    ]


def _pages_of_taking_part(consultation) -> list[Visited]:
    meeting = consultation.meetings.get()
    seats = meeting.participations.confirmed()
    table = meeting.tables.first()
    seat = seats.get(name="Cecylia Ćma")
    waits = seats.exclude(waiting_for=None).first()
    return [
        Visited("meeting", meeting.get_absolute_url()),
        Visited("topic-propose", reverse("consultations:propose_topic", args=[consultation.slug])),
        Visited("seat", seat.own_page),
        Visited("seat-waiting", waits.own_page),
        Visited("seat-withdraw", f"{seat.own_page}rezygnacja/"),
        Visited("table-not-now", reverse("tables:table", args=[writing_token(table)])),
        Visited("board-not-now", reverse("tables:board", args=[board_token(table)])),
    ]


def _search_on(day) -> str:
    return f"{reverse('rooms:find')}?dzien={day}&od=17:00&minut=120&osob=12&potrzeby=rzutnik"


def pages_behind_sign_in() -> list[Visited]:
    bookings = Booking.objects.filter(organization__name="Fundacja Zielony Kąt")
    bookings = bookings.holding_time().upcoming()
    mine = bookings.get(status=BookingStatus.PENDING)
    waiting = Event.objects.awaiting_decision().first()
    consultation = Consultation.objects.get(title="Wspólnie o programie 2020")
    offer = Opportunity.objects.get(title="Cierpliwość do telefonów")
    garden = Opportunity.objects.get(title="Zimowanie ogrodu na Mokrem")
    application = garden.applications.get(profile__user__name="Zbigniew Kania")
    return [
        Visited("home", reverse("home"), MEMBER),
        Visited("account", reverse("account"), MEMBER),
        Visited("my-bookings", reverse("rooms:my_bookings"), MEMBER),
        Visited("book", reverse("rooms:book"), MEMBER),
        Visited("booking", reverse("rooms:booking", args=[mine.pk]), MEMBER),
        Visited("booking-cancel", reverse("rooms:cancel", args=[mine.pk]), MEMBER),
        *_pages_of_changes(bookings),
        *_pages_of_series(),
        *_pages_of_waiting(),
        Visited("organization-register", reverse("organizations:register"), MEMBER),
        Visited("event-submit", reverse("events:submit"), MANAGER),
        Visited("my-events", reverse("events:mine"), MANAGER),
        Visited("apply", reverse("volunteering:apply", args=[offer.slug]), VOLUNTEER),
        Visited("volunteer-profile", reverse("volunteering:profile"), VOLUNTEER),
        Visited("my-applications", reverse("volunteering:my_applications"), VOLUNTEER),
        Visited("opportunity-submit", reverse("volunteering:submit"), MANAGER),
        Visited("applications", reverse("volunteering:applications", args=[garden.slug]), MANAGER),
        Visited("application", reverse("volunteering:application", args=[application.pk]), MANAGER),
        Visited("our-opportunities", reverse("volunteering:organization"), MANAGER),
        Visited(
            "participants",
            reverse("consultations:participants", args=[consultation.slug]),
            COORDINATOR,
        ),
        *_pages_of_coordination(),
        *pages_of_answering(consultation),
        Visited("styleguide", reverse("styleguide"), STAFF, is_sample=True),
        Visited("admin", reverse("admin:index"), STAFF),
        Visited("admin-bookings", reverse("admin:rooms_booking_changelist"), STAFF),
        Visited("admin-booking", reverse("admin:rooms_booking_change", args=[mine.pk]), STAFF),
        *_pages_of_policy(),
        *_pages_of_the_desk(bookings),
        Visited("admin-event", reverse("admin:events_event_change", args=[waiting.pk]), STAFF),
    ]


def _pages_of_coordination() -> list[Visited]:
    """This year's meeting at its coordinator's, and the tables of 2019 at a moderator's."""
    year = local_today().year
    consultation = Consultation.objects.get(title=f"Wspólnie o programie {year + 1}")
    meeting = consultation.meetings.get()
    past = Meeting.objects.get(consultation__title="Wspólnie o programie 2020")
    cafe = Meeting.objects.get(title="World Café")
    comment = Comment.objects.published().filter(consultation=consultation).last()
    topic = TopicProposal.objects.waiting().filter(meeting=meeting).first()
    waiting = meeting.participations.waiting().first()

    def page(name, *args, of=consultation, by=COORDINATOR):
        path = reverse(f"consultations:{name}", args=[of.slug, *args])
        return Visited(f"consultation-{name}", path, by)

    first = (meeting.number, meeting.tables.first().number)
    return [
        page("consultation"),
        *(page(name) for name in ("participants", "comments", "topics")),
        *(page(name) for name in ("enter_participant", "enter_topic", "enter_remark")),
        *(page(name, waiting.pk) for name in ("participant", "withdraw_participant")),
        *(page(name, comment.key) for name in ("moderate_comment", "report_comment")),
        page("decline_topic", topic.pk),
        *(
            page(name, meeting.number)
            for name in ("run_meeting", "reschedule", "cancel_meeting", "invite", "calls")
        ),
        *(page(name, meeting.number) for name in ("walk_in", "open_table", "seating")),
        page("rotation", cafe.number, of=cafe.consultation),
        *(page(name, *first) for name in ("substitute", "explain_missing_moderator", "moderate")),
        page("moderate", past.number, 7, of=past.consultation, by=MODERATOR),
        Visited("programme-adopt", reverse("programmes:adopt", args=[year + 1]), COORDINATOR),
    ]


def _pages_of_changes(bookings) -> list[Visited]:
    proposed = BookingChange.objects.awaiting_organization().get()
    requested = BookingChange.objects.awaiting_staff().get()
    pending = bookings.get(status=BookingStatus.PENDING)
    return [
        Visited("booking-proposed", proposed.booking.get_absolute_url(), MEMBER),
        Visited("booking-changing", requested.booking.get_absolute_url(), MEMBER),
        Visited("refuse-change", reverse("rooms:refuse_change", args=[requested.pk]), STAFF),
        Visited("change", reverse("rooms:change", args=[pending.pk]), MEMBER),
        Visited("propose", reverse("rooms:propose", args=[pending.pk]), STAFF),
    ]


def _pages_of_series() -> list[Visited]:
    practice = BookingSeries.objects.get(purpose="Próba chóru")
    booking = practice.bookings.holding_time().latest("starts_at")
    return [
        Visited("series-new", reverse("rooms:new_series"), MEMBER),
        Visited("series", practice.get_absolute_url(), CHOIR),
        Visited("series-change", reverse("rooms:change_series", args=[practice.pk]), CHOIR),
        Visited("series-cancel", reverse("rooms:cancel_series", args=[practice.pk]), CHOIR),
        Visited("booking-of-series", booking.get_absolute_url(), CHOIR),
    ]


def _pages_of_waiting() -> list[Visited]:
    waiting = WaitlistEntry.objects.waiting().get()
    offered = Booking.objects.get(status=BookingStatus.OFFERED)
    return [
        Visited("waitlist", reverse("rooms:waitlist"), SENIORS),
        Visited("waitlist-offered", reverse("rooms:waitlist"), MEMBER),
        Visited("waitlist-join", reverse("rooms:join_waitlist"), MEMBER),
        Visited("waitlist-leave", reverse("rooms:leave_waitlist", args=[waiting.pk]), SENIORS),
        Visited("booking-offered", offered.get_absolute_url(), MEMBER),
    ]


def _pages_of_policy() -> list[Visited]:
    room = Resource.objects.get(name="Sala konferencyjna")
    return [
        Visited("admin-room", reverse("admin:rooms_resource_change", args=[room.pk]), STAFF),
        Visited("admin-changes", reverse("admin:rooms_bookingchange_changelist"), STAFF),
        Visited("admin-rules", reverse("admin:rooms_houserules_add"), STAFF),
        Visited("admin-quotas", reverse("admin:rooms_quota_changelist"), STAFF),
        Visited("admin-closure", reverse("admin:rooms_closure_add"), STAFF),
    ]


def _pages_of_the_desk(bookings) -> list[Visited]:
    confirmed = bookings.filter(status=BookingStatus.CONFIRMED).first()
    room = Resource.objects.get(name="Sala warsztatowa")
    day = f"{confirmed.starts_at:%Y-%m-%d}"
    return [
        Visited("desk", f"{reverse('rooms:desk')}?dzien={day}", STAFF),
        Visited("desk-entry", reverse("rooms:enter_booking"), STAFF),
        Visited("desk-walk-in", reverse("rooms:walk_in"), STAFF),
        Visited("desk-swap", f"{reverse('rooms:swap')}?pierwsza={confirmed.pk}", STAFF),
        Visited("desk-import", reverse("rooms:import_bookings"), STAFF),
        Visited("desk-move", reverse("rooms:move_booking", args=[confirmed.pk]), STAFF),
        Visited("hand-over", reverse("rooms:hand_over", args=[confirmed.pk]), STAFF),
        Visited("damages", reverse("rooms:damages"), STAFF),
        Visited("damage-new", reverse("rooms:new_damage"), STAFF),
        Visited("closure-new", reverse("rooms:new_closure"), STAFF),
        Visited("calendars", reverse("rooms:calendars"), MEMBER),
        Visited("strikes", reverse("rooms:strikes"), CHOIR),
        Visited("mailbox", reverse("mailbox"), STAFF),
        Visited("check-in", reverse("rooms:check_in", args=[room.slug]), MEMBER),
    ]
