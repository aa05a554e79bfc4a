import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.polish
import tcal.shared.search
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('organizations', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='Feature',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=30, unique=True, verbose_name='code')),
                    ('name_pl', models.CharField(max_length=60, verbose_name='name (Polish)')),
                    ('name_en', models.CharField(max_length=60, verbose_name='name (English)')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'verbose_name': 'feature',
                    'verbose_name_plural': 'features',
                    'ordering': ['position', 'code'],
                },
            ),
            migrations.CreateModel(
                name='Venue',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='name')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('closed_on_public_holidays', models.BooleanField(default=True, help_text='A special day with hours opens it on a holiday all the same.', verbose_name='closed on public holidays')),
                ],
                options={
                    'verbose_name': 'venue',
                    'verbose_name_plural': 'venues',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Booking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_at', models.DateTimeField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(verbose_name='until')),
                    ('people', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='number of people')),
                    ('purpose', models.CharField(max_length=200, verbose_name='what for')),
                    ('title_is_public', models.BooleanField(default=False, verbose_name='show what it is for in the public calendar')),
                    ('responsible_person', models.CharField(max_length=120, verbose_name='responsible person')),
                    ('responsible_phone', models.CharField(max_length=30, verbose_name='telephone on that day')),
                    ('status', models.CharField(choices=[('pending', 'awaiting confirmation'), ('confirmed', 'confirmed'), ('rejected', 'refused'), ('expired', 'expired'), ('cancelled', 'cancelled'), ('completed', 'took place'), ('no_show', 'nobody came')], default='pending', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, unique=True)),
                    ('requested_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='booked')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='organizations.organization', verbose_name='organisation')),
                    ('requested_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to=settings.AUTH_USER_MODEL, verbose_name='booked by')),
                ],
                options={
                    'verbose_name': 'booking',
                    'verbose_name_plural': 'bookings',
                    'ordering': ['starts_at', 'pk'],
                    'indexes': [models.Index(condition=models.Q(('status', 'pending')), fields=['requested_at'], name='booking_awaiting_decision'), models.Index(fields=['organization', 'starts_at'], name='booking_of_organization')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='booking_ends_after_it_starts', violation_error_message='The end must be later than the start.'), models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='booking_is_for_at_least_one_person', violation_error_message='State how many people will come: at least one.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='refused_booking_has_a_reason', violation_error_message='Give the reason: the organisation will read it.')],
                },
            ),
            migrations.CreateModel(
                name='Closure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=120, verbose_name='what people read')),
                    ('starts_at', models.DateTimeField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(verbose_name='until')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('decided_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'closure',
                    'verbose_name_plural': 'closures',
                    'ordering': ['-starts_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='closure_ends_after_it_starts', violation_error_message='The closure must end after it starts.')],
                },
            ),
            migrations.CreateModel(
                name='ClosureEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('reason', models.CharField(max_length=120, verbose_name='what people read')),
                    ('starts_at', models.DateTimeField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(verbose_name='until')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='rooms.closure')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Resource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('kind', models.CharField(choices=[('room', 'room'), ('desk', 'desk or workstation'), ('equipment', 'equipment')], default='room', max_length=10, verbose_name='kind')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('name_sort', models.GeneratedField(db_persist=True, expression=tcal.shared.polish.PolishKey('name'), output_field=models.CharField(db_collation='C'))),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                    ('summary', models.CharField(blank=True, max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(blank=True, max_length=3000, verbose_name='description')),
                    ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='for how many people')),
                    ('quantity', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='how many pieces')),
                    ('access', models.TextField(blank=True, max_length=2000, verbose_name='access for people with disabilities')),
                    ('rules', models.TextField(blank=True, max_length=3000, verbose_name='rules of use')),
                    ('minutes_before', models.PositiveSmallIntegerField(default=0, verbose_name='minutes kept free before')),
                    ('minutes_after', models.PositiveSmallIntegerField(default=0, verbose_name='minutes kept free after')),
                    ('confirms_at_once', models.BooleanField(default=False, help_text='Otherwise staff decide on each booking.', verbose_name='confirmed at once')),
                    ('is_active', models.BooleanField(default=True, verbose_name='can be booked')),
                    ('features', models.ManyToManyField(blank=True, related_name='resources', to='rooms.feature', verbose_name='features')),
                    ('venue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resources', to='rooms.venue', verbose_name='venue')),
                ],
                options={
                    'verbose_name': 'resource',
                    'verbose_name_plural': 'rooms and equipment',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='resource_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='resource_typos', opclasses=['gin_trgm_ops'])],
                    'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='resource_exists_at_least_once', violation_error_message='There has to be at least one piece.'), models.CheckConstraint(condition=models.Q(('kind', 'equipment'), ('quantity', 1), _connector='OR'), name='only_equipment_comes_in_several_pieces', violation_error_message='A room or a desk is one. Add each of them by itself.'), models.CheckConstraint(condition=models.Q(('kind', 'equipment'), ('capacity__gte', 1), _connector='OR'), name='room_states_its_capacity', violation_error_message='State for how many people the room or desk is.')],
                },
            ),
            migrations.CreateModel(
                name='BookingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('starts_at', models.DateTimeField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(verbose_name='until')),
                    ('people', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)], verbose_name='number of people')),
                    ('purpose', models.CharField(max_length=200, verbose_name='what for')),
                    ('title_is_public', models.BooleanField(default=False, verbose_name='show what it is for in the public calendar')),
                    ('status', models.CharField(choices=[('pending', 'awaiting confirmation'), ('confirmed', 'confirmed'), ('rejected', 'refused'), ('expired', 'expired'), ('cancelled', 'cancelled'), ('completed', 'took place'), ('no_show', 'nobody came')], default='pending', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False)),
                    ('requested_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='booked')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='rooms.booking')),
                    ('requested_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='booked by')),
                    ('room', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rooms.resource', verbose_name='room')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='booking',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='rooms.resource', verbose_name='room'),
        ),
        Together(
            migrations.CreateModel(
                name='Allocation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('quantity', models.PositiveSmallIntegerField(default=1)),
                    ('period', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                    ('holder', models.GeneratedField(db_persist=True, expression=django.db.models.functions.comparison.Coalesce('booking', 0), output_field=models.BigIntegerField())),
                    ('exclusive', models.BooleanField(default=False, editable=False)),
                    ('booking', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='rooms.booking')),
                    ('closure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='rooms.closure')),
                    ('resource', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='rooms.resource')),
                ],
                options={
                    'verbose_name': 'allocation',
                    'verbose_name_plural': 'allocations',
                    'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('exclusive', True)), expressions=[('resource', '='), ('period', '&&'), ('holder', '<>')], name='resource_is_used_by_one_at_a_time', violation_error_message='Somebody has just taken this time. Choose another time or another room.'), models.CheckConstraint(condition=models.Q(models.Q(('booking__isnull', False), ('closure', None)), models.Q(('booking', None), ('closure__isnull', False)), _connector='OR'), name='allocation_belongs_to_one_booking_or_closure', violation_error_message='Time is held for one booking or for one closure.'), models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='allocation_is_of_at_least_one', violation_error_message='At least one piece has to be taken.'), models.CheckConstraint(condition=models.Q(('period__isempty', False), ('period__startswith__isnull', False), ('period__endswith__isnull', False)), name='allocation_lasts_some_time', violation_error_message='The end must be later than the start.')],
                },
            ),
            migrations.CreateModel(
                name='SpecialDay',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField(verbose_name='day')),
                    ('opens_at', models.TimeField(blank=True, null=True, verbose_name='opens')),
                    ('closes_at', models.TimeField(blank=True, null=True, verbose_name='closes')),
                    ('note', models.CharField(blank=True, max_length=120, verbose_name='what people read')),
                    ('venue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='special_days', to='rooms.venue')),
                ],
                options={
                    'verbose_name': 'special day',
                    'verbose_name_plural': 'special days',
                    'ordering': ['day'],
                    'constraints': [models.UniqueConstraint(fields=('venue', 'day'), name='special_day_is_stated_once', violation_error_message='This day is entered already: change that entry.'), models.CheckConstraint(condition=models.Q(models.Q(('closes_at', None), ('opens_at', None)), models.Q(('closes_at__isnull', False), ('opens_at__isnull', False), models.Q(('opens_at', models.F('closes_at')), _negated=True)), _connector='OR'), name='special_day_has_both_hours_or_none', violation_error_message='Give both the opening and the closing hour, or neither for a closed day.')],
                },
            ),
            migrations.CreateModel(
                name='ResourceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('room', 'room'), ('desk', 'desk or workstation'), ('equipment', 'equipment')], default='room', max_length=10, verbose_name='kind')),
                    ('name', models.CharField(max_length=80, verbose_name='name')),
                    ('name_sort', models.GeneratedField(db_persist=True, expression=tcal.shared.polish.PolishKey('name'), output_field=models.CharField(db_collation='C'))),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('summary', models.CharField(blank=True, max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(blank=True, max_length=3000, verbose_name='description')),
                    ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1)], verbose_name='for how many people')),
                    ('quantity', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='how many pieces')),
                    ('access', models.TextField(blank=True, max_length=2000, verbose_name='access for people with disabilities')),
                    ('rules', models.TextField(blank=True, max_length=3000, verbose_name='rules of use')),
                    ('minutes_before', models.PositiveSmallIntegerField(default=0, verbose_name='minutes kept free before')),
                    ('minutes_after', models.PositiveSmallIntegerField(default=0, verbose_name='minutes kept free after')),
                    ('confirms_at_once', models.BooleanField(default=False, help_text='Otherwise staff decide on each booking.', verbose_name='confirmed at once')),
                    ('is_active', models.BooleanField(default=True, verbose_name='can be booked')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='rooms.resource')),
                    ('venue', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rooms.venue', verbose_name='venue')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OpeningHours',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], verbose_name='weekday')),
                    ('opens_at', models.TimeField(verbose_name='opens')),
                    ('closes_at', models.TimeField(verbose_name='closes')),
                    ('venue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opening_hours', to='rooms.venue')),
                ],
                options={
                    'verbose_name': 'opening hours',
                    'verbose_name_plural': 'opening hours',
                    'ordering': ['weekday', 'opens_at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('weekday__range', (0, 6))), name='opening_hours_are_of_a_weekday', violation_error_message='Choose a day of the week.'), models.UniqueConstraint(fields=('venue', 'weekday', 'opens_at'), name='opening_hours_are_stated_once', violation_error_message='These hours are entered already.')],
                },
            ),
        ),
        Together(
            pgtrigger.migrations.AddTrigger(
                model_name='closure',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rooms_closureevent" ("created_at", "decided_by_id", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_at") VALUES (NEW."created_at", NEW."decided_by_id", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."starts_at"); RETURN NULL;', hash='9aef36149e6df7691d3b4a2a0c4abf42224347c0', operation='INSERT', pgid='pgtrigger_insert_insert_1b350', table='rooms_closure', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='closure',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rooms_closureevent" ("created_at", "decided_by_id", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_at") VALUES (NEW."created_at", NEW."decided_by_id", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_at"); RETURN NULL;', hash='6f7b4deecf5d67082367082d1fdffc199689d179', operation='UPDATE', pgid='pgtrigger_update_update_57534', table='rooms_closure', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='closureevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='423bf7651daeae557f605adf13a5bf04e67a5164', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c058', table='rooms_closureevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bookingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='977af1b4cc1838274d829275dc5cc939cee9f093', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3a29f', table='rooms_bookingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='booking',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rooms_bookingevent" ("decided_at", "decided_by_id", "decision_reason", "ends_at", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "room_id", "sequence", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."sequence", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;', hash='c2b44b9054bd208a9706b43c11cfc70a7c18864a', operation='INSERT', pgid='pgtrigger_insert_insert_74dac', table='rooms_booking', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='booking',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."people" IS DISTINCT FROM (NEW."people") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."requested_at" IS DISTINCT FROM (NEW."requested_at") OR OLD."requested_by_id" IS DISTINCT FROM (NEW."requested_by_id") OR OLD."room_id" IS DISTINCT FROM (NEW."room_id") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."title_is_public" IS DISTINCT FROM (NEW."title_is_public"))', func='INSERT INTO "rooms_bookingevent" ("decided_at", "decided_by_id", "decision_reason", "ends_at", "id", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "requested_at", "requested_by_id", "room_id", "sequence", "starts_at", "status", "submission_id", "title_is_public") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_at", NEW."id", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."requested_at", NEW."requested_by_id", NEW."room_id", NEW."sequence", NEW."starts_at", NEW."status", NEW."submission_id", NEW."title_is_public"); RETURN NULL;', hash='7c12666bf8ca47f46d3f3c2a8c1c60fd036b39af', operation='UPDATE', pgid='pgtrigger_update_update_fd623', table='rooms_booking', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocation',
                trigger=pgtrigger.compiler.Trigger(name='allocation_locks_its_resource', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    SELECT quantity = 1 INTO NEW.exclusive FROM rooms_resource\n                     WHERE id = NEW.resource_id FOR NO KEY UPDATE;\n                    RETURN NEW;\n                ', hash='2d3bf2b7a0167215796e3a381b82abc8f485bf57', operation='INSERT OR UPDATE', pgid='pgtrigger_allocation_locks_its_resource_2d3ae', table='rooms_allocation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='allocation',
                trigger=pgtrigger.compiler.Trigger(name='equipment_is_never_over_lent', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE pieces integer; peak integer;', func="\n    SELECT quantity INTO pieces FROM rooms_resource WHERE id = NEW.resource_id;\n    SELECT max(in_use) INTO peak\n      FROM (SELECT lower(period) AS instant FROM rooms_allocation\n             WHERE resource_id = NEW.resource_id AND period && NEW.period\n               AND lower(period) >= lower(NEW.period)\n             UNION SELECT lower(NEW.period)) AS starts,\n           LATERAL (SELECT sum(pieces_held) AS in_use\n                      FROM (SELECT max(quantity) AS pieces_held FROM rooms_allocation\n                             WHERE resource_id = NEW.resource_id AND period @> starts.instant\n                             GROUP BY holder) AS holders) AS used;\n    IF peak > pieces THEN\n        RAISE EXCEPTION 'resource % has %, % would be in use', NEW.resource_id, pieces, peak\n              USING ERRCODE = '23P01', CONSTRAINT = 'equipment_is_never_over_lent';\n    END IF;\n    RETURN NULL;\n", hash='d29cb038c02e3329c07d575e6c61c6306800202d', operation='INSERT OR UPDATE', pgid='pgtrigger_equipment_is_never_over_lent_aab4f', table='rooms_allocation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resourceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='48c2622c7d7247aac6031a9885db0cfd4d90658b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5a0ed', table='rooms_resourceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resource',
                trigger=pgtrigger.compiler.Trigger(name='quantity_covers_what_is_lent', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."quantity" IS DISTINCT FROM (NEW."quantity"))', func='\n                    UPDATE rooms_allocation SET quantity = quantity\n                     WHERE resource_id = NEW.id AND upper(period) > clock_timestamp();\n                    RETURN NULL;\n                ', hash='ac171f78a4d5d9a7b913bd41105c1ce9dba5e0d1', operation='UPDATE OF "quantity"', pgid='pgtrigger_quantity_covers_what_is_lent_8b0b6', table='rooms_resource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resource',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rooms_resourceevent" ("access", "capacity", "confirms_at_once", "description", "id", "is_active", "kind", "minutes_after", "minutes_before", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "rules", "slug", "summary", "venue_id") VALUES (NEW."access", NEW."capacity", NEW."confirms_at_once", NEW."description", NEW."id", NEW."is_active", NEW."kind", NEW."minutes_after", NEW."minutes_before", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quantity", NEW."rules", NEW."slug", NEW."summary", NEW."venue_id"); RETURN NULL;', hash='a4cb9c033eae4733e1a47b1cd5f4c07884341b5c', operation='INSERT', pgid='pgtrigger_insert_insert_164d4', table='rooms_resource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='resource',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."access" IS DISTINCT FROM (NEW."access") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."confirms_at_once" IS DISTINCT FROM (NEW."confirms_at_once") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."minutes_after" IS DISTINCT FROM (NEW."minutes_after") OR OLD."minutes_before" IS DISTINCT FROM (NEW."minutes_before") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_sort" IS DISTINCT FROM (NEW."name_sort") OR OLD."quantity" IS DISTINCT FROM (NEW."quantity") OR OLD."rules" IS DISTINCT FROM (NEW."rules") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."venue_id" IS DISTINCT FROM (NEW."venue_id"))', func='INSERT INTO "rooms_resourceevent" ("access", "capacity", "confirms_at_once", "description", "id", "is_active", "kind", "minutes_after", "minutes_before", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quantity", "rules", "slug", "summary", "venue_id") VALUES (NEW."access", NEW."capacity", NEW."confirms_at_once", NEW."description", NEW."id", NEW."is_active", NEW."kind", NEW."minutes_after", NEW."minutes_before", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quantity", NEW."rules", NEW."slug", NEW."summary", NEW."venue_id"); RETURN NULL;', hash='5514dc882b0c927eb27cec136e3305ca6462df96', operation='UPDATE', pgid='pgtrigger_update_update_e061c', table='rooms_resource', when='AFTER')),
            ),
        ),
    ]
