import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import organizations.models.organization
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.identifiers
import tcal.shared.polish
import tcal.shared.search
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='PublicTaskSphere',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=5, unique=True, verbose_name='code')),
                    ('sort_key', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('name_pl', models.CharField(max_length=200, verbose_name='name (Polish)')),
                    ('name_en', models.CharField(max_length=200, verbose_name='name (English)')),
                    ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
                ],
                options={
                    'verbose_name': 'sphere of public tasks',
                    'verbose_name_plural': 'spheres of public tasks',
                    'ordering': ['sort_key'],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('member', 'member'), ('manager', 'manager')], default='member', max_length=10, verbose_name='role')),
                    ('status', models.CharField(choices=[('invited', 'invited'), ('requested', 'asks to join'), ('active', 'active'), ('ended', 'ended')], default='active', max_length=10, verbose_name='status')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ],
                options={
                    'verbose_name': 'membership',
                    'verbose_name_plural': 'memberships',
                },
            ),
            migrations.CreateModel(
                name='Organization',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('name_sort', models.GeneratedField(db_persist=True, expression=tcal.shared.polish.PolishKey('name'), output_field=models.CharField(db_collation='C'))),
                    ('slug', models.SlugField(editable=False, max_length=80, verbose_name='address')),
                    ('legal_form', models.CharField(choices=[('association', 'association'), ('union', 'union of associations'), ('foundation', 'foundation'), ('fire_brigade', 'volunteer fire brigade'), ('social_cooperative', 'social cooperative'), ('non_profit_company', 'non-profit company'), ('simple_association', 'simple association'), ('student_sports_club', 'student sports club'), ('sports_club', 'sports club without business activity'), ('rural_womens_circle', "rural women's circle"), ('church_unit', 'church legal person'), ('informal_group', 'informal or initiative group'), ('founding_group', 'group founding an association'), ('partnership', 'partnership of organisations'), ('institution', 'public institution')], max_length=30, verbose_name='legal form')),
                    ('krs', tcal.shared.identifiers.KrsField(blank=True, verbose_name='KRS number')),
                    ('nip', tcal.shared.identifiers.NipField(blank=True, verbose_name='NIP')),
                    ('regon', tcal.shared.identifiers.RegonField(blank=True, verbose_name='REGON')),
                    ('record_number', models.CharField(blank=True, max_length=40, verbose_name="number in the city's record")),
                    ('responsible_adult', models.CharField(blank=True, max_length=120, verbose_name='responsible adult')),
                    ('district', models.CharField(blank=True, max_length=60, verbose_name='district')),
                    ('founded_on', models.DateField(blank=True, null=True, validators=[organizations.models.organization.happened_already], verbose_name='founded on')),
                    ('has_no_premises', models.BooleanField(default=False, verbose_name='has no premises of its own')),
                    ('description', models.TextField(blank=True, max_length=5000, verbose_name='what it does')),
                    ('website', models.URLField(blank=True, verbose_name='website')),
                    ('public_email', models.EmailField(blank=True, max_length=254, verbose_name='public e-mail')),
                    ('public_phone', models.CharField(blank=True, max_length=30, verbose_name='public telephone')),
                    ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail for the centre')),
                    ('contact_phone', models.CharField(blank=True, max_length=30, verbose_name='telephone for the centre')),
                    ('is_operator', models.BooleanField(default=False, help_text='Free of quotas.', verbose_name='the centre or the city')),
                    ('status', models.CharField(choices=[('pending', 'awaiting approval'), ('active', 'active'), ('rejected', 'not accepted'), ('ended', 'ended its activity')], default='pending', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('submitted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='submitted')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
                    ('spheres', models.ManyToManyField(blank=True, related_name='organizations', to='organizations.publictasksphere', verbose_name='spheres of activity')),
                ],
                options={
                    'verbose_name': 'organisation',
                    'verbose_name_plural': 'organisations',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='organization_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='organization_typos', opclasses=['gin_trgm_ops'])],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('legal_form__in', ['association', 'fire_brigade', 'foundation', 'non_profit_company', 'social_cooperative', 'union']), _negated=True), ('krs__isnull', False), _connector='OR'), name='organization_of_this_form_has_a_krs_number', violation_error_message='This legal form is entered in the National Court Register. Give the KRS number: ten digits.'), models.CheckConstraint(condition=models.Q(models.Q(('legal_form__in', ['founding_group', 'informal_group', 'simple_association', 'sports_club', 'student_sports_club']), _negated=True), ('krs__isnull', True), _connector='OR'), name='organization_of_this_form_has_no_krs_number', violation_error_message='This legal form is not in the National Court Register. Leave the KRS number empty or choose another legal form.'), models.CheckConstraint(condition=models.Q(models.Q(('legal_form__in', ['simple_association', 'sports_club', 'student_sports_club']), _negated=True), models.Q(('record_number', ''), _negated=True), _connector='OR'), name='organization_of_this_form_has_a_record_number', violation_error_message="This legal form is entered in the city's record. Give its number there."), models.CheckConstraint(condition=models.Q(models.Q(('legal_form__in', ['founding_group', 'informal_group']), _negated=True), models.Q(('responsible_adult', ''), _negated=True), _connector='OR'), name='informal_group_names_a_responsible_adult', violation_error_message='A group without registration names an adult who answers for it.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='rejected_organization_has_a_reason', violation_error_message='Give the reason: the organisation will read it.'), models.UniqueConstraint(fields=('slug',), name='organization_has_an_address_of_its_own', violation_error_message='Another organisation of this name came a moment ago. Send the form again.'), models.UniqueConstraint(fields=('submission_id',), name='organization_form_is_sent_once', violation_error_message='This form was sent already. Open it anew.'), models.UniqueConstraint(condition=models.Q(('status', 'rejected'), _negated=True), fields=('krs',), name='krs_number_is_in_the_registry_once', violation_error_message='An organisation with this KRS number is here already.'), models.UniqueConstraint(condition=models.Q(('status', 'rejected'), _negated=True), fields=('nip',), name='nip_is_in_the_registry_once', violation_error_message='An organisation with this NIP is here already.'), models.UniqueConstraint(condition=models.Q(('status', 'rejected'), _negated=True), fields=('regon',), name='regon_is_in_the_registry_once', violation_error_message='An organisation with this REGON is here already.')],
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('member', 'member'), ('manager', 'manager')], default='member', max_length=10, verbose_name='role')),
                    ('status', models.CharField(choices=[('invited', 'invited'), ('requested', 'asks to join'), ('active', 'active'), ('ended', 'ended')], default='active', max_length=10, verbose_name='status')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.membership')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='membership',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organizations.organization', verbose_name='organisation'),
        ),
        migrations.CreateModel(
            name='OrganizationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('name_sort', models.GeneratedField(db_persist=True, expression=tcal.shared.polish.PolishKey('name'), output_field=models.CharField(db_collation='C'))),
                ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                ('legal_form', models.CharField(choices=[('association', 'association'), ('union', 'union of associations'), ('foundation', 'foundation'), ('fire_brigade', 'volunteer fire brigade'), ('social_cooperative', 'social cooperative'), ('non_profit_company', 'non-profit company'), ('simple_association', 'simple association'), ('student_sports_club', 'student sports club'), ('sports_club', 'sports club without business activity'), ('rural_womens_circle', "rural women's circle"), ('church_unit', 'church legal person'), ('informal_group', 'informal or initiative group'), ('founding_group', 'group founding an association'), ('partnership', 'partnership of organisations'), ('institution', 'public institution')], max_length=30, verbose_name='legal form')),
                ('krs', tcal.shared.identifiers.KrsField(blank=True, verbose_name='KRS number')),
                ('nip', tcal.shared.identifiers.NipField(blank=True, verbose_name='NIP')),
                ('regon', tcal.shared.identifiers.RegonField(blank=True, verbose_name='REGON')),
                ('record_number', models.CharField(blank=True, max_length=40, verbose_name="number in the city's record")),
                ('district', models.CharField(blank=True, max_length=60, verbose_name='district')),
                ('founded_on', models.DateField(blank=True, null=True, validators=[organizations.models.organization.happened_already], verbose_name='founded on')),
                ('has_no_premises', models.BooleanField(default=False, verbose_name='has no premises of its own')),
                ('description', models.TextField(blank=True, max_length=5000, verbose_name='what it does')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('public_email', models.EmailField(blank=True, max_length=254, verbose_name='public e-mail')),
                ('public_phone', models.CharField(blank=True, max_length=30, verbose_name='public telephone')),
                ('is_operator', models.BooleanField(default=False, help_text='Free of quotas.', verbose_name='the centre or the city')),
                ('status', models.CharField(choices=[('pending', 'awaiting approval'), ('active', 'active'), ('rejected', 'not accepted'), ('ended', 'ended its activity')], default='pending', editable=False, max_length=10, verbose_name='status')),
                ('submission_id', models.UUIDField(editable=False, null=True)),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='submitted')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.organization')),
                ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'abstract': False,
            },
        ),
        Together(
            migrations.AddConstraint(
                model_name='membership',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'ended'), _negated=True), fields=('organization', 'user'), name='person_is_in_an_organization_once', violation_error_message='This person is in the organisation already.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9d29d58c28204c813b0a1d8c710bffcfc6a9293d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ce92c', table='organizations_membershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_membershipevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status", "user_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."status", NEW."user_id"); RETURN NULL;', hash='b0a249e566949b177a490953c63045fa90ab3a6f', operation='INSERT', pgid='pgtrigger_insert_insert_df650', table='organizations_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organizations_membershipevent" ("id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status", "user_id") VALUES (NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."status", NEW."user_id"); RETURN NULL;', hash='5771727ff8eae9f62125ff4bc91c7086c20f8a61', operation='UPDATE', pgid='pgtrigger_update_update_6cb9e', table='organizations_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organizationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b57d657ff616d824ae4a63d9d1c32f035699505a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_88049', table='organizations_organizationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_organizationevent" ("decided_at", "decided_by_id", "decision_reason", "description", "district", "founded_on", "has_no_premises", "id", "is_operator", "krs", "legal_form", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_email", "public_phone", "record_number", "regon", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "website") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."district", NEW."founded_on", NEW."has_no_premises", NEW."id", NEW."is_operator", NEW."krs", NEW."legal_form", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_email", NEW."public_phone", NEW."record_number", NEW."regon", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."website"); RETURN NULL;', hash='dfc6b16c16d7c898a4ee467ac7229345d679abad', operation='INSERT', pgid='pgtrigger_insert_insert_5a753', table='organizations_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."district" IS DISTINCT FROM (NEW."district") OR OLD."founded_on" IS DISTINCT FROM (NEW."founded_on") OR OLD."has_no_premises" IS DISTINCT FROM (NEW."has_no_premises") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_operator" IS DISTINCT FROM (NEW."is_operator") OR OLD."krs" IS DISTINCT FROM (NEW."krs") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_sort" IS DISTINCT FROM (NEW."name_sort") OR OLD."nip" IS DISTINCT FROM (NEW."nip") OR OLD."public_email" IS DISTINCT FROM (NEW."public_email") OR OLD."public_phone" IS DISTINCT FROM (NEW."public_phone") OR OLD."record_number" IS DISTINCT FROM (NEW."record_number") OR OLD."regon" IS DISTINCT FROM (NEW."regon") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."website" IS DISTINCT FROM (NEW."website"))', func='INSERT INTO "organizations_organizationevent" ("decided_at", "decided_by_id", "decision_reason", "description", "district", "founded_on", "has_no_premises", "id", "is_operator", "krs", "legal_form", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_email", "public_phone", "record_number", "regon", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "website") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."district", NEW."founded_on", NEW."has_no_premises", NEW."id", NEW."is_operator", NEW."krs", NEW."legal_form", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_email", NEW."public_phone", NEW."record_number", NEW."regon", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."website"); RETURN NULL;', hash='d99221fa706d73da1584a37f85d4f2b9b89a46d4', operation='UPDATE', pgid='pgtrigger_update_update_73a92', table='organizations_organization', when='AFTER')),
            ),
        ),
    ]
