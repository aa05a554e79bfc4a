from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tcal.portal import demo


class Command(BaseCommand):
    help = "Loads the demo centre with invented people and dates around today; once."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(
                "The demo's passwords are public: it is loaded only with DEBUG=1, never in production."
            )
        loaded = demo.load()
        self.stdout.write("Demo loaded." if loaded else "The demo is there already; data are kept.")
