import consultations.deadlines
import consultations.models.participation
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
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
        ('pghistory', '0007_auto_20250421_0444'),
        ('shared', '0001_extensions'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='Consultation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                    ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                    ('summary', models.CharField(help_text='What is consulted and why it is worth taking part.', max_length=300, verbose_name='in one sentence')),
                    ('announcement', models.TextField(max_length=10000, verbose_name='announcement')),
                    ('coordinator_name', models.CharField(max_length=120, verbose_name='coordinator')),
                    ('coordinator_phone', models.CharField(max_length=30, verbose_name="coordinator's telephone")),
                    ('coordinator_email', models.EmailField(max_length=254, verbose_name="coordinator's e-mail")),
                    ('file_number', models.CharField(blank=True, help_text='The reference printed on every document.', max_length=60, verbose_name='file number')),
                    ('opens_on', models.DateField(verbose_name='remarks from')),
                    ('closes_at', models.DateTimeField(verbose_name='remarks until')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('closed', 'closed')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                    ('report_published_at', models.DateTimeField(editable=False, null=True, verbose_name='report published')),
                    ('subject', models.TextField(blank=True, verbose_name='subject of the consultation')),
                    ('form', models.TextField(blank=True, verbose_name='form of the consultation')),
                    ('announced_through', models.TextField(blank=True, verbose_name='how it was announced')),
                    ('council_opinion', models.TextField(blank=True, verbose_name='opinion of the public benefit council')),
                    ('closed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                    ('published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                    ('report_published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='report published by')),
                ],
                options={
                    'verbose_name': 'consultation',
                    'verbose_name_plural': 'consultations',
                    'abstract': False,
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='consultation_search'), django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='consultation_typos', opclasses=['gin_trgm_ops'])],
                    'constraints': [models.CheckConstraint(condition=models.Q(('opens_on__lte', consultations.deadlines.WarsawDate('closes_at'))), name='remarks_close_after_they_open', violation_error_message="The last day for remarks can't be before the first."), models.CheckConstraint(condition=models.Q(('report_published_at', None), ('status', 'closed'), _connector='OR'), name='report_is_published_of_a_closed_consultation', violation_error_message='Close the consultation first, then publish its report.')],
                },
            ),
            migrations.CreateModel(
                name='CooperationProgramme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='year')),
                    ('title', models.CharField(max_length=250, verbose_name='title')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('consulted', 'in consultation'), ('adopted', 'adopted by the City Council'), ('reported', 'report published')], default='draft', max_length=10, verbose_name='status')),
                ],
                options={
                    'verbose_name': 'cooperation programme',
                    'verbose_name_plural': 'cooperation programmes',
                    'ordering': ['-year'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('year__range', (1999, 2100))), name='programme_is_for_a_plausible_year', violation_error_message='Give the year in four digits, such as 2027.')],
                },
            ),
            migrations.CreateModel(
                name='ConsultationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('summary', models.CharField(help_text='What is consulted and why it is worth taking part.', max_length=300, verbose_name='in one sentence')),
                    ('announcement', models.TextField(max_length=10000, verbose_name='announcement')),
                    ('file_number', models.CharField(blank=True, help_text='The reference printed on every document.', max_length=60, verbose_name='file number')),
                    ('opens_on', models.DateField(verbose_name='remarks from')),
                    ('closes_at', models.DateTimeField(verbose_name='remarks until')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('closed', 'closed')], default='draft', editable=False, max_length=10, verbose_name='status')),
                    ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
                    ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
                    ('report_published_at', models.DateTimeField(editable=False, null=True, verbose_name='report published')),
                    ('subject', models.TextField(blank=True, verbose_name='subject of the consultation')),
                    ('form', models.TextField(blank=True, verbose_name='form of the consultation')),
                    ('announced_through', models.TextField(blank=True, verbose_name='how it was announced')),
                    ('council_opinion', models.TextField(blank=True, verbose_name='opinion of the public benefit council')),
                    ('closed_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.consultation')),
                    ('published_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                    ('report_published_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='report published by')),
                    ('programme', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.cooperationprogramme', verbose_name='programme')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='consultation',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='consultations.cooperationprogramme', verbose_name='programme'),
        ),
        Together(
            migrations.CreateModel(
                name='CooperationProgrammeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                    ('title', models.CharField(max_length=250, verbose_name='title')),
                    ('status', models.CharField(choices=[('draft', 'draft'), ('consulted', 'in consultation'), ('adopted', 'adopted by the City Council'), ('reported', 'report published')], default='draft', max_length=10, verbose_name='status')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.cooperationprogramme')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('starts_at', models.DateTimeField(verbose_name='begins')),
                    ('ends_at', models.DateTimeField(verbose_name='ends')),
                    ('place', models.CharField(max_length=200, verbose_name='place')),
                    ('room', models.CharField(blank=True, max_length=120, verbose_name='room')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address of the place')),
                    ('topic_proposals_until', models.DateTimeField(blank=True, null=True, verbose_name='topics may be proposed until')),
                    ('registration_until', models.DateTimeField(help_text='A date without an hour lasts until midnight.', verbose_name='registration until')),
                    ('capacity', models.PositiveSmallIntegerField(blank=True, help_text='Empty: as many as at the tables.', null=True, verbose_name='places in all')),
                    ('proceedings', models.TextField(blank=True, verbose_name='course of the meeting')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='consultations.consultation', verbose_name='consultation')),
                ],
                options={
                    'verbose_name': 'meeting',
                    'verbose_name_plural': 'meetings',
                    'ordering': ['starts_at', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_after_it_starts', violation_error_message='The meeting must end later than it begins.'), models.CheckConstraint(condition=models.Q(('registration_until__lte', models.F('starts_at'))), name='registration_ends_before_the_meeting', violation_error_message='Registration must end before the meeting begins.'), models.CheckConstraint(condition=models.Q(('topic_proposals_until', None), ('topic_proposals_until__lte', models.F('starts_at')), _connector='OR'), name='topics_are_proposed_before_the_meeting', violation_error_message='Topics can be proposed only before the meeting.')],
                },
            ),
            migrations.CreateModel(
                name='MeetingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('starts_at', models.DateTimeField(verbose_name='begins')),
                    ('ends_at', models.DateTimeField(verbose_name='ends')),
                    ('place', models.CharField(max_length=200, verbose_name='place')),
                    ('room', models.CharField(blank=True, max_length=120, verbose_name='room')),
                    ('address', models.CharField(blank=True, max_length=200, verbose_name='address of the place')),
                    ('topic_proposals_until', models.DateTimeField(blank=True, null=True, verbose_name='topics may be proposed until')),
                    ('registration_until', models.DateTimeField(help_text='A date without an hour lasts until midnight.', verbose_name='registration until')),
                    ('capacity', models.PositiveSmallIntegerField(blank=True, help_text='Empty: as many as at the tables.', null=True, verbose_name='places in all')),
                    ('proceedings', models.TextField(blank=True, verbose_name='course of the meeting')),
                    ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation', verbose_name='consultation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Participation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                    ('name_sort', models.GeneratedField(db_persist=True, expression=tcal.shared.polish.PolishKey(consultations.models.participation.SurnameFirst('name')), output_field=models.CharField(db_collation='C'))),
                    ('email', models.EmailField(max_length=254, null=True, verbose_name='e-mail')),
                    ('organization_name', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                    ('language', models.CharField(default='pl', editable=False, max_length=2)),
                    ('status', models.CharField(choices=[('unconfirmed', "waits for the person's confirmation"), ('confirmed', 'confirmed'), ('withdrawn', 'withdrawn')], default='unconfirmed', max_length=12, verbose_name='status')),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point')], default='portal', max_length=10, verbose_name='channel')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered')),
                    ('held_until', models.DateTimeField(null=True, verbose_name='place held until')),
                    ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='consultations.meeting', verbose_name='meeting')),
                    ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultation_participations', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'participation',
                    'verbose_name_plural': 'participations',
                    'ordering': ['registered_at', 'pk'],
                    'constraints': [models.UniqueConstraint(models.F('meeting'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status', 'withdrawn'), _negated=True), name='person_is_at_a_meeting_once', violation_error_message='This e-mail address is signed up for the meeting already.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'unconfirmed'), _negated=True), models.Q(('email__isnull', False), ('held_until__isnull', False)), _connector='OR'), name='unconfirmed_seat_is_held_until_a_moment', violation_error_message='A place that waits for confirmation needs an e-mail address.')],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField(verbose_name='number')),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point')], default='portal', max_length=10, verbose_name='channel')),
                    ('received_on', models.DateField(verbose_name='received on')),
                    ('author_name', models.CharField(blank=True, max_length=120, verbose_name='first and last name')),
                    ('author_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                    ('organization_name', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                    ('is_name_public', models.BooleanField(default=False, verbose_name='the author agreed to publishing the name')),
                    ('provision', models.CharField(blank=True, help_text='Chapter, paragraph or point, such as § 8(2)(4).', max_length=200, verbose_name='provision')),
                    ('present_wording', models.TextField(blank=True, max_length=5000, verbose_name='present wording')),
                    ('text', models.TextField(max_length=5000, verbose_name='text of the remark')),
                    ('proposed_wording', models.TextField(blank=True, max_length=5000, verbose_name='proposed wording')),
                    ('reason', models.TextField(blank=True, max_length=5000, verbose_name="author's reasons")),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='entered')),
                    ('outcome', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('partly', 'partly accepted'), ('rejected', 'not accepted'), ('explained', 'explained')], max_length=10, verbose_name='outcome')),
                    ('justification', models.TextField(blank=True, max_length=5000, verbose_name='justification')),
                    ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered')),
                    ('answered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='consultations.consultation', verbose_name='consultation')),
                    ('entered_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                    ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultation_remarks', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'remark',
                    'verbose_name_plural': 'remarks',
                    'ordering': ['consultation', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('consultation', 'number'), name='remark_number_is_given_once_in_a_consultation', violation_error_message='This number is given to another remark.'), models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='remark_says_something', violation_error_message='Write what you want to say.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ('partly', 'rejected')), _negated=True), ('justification__regex', '\\S'), _connector='OR'), name='partly_or_not_accepted_remark_has_a_justification', violation_error_message='Say why: a remark that is not accepted, or only partly, needs a justification.'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='answered_remark_knows_when', violation_error_message='Answer remarks on their own page.')],
                },
            ),
            migrations.CreateModel(
                name='TableModerator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                    ('sector', models.CharField(choices=[('local_government', 'local government'), ('ngo', 'non-governmental organisations')], max_length=20, verbose_name='sector')),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moderated_tables', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'moderator of a table',
                    'verbose_name_plural': 'moderators of a table',
                    'ordering': ['table', 'sector'],
                },
            ),
            migrations.CreateModel(
                name='ThematicTable',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('topic', models.CharField(max_length=200, verbose_name='topic')),
                    ('brief', models.TextField(blank=True, help_text='What the table talks about; printed on its card.', max_length=800, verbose_name='brief')),
                    ('capacity', models.PositiveSmallIntegerField(verbose_name='places')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tables', to='consultations.meeting', verbose_name='meeting')),
                ],
                options={
                    'verbose_name': 'thematic table',
                    'verbose_name_plural': 'thematic tables',
                    'ordering': ['number', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='table_number_is_used_once_at_a_meeting', violation_error_message='This meeting has a table with this number already.'), models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='table_has_at_least_one_place', violation_error_message='A table has at least one place.')],
                },
            ),
            migrations.CreateModel(
                name='TableModeratorEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('sector', models.CharField(choices=[('local_government', 'local government'), ('ngo', 'non-governmental organisations')], max_length=20, verbose_name='sector')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.tablemoderator')),
                    ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                    ('table', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='tablemoderator',
            name='table',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moderators', to='consultations.thematictable', verbose_name='thematic table'),
        ),
        migrations.CreateModel(
            name='RemarkEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point')], default='portal', max_length=10, verbose_name='channel')),
                ('received_on', models.DateField(verbose_name='received on')),
                ('is_name_public', models.BooleanField(default=False, verbose_name='the author agreed to publishing the name')),
                ('provision', models.CharField(blank=True, help_text='Chapter, paragraph or point, such as § 8(2)(4).', max_length=200, verbose_name='provision')),
                ('present_wording', models.TextField(blank=True, max_length=5000, verbose_name='present wording')),
                ('text', models.TextField(max_length=5000, verbose_name='text of the remark')),
                ('proposed_wording', models.TextField(blank=True, max_length=5000, verbose_name='proposed wording')),
                ('reason', models.TextField(blank=True, max_length=5000, verbose_name="author's reasons")),
                ('submission_id', models.UUIDField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='entered')),
                ('outcome', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('partly', 'partly accepted'), ('rejected', 'not accepted'), ('explained', 'explained')], max_length=10, verbose_name='outcome')),
                ('justification', models.TextField(blank=True, max_length=5000, verbose_name='justification')),
                ('answered_at', models.DateTimeField(editable=False, null=True, verbose_name='answered')),
                ('answered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation', verbose_name='consultation')),
                ('entered_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.remark')),
                ('user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('table', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='remark',
            name='table',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='consultations.thematictable', verbose_name='thematic table'),
        ),
        migrations.CreateModel(
            name='ParticipationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('language', models.CharField(default='pl', editable=False, max_length=2)),
                ('status', models.CharField(choices=[('unconfirmed', "waits for the person's confirmation"), ('confirmed', 'confirmed'), ('withdrawn', 'withdrawn')], default='unconfirmed', max_length=12, verbose_name='status')),
                ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point')], default='portal', max_length=10, verbose_name='channel')),
                ('submission_id', models.UUIDField(editable=False, null=True)),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered')),
                ('held_until', models.DateTimeField(null=True, verbose_name='place held until')),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.meeting', verbose_name='meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.participation')),
                ('user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('table', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='participation',
            name='table',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='consultations.thematictable', verbose_name='thematic table'),
        ),
        migrations.CreateModel(
            name='ThematicTableEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                ('topic', models.CharField(max_length=200, verbose_name='topic')),
                ('brief', models.TextField(blank=True, help_text='What the table talks about; printed on its card.', max_length=800, verbose_name='brief')),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='places')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.meeting', verbose_name='meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.thematictable')),
            ],
            options={
                'abstract': False,
            },
        ),
        Together(
            migrations.AddConstraint(
                model_name='tablemoderator',
                constraint=models.UniqueConstraint(fields=('table', 'sector'), name='table_has_one_moderator_of_each_sector', violation_error_message='This table has a moderator of this sector already.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cooperationprogramme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_cooperationprogrammeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title", "year") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."title", NEW."year"); RETURN NULL;', hash='2660b63b01598e2bf1e3b7fece0210230f51b53d', operation='INSERT', pgid='pgtrigger_insert_insert_8cbd2', table='consultations_cooperationprogramme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cooperationprogramme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_cooperationprogrammeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "title", "year") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."title", NEW."year"); RETURN NULL;', hash='24c387ddc0438dafcd7a14553fbeab4714ab4297', operation='UPDATE', pgid='pgtrigger_update_update_ab28f', table='consultations_cooperationprogramme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9da86ca563f7c51c2737f2748eef0877888f836b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_44434', table='consultations_consultationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("announced_through", "announcement", "closed_at", "closed_by_id", "closes_at", "council_opinion", "file_number", "form", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "published_by_id", "report_published_at", "report_published_by_id", "slug", "status", "subject", "summary", "title") VALUES (NEW."announced_through", NEW."announcement", NEW."closed_at", NEW."closed_by_id", NEW."closes_at", NEW."council_opinion", NEW."file_number", NEW."form", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."published_at", NEW."published_by_id", NEW."report_published_at", NEW."report_published_by_id", NEW."slug", NEW."status", NEW."subject", NEW."summary", NEW."title"); RETURN NULL;', hash='b1df404097a54b8b71907e3f6fe466754c2971ad', operation='INSERT', pgid='pgtrigger_insert_insert_c7113', table='consultations_consultation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."announced_through" IS DISTINCT FROM (NEW."announced_through") OR OLD."announcement" IS DISTINCT FROM (NEW."announcement") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."council_opinion" IS DISTINCT FROM (NEW."council_opinion") OR OLD."file_number" IS DISTINCT FROM (NEW."file_number") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."report_published_at" IS DISTINCT FROM (NEW."report_published_at") OR OLD."report_published_by_id" IS DISTINCT FROM (NEW."report_published_by_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "consultations_consultationevent" ("announced_through", "announcement", "closed_at", "closed_by_id", "closes_at", "council_opinion", "file_number", "form", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "published_by_id", "report_published_at", "report_published_by_id", "slug", "status", "subject", "summary", "title") VALUES (NEW."announced_through", NEW."announcement", NEW."closed_at", NEW."closed_by_id", NEW."closes_at", NEW."council_opinion", NEW."file_number", NEW."form", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."published_at", NEW."published_by_id", NEW."report_published_at", NEW."report_published_by_id", NEW."slug", NEW."status", NEW."subject", NEW."summary", NEW."title"); RETURN NULL;', hash='63b1e157990bb260f76766a7ae274e6aaaaf4a6c', operation='UPDATE', pgid='pgtrigger_update_update_1617e', table='consultations_consultation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cooperationprogrammeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='be1848518bf9e338e85c59743aa1297a12c66154', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de11f', table='consultations_cooperationprogrammeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_meetingevent" ("address", "capacity", "consultation_id", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proceedings", "registration_until", "room", "starts_at", "title", "topic_proposals_until") VALUES (NEW."address", NEW."capacity", NEW."consultation_id", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."proceedings", NEW."registration_until", NEW."room", NEW."starts_at", NEW."title", NEW."topic_proposals_until"); RETURN NULL;', hash='37d44f53485c4540da6badf78da47d73088391f6', operation='INSERT', pgid='pgtrigger_insert_insert_a0eea', table='consultations_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_meetingevent" ("address", "capacity", "consultation_id", "ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proceedings", "registration_until", "room", "starts_at", "title", "topic_proposals_until") VALUES (NEW."address", NEW."capacity", NEW."consultation_id", NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."proceedings", NEW."registration_until", NEW."room", NEW."starts_at", NEW."title", NEW."topic_proposals_until"); RETURN NULL;', hash='05e76c9b215cb07e773ebb1d9bc5baadc784f0bd', operation='UPDATE', pgid='pgtrigger_update_update_ea072', table='consultations_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meetingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='40ad78667d63ea47a2a4fa15308f734fba9d7b8e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5f63a', table='consultations_meetingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='table_stays_at_its_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.meeting_id <> OLD.meeting_id THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('table %s can not change its meeting', NEW.id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'table_stays_at_its_meeting',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='053fa57f4cb0945f759044aa72c372e7977e362f', operation='UPDATE OF "meeting_id"', pgid='pgtrigger_table_stays_at_its_meeting_e6d44', table='consultations_thematictable', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='confirmed_people_fit_at_their_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.capacity < (\n        SELECT count(*) FROM consultations_participation\n        WHERE table_id = NEW.id AND status = 'confirmed'\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('more people are confirmed at table %s', NEW.id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'confirmed_people_fit_at_their_table',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='9a5a0f75331da3301395680c3858079d74b62bf4', operation='UPDATE OF "capacity"', pgid='pgtrigger_confirmed_people_fit_at_their_table_6d9cd', table='consultations_thematictable', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_thematictableevent" ("brief", "capacity", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic") VALUES (NEW."brief", NEW."capacity", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic"); RETURN NULL;', hash='ab37ab0e7606ac55b0780024dc481f1f34a8cb82', operation='INSERT', pgid='pgtrigger_insert_insert_f40dd', table='consultations_thematictable', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_thematictableevent" ("brief", "capacity", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic") VALUES (NEW."brief", NEW."capacity", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic"); RETURN NULL;', hash='969c7573e403e75c59ccdbe0a8611f7618d2e642', operation='UPDATE', pgid='pgtrigger_update_update_9aef2', table='consultations_thematictable', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderatorevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d94239f4c60ad769fe40fee08fa8823a989d9b7e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2ffe7', table='consultations_tablemoderatorevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_tablemoderatorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "table_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='5028c84a26db9a27b9fbeb1dfa333af5ade42fc4', operation='INSERT', pgid='pgtrigger_insert_insert_05b9b', table='consultations_tablemoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."sector" IS DISTINCT FROM (NEW."sector") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_tablemoderatorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "table_id", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='7b4cd7182cfcce91a180fd77c8261e2ab1ade42a', operation='UPDATE', pgid='pgtrigger_update_update_714ce', table='consultations_tablemoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remarkevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='772400b0168349a8856f1ea17f107c6a943f578a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_905fb', table='consultations_remarkevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='remark_comes_from_a_table_of_its_consultation', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.table_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM consultations_thematictable t\n        JOIN consultations_meeting m ON m.id = t.meeting_id\n        WHERE t.id = NEW.table_id AND m.consultation_id = NEW.consultation_id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('table %s is of another consultation', NEW.table_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'remark_comes_from_a_table_of_its_consultation',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='4fcc2e2e5730addef1625d67e83b9a8b0d722544', operation='INSERT OR UPDATE OF "table_id", "consultation_id"', pgid='pgtrigger_remark_comes_from_a_table_of_its_consultation_c4024', table='consultations_remark', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "entered_by_id", "id", "is_name_public", "justification", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposed_wording", "provision", "reason", "received_on", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present_wording", NEW."proposed_wording", NEW."provision", NEW."reason", NEW."received_on", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='c40e19d7a287624a143be9f31b000733cfb05caa', operation='INSERT', pgid='pgtrigger_insert_insert_b6db9', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."consultation_id" IS DISTINCT FROM (NEW."consultation_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_name_public" IS DISTINCT FROM (NEW."is_name_public") OR OLD."justification" IS DISTINCT FROM (NEW."justification") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."present_wording" IS DISTINCT FROM (NEW."present_wording") OR OLD."proposed_wording" IS DISTINCT FROM (NEW."proposed_wording") OR OLD."provision" IS DISTINCT FROM (NEW."provision") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "entered_by_id", "id", "is_name_public", "justification", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposed_wording", "provision", "reason", "received_on", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present_wording", NEW."proposed_wording", NEW."provision", NEW."reason", NEW."received_on", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='68726ac9fb6738a881a5c9d8ed7209b209bc8cef', operation='UPDATE', pgid='pgtrigger_update_update_c1e07', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='733096218f5549d8383536869e601fcc3e812de3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c1ca', table='consultations_participationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='participant_sits_at_a_table_of_the_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.meeting_id <> (\n        SELECT meeting_id FROM consultations_thematictable WHERE id = NEW.table_id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('table %s is not at meeting %s', NEW.table_id, NEW.meeting_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'participant_sits_at_a_table_of_the_meeting',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='29a296529f1d0aece66c5945bff701803e1bd0cc', operation='INSERT OR UPDATE OF "table_id", "meeting_id"', pgid='pgtrigger_participant_sits_at_a_table_of_the_meeting_7eac2', table='consultations_participation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='table_has_a_place_for_everybody_confirmed', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE places integer;', func="\n    IF NEW.status <> 'confirmed' OR NEW.table_id IS NULL THEN\n        RETURN NEW;\n    END IF;\n    SELECT capacity INTO places FROM consultations_thematictable\n        WHERE id = NEW.table_id FOR NO KEY UPDATE;\n    IF places <= (\n        SELECT count(*) FROM consultations_participation\n        WHERE table_id = NEW.table_id AND status = 'confirmed' AND id <> NEW.id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('table %s is full', NEW.table_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'table_has_a_place_for_everybody_confirmed',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='4d20900e9840b8401834e317ee01bd08582dcd2c', operation='INSERT OR UPDATE OF "table_id", "status"', pgid='pgtrigger_table_has_a_place_for_everybody_confirmed_ba8e7', table='consultations_participation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_participationevent" ("channel", "entered_by_id", "held_until", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "status", "submission_id", "table_id", "user_id") VALUES (NEW."channel", NEW."entered_by_id", NEW."held_until", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registered_at", NEW."status", NEW."submission_id", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='cc741f8f85f65b0f6f0430534251843797dea9bc', operation='INSERT', pgid='pgtrigger_insert_insert_55ed9', table='consultations_participation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."held_until" IS DISTINCT FROM (NEW."held_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_participationevent" ("channel", "entered_by_id", "held_until", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "status", "submission_id", "table_id", "user_id") VALUES (NEW."channel", NEW."entered_by_id", NEW."held_until", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registered_at", NEW."status", NEW."submission_id", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='1d863adccdd70c5f41ff7b41723e4cdebc6772e9', operation='UPDATE', pgid='pgtrigger_update_update_064e4', table='consultations_participation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictableevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4206550109c7982dc0e8f6a061db42c114788250', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4d97', table='consultations_thematictableevent', when='BEFORE')),
            ),
        ),
    ]
