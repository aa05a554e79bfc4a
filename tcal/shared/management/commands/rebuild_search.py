"""Recompute the search index of every searchable row."""

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from tcal.shared.search import SEARCH_FIELDS, Searchable

BATCH = 500


class Command(BaseCommand):
    help = "Recompute the search index of every searchable row, or of the models named."

    def add_arguments(self, parser):
        parser.add_argument("models", nargs="*", metavar="app.Model")

    def handle(self, *args, **options):
        models = [apps.get_model(label) for label in options["models"]] or [
            model for model in apps.get_models() if not model._meta.proxy
        ]
        for model in models:
            if issubclass(model, Searchable):
                self.rebuild(model)

    def rebuild(self, model):
        rows = model._base_manager.order_by("pk")
        total, done, last = rows.count(), 0, None
        while True:
            with transaction.atomic():
                batch = rows if last is None else rows.filter(pk__gt=last)
                # Locked, so that a row saved meanwhile keeps the index of its new text.
                batch = list(batch.select_for_update(of=("self",), no_key=True)[:BATCH])
                for row in batch:
                    row.fill_search()
                model._base_manager.bulk_update(batch, SEARCH_FIELDS)
            done += len(batch)
            self.stdout.write(f"{model._meta.label}: {done} / {max(total, done)}")
            if len(batch) < BATCH:
                return
            last = batch[-1].pk
