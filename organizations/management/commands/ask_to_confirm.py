"""``manage.py ask_to_confirm``: for cron, once a day, where no background worker runs."""

from django.core.management.base import BaseCommand

from organizations.confirmation import ask_to_confirm


class Command(BaseCommand):
    help = "Asks the managers of organisations once a year whether their page is still true."

    def handle(self, **options):
        self.stdout.write(f"asked {ask_to_confirm()}")
