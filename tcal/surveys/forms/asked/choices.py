"""Questions with choices: one of them, or several."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tcal.surveys.forms.asked.base import Asked, choice_is_gone
from tcal.surveys.models.answer import LONGEST_OTHER


class AskedChoices(Asked):
    """One of the choices, or several; the last may be "other, write which"."""

    template = "surveys/asked/_choices.html"

    def __init__(self, question):
        super().__init__(question)
        self.options = {str(option.pk): option for option in question.choices}
        self.other = question.other
        self.other_name = f"{self.name}_other"

    @property
    def other_field(self):
        return self.form[self.other_name] if self.other else None

    def fields(self):
        fields = {self.name: self._choice_field()}
        if self.other:
            fields[self.other_name] = forms.CharField(
                label=_("%(other)s: which?") % {"other": self.other.label},
                max_length=LONGEST_OTHER,
                required=False,
            )
        return fields

    def _choice_field(self):
        return forms.ChoiceField(
            choices=[(key, option.label) for key, option in self.options.items()],
            widget=forms.RadioSelect,
            error_messages=choice_is_gone(),
            **self.common(),
        )

    def chosen(self, cleaned) -> list[str]:
        return [cleaned[self.name]] if cleaned.get(self.name) else []

    def check(self, cleaned):
        if not self.other or self.other_name not in cleaned:
            return
        is_chosen = str(self.other.pk) in self.chosen(cleaned)
        is_written = bool(cleaned[self.other_name])
        if is_chosen and not is_written:
            self.form.add_error(self.other_name, _("Write which one you mean."))
        elif is_written and not is_chosen and self.name in cleaned:
            self.form.add_error(
                self.other_name,
                _("Choose “%(other)s” above as well, or clear this field.")
                % {"other": self.other.label},
            )

    def answers(self, cleaned):
        return [
            self.answer(
                option=self.options[key],
                text=cleaned[self.other_name] if self.options[key].is_other else "",
            )
            for key in self.chosen(cleaned)
        ]


class AskedSeveral(AskedChoices):
    @property
    def hint(self):
        most = self.question.max_choices
        limit = (
            ngettext("Choose at most %(count)d.", "Choose at most %(count)d.", most)
            % {"count": most}
            if most
            else _("You may choose several.")
        )
        return " ".join(filter(None, [super().hint, limit]))

    def _choice_field(self):
        return forms.MultipleChoiceField(
            choices=[(key, option.label) for key, option in self.options.items()],
            widget=forms.CheckboxSelectMultiple,
            error_messages=choice_is_gone(),
            **self.common(),
        )

    def chosen(self, cleaned):
        return list(dict.fromkeys(cleaned.get(self.name) or []))

    def check(self, cleaned):
        super().check(cleaned)
        most = self.question.max_choices
        chosen = len(self.chosen(cleaned))
        if most and chosen > most:
            self.form.add_error(
                self.name,
                _("Choose at most %(most)d; now there are %(chosen)d.")
                % {"most": most, "chosen": chosen},
            )
