from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from tcal.portal.default_pages import DEFAULT_PAGES
from tcal.portal.markup import PLACEHOLDERS
from tcal.portal.models import AccessibilityStatement, Page
from tcal.shared.forms import ConstraintAwareAdminForm

HOW_TO_WRITE = _(
    "Leave an empty line between paragraphs. Begin a heading with “# ”, a point of a list with "
    "“- ” or “1. ”. Two asterisks make **bold** text. A link: [what one reads](address). These are "
    "filled in from the centre's entry: %(placeholders)s."
)


def how_to_write():
    return HOW_TO_WRITE % {"placeholders": ", ".join(f"[centre.{name}]" for name in PLACEHOLDERS)}


class StatementInline(admin.StackedInline):
    model = AccessibilityStatement
    form = ConstraintAwareAdminForm
    can_delete = False
    extra = 0
    max_num = 1

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Page)
class PageAdmin(admin.ModelAdmin):
    """Texts of the portal. Those it starts with are changed or hidden, never deleted."""

    form = ConstraintAwareAdminForm
    list_display = ["shown_title", "kind", "is_shown", "reviewed_on", "updated_at"]
    list_filter = ["kind", "is_shown"]
    search_fields = ["title_pl", "title_en", "body_pl", "body_en"]
    inlines = [StatementInline]

    @admin.display(description=_("title"))
    def shown_title(self, page):
        return page.title

    def get_fieldsets(self, request, obj=None):
        return [
            (None, {"fields": ["position", "is_shown", "reviewed_on", "film_url"]}),
            (
                _("Text in Polish"),
                {"fields": ["title_pl", "lead_pl", "body_pl"], "description": how_to_write()},
            ),
            (_("Text in English"), {"fields": ["title_en", "lead_en", "body_en"]}),
        ]

    def get_inlines(self, request, obj):
        return self.inlines if obj and obj.key == "accessibility" else []

    def has_delete_permission(self, request, obj=None):
        # Without a named page the answer is about deleting many at once.
        if obj is None or obj.key in {page.key for page in DEFAULT_PAGES}:
            return False
        return super().has_delete_permission(request, obj)

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_shown else None
