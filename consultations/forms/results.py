"""What a list of published answers is narrowed with, and what the coordinator says when publishing."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from consultations.models import Consultation, ReportVersion
from consultations.results import Overview
from consultations.states import Outcome
from tcal.shared.forms import PortalForm, PortalModelForm


class ResultsFilter(PortalForm):
    """Words, a number, an outcome, a provision; a stage and a table where there are any."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=200, required=False)
    number = forms.IntegerField(
        label=gettext_lazy("Number of the remark"),
        min_value=1,
        max_value=1_000_000,
        required=False,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=[("", pgettext_lazy("outcome of a remark", "any")), *Outcome.choices],
        required=False,
    )
    provision = forms.CharField(label=gettext_lazy("Provision"), max_length=200, required=False)
    stage = forms.TypedChoiceField(
        label=gettext_lazy("Stage"), coerce=int, empty_value=None, required=False
    )
    table = forms.TypedChoiceField(
        label=gettext_lazy("Thematic table"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, overview: Overview, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices, everything in (
            ("stage", overview.stages, _("all stages")),
            ("table", overview.tables, _("all tables")),
        ):
            if choices:
                self.fields[name].choices = [("", everything), *choices]
            else:
                del self.fields[name]

    def narrow(self, version: ReportVersion):
        """Return the leading answers of the version of which one, or one joined to it, fits."""
        leading = version.answers.leading()
        if not self.is_narrowed:
            return leading
        fitting = version.answers.filter(self._condition()).with_leading_number()
        return leading.filter(remark__number__in=fitting.order_by().values("leading_number"))

    @property
    def is_narrowed(self) -> bool:
        return bool(self._chosen())

    def _chosen(self) -> dict:
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: value for name, value in cleaned.items() if value not in (None, "")}

    def _condition(self) -> Q:
        chosen = self._chosen()
        condition = Q()
        if outcome := chosen.get("outcome"):
            condition &= Q(outcome=outcome)
        if number := chosen.get("number"):
            condition &= Q(remark__number=number)
        if stage := chosen.get("stage"):
            condition &= Q(remark__stage=stage)
        if table := chosen.get("table"):
            condition &= Q(remark__table=table)
        if provision := chosen.get("provision"):
            condition &= Q(remark__provision__icontains=provision) | Q(
                remark__provision_point__label__icontains=provision
            )
        for word in chosen.get("q", "").split():
            condition &= self._says(word)
        return condition

    @staticmethod
    def _says(word: str) -> Q:
        """Only what the page shows: a name that is not public finds nothing."""
        public_name = Q(remark__is_name_public=True, remark__author_name__icontains=word)
        anywhere = Q(justification__icontains=word) | public_name
        for name in (
            "text",
            "proposed_wording",
            "present_wording",
            "reason",
            "provision",
            "organization_name",
        ):
            anywhere |= Q(**{f"remark__{name}__icontains": word})
        return anywhere


class SeenForm(PortalForm):
    """Remembers which answers somebody looked at before publishing them."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class CorrectionForm(SeenForm):
    reason = forms.CharField(
        label=gettext_lazy("What was corrected and why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody reads it beside the date of the new version."),
        error_messages={"required": gettext_lazy("Say what was corrected and why.")},
    )


class ResultForm(PortalModelForm):
    class Meta:
        model = Consultation
        fields = ["result"]
        labels = {"result": gettext_lazy("What will change")}
        help_texts = {
            "result": gettext_lazy(
                "Write in plain words what will be different and why. Leave a blank line between "
                "paragraphs. Those whose remarks were accepted are named below it by themselves."
            )
        }
        widgets = {"result": forms.Textarea(attrs={"rows": 14})}
