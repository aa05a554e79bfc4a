from django.contrib import admin

from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.models import Centre, QueuedMail


@admin.register(Centre)
class CentreAdmin(admin.ModelAdmin):
    form = ConstraintAwareAdminForm

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(QueuedMail)
class QueuedMailAdmin(admin.ModelAdmin):
    """That the portal wrote a letter, to whom and when. Not its text: it may let somebody in."""

    list_display = ["subject", "to", "queued_at", "sent_at"]
    list_filter = ["sent_at"]
    search_fields = ["to", "subject"]
    fields = ["to", "subject", "queued_at", "sent_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
