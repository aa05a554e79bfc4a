"""``manage.py keep_places``: for cron, every few minutes, where no background worker runs."""

from django.core.management.base import BaseCommand

from consultations.schedule import keep_places


class Command(BaseCommand):
    help = "Frees places that guests did not confirm in time and gives them to those who wait."

    def handle(self, *args, **options):
        self.stdout.write(keep_places())
