"""What an organisation says about itself: asked at registration, changed later by its managers."""

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from organizations.models import Organization, PublicTaskSphere
from tcal.shared.forms import PortalFormMixin, PortalModelForm

GROUP_TITLE = '<span class="h3">{}</span>'


class DescriptionMixin(PortalFormMixin, forms.Form):
    """Fields that registration and later editing share, asked in the same words."""

    GROUPS = [
        (_("What you do"), ["description", "district", "spheres"]),
        (_("Contact for everybody"), ["website", "public_email", "public_phone"]),
        (_("Contact for the centre"), ["contact_email", "contact_phone"]),
    ]

    spheres = forms.ModelMultipleChoiceField(
        PublicTaskSphere.objects.none(),
        label=_("Spheres of activity"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As many as fit. People look for organisations by them."),
    )
    district = forms.CharField(
        label=_("District"),
        max_length=60,
        required=False,
        help_text=_("Where most of your activity takes place. Empty when it is the whole city."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "districts"}),
    )
    description = forms.CharField(
        label=_("In a few sentences"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What you do, for whom, when and where."),
    )
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    public_email = forms.EmailField(
        label=_("Public e-mail"), required=False, help_text=_("Everybody will see it on the page.")
    )
    public_phone = forms.CharField(
        label=_("Public telephone"),
        max_length=30,
        required=False,
        help_text=_("Everybody will see it on the page."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail for the centre"),
        required=False,
        help_text=_("Only the centre's staff and the organisation's managers see it."),
    )
    contact_phone = forms.CharField(
        label=_("Telephone for the centre"),
        max_length=30,
        required=False,
        help_text=_("Only the centre's staff and the organisation's managers see it."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A sphere that was retired stays where it was chosen.
        self.fields["spheres"].queryset = PublicTaskSphere.objects.on_offer(also_of=self.instance)

    @property
    def helper(self):
        helper = super().helper
        helper.field_class = "choices--columns"
        helper.layout = Layout(
            *(
                Fieldset(format_lazy(GROUP_TITLE, title), *names, css_class="boxed")
                for title, names in self.GROUPS
            )
        )
        return helper


class DescriptionForm(DescriptionMixin, PortalModelForm):
    """What managers may change by themselves; names and numbers are changed by staff."""

    class Meta:
        model = Organization
        fields = [
            "spheres",
            "district",
            "description",
            "website",
            "public_email",
            "public_phone",
            "contact_email",
            "contact_phone",
        ]

    def save(self):
        """Write only these columns: a decision made meanwhile stays."""
        columns = [name for name in self._meta.fields if name != "spheres"]
        self.instance.save(update_fields=columns)
        self.instance.change_spheres(self.cleaned_data["spheres"])
        return self.instance
