"""How the registry is searched and narrowed."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from organizations.legal_forms import NOT_NGOS, LegalForm
from organizations.models import Organization, PublicTaskSphere

LISTED_FORMS = [choice for choice in LegalForm.choices if choice[0] not in NOT_NGOS]


def _districts():
    return [(district, district) for district in Organization.objects.listed().districts()]


class OrganizationFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(
        label=_("Name or word"),
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    sphere = django_filters.ModelChoiceFilter(
        label=_("Sphere of activity"),
        field_name="spheres",
        queryset=lambda request: PublicTaskSphere.objects.on_offer(),
        to_field_name="code",
        empty_label=_("All spheres"),
    )
    district = django_filters.ChoiceFilter(
        label=_("District"), choices=_districts, empty_label=_("The whole city")
    )
    legal_form = django_filters.ChoiceFilter(
        label=_("Legal form"), choices=LISTED_FORMS, empty_label=_("All legal forms")
    )

    class Meta:
        model = Organization
        fields = []

    def filter_queryset(self, queryset):
        # Last, when the rows are narrowed: for words with typos the search asks a second time.
        text = self.form.cleaned_data.pop("q", "")
        return super().filter_queryset(queryset).search(text)
