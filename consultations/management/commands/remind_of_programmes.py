"""``manage.py remind_of_programmes``: for cron, once a day, where no background worker runs."""

from django.core.management.base import BaseCommand

from consultations.reminders import remind_of_programmes


class Command(BaseCommand):
    help = "Writes to the coordinators before the statutory dates of the yearly programme."

    def handle(self, **options):
        self.stdout.write(f"reminded of {remind_of_programmes()}")
