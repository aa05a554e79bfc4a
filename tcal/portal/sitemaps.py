"""Public addresses for search engines. An app with more to say about its own has a sitemap there."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from consultations.models import AdvisoryBody, Consultation, CooperationProgramme
from events.sitemaps import EventMonthSitemap, EventSitemap
from organizations.models import Organization
from rooms.models import Resource
from tcal.portal.models import Page
from volunteering.sitemaps import OpportunitySitemap


class SectionSitemap(Sitemap):
    """The first page of each public section."""

    def items(self):
        return [
            "home",
            "rooms:find",
            "rooms:week",
            "events:list",
            "organizations:list",
            "volunteering:list",
            "consultations:list",
            "programmes:list",
            "know_how",
        ]

    def location(self, item):
        return reverse(item)


class PageSitemap(Sitemap):
    def items(self):
        return Page.objects.shown()

    def lastmod(self, page):
        return page.updated_at


class OrganizationSitemap(Sitemap):
    def items(self):
        return Organization.objects.listed().in_polish_order()


class RoomSitemap(Sitemap):
    def items(self):
        return Resource.objects.bookable().in_polish_order()


class ConsultationSitemap(Sitemap):
    def items(self):
        return Consultation.objects.published().latest_first()


class ConsultationResultsSitemap(Sitemap):
    def items(self):
        return Consultation.objects.with_published_answers().latest_first()

    def lastmod(self, consultation):
        return consultation.report_published_at

    def location(self, consultation):
        return reverse("consultations:results", args=[consultation.slug])


class ProgrammeSitemap(Sitemap):
    def items(self):
        return CooperationProgramme.objects.announced()


class AdvisoryBodySitemap(Sitemap):
    def items(self):
        return AdvisoryBody.objects.order_by("pk")


SITEMAPS = {
    "sections": SectionSitemap,
    "pages": PageSitemap,
    "organizations": OrganizationSitemap,
    "rooms": RoomSitemap,
    "events": EventSitemap,
    "months": EventMonthSitemap,
    "volunteering": OpportunitySitemap,
    "consultations": ConsultationSitemap,
    "consultation_results": ConsultationResultsSitemap,
    "programmes": ProgrammeSitemap,
    "advisory_bodies": AdvisoryBodySitemap,
}
