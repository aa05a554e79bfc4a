"""``manage.py run_deadlines``: for cron, where no background worker runs."""

from django.core.management.base import BaseCommand

from rooms.deadlines import keep_deadlines


class Command(BaseCommand):
    help = (
        "Expires what nobody answered in time, completes past bookings, reminds people and staff."
    )

    def handle(self, **options):
        self.stdout.write(keep_deadlines())
