"""What people fill in about a consultation."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from consultations.models import Meeting, Remark, ThematicTable
from consultations.states import Outcome
from tcal.shared.forms import PortalForm, PortalModelForm, SubmissionIdMixin


class TableField(forms.ModelChoiceField):
    """A thematic table of one meeting, with how many places it has left."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(
            queryset=ThematicTable.objects.none(),
            empty_label=None,
            label=gettext_lazy("Thematic table"),
            error_messages={
                "required": gettext_lazy("Choose the table at which you want to sit."),
                "invalid_choice": gettext_lazy(
                    "There is no such table at this meeting. Choose one of those listed."
                ),
            },
            **kwargs,
        )

    def label_from_instance(self, table):
        if not table.free:
            return _("%(table)s (no places left)") % {"table": table}
        left = ngettext("%(count)d place left", "%(count)d places left", table.free)
        return f"{table} ({left % {'count': table.free}})"


class RegistrationForm(SubmissionIdMixin, PortalForm):
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
    table = TableField()

    def __init__(self, *args, meeting: Meeting | None, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        if meeting:
            self.fields["table"].queryset = meeting.tables.with_seats()
        if user.is_authenticated:
            del self.fields["email"]
            self.fields["name"].initial = user.name


class RemarkForm(SubmissionIdMixin, PortalModelForm):
    """A remark; only its text and who sends it must be given."""

    author_name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your first and last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    author_email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy(
            "So that the coordinator can ask about details. It is never published."
        ),
        error_messages={"required": gettext_lazy("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = Remark
        fields = [
            "text",
            "provision",
            "proposed_wording",
            "reason",
            "author_name",
            "author_email",
            "organization_name",
            "is_name_public",
        ]
        labels = {
            "text": gettext_lazy("Your remark or proposal"),
            "provision": gettext_lazy("Which provision it is about"),
            "proposed_wording": gettext_lazy("How it should be worded"),
            "reason": gettext_lazy("Why"),
            "is_name_public": gettext_lazy("My name may be published with the remark"),
        }
        help_texts = {
            "provision": gettext_lazy(
                "Chapter, paragraph or point of the document. Leave it empty when the remark is "
                "about something that is not there yet."
            ),
            "organization_name": gettext_lazy(
                "Leave it empty when you write as a resident. The name of an organisation is "
                "published."
            ),
            "is_name_public": gettext_lazy(
                "Without your consent the report says only that a private person wrote it."
            ),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "proposed_wording": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
            "organization_name": forms.TextInput(attrs={"autocomplete": "organization"}),
        }
        error_messages = {"text": {"required": gettext_lazy("Write what you want to say.")}}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_authenticated:
            self.initial |= {"author_name": user.name, "author_email": user.email}


class AnswerForm(PortalModelForm):
    """The city's answer to one remark."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the four outcomes.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
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
        widgets = {"justification": forms.Textarea(attrs={"rows": 6})}
