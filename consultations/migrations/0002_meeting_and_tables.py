import consultations.deadlines
import consultations.models.advisory
import consultations.models.comment
import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.storage
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


def number_meetings(apps, schema_editor):
    """Give the meetings of each consultation their numbers, the earliest first."""
    Meeting = apps.get_model("consultations", "Meeting")
    numbers = {}
    for meeting in Meeting.objects.order_by("consultation", "starts_at", "pk"):
        number = numbers[meeting.consultation_id] = numbers.get(meeting.consultation_id, 0) + 1
        Meeting.objects.filter(pk=meeting.pk).update(number=number)


def forget_unknown_resolutions(apps, schema_editor):
    """A programme without its resolution is not adopted: that has to be entered again."""
    Programme = apps.get_model("consultations", "CooperationProgramme")
    Programme.objects.filter(status__in=["adopted", "reported"], adopted_on=None).update(
        status="consulted"
    )


class Migration(migrations.Migration):

    dependencies = [
        ('consultations', '0001_initial'),
        ('organizations', '0002_contribution'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('rooms', '0007_guard_of_pools'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name='cooperationprogramme',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='cooperationprogramme',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='meeting',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='meeting',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='participation',
                name='participant_sits_at_a_table_of_the_meeting',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='participation',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='participation',
                name='update_update',
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
                model_name='tablemoderator',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='tablemoderator',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='thematictable',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='thematictable',
                name='update_update',
            ),
        ),
        Together(
            migrations.CreateModel(
                name='AdvisoryBody',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('short_name', models.CharField(blank=True, max_length=40, verbose_name='short name')),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                    ('description', models.TextField(blank=True, max_length=5000, verbose_name='what it does')),
                    ('contact', models.TextField(blank=True, max_length=500, verbose_name='contact')),
                ],
                options={
                    'verbose_name': 'advisory body',
                    'verbose_name_plural': 'advisory bodies',
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='AdvisoryBodyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('short_name', models.CharField(blank=True, max_length=40, verbose_name='short name')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('description', models.TextField(blank=True, max_length=5000, verbose_name='what it does')),
                    ('contact', models.TextField(blank=True, max_length=500, verbose_name='contact')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AdvisoryMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, verbose_name='first and last name')),
                    ('role', models.CharField(choices=[('chair', 'chair'), ('deputy', 'deputy chair'), ('secretary', 'secretary'), ('member', 'member')], default='member', max_length=10, verbose_name='role')),
                    ('represents', models.CharField(blank=True, help_text='An organisation, the City Council or the Mayor.', max_length=200, verbose_name='whom they represent')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'verbose_name': 'member of a body',
                    'verbose_name_plural': 'members of a body',
                    'ordering': ['position', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='AdvisoryMemberEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('chair', 'chair'), ('deputy', 'deputy chair'), ('secretary', 'secretary'), ('member', 'member')], default='member', max_length=10, verbose_name='role')),
                    ('represents', models.CharField(blank=True, help_text='An organisation, the City Council or the Mayor.', max_length=200, verbose_name='whom they represent')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AdvisoryTerm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80, verbose_name='name of the term')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(verbose_name='until')),
                ],
                options={
                    'verbose_name': 'term of office',
                    'verbose_name_plural': 'terms of office',
                    'ordering': ['-starts_on'],
                },
            ),
            migrations.CreateModel(
                name='AdvisoryTermEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80, verbose_name='name of the term')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_on', models.DateField(verbose_name='until')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='BodySession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('topics', models.TextField(blank=True, max_length=3000, verbose_name='what was discussed')),
                ],
                options={
                    'verbose_name': 'session of a body',
                    'verbose_name_plural': 'sessions of a body',
                    'ordering': ['-held_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='BodySessionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('held_on', models.DateField(verbose_name='held on')),
                    ('topics', models.TextField(blank=True, max_length=3000, verbose_name='what was discussed')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(default=consultations.models.comment.random_key, editable=False, max_length=12, unique=True)),
                    ('author_name', models.CharField(max_length=120, verbose_name='signed as')),
                    ('text', models.TextField(max_length=2000, verbose_name='comment')),
                    ('status', models.CharField(choices=[('waiting', 'waits for the moderator'), ('published', 'published'), ('hidden', 'hidden'), ('withdrawn', 'withdrawn by its author')], default='waiting', max_length=10, verbose_name='status')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'verbose_name': 'comment',
                    'verbose_name_plural': 'comments',
                    'ordering': ['created_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CommentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(default=consultations.models.comment.random_key, editable=False, max_length=12)),
                    ('status', models.CharField(choices=[('waiting', 'waits for the moderator'), ('published', 'published'), ('hidden', 'hidden'), ('withdrawn', 'withdrawn by its author')], default='waiting', max_length=10, verbose_name='status')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CommentReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('reason', models.CharField(max_length=500, verbose_name='what is wrong with it')),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='reported')),
                    ('settled_at', models.DateTimeField(editable=False, null=True, verbose_name='looked at')),
                ],
                options={
                    'verbose_name': 'report of a comment',
                    'verbose_name_plural': 'reports of comments',
                    'ordering': ['created_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ConsultationStage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('description', models.TextField(blank=True, max_length=3000, verbose_name='what happens in it')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(help_text='A date without an hour lasts until midnight.', verbose_name='until')),
                    ('channels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], max_length=10), blank=True, default=list, size=None, verbose_name='how to take part')),
                ],
                options={
                    'verbose_name': 'stage of a consultation',
                    'verbose_name_plural': 'stages of a consultation',
                    'ordering': ['number'],
                },
            ),
            migrations.CreateModel(
                name='ConsultationStageEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('description', models.TextField(blank=True, max_length=3000, verbose_name='what happens in it')),
                    ('starts_on', models.DateField(verbose_name='from')),
                    ('ends_at', models.DateTimeField(help_text='A date without an hour lasts until midnight.', verbose_name='until')),
                    ('channels', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], max_length=10), blank=True, default=list, size=None, verbose_name='how to take part')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('programme', 'programme'), ('draft', 'draft'), ('resolution', 'resolution'), ('report', 'report'), ('minutes', 'minutes'), ('opinion', 'opinion'), ('form', 'form to fill in'), ('other', 'other document')], default='other', max_length=10, verbose_name='kind')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                    ('file', models.FileField(max_length=200, storage=tcal.shared.storage.private_storage, upload_to='documents/', verbose_name='file')),
                    ('extension', models.CharField(editable=False, max_length=5)),
                    ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='added')),
                ],
                options={
                    'verbose_name': 'document',
                    'verbose_name_plural': 'documents',
                    'ordering': ['kind', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='DocumentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('programme', 'programme'), ('draft', 'draft'), ('resolution', 'resolution'), ('report', 'report'), ('minutes', 'minutes'), ('opinion', 'opinion'), ('form', 'form to fill in'), ('other', 'other document')], default='other', max_length=10, verbose_name='kind')),
                    ('title', models.CharField(max_length=200, verbose_name='title')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('file', models.FileField(max_length=200, storage=tcal.shared.storage.private_storage, upload_to='documents/', verbose_name='file')),
                    ('extension', models.CharField(editable=False, max_length=5)),
                    ('size', models.PositiveIntegerField(editable=False, verbose_name='size in bytes')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='added')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                    ('sent_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sent')),
                ],
                options={
                    'verbose_name': 'invitation to a meeting',
                    'verbose_name_plural': 'invitations to meetings',
                },
            ),
            migrations.CreateModel(
                name='MissingModerator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sector', models.CharField(choices=[('local_government', 'local government'), ('ngo', 'non-governmental organisations')], max_length=20, verbose_name='sector')),
                    ('reason', models.CharField(max_length=300, verbose_name='reason')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recorded')),
                ],
                options={
                    'verbose_name': 'missing moderator',
                    'verbose_name_plural': 'missing moderators',
                    'ordering': ['table', 'sector'],
                },
            ),
            migrations.CreateModel(
                name='MissingModeratorEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('sector', models.CharField(choices=[('local_government', 'local government'), ('ngo', 'non-governmental organisations')], max_length=20, verbose_name='sector')),
                    ('reason', models.CharField(max_length=300, verbose_name='reason')),
                    ('recorded_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='recorded')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Opinion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('given_on', models.DateField(verbose_name='given on')),
                    ('number', models.CharField(blank=True, max_length=60, verbose_name='number of the resolution')),
                    ('text', models.TextField(max_length=10000, verbose_name='text of the opinion')),
                ],
                options={
                    'verbose_name': 'opinion of a body',
                    'verbose_name_plural': 'opinions of bodies',
                    'ordering': ['given_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='OpinionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('given_on', models.DateField(verbose_name='given on')),
                    ('number', models.CharField(blank=True, max_length=60, verbose_name='number of the resolution')),
                    ('text', models.TextField(max_length=10000, verbose_name='text of the opinion')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PageViews',
                fields=[
                    ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='page_views', serialize=False, to='consultations.consultation')),
                    ('count', models.PositiveBigIntegerField(default=0, verbose_name='times opened')),
                ],
                options={
                    'verbose_name': 'page views',
                    'verbose_name_plural': 'page views',
                },
            ),
            migrations.CreateModel(
                name='PhoneCall',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('about', models.CharField(choices=[('moved', 'the meeting has another time or place'), ('called_off', 'the meeting is called off'), ('seat', 'another table'), ('promoted', 'a place at the first choice')], max_length=10, verbose_name='what about')),
                    ('message', models.CharField(max_length=500, verbose_name='what to say')),
                    ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='waits since')),
                    ('made_at', models.DateTimeField(null=True, verbose_name='called')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ],
                options={
                    'verbose_name': 'call to make',
                    'verbose_name_plural': 'calls to make',
                    'ordering': ['since', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PlannedSeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'verbose_name': 'planned seat',
                    'verbose_name_plural': 'planned seats',
                },
            ),
            migrations.CreateModel(
                name='PriorityTask',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('title', models.CharField(max_length=300, verbose_name='task')),
                    ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='amount in złoty')),
                    ('until_year', models.PositiveSmallIntegerField(blank=True, help_text='The last year of a task that lasts longer than one; otherwise empty.', null=True, verbose_name='multi-year task: until')),
                ],
                options={
                    'verbose_name': 'priority task',
                    'verbose_name_plural': 'priority tasks',
                    'ordering': ['position', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PriorityTaskEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('title', models.CharField(max_length=300, verbose_name='task')),
                    ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='amount in złoty')),
                    ('until_year', models.PositiveSmallIntegerField(blank=True, help_text='The last year of a task that lasts longer than one; otherwise empty.', null=True, verbose_name='multi-year task: until')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ProgrammeReminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('adoption', 'adoption of the programme'), ('report', 'report on the programme')], max_length=8)),
                    ('days_before', models.SmallIntegerField(help_text='Negative: after the date.')),
                    ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'verbose_name': 'reminder of a programme',
                    'verbose_name_plural': 'reminders of programmes',
                },
            ),
            migrations.CreateModel(
                name='ProposalPicture',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('image', models.FileField(storage=tcal.shared.storage.private_storage, upload_to='proposals/', verbose_name='picture')),
                    ('width', models.PositiveSmallIntegerField(editable=False)),
                    ('height', models.PositiveSmallIntegerField(editable=False)),
                    ('alt', models.CharField(max_length=300, verbose_name='what can be seen')),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ],
                options={
                    'verbose_name': 'picture of a proposal',
                    'verbose_name_plural': 'pictures of proposals',
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='RotationSeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ],
                options={
                    'verbose_name': 'seat in a round',
                    'verbose_name_plural': 'seats in rounds',
                    'ordering': ['round', 'table__number'],
                },
            ),
            migrations.CreateModel(
                name='SeatingPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('proposed', 'waits for acceptance'), ('accepted', 'accepted'), ('dismissed', 'dismissed')], default='proposed', max_length=9, verbose_name='status')),
                    ('most_of_one_organization', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='most people of one organisation at a table')),
                    ('largest_difference', models.PositiveSmallIntegerField(default=2, help_text='How many more people may sit at the largest table than at the smallest.', verbose_name='largest difference between tables')),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                    ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ],
                options={
                    'verbose_name': 'seating plan',
                    'verbose_name_plural': 'seating plans',
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='TableProposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('text', models.TextField(max_length=2000, verbose_name='proposal')),
                    ('sent_text', models.TextField(editable=False)),
                    ('author_name', models.CharField(blank=True, max_length=120, verbose_name='first name or name')),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='table', max_length=10, verbose_name='channel')),
                    ('status', models.CharField(choices=[('waiting', 'waits for the moderator'), ('shown', 'on the board'), ('merged', 'joined to another one'), ('set_aside', 'set aside')], default='waiting', max_length=9, verbose_name='status')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'verbose_name': 'proposal of a table',
                    'verbose_name_plural': 'proposals of a table',
                    'ordering': ['table', 'position', 'number'],
                },
            ),
            migrations.CreateModel(
                name='TableProposalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('number', models.PositiveSmallIntegerField(verbose_name='number')),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='table', max_length=10, verbose_name='channel')),
                    ('status', models.CharField(choices=[('waiting', 'waits for the moderator'), ('shown', 'on the board'), ('merged', 'joined to another one'), ('set_aside', 'set aside')], default='waiting', max_length=9, verbose_name='status')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TopicProposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('topic', models.CharField(max_length=200, verbose_name='topic')),
                    ('description', models.TextField(blank=True, max_length=2000, verbose_name='why it is worth a table')),
                    ('author_name', models.CharField(max_length=120, verbose_name='first and last name')),
                    ('author_email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                    ('author_phone', models.CharField(blank=True, max_length=30, verbose_name='telephone')),
                    ('organization_name', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                    ('language', models.CharField(default='pl', editable=False, max_length=2)),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposed')),
                    ('status', models.CharField(choices=[('waiting', 'waits for a decision'), ('accepted', 'has its table'), ('declined', 'declined')], default='waiting', editable=False, max_length=8, verbose_name='status')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='reason')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'verbose_name': 'proposed topic',
                    'verbose_name_plural': 'proposed topics',
                    'ordering': ['proposed_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TopicProposalEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('topic', models.CharField(max_length=200, verbose_name='topic')),
                    ('description', models.TextField(blank=True, max_length=2000, verbose_name='why it is worth a table')),
                    ('language', models.CharField(default='pl', editable=False, max_length=2)),
                    ('channel', models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposed')),
                    ('status', models.CharField(choices=[('waiting', 'waits for a decision'), ('accepted', 'has its table'), ('declined', 'declined')], default='waiting', editable=False, max_length=8, verbose_name='status')),
                    ('reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='reason')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('voter', models.UUIDField()),
                ],
                options={
                    'verbose_name': 'vote',
                    'verbose_name_plural': 'votes',
                },
            ),
        ),
        Together(
            migrations.AlterModelOptions(
                name='tablemoderator',
                options={'ordering': ['table', 'sector', 'pk'], 'verbose_name': 'moderator of a table', 'verbose_name_plural': 'moderators of a table'},
            ),
            migrations.RemoveConstraint(
                model_name='tablemoderator',
                name='table_has_one_moderator_of_each_sector',
            ),
        ),
        Together(
            migrations.AddField(
                model_name='cooperationprogramme',
                name='adopted_on',
                field=models.DateField(blank=True, null=True, verbose_name='adopted on'),
            ),
            migrations.AddField(
                model_name='cooperationprogramme',
                name='report_published_on',
                field=models.DateField(blank=True, null=True, verbose_name='report published on'),
            ),
            migrations.AddField(
                model_name='cooperationprogramme',
                name='resolution_number',
                field=models.CharField(blank=True, max_length=60, verbose_name='number of the resolution'),
            ),
            migrations.AddField(
                model_name='cooperationprogramme',
                name='summary',
                field=models.TextField(blank=True, max_length=3000, verbose_name='what it is about'),
            ),
            migrations.AddField(
                model_name='cooperationprogrammeevent',
                name='adopted_on',
                field=models.DateField(blank=True, null=True, verbose_name='adopted on'),
            ),
            migrations.AddField(
                model_name='cooperationprogrammeevent',
                name='report_published_on',
                field=models.DateField(blank=True, null=True, verbose_name='report published on'),
            ),
            migrations.AddField(
                model_name='cooperationprogrammeevent',
                name='resolution_number',
                field=models.CharField(blank=True, max_length=60, verbose_name='number of the resolution'),
            ),
            migrations.AddField(
                model_name='cooperationprogrammeevent',
                name='summary',
                field=models.TextField(blank=True, max_length=3000, verbose_name='what it is about'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='agenda',
                field=models.TextField(blank=True, help_text='One point in a line, such as: 16:00 opening.', max_length=3000, verbose_name='agenda'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='booking',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultation_meetings', to='rooms.booking', verbose_name='booked room'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='cancel_reason',
                field=models.CharField(blank=True, editable=False, max_length=500, verbose_name='why it was called off'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='cancelled_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='called off'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='cancelled_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meeting',
                name='co_organizers',
                field=models.ManyToManyField(blank=True, related_name='consultation_meetings', to='organizations.organization', verbose_name='co-organisers'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='number',
                field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='number'),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name='meeting',
                name='paper_cards',
                field=models.PositiveSmallIntegerField(default=10, help_text='Numbered cards printed for each table. Proposals written on a telephone get the numbers after them, so that no number comes twice.', verbose_name='paper cards at a table'),
            ),
            migrations.AddField(
                model_name='meeting',
                name='sequence',
                field=models.PositiveSmallIntegerField(default=0, editable=False),
            ),
            migrations.AddField(
                model_name='meeting',
                name='votes_each',
                field=models.PositiveSmallIntegerField(default=3, help_text='How many proposals one person may vote for.', verbose_name='votes each'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='agenda',
                field=models.TextField(blank=True, help_text='One point in a line, such as: 16:00 opening.', max_length=3000, verbose_name='agenda'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='booking',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='rooms.booking', verbose_name='booked room'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='cancel_reason',
                field=models.CharField(blank=True, editable=False, max_length=500, verbose_name='why it was called off'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='cancelled_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='called off'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='cancelled_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='number',
                field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='number'),
                preserve_default=False,
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='paper_cards',
                field=models.PositiveSmallIntegerField(default=10, help_text='Numbered cards printed for each table. Proposals written on a telephone get the numbers after them, so that no number comes twice.', verbose_name='paper cards at a table'),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='sequence',
                field=models.PositiveSmallIntegerField(default=0, editable=False),
            ),
            migrations.AddField(
                model_name='meetingevent',
                name='votes_each',
                field=models.PositiveSmallIntegerField(default=3, help_text='How many proposals one person may vote for.', verbose_name='votes each'),
            ),
            migrations.AddField(
                model_name='participation',
                name='accessibility_needs',
                field=models.TextField(blank=True, max_length=500, verbose_name='accessibility needs'),
            ),
            migrations.AddField(
                model_name='participation',
                name='first_choice',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='first_choices', to='consultations.thematictable', verbose_name='first choice'),
            ),
            migrations.AddField(
                model_name='participation',
                name='phone',
                field=models.CharField(blank=True, max_length=30, verbose_name='telephone'),
            ),
            migrations.AddField(
                model_name='participation',
                name='second_choice',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='second_choices', to='consultations.thematictable', verbose_name='second choice'),
            ),
            migrations.AddField(
                model_name='participation',
                name='waiting_for',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='waiters', to='consultations.thematictable', verbose_name='waits for a place at'),
            ),
            migrations.AddField(
                model_name='participation',
                name='waiting_since',
                field=models.DateTimeField(null=True, verbose_name='waits since'),
            ),
            migrations.AddField(
                model_name='participation',
                name='wants_invitations',
                field=models.BooleanField(default=False, verbose_name='wants to be invited to the next consultations'),
            ),
            migrations.AddField(
                model_name='participationevent',
                name='first_choice',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='first choice'),
            ),
            migrations.AddField(
                model_name='participationevent',
                name='second_choice',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='second choice'),
            ),
            migrations.AddField(
                model_name='participationevent',
                name='waiting_for',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='waits for a place at'),
            ),
            migrations.AddField(
                model_name='participationevent',
                name='waiting_since',
                field=models.DateTimeField(null=True, verbose_name='waits since'),
            ),
            migrations.AddField(
                model_name='participationevent',
                name='wants_invitations',
                field=models.BooleanField(default=False, verbose_name='wants to be invited to the next consultations'),
            ),
            migrations.AddField(
                model_name='tablemoderator',
                name='ended_at',
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='until'),
            ),
            migrations.AddField(
                model_name='tablemoderator',
                name='is_substitute',
                field=models.BooleanField(default=False, editable=False, verbose_name='substitute'),
            ),
            migrations.AddField(
                model_name='tablemoderator',
                name='reason',
                field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='why somebody else'),
            ),
            migrations.AddField(
                model_name='tablemoderator',
                name='started_at',
                field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since'),
            ),
            migrations.AddField(
                model_name='tablemoderatorevent',
                name='ended_at',
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='until'),
            ),
            migrations.AddField(
                model_name='tablemoderatorevent',
                name='is_substitute',
                field=models.BooleanField(default=False, editable=False, verbose_name='substitute'),
            ),
            migrations.AddField(
                model_name='tablemoderatorevent',
                name='started_at',
                field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since'),
            ),
            migrations.AddField(
                model_name='thematictable',
                name='opened_during_meeting_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='opened during the meeting'),
            ),
            migrations.AddField(
                model_name='thematictable',
                name='voting_closed_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='voting closed'),
            ),
            migrations.AddField(
                model_name='thematictable',
                name='voting_opened_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='voting opened'),
            ),
            migrations.AddField(
                model_name='thematictableevent',
                name='opened_during_meeting_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='opened during the meeting'),
            ),
            migrations.AddField(
                model_name='thematictableevent',
                name='voting_closed_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='voting closed'),
            ),
            migrations.AddField(
                model_name='thematictableevent',
                name='voting_opened_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='voting opened'),
            ),
        ),
        Together(
            migrations.AlterField(
                model_name='meeting',
                name='place',
                field=models.CharField(blank=True, help_text='Leave it empty when a room of the centre is booked for the meeting.', max_length=200, verbose_name='place'),
            ),
            migrations.AlterField(
                model_name='meetingevent',
                name='place',
                field=models.CharField(blank=True, help_text='Leave it empty when a room of the centre is booked for the meeting.', max_length=200, verbose_name='place'),
            ),
            migrations.AlterField(
                model_name='participation',
                name='channel',
                field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel'),
            ),
            migrations.AlterField(
                model_name='participation',
                name='email',
                field=models.EmailField(blank=True, max_length=254, null=True, verbose_name='e-mail'),
            ),
            migrations.AlterField(
                model_name='participation',
                name='status',
                field=models.CharField(choices=[('unconfirmed', "waits for the person's confirmation"), ('confirmed', 'confirmed'), ('waiting', 'on the waiting list'), ('withdrawn', 'withdrawn')], default='unconfirmed', max_length=12, verbose_name='status'),
            ),
            migrations.AlterField(
                model_name='participationevent',
                name='channel',
                field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel'),
            ),
            migrations.AlterField(
                model_name='participationevent',
                name='status',
                field=models.CharField(choices=[('unconfirmed', "waits for the person's confirmation"), ('confirmed', 'confirmed'), ('waiting', 'on the waiting list'), ('withdrawn', 'withdrawn')], default='unconfirmed', max_length=12, verbose_name='status'),
            ),
            migrations.AlterField(
                model_name='remark',
                name='channel',
                field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel'),
            ),
            migrations.AlterField(
                model_name='remarkevent',
                name='channel',
                field=models.CharField(choices=[('portal', 'portal'), ('table', 'thematic table'), ('paper', 'paper'), ('email', 'e-mail'), ('post', 'post'), ('phone', 'telephone'), ('info_point', 'information point'), ('walk_in', 'came without signing up')], default='portal', max_length=10, verbose_name='channel'),
            ),
        ),
        Together(
            migrations.AddField(
                model_name='advisorybody',
                name='organization',
                field=models.ForeignKey(blank=True, help_text='When the body also books rooms or organises events.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organizations.organization', verbose_name='entry in the registry'),
            ),
            migrations.AddField(
                model_name='advisorybodyevent',
                name='organization',
                field=models.ForeignKey(blank=True, db_constraint=False, help_text='When the body also books rooms or organises events.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='entry in the registry'),
            ),
            migrations.AddField(
                model_name='advisorybodyevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='advisorybodyevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.advisorybody'),
            ),
            migrations.AddField(
                model_name='advisorymemberevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='advisorymemberevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.advisorymember'),
            ),
            migrations.AddField(
                model_name='advisoryterm',
                name='body',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='terms', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='advisorymemberevent',
                name='term',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.advisoryterm', verbose_name='term of office'),
            ),
            migrations.AddField(
                model_name='advisorymember',
                name='term',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='consultations.advisoryterm', verbose_name='term of office'),
            ),
            migrations.AddField(
                model_name='advisorytermevent',
                name='body',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='advisorytermevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='advisorytermevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.advisoryterm'),
            ),
            migrations.AddField(
                model_name='bodysession',
                name='body',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='bodysessionevent',
                name='body',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='bodysessionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='bodysessionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.bodysession'),
            ),
            migrations.AddField(
                model_name='comment',
                name='consultation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='consultations.consultation', verbose_name='consultation'),
            ),
            migrations.AddField(
                model_name='comment',
                name='decided_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='comment',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultation_comments', to=settings.AUTH_USER_MODEL, verbose_name='account'),
            ),
            migrations.AddField(
                model_name='commentevent',
                name='consultation',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation', verbose_name='consultation'),
            ),
            migrations.AddField(
                model_name='commentevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='commentevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='commentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.comment'),
            ),
            migrations.AddField(
                model_name='commentevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='account'),
            ),
            migrations.AddField(
                model_name='commentreport',
                name='comment',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='consultations.comment', verbose_name='comment'),
            ),
            migrations.AddField(
                model_name='commentreport',
                name='settled_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='commentreport',
                name='user',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='consultationstage',
                name='consultation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stages', to='consultations.consultation', verbose_name='consultation'),
            ),
            migrations.AddField(
                model_name='remark',
                name='stage',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='consultations.consultationstage', verbose_name='stage'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='stage',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultationstage', verbose_name='stage'),
            ),
            migrations.AddField(
                model_name='consultationstageevent',
                name='consultation',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation', verbose_name='consultation'),
            ),
            migrations.AddField(
                model_name='consultationstageevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='consultationstageevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.consultationstage'),
            ),
            migrations.AddField(
                model_name='document',
                name='added_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='document',
                name='consultation',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='consultations.consultation'),
            ),
            migrations.AddField(
                model_name='document',
                name='programme',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='consultations.cooperationprogramme'),
            ),
            migrations.AddField(
                model_name='document',
                name='session',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='consultations.bodysession'),
            ),
            migrations.AddField(
                model_name='document',
                name='stage',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='consultations.consultationstage'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='added_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='consultation',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.document'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='programme',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.cooperationprogramme'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='session',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.bodysession'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='stage',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultationstage'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='consultations.meeting'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='sent_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingmoderator',
                name='recorded_by',
                field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingmoderator',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='missing_moderators', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='missingmoderatorevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='missingmoderatorevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.missingmoderator'),
            ),
            migrations.AddField(
                model_name='missingmoderatorevent',
                name='recorded_by',
                field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingmoderatorevent',
                name='table',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='opinion',
                name='body',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='opinion',
                name='programme',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='consultations.cooperationprogramme', verbose_name='cooperation programme'),
            ),
            migrations.AddField(
                model_name='documentevent',
                name='opinion',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.opinion'),
            ),
            migrations.AddField(
                model_name='document',
                name='opinion',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='consultations.opinion'),
            ),
            migrations.AddField(
                model_name='opinionevent',
                name='body',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.advisorybody', verbose_name='advisory body'),
            ),
            migrations.AddField(
                model_name='opinionevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='opinionevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.opinion'),
            ),
            migrations.AddField(
                model_name='opinionevent',
                name='programme',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.cooperationprogramme', verbose_name='cooperation programme'),
            ),
            migrations.AddField(
                model_name='phonecall',
                name='made_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='phonecall',
                name='participation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='consultations.participation'),
            ),
            migrations.AddField(
                model_name='plannedseat',
                name='from_table',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.thematictable'),
            ),
            migrations.AddField(
                model_name='plannedseat',
                name='participation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.participation'),
            ),
            migrations.AddField(
                model_name='plannedseat',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='consultations.thematictable'),
            ),
            migrations.AddField(
                model_name='prioritytask',
                name='programme',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='consultations.cooperationprogramme', verbose_name='cooperation programme'),
            ),
            migrations.AddField(
                model_name='prioritytask',
                name='sphere',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='priority_tasks', to='organizations.publictasksphere', verbose_name='sphere of public tasks'),
            ),
            migrations.AddField(
                model_name='prioritytaskevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='prioritytaskevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.prioritytask'),
            ),
            migrations.AddField(
                model_name='prioritytaskevent',
                name='programme',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.cooperationprogramme', verbose_name='cooperation programme'),
            ),
            migrations.AddField(
                model_name='prioritytaskevent',
                name='sphere',
                field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.publictasksphere', verbose_name='sphere of public tasks'),
            ),
            migrations.AddField(
                model_name='programmereminder',
                name='programme',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='consultations.cooperationprogramme'),
            ),
            migrations.AddField(
                model_name='rotationseat',
                name='participation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rotation', to='consultations.participation'),
            ),
            migrations.AddField(
                model_name='rotationseat',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rotation', to='consultations.thematictable'),
            ),
            migrations.AddField(
                model_name='seatingplan',
                name='decided_by',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='seatingplan',
                name='made_by',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='seatingplan',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seating_plans', to='consultations.meeting', verbose_name='meeting'),
            ),
            migrations.AddField(
                model_name='plannedseat',
                name='plan',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='consultations.seatingplan'),
            ),
            migrations.AddField(
                model_name='tableproposal',
                name='decided_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='tableproposal',
                name='entered_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='tableproposal',
                name='merged_into',
                field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='consultations.tableproposal', verbose_name='joined to'),
            ),
            migrations.AddField(
                model_name='tableproposal',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='proposalpicture',
                name='proposal',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='consultations.tableproposal'),
            ),
            migrations.AddField(
                model_name='remark',
                name='proposal',
                field=models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remark', to='consultations.tableproposal', verbose_name='proposal of a table'),
            ),
            migrations.AddField(
                model_name='remarkevent',
                name='proposal',
                field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.tableproposal', verbose_name='proposal of a table'),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='entered_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='merged_into',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.tableproposal', verbose_name='joined to'),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.tableproposal'),
            ),
            migrations.AddField(
                model_name='tableproposalevent',
                name='table',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='topicproposal',
                name='decided_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='topicproposal',
                name='entered_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='topicproposal',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topic_proposals', to='consultations.meeting', verbose_name='meeting'),
            ),
            migrations.AddField(
                model_name='topicproposal',
                name='table',
                field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topic_proposal', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='topicproposal',
                name='user',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='decided_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='entered_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='meeting',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.meeting', verbose_name='meeting'),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='pgh_context',
                field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='consultations.topicproposal'),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='table',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.thematictable', verbose_name='thematic table'),
            ),
            migrations.AddField(
                model_name='topicproposalevent',
                name='user',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='vote',
                name='proposal',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='consultations.tableproposal'),
            ),
            migrations.AddField(
                model_name='vote',
                name='table',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='consultations.thematictable'),
            ),
        ),
        migrations.RunPython(number_meetings, migrations.RunPython.noop),
        migrations.RunPython(forget_unknown_resolutions, migrations.RunPython.noop),
        Together(
            migrations.AddConstraint(
                model_name='cooperationprogramme',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['adopted', 'reported']), _negated=True), models.Q(('adopted_on__isnull', False), models.Q(('resolution_number', ''), _negated=True)), _connector='OR'), name='adopted_programme_has_a_number_and_a_date', violation_error_message="Give the number and the date of the City Council's resolution."),
            ),
            migrations.AddConstraint(
                model_name='cooperationprogramme',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'reported'), _negated=True), ('report_published_on__isnull', False), _connector='OR'), name='reported_programme_knows_when', violation_error_message='Give the date of publishing the report.'),
            ),
            migrations.AddConstraint(
                model_name='cooperationprogramme',
                constraint=models.CheckConstraint(condition=models.Q(('report_published_on', None), ('adopted_on', None), ('report_published_on__gte', models.F('adopted_on')), _connector='OR'), name='programme_is_adopted_before_its_report', violation_error_message="The report can't be published before the programme was adopted."),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='meeting_number_is_given_once_in_a_consultation', violation_error_message='The consultation has a meeting with this number.'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), ('booking__isnull', False), _connector='OR'), name='meeting_has_a_place', violation_error_message='Write the place of the meeting or choose a booked room.'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('cancelled_at', None), models.Q(('cancel_reason', ''), _negated=True), _connector='OR'), name='called_off_meeting_says_why', violation_error_message='Write why the meeting is called off.'),
            ),
            migrations.AddConstraint(
                model_name='participation',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'withdrawn'), _negated=True), fields=('meeting', 'user'), name='account_is_at_a_meeting_once', violation_error_message='You are signed up for this meeting already.'),
            ),
            migrations.AddConstraint(
                model_name='participation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'waiting'), _negated=True), models.Q(('table__isnull', True), ('waiting_for__isnull', False)), _connector='OR'), name='person_on_the_waiting_list_has_no_table_yet', violation_error_message='Somebody on the waiting list has no table yet and waits for one.'),
            ),
            migrations.AddConstraint(
                model_name='participation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('waiting_for', None), ('waiting_since', None)), models.Q(('waiting_for__isnull', False), ('waiting_since__isnull', False)), _connector='OR'), name='waiting_person_knows_since_when', violation_error_message='Waiting begins at a moment.'),
            ),
            migrations.AddConstraint(
                model_name='participation',
                constraint=models.CheckConstraint(condition=models.Q(('waiting_for', None), ('table', None), models.Q(('waiting_for', models.F('table')), _negated=True), _connector='OR'), name='nobody_waits_for_their_own_table', violation_error_message='This person sits at that table already.'),
            ),
            migrations.AddConstraint(
                model_name='participation',
                constraint=models.CheckConstraint(condition=models.Q(('second_choice', None), ('first_choice', None), models.Q(('second_choice', models.F('first_choice')), _negated=True), _connector='OR'), name='second_choice_is_another_table', violation_error_message='The second choice has to be another table than the first.'),
            ),
            migrations.AddConstraint(
                model_name='tablemoderator',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('table', 'sector'), name='table_has_one_moderator_of_each_sector', violation_error_message='This table has a moderator of this sector already.'),
            ),
            migrations.AddConstraint(
                model_name='thematictable',
                constraint=models.CheckConstraint(condition=models.Q(('voting_closed_at', None), ('voting_closed_at__gte', models.F('voting_opened_at')), _connector='OR'), name='voting_closes_after_it_opens', violation_error_message='Voting can be closed after it was opened.'),
            ),
            migrations.AddConstraint(
                model_name='advisoryterm',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='term_of_office_ends_after_it_starts', violation_error_message='The term must end later than it begins.'),
            ),
            migrations.AddConstraint(
                model_name='advisoryterm',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('body', '='), (consultations.models.advisory.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)), '&&')], name='terms_of_office_do_not_overlap', violation_error_message='This body has a term of office in these days already.'),
            ),
            migrations.AddConstraint(
                model_name='advisorymember',
                constraint=models.UniqueConstraint(condition=models.Q(('role', 'chair')), fields=('term',), name='advisory_body_has_one_chair', violation_error_message='This term of office has a chair already.'),
            ),
            migrations.AddConstraint(
                model_name='bodysession',
                constraint=models.UniqueConstraint(fields=('body', 'held_on'), name='body_meets_once_a_day', violation_error_message='A session on this day is entered already.'),
            ),
            migrations.AddConstraint(
                model_name='comment',
                constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='comment_says_something', violation_error_message='Write your comment.'),
            ),
            migrations.AddConstraint(
                model_name='comment',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'hidden'), _negated=True), ('reason__regex', '\\S'), _connector='OR'), name='hidden_comment_has_a_reason', violation_error_message='Say why the comment is hidden; its author is told.'),
            ),
            migrations.AddConstraint(
                model_name='commentreport',
                constraint=models.UniqueConstraint(fields=('comment', 'user'), name='comment_is_reported_by_a_person_once', violation_error_message='You have reported this comment already.'),
            ),
            migrations.AddConstraint(
                model_name='consultationstage',
                constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='stage_number_is_given_once_in_a_consultation', violation_error_message='The consultation has a stage with this number already.'),
            ),
            migrations.AddConstraint(
                model_name='consultationstage',
                constraint=models.CheckConstraint(condition=models.Q(('starts_on__lte', consultations.deadlines.WarsawDate('ends_at'))), name='stage_ends_after_it_starts', violation_error_message='The stage must end later than it begins.'),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.UniqueConstraint(models.F('meeting'), django.db.models.functions.text.Lower('email'), name='person_is_invited_to_a_meeting_once', violation_error_message='This address was invited already.'),
            ),
            migrations.AddConstraint(
                model_name='missingmoderator',
                constraint=models.UniqueConstraint(fields=('table', 'sector'), name='missing_moderator_is_explained_once', violation_error_message='The exception for this sector is recorded already.'),
            ),
            migrations.AddConstraint(
                model_name='missingmoderator',
                constraint=models.CheckConstraint(condition=models.Q(('reason__regex', '\\S')), name='missing_moderator_is_explained', violation_error_message='Say why the table works without this moderator.'),
            ),
            migrations.AddConstraint(
                model_name='opinion',
                constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='opinion_says_something', violation_error_message='Write what the opinion says.'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('programme__isnull', False), ('consultation__isnull', True), ('stage__isnull', True), ('session__isnull', True), ('opinion__isnull', True)), models.Q(('consultation__isnull', False), ('programme__isnull', True), ('stage__isnull', True), ('session__isnull', True), ('opinion__isnull', True)), models.Q(('stage__isnull', False), ('programme__isnull', True), ('consultation__isnull', True), ('session__isnull', True), ('opinion__isnull', True)), models.Q(('session__isnull', False), ('programme__isnull', True), ('consultation__isnull', True), ('stage__isnull', True), ('opinion__isnull', True)), models.Q(('opinion__isnull', False), ('programme__isnull', True), ('consultation__isnull', True), ('stage__isnull', True), ('session__isnull', True)), _connector='OR'), name='document_belongs_to_one_thing', violation_error_message='A document belongs to exactly one page.'),
            ),
            migrations.AddConstraint(
                model_name='phonecall',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('made_at__isnull', True), ('made_by__isnull', True)), models.Q(('made_at__isnull', False), ('made_by__isnull', False)), _connector='OR'), name='made_call_knows_who_called', violation_error_message='A call that was made names who called.'),
            ),
            migrations.AddConstraint(
                model_name='prioritytask',
                constraint=models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='task_costs_nothing_or_more', violation_error_message="An amount can't be below zero."),
            ),
            migrations.AddConstraint(
                model_name='prioritytask',
                constraint=models.CheckConstraint(condition=models.Q(('until_year', None), ('until_year__range', (1999, 2100)), _connector='OR'), name='task_lasts_until_a_plausible_year', violation_error_message='Give the year in four digits, such as 2027.'),
            ),
            migrations.AddConstraint(
                model_name='programmereminder',
                constraint=models.UniqueConstraint(fields=('programme', 'kind', 'days_before'), name='coordinator_is_reminded_of_a_date_once', violation_error_message='This reminder was sent already.'),
            ),
            migrations.AddConstraint(
                model_name='rotationseat',
                constraint=models.UniqueConstraint(fields=('participation', 'round'), name='person_sits_at_one_table_in_a_round', violation_error_message='This person has a table in this round already.'),
            ),
            migrations.AddConstraint(
                model_name='rotationseat',
                constraint=models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='rounds_count_from_one', violation_error_message='Rounds are counted from one.'),
            ),
            migrations.AddConstraint(
                model_name='seatingplan',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('meeting',), name='one_seating_plan_waits_for_acceptance', violation_error_message='A plan for this meeting waits for acceptance already.'),
            ),
            migrations.AddConstraint(
                model_name='seatingplan',
                constraint=models.CheckConstraint(condition=models.Q(('most_of_one_organization', None), ('most_of_one_organization__gte', 1), _connector='OR'), name='at_least_one_of_an_organization_may_sit_at_a_table', violation_error_message='At least one person of each organisation has to fit.'),
            ),
            migrations.AddConstraint(
                model_name='plannedseat',
                constraint=models.UniqueConstraint(fields=('plan', 'participation'), name='person_has_one_seat_in_a_plan', violation_error_message='This person has a seat in the plan already.'),
            ),
            migrations.AddConstraint(
                model_name='tableproposal',
                constraint=models.UniqueConstraint(fields=('table', 'number'), name='proposal_number_is_given_once_at_a_table', violation_error_message='This table has a proposal with this number already. Give the number of the card.'),
            ),
            migrations.AddConstraint(
                model_name='tableproposal',
                constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='proposal_says_something', violation_error_message='Write your proposal.'),
            ),
            migrations.AddConstraint(
                model_name='tableproposal',
                constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='proposals_count_from_one', violation_error_message='Numbers of proposals begin with 1.'),
            ),
            migrations.AddConstraint(
                model_name='tableproposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('merged_into__isnull', False), ('status', 'merged')), models.Q(models.Q(('status', 'merged'), _negated=True), ('merged_into__isnull', True)), _connector='OR'), name='joined_proposal_knows_its_other', violation_error_message='Choose the proposal to which this one is joined.'),
            ),
            migrations.AddConstraint(
                model_name='tableproposal',
                constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='proposal_is_not_joined_to_itself', violation_error_message="A proposal can't be joined to itself."),
            ),
            migrations.AddConstraint(
                model_name='proposalpicture',
                constraint=models.CheckConstraint(condition=models.Q(('alt', ''), _negated=True), name='picture_of_a_proposal_is_described', violation_error_message='Say in a few words what can be seen in the picture.'),
            ),
            migrations.AddConstraint(
                model_name='topicproposal',
                constraint=models.CheckConstraint(condition=models.Q(('topic__regex', '\\S')), name='topic_says_something', violation_error_message='Write the topic.'),
            ),
            migrations.AddConstraint(
                model_name='topicproposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'accepted'), ('table__isnull', False)), models.Q(models.Q(('status', 'accepted'), _negated=True), ('table__isnull', True)), _connector='OR'), name='accepted_topic_has_a_table', violation_error_message='An accepted topic has its table.'),
            ),
            migrations.AddConstraint(
                model_name='topicproposal',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'declined'), _negated=True), ('reason__regex', '\\S'), _connector='OR'), name='declined_topic_has_a_reason', violation_error_message='Say why, so that its author can be told.'),
            ),
            migrations.AddConstraint(
                model_name='vote',
                constraint=models.UniqueConstraint(fields=('proposal', 'voter'), name='person_votes_for_a_proposal_once', violation_error_message='You have voted for this proposal already.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cooperationprogramme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_cooperationprogrammeevent" ("adopted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_published_on", "resolution_number", "status", "summary", "title", "year") VALUES (NEW."adopted_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_published_on", NEW."resolution_number", NEW."status", NEW."summary", NEW."title", NEW."year"); RETURN NULL;', hash='5c224df92bd1d3c0af09edd46f2d46b69f547f9f', operation='INSERT', pgid='pgtrigger_insert_insert_8cbd2', table='consultations_cooperationprogramme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='cooperationprogramme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_cooperationprogrammeevent" ("adopted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_published_on", "resolution_number", "status", "summary", "title", "year") VALUES (NEW."adopted_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_published_on", NEW."resolution_number", NEW."status", NEW."summary", NEW."title", NEW."year"); RETURN NULL;', hash='72fb5501cd7587ef1028aadaf99c3fd28e174487', operation='UPDATE', pgid='pgtrigger_update_update_ab28f', table='consultations_cooperationprogramme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='moderators_are_free_when_the_meeting_is', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.cancelled_at IS NULL AND EXISTS (\n        SELECT 1 FROM consultations_tablemoderator mine\n        JOIN consultations_thematictable mt ON mt.id = mine.table_id AND mt.meeting_id = NEW.id\n        JOIN consultations_tablemoderator o ON o.id <> mine.id AND (\n            o.user_id = mine.user_id\n            OR ((o.user_id IS NULL OR mine.user_id IS NULL) AND lower(o.name) = lower(mine.name))\n        )\n        JOIN consultations_thematictable ot ON ot.id = o.table_id AND ot.meeting_id <> NEW.id\n        JOIN consultations_meeting om ON om.id = ot.meeting_id AND om.cancelled_at IS NULL\n        WHERE mine.ended_at IS NULL AND o.ended_at IS NULL\n            AND tstzrange(om.starts_at, om.ends_at) && tstzrange(NEW.starts_at, NEW.ends_at)\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('a moderator of meeting %s is at another table then', NEW.id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'moderators_are_free_when_the_meeting_is',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='861132688749270140f72d3cfabfb35e34e40680', operation='UPDATE OF "starts_at", "ends_at", "cancelled_at"', pgid='pgtrigger_moderators_are_free_when_the_meeting_is_f138b', table='consultations_meeting', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_meetingevent" ("address", "agenda", "booking_id", "cancel_reason", "cancelled_at", "cancelled_by_id", "capacity", "consultation_id", "ends_at", "id", "number", "paper_cards", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proceedings", "registration_until", "room", "sequence", "starts_at", "title", "topic_proposals_until", "votes_each") VALUES (NEW."address", NEW."agenda", NEW."booking_id", NEW."cancel_reason", NEW."cancelled_at", NEW."cancelled_by_id", NEW."capacity", NEW."consultation_id", NEW."ends_at", NEW."id", NEW."number", NEW."paper_cards", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."proceedings", NEW."registration_until", NEW."room", NEW."sequence", NEW."starts_at", NEW."title", NEW."topic_proposals_until", NEW."votes_each"); RETURN NULL;', hash='91c9315ac6a79cab8ee715da3663b8d1d09367a8', operation='INSERT', pgid='pgtrigger_insert_insert_a0eea', table='consultations_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_meetingevent" ("address", "agenda", "booking_id", "cancel_reason", "cancelled_at", "cancelled_by_id", "capacity", "consultation_id", "ends_at", "id", "number", "paper_cards", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proceedings", "registration_until", "room", "sequence", "starts_at", "title", "topic_proposals_until", "votes_each") VALUES (NEW."address", NEW."agenda", NEW."booking_id", NEW."cancel_reason", NEW."cancelled_at", NEW."cancelled_by_id", NEW."capacity", NEW."consultation_id", NEW."ends_at", NEW."id", NEW."number", NEW."paper_cards", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."proceedings", NEW."registration_until", NEW."room", NEW."sequence", NEW."starts_at", NEW."title", NEW."topic_proposals_until", NEW."votes_each"); RETURN NULL;', hash='3328ea175bfeeb251eda49991234cdbb1e67fed6', operation='UPDATE', pgid='pgtrigger_update_update_ea072', table='consultations_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='participant_sits_at_a_table_of_the_meeting', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF EXISTS (\n        SELECT 1 FROM consultations_thematictable\n        WHERE id IN (NEW.table_id, NEW.first_choice_id, NEW.second_choice_id, NEW.waiting_for_id)\n            AND meeting_id <> NEW.meeting_id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('a table is not at meeting %s', NEW.meeting_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'participant_sits_at_a_table_of_the_meeting',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='ca2d19247beab698b56828a585dd84d0ae0f37ec', operation='INSERT OR UPDATE OF "table_id", "meeting_id", "first_choice_id", "second_choice_id", "waiting_for_id"', pgid='pgtrigger_participant_sits_at_a_table_of_the_meeting_7eac2', table='consultations_participation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_participationevent" ("channel", "entered_by_id", "first_choice_id", "held_until", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "second_choice_id", "status", "submission_id", "table_id", "user_id", "waiting_for_id", "waiting_since", "wants_invitations") VALUES (NEW."channel", NEW."entered_by_id", NEW."first_choice_id", NEW."held_until", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registered_at", NEW."second_choice_id", NEW."status", NEW."submission_id", NEW."table_id", NEW."user_id", NEW."waiting_for_id", NEW."waiting_since", NEW."wants_invitations"); RETURN NULL;', hash='68e121107e09c63c92a1cab817bc883dc2fc74e5', operation='INSERT', pgid='pgtrigger_insert_insert_55ed9', table='consultations_participation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='participation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."first_choice_id" IS DISTINCT FROM (NEW."first_choice_id") OR OLD."held_until" IS DISTINCT FROM (NEW."held_until") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."second_choice_id" IS DISTINCT FROM (NEW."second_choice_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."waiting_for_id" IS DISTINCT FROM (NEW."waiting_for_id") OR OLD."waiting_since" IS DISTINCT FROM (NEW."waiting_since") OR OLD."wants_invitations" IS DISTINCT FROM (NEW."wants_invitations"))', func='INSERT INTO "consultations_participationevent" ("channel", "entered_by_id", "first_choice_id", "held_until", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "second_choice_id", "status", "submission_id", "table_id", "user_id", "waiting_for_id", "waiting_since", "wants_invitations") VALUES (NEW."channel", NEW."entered_by_id", NEW."first_choice_id", NEW."held_until", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registered_at", NEW."second_choice_id", NEW."status", NEW."submission_id", NEW."table_id", NEW."user_id", NEW."waiting_for_id", NEW."waiting_since", NEW."wants_invitations"); RETURN NULL;', hash='81d79112d45331de067bb91ab60c49bc1b8d03e2', operation='UPDATE', pgid='pgtrigger_update_update_064e4', table='consultations_participation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "entered_by_id", "id", "is_name_public", "justification", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposal_id", "proposed_wording", "provision", "reason", "received_on", "stage_id", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present_wording", NEW."proposal_id", NEW."proposed_wording", NEW."provision", NEW."reason", NEW."received_on", NEW."stage_id", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='04501893adb45ea87dc5534d6eedc8a2edfad0da', operation='INSERT', pgid='pgtrigger_insert_insert_b6db9', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='remark',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."consultation_id" IS DISTINCT FROM (NEW."consultation_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_name_public" IS DISTINCT FROM (NEW."is_name_public") OR OLD."justification" IS DISTINCT FROM (NEW."justification") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."present_wording" IS DISTINCT FROM (NEW."present_wording") OR OLD."proposal_id" IS DISTINCT FROM (NEW."proposal_id") OR OLD."proposed_wording" IS DISTINCT FROM (NEW."proposed_wording") OR OLD."provision" IS DISTINCT FROM (NEW."provision") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."stage_id" IS DISTINCT FROM (NEW."stage_id") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_remarkevent" ("answered_at", "answered_by_id", "channel", "consultation_id", "created_at", "entered_by_id", "id", "is_name_public", "justification", "number", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present_wording", "proposal_id", "proposed_wording", "provision", "reason", "received_on", "stage_id", "submission_id", "table_id", "text", "user_id") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."channel", NEW."consultation_id", NEW."created_at", NEW."entered_by_id", NEW."id", NEW."is_name_public", NEW."justification", NEW."number", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present_wording", NEW."proposal_id", NEW."proposed_wording", NEW."provision", NEW."reason", NEW."received_on", NEW."stage_id", NEW."submission_id", NEW."table_id", NEW."text", NEW."user_id"); RETURN NULL;', hash='967e982fd3567b9b69c00f8314f2d13a1257eb18', operation='UPDATE', pgid='pgtrigger_update_update_c1e07', table='consultations_remark', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderator',
                trigger=pgtrigger.compiler.Trigger(name='person_moderates_one_table_at_a_time', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.ended_at IS NOT NULL THEN\n        RETURN NEW;\n    END IF;\n    PERFORM pg_advisory_xact_lock(hashtext('consultations.moderator'));\n    IF EXISTS (\n        SELECT 1 FROM consultations_tablemoderator o\n        JOIN consultations_thematictable ot ON ot.id = o.table_id\n        JOIN consultations_meeting om ON om.id = ot.meeting_id\n        JOIN consultations_thematictable nt ON nt.id = NEW.table_id\n        JOIN consultations_meeting nm ON nm.id = nt.meeting_id\n        WHERE o.id <> NEW.id AND o.ended_at IS NULL\n            AND om.cancelled_at IS NULL AND nm.cancelled_at IS NULL\n            AND tstzrange(om.starts_at, om.ends_at) && tstzrange(nm.starts_at, nm.ends_at)\n            AND (\n                o.user_id = NEW.user_id\n                OR ((o.user_id IS NULL OR NEW.user_id IS NULL) AND lower(o.name) = lower(NEW.name))\n            )\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('%s moderates another table at this time', NEW.name),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'person_moderates_one_table_at_a_time',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='b671435125885e89186265f9210a3692ddcb0c24', operation='INSERT OR UPDATE OF "table_id", "user_id", "name", "ended_at"', pgid='pgtrigger_person_moderates_one_table_at_a_time_3a4b1', table='consultations_tablemoderator', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_tablemoderatorevent" ("ended_at", "id", "is_substitute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "started_at", "table_id", "user_id") VALUES (NEW."ended_at", NEW."id", NEW."is_substitute", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sector", NEW."started_at", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='4626fc1c220f26d2e0ea6815d2a8d05bd1e132b2', operation='INSERT', pgid='pgtrigger_insert_insert_05b9b', table='consultations_tablemoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tablemoderator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_substitute" IS DISTINCT FROM (NEW."is_substitute") OR OLD."sector" IS DISTINCT FROM (NEW."sector") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_tablemoderatorevent" ("ended_at", "id", "is_substitute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sector", "started_at", "table_id", "user_id") VALUES (NEW."ended_at", NEW."id", NEW."is_substitute", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sector", NEW."started_at", NEW."table_id", NEW."user_id"); RETURN NULL;', hash='16399445cd31086f6bfb56a2a8cdf840eed1d2ac', operation='UPDATE', pgid='pgtrigger_update_update_714ce', table='consultations_tablemoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_thematictableevent" ("brief", "capacity", "id", "meeting_id", "number", "opened_during_meeting_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "voting_closed_at", "voting_opened_at") VALUES (NEW."brief", NEW."capacity", NEW."id", NEW."meeting_id", NEW."number", NEW."opened_during_meeting_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic", NEW."voting_closed_at", NEW."voting_opened_at"); RETURN NULL;', hash='b512f3ce422c61fe56cf75f6d1ebe266fa50e04d', operation='INSERT', pgid='pgtrigger_insert_insert_f40dd', table='consultations_thematictable', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='thematictable',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_thematictableevent" ("brief", "capacity", "id", "meeting_id", "number", "opened_during_meeting_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "voting_closed_at", "voting_opened_at") VALUES (NEW."brief", NEW."capacity", NEW."id", NEW."meeting_id", NEW."number", NEW."opened_during_meeting_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic", NEW."voting_closed_at", NEW."voting_opened_at"); RETURN NULL;', hash='518f4d97737a1e9447ad2a124e1680dc6e78d89a', operation='UPDATE', pgid='pgtrigger_update_update_9aef2', table='consultations_thematictable', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorybody',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_advisorybodyevent" ("contact", "description", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug") VALUES (NEW."contact", NEW."description", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short_name", NEW."slug"); RETURN NULL;', hash='af3ad2b848de77a6c04f86c6d39d0cd528c09294', operation='INSERT', pgid='pgtrigger_insert_insert_c854f', table='consultations_advisorybody', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorybody',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_advisorybodyevent" ("contact", "description", "id", "name", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "slug") VALUES (NEW."contact", NEW."description", NEW."id", NEW."name", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short_name", NEW."slug"); RETURN NULL;', hash='760891e3d26ff831a2592fa58e202a6286a03e78', operation='UPDATE', pgid='pgtrigger_update_update_71fd6', table='consultations_advisorybody', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorybodyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ccf27f195f93133e5871f774759dbad0ade405b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24b97', table='consultations_advisorybodyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisoryterm',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_advisorytermevent" ("body_id", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."body_id", NEW."ends_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='bc2071de6923f48b33df2f97d1267e864d0de538', operation='INSERT', pgid='pgtrigger_insert_insert_db7c1', table='consultations_advisoryterm', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisoryterm',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_advisorytermevent" ("body_id", "ends_on", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."body_id", NEW."ends_on", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;', hash='30323ffcf5844d21ecf578688d1a6809d7b5cfa9', operation='UPDATE', pgid='pgtrigger_update_update_9f1a0', table='consultations_advisoryterm', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorymemberevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='08c8b463f042411424c80ee2efe86044939624fc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_37f3e', table='consultations_advisorymemberevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorymember',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_advisorymemberevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "represents", "role", "term_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."represents", NEW."role", NEW."term_id"); RETURN NULL;', hash='f72f5ef35aca735082ab7f5d3668b188361ce26c', operation='INSERT', pgid='pgtrigger_insert_insert_b49e3', table='consultations_advisorymember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorymember',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."represents" IS DISTINCT FROM (NEW."represents") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id"))', func='INSERT INTO "consultations_advisorymemberevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "represents", "role", "term_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."represents", NEW."role", NEW."term_id"); RETURN NULL;', hash='13f2996c869c302056efd2a874c035129d8d4fde', operation='UPDATE', pgid='pgtrigger_update_update_587e0', table='consultations_advisorymember', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='advisorytermevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8b684124b0c24f6dfca645f6574a0bc5e328b482', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c7e9', table='consultations_advisorytermevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bodysession',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_bodysessionevent" ("body_id", "held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topics") VALUES (NEW."body_id", NEW."held_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topics"); RETURN NULL;', hash='d42b4366e3309c81ae8c72e5ace99a841433ee80', operation='INSERT', pgid='pgtrigger_insert_insert_536c9', table='consultations_bodysession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bodysession',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_bodysessionevent" ("body_id", "held_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topics") VALUES (NEW."body_id", NEW."held_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topics"); RETURN NULL;', hash='e2437b7a1201939850c7fc1bf03a5e719802c2f1', operation='UPDATE', pgid='pgtrigger_update_update_ae411', table='consultations_bodysession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='bodysessionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd78f106aa065a12bbffd8751f0a4e0a40a08964', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c4e0', table='consultations_bodysessionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='comment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_commentevent" ("consultation_id", "created_at", "decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "submission_id", "user_id") VALUES (NEW."consultation_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."status", NEW."submission_id", NEW."user_id"); RETURN NULL;', hash='7a4372b2623444fcdb44b4dd73f65f3657a441f6', operation='INSERT', pgid='pgtrigger_insert_insert_ee0a3', table='consultations_comment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='comment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."consultation_id" IS DISTINCT FROM (NEW."consultation_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_commentevent" ("consultation_id", "created_at", "decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "status", "submission_id", "user_id") VALUES (NEW."consultation_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."status", NEW."submission_id", NEW."user_id"); RETURN NULL;', hash='ab871b091e7205d9320d83e6798b65c4fde69ef6', operation='UPDATE', pgid='pgtrigger_update_update_6d26c', table='consultations_comment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='commentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='359997a7eaff86477e2537cfe9de912df2ba79b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbe99', table='consultations_commentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultationstage',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationstageevent" ("channels", "consultation_id", "description", "ends_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "title") VALUES (NEW."channels", NEW."consultation_id", NEW."description", NEW."ends_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."title"); RETURN NULL;', hash='3061e0bd632b44c2113542a0d4bfd2e6b14e0cbb', operation='INSERT', pgid='pgtrigger_insert_insert_0e969', table='consultations_consultationstage', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultationstage',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_consultationstageevent" ("channels", "consultation_id", "description", "ends_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "title") VALUES (NEW."channels", NEW."consultation_id", NEW."description", NEW."ends_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."title"); RETURN NULL;', hash='0503935902d1a017dfa27907aad9a7936c03216a', operation='UPDATE', pgid='pgtrigger_update_update_d8b7a', table='consultations_consultationstage', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='consultationstageevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='42697dacf87c45fee9d3998e7bfb5c3534583369', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd8be', table='consultations_consultationstageevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingmoderator',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_missingmoderatorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "sector", "table_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."sector", NEW."table_id"); RETURN NULL;', hash='dd76f6cb9aff9dbca92c053fcf321dc87836aba5', operation='INSERT', pgid='pgtrigger_insert_insert_2807d', table='consultations_missingmoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingmoderator',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_missingmoderatorevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "sector", "table_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."sector", NEW."table_id"); RETURN NULL;', hash='a82041c95fabcf9bc5a38e9d651438e448725abc', operation='UPDATE', pgid='pgtrigger_update_update_9063c', table='consultations_missingmoderator', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingmoderatorevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37c2541b6bb8f0f50f3f7dc9a0260d26ecc7d6dd', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e99e1', table='consultations_missingmoderatorevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opinion',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_opinionevent" ("body_id", "given_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "text") VALUES (NEW."body_id", NEW."given_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."text"); RETURN NULL;', hash='0faf1de3feb992ba647cf121bc2193132b40bb9c', operation='INSERT', pgid='pgtrigger_insert_insert_84792', table='consultations_opinion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opinion',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_opinionevent" ("body_id", "given_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "text") VALUES (NEW."body_id", NEW."given_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."text"); RETURN NULL;', hash='d57ffb4fadd2143be22f007292ff54e84bc5279a', operation='UPDATE', pgid='pgtrigger_update_update_d476b', table='consultations_opinion', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='documentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4b9b5fa79124df277b06e2b3696ddd412375f5b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1bef4', table='consultations_documentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_documentevent" ("added_at", "added_by_id", "consultation_id", "extension", "file", "id", "kind", "opinion_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "session_id", "size", "slug", "stage_id", "title") VALUES (NEW."added_at", NEW."added_by_id", NEW."consultation_id", NEW."extension", NEW."file", NEW."id", NEW."kind", NEW."opinion_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."session_id", NEW."size", NEW."slug", NEW."stage_id", NEW."title"); RETURN NULL;', hash='91973a38c11e17d092a74f49e46e441d415327ed', operation='INSERT', pgid='pgtrigger_insert_insert_41ac5', table='consultations_document', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='document',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_documentevent" ("added_at", "added_by_id", "consultation_id", "extension", "file", "id", "kind", "opinion_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "session_id", "size", "slug", "stage_id", "title") VALUES (NEW."added_at", NEW."added_by_id", NEW."consultation_id", NEW."extension", NEW."file", NEW."id", NEW."kind", NEW."opinion_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."session_id", NEW."size", NEW."slug", NEW."stage_id", NEW."title"); RETURN NULL;', hash='3838995ae50a626e7c90b152b72439e0ee01aed3', operation='UPDATE', pgid='pgtrigger_update_update_f1751', table='consultations_document', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='opinionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c97144234a8c3895de725b83318905fab045a30f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78e32', table='consultations_opinionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prioritytask',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_prioritytaskevent" ("amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "sphere_id", "title", "until_year") VALUES (NEW."amount", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."programme_id", NEW."sphere_id", NEW."title", NEW."until_year"); RETURN NULL;', hash='3380d034a8b575f97694d54f72476d9cde09d2fd', operation='INSERT', pgid='pgtrigger_insert_insert_71f95', table='consultations_prioritytask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prioritytask',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_prioritytaskevent" ("amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "programme_id", "sphere_id", "title", "until_year") VALUES (NEW."amount", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."programme_id", NEW."sphere_id", NEW."title", NEW."until_year"); RETURN NULL;', hash='4f332459c18e9f04d3dfc7959272a37c9161e60d', operation='UPDATE', pgid='pgtrigger_update_update_5ad88', table='consultations_prioritytask', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='prioritytaskevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0e24811ff39668a39973fb22734dc54014ec121e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9624c', table='consultations_prioritytaskevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tableproposal',
                trigger=pgtrigger.compiler.Trigger(name='proposal_joins_another_one_of_its_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NEW.merged_into_id IS NOT NULL AND NOT EXISTS (\n        SELECT 1 FROM consultations_tableproposal\n        WHERE id = NEW.merged_into_id AND table_id = NEW.table_id AND merged_into_id IS NULL\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('proposal %s can not join %s', NEW.id, NEW.merged_into_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'proposal_joins_another_one_of_its_table',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='1924a0cfdef9917f7b5f66bcb56fc6f1b656765d', operation='INSERT OR UPDATE OF "merged_into_id"', pgid='pgtrigger_proposal_joins_another_one_of_its_table_847f2', table='consultations_tableproposal', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tableproposal',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_tableproposalevent" ("channel", "created_at", "decided_at", "decided_by_id", "entered_by_id", "id", "merged_into_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "status", "submission_id", "table_id") VALUES (NEW."channel", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."entered_by_id", NEW."id", NEW."merged_into_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."status", NEW."submission_id", NEW."table_id"); RETURN NULL;', hash='1976632b80d7d0a5d84b578db934b6661936106a', operation='INSERT', pgid='pgtrigger_insert_insert_61d4b', table='consultations_tableproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tableproposal',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id"))', func='INSERT INTO "consultations_tableproposalevent" ("channel", "created_at", "decided_at", "decided_by_id", "entered_by_id", "id", "merged_into_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "status", "submission_id", "table_id") VALUES (NEW."channel", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."entered_by_id", NEW."id", NEW."merged_into_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."status", NEW."submission_id", NEW."table_id"); RETURN NULL;', hash='575d7aee653ebf28fa305e415f15714074fdc898', operation='UPDATE', pgid='pgtrigger_update_update_be620', table='consultations_tableproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tableproposalevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df90e89a83a91fbca8c1107c6c0425b0ddcda612', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66f25', table='consultations_tableproposalevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='topicproposal',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_topicproposalevent" ("channel", "decided_at", "decided_by_id", "description", "entered_by_id", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "status", "submission_id", "table_id", "topic", "user_id") VALUES (NEW."channel", NEW."decided_at", NEW."decided_by_id", NEW."description", NEW."entered_by_id", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."reason", NEW."status", NEW."submission_id", NEW."table_id", NEW."topic", NEW."user_id"); RETURN NULL;', hash='ea8af26b00964a7dfd8a509d46c711459413b720', operation='INSERT', pgid='pgtrigger_insert_insert_fbf2d', table='consultations_topicproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='topicproposal',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."table_id" IS DISTINCT FROM (NEW."table_id") OR OLD."topic" IS DISTINCT FROM (NEW."topic") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "consultations_topicproposalevent" ("channel", "decided_at", "decided_by_id", "description", "entered_by_id", "id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "reason", "status", "submission_id", "table_id", "topic", "user_id") VALUES (NEW."channel", NEW."decided_at", NEW."decided_by_id", NEW."description", NEW."entered_by_id", NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."reason", NEW."status", NEW."submission_id", NEW."table_id", NEW."topic", NEW."user_id"); RETURN NULL;', hash='b5371935dd5984538d69cebba3ce8fde54544aed', operation='UPDATE', pgid='pgtrigger_update_update_68f28', table='consultations_topicproposal', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='topicproposalevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b9bd8693e80b0cf0aaa3491a004acb1f7a8225ed', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c731', table='consultations_topicproposalevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='vote',
                trigger=pgtrigger.compiler.Trigger(name='person_has_a_few_votes_at_a_table', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE votes integer;', func="\n    SELECT m.votes_each INTO votes FROM consultations_thematictable t\n        JOIN consultations_meeting m ON m.id = t.meeting_id\n        WHERE t.id = NEW.table_id FOR NO KEY UPDATE OF t;\n    IF votes <= (\n        SELECT count(*) FROM consultations_vote\n        WHERE table_id = NEW.table_id AND voter = NEW.voter AND id <> NEW.id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('%s has no votes left at table %s', NEW.voter, NEW.table_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'person_has_a_few_votes_at_a_table',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='17d308b1d4e02c079ce0eac207c6eb564ae8481e', operation='INSERT OR UPDATE', pgid='pgtrigger_person_has_a_few_votes_at_a_table_0ca70', table='consultations_vote', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='vote',
                trigger=pgtrigger.compiler.Trigger(name='vote_is_for_a_proposal_of_the_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1 FROM consultations_tableproposal\n        WHERE id = NEW.proposal_id AND table_id = NEW.table_id\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('proposal %s is of another table', NEW.proposal_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'vote_is_for_a_proposal_of_the_table',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='29301216a85ad25a6c1c1eb329607174d96e8bd9', operation='INSERT OR UPDATE', pgid='pgtrigger_vote_is_for_a_proposal_of_the_table_d9fa1', table='consultations_vote', when='BEFORE')),
            ),
        ),
    ]
