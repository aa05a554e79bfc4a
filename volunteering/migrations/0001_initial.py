import datetime
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='Skill',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                    ('name_pl', models.CharField(max_length=80, verbose_name='name (Polish)')),
                    ('name_en', models.CharField(max_length=80, verbose_name='name (English)')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('is_retired', models.BooleanField(default=False, help_text='It stays on profiles and offers that have it.', verbose_name='no longer offered')),
                ],
                options={
                    'verbose_name': 'skill',
                    'verbose_name_plural': 'skills',
                    'ordering': ['position', 'name_pl'],
                },
            ),
            migrations.CreateModel(
                name='Opportunity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('title', models.CharField(max_length=120, verbose_name='title')),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                    ('summary', models.CharField(help_text='What the volunteer will do, and for whom.', max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(max_length=5000, verbose_name='what it is about')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English'), ('uk', 'Ukrainian'), ('de', 'German')], default='pl', max_length=2, verbose_name='language of the offer')),
                    ('ongoing', models.BooleanField(default=False, help_text='Regular help without an end date: the last day stays empty.', verbose_name='ongoing')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('hours', models.CharField(blank=True, help_text='For example: Tuesdays 16:00–18:00, or two hours a week by agreement.', max_length=120, verbose_name='days and hours')),
                    ('remote', models.BooleanField(default=False, verbose_name='remote')),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                    ('places', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000)], verbose_name='how many people are needed')),
                    ('minimum_age', models.PositiveSmallIntegerField(default=18, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='minimum age')),
                    ('contact_with_children', models.BooleanField(default=False, help_text='Nobody is accepted before the organisation has checked them in the register of sexual offenders (act of 13 May 2016).', verbose_name='work with children')),
                    ('insurance', models.CharField(help_text='The organisation insures volunteers whose agreement lasts up to 30 days; those whose agreement lasts longer are insured by the state.', max_length=300, verbose_name='accident insurance')),
                    ('costs', models.CharField(blank=True, help_text='For example: tickets, meals, training, protective clothing.', max_length=300, verbose_name='costs covered')),
                    ('benefits', models.TextField(blank=True, help_text='What one learns, a certificate, company, a recommendation.', max_length=1000, verbose_name='what the volunteer gains')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'awaiting publication'), ('returned', 'returned for changes'), ('published', 'published'), ('closed', 'recruitment closed')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                    ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='sent to the centre')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published on')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                    ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                    ('created_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opportunities', to='organizations.organization', verbose_name='organisation')),
                    ('spheres', models.ManyToManyField(blank=True, related_name='opportunities', to='organizations.publictasksphere', verbose_name='spheres')),
                    ('submitted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent to the centre by')),
                    ('skills', models.ManyToManyField(blank=True, related_name='opportunities', to='volunteering.skill', verbose_name='useful skills')),
                ],
                options={
                    'verbose_name': 'volunteering offer',
                    'verbose_name_plural': 'volunteering offers',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='opportunity_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='opportunity_typos', opclasses=['gin_trgm_ops']), models.Index(fields=['status', '-published_at'], name='offers_newest_first'), models.Index(fields=['organization', 'status'], name='offers_of_organization')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ends_on', None), ('ongoing', True)), models.Q(('ends_on__isnull', False), ('ongoing', False), ('starts_on__isnull', False)), _connector='OR'), name='offer_has_both_dates_or_is_ongoing', violation_error_message='Give the first and the last day. Ongoing help has no last day.'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='offer_ends_on_or_after_its_first_day', violation_error_message="The last day can't be before the first."), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='offer_has_at_least_one_place', violation_error_message='State how many people are needed: at least one.'), models.CheckConstraint(condition=models.Q(('minimum_age__gte', 1), ('minimum_age__lte', 99)), name='offer_has_a_sensible_minimum_age', violation_error_message='Give the minimum age in years, from 1 to 99.'), models.CheckConstraint(condition=models.Q(('remote', True), models.Q(('place', ''), _negated=True), _connector='OR'), name='offer_says_where_unless_it_is_remote', violation_error_message='Say where it takes place, or mark it as remote.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='returned_offer_has_a_reason', violation_error_message='Give the reason: the organisation will read it.')],
                },
            ),
            migrations.CreateModel(
                name='Application',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message', models.TextField(blank=True, max_length=2000, verbose_name='message to the organisation')),
                    ('status', models.CharField(choices=[('submitted', 'awaiting decision'), ('accepted', 'accepted'), ('waitlisted', 'on the waiting list'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='submitted', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, unique=True)),
                    ('applied_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='applied')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_message', models.TextField(blank=True, editable=False, verbose_name="the organisation's answer")),
                    ('register_checked_on', models.DateField(editable=False, null=True, verbose_name='checked in the register on')),
                    ('register_check_result', models.CharField(blank=True, choices=[('clear', 'not in the register'), ('listed', 'listed in the register')], editable=False, max_length=10, verbose_name='result of the register check')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('register_checked_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked in the register by')),
                    ('opportunity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='volunteering.opportunity', verbose_name='offer')),
                ],
                options={
                    'verbose_name': "volunteer's application",
                    'verbose_name_plural': "volunteers' applications",
                    'indexes': [models.Index(fields=['opportunity', 'status'], name='applications_of_an_offer')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('register_check_result', ''), ('register_checked_by', None), ('register_checked_on', None)), models.Q(('register_check_result__in', ['clear', 'listed']), ('register_checked_by__isnull', False), ('register_checked_on__isnull', False)), _connector='OR'), name='register_check_says_who_when_and_what', violation_error_message='Say who checked the register, when, and the result.')],
                },
            ),
            migrations.CreateModel(
                name='OpportunityEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=120, verbose_name='title')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('summary', models.CharField(help_text='What the volunteer will do, and for whom.', max_length=200, verbose_name='in one sentence')),
                    ('description', models.TextField(max_length=5000, verbose_name='what it is about')),
                    ('language', models.CharField(choices=[('pl', 'Polish'), ('en', 'English'), ('uk', 'Ukrainian'), ('de', 'German')], default='pl', max_length=2, verbose_name='language of the offer')),
                    ('ongoing', models.BooleanField(default=False, help_text='Regular help without an end date: the last day stays empty.', verbose_name='ongoing')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('hours', models.CharField(blank=True, help_text='For example: Tuesdays 16:00–18:00, or two hours a week by agreement.', max_length=120, verbose_name='days and hours')),
                    ('remote', models.BooleanField(default=False, verbose_name='remote')),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                    ('places', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000)], verbose_name='how many people are needed')),
                    ('minimum_age', models.PositiveSmallIntegerField(default=18, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='minimum age')),
                    ('contact_with_children', models.BooleanField(default=False, help_text='Nobody is accepted before the organisation has checked them in the register of sexual offenders (act of 13 May 2016).', verbose_name='work with children')),
                    ('insurance', models.CharField(help_text='The organisation insures volunteers whose agreement lasts up to 30 days; those whose agreement lasts longer are insured by the state.', max_length=300, verbose_name='accident insurance')),
                    ('costs', models.CharField(blank=True, help_text='For example: tickets, meals, training, protective clothing.', max_length=300, verbose_name='costs covered')),
                    ('benefits', models.TextField(blank=True, help_text='What one learns, a certificate, company, a recommendation.', max_length=1000, verbose_name='what the volunteer gains')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'awaiting publication'), ('returned', 'returned for changes'), ('published', 'published'), ('closed', 'recruitment closed')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                    ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='sent to the centre')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published on')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                    ('closed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                    ('created_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='volunteering.opportunity')),
                    ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent to the centre by')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='VolunteerProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('birth_date', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                    ('about', models.TextField(blank=True, max_length=2000, verbose_name='a few words about me')),
                    ('skills', models.ManyToManyField(blank=True, related_name='profiles', to='volunteering.skill', verbose_name='what I can do')),
                    ('spheres', models.ManyToManyField(blank=True, related_name='volunteer_profiles', to='organizations.publictasksphere', verbose_name='what I care about')),
                    ('user', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='volunteer_profiles', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': "volunteer's profile",
                    'verbose_name_plural': "volunteers' profiles",
                    'constraints': [models.UniqueConstraint(fields=('user',), name='account_has_one_volunteer_profile', violation_error_message="This account has a volunteer's profile already."), models.CheckConstraint(condition=models.Q(('birth_date', None), ('birth_date__gte', datetime.date(1900, 1, 1)), _connector='OR'), name='volunteer_was_born_in_living_memory', violation_error_message='Check the year of birth: it is before 1900.')],
                },
            ),
            migrations.CreateModel(
                name='ApplicationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('submitted', 'awaiting decision'), ('accepted', 'accepted'), ('waitlisted', 'on the waiting list'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], default='submitted', editable=False, max_length=10, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False)),
                    ('applied_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='applied')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('register_checked_on', models.DateField(editable=False, null=True, verbose_name='checked in the register on')),
                    ('register_check_result', models.CharField(blank=True, choices=[('clear', 'not in the register'), ('listed', 'listed in the register')], editable=False, max_length=10, verbose_name='result of the register check')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='volunteering.application')),
                    ('register_checked_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checked in the register by')),
                    ('opportunity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='volunteering.opportunity', verbose_name='offer')),
                    ('profile', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='volunteering.volunteerprofile', verbose_name='volunteer')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='application',
            name='profile',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='volunteering.volunteerprofile', verbose_name='volunteer'),
        ),
        migrations.CreateModel(
            name='VolunteerProfileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='volunteering.volunteerprofile')),
                ('user', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
            ],
            options={
                'abstract': False,
            },
        ),
        Together(
            migrations.AddConstraint(
                model_name='application',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'withdrawn'), _negated=True), fields=('opportunity', 'profile'), name='volunteer_applies_to_an_offer_once', violation_error_code='already_applied', violation_error_message='You have applied for this already. See “My volunteering” for the answer.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opportunityevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d1ef2be8d2b81e5912dc3f37c9bb2a1d294c6835', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2360d', table='volunteering_opportunityevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opportunity',
                trigger=pgtrigger.compiler.Trigger(name='offer_still_fits_those_accepted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."contact_with_children" IS DISTINCT FROM (NEW."contact_with_children"))', func="\n        UPDATE volunteering_application SET status = status\n         WHERE opportunity_id = NEW.id AND status = 'accepted';\n        RETURN NULL;\n    ", hash='2c5b285abab07f728fcf407ba77c388e739f8398', operation='UPDATE OF "places", "contact_with_children"', pgid='pgtrigger_offer_still_fits_those_accepted_49b02', table='volunteering_opportunity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opportunity',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "volunteering_opportunityevent" ("benefits", "closed_at", "closed_by_id", "contact_with_children", "costs", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_reason", "description", "ends_on", "hours", "id", "insurance", "language", "minimum_age", "ongoing", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "published_at", "remote", "slug", "starts_on", "status", "submission_id", "submitted_at", "submitted_by_id", "summary", "title") VALUES (NEW."benefits", NEW."closed_at", NEW."closed_by_id", NEW."contact_with_children", NEW."costs", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."ends_on", NEW."hours", NEW."id", NEW."insurance", NEW."language", NEW."minimum_age", NEW."ongoing", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."places", NEW."published_at", NEW."remote", NEW."slug", NEW."starts_on", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."title"); RETURN NULL;', hash='82fae9e5cf943cf9e6fad1aab53f5348aa468b61', operation='INSERT', pgid='pgtrigger_insert_insert_0b55e', table='volunteering_opportunity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opportunity',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."benefits" IS DISTINCT FROM (NEW."benefits") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."contact_with_children" IS DISTINCT FROM (NEW."contact_with_children") OR OLD."costs" IS DISTINCT FROM (NEW."costs") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."insurance" IS DISTINCT FROM (NEW."insurance") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."minimum_age" IS DISTINCT FROM (NEW."minimum_age") OR OLD."ongoing" IS DISTINCT FROM (NEW."ongoing") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."remote" IS DISTINCT FROM (NEW."remote") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "volunteering_opportunityevent" ("benefits", "closed_at", "closed_by_id", "contact_with_children", "costs", "created_at", "created_by_id", "decided_at", "decided_by_id", "decision_reason", "description", "ends_on", "hours", "id", "insurance", "language", "minimum_age", "ongoing", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "published_at", "remote", "slug", "starts_on", "status", "submission_id", "submitted_at", "submitted_by_id", "summary", "title") VALUES (NEW."benefits", NEW."closed_at", NEW."closed_by_id", NEW."contact_with_children", NEW."costs", NEW."created_at", NEW."created_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."ends_on", NEW."hours", NEW."id", NEW."insurance", NEW."language", NEW."minimum_age", NEW."ongoing", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."places", NEW."published_at", NEW."remote", NEW."slug", NEW."starts_on", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."title"); RETURN NULL;', hash='60a26154cbb773ed04e9beea92aed74ba4c8ed94', operation='UPDATE', pgid='pgtrigger_update_update_4e8ae', table='volunteering_opportunity', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='volunteerprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "volunteering_volunteerprofileevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='067aa6636a982097c11bd421b03c0a2994a5957d', operation='INSERT', pgid='pgtrigger_insert_insert_8c740', table='volunteering_volunteerprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='volunteerprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "volunteering_volunteerprofileevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;', hash='f28a5a3d933ddfeb261544fa2fb0abe38dbd566a', operation='UPDATE', pgid='pgtrigger_update_update_7ab3f', table='volunteering_volunteerprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='applicationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d1388b33452ea43860c4e906b9821eead27235d9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_afa90', table='volunteering_applicationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='no_more_accepted_than_places', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'accepted\')', declare='DECLARE room integer; accepted integer;', func="\n        SELECT places INTO room FROM volunteering_opportunity\n         WHERE id = NEW.opportunity_id FOR NO KEY UPDATE;\n        SELECT count(*) INTO accepted FROM volunteering_application\n         WHERE opportunity_id = NEW.opportunity_id AND status = 'accepted';\n        IF accepted > room THEN\n            RAISE EXCEPTION 'offer % has % places, % would be accepted',\n                  NEW.opportunity_id, room, accepted\n                  USING ERRCODE = '23P01', CONSTRAINT = 'no_more_accepted_than_places';\n        END IF;\n        RETURN NULL;\n    ", hash='7405885df103dd5c756fd3d8cb0d8244f0a7b33c', operation='INSERT OR UPDATE', pgid='pgtrigger_no_more_accepted_than_places_c9d7d', table='volunteering_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='nobody_meets_children_unchecked', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."status" = \'accepted\')', declare='DECLARE with_children boolean;', func="\n        SELECT contact_with_children INTO with_children FROM volunteering_opportunity\n         WHERE id = NEW.opportunity_id FOR NO KEY UPDATE;\n        IF with_children AND NEW.register_check_result IS DISTINCT FROM 'clear' THEN\n            RAISE EXCEPTION 'application % has no clear register check', NEW.id\n                  USING ERRCODE = '23P01', CONSTRAINT = 'nobody_meets_children_unchecked';\n        END IF;\n        RETURN NULL;\n    ", hash='e4102be33878566842709b9f770ae2433696b3ae', operation='INSERT OR UPDATE', pgid='pgtrigger_nobody_meets_children_unchecked_87812', table='volunteering_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "volunteering_applicationevent" ("applied_at", "decided_at", "decided_by_id", "id", "opportunity_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "register_check_result", "register_checked_by_id", "register_checked_on", "status", "submission_id") VALUES (NEW."applied_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."opportunity_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."profile_id", NEW."register_check_result", NEW."register_checked_by_id", NEW."register_checked_on", NEW."status", NEW."submission_id"); RETURN NULL;', hash='2181fe0f4fa842653e0d9c0c8f01aded6024e8f4', operation='INSERT', pgid='pgtrigger_insert_insert_2a7e0', table='volunteering_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='application',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."applied_at" IS DISTINCT FROM (NEW."applied_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opportunity_id" IS DISTINCT FROM (NEW."opportunity_id") OR OLD."profile_id" IS DISTINCT FROM (NEW."profile_id") OR OLD."register_check_result" IS DISTINCT FROM (NEW."register_check_result") OR OLD."register_checked_by_id" IS DISTINCT FROM (NEW."register_checked_by_id") OR OLD."register_checked_on" IS DISTINCT FROM (NEW."register_checked_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id"))', func='INSERT INTO "volunteering_applicationevent" ("applied_at", "decided_at", "decided_by_id", "id", "opportunity_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "profile_id", "register_check_result", "register_checked_by_id", "register_checked_on", "status", "submission_id") VALUES (NEW."applied_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."opportunity_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."profile_id", NEW."register_check_result", NEW."register_checked_by_id", NEW."register_checked_on", NEW."status", NEW."submission_id"); RETURN NULL;', hash='c9c454ea2e64f75b9338488c13d7b20671beee29', operation='UPDATE', pgid='pgtrigger_update_update_2b4dd', table='volunteering_application', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='volunteerprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b8e19628dad4a010bcd80972e84580cbd27a4302', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_696c1', table='volunteering_volunteerprofileevent', when='BEFORE')),
            ),
        ),
    ]
