"""What people narrow the offers with: each choice is an address."""

import django_filters
from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from organizations.models import PublicTaskSphere
from tcal.shared.forms import PortalForm
from volunteering.models import Opportunity, Skill


class When(models.TextChoices):
    WEEK = "week", _("within a week")
    MONTH = "month", _("within a month")
    ONGOING = "ongoing", _("regularly, without an end date")


class Where(models.TextChoices):
    REMOTE = "remote", _("remotely, from home")
    ON_SITE = "on-site", _("on the spot")


# Folded away until somebody needs them, so that on a phone the list begins on the first screen.
RARER = ["sphere", "where", "when"]


class OpportunityFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Words"),
        max_length=200,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    sphere = django_filters.ChoiceFilter(
        label=_("Subject"), field_name="spheres__code", empty_label=_("all subjects")
    )
    skill = django_filters.ChoiceFilter(
        label=_("What I can do"), field_name="skills__code", empty_label=_("anything")
    )
    where = django_filters.ChoiceFilter(
        label=_("Where"),
        choices=Where.choices,
        empty_label=_("anywhere"),
        method="at_a_place",
    )
    when = django_filters.ChoiceFilter(
        label=_("When"), choices=When.choices, empty_label=_("any time"), method="at_a_time"
    )

    class Meta:
        model = Opportunity
        fields = []
        form = PortalForm

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Read once for checking the choice and for showing all of them.
        for name, things in (("sphere", PublicTaskSphere.objects), ("skill", Skill.objects)):
            self.filters[name].extra["choices"] = [
                (thing.code, str(thing)) for thing in things.on_offer()
            ]

    def filter_queryset(self, queryset):
        # Last, when the rows are narrowed: for words with typos the search asks a second time.
        text = self.form.cleaned_data.pop("q", "")
        return super().filter_queryset(queryset).search(text)

    def at_a_place(self, opportunities, _name, where):
        return opportunities.remote() if where == Where.REMOTE else opportunities.on_site()

    def at_a_time(self, opportunities, _name, when):
        match when:
            case When.WEEK:
                return opportunities.running_within(7)
            case When.MONTH:
                return opportunities.running_within(30)
            case _:
                return opportunities.ongoing()

    @property
    def is_narrowing(self) -> bool:
        """Whether anything was chosen, so that an empty list can say why it is empty."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def has_details(self) -> bool:
        return any(self.data.get(name) for name in RARER)
