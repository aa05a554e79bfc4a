"""Buildings with their opening hours, seasons and what was promised about them."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.admin.venue_forms import (
    HoursForm,
    HoursFormSet,
    PromiseForm,
    RowsFormSet,
    SeasonForm,
    SeasonFormSet,
    SpecialDayFormSet,
)
from rooms.models import OpeningHours, OpeningPromise, Season, SpecialDay, Venue
from rooms.opening_promises import check_ordinary_weeks, check_promise
from tcal.shared.dates import human_time_range
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.periods import local_today

WEEKS_CHECKED = 4


class HoursInWords:
    @admin.display(description=gettext_lazy("in words"))
    def in_words(self, row):
        if row.pk is None or row.opens_at is None:
            return _("closed all day") if row.pk else "–"
        hours = human_time_range(row.opens_at, row.closes_at)
        if row.closes_at <= row.opens_at and f"{row.closes_at:%H:%M}" != "00:00":
            return _("%(hours)s on the next day") % {"hours": hours}
        return hours


class OpeningHoursInline(HoursInWords, admin.TabularInline):
    """``season`` is set on subclasses for the hours of one season."""

    model = OpeningHours
    form = HoursForm
    formset = HoursFormSet
    season: Season | None = None
    fields = ["weekday", "nth", "opens_at", "closes_at", "in_words", "is_staffed"]
    readonly_fields = ["in_words"]
    extra = 1
    verbose_name_plural = gettext_lazy(
        "weekly opening hours (a closing hour not later than the opening is on the next day)"
    )

    def get_queryset(self, request):
        return super().get_queryset(request).filter(season=self.season)


class SeasonInline(admin.TabularInline):
    model = Season
    form = SeasonForm
    formset = SeasonFormSet
    fields = ["name", "first_day", "last_day"]
    extra = 1
    verbose_name_plural = gettext_lazy(
        "seasons with hours of their own (save a new one, then enter its hours above)"
    )


class SpecialDayInline(HoursInWords, admin.TabularInline):
    model = SpecialDay
    form = HoursForm
    formset = SpecialDayFormSet
    fields = ["day", "opens_at", "closes_at", "in_words", "is_staffed", "note"]
    readonly_fields = ["in_words"]
    extra = 1
    verbose_name_plural = gettext_lazy(
        "special days (without hours: closed; several entries of a day are its hours together)"
    )


class PromiseInline(admin.StackedInline):
    model = OpeningPromise
    form = PromiseForm
    formset = RowsFormSet
    extra = 1
    max_num = 1
    verbose_name_plural = gettext_lazy("promise to the city about opening hours")


def hours_inline_of(season: Season):
    """Return the inline class for the hours of one season."""
    formset = type("SeasonHoursFormSet", (HoursFormSet,), {"season": season})
    empty = not season.opening_hours.exists()
    title = gettext_lazy("hours in the season “{season}” ({first}–{last})")
    if empty:
        title = gettext_lazy(
            "hours in the season “{season}” ({first}–{last}): none yet, so it is closed then"
        )
    return type(
        "SeasonHoursInline",
        (OpeningHoursInline,),
        {
            "season": season,
            "formset": formset,
            "verbose_name_plural": format_lazy(
                title,
                season=season.name,
                first=f"{season.first_day:%d.%m.%Y}",
                last=f"{season.last_day:%d.%m.%Y}",
            ),
        },
    )


@admin.register(Venue)
class VenueAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm
    change_form_template = "admin/rooms/venue/change_form.html"
    list_display = ["name", "address"]
    fieldsets = [
        (None, {"fields": ["name", "address", "closed_on_public_holidays"]}),
        (gettext_lazy("Answering requests"), {"fields": ["answer_within_hours", "reminder_hours"]}),
        (gettext_lazy("Doors"), {"fields": ["door_code_minutes"]}),
    ]

    class Media:
        css = {"all": ["css/admin-decisions.css"]}

    def get_inlines(self, request, obj):
        of_seasons = [hours_inline_of(season) for season in obj.seasons.all()] if obj else []
        # Seasons come after their hours: whoever deletes one deletes what was just stored for it.
        return [OpeningHoursInline, *of_seasons, SeasonInline, SpecialDayInline, PromiseInline]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = extra_context or {}
        venue = self.get_object(request, unquote(object_id))
        promise = OpeningPromise.objects.filter(venue=venue).first() if venue else None
        if promise:
            today = local_today()
            last = today + timedelta(weeks=WEEKS_CHECKED - 1)
            context |= {
                "promise": promise,
                "promised_weeks": [
                    *check_ordinary_weeks(promise, today),
                    *check_promise(promise, today, last),
                ],
            }
        return super().change_view(request, object_id, form_url, context)

    def has_delete_permission(self, request, obj=None):
        """A building with rooms stays: they are switched off one by one."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.resources.exists())
