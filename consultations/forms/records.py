"""Topics and remarks that the coordinator types in."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.consulted_texts import documents_with_points, wording_to_quote
from consultations.forms.received import (
    BY_HAND,
    OF_PERSONS,
    ReceivedOnField,
    channel_field,
    received_at,
)
from consultations.forms.remark_parts import LONG_TEXTS, LongTextField, WithPictures
from consultations.forms.remarks import RemarkForm
from consultations.models import Meeting, Provision, Remark, ThematicTable, TopicProposal
from consultations.states import Channel
from tcal.shared.dates import human_period
from tcal.shared.forms import PortalModelForm, SubmissionIdMixin
from tcal.shared.periods import local_today


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


class _PointField(forms.ModelChoiceField):
    """A point of the consulted documents, listed under the title of each."""

    def list_points_of(self, consultation) -> bool:
        """Offer the points; return whether there are any."""
        documents = list(documents_with_points(consultation))
        self.queryset = Provision.objects.filter(document__in=documents).select_related("document")
        self.choices = [
            ("", _("none of them")),
            *(
                (
                    document.title,
                    [(point.pk, _in_a_list(point)) for point in document.provisions.all()],
                )
                for document in documents
            ),
        ]
        return bool(documents)


def _in_a_list(point: Provision) -> str:
    return Truncator(f"{point.label}: {point.text}" if point.text else point.label).chars(80)


class RemarkEntryForm(WithPictures, SubmissionIdMixin, PortalModelForm):
    """A remark that came otherwise than through the portal; only its text must be given."""

    pictures_help = gettext_lazy(
        "For example a scan of the letter: JPEG, PNG or WebP. It is seen by you and the "
        "department that answers; it is never published."
    )
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

    provision_point = _PointField(
        label=gettext_lazy("Point of the consulted document"),
        queryset=Provision.objects.none(),
        required=False,
        help_text=gettext_lazy(
            "Its number and wording are copied where the two fields below are empty."
        ),
        error_messages={
            "invalid_choice": gettext_lazy(
                "This point is not in the document of this consultation. Choose one of those listed."
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
            "provision_point",
            "provision",
            "present_wording",
            "proposed_wording",
            "reason",
            "author_name",
            "organization_name",
            "author_email",
            "author_address",
            "is_name_public",
        ]
        field_classes = dict.fromkeys(LONG_TEXTS, LongTextField)
        labels = RemarkForm.Meta.labels | {
            "text": gettext_lazy("Remark or proposal"),
            "is_name_public": gettext_lazy("The author agreed to publishing the name"),
        }
        help_texts = {
            "author_email": gettext_lazy("The number and the answer are sent to it."),
            "author_address": gettext_lazy("Without an e-mail address the answer goes by post."),
            "is_name_public": gettext_lazy(
                "Only with a consent in writing, which stays with the letter or the card."
            ),
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
        # A new remark has no day yet, and came through the portal as far as its model knows.
        self.initial |= {"channel": Channel.PAPER, "received_on": local_today()}
        tables = ThematicTable.objects.of_consultation(self.instance.consultation)
        self.fields["table"].queryset = tables
        if not tables:
            del self.fields["table"]
        if not self.fields["provision_point"].list_points_of(self.instance.consultation):
            del self.fields["provision_point"]
        last = ["author_name", "organization_name", "author_email", "author_address"]
        self.add_pictures()
        others = [name for name in self.fields if name not in [*last, "is_name_public"]]
        self.order_fields([*others, *last, "is_name_public"])

    @property
    def for_the_verb(self) -> dict:
        fields = dict(self.cleaned_data)
        if point := fields.get("provision_point"):
            fields["provision"] = fields["provision"] or point.label
            fields["present_wording"] = fields["present_wording"] or wording_to_quote(point)
        return fields

    def clean(self):
        typed = super().clean()
        if typed.get("is_name_public") and not typed.get("author_name"):
            self.add_error("author_name", _("Write whose name may be published."))
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
