"""Forms that know the database's rules and answer beside the field."""

import uuid

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models


def fields_of(constraint: models.BaseConstraint) -> set[str]:
    """Return the names of the model fields that a constraint speaks of."""
    names = set(getattr(constraint, "fields", ()) or ())
    pending = [
        getattr(constraint, "condition", None),
        *(
            item[0] if isinstance(item, (tuple, list)) else item
            for item in getattr(constraint, "expressions", ()) or ()
        ),
    ]
    while pending:
        part = pending.pop()
        if isinstance(part, models.Q):
            pending.extend(part.children)
        elif isinstance(part, tuple):
            lookup, value = part
            names.add(lookup.split("__")[0])
            if hasattr(value, "resolve_expression"):
                pending.append(value)
        elif isinstance(part, models.F):
            names.add(part.name.split("__")[0])
        elif isinstance(part, str):
            names.add(part)
        elif hasattr(part, "get_source_expressions"):
            pending.extend(part.get_source_expressions())
    return names


class ConstraintCheckingMixin:
    """Check every constraint of the model, and say what is wrong beside a field of the form.

    Django's ``ModelForm`` leaves out a constraint as soon as one of its fields is not on the
    form, and crashes where that field is in the constraint's condition. Here a constraint is
    left out only where a value that it needs was refused already.
    """

    def _post_clean(self):
        if not isinstance(self, forms.BaseModelForm):
            super()._post_clean()
            return
        # Django 5.2 asks the instance, which knows only the form's fields; we ask below instead.
        self.instance.validate_constraints = lambda exclude=None: None
        try:
            super()._post_clean()
        finally:
            del self.instance.validate_constraints
        self.validate_constraints()

    def validate_constraints(self):
        refused = set(self.errors) - {NON_FIELD_ERRORS}
        for constraint in self._meta.model._meta.constraints:
            speaks_of = fields_of(constraint)
            if speaks_of & refused:
                continue
            try:
                constraint.validate(self._meta.model, self.instance)
            except ValidationError as error:
                self.add_error(self._field_for(speaks_of), error.messages)

    def _field_for(self, names: set[str]) -> str | None:
        """The last field of the form that is part of the broken rule."""
        return next((name for name in reversed(list(self.fields)) if name in names), None)


class PortalFormMixin(ConstraintCheckingMixin):
    """What all forms of the portal share: the page writes the form tag, errors keep the input."""

    error_css_class = "is-invalid"
    required_css_class = "is-required"

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        helper.form_show_errors = True
        return helper

    def add_refusal(self, error: ValidationError) -> None:
        """Show why a verb refused: beside the field that it names, otherwise above the form."""
        if hasattr(error, "error_dict"):
            for field, errors in error.error_dict.items():
                self.add_error(field if field in self.fields else None, errors)
        else:
            self.add_error(None, error)


class PortalForm(PortalFormMixin, forms.Form):
    pass


class PortalModelForm(PortalFormMixin, forms.ModelForm):
    pass


class ConstraintAwareAdminForm(ConstraintCheckingMixin, forms.ModelForm):
    """The form of the admin: the same check, the admin's own layout."""


class SubmissionIdMixin(forms.Form):
    """A hidden number of this filling-in, so that sending it twice has one result."""

    submission_id = forms.UUIDField(widget=forms.HiddenInput, required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["submission_id"].initial = uuid.uuid4
