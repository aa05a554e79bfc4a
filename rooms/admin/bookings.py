"""Staff decide on bookings, with the organisation's record before their eyes."""

from django.contrib import admin
from django.db.models import Case, DateTimeField, F, When
from django.utils.translation import gettext_lazy as _

from rooms.admin.allocations import AllocationInline
from rooms.models import Booking
from rooms.permissions import can_cancel, can_decide, can_mark_no_show, can_propose
from rooms.record import others_on_that_day, record_of, waiting_for_that_day
from rooms.states import AWAITS_ANSWER, BookingStatus
from tcal.shared.dates import human_period
from tcal.shared.decisions_admin import Decision, DecisionAdmin

# What waits for staff comes first, the most urgent at the top; then the latest.
WAITING_FIRST = Case(
    When(status=BookingStatus.PENDING, then=F("answer_by")), output_field=DateTimeField()
).asc(nulls_last=True)


def _is(status):
    return lambda booking: booking.status == status


@admin.register(Booking)
class BookingAdmin(DecisionAdmin):
    change_form_template = "admin/rooms/booking/change_form.html"
    decisions = [
        Decision(
            name="confirm",
            label=_("Confirm"),
            verb=Booking.confirm,
            may=can_decide,
            when=_is(BookingStatus.PENDING),
            takes_reason=True,
            tone="primary",
        ),
        Decision(
            name="reject",
            label=_("Refuse"),
            verb=Booking.reject,
            may=can_decide,
            when=_is(BookingStatus.PENDING),
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="cancel",
            label=_("Call the booking off"),
            verb=Booking.cancel,
            may=can_cancel,
            when=_is(BookingStatus.CONFIRMED),
            needs_reason=True,
            tone="danger",
        ),
        Decision(
            name="no_show",
            label=_("Nobody came"),
            verb=Booking.mark_no_show,
            may=can_mark_no_show,
            when=lambda booking: (
                booking.status == BookingStatus.CONFIRMED
                and booking.has_begun
                and not booking.checked_in_at
            ),
            takes_reason=True,
        ),
    ]
    reason_help_text = _("The organisation will read it in the letter and beside the booking.")
    list_display = ["number", "status", "deadline", "room", "when", "organization", "purpose"]
    list_filter = ["status", ("room", admin.RelatedOnlyFieldListFilter), "starts_at"]
    search_fields = ["purpose", "organization__name", "responsible_person"]
    list_select_related = ["room", "organization"]
    date_hierarchy = "starts_at"
    ordering = [WAITING_FIRST, "-starts_at", "-pk"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "status",
                    "deadline",
                    "room",
                    "when",
                    "people",
                    "equipment_wanted",
                    "fee",
                ]
            },
        ),
        (
            _("For whom"),
            {
                "fields": [
                    "organization",
                    "purpose",
                    "title_is_public",
                    "responsible_person",
                    "responsible_phone",
                    "requested_by",
                    "requested_at",
                    "rules",
                ]
            },
        ),
        (_("Decision"), {"fields": ["decider", "decided_at", "decision_reason", "came"]}),
    ]
    readonly_fields = ["came", "decider", "deadline", "when", "equipment_wanted"]
    inlines = [AllocationInline]

    @admin.display(description=_("decided by"))
    def decider(self, booking):
        return booking.decided_by or "–"

    @admin.display(description=_("checked in"))
    def came(self, booking):
        if booking.checked_in_at is None:
            return "–"
        return f"{human_period(booking.checked_in_at, None)} ({booking.checked_in_by})"

    @admin.display(description=_("number"), ordering="pk")
    def number(self, booking):
        return booking.reference

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, booking):
        return human_period(booking.starts_at, booking.ends_at)

    @admin.display(description=_("answer by"), ordering="answer_by")
    def deadline(self, booking):
        if booking.status not in AWAITS_ANSWER:
            return "–"
        return human_period(booking.answer_by, None)

    @admin.display(description=_("equipment"))
    def equipment_wanted(self, booking):
        return ", ".join(f"{held.resource} × {held.quantity}" for held in booking.equipment) or "–"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {
                "record": record_of(obj.organization, obj.period),
                "others": others_on_that_day(obj),
                "waiting_list": waiting_for_that_day(obj),
                "may_propose": obj.status in (BookingStatus.PENDING, BookingStatus.CONFIRMED)
                and can_propose(request.user, obj),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
