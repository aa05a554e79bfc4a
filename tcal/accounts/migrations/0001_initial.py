import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.accounts.models
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail')),
                    ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                    ('phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English')], default='pl', max_length=2, verbose_name='language of letters')),
                    ('is_staff', models.BooleanField(default=False, verbose_name='may open the administration')),
                    ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='account since')),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ],
                options={
                    'verbose_name': 'person',
                    'verbose_name_plural': 'people',
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='email_belongs_to_one_account', violation_error_message='There is an account with this e-mail. Sign in to it.')],
                },
                managers=[
                    ('objects', tcal.accounts.models.UserManager()),
                ],
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English')], default='pl', max_length=2, verbose_name='language of letters')),
                    ('is_staff', models.BooleanField(default=False, verbose_name='may open the administration')),
                    ('is_active', models.BooleanField(default=True, verbose_name='may sign in')),
                    ('date_joined', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='account since')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        Together(
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_userevent" ("date_joined", "id", "is_active", "is_staff", "is_superuser", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='c62524125c7927560148205ccea426963748ea9f', operation='INSERT', pgid='pgtrigger_insert_insert_3867c', table='accounts_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language"))', func='INSERT INTO "accounts_userevent" ("date_joined", "id", "is_active", "is_staff", "is_superuser", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."date_joined", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='91deaffeec76068cb30de7a32e55ca9d6c5bfc7c', operation='UPDATE', pgid='pgtrigger_update_update_0e890', table='accounts_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e9498e73f6fbdf2642fb33fa14189f1ad2382c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45b21', table='accounts_userevent', when='BEFORE')),
            ),
        ),
    ]
