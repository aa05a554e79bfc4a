import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("rooms", "0004_kinds_and_capacity"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="allocation",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["resource", "period"], name="allocation_by_time"
            ),
        ),
    ]
