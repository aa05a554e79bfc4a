from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.permissions import can_decide
from events.states import EventStatus
from tcal.accounts.permissions import is_centre_staff
from tcal.shared.dates import human_period
from tcal.shared.decisions_admin import Decision, DecisionAdmin


def _awaits_decision(event) -> bool:
    return event.status == EventStatus.SUBMITTED


def _may_call_off(user, event) -> bool:
    return is_centre_staff(user)


@admin.register(Event)
class EventAdmin(DecisionAdmin):
    decisions = [
        Decision(
            "publish",
            _("Publish"),
            Event.publish,
            may=can_decide,
            when=_awaits_decision,
            tone="primary",
        ),
        Decision(
            "return",
            _("Return for correction"),
            Event.return_to_author,
            may=can_decide,
            when=_awaits_decision,
            needs_reason=True,
        ),
        Decision(
            "cancel",
            _("Call off"),
            Event.cancel,
            may=_may_call_off,
            when=lambda event: event.can_be_called_off,
            needs_reason=True,
            tone="danger",
        ),
    ]
    reason_help_text = _(
        "A returned event: its author will read it. An event called off: it stands on its page."
    )
    list_display = ["title", "organizer", "when", "place", "status", "submitted_at"]
    list_filter = ["status", "kind", ("organizer", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["organizer", "booking__room"]
    date_hierarchy = "starts_at"
    search_fields = ["title", "organizer__name"]
    ordering = ["-submitted_at", "-pk"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "status",
                    "decision_reason",
                    "on_the_portal",
                    "organizer",
                    "co_organizers",
                ]
            },
        ),
        (_("What it is"), {"fields": ["title", "kind", "lead", "description", "language"]}),
        (_("When and where"), {"fields": ["when", "booking", "place_name", "address"]}),
        (_("For whom"), {"fields": ["audience", "is_free", "price", "prepared", "spheres"]}),
        (_("Public contact"), {"fields": ["contact_name", "public_email", "public_phone"]}),
        (_("Sent in"), {"fields": ["submitted_by", "submitted_at", "decided_by", "decided_at"]}),
    ]

    def get_queryset(self, request):
        """Drafts are their authors' own."""
        return super().get_queryset(request).exclude(status=EventStatus.DRAFT)

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, event):
        return human_period(event.starts_at, event.ends_at)

    @admin.display(description=_("place"))
    def place(self, event):
        return event.place

    @admin.display(description=_("accessibility"))
    def prepared(self, event):
        return ", ".join(map(str, event.accessibility)) or "–"

    @admin.display(description=_("page"))
    def on_the_portal(self, event):
        return format_html('<a href="{}">{}</a>', event.get_absolute_url(), _("See or correct it"))
