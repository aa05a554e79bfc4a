import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Contribution",
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
                                ("know_how", "know-how"),
                                ("organisation", "organisation and work"),
                                ("material", "things and materials"),
                            ],
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("description", models.CharField(max_length=300, verbose_name="what was given")),
                    (
                        "made_on",
                        models.DateField(default=django.utils.timezone.localdate, verbose_name="when"),
                    ),
                    (
                        "points",
                        models.PositiveSmallIntegerField(
                            default=1,
                            help_text="Each point gives hours of rooms a month, by the rules of fairness.",
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(100),
                            ],
                            verbose_name="points",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("declared", "awaiting confirmation"),
                                ("accepted", "confirmed"),
                                ("rejected", "not confirmed"),
                            ],
                            default="declared",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "declared_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="declared"
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
                    (
                        "decided_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "declared_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organization",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="contributions",
                            to="organizations.organization",
                            verbose_name="organisation",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "contribution",
                    "verbose_name_plural": "contributions",
                    "ordering": ["-made_on", "-pk"],
                },
            ),
            migrations.CreateModel(
                name="ContributionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("id", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("know_how", "know-how"),
                                ("organisation", "organisation and work"),
                                ("material", "things and materials"),
                            ],
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("description", models.CharField(max_length=300, verbose_name="what was given")),
                    (
                        "made_on",
                        models.DateField(default=django.utils.timezone.localdate, verbose_name="when"),
                    ),
                    (
                        "points",
                        models.PositiveSmallIntegerField(
                            default=1,
                            help_text="Each point gives hours of rooms a month, by the rules of fairness.",
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(100),
                            ],
                            verbose_name="points",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("declared", "awaiting confirmation"),
                                ("accepted", "confirmed"),
                                ("rejected", "not confirmed"),
                            ],
                            default="declared",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "declared_at",
                        models.DateTimeField(
                            default=django.utils.timezone.now, editable=False, verbose_name="declared"
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
                    (
                        "decided_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "declared_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "organization",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="organizations.organization",
                            verbose_name="organisation",
                        ),
                    ),
                    (
                        "pgh_context",
                        models.ForeignKey(
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            to="pghistory.context",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="history",
                            related_query_name="history",
                            to="organizations.contribution",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="contribution",
                constraint=models.CheckConstraint(
                    condition=models.Q(("points__range", (1, 100))),
                    name="contribution_is_worth_one_to_a_hundred_points",
                    violation_error_message="Give between 1 and 100 points.",
                ),
            ),
            migrations.AddConstraint(
                model_name="contribution",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "rejected"), _negated=True),
                        models.Q(("decision_reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="refused_contribution_has_a_reason",
                    violation_error_message="Give the reason: the organisation will read it.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contribution",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "organizations_contributionevent" ("decided_at", "decided_by_id", "decision_reason", "declared_at", "declared_by_id", "description", "id", "kind", "made_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."declared_at", NEW."declared_by_id", NEW."description", NEW."id", NEW."kind", NEW."made_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."points", NEW."status"); RETURN NULL;',
                        hash="cf65d7b4edf1e34fe8bb2af365548cb6481a65d9",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_afa1b",
                        table="organizations_contribution",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contribution",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "organizations_contributionevent" ("decided_at", "decided_by_id", "decision_reason", "declared_at", "declared_by_id", "description", "id", "kind", "made_on", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "points", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."declared_at", NEW."declared_by_id", NEW."description", NEW."id", NEW."kind", NEW."made_on", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."points", NEW."status"); RETURN NULL;',
                        hash="d441848bc07aa009daff3a42eeb1819e88a02700",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_f6f4c",
                        table="organizations_contribution",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contributionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="ecb20821db17e8c274fd1934e4601cf62d401abb",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_746ae",
                        table="organizations_contributionevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
