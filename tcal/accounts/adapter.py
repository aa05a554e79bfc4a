from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings

from tcal.shared.mail import queue_message
from tcal.shared.models import Centre


class AccountAdapter(DefaultAccountAdapter):
    """allauth's letters take the same way as all others: queued, then sent by the worker."""

    def send_mail(self, template_prefix, email, context):
        context = {"centre": Centre.current(), "portal_url": settings.PORTAL_URL, **context}
        queue_message(self.render_mail(template_prefix, email, context))

    def populate_username(self, request, user):
        """There is no username: people sign in with their e-mail."""
