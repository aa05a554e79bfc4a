"""What is written at a table: by anybody from a telephone, by its moderator besides."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import ProposalPicture, TableProposal
from tcal.shared.forms import PortalForm, SubmissionIdMixin
from tcal.shared.pictures import PictureField

LONGEST = TableProposal._meta.get_field("text").max_length
HIGHEST_CARD = 999


class TypedTextField(forms.CharField):
    """A long text that is refused with its length instead of being cut by the browser."""

    widget = forms.Textarea

    def __init__(self, **options):
        super().__init__(max_length=LONGEST, **options)

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value):
        # Browsers send two characters for a new line; people count one.
        return super().to_python(value).replace("\r\n", "\n")


def _text_field(label, rows):
    return TypedTextField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": gettext_lazy("Write your proposal.")},
    )


def _name_field():
    return forms.CharField(
        label=gettext_lazy("First name or name"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Only if you want to; it is shown on the board."),
    )


class WithPhoto:
    """Browsers don't keep a chosen file when a form comes back."""

    def remind_of_photo(self) -> None:
        if self.files and "photo" not in self.errors:
            self.add_error("photo", _("Choose the photo again: the browser did not keep it."))


class TableProposalForm(WithPhoto, SubmissionIdMixin, PortalForm):
    """For a telephone: one large field, the rest only if somebody wants to."""

    text = _text_field(gettext_lazy("Your proposal"), rows=6)
    author_name = _name_field()
    photo = PictureField(
        label=gettext_lazy("Photo"),
        required=False,
        help_text=gettext_lazy(
            "Of a flip-chart or a drawing. The portal removes where and when it was taken."
        ),
    )


class WrittenProposalForm(WithPhoto, SubmissionIdMixin, PortalForm):
    """The moderator writes down what was said, or types in a paper card."""

    text = _text_field(gettext_lazy("Proposal"), rows=5)
    number = forms.IntegerField(
        label=gettext_lazy("Number of the paper card"),
        required=False,
        min_value=1,
        max_value=HIGHEST_CARD,
        help_text=gettext_lazy(
            "The one printed on the card. Leave it empty for a proposal said aloud."
        ),
    )
    author_name = _name_field()
    photo = PictureField(label=gettext_lazy("Photo"), required=False)
    on_the_board = forms.BooleanField(
        label=gettext_lazy("Put it on the board at once"), required=False, initial=True
    )


class EditProposalForm(PortalForm):
    text = _text_field(gettext_lazy("Proposal"), rows=5)
    author_name = _name_field()


class ProposalPhotoForm(PortalForm):
    photo = PictureField(label=gettext_lazy("Photo"))


class PictureDescriptionForm(PortalForm):
    alt = forms.CharField(
        label=gettext_lazy("What can be seen in the picture"),
        max_length=ProposalPicture._meta.get_field("alt").max_length,
        help_text=gettext_lazy("For those who can’t see it, such as: flip-chart with four ideas."),
        error_messages={
            "required": gettext_lazy("Say in a few words what can be seen in the picture.")
        },
    )


class JoinProposalForm(PortalForm):
    """To which proposal of the board another one is joined."""

    other = forms.ModelChoiceField(
        TableProposal.objects.none(),
        label=gettext_lazy("Join it to"),
        empty_label=gettext_lazy("choose a proposal"),
        error_messages={
            "required": gettext_lazy("Choose a proposal of this table that is on the board."),
            "invalid_choice": gettext_lazy("Choose a proposal of this table that is on the board."),
        },
    )

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        others = proposal.table.proposals.shown().exclude(pk=proposal.pk).in_order()
        self.fields["other"].queryset = others
