import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        migrations.CreateModel(
            name='QueuedMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.EmailField(max_length=254, verbose_name='to')),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(blank=True, verbose_name='HTML')),
                ('attachments', models.JSONField(blank=True, default=list)),
                ('queued_at', models.DateTimeField(verbose_name='queued')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'ordering': ['-queued_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Centre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='Toruńskie Centrum Aktywności Lokalnej', max_length=200, verbose_name='full name')),
                ('short_name', models.CharField(default='2.Piętro', max_length=40, verbose_name='short name')),
                ('tagline', models.CharField(blank=True, max_length=200, verbose_name='one sentence about the centre')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street and number')),
                ('postal_code', models.CharField(blank=True, max_length=10, verbose_name='postal code')),
                ('city', models.CharField(default='Toruń', max_length=80, verbose_name='city')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('map_url', models.URLField(blank=True, verbose_name='link to a map')),
                ('getting_in', models.TextField(blank=True, verbose_name='how to get in, also without stairs')),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demo data loaded')),
            ],
            options={
                'verbose_name': 'centre',
                'verbose_name_plural': 'centre',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='there_is_one_centre', violation_error_message='There is one centre; edit the existing entry.')],
            },
        ),
        migrations.CreateModel(
            name='CentreEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(default='Toruńskie Centrum Aktywności Lokalnej', max_length=200, verbose_name='full name')),
                ('short_name', models.CharField(default='2.Piętro', max_length=40, verbose_name='short name')),
                ('tagline', models.CharField(blank=True, max_length=200, verbose_name='one sentence about the centre')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street and number')),
                ('postal_code', models.CharField(blank=True, max_length=10, verbose_name='postal code')),
                ('city', models.CharField(default='Toruń', max_length=80, verbose_name='city')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('map_url', models.URLField(blank=True, verbose_name='link to a map')),
                ('getting_in', models.TextField(blank=True, verbose_name='how to get in, also without stairs')),
                ('is_demo', models.BooleanField(default=False, editable=False, verbose_name='demo data loaded')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='shared.centre')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='centre',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "shared_centreevent" ("city", "email", "getting_in", "id", "is_demo", "map_url", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "short_name", "street", "tagline") VALUES (NEW."city", NEW."email", NEW."getting_in", NEW."id", NEW."is_demo", NEW."map_url", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postal_code", NEW."short_name", NEW."street", NEW."tagline"); RETURN NULL;', hash='14ce733d0d05401f4c59063f887d8a23a993f407', operation='INSERT', pgid='pgtrigger_insert_insert_f4fd2', table='shared_centre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='centre',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "shared_centreevent" ("city", "email", "getting_in", "id", "is_demo", "map_url", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postal_code", "short_name", "street", "tagline") VALUES (NEW."city", NEW."email", NEW."getting_in", NEW."id", NEW."is_demo", NEW."map_url", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postal_code", NEW."short_name", NEW."street", NEW."tagline"); RETURN NULL;', hash='c1fd094fb1e78ae7134ef38adeab29cd3d20b703', operation='UPDATE', pgid='pgtrigger_update_update_84ff8', table='shared_centre', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='centreevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1096ee57474b6cf04a7d8089184f674c7c38bf26', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f522', table='shared_centreevent', when='BEFORE')),
        ),
    ]
