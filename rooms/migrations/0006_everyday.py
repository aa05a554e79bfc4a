import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import rooms.models.calendar_link
import tcal.shared.storage
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_contribution"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("rooms", "0005_allocation_by_time"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="BookingImport",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("file_name", models.CharField(max_length=200, verbose_name="file")),
                    ("rows", models.JSONField(default=list, editable=False)),
                    (
                        "read_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="read"
                        ),
                    ),
                    (
                        "booked_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="booked"),
                    ),
                ],
                options={
                    "verbose_name": "import of bookings",
                    "verbose_name_plural": "imports of bookings",
                    "ordering": ["-read_at"],
                },
            ),
            migrations.CreateModel(
                name="CalendarLink",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "token",
                        models.CharField(
                            default=rooms.models.calendar_link.new_token,
                            editable=False,
                            max_length=64,
                            unique=True,
                        ),
                    ),
                    (
                        "created_at",
                        models.DateTimeField(default=django.utils.timezone.now, editable=False),
                    ),
                    ("revoked_at", models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    "verbose_name": "calendar address",
                    "verbose_name_plural": "calendar addresses",
                },
            ),
            migrations.CreateModel(
                name="Damage",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("description", models.TextField(max_length=2000, verbose_name="what is wrong")),
                    (
                        "reported_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="reported"
                        ),
                    ),
                    (
                        "repaired_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="repaired"),
                    ),
                ],
                options={
                    "verbose_name": "damage",
                    "verbose_name_plural": "damages",
                    "ordering": ["-reported_at", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="DamageEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    ("description", models.TextField(max_length=2000, verbose_name="what is wrong")),
                    (
                        "reported_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="reported"
                        ),
                    ),
                    (
                        "repaired_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="repaired"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="FairnessRules",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "free_cancelling_hours",
                        models.PositiveSmallIntegerField(
                            default=48,
                            verbose_name="hours before the start until which cancelling is free",
                        ),
                    ),
                    (
                        "strikes_to_suspend",
                        models.PositiveSmallIntegerField(
                            default=2,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="strikes that suspend new bookings",
                        ),
                    ),
                    (
                        "strikes_within_months",
                        models.PositiveSmallIntegerField(
                            default=12,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="counted over so many months",
                        ),
                    ),
                    (
                        "suspended_months",
                        models.PositiveSmallIntegerField(
                            default=3,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="months without new bookings",
                        ),
                    ),
                    (
                        "hours_per_point",
                        models.PositiveSmallIntegerField(
                            default=1, verbose_name="hours a month for each point of a contribution"
                        ),
                    ),
                    (
                        "contributions_within_months",
                        models.PositiveSmallIntegerField(
                            default=12,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="contributions count for so many months",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "rules of fairness",
                    "verbose_name_plural": "rules of fairness",
                },
            ),
            migrations.CreateModel(
                name="FairnessRulesEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "free_cancelling_hours",
                        models.PositiveSmallIntegerField(
                            default=48,
                            verbose_name="hours before the start until which cancelling is free",
                        ),
                    ),
                    (
                        "strikes_to_suspend",
                        models.PositiveSmallIntegerField(
                            default=2,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="strikes that suspend new bookings",
                        ),
                    ),
                    (
                        "strikes_within_months",
                        models.PositiveSmallIntegerField(
                            default=12,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="counted over so many months",
                        ),
                    ),
                    (
                        "suspended_months",
                        models.PositiveSmallIntegerField(
                            default=3,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="months without new bookings",
                        ),
                    ),
                    (
                        "hours_per_point",
                        models.PositiveSmallIntegerField(
                            default=1, verbose_name="hours a month for each point of a contribution"
                        ),
                    ),
                    (
                        "contributions_within_months",
                        models.PositiveSmallIntegerField(
                            default=12,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="contributions count for so many months",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Handover",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "handed_over_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, verbose_name="handed over"
                        ),
                    ),
                    ("received_by", models.CharField(max_length=120, verbose_name="received by")),
                    (
                        "key_number",
                        models.CharField(blank=True, max_length=30, verbose_name="key number"),
                    ),
                    (
                        "condition_before",
                        models.TextField(
                            blank=True, max_length=2000, verbose_name="condition at handover"
                        ),
                    ),
                    (
                        "returned_at",
                        models.DateTimeField(blank=True, null=True, verbose_name="returned"),
                    ),
                    (
                        "returned_by",
                        models.CharField(blank=True, max_length=120, verbose_name="returned by"),
                    ),
                    (
                        "key_returned",
                        models.BooleanField(default=False, verbose_name="the key is back"),
                    ),
                    (
                        "condition_after",
                        models.TextField(
                            blank=True, max_length=2000, verbose_name="condition at return"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "handover",
                    "verbose_name_plural": "handovers",
                    "ordering": ["-handed_over_at", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="HandoverEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "handed_over_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, verbose_name="handed over"
                        ),
                    ),
                    (
                        "key_number",
                        models.CharField(blank=True, max_length=30, verbose_name="key number"),
                    ),
                    (
                        "condition_before",
                        models.TextField(
                            blank=True, max_length=2000, verbose_name="condition at handover"
                        ),
                    ),
                    (
                        "returned_at",
                        models.DateTimeField(blank=True, null=True, verbose_name="returned"),
                    ),
                    (
                        "key_returned",
                        models.BooleanField(default=False, verbose_name="the key is back"),
                    ),
                    (
                        "condition_after",
                        models.TextField(
                            blank=True, max_length=2000, verbose_name="condition at return"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="HandoverPhoto",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "stage",
                        models.CharField(
                            choices=[("before", "at handover"), ("after", "at return")],
                            max_length=6,
                            verbose_name="when",
                        ),
                    ),
                    (
                        "image",
                        models.FileField(
                            storage=tcal.shared.storage.private_storage,
                            upload_to="handovers/",
                            verbose_name="picture",
                        ),
                    ),
                    (
                        "taken_at",
                        models.DateTimeField(default=django.utils.timezone.now, editable=False),
                    ),
                ],
                options={
                    "verbose_name": "picture of a handover",
                    "verbose_name_plural": "pictures of handovers",
                    "ordering": ["pk"],
                },
            ),
            migrations.CreateModel(
                name="OpeningPromise",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "days_a_week",
                        models.PositiveSmallIntegerField(
                            default=5,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(7),
                            ],
                            verbose_name="days a week",
                        ),
                    ),
                    (
                        "hours_a_day",
                        models.PositiveSmallIntegerField(
                            default=8,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="hours on each of them",
                        ),
                    ),
                    (
                        "late_days",
                        models.PositiveSmallIntegerField(
                            default=2, verbose_name="days a week with late hours"
                        ),
                    ),
                    (
                        "late_until",
                        models.TimeField(
                            default=datetime.time(20, 0), verbose_name="late hours last until"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "promise about opening hours",
                    "verbose_name_plural": "promises about opening hours",
                },
            ),
            migrations.CreateModel(
                name="Season",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="name")),
                    ("first_day", models.DateField(verbose_name="first day")),
                    ("last_day", models.DateField(verbose_name="last day")),
                ],
                options={
                    "verbose_name": "season",
                    "verbose_name_plural": "seasons",
                    "ordering": ["first_day"],
                },
            ),
            migrations.CreateModel(
                name="Strike",
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
                            choices=[("late", "cancelled late"), ("no_show", "nobody came")],
                            max_length=10,
                            verbose_name="what for",
                        ),
                    ),
                    (
                        "given_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="given"
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("given", "given"),
                                ("appealed", "appealed, awaiting a decision"),
                                ("upheld", "upheld"),
                                ("lifted", "taken back"),
                            ],
                            default="given",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("appeal", models.TextField(blank=True, max_length=3000, verbose_name="appeal")),
                    (
                        "appealed_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="appealed"),
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
                    "verbose_name": "strike",
                    "verbose_name_plural": "strikes",
                    "ordering": ["-given_at", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="StrikeEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[("late", "cancelled late"), ("no_show", "nobody came")],
                            max_length=10,
                            verbose_name="what for",
                        ),
                    ),
                    (
                        "given_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="given"
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("given", "given"),
                                ("appealed", "appealed, awaiting a decision"),
                                ("upheld", "upheld"),
                                ("lifted", "taken back"),
                            ],
                            default="given",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "appealed_at",
                        models.DateTimeField(editable=False, null=True, verbose_name="appealed"),
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
            migrations.RemoveConstraint(
                model_name="openinghours",
                name="opening_hours_are_stated_once",
            ),
            migrations.RemoveConstraint(
                model_name="specialday",
                name="special_day_is_stated_once",
            ),
        ),
        Together(
            migrations.AddField(
                model_name="booking",
                name="cancelled_late",
                field=models.BooleanField(default=False, editable=False),
            ),
            migrations.AddField(
                model_name="booking",
                name="channel",
                field=models.CharField(
                    choices=[
                        ("portal", "portal"),
                        ("phone", "telephone"),
                        ("desk", "at the desk"),
                        ("email", "e-mail"),
                        ("paper", "on paper"),
                        ("import", "another calendar"),
                    ],
                    default="portal",
                    editable=False,
                    max_length=8,
                    verbose_name="how it came",
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="checked_in_at",
                field=models.DateTimeField(editable=False, null=True, verbose_name="came"),
            ),
            migrations.AddField(
                model_name="booking",
                name="checked_in_by",
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
                name="contact_email",
                field=models.EmailField(
                    blank=True,
                    help_text="Where somebody booked by telephone or at the desk.",
                    max_length=254,
                    verbose_name="e-mail for the confirmation",
                ),
            ),
            migrations.AddField(
                model_name="booking",
                name="reminded_at",
                field=models.DateTimeField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="cancelled_late",
                field=models.BooleanField(default=False, editable=False),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="channel",
                field=models.CharField(
                    choices=[
                        ("portal", "portal"),
                        ("phone", "telephone"),
                        ("desk", "at the desk"),
                        ("email", "e-mail"),
                        ("paper", "on paper"),
                        ("import", "another calendar"),
                    ],
                    default="portal",
                    editable=False,
                    max_length=8,
                    verbose_name="how it came",
                ),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="checked_in_at",
                field=models.DateTimeField(editable=False, null=True, verbose_name="came"),
            ),
            migrations.AddField(
                model_name="bookingevent",
                name="checked_in_by",
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
                model_name="bookingevent",
                name="reminded_at",
                field=models.DateTimeField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="openinghours",
                name="nth",
                field=models.SmallIntegerField(
                    blank=True,
                    choices=[
                        (1, "first in the month"),
                        (2, "second in the month"),
                        (3, "third in the month"),
                        (4, "fourth in the month"),
                        (-1, "last in the month"),
                    ],
                    help_text="Empty: every week.",
                    null=True,
                    verbose_name="which in the month",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="booking",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("cancelled_late", False), ("status", "cancelled"), _connector="OR"
                    ),
                    name="only_cancelled_booking_was_cancelled_late",
                    violation_error_message="Only a cancelled booking can be cancelled late.",
                ),
            ),
            migrations.AddConstraint(
                model_name="specialday",
                constraint=models.UniqueConstraint(
                    fields=("venue", "day", "opens_at"),
                    name="special_day_is_stated_once",
                    nulls_distinct=False,
                    violation_error_message="This day is entered already: change that entry.",
                ),
            ),
        ),
        Together(
            migrations.AddField(
                model_name="bookingimport",
                name="read_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="calendarlink",
                name="organization",
                field=models.ForeignKey(
                    blank=True,
                    help_text="Empty: of all organisations of the person.",
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="calendar_links",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="calendarlink",
                name="owner",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="calendar_links",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="damage",
                name="closure",
                field=models.OneToOneField(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.SET_NULL,
                    related_name="damage",
                    to="rooms.closure",
                    verbose_name="out of use",
                ),
            ),
            migrations.AddField(
                model_name="damage",
                name="repaired_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="damage",
                name="reported_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="damage",
                name="resource",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="damages",
                    to="rooms.resource",
                    verbose_name="what",
                ),
            ),
            migrations.AddField(
                model_name="damageevent",
                name="closure",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.closure",
                    verbose_name="out of use",
                ),
            ),
            migrations.AddField(
                model_name="damageevent",
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
                model_name="damageevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.damage",
                ),
            ),
            migrations.AddField(
                model_name="damageevent",
                name="repaired_by",
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
                model_name="damageevent",
                name="reported_by",
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
                model_name="damageevent",
                name="resource",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.resource",
                    verbose_name="what",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="fairnessrules",
                constraint=models.CheckConstraint(
                    condition=models.Q(("pk", 1)),
                    name="there_is_one_set_of_fairness_rules",
                    violation_error_message="There is one set of rules; edit the existing entry.",
                ),
            ),
            migrations.AddConstraint(
                model_name="fairnessrules",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("strikes_to_suspend__gte", 1),
                        ("strikes_within_months__gte", 1),
                        ("suspended_months__gte", 1),
                    ),
                    name="fairness_rules_count_from_one",
                    violation_error_message="Give at least one.",
                ),
            ),
        ),
        Together(
            migrations.AddField(
                model_name="fairnessrulesevent",
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
                model_name="fairnessrulesevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.fairnessrules",
                ),
            ),
            migrations.AddField(
                model_name="handover",
                name="booking",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="handover",
                    to="rooms.booking",
                    verbose_name="booking",
                ),
            ),
            migrations.AddField(
                model_name="handover",
                name="handed_over_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="handed over by",
                ),
            ),
            migrations.AddField(
                model_name="handover",
                name="taken_back_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="taken back by",
                ),
            ),
            migrations.AddField(
                model_name="damageevent",
                name="handover",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="rooms.handover",
                ),
            ),
            migrations.AddField(
                model_name="damage",
                name="handover",
                field=models.ForeignKey(
                    blank=True,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="damages",
                    to="rooms.handover",
                ),
            ),
            migrations.AddField(
                model_name="handoverevent",
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
                model_name="handoverevent",
                name="handed_over_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="handed over by",
                ),
            ),
            migrations.AddField(
                model_name="handoverevent",
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
                model_name="handoverevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.handover",
                ),
            ),
            migrations.AddField(
                model_name="handoverevent",
                name="taken_back_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="taken back by",
                ),
            ),
            migrations.AddField(
                model_name="handoverphoto",
                name="handover",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="photos",
                    to="rooms.handover",
                ),
            ),
            migrations.AddField(
                model_name="openingpromise",
                name="venue",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="opening_promise",
                    to="rooms.venue",
                ),
            ),
            migrations.AddField(
                model_name="season",
                name="venue",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="seasons",
                    to="rooms.venue",
                ),
            ),
            migrations.AddField(
                model_name="openinghours",
                name="season",
                field=models.ForeignKey(
                    blank=True,
                    help_text="Empty: outside seasons.",
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="opening_hours",
                    to="rooms.season",
                    verbose_name="season",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.UniqueConstraint(
                fields=("venue", "season", "weekday", "nth", "opens_at"),
                name="opening_hours_are_stated_once",
                nulls_distinct=False,
                violation_error_message="These hours are entered already.",
            ),
        ),
        Together(
            migrations.AddField(
                model_name="strike",
                name="appealed_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="strike",
                name="booking",
                field=models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="strike",
                    to="rooms.booking",
                    verbose_name="booking",
                ),
            ),
            migrations.AddField(
                model_name="strike",
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
                model_name="strike",
                name="given_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="strike",
                name="organization",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="strikes",
                    to="organizations.organization",
                    verbose_name="organisation",
                ),
            ),
            migrations.AddField(
                model_name="strikeevent",
                name="appealed_by",
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
                model_name="strikeevent",
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
                model_name="strikeevent",
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
                model_name="strikeevent",
                name="given_by",
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
                model_name="strikeevent",
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
                model_name="strikeevent",
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
                model_name="strikeevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="history",
                    related_query_name="history",
                    to="rooms.strike",
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="calendarlink",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("revoked_at", None)),
                    fields=("owner", "organization"),
                    name="person_has_one_address_of_a_calendar",
                    nulls_distinct=False,
                    violation_error_message="There is an address already. Revoke it to get another.",
                ),
            ),
            migrations.AddConstraint(
                model_name="handover",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("returned_at", None),
                        ("returned_at__gte", models.F("handed_over_at")),
                        _connector="OR",
                    ),
                    name="room_is_returned_after_it_was_handed_over",
                    violation_error_message="The return can't be earlier than the handover.",
                ),
            ),
            migrations.AddConstraint(
                model_name="handover",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("returned_at", None),
                        models.Q(("returned_by", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="returned_room_names_who_returned_it",
                    violation_error_message="Write who returned it.",
                ),
            ),
            migrations.AddConstraint(
                model_name="damage",
                constraint=models.CheckConstraint(
                    condition=models.Q(("description", ""), _negated=True),
                    name="damage_says_what_is_wrong",
                    violation_error_message="Write what is wrong.",
                ),
            ),
            migrations.AddConstraint(
                model_name="damage",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("repaired_at", None),
                        ("repaired_at__gte", models.F("reported_at")),
                        _connector="OR",
                    ),
                    name="damage_is_repaired_after_it_was_reported",
                    violation_error_message="The repair can't be earlier than the report.",
                ),
            ),
            migrations.AddConstraint(
                model_name="openingpromise",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("days_a_week__range", (1, 7)), ("hours_a_day__gte", 1), ("late_days__lte", 7)
                    ),
                    name="promise_is_of_days_of_a_week",
                    violation_error_message="A week has seven days.",
                ),
            ),
            migrations.AddConstraint(
                model_name="season",
                constraint=models.CheckConstraint(
                    condition=models.Q(("last_day__gte", models.F("first_day"))),
                    name="season_ends_on_or_after_its_first_day",
                    violation_error_message="The last day can't be before the first.",
                ),
            ),
            migrations.AddConstraint(
                model_name="season",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    expressions=[
                        ("venue", "="),
                        (
                            models.Func(
                                "first_day",
                                "last_day",
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="seasons_of_a_venue_do_not_overlap",
                    violation_error_message="Another season covers some of these days already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="strike",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "appealed"), _negated=True),
                        models.Q(
                            ("appealed_at__isnull", False), models.Q(("appeal", ""), _negated=True)
                        ),
                        _connector="OR",
                    ),
                    name="appeal_says_why",
                    violation_error_message="Write why the strike should be taken back.",
                ),
            ),
            migrations.AddConstraint(
                model_name="strike",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status__in", ["upheld", "lifted"]), _negated=True),
                        models.Q(("decision_reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="decided_strike_has_a_reason",
                    violation_error_message="Give the reason: the organisation will read it.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="booking",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_bookingevent" ("answer_by", "cancelled_late", "channel", "checked_in_at", "checked_in_by_id", "decided_at", "decided_by_id", "decision_reason", "ends_at", "fee", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "reminded_at", "requested_at", "requested_by_id", "room_id", "rules_id", "sequence", "series_day", "series_id", "staff_reminded_at", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."answer_by", NEW."cancelled_late", NEW."channel", NEW."checked_in_at", NEW."checked_in_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."fee", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."reminded_at", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."rules_id", NEW."sequence", NEW."series_day", NEW."series_id", NEW."staff_reminded_at", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;',
                        hash="4403c8cf9b600a14da83bb90128e41a6c561cf8a",
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
                        condition='WHEN (OLD."answer_by" IS DISTINCT FROM (NEW."answer_by") OR OLD."cancelled_late" IS DISTINCT FROM (NEW."cancelled_late") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."checked_in_at" IS DISTINCT FROM (NEW."checked_in_at") OR OLD."checked_in_by_id" IS DISTINCT FROM (NEW."checked_in_by_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."fee" IS DISTINCT FROM (NEW."fee") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."rules_id" IS DISTINCT FROM (NEW."rules_id") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."series_id" IS DISTINCT FROM (NEW."series_id") OR OLD."series_day" IS DISTINCT FROM (NEW."series_day") OR OLD."staff_reminded_at" IS DISTINCT FROM (NEW."staff_reminded_at") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."title_is_public" IS DISTINCT FROM (NEW."title_is_public"))',
                        func='INSERT INTO "rooms_bookingevent" ("answer_by", "cancelled_late", "channel", "checked_in_at", "checked_in_by_id", "decided_at", "decided_by_id", "decision_reason", "ends_at", "fee", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "reminded_at", "requested_at", "requested_by_id", "room_id", "rules_id", "sequence", "series_day", "series_id", "staff_reminded_at", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."answer_by", NEW."cancelled_late", NEW."channel", NEW."checked_in_at", NEW."checked_in_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."fee", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."reminded_at", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."rules_id", NEW."sequence", NEW."series_day", NEW."series_id", NEW."staff_reminded_at", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;',
                        hash="28a12755c5ef802797fd49f9915065ee67c51ce2",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_fd623",
                        table="rooms_booking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="fairnessrules",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_fairnessrulesevent" ("contributions_within_months", "free_cancelling_hours", "hours_per_point", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "strikes_to_suspend", "strikes_within_months", "suspended_months") VALUES (NEW."contributions_within_months", NEW."free_cancelling_hours", NEW."hours_per_point", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."strikes_to_suspend", NEW."strikes_within_months", NEW."suspended_months"); RETURN NULL;',
                        hash="9ef58465786fcd0f7fecb7d15dda5252a264d663",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_75408",
                        table="rooms_fairnessrules",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="fairnessrules",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_fairnessrulesevent" ("contributions_within_months", "free_cancelling_hours", "hours_per_point", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "strikes_to_suspend", "strikes_within_months", "suspended_months") VALUES (NEW."contributions_within_months", NEW."free_cancelling_hours", NEW."hours_per_point", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."strikes_to_suspend", NEW."strikes_within_months", NEW."suspended_months"); RETURN NULL;',
                        hash="a53ac6ae700a1a48bfe56fffdd81a7a49331dc2d",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c6fa1",
                        table="rooms_fairnessrules",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="fairnessrulesevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="773f5b08bf584784f815d2c5169eb761b082746b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_8e30a",
                        table="rooms_fairnessrulesevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="handover",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_handoverevent" ("booking_id", "condition_after", "condition_before", "handed_over_at", "handed_over_by_id", "id", "key_number", "key_returned", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at", "taken_back_by_id") VALUES (NEW."booking_id", NEW."condition_after", NEW."condition_before", NEW."handed_over_at", NEW."handed_over_by_id", NEW."id", NEW."key_number", NEW."key_returned", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."returned_at", NEW."taken_back_by_id"); RETURN NULL;',
                        hash="2162f8345924b1d1523f59b425735ffc4b1f024f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_b78ac",
                        table="rooms_handover",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="handover",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."condition_after" IS DISTINCT FROM (NEW."condition_after") OR OLD."condition_before" IS DISTINCT FROM (NEW."condition_before") OR OLD."handed_over_at" IS DISTINCT FROM (NEW."handed_over_at") OR OLD."handed_over_by_id" IS DISTINCT FROM (NEW."handed_over_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key_number" IS DISTINCT FROM (NEW."key_number") OR OLD."key_returned" IS DISTINCT FROM (NEW."key_returned") OR OLD."returned_at" IS DISTINCT FROM (NEW."returned_at") OR OLD."taken_back_by_id" IS DISTINCT FROM (NEW."taken_back_by_id"))',
                        func='INSERT INTO "rooms_handoverevent" ("booking_id", "condition_after", "condition_before", "handed_over_at", "handed_over_by_id", "id", "key_number", "key_returned", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returned_at", "taken_back_by_id") VALUES (NEW."booking_id", NEW."condition_after", NEW."condition_before", NEW."handed_over_at", NEW."handed_over_by_id", NEW."id", NEW."key_number", NEW."key_returned", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."returned_at", NEW."taken_back_by_id"); RETURN NULL;',
                        hash="02a877d00c2f141b6637b6082acef6b16da087ba",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c008e",
                        table="rooms_handover",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="damageevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b60a4b45ff928bd7115012454be144c227bcdd8d",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_65517",
                        table="rooms_damageevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="damage",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_damageevent" ("closure_id", "description", "handover_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repaired_at", "repaired_by_id", "reported_at", "reported_by_id", "resource_id") VALUES (NEW."closure_id", NEW."description", NEW."handover_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."repaired_at", NEW."repaired_by_id", NEW."reported_at", NEW."reported_by_id", NEW."resource_id"); RETURN NULL;',
                        hash="183efbac50553d6d171e7328e5f207e071dd2f66",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_07465",
                        table="rooms_damage",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="damage",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "rooms_damageevent" ("closure_id", "description", "handover_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repaired_at", "repaired_by_id", "reported_at", "reported_by_id", "resource_id") VALUES (NEW."closure_id", NEW."description", NEW."handover_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."repaired_at", NEW."repaired_by_id", NEW."reported_at", NEW."reported_by_id", NEW."resource_id"); RETURN NULL;',
                        hash="b4a2d3e7a849f3b793a70e71b641111ba9d583aa",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_12f64",
                        table="rooms_damage",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="handoverevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="22a8443855ea0e7c9675a06198149e643b61a494",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_ddaf9",
                        table="rooms_handoverevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="strike",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "rooms_strikeevent" ("appealed_at", "appealed_by_id", "booking_id", "decided_at", "decided_by_id", "decision_reason", "given_at", "given_by_id", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."appealed_at", NEW."appealed_by_id", NEW."booking_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."given_at", NEW."given_by_id", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;',
                        hash="3110ab2f8b4de686bf6bd4ecdf8fc371a6a32bc8",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_56ee4",
                        table="rooms_strike",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="strike",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."appealed_at" IS DISTINCT FROM (NEW."appealed_at") OR OLD."appealed_by_id" IS DISTINCT FROM (NEW."appealed_by_id") OR OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                        func='INSERT INTO "rooms_strikeevent" ("appealed_at", "appealed_by_id", "booking_id", "decided_at", "decided_by_id", "decision_reason", "given_at", "given_by_id", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."appealed_at", NEW."appealed_by_id", NEW."booking_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."given_at", NEW."given_by_id", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;',
                        hash="c2565b27100b3041b2c2e3acac55551902c7cdc5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_d0e07",
                        table="rooms_strike",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="strikeevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="807b3b73750cf53ececff4fa9910aa8c5c0606b4",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_d7925",
                        table="rooms_strikeevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
