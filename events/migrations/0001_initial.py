import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
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
        ('rooms', '0001_initial'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='Event',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('title', models.CharField(max_length=120, verbose_name='title')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address of the page')),
                    ('kind', models.CharField(choices=[('workshop', 'workshop'), ('training', 'training'), ('meeting', 'meeting'), ('culture', 'concert or culture'), ('advice', 'advice'), ('sport', 'sport'), ('action', 'volunteering action'), ('open_day', 'open day'), ('other', 'other')], max_length=12, verbose_name='kind of event')),
                    ('lead', models.CharField(max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(blank=True, max_length=5000, verbose_name='description')),
                    ('audience', models.CharField(choices=[('everyone', 'for everyone'), ('children', 'for children'), ('youth', 'for young people'), ('seniors', 'for seniors'), ('families', 'for families'), ('organizations', 'for organisations')], default='everyone', max_length=14, verbose_name='for whom')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English'), ('uk', 'Ukrainian'), ('de', 'German')], default='pl', max_length=2, verbose_name='language of the event')),
                    ('starts_at', models.DateTimeField(verbose_name='start')),
                    ('ends_at', models.DateTimeField(verbose_name='end')),
                    ('place_name', models.CharField(blank=True, max_length=120, verbose_name='place')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('is_free', models.BooleanField(default=True, verbose_name='free of charge')),
                    ('price', models.CharField(blank=True, max_length=120, verbose_name='price')),
                    ('step_free', models.BooleanField(default=False, verbose_name='without steps')),
                    ('hearing_loop', models.BooleanField(default=False, verbose_name='hearing loop')),
                    ('sign_language', models.BooleanField(default=False, verbose_name='sign-language interpreter')),
                    ('quiet_space', models.BooleanField(default=False, verbose_name='quiet space')),
                    ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='contact person')),
                    ('public_email', models.EmailField(blank=True, max_length=254, verbose_name='public e-mail')),
                    ('public_phone', models.CharField(blank=True, max_length=30, verbose_name='public telephone')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'awaiting publication'), ('published', 'published'), ('returned', 'returned for correction'), ('cancelled', 'called off')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='first published')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('booking', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='rooms.booking', verbose_name='room booked in the centre')),
                    ('co_organizers', models.ManyToManyField(blank=True, related_name='co_organized_events', to='organizations.organization', verbose_name='organised together with')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('organizer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='organizations.organization', verbose_name='organiser')),
                    ('spheres', models.ManyToManyField(blank=True, related_name='events', to='organizations.publictasksphere', verbose_name='spheres of public tasks')),
                    ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
                ],
                options={
                    'verbose_name': 'event',
                    'verbose_name_plural': 'events',
                    'ordering': ['starts_at', 'pk'],
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='event_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='event_typos', opclasses=['gin_trgm_ops']), models.Index(condition=models.Q(('status__in', ['cancelled', 'published'])), fields=['starts_at'], name='event_announced_start'), models.Index(condition=models.Q(('status__in', ['cancelled', 'published'])), fields=['ends_at'], name='event_announced_end'), models.Index(condition=models.Q(('status', 'submitted')), fields=['submitted_at'], name='event_awaiting_decision')],
                    'constraints': [models.UniqueConstraint(fields=('slug',), name='event_has_an_address_of_its_own', violation_error_message='Another event has this address already.'), models.UniqueConstraint(fields=('submission_id',), name='event_is_sent_in_once', violation_error_message='This event was sent already.'), models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='event_ends_after_it_starts', violation_error_message='The end must be later than the start.'), models.CheckConstraint(condition=models.Q(('booking__isnull', False), models.Q(('place_name', ''), _negated=True), _connector='OR'), name='event_has_a_place', violation_error_message='Say where it takes place: choose a booked room or write the place.'), models.CheckConstraint(condition=models.Q(('is_free', True), models.Q(('price', ''), _negated=True), _connector='OR'), name='paid_event_says_its_price', violation_error_message='Say how much it costs, or mark it as free of charge.'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['returned', 'cancelled']), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='returned_or_cancelled_event_has_a_reason', violation_error_message='Give the reason: those whom it concerns will read it.')],
                },
            ),
            migrations.CreateModel(
                name='EventEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=120, verbose_name='title')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address of the page')),
                    ('kind', models.CharField(choices=[('workshop', 'workshop'), ('training', 'training'), ('meeting', 'meeting'), ('culture', 'concert or culture'), ('advice', 'advice'), ('sport', 'sport'), ('action', 'volunteering action'), ('open_day', 'open day'), ('other', 'other')], max_length=12, verbose_name='kind of event')),
                    ('lead', models.CharField(max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(blank=True, max_length=5000, verbose_name='description')),
                    ('audience', models.CharField(choices=[('everyone', 'for everyone'), ('children', 'for children'), ('youth', 'for young people'), ('seniors', 'for seniors'), ('families', 'for families'), ('organizations', 'for organisations')], default='everyone', max_length=14, verbose_name='for whom')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English'), ('uk', 'Ukrainian'), ('de', 'German')], default='pl', max_length=2, verbose_name='language of the event')),
                    ('starts_at', models.DateTimeField(verbose_name='start')),
                    ('ends_at', models.DateTimeField(verbose_name='end')),
                    ('place_name', models.CharField(blank=True, max_length=120, verbose_name='place')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address')),
                    ('is_free', models.BooleanField(default=True, verbose_name='free of charge')),
                    ('price', models.CharField(blank=True, max_length=120, verbose_name='price')),
                    ('step_free', models.BooleanField(default=False, verbose_name='without steps')),
                    ('hearing_loop', models.BooleanField(default=False, verbose_name='hearing loop')),
                    ('sign_language', models.BooleanField(default=False, verbose_name='sign-language interpreter')),
                    ('quiet_space', models.BooleanField(default=False, verbose_name='quiet space')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'awaiting publication'), ('published', 'published'), ('returned', 'returned for correction'), ('cancelled', 'called off')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='first published')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                    ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                    ('booking', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rooms.booking', verbose_name='room booked in the centre')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('organizer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organiser')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='events.event')),
                    ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        Together(
            pgtrigger.migrations.AddTrigger(
                model_name='event',
                trigger=pgtrigger.compiler.Trigger(name='sequence_grows_with_published_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    NEW.sequence := OLD.sequence;\n                    IF OLD.status IN (\'published\', \'cancelled\')\n                       AND (OLD."title", OLD."starts_at", OLD."ends_at", OLD."booking_id", OLD."place_name", OLD."address", OLD."status") IS DISTINCT FROM (NEW."title", NEW."starts_at", NEW."ends_at", NEW."booking_id", NEW."place_name", NEW."address", NEW."status") THEN\n                        NEW.sequence := OLD.sequence + 1;\n                    END IF;\n                    RETURN NEW;\n                ', hash='6291874dcbffad412748d1819278abbfb2c5814d', operation='UPDATE', pgid='pgtrigger_sequence_grows_with_published_changes_81ed0', table='events_event', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='event',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "events_eventevent" ("address", "audience", "booking_id", "changed_at", "decided_at", "decided_by_id", "decision_reason", "description", "ends_at", "hearing_loop", "id", "is_free", "kind", "language", "lead", "organizer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "price", "published_at", "quiet_space", "sequence", "sign_language", "slug", "starts_at", "status", "step_free", "submission_id", "submitted_at", "submitted_by_id", "title") VALUES (NEW."address", NEW."audience", NEW."booking_id", NEW."changed_at", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."ends_at", NEW."hearing_loop", NEW."id", NEW."is_free", NEW."kind", NEW."language", NEW."lead", NEW."organizer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_name", NEW."price", NEW."published_at", NEW."quiet_space", NEW."sequence", NEW."sign_language", NEW."slug", NEW."starts_at", NEW."status", NEW."step_free", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title"); RETURN NULL;', hash='6fe25217fe051b153bacbc8ed4fd0be5fde17883', operation='INSERT', pgid='pgtrigger_insert_insert_82b94', table='events_event', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='event',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."booking_id" IS DISTINCT FROM (NEW."booking_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."hearing_loop" IS DISTINCT FROM (NEW."hearing_loop") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_free" IS DISTINCT FROM (NEW."is_free") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."lead" IS DISTINCT FROM (NEW."lead") OR OLD."organizer_id" IS DISTINCT FROM (NEW."organizer_id") OR OLD."place_name" IS DISTINCT FROM (NEW."place_name") OR OLD."price" IS DISTINCT FROM (NEW."price") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."quiet_space" IS DISTINCT FROM (NEW."quiet_space") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."sign_language" IS DISTINCT FROM (NEW."sign_language") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."step_free" IS DISTINCT FROM (NEW."step_free") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "events_eventevent" ("address", "audience", "booking_id", "changed_at", "decided_at", "decided_by_id", "decision_reason", "description", "ends_at", "hearing_loop", "id", "is_free", "kind", "language", "lead", "organizer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_name", "price", "published_at", "quiet_space", "sequence", "sign_language", "slug", "starts_at", "status", "step_free", "submission_id", "submitted_at", "submitted_by_id", "title") VALUES (NEW."address", NEW."audience", NEW."booking_id", NEW."changed_at", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."ends_at", NEW."hearing_loop", NEW."id", NEW."is_free", NEW."kind", NEW."language", NEW."lead", NEW."organizer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_name", NEW."price", NEW."published_at", NEW."quiet_space", NEW."sequence", NEW."sign_language", NEW."slug", NEW."starts_at", NEW."status", NEW."step_free", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title"); RETURN NULL;', hash='f3fe67cf053259cdf540afd8d272c9bea30d6943', operation='UPDATE', pgid='pgtrigger_update_update_73f59', table='events_event', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='eventevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43347ccbdab496444ed254deb4882c4dd53f9e9f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b378', table='events_eventevent', when='BEFORE')),
            ),
        ),
    ]
