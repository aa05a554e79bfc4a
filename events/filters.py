"""What residents narrow the list, the calendar feed and the RSS with: each choice is an address."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.kinds import Access, Audience, EventKind
from events.models import Event
from organizations.models import Organization, PublicTaskSphere
from tcal.shared.forms import PortalForm
from tcal.shared.periods import day_bounds, local_today


class When(models.TextChoices):
    TODAY = "today", _("today")
    WEEKEND = "weekend", _("this weekend")
    MONTH = "month", _("this month")


# Folded away until somebody needs them, so that on a phone the list begins on the first screen.
RARER = ["date_from", "date_to", "organizer", "sphere", "access", "free"]


def _is_in_the_calendar(day):
    try:
        day_bounds(day)
    except ValueError as error:
        raise ValidationError(error.args[0]) from error


class EventFilterForm(PortalForm):
    def clean(self):
        data = super().clean()
        first, last = data.get("date_from"), data.get("date_to")
        if first and last and last < first:
            self.add_error("date_to", _("The last day is earlier than the first one."))
        return data


class EventFilter(django_filters.FilterSet):
    when = django_filters.ChoiceFilter(
        label=_("When"), choices=When.choices, empty_label=_("any time"), method="at_a_time"
    )
    date_from = django_filters.DateFilter(
        label=_("From day"),
        method="from_day",
        validators=[_is_in_the_calendar],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    date_to = django_filters.DateFilter(
        label=_("To day"),
        method="to_day",
        validators=[_is_in_the_calendar],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=EventKind.choices, empty_label=_("all kinds")
    )
    audience = django_filters.ChoiceFilter(
        label=_("For whom"), choices=Audience.choices, empty_label=_("any audience")
    )
    sphere = django_filters.ModelChoiceFilter(
        label=_("Subject"),
        field_name="spheres",
        queryset=lambda request: PublicTaskSphere.objects.on_offer(),
        to_field_name="code",
        empty_label=_("all subjects"),
    )
    organizer = django_filters.ModelChoiceFilter(
        label=_("Organiser"),
        queryset=lambda request: Organization.objects.active().in_polish_order(),
        to_field_name="slug",
        empty_label=_("all organisers"),
        method="by_organizer",
    )
    access = django_filters.ChoiceFilter(
        label=_("Accessible"),
        choices=Access.choices,
        empty_label=_("no needs"),
        method="with_access",
    )
    free = django_filters.BooleanFilter(
        label=_("Only free of charge"), widget=forms.CheckboxInput, method="only_free"
    )

    # Last, when the rows are narrowed: for words with typos the search asks a second time.
    q = django_filters.CharFilter(label=_("Words"), method="search", max_length=200)

    class Meta:
        model = Event
        fields = []
        form = EventFilterForm

    def filter_queryset(self, queryset):
        """By time whatever was chosen, also where words were: people look for a day."""
        return super().filter_queryset(queryset).in_order()

    def search(self, events, _name, text):
        return events.search(text)

    def at_a_time(self, events, _name, when):
        today = local_today()
        match when:
            case When.TODAY:
                return events.on_day(today)
            case When.WEEKEND:
                return events.on_weekend()
            case _:
                return events.in_month(today.year, today.month)

    def from_day(self, events, _name, day):
        return events.filter(ends_at__gt=day_bounds(day).starts_at)

    def to_day(self, events, _name, day):
        return events.filter(starts_at__lt=day_bounds(day).ends_at)

    def by_organizer(self, events, _name, organization):
        return events.organized_by(organization)

    def with_access(self, events, _name, access):
        return events.filter(**{access: True})

    def only_free(self, events, _name, is_free):
        return events.filter(is_free=True) if is_free else events

    @property
    def is_narrowing(self) -> bool:
        """Whether anything was chosen at all, so that an empty list can say why it is empty."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def has_details(self) -> bool:
        """Whether something rarer than a word, a kind or an audience was chosen."""
        return any(self.data.get(name) for name in RARER)
