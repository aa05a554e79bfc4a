"""Topics and remarks that the coordinator types in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.forms.received import (
    BY_HAND,
    OF_PERSONS,
    ReceivedOnField,
    channel_field,
    received_at,
)
from consultations.forms.remarks import RemarkForm
from consultations.models import Meeting, Remark, ThematicTable, TopicProposal
from consultations.states import Channel
from tcal.shared.dates import human_period
from tcal.shared.forms import PortalModelForm, SubmissionIdMixin


class _MeetingField(forms.ModelChoiceField):
    def label_from_instance(self, meeting):
        return f"{meeting}, {human_period(meeting.starts_at, meeting.ends_at)}"


class TopicEntryForm(SubmissionIdMixin, PortalModelForm):
    """A topic that came by telephone, on paper or by e-mail."""

    channel = channel_field(OF_PERSONS)
    received_on = ReceivedOnField()
    meeting = _MeetingField(
        label=gettext_lazy("Meeting"),
        queryset=Meeting.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the meetings listed.")},
    )

    field_order = ["channel", "received_on", "meeting"]

    class Meta:
        model = TopicProposal
        fields = [
            "topic",
            "description",
            "author_name",
            "organization_name",
            "author_phone",
            "author_email",
        ]

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].initial = meetings.first()

    @property
    def for_the_verb(self) -> dict:
        fields = dict(self.cleaned_data)
        fields["proposed_at"] = received_at(fields.pop("received_on"))
        return fields


class _TableOfConsultationField(forms.ModelChoiceField):
    def label_from_instance(self, table):
        return f"{table}"


class RemarkEntryForm(SubmissionIdMixin, PortalModelForm):
    """A remark that came otherwise than through the portal; only its text must be given."""

    channel = channel_field(BY_HAND)
    received_on = ReceivedOnField()
    table = _TableOfConsultationField(
        label=gettext_lazy("Thematic table"),
        queryset=ThematicTable.objects.none(),
        required=False,
        empty_label=gettext_lazy("not said at a table"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "This table belongs to another consultation. Choose one of this one's."
            )
        },
    )

    class Meta:
        model = Remark
        fields = [
            "channel",
            "received_on",
            "table",
            "text",
            "provision",
            "present_wording",
            "proposed_wording",
            "reason",
            "author_name",
            "organization_name",
            "author_email",
            "is_name_public",
        ]
        labels = RemarkForm.Meta.labels | {
            "text": gettext_lazy("Remark or proposal"),
            "is_name_public": gettext_lazy("The author agreed to publishing the name"),
        }
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "present_wording": forms.Textarea(attrs={"rows": 3}),
            "proposed_wording": forms.Textarea(attrs={"rows": 3}),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {"text": {"required": gettext_lazy("Write what the remark says.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        tables = ThematicTable.objects.of_consultation(self.instance.consultation)
        self.fields["table"].queryset = tables
        if not tables:
            del self.fields["table"]

    def clean(self):
        typed = super().clean()
        if (
            typed.get("channel") == Channel.TABLE
            and "table" in self.fields
            and not (typed.get("table") or "table" in self.errors)
        ):
            self.add_error("table", _("Choose the table at which it was said."))
        if typed.get("table") and typed.get("channel") not in (None, Channel.TABLE, Channel.PAPER):
            self.add_error(
                "channel", _("A remark said at a table came by the table or on its paper card.")
            )
        return typed
