"""Forms of a venue's hours, seasons, special days and promise: refusals stand beside the fields."""

from collections import defaultdict
from itertools import pairwise

from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rooms.models import OpeningPromise, Season
from tcal.shared.conflicts import violation_message
from tcal.shared.forms import ConstraintAwareAdminForm


class RowForm(ConstraintAwareAdminForm):
    """A row of the venue's page, whose hidden venue nobody sees a refusal beside."""

    def _field_for(self, names):
        return super()._field_for(names - {"venue"})


class SeasonForm(RowForm):
    def validate_constraints(self):
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and last < first:
            # The database can't even ask whether such days overlap others.
            self.add_error("last_day", violation_message("season_ends_on_or_after_its_first_day"))
        else:
            super().validate_constraints()


class HoursForm(RowForm):
    """Hours as people write them: without seconds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ["opens_at", "closes_at"]:
            self.fields[name].widget.format = "%H:%M"


class PromiseForm(RowForm):
    """Empty until somebody enters a promise: its defaults are examples, not a promise made."""

    class Meta:
        model = OpeningPromise
        fields = ["days_a_week", "hours_a_day", "late_days", "late_until"]
        help_texts = {
            "days_a_week": gettext_lazy("For example 5."),
            "hours_a_day": gettext_lazy("For example 8. Hours with staff count."),
            "late_days": gettext_lazy("For example 2. None: 0."),
            "late_until": gettext_lazy("For example 20:00."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["late_until"].widget.format = "%H:%M"
        if self.instance.pk is None:
            for name in self.fields:
                self.initial[name] = self.fields[name].initial = None


class RowsFormSet(BaseInlineFormSet):
    """Judges the rows of one form together: the database knows only those stored before."""

    @property
    def kept(self):
        """The forms that are filled in, right by themselves, and stay."""
        return [
            form
            for form in self.forms
            if form.is_valid()
            and form.cleaned_data
            and not form.cleaned_data.get("DELETE")
            and (form.has_changed() or form.instance.pk)
        ]

    def refuse_repeated(self, names, field, constraint):
        seen = set()
        for form in self.kept:
            key = tuple(form.cleaned_data.get(name) for name in names)
            if key in seen:
                form.add_error(field, violation_message(constraint))
            seen.add(key)


class HoursFormSet(RowsFormSet):
    """Weekly hours outside seasons, or of one season where a subclass names it."""

    season: Season | None = None

    @classmethod
    def get_default_prefix(cls):
        return f"hours_of_season_{cls.season.pk}" if cls.season else "opening_hours"

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.instance.season = self.season
        return form

    def clean(self):
        super().clean()
        self.refuse_repeated(
            ["weekday", "nth", "opens_at"], "opens_at", "opening_hours_are_stated_once"
        )


class SeasonFormSet(RowsFormSet):
    def clean(self):
        super().clean()
        kept = sorted(self.kept, key=lambda form: form.cleaned_data["first_day"])
        for before, after in pairwise(kept):
            if after.cleaned_data["first_day"] <= before.cleaned_data["last_day"]:
                after.add_error("first_day", violation_message("seasons_of_a_venue_do_not_overlap"))


class SpecialDayFormSet(RowsFormSet):
    def clean(self):
        super().clean()
        self.refuse_repeated(["day", "opens_at"], "day", "special_day_is_stated_once")
        by_day = defaultdict(list)
        for form in self.kept:
            by_day[form.cleaned_data["day"]].append(form)
        for forms in by_day.values():
            for form in forms:
                if len(forms) > 1 and form.cleaned_data.get("opens_at") is None:
                    form.add_error(
                        "opens_at",
                        _(
                            "Without hours this entry closes the day, but another one gives it "
                            "hours. Keep one of the two."
                        ),
                    )
