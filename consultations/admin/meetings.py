"""Meetings and their tables. What those who signed up are told about is done in the portal."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from consultations.fields import DeadlineField
from consultations.models import Meeting, TableModerator, ThematicTable
from rooms.models import Booking
from rooms.states import BookingStatus
from tcal.accounts.models import User
from tcal.shared.dates import human_period
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.periods import day_bounds, local_today

# Those who signed up are written to when these change: the portal's own page does both.
TIME_AND_PLACE = ["starts_at", "ends_at", "booking", "place", "room", "address"]


class BookingChoice(forms.ModelChoiceField):
    def label_from_instance(self, booking):
        when = human_period(booking.starts_at, booking.ends_at)
        return f"{booking.reference} {booking.room}, {when}"


class MeetingForm(ConstraintAwareAdminForm):
    topic_proposals_until = DeadlineField(label=_("Topics may be proposed until"), required=False)
    registration_until = DeadlineField(label=_("Registration until"))
    booking = BookingChoice(
        label=_("Booked room"),
        queryset=Booking.objects.none(),
        required=False,
        help_text=_("A confirmed booking of the city or of the centre, from today on."),
    )

    class Meta:
        model = Meeting
        fields = [
            "title",
            "starts_at",
            "ends_at",
            "booking",
            "place",
            "room",
            "address",
            "agenda",
            "co_organizers",
            "topic_proposals_until",
            "registration_until",
            "capacity",
            "votes_each",
            "paper_cards",
            "proceedings",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "booking" in self.fields:
            self.fields["booking"].queryset = _bookings_for(self.instance)


def _bookings_for(meeting):
    """Bookings that a meeting may take place in, the one it has among them."""
    offered = Booking.objects.filter(
        organization__is_operator=True,
        status=BookingStatus.CONFIRMED,
        starts_at__gte=day_bounds(local_today()).starts_at,
    )
    own = Booking.objects.filter(pk=meeting.booking_id)
    return (offered | own).select_related("room").order_by("starts_at", "pk")


class MeetingInline(admin.StackedInline):
    model = Meeting
    form = MeetingForm
    filter_horizontal = ["co_organizers"]
    extra = 0
    show_change_link = True

    def has_change_permission(self, request, obj=None):
        """Of an announced consultation they are changed one by one; see ``MeetingAdmin``."""
        is_announced = obj is not None and obj.is_published
        return not is_announced and super().has_change_permission(request, obj)


class TableInline(admin.TabularInline):
    model = ThematicTable
    form = ConstraintAwareAdminForm
    fields = ["number", "topic", "capacity"]
    extra = 0
    show_change_link = True


class ModeratorForm(ConstraintAwareAdminForm):
    """The account is named by its e-mail: coordinators don't see the list of people."""

    user = forms.ModelChoiceField(
        label=_("E-mail of the account"),
        queryset=User.objects.active(),
        to_field_name="email",
        required=False,
        widget=forms.EmailInput,
        error_messages={"invalid_choice": _("Nobody has an account with this e-mail.")},
    )

    class Meta:
        model = TableModerator
        fields = ["sector", "name", "user"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.user:
            self.initial["user"] = self.instance.user.email


class ModeratorInline(admin.TabularInline):
    """Those who lead the table now; whom a substitute replaced stays in the record."""

    model = TableModerator
    form = ModeratorForm
    extra = 0
    max_num = 2

    def get_queryset(self, request):
        return super().get_queryset(request).current()


@admin.register(Meeting)
class MeetingAdmin(admin.ModelAdmin):
    form = MeetingForm
    list_display = ["title", "consultation", "starts_at", "place", "registration_until"]
    list_filter = ["consultation"]
    list_select_related = ["consultation"]
    filter_horizontal = ["co_organizers"]
    inlines = [TableInline]

    def get_readonly_fields(self, request, obj=None):
        return TIME_AND_PLACE if obj and obj.consultation.is_published else []

    def has_add_permission(self, request):
        """Meetings are added on the page of their consultation."""
        return False


@admin.register(ThematicTable)
class ThematicTableAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    list_display = ["number", "topic", "meeting", "capacity"]
    list_display_links = ["topic"]
    list_filter = ["meeting"]
    list_select_related = ["meeting"]
    inlines = [ModeratorInline]

    def get_readonly_fields(self, request, obj=None):
        return ["meeting"] if obj else []
