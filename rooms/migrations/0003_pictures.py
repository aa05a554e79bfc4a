import django.db.models.deletion
import tcal.shared.pictures
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("rooms", "0002_policy_series_changes_waitlist"),
    ]

    operations = [
        migrations.CreateModel(
            name="RoomPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "small",
                    models.FileField(
                        editable=False, storage=tcal.shared.pictures.public_pictures, upload_to=""
                    ),
                ),
                (
                    "large",
                    models.FileField(
                        editable=False, storage=tcal.shared.pictures.public_pictures, upload_to=""
                    ),
                ),
                ("width", models.PositiveSmallIntegerField(editable=False)),
                ("height", models.PositiveSmallIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "photograph"), ("plan", "floor plan")],
                        default="photo",
                        max_length=5,
                        verbose_name="kind of picture",
                    ),
                ),
                (
                    "alt_pl",
                    models.CharField(
                        help_text="Read aloud to those who do not see it: what is where, in one sentence.",
                        max_length=200,
                        verbose_name="what can be seen (Polish)",
                    ),
                ),
                (
                    "alt_en",
                    models.CharField(max_length=200, verbose_name="what can be seen (English)"),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="The photograph with the lowest number comes first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="rooms.resource",
                        verbose_name="resource",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alt_pl", ""), _negated=True),
                            models.Q(("alt_en", ""), _negated=True),
                        ),
                        name="picture_is_described_in_words",
                        violation_error_message="Say in both languages what can be seen: not everybody sees the picture.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("height__gte", 1),
                            ("width__gte", 1),
                            models.Q(("small", ""), _negated=True),
                            models.Q(("large", ""), _negated=True),
                        ),
                        name="picture_has_its_files",
                        violation_error_message="Choose a picture.",
                    ),
                ],
            },
        ),
    ]
