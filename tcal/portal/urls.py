from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.generic.base import RedirectView

from tcal.portal.appearance import change_appearance
from tcal.portal.sitemaps import SITEMAPS
from tcal.portal.views import account, health, home, language, mailbox, pages, search
from tcal.portal.views.styleguide import styleguide
from tcal.shared.access import public

urlpatterns = [
    path("", home.home, name="home"),
    path("szukaj/", search.search, name="search"),
    path("konto/", account.account, name="account"),
    path("jezyk/", language.set_language, name="set_language"),
    path("wyglad/", change_appearance, name="appearance"),
    path("deklaracja-dostepnosci/", pages.accessibility_statement, name="accessibility_statement"),
    path("prywatnosc/", pages.page, {"key": "privacy"}, "privacy"),
    path("regulamin/", pages.page, {"key": "rules"}, "rules"),
    path("o-centrum/", pages.about, name="about"),
    path("tekst-latwy/", pages.page, {"key": "easy_read"}, "easy_read"),
    path("poradnik/", pages.know_how, name="know_how"),
    path("poradnik/<slug:slug>/", pages.know_how_page, name="know_how_page"),
    path("poczta/", mailbox.mailbox, name="mailbox"),
    path("poczta/<int:pk>/", mailbox.letter, name="letter"),
    path("poczta/<int:pk>/html/", mailbox.letter_html, name="letter_html"),
    path(
        "poczta/<int:pk>/zalaczniki/<int:number>/",
        mailbox.letter_attachment,
        name="letter_attachment",
    ),
    path("zdrowie/", health.health, name="health"),
    path("sitemap.xml", public(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "favicon.ico", public(RedirectView.as_view(url="/static/img/favicon.svg")), name="favicon"
    ),
    path("admin/styleguide/", styleguide, name="styleguide"),
]
