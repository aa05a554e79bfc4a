"""What the coordinator types in for people who telephone, write on paper or come in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.entries import CONTACT, probable_duplicates
from consultations.forms.fields import TableField
from consultations.forms.received import OF_PERSONS, ReceivedOnField, channel_field, received_at
from consultations.forms.registration import ChoicesForm
from consultations.models import Meeting, Participation
from tcal.shared.forms import PortalForm, SubmissionIdMixin


class _PersonForm(PortalForm):
    """Who somebody is; only the name must be given."""

    name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the first and last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    organization_name = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leave it empty for a resident."),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=gettext_lazy("Without an e-mail address we call when something changes."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    accessibility_needs = forms.CharField(
        label=gettext_lazy("Accessibility needs"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class _WarnsOfDuplicates(SubmissionIdMixin, forms.Form):
    """Asks once more where somebody with the same name, address or number is signed up.

    The same form sent twice is no second person, so then it does not ask.
    """

    is_somebody_else = forms.BooleanField(
        label=gettext_lazy("This is somebody else"), required=False
    )

    def warn_of_duplicates(self, meeting: Meeting) -> None:
        typed = self.cleaned_data
        sent_as = typed.get("submission_id")
        if sent_as and Participation.objects.filter(submission_id=sent_as).exists():
            return
        self.duplicates = probable_duplicates(
            meeting,
            name=typed.get("name", ""),
            email=typed.get("email"),
            phone=typed.get("phone", ""),
        )
        if not self.duplicates:
            self.hide_question()
        elif not typed.get("is_somebody_else"):
            self.add_error(
                "is_somebody_else",
                _(
                    "Signed up already: %(people)s. If this is somebody else, tick it and send again."
                )
                % {"people": "; ".join(map(_described, self.duplicates))},
            )

    def hide_question(self) -> None:
        self.fields["is_somebody_else"].widget = forms.HiddenInput()


def _described(person: Participation) -> str:
    known = [person.name, person.organization_name, person.phone, person.email]
    if person.table:
        known.append(_("table %(number)d") % {"number": person.table.number})
    return ", ".join(filter(None, known))


class ChoicesOfSomebodyForm(ChoicesForm):
    """The tables that somebody named by telephone or on paper."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = {
            "second_choice": _("They sit there while the first is full."),
            "waits_if_full": _("They are called or written to when somebody gives a place up."),
        }
        for name, text in said.items():
            if name in self.fields:
                self.fields[name].help_text = text
        if "waits_if_full" in self.fields:
            self.fields["waits_if_full"].label = _("Without a place, put them on the waiting list")


class ParticipantEntryForm(_WarnsOfDuplicates, _PersonForm, ChoicesOfSomebodyForm):
    """Somebody who signs up by telephone, on paper or by e-mail."""

    channel = channel_field(OF_PERSONS)
    received_on = ReceivedOnField()
    wants_invitations = forms.BooleanField(
        label=gettext_lazy("Wants to be invited to the next consultations"), required=False
    )

    field_order = [
        "channel",
        "received_on",
        "name",
        "organization_name",
        "phone",
        "email",
        "first_choice",
        "second_choice",
        "waits_if_full",
        "accessibility_needs",
        "wants_invitations",
        "is_somebody_else",
    ]

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        if not self.is_bound:
            self.hide_question()

    def clean(self):
        typed = super().clean()
        self.warn_of_duplicates(self.meeting)
        return typed

    @property
    def for_the_verb(self) -> dict:
        fields = dict(self.cleaned_data)
        fields.pop("is_somebody_else", None)
        fields["registered_at"] = received_at(fields.pop("received_on"))
        return fields


class WalkInForm(_WarnsOfDuplicates, _PersonForm):
    """Somebody at the door: the name and a table are enough."""

    table = TableField(
        error_messages={
            "required": gettext_lazy("Choose the table at which this person sits."),
            "invalid_choice": gettext_lazy(
                "There is no such table at this meeting. Choose one of those listed."
            ),
        }
    )
    field_order = [
        "name",
        "organization_name",
        "table",
        "is_somebody_else",
        "phone",
        "email",
        "accessibility_needs",
    ]

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["table"].set_tables(list(meeting.tables.with_seats()))
        if not self.is_bound:
            self.hide_question()

    def clean(self):
        typed = super().clean()
        self.warn_of_duplicates(self.meeting)
        return typed

    @property
    def for_the_verb(self) -> dict:
        return {
            name: value for name, value in self.cleaned_data.items() if name != "is_somebody_else"
        }


class ContactForm(_PersonForm):
    """What is known of somebody who takes part, to be corrected."""

    wants_invitations = forms.BooleanField(
        label=gettext_lazy("Wants to be invited to the next consultations"), required=False
    )

    def __init__(self, *args, seat: Participation, **kwargs):
        initial = {name: getattr(seat, name) for name in CONTACT}
        super().__init__(*args, initial=initial, **kwargs)


class SeatForm(PortalForm):
    """Another table for somebody who takes part."""

    table = TableField()

    def __init__(self, *args, seat: Participation, **kwargs):
        super().__init__(*args, **kwargs)
        others = seat.meeting.tables.with_seats().exclude(pk=seat.table_id)
        self.fields["table"].set_tables(list(others))
