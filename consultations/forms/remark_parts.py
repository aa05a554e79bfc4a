"""What the form of a remark and the one for entering it have in common."""

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consultations.models import RemarkPicture
from consultations.remark_pictures import MOST_PICTURES, Described
from tcal.shared.pictures import PictureField

LONG_TEXTS = ("text", "present_wording", "proposed_wording", "reason")


class LongTextField(forms.CharField):
    """A long text that is refused with its length instead of being cut by the browser."""

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value):
        # Browsers send two characters for a new line; people count one.
        return super().to_python(value).replace("\r\n", "\n")


class WithPictures(forms.Form):
    """Up to three pictures, each with what can be seen in it."""

    pictures_help = gettext_lazy(
        "JPEG, PNG or WebP. It is published together with the remark, without where and when it "
        "was taken. Check that it shows no names or addresses."
    )

    def add_pictures(self) -> None:
        for number in range(1, MOST_PICTURES + 1):
            self.fields[f"picture_{number}"] = PictureField(
                label=_("Picture %(number)d") % {"number": number},
                required=False,
                help_text=self.pictures_help if number == 1 else "",
            )
            self.fields[f"picture_{number}_alt"] = forms.CharField(
                label=_("What can be seen in picture %(number)d") % {"number": number},
                required=False,
                max_length=RemarkPicture._meta.get_field("alt").max_length,
                help_text=_("In a few words, for those who can’t see it.") if number == 1 else "",
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def helper(self):
        """Pictures are folded away until somebody has some."""
        helper = super().helper
        pictures = [name for name in self.fields if name.startswith("picture_")]
        used = any(name in self.errors or self.data.get(name) for name in pictures)
        folded = Div(
            *pictures,
            template="consultations/_picture_fields.html",
            css_class="is-open" if self.is_bound and used else "",
        )
        before = list(self.fields)[: list(self.fields).index(pictures[0])]
        after = [name for name in self.fields if name not in [*before, *pictures]]
        helper.layout = Layout(*before, folded, *after)
        return helper

    def clean(self):
        typed = super().clean()
        pictures = []
        for number in range(1, MOST_PICTURES + 1):
            name = f"picture_{number}"
            picture = typed.pop(name, None)
            alt = " ".join(typed.pop(f"{name}_alt", "").split())
            if picture and alt:
                pictures.append(Described(picture, alt))
            elif picture and f"{name}_alt" not in self.errors:
                self.add_error(
                    f"{name}_alt",
                    ValidationError(
                        _("Say in a few words what can be seen in the picture."), code="no_alt"
                    ),
                )
            elif alt and name not in self.errors:
                self.add_error(
                    name,
                    ValidationError(
                        _("Choose the picture that is described, or clear the description."),
                        code="no_picture",
                    ),
                )
        typed["pictures"] = pictures
        return typed

    def remind_of_pictures(self) -> None:
        """Browsers don't keep chosen files when a form comes back."""
        for name in self.files:
            if name in self.fields and name not in self.errors:
                self.add_error(name, _("Choose the picture again: the browser did not keep it."))
