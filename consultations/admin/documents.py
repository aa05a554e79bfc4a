"""Documents on the page of what they belong to: uploaded, checked, replaced, taken away."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from consultations.models import Document
from consultations.programmes import fill_in_file
from tcal.shared.documents import DocumentField
from tcal.shared.forms import ConstraintAwareAdminForm


class DocumentForm(ConstraintAwareAdminForm):
    upload = DocumentField(label=_("file"))

    class Meta:
        model = Document
        fields = ["title", "kind"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What is there may be replaced; something new needs its file.
        self.fields["upload"].required = not self.instance.pk

    def save(self, commit=True):
        # Not in clean(): a form refused for something else leaves no file behind.
        if upload := self.cleaned_data.get("upload"):
            fill_in_file(self.instance, upload)
        return super().save(commit)


class DocumentInline(admin.StackedInline):
    model = Document
    form = DocumentForm
    fields = ["present", "title", "kind", "upload"]
    readonly_fields = ["present"]
    extra = 0

    @admin.display(description=_("present file"))
    def present(self, document):
        if not document.pk:
            return "–"
        return format_html(
            '<a href="{}">{}.{}</a>',
            document.get_absolute_url(),
            document.slug,
            document.extension,
        )


class KeepsDocuments:
    """For admins with a ``DocumentInline``: who added what is written down."""

    def save_formset(self, request, form, formset, change):
        if formset.model is Document:
            for one in formset.forms:
                if one.instance.added_by_id is None and not one.instance.pk:
                    one.instance.added_by = request.user
        super().save_formset(request, form, formset, change)
