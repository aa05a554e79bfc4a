"""What people write under a consultation, and what its moderator decides."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from consultations.models import Comment, CommentReport
from tcal.shared.forms import PortalForm, PortalModelForm, SubmissionIdMixin


class CommentForm(SubmissionIdMixin, PortalModelForm):
    class Meta:
        model = Comment
        fields = ["text"]
        labels = {"text": gettext_lazy("Your comment")}
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"text": {"required": gettext_lazy("Write your comment.")}}


class ReportForm(PortalModelForm):
    reason = forms.CharField(
        label=gettext_lazy("What is wrong with this comment"),
        max_length=CommentReport._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Write in a few words what is wrong with the comment.")
        },
    )

    class Meta:
        model = CommentReport
        fields = ["reason"]


class ModerationForm(PortalForm):
    """What happens to one comment. Hiding needs a reason, which its author is told."""

    PUBLISH, KEEP, HIDE = "publish", "keep", "hide"
    _LABELS = {
        PUBLISH: pgettext_lazy("decision about a comment", "Publish it"),
        KEEP: pgettext_lazy("decision about a comment", "Leave it on the page"),
        HIDE: pgettext_lazy("decision about a comment", "Hide it"),
    }

    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what happens to the comment.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for hiding"),
        max_length=Comment._meta.get_field("reason").max_length,
        required=False,
        help_text=gettext_lazy("Its author gets it in a letter. Not needed otherwise."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, comment: Comment, **kwargs):
        super().__init__(*args, **kwargs)
        if comment.is_waiting:
            possible = [self.PUBLISH, self.HIDE]
        elif comment.is_published:
            possible = [self.KEEP, self.HIDE]
        else:
            possible = [self.PUBLISH]
        self.fields["decision"].choices = [(name, self._LABELS[name]) for name in possible]
        if self.HIDE not in possible:
            del self.fields["reason"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == self.HIDE and not cleaned.get("reason"):
            self.add_error("reason", _("Say why the comment is hidden; its author is told."))
        return cleaned
