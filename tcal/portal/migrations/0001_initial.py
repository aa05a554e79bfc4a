import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.periods
import tcal.shared.search
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='AccessibilityStatement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('published_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='portal published on')),
                    ('changed_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='last major change of the portal')),
                    ('prepared_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='statement prepared on')),
                    ('reviewed_on', models.DateField(blank=True, help_text='By 31 March each year, and after each rebuild of the portal.', null=True, verbose_name='statement last reviewed')),
                    ('status', models.CharField(choices=[('full', 'fully compliant'), ('partial', 'partially compliant'), ('none', 'not compliant')], default='partial', max_length=7, verbose_name='compliance')),
                    ('person', models.CharField(blank=True, max_length=120, verbose_name='who answers for accessibility')),
                    ('email', models.EmailField(blank=True, help_text='Leave empty for that of the centre.', max_length=254, verbose_name='e-mail')),
                    ('phone', models.CharField(blank=True, help_text='Leave empty for that of the centre.', max_length=30, verbose_name='telephone')),
                    ('procedure_pl', models.TextField(max_length=10000, verbose_name='requests and complaints (Polish)')),
                    ('procedure_en', models.TextField(blank=True, max_length=10000, verbose_name='requests and complaints (English)')),
                    ('building_pl', models.TextField(max_length=10000, verbose_name='access to the building (Polish)')),
                    ('building_en', models.TextField(blank=True, max_length=10000, verbose_name='access to the building (English)')),
                    ('apps_pl', models.TextField(max_length=5000, verbose_name='mobile applications (Polish)')),
                    ('apps_en', models.TextField(blank=True, max_length=5000, verbose_name='mobile applications (English)')),
                ],
                options={
                    'verbose_name': 'facts of the accessibility statement',
                    'verbose_name_plural': 'facts of the accessibility statement',
                    'constraints': [models.CheckConstraint(condition=models.Q(('reviewed_on', None), ('reviewed_on__gte', models.F('prepared_on')), _connector='OR'), name='statement_is_reviewed_after_it_is_prepared', violation_error_message="A review can't be earlier than the statement itself.")],
                },
            ),
            migrations.CreateModel(
                name='Page',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('key', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address of the page')),
                    ('kind', models.CharField(choices=[('required', 'required page'), ('know_how', 'know-how')], default='know_how', editable=False, max_length=10, verbose_name='kind')),
                    ('title_pl', models.CharField(max_length=120, verbose_name='title (Polish)')),
                    ('title_en', models.CharField(blank=True, max_length=120, verbose_name='title (English)')),
                    ('lead_pl', models.CharField(blank=True, max_length=250, verbose_name='in one sentence (Polish)')),
                    ('lead_en', models.CharField(blank=True, max_length=250, verbose_name='in one sentence (English)')),
                    ('body_pl', models.TextField(max_length=50000, verbose_name='text (Polish)')),
                    ('body_en', models.TextField(blank=True, max_length=50000, verbose_name='text (English)')),
                    ('film_url', models.URLField(blank=True, help_text='The address of a film that says the same. Leave empty if there is none.', verbose_name='film in Polish Sign Language')),
                    ('position', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                    ('is_shown', models.BooleanField(default=True, help_text='Required pages always are.', verbose_name='shown on the portal')),
                    ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                    ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ],
                options={
                    'verbose_name': 'page',
                    'verbose_name_plural': 'pages',
                    'ordering': ['position', 'key'],
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='page_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='page_typos', opclasses=['gin_trgm_ops'])],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title_pl', ''), _negated=True), models.Q(('body_pl', ''), _negated=True)), name='page_says_something_in_polish', violation_error_message='Write at least the Polish title and text.'), models.CheckConstraint(condition=models.Q(models.Q(('body_en', ''), ('title_en', '')), models.Q(models.Q(('title_en', ''), _negated=True), models.Q(('body_en', ''), _negated=True)), _connector='OR'), name='english_page_has_a_title_and_a_text', violation_error_message='An English page needs both a title and a text. Fill in both, or leave both empty.'), models.CheckConstraint(condition=models.Q(('is_shown', True), ('kind', 'know_how'), _connector='OR'), name='required_page_is_shown', violation_error_message="This page is required: it can't be hidden.")],
                },
            ),
            migrations.CreateModel(
                name='AccessibilityStatementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('published_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='portal published on')),
                    ('changed_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='last major change of the portal')),
                    ('prepared_on', models.DateField(default=tcal.shared.periods.local_today, verbose_name='statement prepared on')),
                    ('reviewed_on', models.DateField(blank=True, help_text='By 31 March each year, and after each rebuild of the portal.', null=True, verbose_name='statement last reviewed')),
                    ('status', models.CharField(choices=[('full', 'fully compliant'), ('partial', 'partially compliant'), ('none', 'not compliant')], default='partial', max_length=7, verbose_name='compliance')),
                    ('procedure_pl', models.TextField(max_length=10000, verbose_name='requests and complaints (Polish)')),
                    ('procedure_en', models.TextField(blank=True, max_length=10000, verbose_name='requests and complaints (English)')),
                    ('building_pl', models.TextField(max_length=10000, verbose_name='access to the building (Polish)')),
                    ('building_en', models.TextField(blank=True, max_length=10000, verbose_name='access to the building (English)')),
                    ('apps_pl', models.TextField(max_length=5000, verbose_name='mobile applications (Polish)')),
                    ('apps_en', models.TextField(blank=True, max_length=5000, verbose_name='mobile applications (English)')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='portal.accessibilitystatement')),
                    ('page', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portal.page')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='accessibilitystatement',
            name='page',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='statement', to='portal.page'),
        ),
        migrations.CreateModel(
            name='PageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address of the page')),
                ('kind', models.CharField(choices=[('required', 'required page'), ('know_how', 'know-how')], default='know_how', editable=False, max_length=10, verbose_name='kind')),
                ('title_pl', models.CharField(max_length=120, verbose_name='title (Polish)')),
                ('title_en', models.CharField(blank=True, max_length=120, verbose_name='title (English)')),
                ('lead_pl', models.CharField(blank=True, max_length=250, verbose_name='in one sentence (Polish)')),
                ('lead_en', models.CharField(blank=True, max_length=250, verbose_name='in one sentence (English)')),
                ('body_pl', models.TextField(max_length=50000, verbose_name='text (Polish)')),
                ('body_en', models.TextField(blank=True, max_length=50000, verbose_name='text (English)')),
                ('film_url', models.URLField(blank=True, help_text='The address of a film that says the same. Leave empty if there is none.', verbose_name='film in Polish Sign Language')),
                ('position', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                ('is_shown', models.BooleanField(default=True, help_text='Required pages always are.', verbose_name='shown on the portal')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='last reviewed')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='portal.page')),
            ],
            options={
                'abstract': False,
            },
        ),
        Together(
            pgtrigger.migrations.AddTrigger(
                model_name='page',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_pageevent" ("body_en", "body_pl", "film_url", "id", "is_shown", "key", "kind", "lead_en", "lead_pl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_on", "title_en", "title_pl", "updated_at") VALUES (NEW."body_en", NEW."body_pl", NEW."film_url", NEW."id", NEW."is_shown", NEW."key", NEW."kind", NEW."lead_en", NEW."lead_pl", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reviewed_on", NEW."title_en", NEW."title_pl", NEW."updated_at"); RETURN NULL;', hash='10418011c028afac651ba5c53ade0044613e5bce', operation='INSERT', pgid='pgtrigger_insert_insert_dd7c6', table='portal_page', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='page',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."body_pl" IS DISTINCT FROM (NEW."body_pl") OR OLD."film_url" IS DISTINCT FROM (NEW."film_url") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_shown" IS DISTINCT FROM (NEW."is_shown") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lead_en" IS DISTINCT FROM (NEW."lead_en") OR OLD."lead_pl" IS DISTINCT FROM (NEW."lead_pl") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_pl" IS DISTINCT FROM (NEW."title_pl") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))', func='INSERT INTO "portal_pageevent" ("body_en", "body_pl", "film_url", "id", "is_shown", "key", "kind", "lead_en", "lead_pl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_on", "title_en", "title_pl", "updated_at") VALUES (NEW."body_en", NEW."body_pl", NEW."film_url", NEW."id", NEW."is_shown", NEW."key", NEW."kind", NEW."lead_en", NEW."lead_pl", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reviewed_on", NEW."title_en", NEW."title_pl", NEW."updated_at"); RETURN NULL;', hash='8f18a1ca8d4716b111e46edaedb9a69025e4d076', operation='UPDATE', pgid='pgtrigger_update_update_a2933', table='portal_page', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accessibilitystatementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aa1637ad5ee46bb06da803ee7ace812f36afebf0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_59384', table='portal_accessibilitystatementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accessibilitystatement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "portal_accessibilitystatementevent" ("apps_en", "apps_pl", "building_en", "building_pl", "changed_on", "id", "page_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_on", "procedure_en", "procedure_pl", "published_on", "reviewed_on", "status") VALUES (NEW."apps_en", NEW."apps_pl", NEW."building_en", NEW."building_pl", NEW."changed_on", NEW."id", NEW."page_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_on", NEW."procedure_en", NEW."procedure_pl", NEW."published_on", NEW."reviewed_on", NEW."status"); RETURN NULL;', hash='95ee338eaf980a41fc0a5c6688e3142c3048553b', operation='INSERT', pgid='pgtrigger_insert_insert_40517', table='portal_accessibilitystatement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='accessibilitystatement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."apps_en" IS DISTINCT FROM (NEW."apps_en") OR OLD."apps_pl" IS DISTINCT FROM (NEW."apps_pl") OR OLD."building_en" IS DISTINCT FROM (NEW."building_en") OR OLD."building_pl" IS DISTINCT FROM (NEW."building_pl") OR OLD."changed_on" IS DISTINCT FROM (NEW."changed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."page_id" IS DISTINCT FROM (NEW."page_id") OR OLD."prepared_on" IS DISTINCT FROM (NEW."prepared_on") OR OLD."procedure_en" IS DISTINCT FROM (NEW."procedure_en") OR OLD."procedure_pl" IS DISTINCT FROM (NEW."procedure_pl") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "portal_accessibilitystatementevent" ("apps_en", "apps_pl", "building_en", "building_pl", "changed_on", "id", "page_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_on", "procedure_en", "procedure_pl", "published_on", "reviewed_on", "status") VALUES (NEW."apps_en", NEW."apps_pl", NEW."building_en", NEW."building_pl", NEW."changed_on", NEW."id", NEW."page_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_on", NEW."procedure_en", NEW."procedure_pl", NEW."published_on", NEW."reviewed_on", NEW."status"); RETURN NULL;', hash='97b09fe99be7055bc64eed64be3e91655efe3531', operation='UPDATE', pgid='pgtrigger_update_update_2c4cc', table='portal_accessibilitystatement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='pageevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1710acae3ffa90b9bf606726a62d5ad4178996ff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4d9a5', table='portal_pageevent', when='BEFORE')),
            ),
        ),
    ]
