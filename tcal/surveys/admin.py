"""Surveys in the administration: a list that leads to their pages in the portal."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from tcal.surveys.models import Survey


@admin.register(Survey)
class SurveyAdmin(admin.ModelAdmin):
    """Everything is done on the survey's own page. Answers are not here: they may be anonymous."""

    list_display = ["title", "status", "audience", "is_anonymous", "closes_at", "page"]
    list_filter = ["status", "audience"]
    search_fields = ["title"]
    fields = ["title", "status", "audience", "is_anonymous", "opens_at", "closes_at", "page"]
    readonly_fields = fields

    @admin.display(description=_("page in the portal"))
    def page(self, survey):
        return format_html(
            '<a href="{}">{}</a>', reverse("surveys:manage", args=[survey.slug]), survey.title
        )

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
