"""Who takes part and what they sent: entered, decided and answered in the portal."""

from django.contrib import admin

from consultations.admin.readonly import ReadOnlyAdmin
from consultations.models import Comment, Participation, Remark, TopicProposal


@admin.register(Participation)
class ParticipationAdmin(ReadOnlyAdmin):
    list_display = ["name", "organization_name", "meeting", "table", "status", "registered_at"]
    list_filter = ["meeting", "status", "channel"]
    list_select_related = ["meeting", "table"]
    search_fields = ["name", "email", "organization_name"]


@admin.register(TopicProposal)
class TopicProposalAdmin(ReadOnlyAdmin):
    list_display = ["topic", "meeting", "author_name", "status", "proposed_at"]
    list_filter = ["meeting", "status", "channel"]
    list_select_related = ["meeting"]
    search_fields = ["topic", "author_name", "organization_name"]


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "consultation", "status"]
    list_filter = ["consultation", "status"]
    list_select_related = ["consultation"]
    search_fields = ["text"]


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    list_display = ["number", "consultation", "received_on", "channel", "outcome"]
    list_filter = ["consultation", "channel", "outcome"]
    list_select_related = ["consultation"]
    search_fields = ["text", "provision"]
