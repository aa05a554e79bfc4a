"""Proposing a topic for a table, and the coordinator's decision about it."""

from django import forms
from django.utils.translation import gettext_lazy

from consultations.models import Meeting, TopicProposal
from tcal.shared.dates import human_period
from tcal.shared.forms import PortalForm, PortalModelForm, SubmissionIdMixin

MOST_PLACES = 200


class MeetingField(forms.ModelChoiceField):
    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Meeting.objects.none(),
            empty_label=None,
            label=gettext_lazy("Meeting"),
            error_messages={
                "required": gettext_lazy("Choose the meeting."),
                "invalid_choice": gettext_lazy("Choose one of the meetings listed."),
            },
            **kwargs,
        )

    def label_from_instance(self, meeting):
        return f"{meeting}, {human_period(meeting.starts_at, meeting.ends_at)}"


class TopicForm(SubmissionIdMixin, PortalModelForm):
    """A topic, and who proposes it. The meeting is asked about only where there are several."""

    meeting = MeetingField()
    author_name = forms.CharField(
        label=gettext_lazy("First and last name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write your first and last name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    author_email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        help_text=gettext_lazy("We will write there whether the topic gets a table."),
        error_messages={"required": gettext_lazy("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = TopicProposal
        fields = [
            "topic",
            "description",
            "author_name",
            "author_email",
            "organization_name",
        ]
        labels = {"topic": gettext_lazy("Topic of the table")}
        help_texts = {
            "topic": gettext_lazy("A few words, such as those on the cards of the tables."),
            "organization_name": gettext_lazy("Leave it empty when you write as a resident."),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "organization_name": forms.TextInput(attrs={"autocomplete": "organization"}),
        }
        error_messages = {"topic": {"required": gettext_lazy("Write the topic.")}}

    field_order = ["meeting", "topic", "description"]

    def __init__(self, *args, meetings: list[Meeting], user, **kwargs):
        super().__init__(*args, **kwargs)
        if len(meetings) > 1:
            self.fields["meeting"].queryset = Meeting.objects.filter(
                pk__in=[meeting.pk for meeting in meetings]
            )
        else:
            del self.fields["meeting"]
        if user.is_authenticated:
            self.initial |= {"author_name": user.name, "author_email": user.email}


class TableOfTopicForm(PortalForm):
    capacity = forms.IntegerField(
        label=gettext_lazy("Places at the table"),
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={"required": gettext_lazy("Write how many people can sit at the table.")},
    )


class DeclineTopicForm(PortalForm):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=TopicProposal._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why, so that its author can be told.")},
    )
