"""Accepting the rules of the rooms, in the version that is in force when the form is sent."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from rooms.models import HouseRules


class RulesMixin(forms.Form):
    """A box to tick while rules are published; after cleaning, ``accepted_rules``.

    The version that was read travels in a hidden field: one that is no longer in force is refused,
    and the form comes back with the new one, not ticked.
    """

    has_stale_rules = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._ask_for_rules()

    def _ask_for_rules(self) -> None:
        self.rules = HouseRules.objects.in_force()
        for name in ("rules_accepted", "rules_version"):
            self._bound_fields_cache.pop(name, None)
        if self.rules is None:
            return
        self.fields["rules_accepted"] = forms.BooleanField(
            label=_("I accept the rules of the rooms (%(version)s)") % {"version": self.rules},
            # A new tab, so that nothing typed is lost.
            help_text=format_html(
                '<a href="{}" target="_blank">{}</a>',
                reverse("rooms:house_rules"),
                _("The rules of the rooms, in a new tab"),
            ),
            error_messages={"required": _("Accept the rules of the rooms to book.")},
        )
        # Not required: a form sent without it was opened before there were any rules.
        self.fields["rules_version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=self.rules.number
        )

    @property
    def accepted_rules(self) -> HouseRules | None:
        return self.rules if self.cleaned_data.get("rules_accepted") else None

    def clean(self):
        cleaned = super().clean()
        sent = cleaned.get("rules_version")
        if self.rules and sent != self.rules.number:
            if cleaned.get("rules_accepted"):
                self.add_error(
                    "rules_accepted",
                    _("Read the rules of the rooms, which have changed, and accept them to book."),
                )
            self._show_rules_in_force()
        return cleaned

    def add_refusal(self, error) -> None:
        """Rules published a moment ago are shown too: the verb knew of them before the form."""
        if "rules_accepted" in getattr(error, "error_dict", ()):
            self._ask_for_rules()
            self._show_rules_in_force()
        super().add_refusal(error)

    def _show_rules_in_force(self) -> None:
        self.has_stale_rules = True
        self.data = self.data.copy()
        self.data["rules_version"] = str(self.rules.number)
        self.data.pop("rules_accepted", None)
