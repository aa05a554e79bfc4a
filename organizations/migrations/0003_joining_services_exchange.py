import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import organizations.models.exchange
import organizations.models.invitation
import organizations.models.service
import pgtrigger.compiler
import pgtrigger.migrations
import tcal.shared.identifiers
import tcal.shared.pictures
import tcal.shared.search
import tcal.shared.storage
from django.conf import settings
from django.db import migrations, models
from tcal.shared.schema import Together


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('organizations', '0002_contribution'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name='membership',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='membership',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='organization',
                name='insert_insert',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='organization',
                name='update_update',
            ),
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                ('kind', models.CharField(choices=[('registered_address', 'registered address'), ('correspondence', 'address for correspondence'), ('locker', 'locker'), ('coaching', 'coaching of new organisations'), ('accounting', 'accounting'), ('legal', 'legal advice'), ('other', 'other')], max_length=20, verbose_name='kind')),
                ('name_pl', models.CharField(max_length=120, verbose_name='name (Polish)')),
                ('name_en', models.CharField(max_length=120, verbose_name='name (English)')),
                ('description_pl', models.TextField(max_length=3000, verbose_name='description (Polish)')),
                ('description_en', models.TextField(max_length=3000, verbose_name='description (English)')),
                ('longest_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='longest agreement in months')),
                ('agreement_text', models.TextField(blank=True, help_text='Printed in the agreement, in Polish. Empty: no agreement is signed.', max_length=20000, verbose_name='text of the agreement')),
                ('remind_days', models.PositiveSmallIntegerField(default=30, verbose_name='remind so many days before the end')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_offered', models.BooleanField(default=True, verbose_name='organisations may apply')),
            ],
            options={
                'verbose_name': 'service of the centre',
                'verbose_name_plural': 'services of the centre',
                'ordering': ['position', 'pk'],
            },
        ),
        Together(
            migrations.AddField(
                model_name='membership',
                name='ended_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='ended'),
            ),
            migrations.AddField(
                model_name='membership',
                name='ended_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='membership',
                name='message',
                field=models.CharField(blank=True, max_length=500, verbose_name='what they wrote when they asked to join'),
            ),
            migrations.AddField(
                model_name='membership',
                name='since',
                field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since'),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='ended_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='ended'),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='ended_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='membershipevent',
                name='since',
                field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='since'),
            ),
            migrations.AddField(
                model_name='organization',
                name='accessibility',
                field=models.TextField(blank=True, max_length=1000, verbose_name='accessibility of its place'),
            ),
            migrations.AddField(
                model_name='organization',
                name='confirmed_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='confirmed as true'),
            ),
            migrations.AddField(
                model_name='organization',
                name='confirmed_by',
                field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='organization',
                name='contact_person',
                field=models.CharField(blank=True, max_length=120, verbose_name='person to contact, for the centre'),
            ),
            migrations.AddField(
                model_name='organization',
                name='is_public_benefit',
                field=models.BooleanField(default=False, help_text='OPP status in the KRS.', verbose_name='public-benefit organisation'),
            ),
            migrations.AddField(
                model_name='organization',
                name='public_address',
                field=models.CharField(blank=True, max_length=200, verbose_name='address of its place'),
            ),
            migrations.AddField(
                model_name='organization',
                name='whom_it_helps',
                field=models.CharField(blank=True, max_length=300, verbose_name='whom it helps'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='accessibility',
                field=models.TextField(blank=True, max_length=1000, verbose_name='accessibility of its place'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='confirmed_at',
                field=models.DateTimeField(editable=False, null=True, verbose_name='confirmed as true'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='confirmed_by',
                field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='is_public_benefit',
                field=models.BooleanField(default=False, help_text='OPP status in the KRS.', verbose_name='public-benefit organisation'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='public_address',
                field=models.CharField(blank=True, max_length=200, verbose_name='address of its place'),
            ),
            migrations.AddField(
                model_name='organizationevent',
                name='whom_it_helps',
                field=models.CharField(blank=True, max_length=300, verbose_name='whom it helps'),
            ),
        ),
        Together(
            migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('accepted', 'accepted'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn')], default='waiting', editable=False, max_length=10, verbose_name='status')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made')),
                    ('evidence', models.TextField(max_length=2000, verbose_name='what proves it')),
                    ('evidence_file', models.FileField(blank=True, max_length=200, storage=tcal.shared.storage.private_storage, upload_to='claims/', verbose_name='document')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'claim to an organisation',
                    'verbose_name_plural': 'claims to organisations',
                    'ordering': ['made_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ClaimEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('accepted', 'accepted'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn')], default='waiting', editable=False, max_length=10, verbose_name='status')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made')),
                    ('evidence_file', models.FileField(blank=True, max_length=200, storage=tcal.shared.storage.private_storage, upload_to='claims/', verbose_name='document')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.claim')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CoachingSession',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('held_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='held on')),
                    ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                    ('coach', models.CharField(max_length=120, verbose_name='with whom')),
                    ('summary', models.TextField(max_length=2000, verbose_name='what was done')),
                    ('recorded_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'ordering': ['-held_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ExchangeThread',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(default=organizations.models.exchange.random_key, editable=False, max_length=12, unique=True)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='started')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exchange_threads', to='organizations.organization', verbose_name='who answers')),
                ],
                options={
                    'verbose_name': 'conversation of the exchange',
                    'verbose_name_plural': 'conversations of the exchange',
                    'ordering': ['-started_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ExchangeMessage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField(max_length=3000, verbose_name='message')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('written_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.organization')),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('thread', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='messages', to='organizations.exchangethread')),
                ],
                options={
                    'verbose_name': 'message of the exchange',
                    'verbose_name_plural': 'messages of the exchange',
                    'ordering': ['written_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='FormChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('accepted', 'accepted'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn')], default='waiting', editable=False, max_length=10, verbose_name='status')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made')),
                    ('evidence', models.TextField(max_length=2000, verbose_name='what proves it')),
                    ('evidence_file', models.FileField(blank=True, max_length=200, storage=tcal.shared.storage.private_storage, upload_to='claims/', verbose_name='document')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('name', models.CharField(max_length=200, verbose_name='full name')),
                    ('legal_form', models.CharField(choices=[('association', 'association'), ('union', 'union of associations'), ('foundation', 'foundation'), ('fire_brigade', 'volunteer fire brigade'), ('social_cooperative', 'social cooperative'), ('non_profit_company', 'non-profit company'), ('simple_association', 'simple association'), ('student_sports_club', 'student sports club'), ('sports_club', 'sports club without business activity'), ('rural_womens_circle', "rural women's circle"), ('church_unit', 'church legal person'), ('informal_group', 'informal or initiative group'), ('founding_group', 'group founding an association'), ('partnership', 'partnership of organisations'), ('institution', 'public institution')], max_length=30, verbose_name='legal form')),
                    ('krs', tcal.shared.identifiers.KrsField(blank=True, verbose_name='KRS number')),
                    ('nip', tcal.shared.identifiers.NipField(blank=True, verbose_name='NIP')),
                    ('regon', tcal.shared.identifiers.RegonField(blank=True, verbose_name='REGON')),
                    ('record_number', models.CharField(blank=True, max_length=40, verbose_name="number in the city's record")),
                    ('founded_on', models.DateField(blank=True, null=True, verbose_name='founded on')),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='form_changes', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'change of legal form',
                    'verbose_name_plural': 'changes of legal form',
                    'ordering': ['made_at', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='FormChangeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('accepted', 'accepted'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn')], default='waiting', editable=False, max_length=10, verbose_name='status')),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='made')),
                    ('evidence_file', models.FileField(blank=True, max_length=200, storage=tcal.shared.storage.private_storage, upload_to='claims/', verbose_name='document')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('name', models.CharField(max_length=200, verbose_name='full name')),
                    ('legal_form', models.CharField(choices=[('association', 'association'), ('union', 'union of associations'), ('foundation', 'foundation'), ('fire_brigade', 'volunteer fire brigade'), ('social_cooperative', 'social cooperative'), ('non_profit_company', 'non-profit company'), ('simple_association', 'simple association'), ('student_sports_club', 'student sports club'), ('sports_club', 'sports club without business activity'), ('rural_womens_circle', "rural women's circle"), ('church_unit', 'church legal person'), ('informal_group', 'informal or initiative group'), ('founding_group', 'group founding an association'), ('partnership', 'partnership of organisations'), ('institution', 'public institution')], max_length=30, verbose_name='legal form')),
                    ('krs', tcal.shared.identifiers.KrsField(blank=True, verbose_name='KRS number')),
                    ('nip', tcal.shared.identifiers.NipField(blank=True, verbose_name='NIP')),
                    ('regon', tcal.shared.identifiers.RegonField(blank=True, verbose_name='REGON')),
                    ('record_number', models.CharField(blank=True, max_length=40, verbose_name="number in the city's record")),
                    ('founded_on', models.DateField(blank=True, null=True, verbose_name='founded on')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.formchange')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('subject', models.CharField(max_length=200, verbose_name='subject')),
                    ('body', models.TextField(max_length=20000, verbose_name='text')),
                    ('chosen_by', models.CharField(blank=True, max_length=500, verbose_name='to whom')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                    ('written_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'letter to organisations',
                    'verbose_name_plural': 'letters to organisations',
                    'ordering': ['-sent_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='LetterCopy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('people', models.PositiveSmallIntegerField(default=0, verbose_name='people written to')),
                    ('queued_at', models.DateTimeField(null=True)),
                    ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='organizations.letter')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'copy of a letter',
                    'verbose_name_plural': 'copies of letters',
                    'ordering': ['-letter__sent_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Logo',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('small', models.FileField(editable=False, storage=tcal.shared.pictures.public_pictures, upload_to='')),
                    ('large', models.FileField(editable=False, storage=tcal.shared.pictures.public_pictures, upload_to='')),
                    ('width', models.PositiveSmallIntegerField(editable=False)),
                    ('height', models.PositiveSmallIntegerField(editable=False)),
                    ('organization', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='logo', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'logo',
                    'verbose_name_plural': 'logos',
                },
            ),
            migrations.CreateModel(
                name='MembershipInvitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                    ('role', models.CharField(choices=[('member', 'member'), ('manager', 'manager')], default='member', max_length=10, verbose_name='role')),
                    ('status', models.CharField(choices=[('sent', 'sent'), ('accepted', 'accepted'), ('revoked', 'taken back')], default='sent', editable=False, max_length=8, verbose_name='status')),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='invited')),
                    ('expires_at', models.DateTimeField(default=organizations.models.invitation.expires_from_now, editable=False, verbose_name='valid until')),
                    ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='accepted')),
                    ('accepted_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('invited_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'invitation to an organisation',
                    'verbose_name_plural': 'invitations to organisations',
                    'ordering': ['-invited_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='MembershipInvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('member', 'member'), ('manager', 'manager')], default='member', max_length=10, verbose_name='role')),
                    ('status', models.CharField(choices=[('sent', 'sent'), ('accepted', 'accepted'), ('revoked', 'taken back')], default='sent', editable=False, max_length=8, verbose_name='status')),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='invited')),
                    ('expires_at', models.DateTimeField(default=organizations.models.invitation.expires_from_now, editable=False, verbose_name='valid until')),
                    ('accepted_at', models.DateTimeField(editable=False, null=True, verbose_name='accepted')),
                    ('accepted_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('invited_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.membershipinvitation')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PartnershipPart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='organizations.organization', verbose_name='organisation')),
                    ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='organizations.organization', verbose_name='partnership')),
                ],
                options={
                    'verbose_name': 'organisation of a partnership',
                    'verbose_name_plural': 'organisations of partnerships',
                },
            ),
            migrations.CreateModel(
                name='ReceivedMail',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('received_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='received on')),
                    ('sender', models.CharField(blank=True, max_length=200, verbose_name='from whom')),
                    ('is_registered', models.BooleanField(default=False, verbose_name='registered or official letter')),
                    ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                    ('logged_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('collected_on', models.DateField(blank=True, null=True, verbose_name='collected on')),
                    ('collected_by', models.CharField(blank=True, max_length=120, verbose_name='collected by')),
                    ('logged_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received_mail', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'mail for an organisation',
                    'verbose_name_plural': 'mail for organisations',
                    'ordering': ['-received_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='RegisterCheck',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('checked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='checked')),
                    ('result', models.CharField(choices=[('same', 'the same as in the register'), ('different', 'different from the register'), ('not_found', 'not in the register'), ('unreachable', 'the register did not answer')], max_length=11, verbose_name='result')),
                    ('differences', models.JSONField(default=list)),
                    ('checked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='register_checks', to='organizations.organization')),
                ],
                options={
                    'verbose_name': 'check in the register',
                    'verbose_name_plural': 'checks in the register',
                    'ordering': ['-checked_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='RegisterCheckEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('checked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='checked')),
                    ('result', models.CharField(choices=[('same', 'the same as in the register'), ('different', 'different from the register'), ('not_found', 'not in the register'), ('unreachable', 'the register did not answer')], max_length=11, verbose_name='result')),
                    ('differences', models.JSONField(default=list)),
                    ('checked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.registercheck')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RegistryImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file_name', models.CharField(max_length=200, verbose_name='file')),
                    ('rows', models.JSONField(default=list, editable=False)),
                    ('read_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='read')),
                    ('entered_at', models.DateTimeField(editable=False, null=True, verbose_name='entered')),
                    ('read_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'import of organisations',
                    'verbose_name_plural': 'imports of organisations',
                    'ordering': ['-read_at'],
                },
            ),
            migrations.CreateModel(
                name='ServiceApplication',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('agreed', 'agreement in force'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn'), ('ended', 'ended')], default='waiting', editable=False, max_length=9, verbose_name='status')),
                    ('message', models.TextField(blank=True, max_length=2000, verbose_name='what you need and why')),
                    ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                    ('applied_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='applied')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('agreement_number', models.CharField(blank=True, max_length=40, verbose_name='number of the agreement')),
                    ('note', models.TextField(blank=True, max_length=2000, verbose_name='note of the staff')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('reminded_at', models.DateTimeField(editable=False, null=True)),
                    ('applied_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='service_applications', to='organizations.organization', verbose_name='organisation')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='organizations.service', verbose_name='service')),
                ],
                options={
                    'verbose_name': 'application for a service',
                    'verbose_name_plural': 'applications for services',
                    'ordering': ['-applied_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='CoachingSessionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('held_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='held on')),
                    ('hours', models.DecimalField(decimal_places=2, max_digits=4, verbose_name='hours')),
                    ('coach', models.CharField(max_length=120, verbose_name='with whom')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.coachingsession')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('application', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.serviceapplication', verbose_name='agreement')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='coachingsession',
            name='application',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='organizations.serviceapplication', verbose_name='agreement'),
        ),
        Together(
            migrations.CreateModel(
                name='ServiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('kind', models.CharField(choices=[('registered_address', 'registered address'), ('correspondence', 'address for correspondence'), ('locker', 'locker'), ('coaching', 'coaching of new organisations'), ('accounting', 'accounting'), ('legal', 'legal advice'), ('other', 'other')], max_length=20, verbose_name='kind')),
                    ('name_pl', models.CharField(max_length=120, verbose_name='name (Polish)')),
                    ('name_en', models.CharField(max_length=120, verbose_name='name (English)')),
                    ('description_pl', models.TextField(max_length=3000, verbose_name='description (Polish)')),
                    ('description_en', models.TextField(max_length=3000, verbose_name='description (English)')),
                    ('longest_months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='longest agreement in months')),
                    ('agreement_text', models.TextField(blank=True, help_text='Printed in the agreement, in Polish. Empty: no agreement is signed.', max_length=20000, verbose_name='text of the agreement')),
                    ('remind_days', models.PositiveSmallIntegerField(default=30, verbose_name='remind so many days before the end')),
                    ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                    ('is_offered', models.BooleanField(default=True, verbose_name='organisations may apply')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.service')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ServiceUnit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40, verbose_name='number or name')),
                    ('is_usable', models.BooleanField(default=True, verbose_name='may be let')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='organizations.service', verbose_name='service')),
                ],
                options={
                    'verbose_name': 'thing to let',
                    'verbose_name_plural': 'things to let',
                    'ordering': ['service', 'name'],
                },
            ),
            migrations.CreateModel(
                name='ServiceApplicationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('status', models.CharField(choices=[('waiting', 'awaiting a decision'), ('agreed', 'agreement in force'), ('rejected', 'not accepted'), ('withdrawn', 'withdrawn'), ('ended', 'ended')], default='waiting', editable=False, max_length=9, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('applied_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='applied')),
                    ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                    ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                    ('agreement_number', models.CharField(blank=True, max_length=40, verbose_name='number of the agreement')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('reminded_at', models.DateTimeField(editable=False, null=True)),
                    ('applied_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.serviceapplication')),
                    ('service', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.service', verbose_name='service')),
                    ('unit', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.serviceunit', verbose_name='locker or other thing')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ),
        migrations.AddField(
            model_name='serviceapplication',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='organizations.serviceunit', verbose_name='locker or other thing'),
        ),
        migrations.CreateModel(
            name='SharedResource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('search_document', tcal.shared.search.SearchDocumentField(editable=False, null=True)),
                ('search_text', tcal.shared.search.SearchTextField(editable=False, null=True)),
                ('direction', models.CharField(choices=[('offer', 'we offer'), ('need', 'we look for')], max_length=5, verbose_name='offer or need')),
                ('kind', models.CharField(choices=[('space', 'space'), ('equipment', 'equipment'), ('know_how', 'know-how'), ('partner', 'a partner for a project'), ('other', 'something else')], max_length=9, verbose_name='what')),
                ('title', models.CharField(max_length=120, verbose_name='in a few words')),
                ('slug', models.SlugField(editable=False, max_length=80, unique=True, verbose_name='address')),
                ('description', models.TextField(max_length=3000, verbose_name='description')),
                ('district', models.CharField(blank=True, max_length=60, verbose_name='district')),
                ('valid_until', models.DateField(verbose_name='valid until')),
                ('status', models.CharField(choices=[('waiting', 'awaiting approval'), ('published', 'published'), ('returned', 'returned for changes'), ('closed', 'closed')], default='waiting', editable=False, max_length=9, verbose_name='status')),
                ('submission_id', models.UUIDField(editable=False, null=True, unique=True)),
                ('submitted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared_resources', to='organizations.organization', verbose_name='organisation')),
                ('submitted_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice of the exchange',
                'verbose_name_plural': 'notices of the exchange',
                'ordering': ['-submitted_at', '-pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='exchangethread',
            name='resource',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='threads', to='organizations.sharedresource', verbose_name='notice'),
        ),
        Together(
            migrations.CreateModel(
                name='SharedResourceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('direction', models.CharField(choices=[('offer', 'we offer'), ('need', 'we look for')], max_length=5, verbose_name='offer or need')),
                    ('kind', models.CharField(choices=[('space', 'space'), ('equipment', 'equipment'), ('know_how', 'know-how'), ('partner', 'a partner for a project'), ('other', 'something else')], max_length=9, verbose_name='what')),
                    ('title', models.CharField(max_length=120, verbose_name='in a few words')),
                    ('slug', models.SlugField(db_index=False, editable=False, max_length=80, verbose_name='address')),
                    ('description', models.TextField(max_length=3000, verbose_name='description')),
                    ('district', models.CharField(blank=True, max_length=60, verbose_name='district')),
                    ('valid_until', models.DateField(verbose_name='valid until')),
                    ('status', models.CharField(choices=[('waiting', 'awaiting approval'), ('published', 'published'), ('returned', 'returned for changes'), ('closed', 'closed')], default='waiting', editable=False, max_length=9, verbose_name='status')),
                    ('submission_id', models.UUIDField(editable=False, null=True)),
                    ('submitted_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='sent')),
                    ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                    ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='reason')),
                    ('decided_by', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organization', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='organizations.organization', verbose_name='organisation')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', related_query_name='history', to='organizations.sharedresource')),
                    ('submitted_by', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TaxListEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(help_text='The year in which people file the tax return.', verbose_name='year')),
                    ('purpose', models.CharField(blank=True, max_length=200, verbose_name='purpose to write in the tax return')),
                    ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tax_list_entries', to='organizations.organization', verbose_name='organisation')),
                ],
                options={
                    'verbose_name': 'entry in the list of 1.5% of tax',
                    'verbose_name_plural': 'entries in the lists of 1.5% of tax',
                    'ordering': ['-year'],
                },
            ),
        ),
        Together(
            migrations.AddIndex(
                model_name='sharedresource',
                index=django.contrib.postgres.indexes.GinIndex(fields=['search_document'], name='sharedresource_search'),
            ),
            migrations.AddIndex(
                model_name='sharedresource',
                index=django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='sharedresource_typos', opclasses=['gin_trgm_ops']),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'waiting')), fields=('organization', 'made_by'), name='person_claims_an_organization_once_at_a_time', violation_error_message='Your claim to this organisation awaits a decision.'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), ('decision_reason__regex', '\\S'), _connector='OR'), name='refused_claim_has_a_reason', violation_error_message='Give the reason: who made the claim will read it.'),
            ),
            migrations.AddConstraint(
                model_name='claim',
                constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('made_by')), _negated=True), ('status', 'withdrawn'), _connector='OR'), name='nobody_decides_their_own_claim', violation_error_message='Somebody else has to decide about your own claim.'),
            ),
            migrations.AddConstraint(
                model_name='exchangemessage',
                constraint=models.CheckConstraint(condition=models.Q(('text__regex', '\\S')), name='exchange_message_says_something', violation_error_message='Write your message.'),
            ),
            migrations.AddConstraint(
                model_name='formchange',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'waiting')), fields=('organization',), name='one_change_of_form_waits_for_an_organization', violation_error_message='A change of the legal form awaits a decision already.'),
            ),
            migrations.AddConstraint(
                model_name='formchange',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), ('decision_reason__regex', '\\S'), _connector='OR'), name='refused_change_of_form_has_a_reason', violation_error_message='Give the reason: the organisation will read it.'),
            ),
            migrations.AddConstraint(
                model_name='formchange',
                constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('made_by')), _negated=True), ('status', 'withdrawn'), _connector='OR'), name='nobody_decides_their_own_change_of_form', violation_error_message='Somebody else has to decide about it.'),
            ),
            migrations.AddConstraint(
                model_name='letter',
                constraint=models.CheckConstraint(condition=models.Q(('body__regex', '\\S'), ('subject__regex', '\\S')), name='letter_has_a_subject_and_a_text', violation_error_message='Write the subject and the text.'),
            ),
            migrations.AddConstraint(
                model_name='lettercopy',
                constraint=models.UniqueConstraint(fields=('letter', 'organization'), name='organization_gets_a_letter_once', violation_error_message='This organisation has the letter already.'),
            ),
            migrations.AddConstraint(
                model_name='membershipinvitation',
                constraint=models.UniqueConstraint(models.F('organization'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status', 'sent')), name='address_is_invited_to_an_organization_once', violation_error_message='This address has been invited already.'),
            ),
            migrations.AddConstraint(
                model_name='membershipinvitation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('accepted_by__isnull', False), ('status', 'accepted')), models.Q(models.Q(('status', 'accepted'), _negated=True), ('accepted_by__isnull', True)), _connector='OR'), name='accepted_invitation_knows_by_whom', violation_error_message='An accepted invitation names who accepted it.'),
            ),
            migrations.AddConstraint(
                model_name='partnershippart',
                constraint=models.UniqueConstraint(fields=('partnership', 'organization'), name='organization_is_in_a_partnership_once', violation_error_message='This organisation is in the partnership already.'),
            ),
            migrations.AddConstraint(
                model_name='partnershippart',
                constraint=models.CheckConstraint(condition=models.Q(('partnership', models.F('organization')), _negated=True), name='partnership_is_not_a_part_of_itself', violation_error_message="A partnership can't be a part of itself."),
            ),
            migrations.AddConstraint(
                model_name='receivedmail',
                constraint=models.CheckConstraint(condition=models.Q(('collected_on', None), ('collected_on__gte', models.F('received_on')), _connector='OR'), name='mail_is_collected_after_it_came', violation_error_message="Mail can't be collected before it came."),
            ),
            migrations.AddConstraint(
                model_name='receivedmail',
                constraint=models.CheckConstraint(condition=models.Q(('collected_on', None), models.Q(('collected_by', ''), _negated=True), _connector='OR'), name='collected_mail_names_who_took_it', violation_error_message='Write who collected it.'),
            ),
            migrations.AddConstraint(
                model_name='coachingsession',
                constraint=models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='session_lasts_up_to_a_day', violation_error_message='Give between a quarter of an hour and 24 hours.'),
            ),
            migrations.AddConstraint(
                model_name='serviceunit',
                constraint=models.UniqueConstraint(fields=('service', 'name'), name='thing_to_let_is_named_once', violation_error_message='There is one with this number already.'),
            ),
            migrations.AddConstraint(
                model_name='serviceapplication',
                constraint=models.UniqueConstraint(condition=models.Q(('status', 'waiting')), fields=('service', 'organization'), name='organization_applies_for_a_service_once_at_a_time', violation_error_message='An application for this service awaits a decision.'),
            ),
            migrations.AddConstraint(
                model_name='serviceapplication',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['agreed', 'ended']), _negated=True), ('starts_on__isnull', False), _connector='OR'), name='agreement_has_a_first_day', violation_error_message='Give the first day of the agreement.'),
            ),
            migrations.AddConstraint(
                model_name='serviceapplication',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='agreement_ends_after_it_starts', violation_error_message='The agreement must end later than it begins.'),
            ),
            migrations.AddConstraint(
                model_name='serviceapplication',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'rejected'), _negated=True), ('decision_reason__regex', '\\S'), _connector='OR'), name='refused_application_has_a_reason', violation_error_message='Give the reason: the organisation will read it.'),
            ),
            migrations.AddConstraint(
                model_name='serviceapplication',
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('starts_on__isnull', False), ('status__in', ['agreed', 'ended']), ('unit__isnull', False)), expressions=[('unit', '='), (organizations.models.service.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_lower=True, inclusive_upper=True)), '&&')], name='thing_is_let_to_one_organization_at_a_time', violation_error_message='It is let to another organisation in these days. Choose another one or other dates.'),
            ),
            migrations.AddConstraint(
                model_name='sharedresource',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), ('decision_reason__regex', '\\S'), _connector='OR'), name='returned_notice_has_a_reason', violation_error_message='Say what to change: the organisation will read it.'),
            ),
            migrations.AddConstraint(
                model_name='exchangethread',
                constraint=models.UniqueConstraint(fields=('resource', 'organization'), name='organization_answers_a_notice_in_one_conversation', violation_error_message='Your organisation has answered this notice already.'),
            ),
            migrations.AddConstraint(
                model_name='taxlistentry',
                constraint=models.UniqueConstraint(fields=('organization', 'year'), name='organization_is_on_a_years_tax_list_once', violation_error_message="The organisation is on this year's list already."),
            ),
            migrations.AddConstraint(
                model_name='taxlistentry',
                constraint=models.CheckConstraint(condition=models.Q(('year__range', (2004, 2100))), name='tax_list_is_of_a_plausible_year', violation_error_message='Give the year in four digits, such as 2027.'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='organization_keeps_a_manager', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF OLD.status <> 'active' OR OLD.role <> 'manager'\n        OR (TG_OP = 'UPDATE' AND NEW.status = 'active' AND NEW.role = 'manager')\n    THEN\n        RETURN COALESCE(NEW, OLD);\n    END IF;\n    PERFORM 1 FROM organizations_organization\n        WHERE id = OLD.organization_id AND status = 'active' FOR NO KEY UPDATE;\n    IF FOUND AND NOT EXISTS (\n        SELECT 1 FROM organizations_membership\n        WHERE organization_id = OLD.organization_id AND id <> OLD.id\n            AND status = 'active' AND role = 'manager'\n    ) THEN\n        RAISE EXCEPTION USING\n            MESSAGE = format('organisation %s would have no manager', OLD.organization_id),\n            ERRCODE = 'exclusion_violation',\n            CONSTRAINT = 'organization_keeps_a_manager',\n            TABLE = TG_TABLE_NAME;\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n", hash='fb9c1192d0b36d7d34da45213943fdaba196f580', operation='UPDATE OF "status", "role" OR DELETE', pgid='pgtrigger_organization_keeps_a_manager_21a17', table='organizations_membership', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_membershipevent" ("ended_at", "ended_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "status", "user_id") VALUES (NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."since", NEW."status", NEW."user_id"); RETURN NULL;', hash='c9d12c795ae62c68613249214f6bb5568fdacadf', operation='INSERT', pgid='pgtrigger_insert_insert_df650', table='organizations_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ended_by_id" IS DISTINCT FROM (NEW."ended_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "organizations_membershipevent" ("ended_at", "ended_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "status", "user_id") VALUES (NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."since", NEW."status", NEW."user_id"); RETURN NULL;', hash='08fdd930dbcc9990e51f99ed4a79e3dc8c228230', operation='UPDATE', pgid='pgtrigger_update_update_6cb9e', table='organizations_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_organizationevent" ("accessibility", "confirmed_at", "confirmed_by_id", "decided_at", "decided_by_id", "decision_reason", "description", "district", "founded_on", "has_no_premises", "id", "is_operator", "is_public_benefit", "krs", "legal_form", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_address", "public_email", "public_phone", "record_number", "regon", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "website", "whom_it_helps") VALUES (NEW."accessibility", NEW."confirmed_at", NEW."confirmed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."district", NEW."founded_on", NEW."has_no_premises", NEW."id", NEW."is_operator", NEW."is_public_benefit", NEW."krs", NEW."legal_form", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_address", NEW."public_email", NEW."public_phone", NEW."record_number", NEW."regon", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."website", NEW."whom_it_helps"); RETURN NULL;', hash='91e0d555726c7f722f5eec23ec521d044e452df2', operation='INSERT', pgid='pgtrigger_insert_insert_5a753', table='organizations_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='organization',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accessibility" IS DISTINCT FROM (NEW."accessibility") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."district" IS DISTINCT FROM (NEW."district") OR OLD."founded_on" IS DISTINCT FROM (NEW."founded_on") OR OLD."has_no_premises" IS DISTINCT FROM (NEW."has_no_premises") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_operator" IS DISTINCT FROM (NEW."is_operator") OR OLD."is_public_benefit" IS DISTINCT FROM (NEW."is_public_benefit") OR OLD."krs" IS DISTINCT FROM (NEW."krs") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_sort" IS DISTINCT FROM (NEW."name_sort") OR OLD."nip" IS DISTINCT FROM (NEW."nip") OR OLD."public_address" IS DISTINCT FROM (NEW."public_address") OR OLD."public_email" IS DISTINCT FROM (NEW."public_email") OR OLD."public_phone" IS DISTINCT FROM (NEW."public_phone") OR OLD."record_number" IS DISTINCT FROM (NEW."record_number") OR OLD."regon" IS DISTINCT FROM (NEW."regon") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."website" IS DISTINCT FROM (NEW."website") OR OLD."whom_it_helps" IS DISTINCT FROM (NEW."whom_it_helps"))', func='INSERT INTO "organizations_organizationevent" ("accessibility", "confirmed_at", "confirmed_by_id", "decided_at", "decided_by_id", "decision_reason", "description", "district", "founded_on", "has_no_premises", "id", "is_operator", "is_public_benefit", "krs", "legal_form", "name", "nip", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_address", "public_email", "public_phone", "record_number", "regon", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "website", "whom_it_helps") VALUES (NEW."accessibility", NEW."confirmed_at", NEW."confirmed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."district", NEW."founded_on", NEW."has_no_premises", NEW."id", NEW."is_operator", NEW."is_public_benefit", NEW."krs", NEW."legal_form", NEW."name", NEW."nip", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_address", NEW."public_email", NEW."public_phone", NEW."record_number", NEW."regon", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."website", NEW."whom_it_helps"); RETURN NULL;', hash='67dcc7ca92fe13ada93dcca7b5bb84b319895671', operation='UPDATE', pgid='pgtrigger_update_update_73a92', table='organizations_organization', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='service',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_serviceevent" ("agreement_text", "description_en", "description_pl", "id", "is_offered", "kind", "longest_months", "name_en", "name_pl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "remind_days", "slug") VALUES (NEW."agreement_text", NEW."description_en", NEW."description_pl", NEW."id", NEW."is_offered", NEW."kind", NEW."longest_months", NEW."name_en", NEW."name_pl", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."remind_days", NEW."slug"); RETURN NULL;', hash='ec7cd0ba40af8af7f017854f0f98106e8d3611dc', operation='INSERT', pgid='pgtrigger_insert_insert_e7a29', table='organizations_service', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='service',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organizations_serviceevent" ("agreement_text", "description_en", "description_pl", "id", "is_offered", "kind", "longest_months", "name_en", "name_pl", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "remind_days", "slug") VALUES (NEW."agreement_text", NEW."description_en", NEW."description_pl", NEW."id", NEW."is_offered", NEW."kind", NEW."longest_months", NEW."name_en", NEW."name_pl", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."remind_days", NEW."slug"); RETURN NULL;', hash='b12d920d99ac05e1eb40b7713d503ec1c95b1790', operation='UPDATE', pgid='pgtrigger_update_update_1a7da', table='organizations_service', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_claimevent" ("decided_at", "decided_by_id", "decision_reason", "evidence_file", "id", "made_at", "made_by_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_file", NEW."id", NEW."made_at", NEW."made_by_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;', hash='b9022e748537351b383ba33fc017b93f7e566d04', operation='INSERT', pgid='pgtrigger_insert_insert_7503e', table='organizations_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claim',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."evidence_file" IS DISTINCT FROM (NEW."evidence_file") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "organizations_claimevent" ("decided_at", "decided_by_id", "decision_reason", "evidence_file", "id", "made_at", "made_by_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_file", NEW."id", NEW."made_at", NEW."made_by_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;', hash='4d76aa5473468a3d772ea41c64b23bae44a332ec', operation='UPDATE', pgid='pgtrigger_update_update_472ff', table='organizations_claim', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='claimevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ccbbfb21eb6b60bdfeb46a7b68345e32c30a35ac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c6149', table='organizations_claimevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='formchange',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_formchangeevent" ("decided_at", "decided_by_id", "decision_reason", "evidence_file", "founded_on", "id", "krs", "legal_form", "made_at", "made_by_id", "name", "nip", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_number", "regon", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_file", NEW."founded_on", NEW."id", NEW."krs", NEW."legal_form", NEW."made_at", NEW."made_by_id", NEW."name", NEW."nip", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."record_number", NEW."regon", NEW."status"); RETURN NULL;', hash='9dc5df00541ff72a7079997ad581d24601cdb994', operation='INSERT', pgid='pgtrigger_insert_insert_0f9bb', table='organizations_formchange', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='formchange',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."evidence_file" IS DISTINCT FROM (NEW."evidence_file") OR OLD."founded_on" IS DISTINCT FROM (NEW."founded_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."krs" IS DISTINCT FROM (NEW."krs") OR OLD."legal_form" IS DISTINCT FROM (NEW."legal_form") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nip" IS DISTINCT FROM (NEW."nip") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."record_number" IS DISTINCT FROM (NEW."record_number") OR OLD."regon" IS DISTINCT FROM (NEW."regon") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "organizations_formchangeevent" ("decided_at", "decided_by_id", "decision_reason", "evidence_file", "founded_on", "id", "krs", "legal_form", "made_at", "made_by_id", "name", "nip", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_number", "regon", "status") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."evidence_file", NEW."founded_on", NEW."id", NEW."krs", NEW."legal_form", NEW."made_at", NEW."made_by_id", NEW."name", NEW."nip", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."record_number", NEW."regon", NEW."status"); RETURN NULL;', hash='5a5c7daae543149f230875a7f5e45d75f63f7cff', operation='UPDATE', pgid='pgtrigger_update_update_dd592', table='organizations_formchange', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='formchangeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='64188f64d9100ea9f31f69dc2e673af70430b702', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_bda49', table='organizations_formchangeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipinvitation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_membershipinvitationevent" ("accepted_at", "accepted_by_id", "expires_at", "id", "invited_at", "invited_by_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."status"); RETURN NULL;', hash='412ca47536ad94a1549a158bb2be70ee4c223d3d', operation='INSERT', pgid='pgtrigger_insert_insert_94b47', table='organizations_membershipinvitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipinvitation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."accepted_by_id" IS DISTINCT FROM (NEW."accepted_by_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "organizations_membershipinvitationevent" ("accepted_at", "accepted_by_id", "expires_at", "id", "invited_at", "invited_by_id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "status") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."status"); RETURN NULL;', hash='a9acaa3f3cb35b0d4302387d0e92203f473ac120', operation='UPDATE', pgid='pgtrigger_update_update_f1022', table='organizations_membershipinvitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipinvitationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d943d8133245d0831721c3a6811237029a879305', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e779b', table='organizations_membershipinvitationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='registercheck',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_registercheckevent" ("checked_at", "checked_by_id", "differences", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."differences", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result"); RETURN NULL;', hash='23d9efb1e9909a3016eefb58892d78a6ac0a913e', operation='INSERT', pgid='pgtrigger_insert_insert_0bccf', table='organizations_registercheck', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='registercheck',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "organizations_registercheckevent" ("checked_at", "checked_by_id", "differences", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result") VALUES (NEW."checked_at", NEW."checked_by_id", NEW."differences", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result"); RETURN NULL;', hash='b72aad4beb745ffb914dabb0a15a624e9d4bac25', operation='UPDATE', pgid='pgtrigger_update_update_89cbe', table='organizations_registercheck', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='registercheckevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e42508aa5b82ebc9f8b05e4b15d40c3aeefacc46', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e588', table='organizations_registercheckevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='coachingsessionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f5e42ceb1d4d4ce7659fe0cf26dd6a212a8b0e3b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a9025', table='organizations_coachingsessionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='coachingsession',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_coachingsessionevent" ("application_id", "coach", "held_on", "hours", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."application_id", NEW."coach", NEW."held_on", NEW."hours", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id"); RETURN NULL;', hash='e4afeec5f3134a37a2a33a7bb90588b0b02a23e1', operation='INSERT', pgid='pgtrigger_insert_insert_cb53c', table='organizations_coachingsession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='coachingsession',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."coach" IS DISTINCT FROM (NEW."coach") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id"))', func='INSERT INTO "organizations_coachingsessionevent" ("application_id", "coach", "held_on", "hours", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."application_id", NEW."coach", NEW."held_on", NEW."hours", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id"); RETURN NULL;', hash='02d3358a9f867ef4398cc3e2c8f5087fa18c8b79', operation='UPDATE', pgid='pgtrigger_update_update_9fc2f', table='organizations_coachingsession', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='serviceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e22392e51780066721a80cfba1f6eab76e07149e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_143dc', table='organizations_serviceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='serviceapplicationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8a924438073d4d90786c46aba4e003a91eeb57d6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a19b7', table='organizations_serviceapplicationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='serviceapplication',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_serviceapplicationevent" ("agreement_number", "applied_at", "applied_by_id", "decided_at", "decided_by_id", "decision_reason", "ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "service_id", "starts_on", "status", "submission_id", "unit_id") VALUES (NEW."agreement_number", NEW."applied_at", NEW."applied_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reminded_at", NEW."service_id", NEW."starts_on", NEW."status", NEW."submission_id", NEW."unit_id"); RETURN NULL;', hash='b1a0a7c9222ba3da91c238ffba0d66298b18f127', operation='INSERT', pgid='pgtrigger_insert_insert_60cdf', table='organizations_serviceapplication', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='serviceapplication',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."agreement_number" IS DISTINCT FROM (NEW."agreement_number") OR OLD."applied_at" IS DISTINCT FROM (NEW."applied_at") OR OLD."applied_by_id" IS DISTINCT FROM (NEW."applied_by_id") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."reminded_at" IS DISTINCT FROM (NEW."reminded_at") OR OLD."service_id" IS DISTINCT FROM (NEW."service_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))', func='INSERT INTO "organizations_serviceapplicationevent" ("agreement_number", "applied_at", "applied_by_id", "decided_at", "decided_by_id", "decision_reason", "ends_on", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reminded_at", "service_id", "starts_on", "status", "submission_id", "unit_id") VALUES (NEW."agreement_number", NEW."applied_at", NEW."applied_by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."ends_on", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reminded_at", NEW."service_id", NEW."starts_on", NEW."status", NEW."submission_id", NEW."unit_id"); RETURN NULL;', hash='6bd240647f79552795009ed1a9bc29622ec17cf8', operation='UPDATE', pgid='pgtrigger_update_update_83388', table='organizations_serviceapplication', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sharedresource',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "organizations_sharedresourceevent" ("decided_at", "decided_by_id", "decision_reason", "description", "direction", "district", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "title", "valid_until") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."direction", NEW."district", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."valid_until"); RETURN NULL;', hash='e928043d901b45065493d7e26315caf3d01d2fc0', operation='INSERT', pgid='pgtrigger_insert_insert_289ac', table='organizations_sharedresource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sharedresource',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."district" IS DISTINCT FROM (NEW."district") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submission_id" IS DISTINCT FROM (NEW."submission_id") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))', func='INSERT INTO "organizations_sharedresourceevent" ("decided_at", "decided_by_id", "decision_reason", "description", "direction", "district", "id", "kind", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "status", "submission_id", "submitted_at", "submitted_by_id", "title", "valid_until") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."description", NEW."direction", NEW."district", NEW."id", NEW."kind", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."status", NEW."submission_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."valid_until"); RETURN NULL;', hash='14ec24ae63e3a830b46ed251a22d374060c3108d', operation='UPDATE', pgid='pgtrigger_update_update_2f5a5', table='organizations_sharedresource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sharedresourceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21139ce7a8a2d47dc69af560b8d3613bedf5dbaa', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_65aac', table='organizations_sharedresourceevent', when='BEFORE')),
            ),
        ),
    ]
