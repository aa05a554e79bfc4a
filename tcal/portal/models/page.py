from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tcal.portal.markup import as_html
from tcal.shared.history import tracked
from tcal.shared.models import Centre
from tcal.shared.search import SEARCH_FIELDS, Searchable, SearchQuerySet
from tcal.shared.slugs import unique_slug

# Pages that the law or the portal itself needs, with the names of their addresses.
REQUIRED_PAGES = {
    "accessibility": "accessibility_statement",
    "privacy": "privacy",
    "rules": "rules",
    "about": "about",
    "easy_read": "easy_read",
}


class PageQuerySet(SearchQuerySet):
    def required(self):
        return self.filter(kind=Page.Kind.REQUIRED)

    def know_how(self):
        return self.filter(kind=Page.Kind.KNOW_HOW)

    def shown(self):
        return self.filter(is_shown=True)


@tracked(exclude=SEARCH_FIELDS)
class Page(Searchable):
    """A text that staff keep, in Polish and, where somebody has translated it, in English."""

    class Kind(models.TextChoices):
        REQUIRED = "required", _("required page")
        KNOW_HOW = "know_how", _("know-how")

    key = models.SlugField(_("address of the page"), max_length=80, unique=True, editable=False)
    kind = models.CharField(
        _("kind"), max_length=10, choices=Kind.choices, default=Kind.KNOW_HOW, editable=False
    )
    title_pl = models.CharField(_("title (Polish)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120, blank=True)
    lead_pl = models.CharField(_("in one sentence (Polish)"), max_length=250, blank=True)
    lead_en = models.CharField(_("in one sentence (English)"), max_length=250, blank=True)
    body_pl = models.TextField(_("text (Polish)"), max_length=50_000)
    body_en = models.TextField(_("text (English)"), max_length=50_000, blank=True)
    film_url = models.URLField(
        _("film in Polish Sign Language"),
        blank=True,
        help_text=_("The address of a film that says the same. Leave empty if there is none."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    is_shown = models.BooleanField(
        _("shown on the portal"), default=True, help_text=_("Required pages always are.")
    )
    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta(Searchable.Meta):
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title_pl="") & ~Q(body_pl=""),
                name="page_says_something_in_polish",
                violation_error_message=_("Write at least the Polish title and text."),
            ),
            models.CheckConstraint(
                condition=Q(title_en="", body_en="") | (~Q(title_en="") & ~Q(body_en="")),
                name="english_page_has_a_title_and_a_text",
                violation_error_message=_(
                    "An English page needs both a title and a text. Fill in both, or leave both empty."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_shown=True) | Q(kind="know_how"),
                name="required_page_is_shown",
                violation_error_message=_("This page is required: it can't be hidden."),
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = unique_slug(Page.objects.all(), self.title_pl, field="key")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        if self.key in REQUIRED_PAGES:
            return reverse(REQUIRED_PAGES[self.key])
        return reverse("know_how_page", args=[self.key])

    def search_parts(self):
        return [
            ("A", self.title_pl),
            ("A", self.title_en),
            ("B", self.lead_pl),
            ("B", self.lead_en),
            ("C", self.body_pl),
            ("C", self.body_en),
        ]

    @property
    def lang(self) -> str:
        """The language in which the page is shown: the visitor's, or Polish for want of it."""
        return "en" if get_language() == "en" and self.title_en else "pl"

    @property
    def title(self) -> str:
        return self.title_en if self.lang == "en" else self.title_pl

    @property
    def lead(self) -> str:
        return self.lead_en if self.lang == "en" else self.lead_pl

    @property
    def has_place_for_film(self) -> bool:
        """The act of 19 July 2019 (art. 6) asks for a film beside the easy text; others may have one."""
        return bool(self.film_url) or self.key == "easy_read"

    def html(self, centre: Centre, *, first_heading: int = 2) -> str:
        """Return the text as safe HTML. ``centre`` fills the placeholders."""
        text = self.body_en if self.lang == "en" else self.body_pl
        return mark_safe(as_html(text, centre=centre, first_heading=first_heading))
