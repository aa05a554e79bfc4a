from django.contrib.sitemaps import Sitemap

from volunteering.models import Opportunity


class OpportunitySitemap(Sitemap):
    """Offers that one can apply for."""

    changefreq = "daily"

    def items(self):
        return Opportunity.objects.open().newest_first()

    def lastmod(self, opportunity):
        return opportunity.published_at
