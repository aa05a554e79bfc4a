"""Questions of several fields: a ranking, a matrix."""

from django import forms
from django.utils.translation import gettext as _

from tcal.surveys.forms.asked.base import Asked, choice_is_gone


class AskedInParts(Asked):
    """A field for each part of the question."""

    @property
    def parts(self) -> list:
        raise NotImplementedError

    def name_of(self, part) -> str:
        return f"{self.name}_{part.pk}"

    @property
    def part_fields(self) -> list:
        return [self.form[self.name_of(part)] for part in self.parts]


class AskedRanking(AskedInParts):
    """A place for each; all of them or, where it need not be answered, none."""

    template = "surveys/asked/_ranking.html"

    @property
    def parts(self):
        return self.question.choices

    @property
    def hint(self):
        how = _("Give each a different place: 1 is the most important.")
        return " ".join(filter(None, [super().hint, how]))

    def fields(self):
        places = [("", "–"), *((n, str(n)) for n in range(1, len(self.parts) + 1))]
        return {
            self.name_of(option): forms.TypedChoiceField(
                label=option.label,
                choices=places,
                coerce=int,
                empty_value=None,
                required=self.question.is_required,
                error_messages={"required": _("Choose a place.")},
            )
            for option in self.parts
        }

    def check(self, cleaned):
        given = {}
        is_begun = any(cleaned.get(self.name_of(option)) for option in self.parts)
        for option in self.parts:
            name = self.name_of(option)
            place = cleaned.get(name)
            if place in given:
                self.form.add_error(
                    name,
                    _("Place %(place)d is given to “%(other)s” already. Choose another.")
                    % {"place": place, "other": given[place]},
                )
            elif place:
                given[place] = option.label
            elif is_begun and name in cleaned:
                self.form.add_error(name, _("Choose a place for each, or for none of them."))

    def answers(self, cleaned):
        return [
            self.answer(option=option, number=place)
            for option in self.parts
            if (place := cleaned[self.name_of(option)])
        ]


class AskedMatrix(AskedInParts):
    """One of the columns for each row."""

    template = "surveys/asked/_matrix.html"

    @property
    def parts(self):
        return self.question.rows

    def fields(self):
        columns = [(str(option.pk), option.label) for option in self.question.choices]
        return {
            self.name_of(row): forms.ChoiceField(
                label=row.label,
                choices=columns,
                widget=forms.RadioSelect,
                required=self.question.is_required,
                error_messages={"required": _("Choose one in this row."), **choice_is_gone()},
            )
            for row in self.parts
        }

    def answers(self, cleaned):
        columns = {str(option.pk): option for option in self.question.choices}
        return [
            self.answer(row=row, option=columns[chosen])
            for row in self.parts
            if (chosen := cleaned[self.name_of(row)])
        ]
