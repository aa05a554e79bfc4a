"""Handing a room over, taking it back, telling what is broken; filled in standing at the door."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rooms.forms.fields import DateInput
from rooms.models import Resource
from tcal.shared.forms import PortalForm
from tcal.shared.periods import day_bounds, local_today
from tcal.shared.pictures import Picture, read_picture

MOST_PHOTOS = 6


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])


class PhotosField(forms.FileField):
    """Several files, each of which becomes a ``Picture``; the error names the file."""

    widget = SeveralFilesInput(
        attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp"}
    )

    def __init__(self, **options):
        super().__init__(
            **{
                "label": gettext_lazy("Photos"),
                "required": False,
                "help_text": gettext_lazy(
                    "At most six, JPEG, PNG or WebP. Only staff and the organisation see them."
                ),
                **options,
            }
        )

    def clean(self, data, initial=None) -> list[Picture]:
        files = [file for file in data or [] if file]
        if len(files) > MOST_PHOTOS:
            raise ValidationError(
                ngettext(
                    "Choose at most %(most)d photos; this was %(count)d.",
                    "Choose at most %(most)d photos; these were %(count)d.",
                    len(files),
                )
                % {"most": MOST_PHOTOS, "count": len(files)},
                code="too_many",
            )
        pictures, errors = [], []
        for file in files:
            try:
                pictures.append(read_picture(super().clean(file)))
            except ValidationError as refusal:
                errors += [f"{file.name}: {message}" for message in refusal.messages]
        if errors:
            raise ValidationError(errors, code="not_a_picture")
        return pictures


class WithPhotos:
    """Browsers do not keep chosen files when a form comes back."""

    def remind_of_photos(self) -> None:
        """Say beside the field, where some were sent, that they have to be chosen again."""
        if self.files and "photos" not in self.errors:
            self.add_error("photos", _("Choose the photos again: the browser did not keep them."))


class HandOverForm(WithPhotos, PortalForm):
    received_by = forms.CharField(label=gettext_lazy("Who receives it"), max_length=120)
    key_number = forms.CharField(
        label=gettext_lazy("Key number"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Leave it empty when no key is given."),
    )
    condition = forms.CharField(
        label=gettext_lazy("Condition"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What is not as it should be, for example a stain on the carpet."),
    )
    photos = PhotosField()


class TakeBackForm(WithPhotos, PortalForm):
    returned_by = forms.CharField(label=gettext_lazy("Who returns it"), max_length=120)
    key_returned = forms.BooleanField(label=gettext_lazy("The key is back"), required=False)
    condition = forms.CharField(
        label=gettext_lazy("Condition"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Is it as it was? What is broken goes into the fields below."),
    )
    photos = PhotosField()

    def __init__(self, *args, handover, **kwargs):
        super().__init__(*args, initial={"returned_by": handover.received_by}, **kwargs)
        if handover.key_number:
            self.fields["key_returned"].label = _("Key %(number)s is back") % {
                "number": handover.key_number
            }
        else:
            del self.fields["key_returned"]


class DamageForm(PortalForm):
    """One thing that is broken."""

    resource = forms.ModelChoiceField(
        Resource.objects.none(), label=gettext_lazy("What"), empty_label=None
    )
    description = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    out_of_use_until = forms.DateField(
        label=gettext_lazy("Out of use until"),
        required=False,
        widget=DateInput(),
        help_text=gettext_lazy(
            "This day included. Nobody can book it until then, none of its pieces. "
            "Leave it empty when it can still be used."
        ),
    )

    def __init__(self, *args, resources, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["resource"]
        field.queryset = resources
        field.initial = next(iter(resources), None)
        if self.empty_permitted:
            # No stars in fields that may stay empty; the verb still asks what is wrong.
            field.required = self.fields["description"].required = False

    def has_changed(self):
        """Nothing said about a thing is nothing broken."""
        chosen = self.data.get(self.add_prefix("resource"))
        return bool({*self.changed_data} - (set() if chosen else {"resource"}))

    def clean_resource(self):
        return self.cleaned_data["resource"] or self.fields["resource"].initial

    def clean_out_of_use_until(self):
        """Return the end of the local day, None where the thing stays in use."""
        day = self.cleaned_data["out_of_use_until"]
        if day is None:
            return None
        if day < local_today():
            raise ValidationError(_("This day has passed. Choose a later one."))
        try:
            return day_bounds(day).ends_at
        except ValueError as error:
            raise ValidationError(str(error)) from error


DamageFormSet = forms.formset_factory(DamageForm, extra=2, max_num=5, validate_max=True)


def damage_forms(data=None, *, resources):
    """Return the fields for what was found broken at return: two that may stay empty."""
    return DamageFormSet(data, prefix="damage", form_kwargs={"resources": resources})
