"""Taking a seat at a meeting, and choosing other tables later."""

from django import forms
from django.utils.translation import gettext_lazy

from consultations.forms.fields import TableField
from consultations.models import Meeting, Participation
from tcal.shared.forms import PortalForm, SubmissionIdMixin


class ChoicesForm(PortalForm):
    """The first and the second choice of a table. A meeting without tables asks for none."""

    first_choice = TableField(label=gettext_lazy("First choice of table"))
    second_choice = TableField(
        label=gettext_lazy("Second choice"),
        required=False,
        help_text=gettext_lazy(
            "You will sit there if the first table is full, and move when a place becomes free."
        ),
    )
    waits_if_full = forms.BooleanField(
        label=gettext_lazy("If there is no place for me, put me on the waiting list"),
        required=False,
        help_text=gettext_lazy("We will write as soon as somebody gives a place up."),
    )

    def __init__(self, *args, meeting: Meeting | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        tables = list(meeting.tables.with_seats().with_queue()) if meeting else []
        self.fields["first_choice"].set_tables(tables)
        self.fields["second_choice"].set_tables(tables, none=gettext_lazy("none"))
        # Where nothing can be chosen nothing is asked.
        if len(tables) < 2:
            del self.fields["second_choice"]
        if not tables:
            del self.fields["first_choice"]
            del self.fields["waits_if_full"]

    def clean(self):
        typed = super().clean()
        second = typed.get("second_choice")
        if second and second == typed.get("first_choice"):
            self.add_error(
                "second_choice",
                forms.ValidationError(
                    gettext_lazy("The second choice has to be another table than the first."),
                    code="second_choice_is_another_table",
                ),
            )
        typed.setdefault("first_choice", None)
        return typed

    @classmethod
    def of(cls, seat: Participation, data=None):
        """Return the form for somebody who has signed up, filled in with what they chose."""
        chosen = {"first_choice": seat.first_choice_id, "second_choice": seat.second_choice_id}
        form = cls(data, meeting=seat.meeting, initial=chosen)
        if seat.is_waiting:
            # Whoever waits goes on waiting whatever they choose.
            form.fields.pop("waits_if_full", None)
        return form


class RegistrationForm(SubmissionIdMixin, ChoicesForm):
    """A seat at a meeting. Somebody signed in is written to at the account's own address."""

    name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your first and last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy("We will send a link there: open it to confirm your place."),
        error_messages={"required": gettext_lazy("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organization_name = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leave it empty when you come as a resident."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    accessibility_needs = forms.CharField(
        label=gettext_lazy("What you need to take part"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "A sign-language interpreter, a place for a wheelchair, large print… "
            "Only the coordinator reads it."
        ),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wants_invitations = forms.BooleanField(
        label=gettext_lazy("Invite me to the next consultations"),
        required=False,
        help_text=gettext_lazy("One letter about each meeting; you can say no at any time."),
    )
    field_order = [
        "submission_id",
        "name",
        "email",
        "organization_name",
        "first_choice",
        "second_choice",
        "waits_if_full",
        "accessibility_needs",
        "wants_invitations",
    ]

    def __init__(self, *args, meeting: Meeting | None, user, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        if user.is_authenticated:
            del self.fields["email"]
            self.fields["name"].initial = user.name
