import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.math
import django.db.models.lookups
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import rooms.models.policy
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


KINDS = ["ngo", "group", "partnership", "institution"]


def carry_over(apps, schema_editor):
    """What was confirmed at once stays so for everybody; waiting requests wait until they begin."""
    resources = apps.get_model("rooms", "Resource").objects
    resources.filter(confirms_at_once=True).update(instant_for=KINDS)
    bookings = apps.get_model("rooms", "Booking").objects
    bookings.filter(status="pending").update(answer_by=models.F("starts_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("rooms", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="BookingChange",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("request", "the organisation asks"),
                                ("proposal", "staff propose"),
                            ],
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("starts_at", models.DateTimeField(verbose_name="from")),
                    ("ends_at", models.DateTimeField(verbose_name="until")),
                    ("message", models.TextField(blank=True, max_length=1000, verbose_name="message")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("awaiting", "awaiting an answer"),
                                ("accepted", "accepted"),
                                ("rejected", "refused"),
                                ("withdrawn", "withdrawn"),
                                ("expired", "expired"),
                            ],
                            default="awaiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("answer_by", models.DateTimeField(verbose_name="answer expected by")),
                    ("submission_id", models.UUIDField(editable=False, unique=True)),
                    (
                        "proposed_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="proposed"
                        ),
                    ),
                    (
                        "decided_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="decided"),
                    ),
                    (
                        "decision_reason",
                        models.TextField(blank=True, editable=False, verbose_name="reason"),
                    ),
                ],
                options={
                    "verbose_name": "change of a booking",
                    "verbose_name_plural": "changes of bookings",
                    "ordering": ["-proposed_at", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="BookingChangeEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("request", "the organisation asks"),
                                ("proposal", "staff propose"),
                            ],
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("starts_at", models.DateTimeField(verbose_name="from")),
                    ("ends_at", models.DateTimeField(verbose_name="until")),
                    ("message", models.TextField(blank=True, max_length=1000, verbose_name="message")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("awaiting", "awaiting an answer"),
                                ("accepted", "accepted"),
                                ("rejected", "refused"),
                                ("withdrawn", "withdrawn"),
                                ("expired", "expired"),
                            ],
                            default="awaiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("answer_by", models.DateTimeField(verbose_name="answer expected by")),
                    ("submission_id", models.UUIDField(editable=False)),
                    (
                        "proposed_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="proposed"
                        ),
                    ),
                    (
                        "decided_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="decided"),
                    ),
                    (
                        "decision_reason",
                        models.TextField(blank=True, editable=False, verbose_name="reason"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="BookingSeries",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "frequency",
                        models.CharField(
                            choices=[
                                ("weekly", "every week"),
                                ("fortnightly", "every second week"),
                                ("monthly", "every month, on the same weekday of the month"),
                            ],
                            max_length=12,
                            verbose_name="how often",
                        ),
                    ),
                    ("first_day", models.DateField(verbose_name="first day")),
                    ("last_day", models.DateField(verbose_name="last day")),
                    ("starts_at", models.TimeField(verbose_name="from")),
                    (
                        "ends_at",
                        models.TimeField(
                            help_text="Not later than the start: on the next day.", verbose_name="until"
                        ),
                    ),
                    ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                    ("submission_id", models.UUIDField(editable=False, unique=True)),
                    (
                        "requested_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="booked"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "series of bookings",
                    "verbose_name_plural": "series of bookings",
                    "ordering": ["-requested_at", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="BookingSeriesEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "frequency",
                        models.CharField(
                            choices=[
                                ("weekly", "every week"),
                                ("fortnightly", "every second week"),
                                ("monthly", "every month, on the same weekday of the month"),
                            ],
                            max_length=12,
                            verbose_name="how often",
                        ),
                    ),
                    ("first_day", models.DateField(verbose_name="first day")),
                    ("last_day", models.DateField(verbose_name="last day")),
                    ("starts_at", models.TimeField(verbose_name="from")),
                    (
                        "ends_at",
                        models.TimeField(
                            help_text="Not later than the start: on the next day.", verbose_name="until"
                        ),
                    ),
                    ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                    ("submission_id", models.UUIDField(editable=False)),
                    (
                        "requested_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="booked"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="HouseRules",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "number",
                        models.PositiveIntegerField(
                            editable=False, unique=True, verbose_name="version"
                        ),
                    ),
                    ("text_pl", models.TextField(max_length=20000, verbose_name="text (Polish)")),
                    (
                        "text_en",
                        models.TextField(blank=True, max_length=20000, verbose_name="text (English)"),
                    ),
                    (
                        "published_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="published"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "rules of the rooms",
                    "verbose_name_plural": "rules of the rooms",
                    "ordering": ["-number"],
                },
            ),
            migrations.CreateModel(
                name="Part",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "part",
                    "verbose_name_plural": "parts",
                },
            ),
            migrations.CreateModel(
                name="PartEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Quota",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("ngo", "registered organisations"),
                                ("group", "groups without registration"),
                                ("partnership", "partnerships of organisations"),
                                ("institution", "public institutions"),
                            ],
                            max_length=12,
                            unique=True,
                            verbose_name="kind of organisation",
                        ),
                    ),
                    (
                        "hours",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="hours a month",
                        ),
                    ),
                    (
                        "young_extra_hours",
                        models.PositiveSmallIntegerField(
                            default=0, verbose_name="more for young organisations"
                        ),
                    ),
                    (
                        "young_years",
                        models.PositiveSmallIntegerField(
                            default=2, verbose_name="young: years since founding, at most"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "quota of hours",
                    "verbose_name_plural": "quotas of hours",
                    "ordering": ["kind"],
                },
            ),
            migrations.CreateModel(
                name="QuotaEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("ngo", "registered organisations"),
                                ("group", "groups without registration"),
                                ("partnership", "partnerships of organisations"),
                                ("institution", "public institutions"),
                            ],
                            max_length=12,
                            verbose_name="kind of organisation",
                        ),
                    ),
                    (
                        "hours",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="hours a month",
                        ),
                    ),
                    (
                        "young_extra_hours",
                        models.PositiveSmallIntegerField(
                            default=0, verbose_name="more for young organisations"
                        ),
                    ),
                    (
                        "young_years",
                        models.PositiveSmallIntegerField(
                            default=2, verbose_name="young: years since founding, at most"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="SkippedDay",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("day", models.DateField(verbose_name="day")),
                    ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ],
                options={
                    "verbose_name": "skipped day",
                    "verbose_name_plural": "skipped days",
                    "ordering": ["day"],
                },
            ),
            migrations.CreateModel(
                name="UnstaffedAccess",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "valid_until",
                        models.DateField(
                            blank=True,
                            help_text="The last day; empty: until withdrawn.",
                            null=True,
                            verbose_name="until",
                        ),
                    ),
                    (
                        "note",
                        models.CharField(blank=True, max_length=200, verbose_name="note for staff"),
                    ),
                    (
                        "granted_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="granted"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "authorisation for hours without staff",
                    "verbose_name_plural": "authorisations for hours without staff",
                    "ordering": ["organization__name_sort"],
                },
            ),
            migrations.CreateModel(
                name="UnstaffedAccessEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "valid_until",
                        models.DateField(
                            blank=True,
                            help_text="The last day; empty: until withdrawn.",
                            null=True,
                            verbose_name="until",
                        ),
                    ),
                    (
                        "note",
                        models.CharField(blank=True, max_length=200, verbose_name="note for staff"),
                    ),
                    (
                        "granted_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="granted"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="WaitlistEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("starts_at", models.DateTimeField(verbose_name="from")),
                    ("ends_at", models.DateTimeField(verbose_name="until")),
                    (
                        "people",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="number of people",
                        ),
                    ),
                    ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                    (
                        "responsible_person",
                        models.CharField(max_length=120, verbose_name="responsible person"),
                    ),
                    (
                        "responsible_phone",
                        models.CharField(max_length=30, verbose_name="telephone on that day"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting"),
                                ("offered", "offered a time"),
                                ("served", "took the time"),
                                ("declined", "did not take the time"),
                                ("left", "left the list"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("submission_id", models.UUIDField(editable=False, unique=True)),
                    (
                        "joined_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="since"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "waiting-list entry",
                    "verbose_name_plural": "waiting list",
                    "ordering": ["joined_at", "pk"],
                },
            ),
            migrations.CreateModel(
                name="WaitlistEntryEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    ("starts_at", models.DateTimeField(verbose_name="from")),
                    ("ends_at", models.DateTimeField(verbose_name="until")),
                    (
                        "people",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="number of people",
                        ),
                    ),
                    ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting"),
                                ("offered", "offered a time"),
                                ("served", "took the time"),
                                ("declined", "did not take the time"),
                                ("left", "left the list"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("submission_id", models.UUIDField(editable=False)),
                    (
                        "joined_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="since"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
        ),
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="booking",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="booking",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="resource",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="resource",
                name="update_update",
            ),
        ),
        Together(
            migrations.AddField(
                model_name="booking",
                name="answer_by",
                field=models.DateTimeField(
                    editable=False, null=True, verbose_name="answer expected by"
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="fee",
                field=models.DecimalField(
                    decimal_places=2, default=0, editable=False, max_digits=8, verbose_name="fee (PLN)"
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="series_day",
                field=models.DateField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="booking",
                name="staff_reminded_at",
                field=models.DateTimeField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="answer_by",
                field=models.DateTimeField(
                    editable=False, null=True, verbose_name="answer expected by"
                ),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="fee",
                field=models.DecimalField(
                    decimal_places=2, default=0, editable=False, max_digits=8, verbose_name="fee (PLN)"
                ),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="series_day",
                field=models.DateField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="staff_reminded_at",
                field=models.DateTimeField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="openinghours",
                name="is_staffed",
                field=models.BooleanField(
                    default=True,
                    help_text="Without staff, only organisations that staff authorised may book.",
                    verbose_name="with staff",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="door_code",
                field=models.CharField(
                    blank=True,
                    help_text="Shown only to those with a confirmed booking, shortly before it starts.",
                    max_length=40,
                    verbose_name="door code",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="fee_per_hour",
                field=models.DecimalField(
                    decimal_places=2,
                    default=0,
                    help_text="Only stated: nothing is paid in the portal.",
                    max_digits=7,
                    validators=[django.core.validators.MinValueValidator(0)],
                    verbose_name="fee for an hour (PLN)",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="horizon_days",
                field=models.PositiveSmallIntegerField(
                    default=366,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="booked at most so many days ahead",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="instant_for",
                field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("ngo", "registered organisations"),
                            ("group", "groups without registration"),
                            ("partnership", "partnerships of organisations"),
                            ("institution", "public institutions"),
                        ],
                        max_length=12,
                    ),
                    blank=True,
                    default=list,
                    help_text="Bookings of all others wait for the decision of staff.",
                    size=None,
                    verbose_name="confirmed at once for",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="longest_minutes",
                field=models.PositiveSmallIntegerField(
                    blank=True,
                    help_text="Empty: as long as the centre is open.",
                    null=True,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="longest booking (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="notice_hours",
                field=models.PositiveSmallIntegerField(
                    default=0, verbose_name="booked at least so many hours ahead"
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="open_to",
                field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("ngo", "registered organisations"),
                            ("group", "groups without registration"),
                            ("partnership", "partnerships of organisations"),
                            ("institution", "public institutions"),
                        ],
                        max_length=12,
                    ),
                    blank=True,
                    default=rooms.models.policy.every_kind,
                    help_text="Groups without registration are, for example, residents of one house.",
                    size=None,
                    verbose_name="who may book",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="shortest_minutes",
                field=models.PositiveSmallIntegerField(
                    default=15,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="shortest booking (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="step_minutes",
                field=models.PositiveSmallIntegerField(
                    choices=[(5, "5"), (10, "10"), (15, "15"), (20, "20"), (30, "30"), (60, "60")],
                    default=15,
                    help_text="Bookings start and end at multiples of it, counted from the full hour.",
                    verbose_name="step (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="fee_per_hour",
                field=models.DecimalField(
                    decimal_places=2,
                    default=0,
                    help_text="Only stated: nothing is paid in the portal.",
                    max_digits=7,
                    validators=[django.core.validators.MinValueValidator(0)],
                    verbose_name="fee for an hour (PLN)",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="horizon_days",
                field=models.PositiveSmallIntegerField(
                    default=366,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="booked at most so many days ahead",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="instant_for",
                field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("ngo", "registered organisations"),
                            ("group", "groups without registration"),
                            ("partnership", "partnerships of organisations"),
                            ("institution", "public institutions"),
                        ],
                        max_length=12,
                    ),
                    blank=True,
                    default=list,
                    help_text="Bookings of all others wait for the decision of staff.",
                    size=None,
                    verbose_name="confirmed at once for",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="longest_minutes",
                field=models.PositiveSmallIntegerField(
                    blank=True,
                    help_text="Empty: as long as the centre is open.",
                    null=True,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="longest booking (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="notice_hours",
                field=models.PositiveSmallIntegerField(
                    default=0, verbose_name="booked at least so many hours ahead"
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="open_to",
                field=django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(
                        choices=[
                            ("ngo", "registered organisations"),
                            ("group", "groups without registration"),
                            ("partnership", "partnerships of organisations"),
                            ("institution", "public institutions"),
                        ],
                        max_length=12,
                    ),
                    blank=True,
                    default=rooms.models.policy.every_kind,
                    help_text="Groups without registration are, for example, residents of one house.",
                    size=None,
                    verbose_name="who may book",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="shortest_minutes",
                field=models.PositiveSmallIntegerField(
                    default=15,
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="shortest booking (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="resourceevent",
                name="step_minutes",
                field=models.PositiveSmallIntegerField(
                    choices=[(5, "5"), (10, "10"), (15, "15"), (20, "20"), (30, "30"), (60, "60")],
                    default=15,
                    help_text="Bookings start and end at multiples of it, counted from the full hour.",
                    verbose_name="step (minutes)",
                ),
            ),
            migrations.AddField(
                model_name="specialday",
                name="is_staffed",
                field=models.BooleanField(default=True, verbose_name="with staff"),
            ),
            migrations.AddField(
                model_name="venue",
                name="answer_within_hours",
                field=models.PositiveSmallIntegerField(
                    default=72,
                    help_text="Unanswered, it expires then, or when the booked time begins.",
                    validators=[django.core.validators.MinValueValidator(1)],
                    verbose_name="hours in which staff answer a request",
                ),
            ),
            migrations.AddField(
                model_name="venue",
                name="door_code_minutes",
                field=models.PositiveSmallIntegerField(
                    default=120, verbose_name="minutes before the start at which the door code is shown"
                ),
            ),
            migrations.AddField(
                model_name="venue",
                name="reminder_hours",
                field=models.PositiveSmallIntegerField(
                    default=24, verbose_name="hours before that at which staff are reminded"
                ),
            ),
        ),
        Together(
            migrations.AlterField(
                model_name="booking",
                name="status",
                field=models.CharField(
                    choices=[
                        ("offered", "offered"),
                        ("pending", "awaiting confirmation"),
                        ("confirmed", "confirmed"),
                        ("rejected", "refused"),
                        ("expired", "expired"),
                        ("cancelled", "cancelled"),
                        ("completed", "took place"),
                        ("no_show", "nobody came"),
                    ],
                    default="pending",
                    editable=False,
                    max_length=10,
                    verbose_name="status",
                ),
            ),
            migrations.AlterField(
                model_name="bookingevent",
                name="status",
                field=models.CharField(
                    choices=[
                        ("offered", "offered"),
                        ("pending", "awaiting confirmation"),
                        ("confirmed", "confirmed"),
                        ("rejected", "refused"),
                        ("expired", "expired"),
                        ("cancelled", "cancelled"),
                        ("completed", "took place"),
                        ("no_show", "nobody came"),
                    ],
                    default="pending",
                    editable=False,
                    max_length=10,
                    verbose_name="status",
                ),
            ),
            migrations.AlterField(
                model_name="openinghours",
                name="closes_at",
                field=models.TimeField(
                    help_text="Not later than the opening: on the next day.", verbose_name="closes"
                ),
            ),
            migrations.AlterField(
                model_name="resource",
                name="minutes_after",
                field=models.PositiveSmallIntegerField(
                    default=0,
                    help_text="For cleaning and airing.",
                    verbose_name="minutes kept free after",
                ),
            ),
            migrations.AlterField(
                model_name="resource",
                name="minutes_before",
                field=models.PositiveSmallIntegerField(
                    default=0, help_text="For setting up.", verbose_name="minutes kept free before"
                ),
            ),
            migrations.AlterField(
                model_name="resourceevent",
                name="minutes_after",
                field=models.PositiveSmallIntegerField(
                    default=0,
                    help_text="For cleaning and airing.",
                    verbose_name="minutes kept free after",
                ),
            ),
            migrations.AlterField(
                model_name="resourceevent",
                name="minutes_before",
                field=models.PositiveSmallIntegerField(
                    default=0, help_text="For setting up.", verbose_name="minutes kept free before"
                ),
            ),
        ),
        Together(
            migrations.AddField(
                model_name="bookingchange",
                name="booking",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="changes",
                    to="rooms.booking",
                    verbose_name="booking",
                ),
            ),
            migrations.AddField(
                model_name="bookingchange",
                name="decided_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="bookingchange",
                name="proposed_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="bookingchange",
                name="room",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="rooms.resource",
                    verbose_name="room",
                ),
            ),
            migrations.AddField(
                model_name="allocation",
                name="change",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="allocations",
                    to="rooms.bookingchange",
                ),
            ),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="resource",
            name="confirms_at_once",
        ),
        migrations.RemoveField(
            model_name="resourceevent",
            name="confirms_at_once",
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.CheckConstraint(
                condition=models.Q(("change", None), ("booking__isnull", False), _connector="OR"),
                name="change_holds_time_for_its_booking",
                violation_error_message="A change holds time for the booking that it changes.",
            ),
        ),
        Together(
            migrations.AddField(
                model_name="bookingchangeevent",
                name="booking",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.booking",
                    verbose_name="booking",
                ),
            ),
            migrations.AddField(
                model_name="bookingchangeevent",
                name="decided_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="bookingchangeevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="bookingchangeevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.bookingchange",
                ),
            ),
            migrations.AddField(
                model_name="bookingchangeevent",
                name="proposed_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="bookingchangeevent",
                name="room",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.resource",
                    verbose_name="room",
                ),
            ),
            migrations.AddField(
                model_name="bookingseries",
                name="organization",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="booking_series",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="bookingseries",
                name="requested_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="series",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="bookings",
                    to="rooms.bookingseries",
                    verbose_name="series",
                ),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="series",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.bookingseries",
                    verbose_name="series",
                ),
            ),
            migrations.AddField(
                model_name="bookingseriesevent",
                name="organization",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="bookingseriesevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="bookingseriesevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.bookingseries",
                ),
            ),
            migrations.AddField(
                model_name="bookingseriesevent",
                name="requested_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="houserules",
                name="published_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="rules",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="bookings",
                    to="rooms.houserules",
                    verbose_name="rules accepted",
                ),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="rules",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.houserules",
                    verbose_name="rules accepted",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="booking",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status__in", ["offered", "pending"]), _negated=True),
                        ("answer_by__isnull", False),
                        _connector="OR",
                    ),
                    name="waiting_booking_states_until_when_it_waits",
                    violation_error_message="What waits for an answer waits until a stated time.",
                ),
            ),
            migrations.AddConstraint(
                model_name="booking",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("series", None), ("series_day", None)),
                        models.Q(("series__isnull", False), ("series_day__isnull", False)),
                        _connector="OR",
                    ),
                    name="booking_of_a_series_states_its_day",
                    violation_error_message="A booking of a series belongs to one of its days.",
                ),
            ),
            migrations.AddConstraint(
                model_name="booking",
                constraint=models.UniqueConstraint(
                    condition=models.Q(
                        ("status__in", ["completed", "confirmed", "no_show", "offered", "pending"])
                    ),
                    fields=("series", "series_day"),
                    name="series_is_booked_once_a_day",
                    violation_error_message="This day of the series is booked already.",
                ),
            ),
        ),
        Together(
            migrations.AddField(
                model_name="part",
                name="part",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="rooms.resource",
                    verbose_name="part",
                ),
            ),
            migrations.AddField(
                model_name="part",
                name="whole",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="rooms.resource",
                    verbose_name="whole",
                ),
            ),
            migrations.AddField(
                model_name="resource",
                name="parts",
                field=models.ManyToManyField(
                    related_name="wholes",
                    through="rooms.Part",
                    to="rooms.resource",
                    verbose_name="parts",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="resource",
                constraint=models.CheckConstraint(
                    condition=models.Q(("shortest_minutes__gte", 1)),
                    name="resource_is_booked_for_some_time",
                    violation_error_message="The shortest booking lasts at least one minute.",
                ),
            ),
            migrations.AddConstraint(
                model_name="resource",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("longest_minutes", None),
                        ("longest_minutes__gte", models.F("shortest_minutes")),
                        _connector="OR",
                    ),
                    name="resource_longest_booking_is_not_shorter_than_the_shortest",
                    violation_error_message="The longest booking can't be shorter than the shortest.",
                ),
            ),
            migrations.AddConstraint(
                model_name="resource",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("longest_minutes", None),
                        django.db.models.lookups.Exact(
                            django.db.models.functions.math.Mod(
                                models.F("longest_minutes"), models.F("step_minutes")
                            ),
                            0,
                        ),
                        _connector="OR",
                    ),
                    name="resource_longest_booking_is_of_whole_steps",
                    violation_error_message="The longest booking has to be a multiple of the step.",
                ),
            ),
            migrations.AddConstraint(
                model_name="resource",
                constraint=models.CheckConstraint(
                    condition=models.Q(("step_minutes__in", [5, 10, 15, 20, 30, 60])),
                    name="resource_is_booked_in_steps_that_fill_an_hour",
                    violation_error_message="Choose one of the steps: they fill an hour evenly.",
                ),
            ),
            migrations.AddConstraint(
                model_name="resource",
                constraint=models.CheckConstraint(
                    condition=models.Q(("fee_per_hour__gte", 0)),
                    name="resource_costs_nothing_or_more",
                    violation_error_message="The fee can't be less than nothing.",
                ),
            ),
        ),
        Together(
            migrations.AddField(
                model_name="partevent",
                name="part",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.resource",
                    verbose_name="part",
                ),
            ),
            migrations.AddField(
                model_name="partevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="partevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.part",
                ),
            ),
            migrations.AddField(
                model_name="partevent",
                name="whole",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.resource",
                    verbose_name="whole",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 1)),
                name="quota_leaves_at_least_an_hour",
                violation_error_message="Give at least one hour a month.",
            ),
        ),
        Together(
            migrations.AddField(
                model_name="quotaevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="quotaevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.quota",
                ),
            ),
            migrations.AddField(
                model_name="skippedday",
                name="series",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="skipped_days",
                    to="rooms.bookingseries",
                    verbose_name="series",
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccess",
                name="granted_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccess",
                name="organization",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="unstaffed_access",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccessevent",
                name="granted_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccessevent",
                name="organization",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccessevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="unstaffedaccessevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.unstaffedaccess",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentry",
                name="booking",
                field=models.OneToOneField(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="waitlist_entry",
                    to="rooms.booking",
                    verbose_name="what was offered",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentry",
                name="joined_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="waitlistentry",
                name="needs",
                field=models.ManyToManyField(
                    blank=True, related_name="+", to="rooms.feature", verbose_name="needed"
                ),
            ),
            migrations.AddField(
                model_name="waitlistentry",
                name="organization",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="waitlist",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentry",
                name="room",
                field=models.ForeignKey(
                    blank=True,
                    help_text="Empty: any room that fits.",
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="waitlist",
                    to="rooms.resource",
                    verbose_name="room",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="booking",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.booking",
                    verbose_name="what was offered",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="joined_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="organization",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="pgh_context",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    to="pghistory.context",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.waitlistentry",
                ),
            ),
            migrations.AddField(
                model_name="waitlistentryevent",
                name="room",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    help_text="Empty: any room that fits.",
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.resource",
                    verbose_name="room",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="bookingchange",
                constraint=models.CheckConstraint(
                    condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                    name="change_ends_after_it_starts",
                    violation_error_message="The end must be later than the start.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bookingchange",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("status", "awaiting")),
                    fields=("booking",),
                    name="booking_has_one_open_change",
                    violation_error_message="A change of this booking waits for an answer already. Withdraw it first.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bookingchange",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "request"), ("status", "rejected"), _negated=True),
                        models.Q(("decision_reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="refused_change_has_a_reason",
                    violation_error_message="Give the reason: the organisation will read it.",
                ),
            ),
            migrations.AddConstraint(
                model_name="bookingseries",
                constraint=models.CheckConstraint(
                    condition=models.Q(("last_day__gte", models.F("first_day"))),
                    name="series_ends_on_or_after_its_first_day",
                    violation_error_message="The last day can't be before the first.",
                ),
            ),
            migrations.AddConstraint(
                model_name="part",
                constraint=models.UniqueConstraint(
                    fields=("whole", "part"),
                    name="part_is_named_once",
                    violation_error_message="This part is entered already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="part",
                constraint=models.CheckConstraint(
                    condition=models.Q(("whole", models.F("part")), _negated=True),
                    name="part_is_another_resource_than_the_whole",
                    violation_error_message="A hall can't be a part of itself.",
                ),
            ),
            migrations.AddConstraint(
                model_name="skippedday",
                constraint=models.UniqueConstraint(
                    fields=("series", "day"),
                    name="series_skips_a_day_once",
                    violation_error_message="This day is skipped already.",
                ),
            ),
            migrations.AddIndex(
                model_name="waitlistentry",
                index=models.Index(
                    condition=models.Q(("status", "waiting")),
                    fields=["joined_at"],
                    name="waitlist_of_waiting",
                ),
            ),
            migrations.AddConstraint(
                model_name="waitlistentry",
                constraint=models.CheckConstraint(
                    condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                    name="waitlist_entry_ends_after_it_starts",
                    violation_error_message="The end must be later than the start.",
                ),
            ),
            migrations.AddConstraint(
                model_name="waitlistentry",
                constraint=models.CheckConstraint(
                    condition=models.Q(("people__gte", 1)),
                    name="waitlist_entry_is_for_at_least_one_person",
                    violation_error_message="State how many people will come: at least one.",
                ),
            ),
            migrations.AddConstraint(
                model_name="waitlistentry",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("status", "waiting")),
                    fields=("organization", "room", "starts_at", "ends_at"),
                    name="organization_waits_for_a_time_once",
                    nulls_distinct=False,
                    violation_error_message="Your organisation waits for this time already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="waitlistentry",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status__in", ["offered", "served"]), _negated=True),
                        ("booking__isnull", False),
                        _connector="OR",
                    ),
                    name="offered_waitlist_entry_has_a_booking",
                    violation_error_message="What is offered is a booking.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="allocation",
                trigger=pgtrigger.compiler.Trigger(
                    name="only_parts_of_a_divisible_hall_hold_time",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF EXISTS (SELECT 1 FROM rooms_part WHERE whole_id = NEW.resource_id) THEN\n                        RAISE EXCEPTION 'resource % has parts', NEW.resource_id\n                              USING ERRCODE = '23P01',\n                                    CONSTRAINT = 'only_parts_of_a_divisible_hall_hold_time';\n                    END IF;\n                    RETURN NULL;\n                ",
                        hash="857643458826fa54b4e7aa89ade8f1e1549137da",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_only_parts_of_a_divisible_hall_hold_time_df98c",
                        table="rooms_allocation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="booking",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_bookingevent" ("answer_by", "decided_at", "decided_by_id", "decision_reason", "ends_at", "fee", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "room_id", "rules_id", "sequence", "series_day", "series_id", "staff_reminded_at", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."answer_by", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."fee", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."rules_id", NEW."sequence", NEW."series_day", NEW."series_id", NEW."staff_reminded_at", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;',
                        hash="35528838cb0038639b3a2ab181e97d77cf4a4f25",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_74dac",
                        table="rooms_booking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="booking",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."fee" IS DISTINCT FROM (NEW."fee") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."rules_id" IS DISTINCT FROM (NEW."rules_id") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."series_day" IS DISTINCT FROM (NEW."series_day") OR OLD."staff_reminded_at" IS DISTINCT FROM (NEW."staff_reminded_at") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."title_is_public" IS DISTINCT FROM (NEW."title_is_public"))',
                        func='INSERT INTO "rooms_bookingevent" ("answer_by", "decided_at", "decided_by_id", "decision_reason", "ends_at", "fee", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "room_id", "rules_id", "sequence", "series_day", "series_id", "staff_reminded_at", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."answer_by", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."fee", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."rules_id", NEW."sequence", NEW."series_day", NEW."series_id", NEW."staff_reminded_at", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;',
                        hash="83f278634e3f2d3ee67604f106254f6941f6da76",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_fd623",
                        table="rooms_booking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="resource",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_resourceevent" ("access", "capacity", "description", "fee_per_hour", "horizon_days", "id", "instant_for", "is_active", "kind", "longest_minutes", "minutes_after", "minutes_before", "name", "notice_hours", "open_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "rules", "shortest_minutes", "slug", "step_minutes", "summary", "venue_id") VALUES (NEW."access", NEW."capacity", NEW."description", NEW."fee_per_hour", NEW."horizon_days", NEW."id", NEW."instant_for", NEW."is_active", NEW."kind", NEW."longest_minutes", NEW."minutes_after", NEW."minutes_before", NEW."name", NEW."notice_hours", NEW."open_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."rules", NEW."shortest_minutes", NEW."slug", NEW."step_minutes", NEW."summary", NEW."venue_id"); RETURN NULL;',
                        hash="b8f9c2304fcc7a422137baf2461952bdc575b1dc",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_164d4",
                        table="rooms_resource",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="resource",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."access" IS DISTINCT FROM (NEW."access") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."fee_per_hour" IS DISTINCT FROM (NEW."fee_per_hour") OR OLD."horizon_days" IS DISTINCT FROM (NEW."horizon_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instant_for" IS DISTINCT FROM (NEW."instant_for") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."longest_minutes" IS DISTINCT FROM (NEW."longest_minutes") OR OLD."minutes_after" IS DISTINCT FROM (NEW."minutes_after") OR OLD."minutes_before" IS DISTINCT FROM (NEW."minutes_before") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_sort" IS DISTINCT FROM (NEW."name_sort") OR OLD."notice_hours" IS DISTINCT FROM (NEW."notice_hours") OR OLD."open_to" IS DISTINCT FROM (NEW."open_to") OR OLD."quantity" IS DISTINCT FROM (NEW."quantity") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."shortest_minutes" IS DISTINCT FROM (NEW."shortest_minutes") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."step_minutes" IS DISTINCT FROM (NEW."step_minutes") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."venue_id" IS DISTINCT FROM (NEW."venue_id"))',
                        func='INSERT INTO "rooms_resourceevent" ("access", "capacity", "description", "fee_per_hour", "horizon_days", "id", "instant_for", "is_active", "kind", "longest_minutes", "minutes_after", "minutes_before", "name", "notice_hours", "open_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "rules", "shortest_minutes", "slug", "step_minutes", "summary", "venue_id") VALUES (NEW."access", NEW."capacity", NEW."description", NEW."fee_per_hour", NEW."horizon_days", NEW."id", NEW."instant_for", NEW."is_active", NEW."kind", NEW."longest_minutes", NEW."minutes_after", NEW."minutes_before", NEW."name", NEW."notice_hours", NEW."open_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."rules", NEW."shortest_minutes", NEW."slug", NEW."step_minutes", NEW."summary", NEW."venue_id"); RETURN NULL;',
                        hash="e2a493ddc407e335356465f40b5cae671d8e95d5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_e061c",
                        table="rooms_resource",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="quota",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_quotaevent" ("hours", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "young_extra_hours", "young_years") VALUES (NEW."hours", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."young_extra_hours", NEW."young_years"); RETURN NULL;',
                        hash="a3c9b1c8f74e7420b0cce0d5bc7c02e85b064f66",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_b0e52",
                        table="rooms_quota",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="quota",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_quotaevent" ("hours", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "young_extra_hours", "young_years") VALUES (NEW."hours", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."young_extra_hours", NEW."young_years"); RETURN NULL;',
                        hash="3a87e9f1aa02f0170dff5a05e8dc322ce88bf3c5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_2962e",
                        table="rooms_quota",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingchange",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_bookingchangeevent" ("answer_by", "booking_id", "decided_at", "decided_by_id", "decision_reason", "ends_at", "id", "kind", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "room_id", "starts_at", "status", "submission_id") VALUES (NEW."answer_by", NEW."booking_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."id", NEW."kind", NEW."message", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."room_id", NEW."starts_at", NEW."status", NEW."submission_id"); RETURN NULL;',
                        hash="119f30b8aaac4acbadd3389a48b829cd78fc0050",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_84d53",
                        table="rooms_bookingchange",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingchange",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_bookingchangeevent" ("answer_by", "booking_id", "decided_at", "decided_by_id", "decision_reason", "ends_at", "id", "kind", "message", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "room_id", "starts_at", "status", "submission_id") VALUES (NEW."answer_by", NEW."booking_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."id", NEW."kind", NEW."message", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."room_id", NEW."starts_at", NEW."status", NEW."submission_id"); RETURN NULL;',
                        hash="e46937f1646040a50141782b3931fed54a3bc7bb",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_0ce48",
                        table="rooms_bookingchange",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingchangeevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="663a368b8a138bd8e6e53cff000b7c24c3bdd9db",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_d7e51",
                        table="rooms_bookingchangeevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingseries",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_bookingseriesevent" ("ends_at", "first_day", "frequency", "id", "last_day", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "starts_at", "submission_id") VALUES (NEW."ends_at", NEW."first_day", NEW."frequency", NEW."id", NEW."last_day", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."starts_at", NEW."submission_id"); RETURN NULL;',
                        hash="e62052b493fb8b6e97b01833308464100e2b4fa5",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_85422",
                        table="rooms_bookingseries",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingseries",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_bookingseriesevent" ("ends_at", "first_day", "frequency", "id", "last_day", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "starts_at", "submission_id") VALUES (NEW."ends_at", NEW."first_day", NEW."frequency", NEW."id", NEW."last_day", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."starts_at", NEW."submission_id"); RETURN NULL;',
                        hash="806fe34a9e65ddcd3eeb2b41719c79635aa6ebc2",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_eb22e",
                        table="rooms_bookingseries",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bookingseriesevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="ae9ae28c55e83c8bfa4a75eff12219ead11fcdad",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_a862d",
                        table="rooms_bookingseriesevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="houserules",
                trigger=pgtrigger.compiler.Trigger(
                    name="published_rules_stay_as_they_were",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="3c9f964c034db073be49b34dc7764c0b28a26b18",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_published_rules_stay_as_they_were_5d06e",
                        table="rooms_houserules",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="part",
                trigger=pgtrigger.compiler.Trigger(
                    name="parts_are_frozen_once_booked",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF TG_OP <> 'INSERT' THEN\n                        \n    PERFORM 1 FROM rooms_resource WHERE id IN (OLD.whole_id, OLD.part_id)\n      ORDER BY id FOR NO KEY UPDATE;\n \n    IF EXISTS (SELECT 1 FROM rooms_allocation WHERE resource_id = OLD.whole_id)\n       OR EXISTS (SELECT 1 FROM rooms_booking AS booking\n                    JOIN rooms_allocation AS held ON held.booking_id = booking.id\n                   WHERE booking.room_id = OLD.whole_id)\n    THEN\n        RAISE EXCEPTION 'resource % was booked as a whole', OLD.whole_id\n              USING ERRCODE = '23P01', CONSTRAINT = 'parts_are_frozen_once_booked';\n    END IF;\n\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    \n    PERFORM 1 FROM rooms_resource WHERE id IN (NEW.whole_id, NEW.part_id)\n      ORDER BY id FOR NO KEY UPDATE;\n \n    IF EXISTS (SELECT 1 FROM rooms_allocation WHERE resource_id = NEW.whole_id)\n       OR EXISTS (SELECT 1 FROM rooms_booking AS booking\n                    JOIN rooms_allocation AS held ON held.booking_id = booking.id\n                   WHERE booking.room_id = NEW.whole_id)\n    THEN\n        RAISE EXCEPTION 'resource % was booked as a whole', NEW.whole_id\n              USING ERRCODE = '23P01', CONSTRAINT = 'parts_are_frozen_once_booked';\n    END IF;\n\n                    RETURN NEW;\n                ",
                        hash="fb5a3c1530cc29389fdad5f48e0b2ef91c64a846",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_parts_are_frozen_once_booked_97938",
                        table="rooms_part",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="part",
                trigger=pgtrigger.compiler.Trigger(
                    name="parts_have_no_parts",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF EXISTS (SELECT 1 FROM rooms_part\n                                WHERE whole_id = NEW.part_id OR part_id = NEW.whole_id)\n                       OR EXISTS (SELECT 1 FROM rooms_resource\n                                   WHERE id IN (NEW.whole_id, NEW.part_id) AND kind = 'equipment')\n                    THEN\n                        RAISE EXCEPTION 'resource % has parts or is no room', NEW.part_id\n                              USING ERRCODE = '23P01', CONSTRAINT = 'parts_have_no_parts';\n                    END IF;\n                    RETURN NULL;\n                ",
                        hash="d3aaffebbf2ae7e1d5b0f1c90a72d8705971f959",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_parts_have_no_parts_2284c",
                        table="rooms_part",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="part",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_partevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "whole_id") VALUES (NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."whole_id"); RETURN NULL;',
                        hash="1c4378756c5c339416ad773291d4ec4a6a771b64",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_814b4",
                        table="rooms_part",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="part",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_partevent" ("id", "part_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "whole_id") VALUES (NEW."id", NEW."part_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."whole_id"); RETURN NULL;',
                        hash="19347c1c1eb49070700ff5c5073e2c6763ae9dd9",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_5acaf",
                        table="rooms_part",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="partevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="35b5632fcf48eb808e700a547ed8e2ae07e0568d",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2b177",
                        table="rooms_partevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="quotaevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="03cd8bdfbdd6573045d52a6fd12ec5201b3f14ec",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_af0f2",
                        table="rooms_quotaevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="unstaffedaccess",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_unstaffedaccessevent" ("granted_at", "granted_by_id", "id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_until") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_until"); RETURN NULL;',
                        hash="d7ff5f704c417b547d6563c09035b5b6e6903156",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_67ab9",
                        table="rooms_unstaffedaccess",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="unstaffedaccess",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_unstaffedaccessevent" ("granted_at", "granted_by_id", "id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_until") VALUES (NEW."granted_at", NEW."granted_by_id", NEW."id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_until"); RETURN NULL;',
                        hash="6223db07a7b8f46cde933a3a1ede2a042b6f95fd",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_9cdf2",
                        table="rooms_unstaffedaccess",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="unstaffedaccessevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="04612c4c0d65b51e272c7077abbf039cad73ca8e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_3dc15",
                        table="rooms_unstaffedaccessevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="waitlistentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_waitlistentryevent" ("booking_id", "ends_at", "id", "joined_at", "joined_by_id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "room_id", "starts_at", "status", "submission_id") VALUES (NEW."booking_id", NEW."ends_at", NEW."id", NEW."joined_at", NEW."joined_by_id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."room_id", NEW."starts_at", NEW."status", NEW."submission_id"); RETURN NULL;',
                        hash="b02fa1cae78c4107ded8b924d66e992e4f9f42f7",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_12ff7",
                        table="rooms_waitlistentry",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="waitlistentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."joined_by_id" IS DISTINCT FROM (NEW."joined_by_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id"))',
                        func='INSERT INTO "rooms_waitlistentryevent" ("booking_id", "ends_at", "id", "joined_at", "joined_by_id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "room_id", "starts_at", "status", "submission_id") VALUES (NEW."booking_id", NEW."ends_at", NEW."id", NEW."joined_at", NEW."joined_by_id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."room_id", NEW."starts_at", NEW."status", NEW."submission_id"); RETURN NULL;',
                        hash="a8e0be71612f8c2b9e5e49c17b72559403b093f4",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_39bea",
                        table="rooms_waitlistentry",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="waitlistentryevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="a156472166663a2654f714b5125bd59b2b4c36ad",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_de678",
                        table="rooms_waitlistentryevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
