"""The city's answer to a remark, and what leads to it: who answers, with which other one."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.answer_sheets import MOST_BYTES, Unreadable, read
from consultations.answering import fingerprint_of
from consultations.models import Remark
from consultations.states import Outcome
from organizations.legal_forms import LegalForm
from organizations.models import Organization
from tcal.shared.forms import PortalForm, PortalModelForm

NOBODY = "nobody"


class AnswerForm(PortalModelForm):
    """The city's answer to one remark. ``seen`` says which answer was there before."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the four outcomes.")},
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = fingerprint_of(self.instance)
        # The verb sets it; here it lets the rule that ties it to the outcome be checked.
        self.instance.answered_at = timezone.now()

    class Meta:
        model = Remark
        fields = ["outcome", "justification"]
        help_texts = {
            "justification": gettext_lazy(
                "Needed when the remark is accepted partly or not at all."
            )
        }
        widgets = {"justification": forms.Textarea(attrs={"rows": 8})}

    def look_anew(self, current: Remark) -> None:
        """Let the next saving replace the answer that was just shown."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = fingerprint_of(current)


class DepartmentField(forms.ChoiceField):
    """A city unit, those with somebody who answers first; the value is it, or None for nobody."""

    default_error_messages = {
        "required": gettext_lazy("Choose the department, or that nobody answers yet."),
        "invalid_choice": gettext_lazy("There is no such city unit. Choose one of those listed."),
    }

    def suggest(self, *, none: str = "", nobody: str = "") -> None:
        """Read the units. ``none`` is what the empty value is called, ``nobody`` another choice."""
        units = Organization.objects.active().filter(legal_form=LegalForm.INSTITUTION)
        manned = units.exclude(department_members=None).distinct()
        self._units = {str(unit.pk): unit for unit in units.in_polish_order()}
        with_people = set(manned.values_list("pk", flat=True))
        choices = [("", none)] if none else []
        if nobody:
            choices.append((NOBODY, nobody))
        for label, offered in [
            (_("With people who answer"), [u for u in self._units.values() if u.pk in with_people]),
            (_("Others"), [u for u in self._units.values() if u.pk not in with_people]),
        ]:
            if offered:
                choices.append((label, [(str(unit.pk), str(unit)) for unit in offered]))
        self.choices = choices

    def clean(self, value):
        return self._units.get(super().clean(value))


class AssignForm(PortalForm):
    """Which remarks, and to which department. ``everything_found`` needs no numbers."""

    department = DepartmentField(label=gettext_lazy("Department"))
    everything_found = forms.BooleanField(
        label=gettext_lazy("All that were found, also those on other pages"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].suggest(none=_("choose"), nobody=_("nobody yet"))
        self.numbers = set()
        if self.is_bound:
            self.numbers = {
                int(one) for one in self.data.getlist("numbers") if one.isdecimal() and len(one) < 9
            }

    def clean(self):
        if not self.numbers and not self.cleaned_data.get("everything_found"):
            raise forms.ValidationError(
                _("Tick the remarks in the table first, or choose all that were found."),
                code="none_chosen",
            )


class JoinForm(PortalForm):
    to = forms.IntegerField(
        label=gettext_lazy("Number of the remark"),
        min_value=1,
        max_value=10**8,
        error_messages={
            "required": gettext_lazy("Write the number of the other remark."),
            "invalid": gettext_lazy("Write the number of the other remark, such as 12."),
            "min_value": gettext_lazy("Write the number of the other remark, such as 12."),
            "max_value": gettext_lazy("Write the number of the other remark, such as 12."),
        },
    )


class AnswerSheetForm(PortalForm):
    """Which table to download."""

    department = DepartmentField(label=gettext_lazy("Department"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].suggest(none=_("all remarks"), nobody=_("given to nobody yet"))

    @property
    def is_nobodys(self) -> bool:
        return self.data.get("department") == NOBODY


class ReturnedSheetForm(PortalForm):
    """The filled-in table. After cleaning, ``rows``."""

    file = forms.FileField(
        label=gettext_lazy("Filled-in table"),
        help_text=gettext_lazy("The XLSX file downloaded from this page, at most 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty. Choose another one."),
        },
    )

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 10 MB. Send only the table of remarks.")
            )
        try:
            self.rows = read(sent.read())
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why
        return sent
