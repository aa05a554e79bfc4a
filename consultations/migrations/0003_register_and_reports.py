import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.storage
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('consultations', '0002_meeting_and_tables'),
        ('organizations', '0002_contribution'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name='consultation',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='consultation',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='meeting',
                name='moderators_are_free_when_the_meeting_is',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='remark',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='remark',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='tableproposal',
                name='proposal_joins_another_one_of_its_table',
            ),
        ),
        Together(
            migrations.AddField(
                model_name='consultation',
                name='result',
                field=models.TextField(blank=True, help_text='Shown with the answers: what will be different, thanks to whom.', max_length=10000, verbose_name='what changed'),
            ),
            migrations.AddField(
                model_name='consultationevent',
                name='result',
                field=models.TextField(blank=True, help_text='Shown with the answers: what will be different, thanks to whom.', max_length=10000, verbose_name='what changed'),
            ),
            migrations.AddField(
                model_name='remark',
                name='author_address',
                field=models.CharField(blank=True, max_length=250, verbose_name='address for the answer on paper'),
            ),
            migrations.AddField(
                model_name='remark',
                name='department',
                field=models.ForeignKey(blank=True, limit_choices_to={'legal_form': 'institution'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks_to_answer', to='organizations.organization', verbose_name='department'),
            ),
            migrations.AddField(
                model_name='remark',
                name='language',
                field=models.CharField(default='pl', editable=False, max_length=2),
            ),
            migrations.AddField(
                model_name='remark',
                name='merged_into',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='consultations.remark', verbose_name='answered together with'),
            ),
            migrations.AddField(
                model_name='remark',
                name='name_consent_withdrawn_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='consent withdrawn'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='department',
                field=models.ForeignKey(blank=True, db_constraint=False, limit_choices_to={'legal_form': 'institution'}, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='department'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='language',
                field=models.CharField(default='pl', editable=False, max_length=2),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='merged_into',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.remark', verbose_name='answered together with'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='name_consent_withdrawn_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='consent withdrawn'),
            ),
        ),
        Together(
            migrations.CreateModel(
                name='AnswersImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file_name', models.CharField(max_length=200, verbose_name='file')),
                    ('rows', models.JSONField(default=list)),
                    ('read_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='read')),
                    ('taken_at', models.DateTimeField(null=True, verbose_name='answers taken')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answer_imports', to='consultations.consultation')),
                    ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'import of answers',
                    'verbose_name_plural': 'imports of answers',
                    'ordering': ['-read_at'],
                },
            ),
            migrations.CreateModel(
                name='ConsultedText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='number')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='added')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consulted_texts', to='consultations.consultation', verbose_name='consultation')),
                    ('stage', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consulted_texts', to='consultations.consultationstage', verbose_name='stage')),
                ],
                options={
                    'verbose_name': 'consulted document',
                    'verbose_name_plural': 'consulted documents',
                    'ordering': ['number'],
                },
            ),
            migrations.CreateModel(
                name='ConsultedTextEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='number')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='added')),
                    ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation', verbose_name='consultation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.consultedtext')),
                    ('stage', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultationstage', verbose_name='stage')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DepartmentMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('department', models.ForeignKey(limit_choices_to={'legal_form': 'institution'}, on_delete=django.db.models.deletion.CASCADE, related_name='department_members', to='organizations.organization', verbose_name='department')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='departments', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'verbose_name': 'member of a department',
                    'verbose_name_plural': 'members of departments',
                    'ordering': ['department', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='DepartmentMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('department', models.ForeignKey(db_constraint=False, limit_choices_to={'legal_form': 'institution'}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='department')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.departmentmember')),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Provision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                    ('level', models.PositiveSmallIntegerField(choices=[(1, 'chapter'), (2, 'paragraph'), (3, 'section'), (4, 'point'), (5, 'letter')], verbose_name='level')),
                    ('label', models.CharField(max_length=200, verbose_name='how it is cited')),
                    ('text', models.TextField(blank=True, max_length=20000, verbose_name='text')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provisions', to='consultations.consultedtext', verbose_name='consulted document')),
                ],
                options={
                    'verbose_name': 'provision',
                    'verbose_name_plural': 'provisions',
                    'ordering': ['document', 'position'],
                },
            ),
        ),
        Together(
            migrations.AddField(
                model_name='remark',
                name='provision_point',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='consultations.provision', verbose_name='point of the consulted document'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='provision_point',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.provision', verbose_name='point of the consulted document'),
            ),
        ),
        Together(
            migrations.CreateModel(
                name='RemarkPicture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('image', models.FileField(storage=tcal.shared.storage.private_storage, upload_to='remarks/', verbose_name='picture')),
                    ('width', models.PositiveSmallIntegerField(editable=False)),
                    ('height', models.PositiveSmallIntegerField(editable=False)),
                    ('alt', models.CharField(max_length=300, verbose_name='what can be seen')),
                    ('remark', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='consultations.remark')),
                ],
                options={
                    'verbose_name': 'picture of a remark',
                    'verbose_name_plural': 'pictures of remarks',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='ReportVersion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                    ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='published')),
                    ('reason', models.CharField(blank=True, max_length=500, verbose_name='what was corrected and why')),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='consultations.consultation', verbose_name='consultation')),
                    ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by')),
                ],
                options={
                    'verbose_name': 'version of the report',
                    'verbose_name_plural': 'versions of the report',
                    'ordering': ['consultation', 'number'],
                },
            ),
            migrations.CreateModel(
                name='PublishedAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.CharField(choices=[('accepted', 'accepted'), ('partly', 'partly accepted'), ('rejected', 'not accepted'), ('explained', 'explained')], max_length=10, verbose_name='outcome')),
                    ('justification', models.TextField(blank=True, max_length=5000, verbose_name='justification')),
                    ('answered_with', models.PositiveIntegerField(null=True)),
                    ('remark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='published_answers', to='consultations.remark')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='consultations.reportversion')),
                ],
                options={
                    'verbose_name': 'published answer',
                    'verbose_name_plural': 'published answers',
                    'ordering': ['version', 'remark__number'],
                },
            ),
            migrations.CreateModel(
                name='DocumentInTheMaking',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('report', 'final report'), ('bundle', 'bundle for the Public Information Bulletin'), ('letters', 'answer letters to print')], max_length=8, verbose_name='document')),
                    ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked for')),
                    ('steps', models.PositiveIntegerField(default=1)),
                    ('steps_done', models.PositiveIntegerField(default=0)),
                    ('stepped_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('finished_at', models.DateTimeField(null=True, verbose_name='ready')),
                    ('failed_at', models.DateTimeField(null=True, verbose_name='failed')),
                    ('file', models.FileField(blank=True, max_length=200, storage=tcal.shared.storage.private_storage, upload_to='made/', verbose_name='file')),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents_in_the_making', to='consultations.consultation')),
                    ('version', models.ForeignKey(help_text='None: before publication, with the answers as they are now.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.reportversion')),
                ],
                options={
                    'verbose_name': 'document in the making',
                    'verbose_name_plural': 'documents in the making',
                    'ordering': ['-asked_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='AnswerLetter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                    ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                    ('remark', models.ForeignKey(help_text='Set for a letter on paper: whose it is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='consultations.remark')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='consultations.reportversion')),
                ],
                options={
                    'verbose_name': 'letter with answers',
                    'verbose_name_plural': 'letters with answers',
                },
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name='remark',
                constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='remark_is_not_joined_to_itself', violation_error_message="A remark can't be joined to itself."),
            ),
            migrations.AddConstraint(
                model_name='remark',
                constraint=models.CheckConstraint(condition=models.Q(('name_consent_withdrawn_at', None), ('is_name_public', False), _connector='OR'), name='withdrawn_consent_hides_the_name', violation_error_message="The author withdrew the consent; the name can't be public."),
            ),
            migrations.AddConstraint(
                model_name='consultedtext',
                constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='consulted_document_number_is_given_once', violation_error_message='The consultation has a document with this number.'),
            ),
            migrations.AddConstraint(
                model_name='departmentmember',
                constraint=models.UniqueConstraint(fields=('department', 'user'), name='person_is_in_a_department_once', violation_error_message='This person is in this department already.'),
            ),
            migrations.AddConstraint(
                model_name='provision',
                constraint=models.UniqueConstraint(fields=('document', 'position'), name='provision_has_its_place_in_the_document', violation_error_message='Another provision has this place.'),
            ),
            migrations.AddConstraint(
                model_name='provision',
                constraint=models.UniqueConstraint(condition=models.Q(('label', ''), _negated=True), fields=('document', 'label'), name='provision_is_cited_one_way', violation_error_message='Another provision is cited like this.'),
            ),
            migrations.AddConstraint(
                model_name='remarkpicture',
                constraint=models.CheckConstraint(condition=models.Q(('alt', ''), _negated=True), name='picture_of_a_remark_is_described', violation_error_message='Say in a few words what can be seen in the picture.'),
            ),
            migrations.AddConstraint(
                model_name='reportversion',
                constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='report_version_number_is_given_once', violation_error_message='The report is published already.'),
            ),
            migrations.AddConstraint(
                model_name='reportversion',
                constraint=models.CheckConstraint(condition=models.Q(('number', 1), ('reason__regex', '\\S'), _connector='OR'), name='correction_says_what_was_corrected', violation_error_message='Say what was corrected and why.'),
            ),
            migrations.AddConstraint(
                model_name='publishedanswer',
                constraint=models.UniqueConstraint(fields=('version', 'remark'), name='remark_is_answered_once_in_a_version', violation_error_message='This version answers the remark already.'),
            ),
            migrations.AddConstraint(
                model_name='publishedanswer',
                constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), _negated=True), name='published_answer_has_an_outcome', violation_error_message='Choose one of the four outcomes.'),
            ),
            migrations.AddConstraint(
                model_name='publishedanswer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ('partly', 'rejected')), _negated=True), ('justification__regex', '\\S'), _connector='OR'), name='published_answer_is_justified', violation_error_message='Say why: a remark that is not accepted, or only partly, needs a justification.'),
            ),
            migrations.AddConstraint(
                model_name='documentinthemaking',
                constraint=models.CheckConstraint(condition=models.Q(('steps_done__lte', models.F('steps'))), name='document_is_not_more_than_ready', violation_error_message='More steps are done than there are.'),
            ),
            migrations.AddConstraint(
                model_name='documentinthemaking',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), models.Q(('file', ''), _negated=True), _connector='OR'), name='ready_document_has_its_file', violation_error_message='A document that is ready has its file.'),
            ),
            migrations.AddConstraint(
                model_name='answerletter',
                constraint=models.UniqueConstraint(models.F('version'), django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='author_is_told_once', violation_error_message='This author was told already.'),
            ),
            migrations.AddConstraint(
                model_name='answerletter',
                constraint=models.UniqueConstraint(fields=('version', 'remark'), name='author_on_paper_is_told_once', violation_error_message='This author was told already.'),
            ),
            migrations.AddConstraint(
                model_name='answerletter',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), ('remark__isnull', False)), models.Q(models.Q(('email', ''), _negated=True), ('remark__isnull', True)), _connector='OR'), name='letter_goes_by_mail_or_by_post', violation_error_message='A letter goes to an e-mail address or by post.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultation',
                trigger=pgtrigger.compiler.Trigger(name='published_report_answers_every_remark', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."report_published_at" IS NOT NULL AND OLD."report_published_at" IS NULL)', func="\n    IF EXISTS (\n        SELECT 1 FROM consultations_remark r\n        LEFT JOIN consultations_remark head ON head.id = r.merged_into_id\n        WHERE r.consultation_id = NEW.id AND COALESCE(head.outcome, r.outcome) = ''\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('a remark of consultation %s has no answer', NEW.id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'published_report_answers_every_remark',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='3b414c6b09a6431d55e3d3512860179357b92d78', operation='UPDATE OF "report_published_at"', pgid='pgtrigger_published_report_answers_every_remark_f9c9e', table='consultations_consultation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("announced_through", "announcement", "closed_at", "closed_by_id", "closes_at", "council_opinion", "file_number", "form", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "published_by_id", "report_published_at", "report_published_by_id", "result", "slug", "status", "subject", "summary", "title") VALUES (NEW."announced_through", NEW."announcement", NEW."closed_at", NEW."closed_by_id", NEW."closes_at", NEW."council_opinion", NEW."file_number", NEW."form", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."published_at", NEW."published_by_id", NEW."report_published_at", NEW."report_published_by_id", NEW."result", NEW."slug", NEW."status", NEW."subject", NEW."summary", NEW."title"); RETURN NULL;', hash='c7aca505b623ba9f8848e7ded3cfa0048f1167e7', operation='INSERT', pgid='pgtrigger_insert_insert_c7113', table='consultations_consultation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."announced_through" IS DISTINCT FROM (NEW."announced_through") OR OLD."announcement" IS DISTINCT FROM (NEW."announcement") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."council_opinion" IS DISTINCT FROM (NEW."council_opinion") OR OLD."file_number" IS DISTINCT FROM (NEW."file_number") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."published_by_id" IS DISTINCT FROM (NEW."published_by_id") OR OLD."report_published_at" IS DISTINCT FROM (NEW."report_published_at") OR OLD."report_published_by_id" IS DISTINCT FROM (NEW."report_published_by_id") OR OLD."result" IS DISTINCT FROM (NEW."result") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "consultations_consultationevent" ("announced_through", "announcement", "closed_at", "closed_by_id", "closes_at", "council_opinion", "file_number", "form", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "published_at", "published_by_id", "report_published_at", "report_published_by_id", "result", "slug", "status", "subject", "summary", "title") VALUES (NEW."announced_through", NEW."announcement", NEW."closed_at", NEW."closed_by_id", NEW."closes_at", NEW."council_opinion", NEW."file_number", NEW."form", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."published_at", NEW."published_by_id", NEW."report_published_at", NEW."report_published_by_id", NEW."result", NEW."slug", NEW."status", NEW."subject", NEW."summary", NEW."title"); RETURN NULL;', hash='a7def0815dd9a99cc8bd396f80b3fd52e61fdb7f', operation='UPDATE', pgid='pgtrigger_update_update_1617e', table='consultations_consultation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='moderators_are_free_when_the_meeting_is', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    -- The order of times is another rule's to refuse; a range of the wrong order can't be built.\n    IF NEW.cancelled_at IS NULL AND NEW.ends_at > NEW.starts_at AND EXISTS (\n        SELECT 1 FROM consultations_tablemoderator mine\n        JOIN consultations_thematictable mt ON mt.id = mine.table_id AND mt.meeting_id = NEW.id\n        JOIN consultations_tablemoderator o ON o.id <> mine.id AND (\n            o.user_id = mine.user_id\n            OR ((o.user_id IS NULL OR mine.user_id IS NULL) AND lower(o.name) = lower(mine.name))\n        )\n        JOIN consultations_thematictable ot ON ot.id = o.table_id AND ot.meeting_id <> NEW.id\n        JOIN consultations_meeting om ON om.id = ot.meeting_id AND om.cancelled_at IS NULL\n        WHERE mine.ended_at IS NULL AND o.ended_at IS NULL\n            AND tstzrange(om.starts_at, om.ends_at) && tstzrange(NEW.starts_at, NEW.ends_at)\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('a moderator of meeting %s is at another table then', NEW.id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'moderators_are_free_when_the_meeting_is',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='a7daa7889761d4ce4ad3159092ef9a4f521d73c4', operation='UPDATE OF "starts_at", "ends_at", "cancelled_at"', pgid='pgtrigger_moderators_are_free_when_the_meeting_is_f138b', table='consultations_meeting', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='remark_joins_another_one_of_its_consultation', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.merged_into_id IS NULL THEN\n        RETURN NEW;\n    END IF;\n    PERFORM 1 FROM consultations_consultation WHERE id = NEW.consultation_id FOR NO KEY UPDATE;\n    IF NOT EXISTS (\n        SELECT 1 FROM consultations_remark\n        WHERE id = NEW.merged_into_id AND consultation_id = NEW.consultation_id\n            AND merged_into_id IS NULL\n    ) OR EXISTS (SELECT 1 FROM consultations_remark WHERE merged_into_id = NEW.id) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('remark %s can not join %s', NEW.id, NEW.merged_into_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'remark_joins_another_one_of_its_consultation',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='363e270d3293760a091416a3ee9fce28e6daf214', operation='INSERT OR UPDATE OF "merged_into_id"', pgid='pgtrigger_remark_joins_another_one_of_its_consultation_a6e72', table='consultations_remark', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='remark_points_at_a_provision_of_its_text', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.provision_point_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM consultations_provision p\n        JOIN consultations_consultedtext t ON t.id = p.document_id\n        WHERE p.id = NEW.provision_point_id AND t.consultation_id = NEW.consultation_id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('provision %s is of another consultation', NEW.provision_point_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'remark_points_at_a_provision_of_its_text',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='fbfec83f8405a4a4446305025f20bf1cd3e65378', operation='INSERT OR UPDATE OF "provision_point_id", "consultation_id"', pgid='pgtrigger_remark_points_at_a_provision_of_its_text_ef0fe', table='consultations_remark', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "department_id", "entered_by_id", "id", "is_name_public", "justification", "language", "merged_into_id", "name_consent_withdrawn_at", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposal_id", "proposed_wording", "provision", "provision_point_id", "reason", "received_on", "stage_id", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."department_id", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."language", NEW."merged_into_id", NEW."name_consent_withdrawn_at", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present_wording", NEW."proposal_id", NEW."proposed_wording", NEW."provision", NEW."provision_point_id", NEW."reason", NEW."received_on", NEW."stage_id", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='0a2803174240fcb67d311adf9379087a8dcc5fd2', operation='INSERT', pgid='pgtrigger_insert_insert_b6db9', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."consultation_id" IS DISTINCT FROM (NEW."consultation_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_name_public" IS DISTINCT FROM (NEW."is_name_public") OR OLD."justification" IS DISTINCT FROM (NEW."justification") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name_consent_withdrawn_at" IS DISTINCT FROM (NEW."name_consent_withdrawn_at") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."present_wording" IS DISTINCT FROM (NEW."present_wording") OR OLD."proposal_id" IS DISTINCT FROM (NEW."proposal_id") OR OLD."proposed_wording" IS DISTINCT FROM (NEW."proposed_wording") OR OLD."provision" IS DISTINCT FROM (NEW."provision") OR OLD."provision_point_id" IS DISTINCT FROM (NEW."provision_point_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."stage_id" IS DISTINCT FROM (NEW."stage_id") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "department_id", "entered_by_id", "id", "is_name_public", "justification", "language", "merged_into_id", "name_consent_withdrawn_at", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposal_id", "proposed_wording", "provision", "provision_point_id", "reason", "received_on", "stage_id", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."department_id", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."language", NEW."merged_into_id", NEW."name_consent_withdrawn_at", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present_wording", NEW."proposal_id", NEW."proposed_wording", NEW."provision", NEW."provision_point_id", NEW."reason", NEW."received_on", NEW."stage_id", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='daef58dd080ee859a490499a1d6d61c6e634b207', operation='UPDATE', pgid='pgtrigger_update_update_c1e07', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tableproposal',
                trigger=pgtrigger.compiler.Trigger(name='proposal_joins_another_one_of_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.merged_into_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM consultations_tableproposal\n        WHERE id = NEW.merged_into_id AND table_id = NEW.table_id AND merged_into_id IS NULL\n    ) OR NEW.merged_into_id IS NOT NULL AND EXISTS (\n        SELECT 1 FROM consultations_tableproposal WHERE merged_into_id = NEW.id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('proposal %s can not join %s', NEW.id, NEW.merged_into_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'proposal_joins_another_one_of_its_table',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='3d650cf73469b05232f09eabcc5d7cd89bfaf8fb', operation='INSERT OR UPDATE OF "merged_into_id"', pgid='pgtrigger_proposal_joins_another_one_of_its_table_847f2', table='consultations_tableproposal', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultedtext',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultedtextevent" ("added_at", "consultation_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "title") VALUES (NEW."added_at", NEW."consultation_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage_id", NEW."title"); RETURN NULL;', hash='438ed1caa7af9bf5026891ffeb4aeb156e412aaa', operation='INSERT', pgid='pgtrigger_insert_insert_aaaff', table='consultations_consultedtext', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultedtext',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_consultedtextevent" ("added_at", "consultation_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage_id", "title") VALUES (NEW."added_at", NEW."consultation_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage_id", NEW."title"); RETURN NULL;', hash='9b94f33df901cba687fd4b0371c5ccbc506ed764', operation='UPDATE', pgid='pgtrigger_update_update_f9d99', table='consultations_consultedtext', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultedtextevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ed269623331f9b889b27b9c2f456402a1bbf0183', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a8ddb', table='consultations_consultedtextevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='departmentmember',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_departmentmemberevent" ("department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;', hash='c7903ff73813a862c25f43568765fdba62a108ca', operation='INSERT', pgid='pgtrigger_insert_insert_32d27', table='consultations_departmentmember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='departmentmember',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_departmentmemberevent" ("department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;', hash='b5ef8cc3007efb67cb7e09921867613d0e72849f', operation='UPDATE', pgid='pgtrigger_update_update_357f9', table='consultations_departmentmember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='departmentmemberevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a55880b16732ca10351ae07c4edfe022330e9577', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42480', table='consultations_departmentmemberevent', when='BEFORE')),
            ),
        ),
    ]
